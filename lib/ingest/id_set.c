/* SPDX-License-Identifier: MIT
 * A set of ids, hashed; see id_set.h. */
#include "ingest/id_set.h"

#include "base/alloc.h"

#define SMALLEST 64

void id_set_dispose(struct id_set *set)
{
    mem_free(set->slots);
    *set = (struct id_set){NULL, 0, 0};
}

/* Where the id stands, or the free slot where it would. */
static size_t find(const int64_t *slots, size_t size, int64_t id)
{
    size_t at =
        (size_t)(((uint64_t)id * 0x9e3779b97f4a7c15u) >> 20) & (size - 1); /* the golden ratio spreads them */

    while (slots[at] != 0 && slots[at] != id)
        at = (at + 1) & (size - 1);
    return at;
}

/* At most half of the slots are taken. */
static bool grow(struct id_set *set)
{
    size_t size = set->size > 0 ? set->size * 2 : SMALLEST;
    int64_t *slots = mem_zero(size, sizeof slots[0]);
    size_t i;

    if (slots == NULL)
        return false;
    for (i = 0; i < set->size; i++)
        if (set->slots[i] != 0)
            slots[find(slots, size, set->slots[i])] = set->slots[i];
    mem_free(set->slots);
    set->slots = slots;
    set->size = size;
    return true;
}

bool id_set_add(struct id_set *set, int64_t id)
{
    size_t at;

    if (set->count >= set->size / 2 && !grow(set))
        return false;
    at = find(set->slots, set->size, id);
    set->count += set->slots[at] == 0;
    set->slots[at] = id;
    return true;
}

bool id_set_has(const struct id_set *set, int64_t id)
{
    return set->count > 0 && set->slots[find(set->slots, set->size, id)] == id;
}
