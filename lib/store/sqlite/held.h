/* SPDX-License-Identifier: MIT
 * store/sqlite/held.h - documents of one language on their way into the index: gathered, and written many at a time, so
 * that the processor's cache holds what writing them needs. */
#ifndef STORE_SQLITE_HELD_H
#define STORE_SQLITE_HELD_H

#include "document/document.h"

struct held_document {
    int64_t asset;
    int change; /* 1: comes, -1: goes */
    uint32_t token_count;
    uint32_t title_count;
    size_t lengths[DOCUMENT_COLUMNS];
};

/* In the order they came. A zeroed one is valid. */
struct held {
    struct held_document *items;
    size_t count;
    size_t capacity;
    struct buf bytes; /* the columns of all */
};

/* Copy a document. ENOMEM, and then it is not held. */
vitrine_status held_add(struct held *held, int64_t asset, const struct document *document, int change);
/* Is it time to write them? */
bool held_is_full(const struct held *held);
/* The columns of the item, borrowed; *at, their place in the bytes, starts at 0 and moves on. */
struct document held_document(const struct held *held, const struct held_document *item, size_t *at);
void held_clear(struct held *held);
void held_dispose(struct held *held);

#endif
