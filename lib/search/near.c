/* SPDX-License-Identifier: MIT
 * Nearness: a window over one place of each term, moved on by its first; see near.h. */
#include "search/near.h"

static uint64_t place_key(uint32_t column, uint32_t position)
{
    return (uint64_t)column << 32 | position;
}

/* They are in order: the first behind `from` decides. */
static bool break_between(const struct match_positions *breaks, uint64_t from, uint64_t to)
{
    size_t low = 0;
    size_t high = breaks != NULL ? breaks->count : 0;
    size_t count = high;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (place_key(breaks->items[middle].column, breaks->items[middle].position) <= from)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && place_key(breaks->items[low].column, breaks->items[low].position) < to;
}

/* The next place of the term that `places[*at]` begins with, and which of its lists has it; moves *at behind the term.
 * False: it has no more. */
static bool next_place(const struct near_places *places, size_t count, const size_t *next, size_t *at, uint64_t *key,
                       size_t *from)
{
    size_t term = places[*at].term;

    *key = UINT64_MAX;
    for (; *at < count && places[*at].term == term; (*at)++) {
        const struct occurrences *list = places[*at].places;
        uint64_t place;

        if (next[*at] == list->count)
            continue;
        place = place_key(list->items[next[*at]].column, list->items[next[*at]].position);
        if (place < *key) {
            *key = place;
            *from = *at;
        }
    }
    return *key != UINT64_MAX;
}

bool near_matches(const struct near_places *places, size_t count, uint32_t distance,
                  const struct match_positions *breaks)
{
    size_t next[NEAR_MAX_PLACES] = {0};

    for (;;) {
        uint64_t first = UINT64_MAX;
        uint64_t last = 0;
        uint64_t first_end;
        size_t least = 0;
        size_t at = 0;

        while (at < count) {
            uint64_t key;
            size_t from = 0;

            if (!next_place(places, count, next, &at, &key, &from))
                return false;
            if (key < first) {
                first = key;
                least = from;
            }
            last = key > last ? key : last;
        }
        first_end = first + places[least].length;
        if (first >> 32 == last >> 32 && (last <= first_end || last - first_end <= distance) &&
            !break_between(breaks, first, last))
            return true;
        next[least]++;
    }
}
