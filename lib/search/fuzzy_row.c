/* SPDX-License-Identifier: MIT
 * Words nearly right, believed by their neighbours; see fuzzy.h. */
#include "search/fuzzy.h"

#define LONGEST 6 /* words of a row; longer ones hold such rows */
#define REACH (LONGEST - 1)

static bool is_at(const struct match_positions *places, uint32_t column, uint32_t position)
{
    size_t low = 0;
    size_t high = places->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct match_position *at = &places->items[middle];

        if (at->column < column || (at->column == column && at->position < position))
            low = middle + 1;
        else
            high = middle;
    }
    return low < places->count && places->items[low].column == column &&
           places->items[low].position == position;
}

bool fuzzy_phrase_holds(const struct match_position *place, const struct match_positions *equals,
                        size_t count)
{
    size_t right = 0;
    size_t i;

    for (i = 0; i < count; i++)
        right += is_at(&equals[i], place->column, place->position + (uint32_t)i);
    return 2 * right >= count;
}

static const struct occurrence *find_place(const struct occurrences *places, uint32_t column,
                                           uint32_t position)
{
    size_t low = 0;
    size_t high = places->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct occurrence *at = &places->items[middle];

        if (at->column < column || (at->column == column && at->position < position))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == places->count || places->items[low].column != column ||
        places->items[low].position != position)
        return NULL;
    return &places->items[low];
}

/* How the words beside one stand: index REACH is the word itself. */
enum { ABSENT, NEAR, RIGHT };

static void look_around(unsigned char row[2 * REACH + 1], const struct query_tree *tree,
                        const struct occurrences *occurrences, size_t term, const struct occurrence *at)
{
    size_t k;

    for (k = 0; k <= 2 * REACH; k++) {
        const struct occurrence *beside;

        row[k] = ABSENT;
        if (term + k < REACH || at->position + k < REACH || !fuzzy_is_word(tree, term + k - REACH))
            continue;
        beside = find_place(&occurrences[term + k - REACH], at->column, at->position + (uint32_t)k - REACH);
        if (beside != NULL)
            row[k] = beside->tier == TIER_FUZZY ? NEAR : RIGHT;
    }
}

/* Is the middle in a row of enough words, half of them right? */
static bool is_borne_out(const unsigned char row[2 * REACH + 1])
{
    size_t first;
    size_t end;

    for (first = REACH; row[first] != ABSENT; first--) {
        size_t right = 0;

        for (end = first; end - first < LONGEST && end <= 2 * REACH && row[end] != ABSENT; end++) {
            right += row[end] == RIGHT;
            if (end >= REACH && end + 1 - first >= FUZZY_ROW && 2 * right >= end + 1 - first)
                return true;
        }
        if (first == 0)
            break;
    }
    return false;
}

static void settle_word(const struct query_tree *tree, struct occurrences *occurrences, size_t term)
{
    struct occurrences *places = &occurrences[term];
    unsigned char row[2 * REACH + 1];
    size_t i;

    for (i = 0; i < places->count; i++) {
        if (places->items[i].tier != TIER_FUZZY)
            continue;
        look_around(row, tree, occurrences, term, &places->items[i]);
        places->items[i].alone = !is_borne_out(row);
    }
}

static void drop_alone(struct occurrences *places)
{
    size_t kept = 0;
    size_t i;

    for (i = 0; i < places->count; i++)
        if (!places->items[i].alone)
            places->items[kept++] = places->items[i];
    places->count = kept;
}

void fuzzy_settle(const struct query_tree *tree, struct occurrences *occurrences)
{
    size_t i;

    for (i = 0; i < tree->typed_count; i++)
        if (fuzzy_is_word(tree, i))
            settle_word(tree, occurrences, i);
    for (i = 0; i < tree->typed_count; i++)
        if (fuzzy_is_word(tree, i))
            drop_alone(&occurrences[i]);
}
