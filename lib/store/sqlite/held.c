/* SPDX-License-Identifier: MIT
 * Documents yet to be written; see held.h. */
#include "store/sqlite/held.h"

#include <string.h>

#include "base/alloc.h"

#define FULL_BYTES (1024 * 1024)
#define FULL_COUNT 10000

vitrine_status held_add(struct held *held, int64_t asset, const struct document *document, int change)
{
    struct held_document item = {.asset = asset,
                                 .change = change,
                                 .token_count = document->token_count,
                                 .title_count = document->title_count};
    size_t before = held->bytes.length;
    size_t i;

    for (i = 0; i < DOCUMENT_COLUMNS; i++) {
        item.lengths[i] = document->columns[i].length;
        buf_append(&held->bytes, document->columns[i].bytes, item.lengths[i]);
    }
    if (held->bytes.failed || !mem_grow(&held->items, &held->capacity, held->count, sizeof item)) {
        held->bytes.failed = false;
        buf_truncate(&held->bytes, before);
        return VITRINE_ENOMEM;
    }
    held->items[held->count++] = item;
    return VITRINE_OK;
}

bool held_is_full(const struct held *held)
{
    return held->bytes.length >= FULL_BYTES || held->count >= FULL_COUNT;
}

struct document held_document(const struct held *held, const struct held_document *item, size_t *at)
{
    struct document document = {.token_count = item->token_count, .title_count = item->title_count};
    size_t i;

    for (i = 0; i < DOCUMENT_COLUMNS; i++) {
        document.columns[i].bytes = held->bytes.bytes + *at;
        document.columns[i].length = item->lengths[i];
        *at += item->lengths[i];
    }
    return document;
}

/* A long text is not to be remembered by its memory. */
void held_clear(struct held *held)
{
    held->count = 0;
    if (held->bytes.capacity > 4 * FULL_BYTES)
        buf_dispose(&held->bytes);
    buf_clear(&held->bytes);
}

void held_dispose(struct held *held)
{
    mem_free(held->items);
    buf_dispose(&held->bytes);
    memset(held, 0, sizeof *held);
}
