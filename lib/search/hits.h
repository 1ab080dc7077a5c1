/* SPDX-License-Identifier: MIT
 * search/hits.h - assets that match, gathered over languages: ascending ids, each once, with its best score. */
#ifndef SEARCH_HITS_H
#define SEARCH_HITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitrine/error.h"

struct hit {
    int64_t asset;
    double score;
    uint64_t languages; /* bit i: language i of the search; those beyond 63 leave no bit */
    uint32_t best;      /* of the languages that can be shown ("und" cannot), or HITS_NO_LANGUAGE */
    double best_score;  /* in that language */
};

struct hits {
    struct hit *items;
    size_t count;
    size_t capacity;
};

#define HITS_NO_LANGUAGE UINT32_MAX
/* Behind the last, whose id is lower. ENOMEM. */
vitrine_status hits_append(struct hits *hits, const struct hit *hit);
/* Take the hits of another language in; `more` is emptied. ENOMEM. */
vitrine_status hits_merge(struct hits *hits, struct hits *more);
/* Drop those that `others` has too. */
void hits_subtract(struct hits *hits, const struct hits *others);
void hits_dispose(struct hits *hits);

#endif
