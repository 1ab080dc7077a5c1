/* SPDX-License-Identifier: MIT
 * search/hits.h - assets that match, gathered for each language, then walked over all of them: ascending ids, each once,
 * with its best score. */
#ifndef SEARCH_HITS_H
#define SEARCH_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitrine/error.h"

/* What one language found, by asset. */
struct found {
    uint64_t key; /* twice the asset's id; and one, if by names alone */
    double score;
};

struct hits {
    struct found *items;
    size_t count;
    size_t capacity;
    bool can_be_shown; /* in the language: not in "und" */
};

/* Behind the last, whose id is lower. ENOMEM. */
vitrine_status hits_append(struct hits *hits, int64_t asset, double score, bool names_only);
void hits_dispose(struct hits *hits);

/* An asset over all languages. */
struct hit {
    int64_t asset;
    double score;
    uint64_t languages; /* bit i: language i of the search; those beyond 63 leave no bit */
    uint32_t best;      /* of the languages that can be shown ("und" cannot), or HITS_NO_LANGUAGE */
    double best_score;  /* in that language */
};
#define HITS_NO_LANGUAGE UINT32_MAX

#define HITS_WINDOW 256 /* ids that are looked at together */

/* One list a language. */
struct hits_walk {
    const struct hits *lists;
    size_t count;
    size_t *at;         /* of each list: the next one; zeroed at first */
    struct hit *window; /* HITS_WINDOW of them */
    size_t ready;       /* of them, in order; 0 at first */
    size_t next;
};
/* The next few into the window; false: there are none. */
bool hits_more(struct hits_walk *walk);
/* One by one. */
bool hits_next(struct hits_walk *walk, struct hit *out);

#endif
