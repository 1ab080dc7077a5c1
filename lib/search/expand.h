/* SPDX-License-Identifier: MIT
 * search/expand.h - the terms of a query as the written forms that one language's index holds: what marks, spellings
 * and stems let a typed word reach (vitrine.md section 3). */
#ifndef SEARCH_EXPAND_H
#define SEARCH_EXPAND_H

#include "base/arena.h"
#include "query/query.h"
#include "store/store.h"

/* How a form was reached; the order is the order of worth. */
enum tier { TIER_WRITTEN, TIER_FOLDED, TIER_STEM, TIER_ALIAS, TIER_GLOSSARY, TIER_FUZZY };
#define TIER_END 6

enum expand_marks { EXPAND_SMART, EXPAND_IGNORE, EXPAND_STRICT }; /* as enum vitrine_marks */

struct alternative {
    enum tier tier;
    struct match_slot *slots; /* one a token of the term; none is empty */
};

struct expanded_term {
    struct alternative alternatives[TIER_END];
    size_t alternative_count; /* 0: the language has nothing of it */
    uint64_t documents;       /* that hold it, or more: the rarest token's, each form counted */
    double rarity;            /* of these among the language's documents */
    bool free_folding;        /* typed in Latin letters without a mark: folded forms count in full */
    uint64_t fallback;        /* bit i: token i occurs nowhere as written, so it was folded (63 tokens at most) */
    const struct match_slot *right; /* of a phrase with a fuzzy alternative: each token as it is when read right */
};

struct expansion {
    char language[LANGUAGE_SIZE];
    struct store_counts counts;
    double mean_length;          /* by these */
    struct expanded_term *terms; /* one a term of the tree */
};

/* What page one was scored with: counts, and which words were folded. */
struct frozen_language {
    char language[LANGUAGE_SIZE];
    struct store_counts counts;
    uint64_t *documents; /* one a term */
    uint64_t *fallback;
};

/* Into the arena. frozen NULL: by what the store says now. */
vitrine_status expand_language(struct expansion *out, struct arena *arena, struct store *store,
                               const struct query_tree *tree, const char *language, enum expand_marks marks,
                               const struct frozen_language *frozen, vitrine_error **err);

#endif
