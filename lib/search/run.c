/* SPDX-License-Identifier: MIT
 * A request, run: languages, expansion, matches, exclusions, and then who is admitted and answered. */
#include "search/run.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "search/correct.h"
#include "search/edge.h"
#include "search/evaluate.h"
#include "search/facet.h"
#include "search/level.h"
#include "search/widen.h"

/* --- languages --- */

static bool is_wanted(char (*wanted)[LANGUAGE_SIZE], size_t count, const char *language)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (language_matches(language, wanted[i]))
            return true;
    return count == 0 || strcmp(language, "und") == 0; /* every search reads "und" */
}

static vitrine_status add_language(void *context, const char *name, vitrine_error **err)
{
    struct run *run = context;
    size_t at = run->language_count;

    if (!mem_grow(&run->languages, &run->language_capacity, run->language_count, sizeof run->languages[0]))
        return err_nomem(err);
    while (at > 0 && strcmp(run->languages[at - 1], name) > 0)
        at--;
    memmove(run->languages[at + 1], run->languages[at], (run->language_count - at) * sizeof run->languages[0]);
    memset(run->languages[at], 0, sizeof run->languages[at]);
    strncpy(run->languages[at], name, sizeof run->languages[at] - 1);
    run->language_count++;
    return VITRINE_OK;
}

static vitrine_status choose_languages(struct run *run, vitrine_error **err)
{
    char(*wanted)[LANGUAGE_SIZE];
    vitrine_status s =
        condition_languages(&wanted, &run->arena, run->store, &run->request->languages, err);
    size_t kept = 0;
    size_t i;

    if (s >= 0)
        s = condition_languages(&run->show, &run->arena, run->store, &run->request->show, err);
    if (s >= 0)
        s = run->store->ops->languages(run->store, add_language, run, err);
    if (s < 0)
        return s;
    for (i = 0; i < run->language_count; i++)
        if (is_wanted(wanted, run->request->languages.count, run->languages[i]))
            memmove(run->languages[kept++], run->languages[i], LANGUAGE_SIZE);
    run->language_count = kept;
    return VITRINE_OK;
}

static const struct frozen_language *find_frozen(const struct run *run, const char *language)
{
    size_t i;

    for (i = 0; i < run->cursor.language_count; i++)
        if (strcmp(run->cursor.languages[i].language, language) == 0)
            return &run->cursor.languages[i];
    return NULL;
}

/* A page after the first searches the languages that page one searched. */
static vitrine_status expand_languages(struct run *run, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t kept = 0;
    size_t i;

    run->expansions = arena_alloc(&run->arena, run->language_count, sizeof run->expansions[0]);
    if (run->expansions == NULL)
        return err_nomem(err);
    for (i = 0; s >= 0 && i < run->language_count; i++) {
        const struct frozen_language *frozen = run->has_cursor ? find_frozen(run, run->languages[i]) : NULL;

        if (run->has_cursor && frozen == NULL)
            continue;
        memmove(run->languages[kept], run->languages[i], LANGUAGE_SIZE);
        s = expand_language(&run->expansions[kept], &run->arena, run->store, &run->tree, run->languages[kept],
                            run->request->marks, frozen, err);
        kept++;
    }
    run->language_count = kept;
    if (s >= 0)
        level_rarities(run->expansions, kept, &run->tree);
    return s;
}

/* --- matches --- */

static vitrine_status take_hit(void *context, int64_t asset, double score, bool names_only, vitrine_error **err)
{
    return hits_append(context, asset, score, names_only) < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status new_hits(struct hits **out, struct run *run, vitrine_error **err)
{
    *out = arena_alloc(&run->arena, run->language_count + 1, sizeof **out);
    return *out == NULL ? err_nomem(err) : VITRINE_OK;
}

static void drop_hits(struct run *run, struct hits *hits)
{
    size_t i;

    for (i = 0; hits != NULL && i <= run->language_count; i++)
        hits_dispose(&hits[i]);
}

static vitrine_status match_languages(struct run *run, struct hits *out, enum evaluate_what what, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < run->language_count; i++) {
        out[i].can_be_shown = strcmp(run->languages[i], "und") != 0;
        s = budget_check(run->store->budget, "search", err);
        if (s >= 0)
            s = evaluate_language(run->store, &run->tree, &run->expansions[i], what, take_hit, &out[i], err);
    }
    return s;
}

static vitrine_status take_any(void *context, const struct store_asset *asset, vitrine_error **err)
{
    return hits_append(context, asset->id, 0, true) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* --- the passes --- */

static size_t positive_terms(const struct query_tree *tree)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < tree->typed_count; i++)
        count += !tree->terms[i].excluded;
    return count;
}

