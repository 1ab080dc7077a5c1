/* SPDX-License-Identifier: MIT
 * Blocks of length codes in memory; see lengths.h. */
#include "store/sqlite/lengths.h"

#include <string.h>

#include "base/alloc.h"

static size_t place(const struct lengths *lengths, int64_t number)
{
    size_t low = 0;
    size_t high = lengths->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lengths->blocks[middle]->number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct lengths_block *lengths_find(struct lengths *lengths, int64_t number)
{
    if (lengths->last < lengths->count && lengths->blocks[lengths->last]->number == number)
        return lengths->blocks[lengths->last];
    lengths->last = place(lengths, number);
    if (lengths->last < lengths->count && lengths->blocks[lengths->last]->number == number)
        return lengths->blocks[lengths->last];
    return NULL;
}

struct lengths_block *lengths_add(struct lengths *lengths, int64_t number)
{
    size_t at = place(lengths, number);
    struct lengths_block *block = mem_zero(1, sizeof *block);

    if (block == NULL || !mem_grow(&lengths->blocks, &lengths->capacity, lengths->count, sizeof lengths->blocks[0])) {
        mem_free(block);
        return NULL;
    }
    block->number = number;
    memmove(&lengths->blocks[at + 1], &lengths->blocks[at], (lengths->count - at) * sizeof lengths->blocks[0]);
    lengths->blocks[at] = block;
    lengths->count++;
    lengths->last = at;
    return block;
}

void lengths_dispose(struct lengths *lengths)
{
    while (lengths->count > 0)
        mem_free(lengths->blocks[--lengths->count]);
    mem_free(lengths->blocks);
    memset(lengths, 0, sizeof *lengths);
}
