/* SPDX-License-Identifier: MIT
 * store/sqlite/words.h - how many more (or fewer) documents hold each word: gathered in memory, written at commit. */
#ifndef STORE_SQLITE_WORDS_H
#define STORE_SQLITE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/document.h"

/* Half a line of the processor's cache: counting waits for memory more than for anything else. */
struct word_count {
    uint32_t hash;
    uint32_t length;
    uint32_t start;     /* of its bytes in `bytes` */
    uint32_t last_seen; /* the document counted last, so that each counts once */
    int64_t change;     /* documents, since the last flush */
    int64_t number;     /* of the word in the file; 0: not looked up */
};

/* An open-addressed table; a zeroed one is valid. */
struct word_counts {
    struct word_count *items; /* length 0: free */
    size_t capacity;          /* a power of two */
    size_t count;
    struct buf bytes;
    bool is_changed;
    uint32_t document; /* numbers documents as they come */
};

/* The words that follow are the next document's: each counts once in it. */
void word_counts_begin(struct word_counts *counts);
/* One word of it. ENOMEM. */
vitrine_status word_counts_add_one(struct word_counts *counts, const char *bytes, size_t length, int change);
/* Count every word of a document once, by `change` (1 or -1). ENOMEM. */
vitrine_status word_counts_add(struct word_counts *counts, const struct document *document, int change);
void word_counts_dispose(struct word_counts *counts);

#endif
