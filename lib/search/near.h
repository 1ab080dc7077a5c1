/* SPDX-License-Identifier: MIT
 * search/near.h - do terms stand near each other in one field value? */
#ifndef SEARCH_NEAR_H
#define SEARCH_NEAR_H

#include "query/rewrite.h"
#include "search/score.h"

/* Places of one of the terms, or of what stands for it. */
struct near_places {
    const struct occurrences *places;
    size_t length; /* in tokens */
    size_t term;   /* from 0 */
};

#define NEAR_MAX_PLACES (QUERY_MAX_TERMS + QUERY_MAX_ADDED)

/* In any order, with at most `distance` tokens between the end of the first and the start of the last, and no break
 * between them. breaks may be NULL. At most NEAR_MAX_PLACES of them, each term's side by side and every term with one. */
bool near_matches(const struct near_places *places, size_t count, uint32_t distance,
                  const struct match_positions *breaks);

#endif
