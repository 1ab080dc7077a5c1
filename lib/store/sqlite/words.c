/* SPDX-License-Identifier: MIT
 * Word counts in memory; see words.h. */
#include "store/sqlite/words.h"

#include <string.h>

#include "base/alloc.h"

#define FIRST_CAPACITY 1024

/* FNV-1a. */
#define HASH_START 2166136261u

static inline uint32_t add_byte(uint32_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * 16777619u;
}

/* The word's place, or the free one where it belongs. */
static struct word_count *find(const struct word_counts *counts, uint32_t hash, const char *bytes, size_t length)
{
    size_t at = hash & (counts->capacity - 1);

    for (;;) {
        struct word_count *item = &counts->items[at];

        if (item->length == 0 || (item->hash == hash && item->length == length &&
                                  memcmp(counts->bytes.bytes + item->start, bytes, length) == 0))
            return item;
        at = (at + 1) & (counts->capacity - 1);
    }
}

static vitrine_status grow(struct word_counts *counts)
{
    struct word_counts larger = *counts;
    size_t i;

    larger.capacity = counts->capacity ? counts->capacity * 2 : FIRST_CAPACITY;
    larger.items = mem_zero(larger.capacity, sizeof larger.items[0]);
    if (larger.items == NULL)
        return VITRINE_ENOMEM;
    for (i = 0; i < counts->capacity; i++) {
        const struct word_count *item = &counts->items[i];

        if (item->length > 0)
            *find(&larger, item->hash, counts->bytes.bytes + item->start, item->length) = *item;
    }
    mem_free(counts->items);
    *counts = larger;
    return VITRINE_OK;
}

static vitrine_status count_word(struct word_counts *counts, uint32_t hash, const char *bytes, size_t length,
                                 int change)
{
    struct word_count *item;

    if (counts->count * 2 >= counts->capacity && grow(counts) < 0)
        return VITRINE_ENOMEM;
    item = find(counts, hash, bytes, length);
    if (item->length == 0) {
        size_t start = counts->bytes.length;

        if (start <= UINT32_MAX)
            buf_append(&counts->bytes, bytes, length);
        if (start > UINT32_MAX || counts->bytes.failed)
            return VITRINE_ENOMEM;
        *item = (struct word_count){hash, (uint32_t)length, (uint32_t)start, 0, 0, 0};
        counts->count++;
    }
    if (item->last_seen != counts->document) {
        item->last_seen = counts->document;
        item->change += change;
    }
    return VITRINE_OK;
}

void word_counts_begin(struct word_counts *counts)
{
    counts->document++;
    counts->is_changed = true;
}

vitrine_status word_counts_add_one(struct word_counts *counts, const char *bytes, size_t length, int change)
{
    uint32_t hash = HASH_START;
    size_t i;

    for (i = 0; i < length; i++)
        hash = add_byte(hash, bytes[i]);
    return count_word(counts, hash, bytes, length, change);
}

/* The tokens of document_next, each looked at once. */
static vitrine_status count_column(struct word_counts *counts, const struct buf *column, int change)
{
    vitrine_status s = VITRINE_OK;
    size_t start;
    size_t at;

    for (start = 0; s >= 0 && start < column->length; start = at + 1) {
        uint32_t hash = HASH_START;

        for (at = start; at < column->length && column->bytes[at] != ' '; at++)
            hash = add_byte(hash, column->bytes[at]);
        if (at > start && column->bytes[start] != DOCUMENT_BREAK)
            s = count_word(counts, hash, column->bytes + start, at - start, change);
    }
    return s;
}

vitrine_status word_counts_add(struct word_counts *counts, const struct document *document, int change)
{
    vitrine_status s = VITRINE_OK;
    size_t column;

    word_counts_begin(counts);
    for (column = 0; s >= 0 && column < DOCUMENT_COLUMNS; column++)
        s = count_column(counts, &document->columns[column], change);
    return s;
}

void word_counts_dispose(struct word_counts *counts)
{
    mem_free(counts->items);
    buf_dispose(&counts->bytes);
    memset(counts, 0, sizeof *counts);
}
