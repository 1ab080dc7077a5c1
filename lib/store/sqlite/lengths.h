/* SPDX-License-Identifier: MIT
 * store/sqlite/lengths.h - the length codes of one language's documents, in blocks of LENGTHS_BLOCK assets. */
#ifndef STORE_SQLITE_LENGTHS_H
#define STORE_SQLITE_LENGTHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitrine/error.h"

#define LENGTHS_BLOCK 4096

struct lengths_block {
    int64_t number; /* asset / LENGTHS_BLOCK */
    bool changed;
    unsigned char codes[LENGTHS_BLOCK]; /* 0: no document */
};

/* Blocks in memory, by number. A zeroed one is valid. */
struct lengths {
    struct lengths_block **blocks;
    size_t count;
    size_t capacity;
    size_t last; /* the block used last */
};

/* The block in memory, or NULL. */
struct lengths_block *lengths_find(struct lengths *lengths, int64_t number);
/* A new block of zeros; NULL: no memory. It must not be there yet. */
struct lengths_block *lengths_add(struct lengths *lengths, int64_t number);
void lengths_dispose(struct lengths *lengths);

#endif
