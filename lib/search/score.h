/* SPDX-License-Identifier: MIT
 * search/score.h - how well a document answers: BM25 over weighted fields, with a bonus for words that stand together
 * in the order of the query, and one for the share of the title that they are. */
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
/* The places of one term in a document, added up. A zeroed one has none. */
struct score_sums {
    double weights[TIER_END]; /* of the columns, by tier */
    size_t title_places;
    enum tier title_tier; /* the best of them */
};
void score_add(struct score_sums *sums, uint32_t column, enum tier tier);
/* Of a query of one term: score_document from the sums of its places. */
double score_lone(const struct query_tree *tree, const struct expansion *expansion, const struct score_sums *sums,
                  struct document_length length);
/* A term all of whose places are of one form. */
struct score_word {
    const struct match_positions *places; /* at least one */
    enum tier tier;
    struct score_sums sums; /* of them */
};
/* Of a query of nothing but such terms, words[i] of term i, all of them met: as score_document would. */
double score_words(const struct query_tree *tree, const struct expansion *expansion, const struct score_word *words,
                   struct document_length length);
/* occurrences[i] is of term i; terms that do not count (excluded) have none. partial: multiply by the share of the
 * query's rarity that the document holds. */
double score_document(const struct query_tree *tree, const struct expansion *expansion,
                      const struct occurrences *occurrences, struct document_length length, bool partial);

#endif
