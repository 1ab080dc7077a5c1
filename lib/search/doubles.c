/* SPDX-License-Identifier: MIT
 * Overlaps of added terms with what they stand for; see doubles.h. */
#include "search/doubles.h"

#include "search/sequence.h"

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
    size_t at = sequence_lower_bound(places, stretch.column, reach_before(stretch, length));

    return at < places->count && places->items[at].column == stretch.column &&
           places->items[at].position < stretch.position + stretch.length;
}

/* Is the whole of what the added term stands for there as typed, anywhere in the stretch? */
static bool overlaps_typed(const struct query_tree *tree, const struct occurrences *occurrences,
                           const struct query_term *added, struct stretch stretch)
{
    struct sequence typed = {added->stands_for, added->stands_for_count};
    const struct occurrences *first = &occurrences[typed.first];
    size_t from = reach_before(stretch, sequence_length(tree, typed));
    size_t at = sequence_lower_bound(first, stretch.column, from);

    for (; at < first->count && first->items[at].column == stretch.column &&
           first->items[at].position < stretch.position + stretch.length;
         at++)
        if (sequence_stands_at(tree, occurrences, typed, &first->items[at]))
            return true;
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
