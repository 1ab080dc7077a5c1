/* SPDX-License-Identifier: MIT
 * query/rewrite.h - a query widened by what may be written in place of its words.
 *
 * The tree stays as it was typed. Behind its terms come new ones, each for a run of typed terms that stand side by side
 * below one AND (or for one term alone): where it is met, all of these are. So AND(bãi, biển, đẹp) with "beach" added for
 * the first two matches what holds beach and đẹp. Runs may overlap: each typed term has to be met, by itself or by any that
 * stands for it. A phrase gets phrases with a part of it replaced. Terms below a minus are left alone; a field is passed on;
 * a word with a star is looked up as the whole word it is so far. Typed terms that a source binds together (a date) are met
 * only where they stand together, or by what stands for them all. */
#ifndef QUERY_REWRITE_H
#define QUERY_REWRITE_H

#include "base/arena.h"
#include "query/query.h"
#include "text/equivalent.h"

#define QUERY_MAX_ADDED 64    /* terms */
#define QUERY_MAX_VARIANTS 16 /* of one phrase, parts of it replaced */

struct rewrite_source {
    equivalent_source *tell;
    void *context;
    enum query_reason reason;
    bool guesses; /* what it tells is only likely: never put beside another replacement in one phrase */
};

/* `out` borrows from `tree`, takes the rest from the arena, and is not disposed of. The sources are asked in order, each for
 * the longest sequences first and, unless it guesses, not for a part of one that it knew. ENOMEM, or what a source fails
 * with. */
vitrine_status query_rewrite(struct query_tree *out, struct arena *arena, const struct query_tree *tree,
                             const char *text, struct analyzer *analyzer, const struct rewrite_source *sources,
                             size_t source_count, vitrine_error **err);

#endif
