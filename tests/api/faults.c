/* SPDX-License-Identifier: MIT
 * Failing allocations: open, ingest of one file, search, describe. Each run fails the n-th allocation (and, a second
 * time, all after it) of Vitrine's own, SQLite's and jansson's: the answer is ENOMEM or the right one, nothing leaks (the
 * sanitizer tells), and the catalogue is sound afterwards. ICU's own allocations are left out: ICU 72 is not safe
 * against their failing. n runs through all of the first 48, then on in steps of about 2 %; VITRINE_TEST_EVERY=1 takes
 * every one. */
#include <sqlite3.h>

#include "base/alloc.h"
#include "support.h"

/* SQLite's memory through ours: each block has its size in front. */
union block {
    size_t size;
    max_align_t alignment;
};

static void *sqlite_alloc(int size)
{
    union block *block = mem_alloc(sizeof *block + (size_t)size);

    if (block == NULL)
        return NULL;
    block->size = (size_t)size;
    return block + 1;
}

static void sqlite_free(void *bytes)
{
    if (bytes != NULL)
        mem_free((union block *)bytes - 1);
}

static int sqlite_size(void *bytes)
{
    return bytes != NULL ? (int)((union block *)bytes - 1)->size : 0;
}

static void *sqlite_resize(void *bytes, int size)
{
    union block *block = mem_resize((union block *)bytes - 1, 1, sizeof *block + (size_t)size);

    if (block == NULL)
        return NULL;
    block->size = (size_t)size;
    return block + 1;
}

static int sqlite_round(int size)
{
    return (size + 15) / 16 * 16;
}

static int sqlite_start(void *context)
{
    (void)context;
    return SQLITE_OK;
}

static void sqlite_stop(void *context)
{
    (void)context;
}

static const sqlite3_mem_methods methods = {sqlite_alloc, sqlite_free,  sqlite_resize, sqlite_size,
                                            sqlite_round, sqlite_start, sqlite_stop,   NULL};

/* --- the work --- */

static char file_path[64];

static vitrine_status search_words(vitrine_catalogue *cat, vitrine_error **err)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    char *json = NULL;
    vitrine_status s = vitrine_query_new(&query, "bãi biển OR du* -chợ \"cát trắng\" NEAR(cát nước)", NULL, err);

    if (s >= 0)
        s = vitrine_query_run(&results, cat, query, err);
    if (s >= 0)
        s = vitrine_results_json(&json, results, err);
    if (s >= 0)
        CHECK(vitrine_results_total(results) == 1);
    vitrine_string_free(json);
    vitrine_results_free(results);
    vitrine_query_free(query);
    return s;
}

static vitrine_status correct(vitrine_catalogue *cat, vitrine_error **err)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    vitrine_status s = vitrine_query_new(&query, "bai bein", NULL, err);

    if (s >= 0)
        s = vitrine_query_run(&results, cat, query, err);
    if (s >= 0)
        CHECK_TEXT(vitrine_results_did_you_mean(results), "bãi biển");
    vitrine_results_free(results);
    vitrine_query_free(query);
    return s;
}

static vitrine_status suggest(vitrine_catalogue *cat, vitrine_error **err)
{
    vitrine_suggest_options options = VITRINE_SUGGEST_OPTIONS_INIT;
    char *json = NULL;
    vitrine_status s;

    options.languages = "vi";
    s = vitrine_suggest_json(&json, cat, "bãi b", &options, err);
    if (s >= 0)
        CHECK_TEXT(json, "{\"suggestions\":[\"bãi biển\",\"Bãi biển du lịch\"]}"); /* of the starter glossary; the title */
    vitrine_string_free(json);
    return s;
}

static vitrine_status describe(vitrine_catalogue *cat, vitrine_error **err)
{
    vitrine_text_change change = {VITRINE_TITLE, VITRINE_SET, "White beach"};
    vitrine_asset *asset = NULL;
    vitrine_status s = vitrine_asset_describe(&asset, cat, 1, "en", &change, 1, err);

    if (s >= 0)
        CHECK_TEXT(vitrine_asset_text(asset, VITRINE_TITLE, "en"), "White beach");
    vitrine_asset_free(asset);
    return s;
}

