/* SPDX-License-Identifier: MIT
 * search/score.h - how well a document answers: BM25 over weighted fields, with a bonus for words that stand together
 * in the order of the query. */
#ifndef SEARCH_SCORE_H
#define SEARCH_SCORE_H

#include "search/expand.h"

/* A place where a term stands in a document. */
struct occurrence {
    uint32_t column;
    uint32_t position;
    enum tier tier;
    bool alone; /* fuzzy, and nothing beside it bears it out */
};

struct occurrences { /* by column, then position; one a place */
    struct occurrence *items;
    size_t count;
    size_t capacity;
};

/* Rarity of a term that `documents` of `all` hold; positive also for one that all hold. */
double score_rarity(uint64_t documents, uint64_t all);
/* Tokens of a document, in the middle; at least 1. */
double score_mean_length(const struct store_counts *counts);
/* Of a query of one term: score_document from the sums of score_column over its places, by tier. */
double score_lone(const struct query_tree *tree, const struct expansion *expansion, const double sums[TIER_END],
                  uint32_t length);
double score_column(uint32_t column);
/* occurrences[i] is of term i; terms that do not count (excluded) have none. partial: multiply by the share of the
 * query's rarity that the document holds. */
double score_document(const struct query_tree *tree, const struct expansion *expansion,
                      const struct occurrences *occurrences, uint32_t length, bool partial);

#endif
