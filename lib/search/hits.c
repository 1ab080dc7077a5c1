/* SPDX-License-Identifier: MIT
 * Matching assets of several languages as one sorted list; see hits.h. */
#include "search/hits.h"

#include <string.h>

#include "base/alloc.h"

vitrine_status hits_append(struct hits *hits, const struct hit *hit)
{
    if (!mem_grow(&hits->items, &hits->capacity, hits->count, sizeof hits->items[0]))
        return VITRINE_ENOMEM;
    hits->items[hits->count++] = *hit;
    return VITRINE_OK;
}

static bool is_better_shown(const struct hit *a, const struct hit *b)
{
    if (a->best == HITS_NO_LANGUAGE || b->best == HITS_NO_LANGUAGE)
        return a->best != HITS_NO_LANGUAGE;
    return a->best_score >= b->best_score;
}

static struct hit join(const struct hit *a, const struct hit *b)
{
    struct hit joined = is_better_shown(a, b) ? *a : *b;

    joined.score = b->score > a->score ? b->score : a->score;
    joined.languages = a->languages | b->languages;
    return joined;
}

vitrine_status hits_merge(struct hits *hits, struct hits *more)
{
    struct hits merged = {0};
    size_t a = 0;
    size_t b = 0;

    if (hits->count == 0) {
        struct hits empty = *hits;

        *hits = *more;
        *more = empty;
        return VITRINE_OK;
    }
    if (more->count == 0)
        return VITRINE_OK;
    merged.capacity = hits->count + more->count;
    merged.items = mem_resize(NULL, merged.capacity, sizeof merged.items[0]);
    if (merged.items == NULL)
        return VITRINE_ENOMEM;
    while (a < hits->count || b < more->count) {
        struct hit *out = &merged.items[merged.count++];

        if (b == more->count || (a < hits->count && hits->items[a].asset < more->items[b].asset))
            *out = hits->items[a++];
        else if (a == hits->count || more->items[b].asset < hits->items[a].asset)
            *out = more->items[b++];
        else
            *out = join(&hits->items[a++], &more->items[b++]);
    }
    hits_dispose(hits);
    *hits = merged;
    more->count = 0;
    return VITRINE_OK;
}

void hits_subtract(struct hits *hits, const struct hits *others)
{
    size_t kept = 0;
    size_t b = 0;
    size_t a;

    for (a = 0; a < hits->count; a++) {
        while (b < others->count && others->items[b].asset < hits->items[a].asset)
            b++;
        if (b == others->count || others->items[b].asset != hits->items[a].asset)
            hits->items[kept++] = hits->items[a];
    }
    hits->count = kept;
}

void hits_dispose(struct hits *hits)
{
    mem_free(hits->items);
    memset(hits, 0, sizeof *hits);
}
