/* SPDX-License-Identifier: MIT
 * search/evaluate.h - one language of a query against a store: which documents match, and how well. The one scorer of
 * all stores. */
#ifndef SEARCH_EVALUATE_H
#define SEARCH_EVALUATE_H

#include "search/expand.h"

/* What of the tree has to hold. */
enum evaluate_what {
    EVALUATE_ALL,     /* the tree as asked */
    EVALUATE_ANY,     /* some of its terms: partial matches */
    EVALUATE_EXCLUDED /* one of the exclusions */
};

/* names_only: nothing but the asset's names matched, which are in no language. */
typedef vitrine_status evaluate_sink(void *context, int64_t asset, double score, bool names_only,
                                     vitrine_error **err);

/* Assets whose document in the expansion's language matches, by ascending id, each once. Names stand in the documents of
 * all languages: what only they hold is given for "und" alone. */
vitrine_status evaluate_language(struct store *store, const struct query_tree *tree,
                                 const struct expansion *expansion, enum evaluate_what what, evaluate_sink *sink,
                                 void *context, vitrine_error **err);

#endif