static vitrine_status look_back(vitrine_catalogue *cat, vitrine_error **err)
{
    const char *const approved = "status=approved";
    int64_t id = 1;
    vitrine_asset *asset = NULL;
    char *json = NULL;
    vitrine_status s = vitrine_catalogue_set_editor(cat, "Lan", err);

    if (s >= 0)
        s = vitrine_assets_set(NULL, cat, &id, 1, &approved, 1, false, err);
    if (s >= 0)
        s = vitrine_asset_find_history(&asset, cat, 1, err);
    if (s >= 0)
        s = vitrine_asset_json(&json, asset, err);
    if (s >= 0)
        CHECK(strstr(json, "\"old\":\"draft\",\"new\":\"approved\",\"source\":\"hand\",\"by\":\"Lan\"}") != NULL);
    vitrine_string_free(json);
    vitrine_asset_free(asset);
    return s;
}

static vitrine_status cover(vitrine_catalogue *cat, vitrine_error **err)
{
    vitrine_coverage *coverage = NULL;
    char *json = NULL;
    char *csv = NULL;
    vitrine_status s = vitrine_coverage_read(&coverage, cat, "km,en", NULL, err);

    if (s >= 0)
        s = vitrine_coverage_json(&json, coverage, err);
    if (s >= 0)
        s = vitrine_coverage_csv(&csv, coverage, err);
    if (s >= 0)
        CHECK(strstr(json, "\"lacks\":[\"km\"]") != NULL && strstr(csv, "\r\nmissing,,km,") != NULL);
    vitrine_string_free(json);
    vitrine_string_free(csv);
    vitrine_coverage_free(coverage);
    return s;
}

static const vitrine_scan_options here = {.size = sizeof(vitrine_scan_options), .in_process = true};

static vitrine_status work(const char *location, vitrine_error **err)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *cat = NULL;
    vitrine_status s;

    options.create = true;
    s = vitrine_catalogue_open(&cat, location, &options, err);
    if (s >= 0)
        s = vitrine_ingest_file(NULL, cat, file_path, &here, err);
    if (s >= 0)
        s = search_words(cat, err);
    if (s >= 0)
        s = correct(cat, err);
    if (s >= 0)
        s = suggest(cat, err);
    if (s >= 0)
        s = describe(cat, err);
    if (s >= 0)
        s = look_back(cat, err);
    if (s >= 0)
        s = cover(cat, err);
    vitrine_catalogue_close(cat);
    return s;
}

static void check_sound(const char *location, long n)
{
    vitrine_catalogue *cat = NULL;
    uint64_t problems = 1;

    if (access(location, F_OK) != 0)
        return;
    if (!CHECK(vitrine_catalogue_open(&cat, location, NULL, NULL) == VITRINE_OK) ||
        !CHECK(vitrine_catalogue_check(&problems, cat, NULL, NULL, NULL) == VITRINE_OK && problems == 0))
        fprintf(stderr, "  after allocation %ld failed\n", n);
    vitrine_catalogue_close(cat);
}

/* False when the work came to its end without a failed allocation. */
static int run(const char *location, long n, int persist)
{
    vitrine_error *err = NULL;
    vitrine_status s;
    int hit;

    mem_fault_set(n, persist);
    s = work(location, &err);
    hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    if (!CHECK(s == VITRINE_OK || (hit && s == VITRINE_ENOMEM)))
        fprintf(stderr, "  allocation %ld%s: status %d, %s\n", n, persist ? " and on" : "", s,
                vitrine_error_message(err));
    CHECK((err != NULL) == (s < 0) && vitrine_error_status(err) == s);
    vitrine_error_free(err);
    check_sound(location, n);
    catalogue_end(NULL, location);
    return hit;
}

static void test_location(const char *location)
{
    int every = getenv("VITRINE_TEST_EVERY") != NULL;
    int persist;
    long n;

    for (persist = 0; persist < 2; persist++)
        for (n = 0; run(location, n, persist); n += every || n < 48 ? 1 : 1 + n / 48)
            ;
}

int main(void)
{
    char location[64];
    FILE *file;

    snprintf(file_path, sizeof file_path, "/tmp/vitrine-faults-%ld.vi.txt", (long)getpid());
    snprintf(location, sizeof location, "/tmp/vitrine-faults-%ld.db", (long)getpid());
    file = fopen(file_path, "wb");
    if (!CHECK(file != NULL) || !CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK))
        return check_end();
    fputs("Bãi biển du lịch\nCát trắng, nước trong quanh năm.\n", file);
    fclose(file);
    json_set_alloc_funcs(mem_alloc, mem_free);
    CHECK(!run(location, 1L << 40, 0)); /* warmed up, and right without a failure */
    test_location(location);
    test_location("memory:");
    unlink(file_path);
    return check_end();
}
