/* SPDX-License-Identifier: MIT
 * search/pool.h - texts that may complete what is typed: gathered, put together where they are one, and ranked by use. */
#ifndef SEARCH_POOL_H
#define SEARCH_POOL_H

#include "record/record.h"
#include "search/typing.h"

/* What uses of a text are: of keywords and titles the assets that have it, of terms those whose texts hold its words, of
 * foreign ones those whose texts hold what they mean. */
enum pool_source { POOL_USED, POOL_TERM, POOL_FOREIGN };

struct pool_item {
    const char *text;
    const char *written; /* its words, a space between two */
    const char *folded;  /* likewise */
    char language[RECORD_LANGUAGE_SIZE];
    enum pool_source source;
    uint64_t uses;
};

struct pool {
    struct arena *arena;
    struct analyzer *analyzer;
    struct typing *typing;
    struct pool_item *items;
    size_t count;
    size_t capacity;
    /* the words of the text at hand */
    struct buf written;
    struct buf folded;
};

/* Keep the text if it may become of what is typed. ENOMEM. */
vitrine_status pool_add(struct pool *pool, const char *text, size_t length, const char *language, enum pool_source source,
                        uint64_t uses);
/* The items from `from` on are a sample of `seen` of `all` uses: let those that came several times stand for their share. */
void pool_scale(struct pool *pool, size_t from, uint64_t seen, uint64_t all);

/* Texts that are one: they differ in case, or one has no mark and another has. */
struct pool_group {
    const struct pool_item *shown; /* the most used spelling */
    uint64_t uses;
};
/* Into the arena, the most used first. ENOMEM. */
vitrine_status pool_rank(struct pool_group **out, size_t *count, struct pool *pool);
void pool_dispose(struct pool *pool);

#endif