static vitrine_status search_words(struct run *run, enum evaluate_what what, vitrine_error **err)
{
    vitrine_status s;

    drop_hits(run, run->hits);
    s = new_hits(&run->hits, run, err);
    if (s >= 0)
        s = run->tree.root != QUERY_NONE
                ? match_languages(run, run->hits, what, err)
                : run->store->ops->assets(run->store, take_any, &run->hits[run->language_count], err);
    return s < 0 ? s : admit_hits(run, err);
}

static vitrine_status search_text(struct run *run, vitrine_error **err)
{
    const struct query_tree *tree = &run->tree;
    bool relaxes = !run->request->all_words && positive_terms(tree) > 1;
    vitrine_status s = expand_languages(run, err);

    if (s >= 0 && tree->excluded_count > 0)
        s = new_hits(&run->excluded, run, err);
    if (s >= 0 && tree->excluded_count > 0)
        s = match_languages(run, run->excluded, EVALUATE_EXCLUDED, err);
    if (s >= 0 && (tree->root != QUERY_NONE || tree->excluded_count > 0) &&
        !(run->has_cursor && run->cursor.relaxed))
        s = search_words(run, EVALUATE_ALL, err);
    if (s >= 0 && run->total == 0 && relaxes && (!run->has_cursor || run->cursor.relaxed)) {
        s = search_words(run, EVALUATE_ANY, err);
        run->relaxed = run->total > 0;
    }
    return s;
}

/* --- from request to page --- */

static vitrine_status start_top(struct run *run, vitrine_error **err)
{
    vitrine_status s;

    run->top.sort = run->request->sort;
    run->top.limit = (size_t)run->request->limit + 1; /* one more tells that there is a next page */
    if (run->request->cursor == NULL)
        return VITRINE_OK;
    s = cursor_read(&run->cursor, &run->arena, run->request->cursor, run->request, &run->tree, err);
    if (s < 0)
        return s;
    run->has_cursor = true;
    run->top.has_floor = true;
    run->top.floor.score = run->cursor.score;
    run->top.floor.asset = run->cursor.asset;
    run->top.floor_key = run->cursor.key;
    return VITRINE_OK;
}

static vitrine_status run_in_snapshot(struct run *run, vitrine_error **err)
{
    const struct search_request *request = run->request;
    vitrine_status s = condition_new(&run->condition, &run->arena, run->context, &request->filter, err);

    if (s >= 0)
        s = choose_languages(run, err);
    if (s >= 0)
        s = widen_query(&run->tree, &run->arena, run->context, request, err);
    if (s >= 0 && run->page != NULL)
        s = facets_begin(&run->facets, &request->facets, err);
    if (s >= 0 && run->page != NULL)
        s = start_top(run, err);
    if (s >= 0)
        edge_begin(run);
    if (s >= 0)
        s = request->text != NULL ? search_text(run, err) : admit_all(run, err);
    if (s >= 0 && run->weighs_edges)
        s = edge_end(run, err);
    if (s >= 0 && run->page != NULL)
        s = answer_page(run, err);
    if (s >= 0 && run->page != NULL)
        s = correct_query(run, err);
    return s;
}

static vitrine_status run_request(struct run *run, vitrine_error **err)
{
    vitrine_status s = run->store->ops->snapshot_begin(run->store, err);

    if (s >= 0) {
        s = run_in_snapshot(run, err);
        run->store->ops->snapshot_end(run->store);
    }
    top_dispose(&run->top);
    top_dispose(&run->candidates);
    drop_hits(run, run->hits);
    drop_hits(run, run->excluded);
    facets_dispose(&run->facets);
    mem_free(run->languages);
    condition_dispose(&run->condition);
    arena_dispose(&run->arena);
    return s;
}

vitrine_status search_run(struct page *out, const struct search_context *context,
                          const struct search_request *request, vitrine_error **err)
{
    double started = clock_monotonic_milliseconds();
    struct run run = {.context = context, .request = request, .store = context->store, .page = out};
    vitrine_status s = VITRINE_OK;

    run.reads_facts = !filter_is_empty(&request->filter) || request->facets.count > 0;
    run.reads_asset = request->sort != SORT_RELEVANCE;
    if (request->text != NULL) {
        out->query = mem_string(request->text);
        s = out->query == NULL ? err_nomem(err) : VITRINE_OK;
    }
    if (s >= 0)
        s = run_request(&run, err);
    out->milliseconds = clock_monotonic_milliseconds() - started;
    if (s < 0)
        page_dispose(out);
    return s;
}

vitrine_status search_ids(int64_t **ids, size_t *count, const struct search_context *context,
                          const struct search_request *request, vitrine_error **err)
{
    struct run run = {.context = context, .request = request, .store = context->store};
    vitrine_status s;

    run.reads_facts = !filter_is_empty(&request->filter);
    s = run_request(&run, err);
    if (s < 0) {
        mem_free(run.ids);
        return s;
    }
    *ids = run.ids;
    *count = run.id_count;
    return VITRINE_OK;
}
