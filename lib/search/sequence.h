/* SPDX-License-Identifier: MIT
 * search/sequence.h - typed terms side by side in a text, in their order. */
#ifndef SEARCH_SEQUENCE_H
#define SEARCH_SEQUENCE_H

#include "search/score.h"

/* Typed terms, one behind the other. */
struct sequence {
    size_t first;
    size_t count;
};

/* The first place that is not before (column, position). */
size_t sequence_lower_bound(const struct occurrences *places, uint32_t column, size_t position);
/* How long they are together, in tokens. */
size_t sequence_length(const struct query_tree *tree, struct sequence sequence);
/* Do they stand at that place of the first? */
bool sequence_stands_at(const struct query_tree *tree, const struct occurrences *occurrences, struct sequence sequence,
                        const struct occurrence *place);
/* Do they stand anywhere? */
bool sequence_stands(const struct query_tree *tree, const struct occurrences *occurrences, struct sequence sequence);

#endif
