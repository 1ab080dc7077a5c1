/* SPDX-License-Identifier: MIT
 * Blocks of small numbers in memory; see blocks.h. */
#include "store/sqlite/blocks.h"

#include <string.h>

#include "base/alloc.h"

static size_t place(const struct blocks *blocks, int64_t number)
{
    size_t low = 0;
    size_t high = blocks->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (blocks->items[middle].number < number)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool stands_at(const struct blocks *blocks, size_t at, int64_t number)
{
    return at < blocks->count && blocks->items[at].number == number;
}

/* Where it would stand if none were missing between it and the one used last. */
static size_t likely_place(const struct blocks *blocks, int64_t number)
{
    int64_t base = blocks->last < blocks->count ? blocks->items[blocks->last].number - (int64_t)blocks->last : 0;

    return number >= base ? (size_t)(number - base) : SIZE_MAX;
}

struct block *blocks_find(struct blocks *blocks, int64_t number)
{
    size_t likely = likely_place(blocks, number);

    blocks->last = stands_at(blocks, likely, number) ? likely : place(blocks, number);
    return stands_at(blocks, blocks->last, number) ? blocks->items[blocks->last].block : NULL;
}

struct block *blocks_add(struct blocks *blocks, int64_t number)
{
    size_t at = place(blocks, number);
    struct block *block = mem_zero(1, sizeof *block);

    if (block == NULL || !mem_grow(&blocks->items, &blocks->capacity, blocks->count, sizeof blocks->items[0])) {
        mem_free(block);
        return NULL;
    }
    block->number = number;
    memmove(&blocks->items[at + 1], &blocks->items[at], (blocks->count - at) * sizeof blocks->items[0]);
    blocks->items[at] = (struct block_place){number, block};
    blocks->count++;
    blocks->last = at;
    return block;
}

void blocks_dispose(struct blocks *blocks)
{
    while (blocks->count > 0)
        mem_free(blocks->items[--blocks->count].block);
    mem_free(blocks->items);
    memset(blocks, 0, sizeof *blocks);
}

uint32_t block_count(const struct block *block, size_t at)
{
    const unsigned char *bytes = block->bytes + 4 * at;

    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

void block_set_count(struct block *block, size_t at, uint32_t count)
{
    unsigned char *bytes = block->bytes + 4 * at;
    int i;

    for (i = 0; i < 4; i++)
        bytes[i] = (unsigned char)(count >> 8 * i);
    block->changed = true;
}
