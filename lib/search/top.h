/* SPDX-License-Identifier: MIT
 * search/top.h - the first few of many hits, in a given order. */
#ifndef SEARCH_TOP_H
#define SEARCH_TOP_H

#include "search/hits.h"
#include "search/search.h"

struct top_item {
    struct hit hit;
    char *key; /* NULL: none, which goes last (not in use for relevance) */
};

/* A heap with the last of them on top. A zeroed one with sort and limit set is valid. */
struct top {
    enum search_sort sort;
    size_t limit;
    bool has_floor; /* only what stands behind `floor` counts */
    struct hit floor;
    const char *floor_key; /* borrowed */
    struct top_item *items;
    size_t count;
    size_t capacity;
};

/* key is copied if it is kept; may be NULL. ENOMEM. */
vitrine_status top_offer(struct top *top, const struct hit *hit, const char *key);
/* By relevance; who has no place, it or another, is *left, if *any. ENOMEM. */
vitrine_status top_displace(struct hit *left, bool *any, struct top *top, const struct hit *hit);
/* By relevance: does `hit` stand behind `other`? */
bool top_is_behind(const struct hit *hit, const struct hit *other);
void top_sort(struct top *top); /* into order, first first; no offer after it */
void top_dispose(struct top *top);

#endif
