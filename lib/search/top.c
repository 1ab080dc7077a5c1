/* SPDX-License-Identifier: MIT
 * A bounded heap of hits; see top.h. */
#include "search/top.h"

#include <string.h>

#include "base/alloc.h"

static int compare_keys(const char *a, const char *b, bool descending)
{
    int order;

    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    order = strcmp(a, b);
    return descending ? -order : order;
}

/* Negative: `a` stands before `b`. Never 0 for different assets. */
static int compare_hits(enum search_sort sort, const struct hit *a, const char *a_key, const struct hit *b,
                        const char *b_key)
{
    int order = 0;

    if (sort == SORT_RELEVANCE)
        order = (a->score < b->score) - (a->score > b->score);
    else
        order = compare_keys(a_key, b_key, sort == SORT_NEWEST);
    if (order != 0)
        return order;
    return (a->asset > b->asset) - (a->asset < b->asset);
}

static int compare(enum search_sort sort, const struct top_item *a, const struct top_item *b)
{
    return compare_hits(sort, &a->hit, a->key, &b->hit, b->key);
}

static void swap(struct top_item *a, struct top_item *b)
{
    struct top_item other = *a;

    *a = *b;
    *b = other;
}

static void sink_down(struct top *top, size_t at, size_t count)
{
    for (;;) {
        size_t child = 2 * at + 1;

        if (child >= count)
            return;
        if (child + 1 < count && compare(top->sort, &top->items[child + 1], &top->items[child]) > 0)
            child++;
        if (compare(top->sort, &top->items[child], &top->items[at]) <= 0)
            return;
        swap(&top->items[child], &top->items[at]);
        at = child;
    }
}

static void rise(struct top *top, size_t at)
{
    while (at > 0 && compare(top->sort, &top->items[at], &top->items[(at - 1) / 2]) > 0) {
        swap(&top->items[at], &top->items[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
}

vitrine_status top_offer(struct top *top, const struct hit *hit, const char *key)
{
    struct top_item item = {*hit, NULL};

    if (top->limit == 0 ||
        (top->has_floor && compare_hits(top->sort, hit, key, &top->floor, top->floor_key) <= 0))
        return VITRINE_OK;
    if (top->count == top->limit &&
        compare_hits(top->sort, hit, key, &top->items[0].hit, top->items[0].key) > 0)
        return VITRINE_OK;
    if (!mem_grow(&top->items, &top->capacity, top->count, sizeof top->items[0]))
        return VITRINE_ENOMEM;
    if (key != NULL) {
        item.key = mem_string(key);
        if (item.key == NULL)
            return VITRINE_ENOMEM;
    }
    if (top->count < top->limit) {
        top->items[top->count] = item;
        rise(top, top->count++);
    } else {
        mem_free(top->items[0].key);
        top->items[0] = item;
        sink_down(top, 0, top->count);
    }
    return VITRINE_OK;
}

bool top_is_behind(const struct hit *hit, const struct hit *other)
{
    return compare_hits(SORT_RELEVANCE, hit, NULL, other, NULL) > 0;
}

vitrine_status top_displace(struct hit *left, bool *any, struct top *top, const struct hit *hit)
{
    *any = top->count == top->limit;
    if (!*any)
        return top_offer(top, hit, NULL);
    *left = *hit;
    if (top->limit == 0 || top_is_behind(hit, &top->items[0].hit))
        return VITRINE_OK;
    *left = top->items[0].hit;
    top->items[0].hit = *hit;
    sink_down(top, 0, top->count);
    return VITRINE_OK;
}

void top_sort(struct top *top)
{
    size_t left = top->count;

    while (left > 1) {
        swap(&top->items[0], &top->items[--left]);
        sink_down(top, 0, left);
    }
}

void top_dispose(struct top *top)
{
    while (top->count > 0)
        mem_free(top->items[--top->count].key);
    mem_free(top->items);
    top->items = NULL;
    top->capacity = 0;
}
