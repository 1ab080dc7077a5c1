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

bool near_matches(const struct near_term *terms, size_t count, uint32_t distance,
                  const struct match_positions *breaks)
{
    size_t next[QUERY_MAX_TERMS] = {0};

    for (;;) {
        uint64_t first = UINT64_MAX;
        uint64_t last = 0;
        uint64_t first_end;
        size_t least = 0;
        size_t i;

        for (i = 0; i < count; i++) {
            const struct occurrence *place;
            uint64_t key;

            if (next[i] >= terms[i].places->count)
                return false;
            place = &terms[i].places->items[next[i]];
            key = place_key(place->column, place->position);
            if (key < first) {
                first = key;
                least = i;
            }
            last = key > last ? key : last;
        }
        first_end = first + terms[least].length;
        if (first >> 32 == last >> 32 && (last <= first_end || last - first_end <= distance) &&
            !break_between(breaks, first, last))
            return true;
        next[least]++;
    }
}
