/* SPDX-License-Identifier: MIT
 * search/evaluation.h - the evaluation of one language under way, as its steps share it. */
#ifndef SEARCH_EVALUATION_H
#define SEARCH_EVALUATION_H

#include "search/evaluate.h"
#include "search/verdict.h"

struct evaluation {
    const struct query_tree *tree;
    const struct expansion *expansion;
    enum evaluate_what what;
    struct arena arena;
    /* The request: its terms are the alternatives of the tree's terms. */
    struct match_term *terms;
    size_t *owners;    /* of each: the tree's term; SIZE_MAX: of none */
    enum tier *tiers;
    size_t term_count;
    size_t *first;     /* of each of the tree's terms: its first alternative among `terms` */
    size_t *right;     /* of each with a fuzzy phrase: its first token read right, among `terms` */
    bool has_break;    /* the last of `terms` is the break */
    bool has_fuzzy;    /* some alternative is */
    struct match_group *groups;
    size_t group_count;
    bool impossible;
    /* One document. */
    struct occurrences *occurrences; /* one a term of the tree */
    struct standing standing;        /* of them */
    evaluate_sink *sink;
    void *context;
};

/* What takes the documents of a query whose words are of one form each, faster than any query's and with the same result;
 * NULL: this is not such a query. */
match_sink *evaluation_short_way(const struct evaluation *evaluation);

#endif
