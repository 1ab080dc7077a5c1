/* SPDX-License-Identifier: MIT
 * search/near.h - do terms stand near each other in one field value? */
#ifndef SEARCH_NEAR_H
#define SEARCH_NEAR_H

#include "search/score.h"

struct near_term {
    const struct occurrences *places;
    size_t length; /* in tokens */
};

/* In any order, with at most `distance` tokens between the end of the first and the start of the last, and no break
 * between them. breaks may be NULL. At most QUERY_MAX_TERMS terms. */
bool near_matches(const struct near_term *terms, size_t count, uint32_t distance,
                  const struct match_positions *breaks);

#endif
