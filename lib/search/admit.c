/* SPDX-License-Identifier: MIT
 * Which hits count: filters, facets and the order of the page, in one pass; see run.h. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "search/edge.h"
#include "search/run.h"
#include "text/collation.h"

static vitrine_status title_key(struct run *run, struct buf *key, const struct hit *hit, vitrine_error **err)
{
    struct record record;
    const char *language;
    const char *title = NULL;
    vitrine_status s;

    record_init(&record);
    s = run->store->ops->get(run->store, &record, hit->asset, err);
    language = s >= 0 ? answer_language(run, &record, hit) : NULL;
    if (language != NULL)
        title = record_shown_text(&record, FIELD_TITLE, language);
    if (title != NULL) {
        collation_append(key, run->store->analyzer, language, title, strlen(title));
        if (key->failed)
            s = err_nomem(err);
    }
    record_dispose(&record);
    return s;
}

static vitrine_status count_hit(struct run *run, const struct hit *hit, const char *key, vitrine_error **err)
{
    run->total++;
    if (run->weighs_edges)
        return edge_offer(run, hit) < 0 ? err_nomem(err) : VITRINE_OK;
    if (run->page != NULL)
        return top_offer(&run->top, hit, key) < 0 ? err_nomem(err) : VITRINE_OK;
    if (!mem_grow(&run->ids, &run->id_capacity, run->id_count, sizeof run->ids[0]))
        return err_nomem(err);
    run->ids[run->id_count++] = hit->asset;
    return VITRINE_OK;
}

/* Does it pass? If so, it is counted among the facets. */
static vitrine_status judge(bool *passes, struct run *run, const struct fact_row *row, vitrine_error **err)
{
    *passes = condition_passes(&run->condition, run->context->facts, row);
    return *passes && facets_count(&run->facets, row) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* What the order goes by. */
static vitrine_status order_key(const char **key, struct buf *title, struct run *run, const struct store_asset *asset,
                                const struct hit *hit, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    *key = NULL;
    if (run->request->sort == SORT_NEWEST || run->request->sort == SORT_OLDEST) {
        *key = asset->taken_at;
    } else if (run->request->sort == SORT_PATH) {
        *key = asset->path;
    } else if (run->request->sort == SORT_TITLE && run->page != NULL) {
        s = title_key(run, title, hit, err);
        *key = title->length > 0 ? buf_text(title) : NULL;
    }
    return s;
}

struct admission {
    struct run *run;
    const struct hit *hit; /* NULL: any asset, of a list */
    bool judged;           /* it passes: only its order is asked for */
};

static vitrine_status admit_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct admission *admission = context;
    struct run *run = admission->run;
    struct hit listed = {.asset = asset->id, .best = HITS_NO_LANGUAGE};
    const struct hit *hit = admission->hit != NULL ? admission->hit : &listed;
    struct buf title = BUF_INIT;
    struct fact_row row;
    const char *key;
    bool passes = true;
    vitrine_status s = VITRINE_OK;

    if (run->reads_facts && !admission->judged) {
        s = facts_of(run->context->facts, &row, asset) < 0 ? err_nomem(err) : judge(&passes, run, &row, err);
        if (s < 0 || !passes)
            return s;
    }
    s = order_key(&key, &title, run, asset, hit, err);
    if (s >= 0)
        s = count_hit(run, hit, key, err);
    buf_dispose(&title);
    return s;
}

static vitrine_status admit_hit(struct run *run, const struct hit *hit, vitrine_error **err)
{
    struct admission admission = {run, hit, true};
    const struct fact_row *row;
    bool passes = true;
    vitrine_status s = VITRINE_OK;

    if (run->reads_facts) {
        s = facts_row(run->context->facts, run->store, hit->asset, &row, err);
        if (s >= 0)
            s = judge(&passes, run, row, err);
        if (s < 0 || !passes)
            return s;
    }
    return run->reads_asset ? run->store->ops->asset(run->store, hit->asset, admit_asset, &admission, err)
                            : count_hit(run, hit, NULL, err);
}

/* How many hits there are to look at, and how many assets about. */
static void measure(const struct run *run, uint64_t *hits, uint64_t *all)
{
    size_t i;

    *hits = *all = 0;
    for (i = 0; i <= run->language_count; i++) {
        *hits += run->hits[i].count;
        *all += i < run->language_count ? run->expansions[i].counts.documents : 0;
    }
}

static vitrine_status new_walk(struct hits_walk *out, struct run *run, const struct hits *lists, vitrine_error **err)
{
    *out = (struct hits_walk){.lists = lists, .count = lists != NULL ? run->language_count + 1 : 0};
    if (lists == NULL)
        return VITRINE_OK;
    out->at = arena_alloc(&run->arena, out->count, sizeof out->at[0]);
    out->window = arena_alloc(&run->arena, HITS_WINDOW, sizeof out->window[0]);
    return out->at == NULL || out->window == NULL ? err_nomem(err) : VITRINE_OK;
}

/* Move on to the first excluded asset that is not before the hit: is it the same? */
static bool is_excluded(struct hits_walk *excluded, struct hit *next, bool *any, const struct hit *hit)
{
    while (*any && next->asset < hit->asset)
        *any = hits_next(excluded, next);
    return *any && next->asset == hit->asset;
}

/* The processor may fetch what will be asked of them meanwhile. */
static void expect_facts(const struct run *run, const struct hits_walk *walk)
{
    size_t i;

    for (i = 0; run->reads_facts && i < walk->ready; i++)
        facts_expect(run->context->facts, walk->window[i].asset);
}

vitrine_status admit_hits(struct run *run, vitrine_error **err)
{
    struct hits_walk walk;
    struct hits_walk excluded;
    struct hit next = {0};
    uint64_t count;
    uint64_t all;
    size_t i;
    bool any;
    vitrine_status s = new_walk(&walk, run, run->hits, err);

    if (s >= 0)
        s = new_walk(&excluded, run, run->excluded, err);
    measure(run, &count, &all);
    if (s >= 0 && run->reads_facts)
        s = facts_begin(run->context->facts, run->store, count, all, err);
    any = s >= 0 && hits_next(&excluded, &next);
    while (s >= 0 && hits_more(&walk)) {
        s = budget_check(run->store->budget, "search", err);
        expect_facts(run, &walk);
        for (i = 0; s >= 0 && i < walk.ready; i++)
            if (!is_excluded(&excluded, &next, &any, &walk.window[i]))
                s = admit_hit(run, &walk.window[i], err);
    }
    return s;
}

vitrine_status admit_all(struct run *run, vitrine_error **err)
{
    struct admission admission = {run, NULL, false};
    vitrine_status s = facts_begin(run->context->facts, run->store, 0, 0, err);

    return s < 0 ? s : run->store->ops->assets(run->store, admit_asset, &admission, err);
}
