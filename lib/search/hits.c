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

static void move_on(struct hits_walk *walk, size_t i)
{
    const struct hits *list = &walk->lists[i];

    walk->assets[i] = walk->at[i] < list->count ? list->items[walk->at[i]].key >> 1 : HITS_END;
}

void hits_begin(struct hits_walk *walk)
{
    size_t i;

    for (i = 0; i < walk->count; i++)
        move_on(walk, i);
}

bool hits_next(struct hits_walk *walk, struct hit *out)
{
    uint64_t least = HITS_END;
    size_t first = 0; /* list that has it, and the one behind the last */
    size_t end = 0;
    size_t i;

    for (i = 0; i < walk->count; i++) {
        if (walk->assets[i] < least) {
            least = walk->assets[i];
            first = i;
        }
        if (walk->assets[i] == least)
            end = i + 1;
    }
    if (least == HITS_END)
        return false;
    *out = (struct hit){.asset = (int64_t)least, .best = HITS_NO_LANGUAGE};
    for (i = first; i < end; i++) {
        if (walk->assets[i] != least)
            continue;
        join(out, walk, i, &walk->lists[i].items[walk->at[i]++]);
        move_on(walk, i);
    }
    return true;
}
