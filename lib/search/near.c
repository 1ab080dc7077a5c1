/* SPDX-License-Identifier: MIT
 * Nearness: a window over one place of each term, moved on by its first; see near.h. */
#include "search/near.h"

static uint64_t place_key(uint32_t column, uint32_t position)
{
    return (uint64_t)column << 32 | position;
}

static bool break_between(const struct match_positions *breaks, uint64_t from, uint64_t to)
{
    size_t i;

    for (i = 0; breaks != NULL && i < breaks->count; i++) {
        uint64_t at = place_key(breaks->items[i].column, breaks->items[i].position);

        if (at > from && at < to)
            return true;
    }
    return false;
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
