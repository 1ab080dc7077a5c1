/* SPDX-License-Identifier: MIT
 * Matching assets of several languages; see hits.h. */
#include "search/hits.h"

#include <string.h>

#include "base/alloc.h"

vitrine_status hits_append(struct hits *hits, int64_t asset, double score, bool names_only)
{
    if (!mem_grow(&hits->items, &hits->capacity, hits->count, sizeof hits->items[0]))
        return VITRINE_ENOMEM;
    hits->items[hits->count++] = (struct found){(uint64_t)asset << 1 | (names_only ? 1 : 0), score};
    return VITRINE_OK;
}

void hits_dispose(struct hits *hits)
{
    mem_free(hits->items);
    memset(hits, 0, sizeof *hits);
}

static void join(struct hit *hit, const struct hits_walk *walk, size_t language, const struct found *found)
{
    bool by_text = (found->key & 1) == 0;

    if (found->score > hit->score)
        hit->score = found->score;
    if (by_text && language < 64)
        hit->languages |= UINT64_C(1) << language;
    if (by_text && walk->lists[language].can_be_shown &&
        (hit->best == HITS_NO_LANGUAGE || found->score > hit->best_score)) {
        hit->best = (uint32_t)language;
        hit->best_score = found->score;
    }
}

/* The first asset that is left. */
static bool find_first(uint64_t *out, const struct hits_walk *walk)
{
    bool any = false;
    size_t i;

    for (i = 0; i < walk->count; i++) {
        uint64_t asset;

        if (walk->at[i] == walk->lists[i].count)
            continue;
        asset = walk->lists[i].items[walk->at[i]].key >> 1;
        if (!any || asset < *out)
            *out = asset;
        any = true;
    }
    return any;
}

/* What one language has of the window that begins at `first`. Bits of `used` tell which places are taken: to merge lists
 * hit by hit is to guess at each whose turn it is. */
static void gather(struct hits_walk *walk, size_t language, uint64_t first, uint64_t used[HITS_WINDOW / 64])
{
    const struct hits *list = &walk->lists[language];
    size_t at = walk->at[language];

    for (; at < list->count; at++) {
        uint64_t asset = list->items[at].key >> 1;
        size_t place = (size_t)(asset - first);
        uint64_t bit = UINT64_C(1) << place % 64;

        if (place >= HITS_WINDOW)
            break;
        if (!(used[place / 64] & bit))
            walk->window[place] = (struct hit){.asset = (int64_t)asset, .best = HITS_NO_LANGUAGE};
        used[place / 64] |= bit;
        join(&walk->window[place], walk, language, &list->items[at]);
    }
    walk->at[language] = at;
}

/* Close the gaps. */
static size_t pack(struct hit *window, const uint64_t used[HITS_WINDOW / 64])
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < HITS_WINDOW / 64; i++) {
        uint64_t left;

        for (left = used[i]; left != 0; left &= left - 1)
            window[count++] = window[64 * i + (size_t)__builtin_ctzll(left)];
    }
    return count;
}

bool hits_more(struct hits_walk *walk)
{
    uint64_t used[HITS_WINDOW / 64] = {0};
    uint64_t first = 0;
    size_t i;

    walk->ready = walk->next = 0;
    if (!find_first(&first, walk))
        return false;
    for (i = 0; i < walk->count; i++)
        gather(walk, i, first, used);
    walk->ready = pack(walk->window, used);
    return true;
}

bool hits_next(struct hits_walk *walk, struct hit *out)
{
    if (walk->next == walk->ready && !hits_more(walk))
        return false;
    *out = walk->window[walk->next++];
    return true;
}
