/* SPDX-License-Identifier: MIT
 * Which hits count: filters, facets and the order of the page, in one pass; see run.h. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "search/facet.h"
#include "search/run.h"

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
    if (title != NULL) { /* the folded form sorts, the written one decides between equals */
        analyzer_normalise(run->store->analyzer, key, language, title, strlen(title), true);
        buf_char(key, '\001');
        analyzer_normalise(run->store->analyzer, key, language, title, strlen(title), false);
        if (key->failed)
            s = err_nomem(err);
    }
    record_dispose(&record);
    return s;
}

static vitrine_status count_hit(struct run *run, const struct hit *hit, const char *key, vitrine_error **err)
{
    run->total++;
    if (run->page != NULL)
        return top_offer(&run->top, hit, key) < 0 ? err_nomem(err) : VITRINE_OK;
    if (!mem_grow(&run->ids, &run->id_capacity, run->id_count, sizeof run->ids[0]))
        return err_nomem(err);
    run->ids[run->id_count++] = hit->asset;
    return VITRINE_OK;
}

static vitrine_status admit(struct run *run, const struct store_asset *asset, const struct hit *hit,
                            vitrine_error **err)
{
    struct buf title = BUF_INIT;
    const char *key = NULL;
    vitrine_status s = VITRINE_OK;

    if (!condition_passes(&run->condition, asset))
        return VITRINE_OK;
    if (run->page != NULL)
        s = facets_count(run->page, asset, err);
    if (run->request->sort == SORT_NEWEST || run->request->sort == SORT_OLDEST)
        key = asset->taken_at;
    else if (run->request->sort == SORT_PATH)
        key = asset->path;
    else if (s >= 0 && run->request->sort == SORT_TITLE && run->page != NULL)
        s = title_key(run, &title, hit, err);
    if (s >= 0)
        s = count_hit(run, hit, title.length > 0 ? buf_text(&title) : key, err);
    buf_dispose(&title);
    return s;
}

struct admission {
    struct run *run;
    const struct hit *hit; /* NULL: any asset, of a list */
};

static vitrine_status admit_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct admission *admission = context;
    struct hit listed = {.asset = asset->id, .best = HITS_NO_LANGUAGE};

    return admit(admission->run, asset, admission->hit != NULL ? admission->hit : &listed, err);
}

vitrine_status admit_hits(struct run *run, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < run->hits.count; i++) {
        struct admission admission = {run, &run->hits.items[i]};

        if (i % 1024 == 0)
            s = budget_check(run->store->budget, "search", err);
        if (s < 0)
            break;
        s = run->reads_columns
                ? run->store->ops->asset(run->store, run->hits.items[i].asset, admit_asset, &admission, err)
                : count_hit(run, &run->hits.items[i], NULL, err);
    }
    return s;
}

vitrine_status admit_all(struct run *run, vitrine_error **err)
{
    struct admission admission = {run, NULL};

    return run->store->ops->assets(run->store, admit_asset, &admission, err);
}
