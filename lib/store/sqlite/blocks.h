/* SPDX-License-Identifier: MIT
 * store/sqlite/blocks.h - small numbers of one language by asset or by word, many in one row of the file: as a row each,
 * writing them would cost as much as the index. */
#ifndef STORE_SQLITE_BLOCKS_H
#define STORE_SQLITE_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitrine/error.h"

#define BLOCK_SIZE 4000 /* bytes: one page of the file, with what the page itself needs */
#define BLOCK_LENGTHS (BLOCK_SIZE / 2) /* two bytes an asset: the codes of its length and its title's, 0 for none */
#define BLOCK_COUNTS (BLOCK_SIZE / 4) /* four bytes a word or phrase, the low one first: how many documents hold it */

enum block_kind { BLOCK_OF_LENGTHS, BLOCK_OF_COUNTS, BLOCK_OF_USES };
#define BLOCK_KINDS 3

struct block {
    int64_t number;
    bool changed;
    unsigned char bytes[BLOCK_SIZE];
};

/* The number stands beside the block, not only in it: to look for one should not fetch the others. */
struct block_place {
    int64_t number;
    struct block *block;
};

/* Blocks of one kind in memory, by number. A zeroed one is valid. */
struct blocks {
    struct block_place *items;
    size_t count;
    size_t capacity;
    size_t last; /* the block used last */
};

/* The block in memory, or NULL. */
struct block *blocks_find(struct blocks *blocks, int64_t number);
/* A new block of zeros; NULL: no memory. It must not be there yet. */
struct block *blocks_add(struct blocks *blocks, int64_t number);
void blocks_dispose(struct blocks *blocks);

uint32_t block_count(const struct block *block, size_t at);
void block_set_count(struct block *block, size_t at, uint32_t count);

#endif
