/* SPDX-License-Identifier: MIT
 * Typed terms side by side; see sequence.h. */
#include "search/sequence.h"

size_t sequence_lower_bound(const struct occurrences *places, uint32_t column, size_t position)
{
    size_t low = 0;
    size_t high = places->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct occurrence *place = &places->items[middle];

        if (place->column < column || (place->column == column && place->position < position))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool has_place(const struct occurrences *places, uint32_t column, size_t position)
{
    size_t at = sequence_lower_bound(places, column, position);

    return at < places->count && places->items[at].column == column && places->items[at].position == position;
}

size_t sequence_length(const struct query_tree *tree, struct sequence sequence)
{
    size_t length = 0;
    size_t t;

    for (t = 0; t < sequence.count; t++)
        length += tree->terms[sequence.first + t].token_count;
    return length;
}

bool sequence_stands_at(const struct query_tree *tree, const struct occurrences *occurrences, struct sequence sequence,
                        const struct occurrence *place)
{
    size_t position = place->position;
    size_t t;

    for (t = sequence.first; t < sequence.first + sequence.count; t++) {
        if (!has_place(&occurrences[t], place->column, position))
            return false;
        position += tree->terms[t].token_count;
    }
    return true;
}

bool sequence_stands(const struct query_tree *tree, const struct occurrences *occurrences, struct sequence sequence)
{
    const struct occurrences *first = &occurrences[sequence.first];
    size_t i;

    for (i = 0; i < first->count; i++)
        if (sequence_stands_at(tree, occurrences, sequence, &first->items[i]))
            return true;
    return false;
}
