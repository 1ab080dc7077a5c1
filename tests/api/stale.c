/* SPDX-License-Identifier: MIT
 * A catalogue whose index another version of the text analysis wrote, opened for reading: every page of every query, with its
 * scores, passages, facets and cursors, is that of the catalogue made anew. The stamp is forged, the index broken, so that an
 * answer from it would show. */
#include <sqlite3.h>

#include "support.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define COPIES 12 /* of each record below, so that there are pages */

static const char *const records[] = {
    "\"topics\":[\"beaches\"],\"status\":\"approved\",\"taken_at\":\"2021-07-15\",\"latitude\":10.2,\"longitude\":103.9,"
    "\"texts\":{\"vi\":{\"title\":\"Bãi biển cát trắng %d\",\"description\":\"Đường ra đảo, nước trong quanh năm\"},"
    "\"en\":{\"title\":\"White beach %d\",\"keywords\":[\"islands\",\"sea\"]}}",
    "\"status\":\"draft\",\"taken_at\":\"2022-01-02\",\"texts\":{\"vi\":{\"title\":\"Chợ nổi Cái Răng %d\"},\"fr\":{"
    "\"title\":\"Marché flottant %d\",\"description\":\"L’île et les marchés d’été\"}}",
    "\"kind\":\"text\",\"texts\":{\"km\":{\"title\":\"ឆ្នេរខ្សាច់ស %d\"},\"th\":{\"title\":\"หาดทรายขาว %d\"},\"lo\":{\"title\":"
    "\"ຫາດຊາຍຂາວ\"}}",
    "\"texts\":{\"zh-Hant\":{\"title\":\"富國島的海灘 %d\"},\"ja\":{\"title\":\"フーコック島 %d\"},\"ko\":{\"title\":\"끼엔장성의 해변\"}}",
    "\"creator\":\"Trần Văn Đặng\",\"texts\":{\"ru\":{\"title\":\"Белый пляж на островах %d\"},\"und\":{\"keywords\":["
    "\"beach\",\"%d\"]}}",
};

static const struct {
    const char *text;
    vitrine_query_options options;
} queries[] = {
    {"biển", {.size = sizeof(vitrine_query_options)}},
    {"bien", {.languages = "vi", .show = "en", .facets = "kind,lang,year,media_type"}},
    {"đường", {.marks = VITRINE_MARKS_STRICT}},
    {"duong dao", {.marks = VITRINE_MARKS_IGNORE}},
    {"\"cát trắng\" OR chợ", {.sort = VITRINE_SORT_TITLE}},
    {"bai* -chợ", {.kind = "image", .taken = "2021"}},
    {"beach", {.has = "vi", .status = "approved", .near = "10.2,103.9,5"}},
    {"island", {.lacks = "fr"}},
    {"sea mountains", {.limit = 5}}, /* no asset has both */
    {"marches", {.show = "fr,vi"}},
    {"ete", {.languages = "fr"}},
    {"ឆ្នេរ", {.facets = "lang"}},
    {"ทราย", {.sort = VITRINE_SORT_NEWEST}},
    {"ຊາຍ", {.limit = 3}},
    {"海滩", {.languages = "zh"}},
    {"ふーこっく", {.limit = 4}},
    {"해변", {.limit = 4}},
    {"остров", {.languages = "ru"}},
    {"dang", {.limit = 4}},
    {"NEAR(chợ răng, 3)", {.limit = 7, .sort = VITRINE_SORT_PATH}},
    {NULL, {.has = "km", .facets = "kind,lang"}},
    {NULL, {.sort = VITRINE_SORT_OLDEST, .limit = 9}},
};

static void fill(vitrine_catalogue *cat)
{
    size_t i;
    int copy;

    for (i = 0; i < LENGTH(records); i++)
        for (copy = 0; copy < COPIES; copy++) {
            char body[1024];
            char line[1200];

            snprintf(body, sizeof body, records[i], copy, copy);
            snprintf(line, sizeof line, "{\"path\":\"%zu/%d.jpg\",%s%s}\n", i, copy,
                     strstr(body, "\"kind\"") ? "" : "\"kind\":\"image\",", body);
            import_text(cat, line);
        }
}

