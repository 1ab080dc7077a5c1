/* SPDX-License-Identifier: MIT
 * One language's words find texts of another, by the glossary, by topics' labels and by the starter glossary, on every
 * store. */
#include "../api/support.h"

static const char records[] =
    "{\"path\":\"vi\",\"texts\":{\"vi\":{\"title\":\"Bãi biển đẹp nhất vùng\"}}}\n"
    "{\"path\":\"en\",\"texts\":{\"en\":{\"title\":\"The finest sandy beach\"}}}\n"
    "{\"path\":\"km\",\"texts\":{\"km\":{\"title\":\"ឆ្នេរខ្សាច់ស\"}}}\n"
    "{\"path\":\"zh\",\"texts\":{\"zh-Hans\":{\"title\":\"白色海滩日落\"}}}\n"
    "{\"path\":\"border\",\"texts\":{\"vi\":{\"title\":\"Cửa khẩu biên giới\"}}}\n"
    "{\"path\":\"apart\",\"texts\":{\"vi\":{\"title\":\"Bãi xe gần biển\"}}}\n"
    "{\"path\":\"gate\",\"texts\":{\"en\":{\"title\":\"Zqborder gate\"}}}\n"
    "{\"path\":\"pepper\",\"texts\":{\"en\":{\"title\":\"Qxpepper garden\"},\"vi\":{\"title\":\"Vườn hồ tiêu\"}}}\n";

static const struct {
    const char *query;
    const char *languages;
    bool no_glossary;
    vitrine_marks marks;
    const char *paths; /* sorted */
} rows[] = {
    {"bãi biển", NULL, true, VITRINE_MARKS_SMART, "apart vi "},
    {"bãi biển", NULL, false, VITRINE_MARKS_SMART, "apart en km vi zh "},
    {"bai bien", NULL, false, VITRINE_MARKS_SMART, "apart en km vi zh "},
    {"beach", NULL, false, VITRINE_MARKS_SMART, "en km vi zh "}, /* a phrase: not the two words apart */
    {"beach", "vi", false, VITRINE_MARKS_SMART, "vi "},
    {"beach", "en", false, VITRINE_MARKS_SMART, "en "},
    {"beach", NULL, false, VITRINE_MARKS_STRICT, "en "},
    {"BEACH", NULL, false, VITRINE_MARKS_IGNORE, "en km vi zh "},
    {"海滩", NULL, false, VITRINE_MARKS_SMART, "en km vi zh "},
    {"ឆ្នេរ", NULL, false, VITRINE_MARKS_SMART, "en km vi zh "},
    {"bãi biển đẹp", NULL, false, VITRINE_MARKS_SMART, "vi "},
    {"finest bãi biển", NULL, false, VITRINE_MARKS_SMART, "en "}, /* both words of one text */
    {"biên", NULL, false, VITRINE_MARKS_SMART, "border "},        /* a typed mark counts: not biển, sea */
    {"biến", NULL, false, VITRINE_MARKS_SMART, "apart border vi "}, /* found nowhere: folded, but not in the glossary */
    {"beach -sandy", NULL, false, VITRINE_MARKS_SMART, "km vi zh "},
    {"cửa khẩu -beach", NULL, false, VITRINE_MARKS_SMART, "border gate "},
    {"title:beach", NULL, false, VITRINE_MARKS_SMART, "en km vi zh "},
    {"body:beach", NULL, false, VITRINE_MARKS_SMART, ""},
    {"zqborder", NULL, false, VITRINE_MARKS_SMART, "border gate "}, /* by a topic's labels */
    {"hồ tiêu", "en", false, VITRINE_MARKS_SMART, "pepper "},
};

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The words of `paths`, sorted. */
static void sort_paths(char *out, size_t size, char *paths)
{
    char *words[32];
    size_t count = 0;
    size_t i;
    char *word;

    out[0] = '\0';
    for (word = strtok(paths, " "); word != NULL && count < 32; word = strtok(NULL, " "))
        words[count++] = word;
    qsort(words, count, sizeof words[0], compare_words);
    for (i = 0; i < count; i++)
        snprintf(out + strlen(out), size - strlen(out), "%s ", words[i]);
}

static void check_rows(vitrine_catalogue *cat)
{
    struct answer answer;
    char sorted[512];
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;

        options.marks = rows[i].marks;
        options.languages = rows[i].languages;
        options.no_glossary = rows[i].no_glossary;
        options.all_words = true;
        if (!search(&answer, cat, rows[i].query, &options))
            continue;
        sort_paths(sorted, sizeof sorted, answer.paths);
        CHECK_ROW(sorted, rows[i].paths, rows[i].query);
    }
}

/* What was typed stands before what the glossary adds, and the match says what it is. */
static void check_rank(vitrine_catalogue *cat)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    const char *by = NULL;
    size_t start = 0;
    size_t end = 0;

    CHECK(vitrine_query_new(&query, "bãi biển", NULL, NULL) == VITRINE_OK);
    CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    CHECK(vitrine_results_next(results, &hit, NULL) == VITRINE_OK);
    CHECK_TEXT(vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH), "vi");
    CHECK(vitrine_hit_match(hit, 0, &start, &end, &by) && strcmp(by, "written") == 0);
    while (vitrine_results_next(results, &hit, NULL) == VITRINE_OK) {
        if (strcmp(vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH), "en") != 0)
            continue;
        CHECK(vitrine_hit_match(hit, 0, &start, &end, &by) && strcmp(by, "glossary") == 0);
        CHECK(end - start == 5 && strncmp(vitrine_hit_snippet(hit, NULL) + start, "beach", 5) == 0);
    }
    vitrine_results_free(results);
    vitrine_query_free(query);
}

static void fill(vitrine_catalogue *cat)
{
    static const char *const beach[] = {"vi=bãi biển", "en=beach", "km=ឆ្នេរ", "zh=海滩"};
    static const char *const pepper[] = {"vi=hồ tiêu", "en=qxpepper"};
    static const char *const border[] = {"vi=Cửa khẩu", "en=Zqborder"};
    vitrine_heading_options options = VITRINE_HEADING_OPTIONS_INIT;

    options.labels = border;
    options.label_count = 2;
    CHECK(vitrine_glossary_add(NULL, cat, beach, 4, NULL) == VITRINE_OK);
    CHECK(vitrine_glossary_add(NULL, cat, pepper, 2, NULL) == VITRINE_OK);
    CHECK(vitrine_heading_put(cat, VITRINE_TOPIC, "border", &options, NULL) == VITRINE_OK);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (import_text(cat, records)) {
            fill(cat);
            check_rows(cat);
            check_rank(cat);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
