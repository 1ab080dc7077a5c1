/* SPDX-License-Identifier: MIT
 * search/verdict.h - does a document answer the query? By where its terms stand in it. */
#ifndef SEARCH_VERDICT_H
#define SEARCH_VERDICT_H

#include "search/score.h"

struct standing {
    const struct query_tree *tree;
    const struct occurrences *occurrences; /* one a term of the tree */
    const struct match_positions *breaks;  /* NULL: no NEAR is in it */
};

bool verdict_holds(const struct standing *standing, size_t node);

#endif
