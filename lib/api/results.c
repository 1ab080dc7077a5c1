/* SPDX-License-Identifier: MIT
 * The calls of vitrine/results.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "publish/json.h"
#include "publish/page_json.h"
#include "search/facts.h"
#include "text/zone.h"

static const char *const tier_names[TIER_END] = {
    [TIER_WRITTEN] = "written", [TIER_FOLDED] = "folded",     [TIER_STEM] = "stem",
    [TIER_ALIAS] = "alias",     [TIER_GLOSSARY] = "glossary", [TIER_FUZZY] = "folded",
};

/* What a search needs to know; `today` is filled in if it matters. The starter glossary is made at the first that looks for words. */
static vitrine_status make_context(struct search_context *out, vitrine_catalogue *cat, char today[ZONE_DATE_SIZE],
                                   const struct search_request *request, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    bool wanted = request->text != NULL && !request->no_glossary && request->marks != EXPAND_STRICT;

    if (wanted && cat->starter == NULL)
        s = starter_new(&cat->starter, cat->analyzer, err);
    if (s >= 0 && cat->facts == NULL && (cat->facts = facts_new()) == NULL)
        s = err_nomem(err);
    if (request->filter.published) /* else nobody asks, and it takes as long as a search for a rare word */
        zone_date(today, cat->zone, clock_now());
    *out = (struct search_context){cat->store, cat->home, today, cat->starter, cat->facts, cat->edges};
    return s;
}

vitrine_status vitrine_query_run(vitrine_results **out, vitrine_catalogue *cat, const vitrine_query *query,
                                 vitrine_error **err)
{
    char today[ZONE_DATE_SIZE];
    struct search_context context;
    vitrine_results *results;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL || query == NULL)
        return err_set(err, VITRINE_EINVAL, "query: an argument is missing");
    results = mem_zero(1, sizeof *results);
    if (results == NULL)
        return err_nomem(err);
    memcpy(results->home, cat->home, sizeof results->home);
    handle_enter(cat, query->deadline_ms);
    s = make_context(&context, cat, today, &query->request, err);
    if (s >= 0)
        s = search_run(&results->page, &context, &query->request, err);
    if (s >= 0)
        *out = results;
    else
        mem_free(results);
    return handle_leave(cat, s);
}

vitrine_status vitrine_query_ids(int64_t **ids, size_t *count, vitrine_catalogue *cat, const vitrine_query *query,
                                 vitrine_error **err)
{
    char today[ZONE_DATE_SIZE];
    struct search_context context;
    vitrine_status s;

    if (ids != NULL)
        *ids = NULL;
    if (count != NULL)
        *count = 0;
    if (ids == NULL || count == NULL || cat == NULL || query == NULL)
        return err_set(err, VITRINE_EINVAL, "query: an argument is missing");
    handle_enter(cat, query->deadline_ms);
    s = make_context(&context, cat, today, &query->request, err);
    if (s >= 0)
        s = search_ids(ids, count, &context, &query->request, err);
    return handle_leave(cat, s);
}

void vitrine_results_free(vitrine_results *results)
{
    if (results == NULL)
        return;
    page_dispose(&results->page);
    mem_free(results);
}

uint64_t vitrine_results_total(const vitrine_results *results)
{
    return results->page.total;
}

bool vitrine_results_relaxed(const vitrine_results *results)
{
    return results->page.relaxed;
}

const char *vitrine_results_did_you_mean(const vitrine_results *results)
{
    return results->page.did_you_mean;
}

const char *vitrine_results_cursor(const vitrine_results *results)
{
    return results->page.cursor;
}

double vitrine_results_milliseconds(const vitrine_results *results)
{
    return results->page.milliseconds;
}

bool vitrine_results_facet(const vitrine_results *results, const char *name, size_t i, const char **value,
                           uint64_t *count)
{
    const struct page *page = &results->page;
    size_t f;

    for (f = 0; f < page->facet_count; f++) {
        if (strcmp(page->facets[f].name, name) != 0 || i >= page->facets[f].count)
            continue;
        *value = page->facets[f].values[i].value;
        *count = page->facets[f].values[i].count;
        return true;
    }
    return false;
}

vitrine_status vitrine_results_json(char **out, const vitrine_results *results, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || results == NULL)
        return err_set(err, VITRINE_EINVAL, "results: an argument is missing");
    s = json_write(&text, json_of_page(&results->page), err);
    if (s >= 0)
        *out = buf_take(&text);
    if (s >= 0 && *out == NULL)
        s = err_nomem(err);
    buf_dispose(&text);
    return s;
}

vitrine_status vitrine_results_next(vitrine_results *results, const vitrine_hit **hit, vitrine_error **err)
{
    struct vitrine_hit *current;

    if (hit != NULL)
        *hit = NULL;
    if (results == NULL || hit == NULL)
        return err_set(err, VITRINE_EINVAL, "results: an argument is missing");
    if (results->next >= results->page.count)
        return VITRINE_DONE;
    current = &results->current;
    current->hit = &results->page.hits[results->next++];
    current->asset.record = current->hit->record; /* a view: the page keeps what it owns */
    record_uuid_format(current->asset.uuid, current->asset.record.uuid);
    memcpy(current->asset.home, results->home, sizeof results->home);
    *hit = current;
    return VITRINE_OK;
}

const vitrine_asset *vitrine_hit_asset(const vitrine_hit *hit)
{
    return &hit->asset;
}

double vitrine_hit_score(const vitrine_hit *hit)
{
    return hit->hit->score;
}

const char *vitrine_hit_matched_language(const vitrine_hit *hit, size_t i)
{
    return i < hit->hit->matched_count ? hit->hit->matched[i] : NULL;
}

const char *vitrine_hit_language(const vitrine_hit *hit)
{
    return hit->hit->language[0] != '\0' ? hit->hit->language : NULL;
}

const char *vitrine_hit_title(const vitrine_hit *hit)
{
    return hit->hit->language[0] != '\0' ? record_shown_text(&hit->hit->record, FIELD_TITLE, hit->hit->language)
                                         : NULL;
}

const char *vitrine_hit_snippet(const vitrine_hit *hit, vitrine_field *field)
{
    if (hit->hit->snippet != NULL && field != NULL)
        *field = (vitrine_field)hit->hit->snippet_field;
    return hit->hit->snippet;
}

bool vitrine_hit_match(const vitrine_hit *hit, size_t i, size_t *start, size_t *end, const char **by)
{
    const struct page_match *match;

    if (i >= hit->hit->match_count)
        return false;
    match = &hit->hit->matches[i];
    *start = match->start;
    *end = match->end;
    if (by != NULL)
        *by = tier_names[match->by];
    return true;
}
