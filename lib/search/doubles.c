/* SPDX-License-Identifier: MIT
 * Overlaps of added terms with what they stand for; see doubles.h. */
#include "search/doubles.h"

/* The first place that is not before (column, position). */
static size_t lower_bound(const struct occurrences *places, uint32_t column, size_t position)
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

static bool stands_at(const struct occurrences *places, uint32_t column, size_t position)
{
    size_t at = lower_bound(places, column, position);

    return at < places->count && places->items[at].column == column && places->items[at].position == position;
}

/* A place of some term that is `length` tokens long. */
struct stretch {
    uint32_t column;
    size_t position;
    size_t length;
};

static size_t reach_before(struct stretch stretch, size_t length)
{
    return stretch.position + 1 > length ? stretch.position + 1 - length : 0;
}

static bool overlaps(const struct occurrences *places, size_t length, struct stretch stretch)
{
    size_t at = lower_bound(places, stretch.column, reach_before(stretch, length));

    return at < places->count && places->items[at].column == stretch.column &&
           places->items[at].position < stretch.position + stretch.length;
}

/* Is the whole of what the added term stands for there as typed, anywhere in the stretch? */
static bool overlaps_typed(const struct query_tree *tree, const struct occurrences *occurrences,
                           const struct query_term *added, struct stretch stretch)
{
    const struct occurrences *first = &occurrences[added->stands_for];
    size_t length = 0;
    size_t at;
    size_t t;

    for (t = 0; t < added->stands_for_count; t++)
        length += tree->terms[added->stands_for + t].token_count;
    at = lower_bound(first, stretch.column, reach_before(stretch, length));
    for (; at < first->count && first->items[at].column == stretch.column &&
           first->items[at].position < stretch.position + stretch.length;
         at++) {
        size_t position = first->items[at].position;

        for (t = 0; t < added->stands_for_count; t++) {
            size_t term = added->stands_for + t;

            if (!stands_at(&occurrences[term], stretch.column, position))
                break;
            position += tree->terms[term].token_count;
        }
        if (t == added->stands_for_count)
            return true;
    }
    return false;
}

static bool is_double(const struct query_tree *tree, const struct occurrences *occurrences, size_t added,
                      const struct occurrence *place)
{
    const struct query_term *term = &tree->terms[added];
    struct stretch stretch = {place->column, place->position, term->token_count};
    size_t t;

    for (t = tree->typed_count; t < added; t++) {
        const struct query_term *other = &tree->terms[t];

        if (other->stands_for == term->stands_for && other->stands_for_count == term->stands_for_count &&
            overlaps(&occurrences[t], other->token_count, stretch))
            return true;
    }
    return overlaps_typed(tree, occurrences, term, stretch);
}

void doubles_drop(const struct query_tree *tree, struct occurrences *occurrences, size_t added)
{
    struct occurrences *places = &occurrences[added];
    size_t kept = 0;
    size_t i;

    for (i = 0; i < places->count; i++)
        if (!is_double(tree, occurrences, added, &places->items[i]))
            places->items[kept++] = places->items[i];
    places->count = kept;
}
