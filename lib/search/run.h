/* SPDX-License-Identifier: MIT
 * search/run.h - one request under way, as its steps share it. */
#ifndef SEARCH_RUN_H
#define SEARCH_RUN_H

#include "search/condition.h"
#include "search/cursor.h"
#include "search/facet.h"
#include "search/hits.h"
#include "search/search.h"
#include "search/top.h"

struct run {
    const struct search_context *context;
    const struct search_request *request;
    struct store *store;
    struct arena arena;
    struct query_tree tree; /* the request's, rewritten; borrows from it and from the arena */
    struct condition condition;
    struct facet_counting facets;
    bool reads_facts; /* a filter or a facet needs them */
    bool reads_asset; /* an order does */
    char (*show)[LANGUAGE_SIZE];
    char (*languages)[LANGUAGE_SIZE]; /* searched, sorted */
    size_t language_count;
    size_t language_capacity;
    struct expansion *expansions; /* one a searched language */
    struct cursor cursor; /* of the page before */
    bool has_cursor;
    bool relaxed;
    struct hits *hits;     /* one a language; without words to look for, all assets in one more */
    struct hits *excluded; /* likewise; NULL: nothing is */
    struct top top;
    /* edge.c: hits whose texts are looked at */
    bool weighs_edges;
    struct top candidates;
    bool has_fence;
    struct hit fence; /* of the candidates of page one, the last, by its score before */
    struct page *page; /* NULL: only ids are wanted */
    uint64_t total;
    int64_t *ids;
    size_t id_count;
    size_t id_capacity;
};

/* --- admit.c: filters, facets, order --- */

/* Every hit that passes is counted, and offered to the page or listed. */
vitrine_status admit_hits(struct run *run, vitrine_error **err);
/* The same of all assets, for a list without words. */
vitrine_status admit_all(struct run *run, vitrine_error **err);

/* --- answer.c --- */

/* The language that a hit is shown in: the first asked for that it has; asked for none, that of its best matching text;
 * else the catalogue's own, else its first. NULL: it has no text. Borrowed from the record or the run. */
const char *answer_language(const struct run *run, const struct record *record, const struct hit *hit);
/* The page, from what was admitted. */
vitrine_status answer_page(struct run *run, vitrine_error **err);

#endif
