/* SPDX-License-Identifier: MIT
 * The store of daily use against the oracle: the same corpus, the same generated queries, the same answers - hits, order,
 * scores, totals, partial matches, snippets, facets, cursors, page after page. */
#include "queries.h"

#define QUERIES_SMALL 1200
#define QUERIES_SHARED 1500
#define PAGES 4 /* of a query */

/* The page as JSON without its time; NULL, and a failed check, when the call fails. *cursor is the caller's. */
static json_t *run_page(vitrine_catalogue *cat, const struct generated *query, const vitrine_query_options *options,
                        char **cursor)
{
    vitrine_query *parsed = NULL;
    vitrine_results *results = NULL;
    vitrine_error *err = NULL;
    char *text = NULL;
    json_t *page = NULL;

    *cursor = NULL;
    if (vitrine_query_new(&parsed, query->text, options, &err) == VITRINE_OK &&
        vitrine_query_run(&results, cat, parsed, &err) == VITRINE_OK &&
        vitrine_results_json(&text, results, &err) == VITRINE_OK) {
        page = json_loads(text, 0, NULL);
        json_object_del(page, "milliseconds");
        if (vitrine_results_cursor(results) != NULL)
            *cursor = strdup(vitrine_results_cursor(results));
    }
    if (!CHECK(page != NULL))
        fprintf(stderr, "  [%s]: %s\n", query->text, vitrine_error_message(err));
    vitrine_string_free(text);
    vitrine_results_free(results);
    vitrine_query_free(parsed);
    vitrine_error_free(err);
    return page;
}

static void tell_difference(const struct generated *query, const json_t *a, const json_t *b)
{
    const char *key;
    json_t *value;
    char *left;
    char *right;

    fprintf(stderr, "  query [%s] marks %d lang %s\n", query->text, (int)query->options.marks,
            query->options.languages != NULL ? query->options.languages : "-");
    json_object_foreach((json_t *)(uintptr_t)a, key, value) {
        if (json_equal(value, json_object_get(b, key)))
            continue;
        left = json_dumps(value, JSON_ENCODE_ANY | JSON_COMPACT);
        right = json_dumps(json_object_get(b, key), JSON_ENCODE_ANY | JSON_COMPACT);
        fprintf(stderr, "  %s: %.600s\n   and %.600s\n", key, left, right != NULL ? right : "(none)");
        free(left);
        free(right);
    }
}

/* Page by page on both stores. */
static void compare(vitrine_catalogue *const cats[STORE_COUNT], const struct generated *query, struct random *random,
                    size_t *hits)
{
    vitrine_query_options options = query->options;
    char *cursors[STORE_COUNT] = {NULL};
    size_t page;
    bool more = true;

    for (page = 0; more && page < PAGES; page++) {
        json_t *pages[STORE_COUNT];
        char *before = cursors[0];

        options.limit = (uint32_t)(1 + random_below(random, 12));
        options.cursor = before;
        free(cursors[1]);
        pages[0] = run_page(cats[0], query, &options, &cursors[0]);
        pages[1] = run_page(cats[1], query, &options, &cursors[1]);
        free(before);
        if (!CHECK(pages[0] != NULL && pages[1] != NULL && json_equal(pages[0], pages[1])))
            tell_difference(query, pages[0], pages[1]);
        *hits += json_array_size(json_object_get(pages[0], "hits"));
        more = cursors[0] != NULL && cursors[1] != NULL;
        json_decref(pages[0]);
        json_decref(pages[1]);
    }
    free(cursors[0]);
    free(cursors[1]);
}

static void compare_stores(const struct world *world, size_t queries, const char *name)
{
    vitrine_catalogue *cats[STORE_COUNT];
    char paths[STORE_COUNT][64];
    struct random random = {UINT64_C(0x9e3779b97f4a7c15)};
    struct generated query;
    size_t found = 0;
    size_t hits = 0;
    size_t i;

    for (i = 0; i < STORE_COUNT; i++) {
        cats[i] = catalogue_new(i, paths[i]);
        world_import(world, cats[i]);
    }
    for (i = 0; i < queries; i++) {
        size_t before = hits;

        query_generate(&query, &random, world);
        if (query.options.sort == VITRINE_SORT_RELEVANCE && query.text[0] == '\0')
            continue;
        compare(cats, &query, &random, &hits);
        found += hits > before;
    }
    printf("%s: %zu of %zu queries found something, %zu hits compared\n", name, found, queries, hits);
    CHECK(found > queries / 3); /* else the queries say nothing */
    for (i = 0; i < STORE_COUNT; i++)
        catalogue_end(cats[i], paths[i]);
}

int main(void)
{
    struct world world;

    world_small(&world);
    compare_stores(&world, QUERIES_SMALL, "small");
    world_dispose(&world);
    if (world_shared(&world, 1000))
        compare_stores(&world, QUERIES_SHARED, "shared");
    else
        printf("shared data is absent: only the small corpus was compared\n");
    world_dispose(&world);
    return check_end();
}
