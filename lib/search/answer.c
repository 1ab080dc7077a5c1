/* SPDX-License-Identifier: MIT
 * The page: its hits with their records, languages and snippets, and the cursor of the next; see run.h. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "search/facet.h"
#include "search/run.h"
#include "search/snippet.h"

static vitrine_status set_matched(struct run *run, struct page_hit *out, const struct hit *hit)
{
    size_t i;

    out->matched = mem_zero(run->language_count, sizeof out->matched[0]);
    if (out->matched == NULL)
        return VITRINE_ENOMEM;
    for (i = 0; i < run->language_count && i < 64; i++)
        if (hit->languages >> i & 1)
            memcpy(out->matched[out->matched_count++], run->languages[i], LANGUAGE_SIZE);
    return VITRINE_OK;
}

const char *answer_language(const struct run *run, const struct record *record, const struct hit *hit)
{
    const char *best = hit->best != HITS_NO_LANGUAGE ? run->languages[hit->best] : NULL;
    const char *shown;
    size_t i;

    for (i = 0; i < run->request->show.count; i++) {
        shown = record_display_language(record, run->show[i], NULL);
        if (shown != NULL && language_matches(shown, run->show[i]))
            return shown;
    }
    if (run->request->show.count == 0 && best != NULL && strcmp(best, "und") != 0)
        return best;
    return record_display_language(record, NULL, run->context->home);
}

static const struct expansion *find_expansion(const struct run *run, const char *language)
{
    size_t i;

    for (i = 0; run->expansions != NULL && i < run->language_count; i++)
        if (strcmp(run->languages[i], language) == 0)
            return &run->expansions[i];
    return NULL;
}

static vitrine_status fill_hit(struct run *run, struct page_hit *out, const struct hit *hit, vitrine_error **err)
{
    const char *shown;
    vitrine_status s;

    record_init(&out->record);
    s = run->store->ops->get(run->store, &out->record, hit->asset, err);
    if (s < 0)
        return s;
    out->score = hit->score;
    if (set_matched(run, out, hit) < 0)
        return err_nomem(err);
    shown = answer_language(run, &out->record, hit);
    if (shown == NULL)
        return VITRINE_OK;
    strncpy(out->language, shown, sizeof out->language - 1);
    if (run->request->text == NULL)
        return VITRINE_OK;
    return snippet_make(out, run->store->analyzer, &run->tree, find_expansion(run, shown), err);
}

/* What page one was scored with, for the cursor. */
static vitrine_status freeze(struct run *run, struct cursor *out)
{
    size_t terms = run->tree.term_count;
    size_t i;
    size_t t;

    out->languages = arena_alloc(&run->arena, run->language_count, sizeof out->languages[0]);
    if (out->languages == NULL)
        return VITRINE_ENOMEM;
    for (i = 0; run->expansions != NULL && i < run->language_count; i++) {
        struct frozen_language *frozen = &out->languages[out->language_count++];

        memcpy(frozen->language, run->languages[i], LANGUAGE_SIZE);
        frozen->counts = run->expansions[i].counts;
        frozen->documents = arena_alloc(&run->arena, terms, sizeof frozen->documents[0]);
        frozen->fallback = arena_alloc(&run->arena, terms, sizeof frozen->fallback[0]);
        if (frozen->documents == NULL || frozen->fallback == NULL)
            return VITRINE_ENOMEM;
        for (t = 0; t < terms; t++) {
            frozen->documents[t] = run->expansions[i].terms[t].documents;
            frozen->fallback[t] = run->expansions[i].terms[t].fallback;
        }
    }
    return VITRINE_OK;
}

static vitrine_status set_cursor(struct run *run, const struct top_item *last, vitrine_error **err)
{
    struct cursor cursor = {
        .relaxed = run->relaxed, .score = last->hit.score, .asset = last->hit.asset, .key = last->key};

    if (run->weighs_edges && run->has_fence) {
        cursor.has_fence = true;
        cursor.fence_score = run->fence.score;
        cursor.fence_asset = run->fence.asset;
    }
    if (freeze(run, &cursor) < 0)
        return err_nomem(err);
    run->page->cursor = cursor_write(&cursor, run->request, &run->tree);
    return run->page->cursor == NULL ? err_nomem(err) : VITRINE_OK;
}

vitrine_status answer_page(struct run *run, vitrine_error **err)
{
    struct page *page = run->page;
    vitrine_status s = facets_write(page, &run->facets, run->context->facts, err);
    size_t i;

    top_sort(&run->top);
    page->total = run->total;
    page->relaxed = run->relaxed;
    if (s < 0)
        return s;
    page->hits = mem_zero(run->top.count, sizeof page->hits[0]);
    if (page->hits == NULL)
        return err_nomem(err);
    for (i = 0; s >= 0 && i < run->top.count && i < run->request->limit; i++) {
        s = budget_check(run->store->budget, "search", err);
        if (s >= 0)
            s = fill_hit(run, &page->hits[page->count++], &run->top.items[i].hit, err);
    }
    if (s >= 0 && run->top.count > run->request->limit)
        s = set_cursor(run, &run->top.items[run->request->limit - 1], err);
    return s;
}
