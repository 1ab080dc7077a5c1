/* SPDX-License-Identifier: MIT
 * In scripts written without spaces a hit that is a whole word goes before one that cuts words, on every store, in one
 * order over all pages, also while others write. Prints how often with the edges of words, and how often without. */
#include "../api/support.h"

#include "../text/table.h"
#include "api/handle.h"
#include "text/edges.h"

/* `cut` holds the word across the edges of other words, and is the shorter text; in `whole` nothing stands beside it.
 * Longer words of dictionaries: table, work, table, student, the city of Tokyo, mayor of Nanjing. */
static const struct {
    const char *language;
    const char *word;
    const char *cut;
    const char *whole;
} rows[] = {
    {"th", "ตา", "ตารางเวลา", "ดูสิ ตา ของเขาสวยมากจริงๆ"},
    {"km", "កា", "ការងារ", "នេះជា កា ដ៏ស្អាតមួយរបស់គាត់"},
    {"lo", "ຕາ", "ຕາຕະລາງ", "ເບິ່ງ ຕາ ຂອງລາວງາມຫຼາຍແທ້"},
    {"my", "ကျောင်း", "ကျောင်းသား", "ဤသည်မှာ ကျောင်း ၊ အလွန်ကောင်းသည်"},
    {"ja", "京都", "東京都の写真展", "春の旅、京都、とても美しい所でした"},
    {"zh-Hans", "市长", "南京市长江大桥", "昨天来访：市长，他看了许多地方"},
    {"zh-Hant", "市長", "南京市長江大橋", "昨天來訪：市長，他看了許多地方"},
};

static int put_text(vitrine_catalogue *cat, const char *path, const char *language, const char *text)
{
    json_t *line = json_pack("{s:s,s:{s:{s:s}}}", "path", path, "texts", language, "description", text);
    char *dumped = json_dumps(line, JSON_COMPACT);
    int ok = import_text(cat, dumped);

    free(dumped);
    json_decref(line);
    return ok;
}

/* Does the whole word come first? */
static bool prefers_whole(size_t store, const char *language, const char *word, const char *cut, const char *whole,
                          bool with_edges)
{
    struct answer answer = {{0}, 0, 0};
    char path[64];
    vitrine_catalogue *cat = catalogue_new(store, path);

    if (!with_edges) {
        edges_free(cat->edges);
        cat->edges = NULL;
    }
    CHECK(put_text(cat, "cut", language, cut) && put_text(cat, "whole", language, whole) &&
          search(&answer, cat, word, NULL) && answer.total == 2);
    catalogue_end(cat, path);
    return strncmp(answer.paths, "whole", 5) == 0;
}

static void test_rows(size_t store)
{
    unsigned without = 0;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (!CHECK(prefers_whole(store, rows[i].language, rows[i].word, rows[i].cut, rows[i].whole, true)))
            fprintf(stderr, "  %s in %s\n", rows[i].word, rows[i].cut);
        without += prefers_whole(store, rows[i].language, rows[i].word, rows[i].cut, rows[i].whole, false);
    }
    printf("%s: rows %zu with edges, %u without\n", store_names[store], i, without);
}

/* The text with the word taken out, and put in front of it. */
static void part_word(char out[512], const char *text, const char *word)
{
    const char *at = strstr(text, word);

    snprintf(out, 512, "%s，%.*s，%s", word, (int)(at - text), text, at + strlen(word));
}

/* The vectors' words that a text had better not be found by, against the same text with the word apart. */
static void test_vectors(size_t store)
{
    unsigned all = 0;
    unsigned with = 0;
    unsigned without = 0;
    struct table table;

    if (!CHECK(table_open(&table, "segment.tsv")))
        return;
    while (table_next(&table)) {
        const char *language = strcmp(table.columns[0], "zh") == 0 ? "zh-Hans" : table.columns[0];
        char *words = table.columns[4];
        char *word;

        while ((word = strsep(&words, "|")) != NULL) {
            char whole[512];

            if (word[0] == '\0')
                continue;
            part_word(whole, table.columns[1], word);
            all++;
            with += prefers_whole(store, language, word, table.columns[1], whole, true);
            without += prefers_whole(store, language, word, table.columns[1], whole, false);
        }
    }
    table_close(&table);
    printf("%s: prefer rows %u, whole first with edges %u, without %u\n", store_names[store], all, with, without);
    CHECK(with == all);
}

