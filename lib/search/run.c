/* SPDX-License-Identifier: MIT
 * A request, run: languages, expansion, matches, exclusions, filters, order, page. */
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "search/condition.h"
#include "search/cursor.h"
#include "search/evaluate.h"
#include "search/facet.h"
#include "search/hits.h"
#include "search/search.h"
#include "search/snippet.h"
#include "search/top.h"

struct run {
    const struct search_context *context;
    const struct search_request *request;
    struct store *store;
    struct arena arena;
    struct condition condition;
    bool reads_columns; /* a filter, a facet or an order needs them */
    char (*show)[LANGUAGE_SIZE];
    char (*languages)[LANGUAGE_SIZE]; /* searched, sorted */
    size_t language_count;
    size_t language_capacity;
    struct expansion *expansions; /* one a searched language */
    struct cursor cursor; /* of the page before */
    bool has_cursor;
    bool relaxed;
    struct hits hits;
    struct hits excluded;
    struct top top;
    struct page *page; /* NULL: only ids are wanted */
    uint64_t total;
    int64_t *ids;
    size_t id_count;
    size_t id_capacity;
};

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
        s = expand_language(&run->expansions[kept], &run->arena, run->store, &run->request->tree,
                            run->languages[kept], run->request->marks, frozen, err);
        kept++;
    }
    run->language_count = kept;
    return s;
}

/* --- matches --- */

struct language_hits {
    struct hits hits;
    uint32_t language;
};

static vitrine_status take_hit(void *context, int64_t asset, double score, bool names_only, vitrine_error **err)
{
    struct language_hits *found = context;
    uint32_t language = names_only ? HITS_NO_LANGUAGE : found->language;

    return hits_append(&found->hits, asset, score, language) < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status match_languages(struct run *run, struct hits *out, enum evaluate_what what, vitrine_error **err)
{
    struct language_hits found = {{0}, 0};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < run->language_count; i++) {
        found.language = (uint32_t)i;
        s = budget_check(run->store->budget, "search", err);
        if (s >= 0)
            s = evaluate_language(run->store, &run->request->tree, &run->expansions[i], what, take_hit, &found, err);
        if (s >= 0 && hits_merge(out, &found.hits) < 0)
            s = err_nomem(err);
    }
    hits_dispose(&found.hits);
    return s;
}

/* --- admission: filters, facets, order --- */

static vitrine_status title_key(struct run *run, struct buf *key, int64_t id, vitrine_error **err)
{
    struct record record;
    const char *wanted = run->request->show.count > 0 ? run->show[0] : NULL;
    const char *language;
    const char *title = NULL;
    vitrine_status s;

    record_init(&record);
    s = run->store->ops->get(run->store, &record, id, err);
    language = s >= 0 ? record_display_language(&record, wanted, run->context->home) : NULL;
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
        s = title_key(run, &title, asset->id, err);
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
    struct hit listed = {asset->id, 0, 0, HITS_NO_LANGUAGE};

    return admit(admission->run, asset, admission->hit != NULL ? admission->hit : &listed, err);
}

static vitrine_status admit_hits(struct run *run, vitrine_error **err)
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

static vitrine_status take_any(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct run *run = context;

    return hits_append(&run->hits, asset->id, 0, HITS_NO_LANGUAGE) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* --- the passes --- */

static size_t positive_terms(const struct query_tree *tree)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < tree->term_count; i++)
        count += !tree->terms[i].excluded;
    return count;
}

static vitrine_status search_words(struct run *run, enum evaluate_what what, vitrine_error **err)
{
    vitrine_status s;

    run->hits.count = 0;
    s = run->request->tree.root != QUERY_NONE ? match_languages(run, &run->hits, what, err)
                                              : run->store->ops->assets(run->store, take_any, run, err);
    if (s >= 0) {
        hits_subtract(&run->hits, &run->excluded);
        s = admit_hits(run, err);
    }
    return s;
}

static vitrine_status search_text(struct run *run, vitrine_error **err)
{
    const struct query_tree *tree = &run->request->tree;
    bool relaxes = !run->request->all_words && positive_terms(tree) > 1;
    vitrine_status s = expand_languages(run, err);

    if (s >= 0 && tree->excluded_count > 0)
        s = match_languages(run, &run->excluded, EVALUATE_EXCLUDED, err);
    if (s >= 0 && (tree->root != QUERY_NONE || tree->excluded_count > 0) &&
        !(run->has_cursor && run->cursor.relaxed))
        s = search_words(run, EVALUATE_ALL, err);
    if (s >= 0 && run->total == 0 && relaxes && (!run->has_cursor || run->cursor.relaxed)) {
        s = search_words(run, EVALUATE_ANY, err);
        run->relaxed = run->total > 0;
    }
    return s;
}