/* The JSON of a page without the time it took; freed by the caller. */
static char *page_json(vitrine_results *results)
{
    char *json = NULL;
    char *copy;
    json_t *object;

    CHECK(vitrine_results_json(&json, results, NULL) == VITRINE_OK);
    object = json_loads(json, 0, NULL);
    CHECK(object != NULL && json_object_del(object, "milliseconds") == 0);
    copy = json_dumps(object, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(object);
    vitrine_string_free(json);
    return copy;
}

/* Every page of every query, a line each, into a file in memory. */
static void write_pages(FILE *out, vitrine_catalogue *cat, size_t number)
{
    vitrine_query_options options = queries[number].options;
    vitrine_results *results = NULL;
    vitrine_results *before = NULL;
    vitrine_query *query = NULL;

    options.size = sizeof options;
    do {
        char *json;

        CHECK(vitrine_query_new(&query, queries[number].text, &options, NULL) == VITRINE_OK);
        CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
        json = page_json(results);
        fprintf(out, "%s\n", json);
        free(json);
        vitrine_query_free(query);
        vitrine_results_free(before);
        before = results;
        options.cursor = vitrine_results_cursor(results);
    } while (options.cursor != NULL);
    vitrine_results_free(before);
}

static char *all_pages(vitrine_catalogue *cat)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    size_t i;

    if (!CHECK(out != NULL))
        exit(check_end());
    for (i = 0; i < LENGTH(queries); i++)
        write_pages(out, cat, i);
    fclose(out);
    return text;
}

static void forge(const char *path, const char *stamp)
{
    sqlite3 *db = NULL;
    char *sql = sqlite3_mprintf("UPDATE setting SET value = %Q WHERE name = 'analysis'; DELETE FROM word_vi; "
                                "DELETE FROM word_en; DELETE FROM block_km; DELETE FROM fts_fr_data WHERE id > 10; "
                                "UPDATE language SET documents = 1, tokens = 1",
                                stamp);

    CHECK(sqlite3_open(path, &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_free(sql);
    sqlite3_close(db);
}

static vitrine_catalogue *reopen(vitrine_catalogue *cat, const char *path, bool read_only)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *again = NULL;

    options.read_only = read_only;
    vitrine_catalogue_close(cat);
    CHECK(vitrine_catalogue_open(&again, path, &options, NULL) == VITRINE_OK);
    return again;
}

static uint64_t problems_of(vitrine_catalogue *cat)
{
    uint64_t problems = 99;

    CHECK(vitrine_catalogue_check(&problems, cat, NULL, NULL, NULL) == VITRINE_OK);
    return problems;
}

static vitrine_catalogue *check_stamp(vitrine_catalogue *cat, const char *path, const char *stamp, const char *wanted)
{
    char *got;

    vitrine_catalogue_close(cat);
    forge(path, stamp);
    cat = reopen(NULL, path, true);
    CHECK(vitrine_catalogue_warning(cat) != NULL);
    CHECK(problems_of(cat) == 1);
    got = all_pages(cat);
    CHECK_ROW(got, wanted, stamp);
    CHECK(vitrine_catalogue_warning(cat) != NULL); /* nothing was written */
    free(got);
    return cat;
}

/* What is written meanwhile by another is found, though the index is not yet ours. */
static vitrine_catalogue *check_write(vitrine_catalogue *cat, const char *path)
{
    vitrine_text_change change = {VITRINE_TITLE, VITRINE_SET, "Crab market"};
    struct answer answer;

    cat = reopen(cat, path, false);
    CHECK(vitrine_catalogue_warning(cat) != NULL);
    CHECK(vitrine_asset_describe(NULL, cat, 1, "en", &change, 1, NULL) == VITRINE_OK);
    CHECK(vitrine_catalogue_warning(cat) == NULL);
    CHECK(problems_of(cat) == 0);
    CHECK(search(&answer, cat, "crabs", NULL) && answer.total == 1);
    change.value = "White beach 0";
    CHECK(vitrine_asset_describe(NULL, cat, 1, "en", &change, 1, NULL) == VITRINE_OK);
    return cat;
}

int main(void)
{
    static const char *const stamps[] = {"vitrine-0", "vitrine-9999"};
    vitrine_catalogue *cat;
    char path[64];
    char *wanted;
    char *got;
    size_t i;

    cat = catalogue_new(1, path);
    fill(cat);
    cat = reopen(cat, path, true);
    CHECK(vitrine_catalogue_warning(cat) == NULL && problems_of(cat) == 0);
    wanted = all_pages(cat);
    CHECK(strstr(wanted, "\"relaxed\":true") != NULL && strstr(wanted, "\"next\":\"") != NULL);
    for (i = 0; i < LENGTH(stamps); i++) {
        cat = check_stamp(cat, path, stamps[i], wanted);
        cat = check_write(cat, path);
        got = all_pages(cat);
        CHECK_ROW(got, wanted, "made anew");
        free(got);
    }
    cat = check_stamp(cat, path, "vitrine-0", wanted);
    cat = reopen(cat, path, false);
    CHECK(vitrine_catalogue_reindex(NULL, cat, NULL, NULL, NULL) == VITRINE_OK);
    CHECK(vitrine_catalogue_warning(cat) == NULL && problems_of(cat) == 0);
    free(wanted);
    catalogue_end(cat, path);
    return check_end();
}