/* --- pages --- */

#define ASSETS 350 /* more than are candidates */
#define PATHS 16384

/* The hits of one page, and the cursor of the next (the caller's); false at the end. */
static bool read_page(char *paths, vitrine_catalogue *cat, const char *word, uint32_t limit, char **cursor)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    bool more = false;

    options.limit = limit;
    options.cursor = *cursor;
    if (CHECK(vitrine_query_new(&query, word, &options, NULL) == VITRINE_OK) &&
        CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK)) {
        while (vitrine_results_next(results, &hit, NULL) == VITRINE_OK) {
            strcat(paths, vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH));
            strcat(paths, " ");
        }
        more = vitrine_results_cursor(results) != NULL;
    }
    free(*cursor);
    *cursor = more ? strdup(vitrine_results_cursor(results)) : NULL;
    vitrine_results_free(results);
    vitrine_query_free(query);
    return more;
}

static void read_pages(char paths[PATHS], vitrine_catalogue *cat, const char *word, uint32_t limit)
{
    char *cursor = NULL;

    paths[0] = '\0';
    while (read_page(paths, cat, word, limit, &cursor))
        ;
    free(cursor);
}

/* Texts of several lengths, every third a whole word; some in the title. */
static void put_many(vitrine_catalogue *cat, size_t first, size_t count)
{
    static const char *const texts[] = {"南京市长江大桥", "南京市长江大桥，江上的风景", "市长来访，参观了大桥"};
    size_t i;

    for (i = first; i < first + count; i++) {
        char line[512];
        char path[32];

        snprintf(path, sizeof path, "p%zu", i);
        snprintf(line, sizeof line, "{\"path\":\"%s\",\"texts\":{\"zh-Hans\":{\"%s\":\"%s%.*s\"}}}\n", path,
                 i % 5 == 0 ? "title" : "description", texts[i % 3], (int)(i % 7) * 3, "春夏秋冬山水花鸟");
        import_text(cat, line);
    }
}

static void test_pages(size_t store, char whole[PATHS])
{
    static const uint32_t limits[] = {7, 50, 100, 101};
    static char pages[PATHS];
    char path[64];
    vitrine_catalogue *cat = catalogue_new(store, path);
    size_t i;

    put_many(cat, 0, ASSETS);
    read_pages(whole, cat, "市长", 1000);
    for (i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        read_pages(pages, cat, "市长", limits[i]);
        CHECK_TEXT(pages, whole);
    }
    catalogue_end(cat, path);
}

static size_t count_of(const char *paths, const char *path)
{
    char wanted[40];
    size_t count = 0;

    snprintf(wanted, sizeof wanted, " %s ", path);
    for (paths = strstr(paths, wanted); paths != NULL; paths = strstr(paths + 1, wanted))
        count++;
    return count;
}

/* What others write while pages are turned neither hides nor doubles what was there. */
static void test_writing(size_t store)
{
    static char pages[PATHS];
    char path[64];
    vitrine_catalogue *cat = catalogue_new(store, path);
    char *cursor = NULL;
    size_t added = ASSETS;
    size_t i;

    strcpy(pages, " ");
    put_many(cat, 0, ASSETS);
    while (read_page(pages, cat, "市长", 40, &cursor)) {
        put_many(cat, added, 12);
        added += 12;
    }
    for (i = 0; i < ASSETS; i++) {
        char wanted[32];

        snprintf(wanted, sizeof wanted, "p%zu", i);
        CHECK(count_of(pages, wanted) == 1);
    }
    free(cursor);
    catalogue_end(cat, path);
}

int main(void)
{
    static char orders[STORE_COUNT][PATHS];
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        test_rows(store);
        test_vectors(store);
        test_pages(store, orders[store]);
        test_writing(store);
    }
    for (store = 1; store < STORE_COUNT; store++)
        CHECK_TEXT(orders[store], orders[0]);
    return check_end();
}