static vitrine_status list_assets(struct run *run, vitrine_error **err)
{
    struct admission admission = {run, NULL};

    return run->store->ops->assets(run->store, admit_asset, &admission, err);
}

/* --- the page --- */

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

static const char *shown_language(const struct run *run, const struct page_hit *out, const struct hit *hit)
{
    const char *best = hit->best != HITS_NO_LANGUAGE ? run->languages[hit->best] : NULL;
    const char *shown;
    size_t i;

    for (i = 0; i < run->request->show.count; i++) {
        shown = record_display_language(&out->record, run->show[i], NULL);
        if (shown != NULL && language_matches(shown, run->show[i]))
            return shown;
    }
    if (run->request->show.count == 0 && best != NULL && strcmp(best, "und") != 0)
        return best;
    return record_display_language(&out->record, NULL, run->context->home);
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
    shown = shown_language(run, out, hit);
    if (shown == NULL)
        return VITRINE_OK;
    strncpy(out->language, shown, sizeof out->language - 1);
    if (run->request->text == NULL)
        return VITRINE_OK;
    return snippet_make(out, run->store->analyzer, &run->request->tree, find_expansion(run, shown), err);
}

/* What page one was scored with, for the cursor. */
static vitrine_status freeze(struct run *run, struct cursor *out)
{
    size_t terms = run->request->tree.term_count;
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

    if (freeze(run, &cursor) < 0)
        return err_nomem(err);
    run->page->cursor = cursor_write(&cursor, run->request);
    return run->page->cursor == NULL ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status fill_page(struct run *run, vitrine_error **err)
{
    struct page *page = run->page;
    vitrine_status s = VITRINE_OK;
    size_t i;

    top_sort(&run->top);
    page->total = run->total;
    page->relaxed = run->relaxed;
    facets_sort(page);
    page->hits = mem_zero(run->top.count, sizeof page->hits[0]);
    if (page->hits == NULL)
        return err_nomem(err);
    for (i = 0; s >= 0 && i < run->top.count && i < run->request->limit; i++)
        s = fill_hit(run, &page->hits[page->count++], &run->top.items[i].hit, err);
    if (s >= 0 && run->top.count > run->request->limit)
        s = set_cursor(run, &run->top.items[run->request->limit - 1], err);
    return s;
}

static vitrine_status start_top(struct run *run, vitrine_error **err)
{
    vitrine_status s;

    run->top.sort = run->request->sort;
    run->top.limit = (size_t)run->request->limit + 1; /* one more tells that there is a next page */
    if (run->request->cursor == NULL)
        return VITRINE_OK;
    s = cursor_read(&run->cursor, &run->arena, run->request->cursor, run->request, err);
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
    if (s >= 0 && run->page != NULL)
        s = facets_new(run->page, &request->facets, err);
    if (s >= 0 && run->page != NULL)
        s = start_top(run, err);
    if (s >= 0)
        s = request->text != NULL ? search_text(run, err) : list_assets(run, err);
    if (s >= 0 && run->page != NULL)
        s = fill_page(run, err);
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
    hits_dispose(&run->hits);
    hits_dispose(&run->excluded);
    mem_free(run->languages);
    arena_dispose(&run->arena);
    return s;
}

vitrine_status search_run(struct page *out, const struct search_context *context,
                          const struct search_request *request, vitrine_error **err)
{
    double started = clock_monotonic_milliseconds();
    struct run run = {.context = context, .request = request, .store = context->store, .page = out};
    vitrine_status s = VITRINE_OK;

    run.reads_columns =
        !filter_is_empty(&request->filter) || request->facets.count > 0 || request->sort != SORT_RELEVANCE;
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

    run.reads_columns = !filter_is_empty(&request->filter);
    s = run_request(&run, err);
    if (s < 0) {
        mem_free(run.ids);
        return s;
    }
    *ids = run.ids;
    *count = run.id_count;
    return VITRINE_OK;
}
