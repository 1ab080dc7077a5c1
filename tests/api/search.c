/* SPDX-License-Identifier: MIT
 * Searching a small catalogue through the public interface, on every store: words and operators, filters, languages shown,
 * snippets, facets, order and pages. */
#include "support.h"

/* What the catalogue holds; expectations below were worked out from it by hand. */
static const char catalogue_lines[] =
    "{\"path\":\"bien/bai-sao.jpg\",\"kind\":\"image\",\"media_type\":\"image/jpeg\",\"taken_at\":\"2021-07-15T08:30:00\","
    "\"latitude\":10.05,\"longitude\":104.02,\"creator\":\"Trần Văn Đặng\",\"status\":\"approved\","
    "\"audience\":[\"press\"],\"topics\":[\"beaches\"],\"texts\":{\"vi\":{\"title\":\"Bãi Sao\","
    "\"description\":\"Bãi biển cát trắng, nước trong xanh quanh năm.\",\"keywords\":[\"bãi biển\",\"Phú Quốc\"]},"
    "\"en\":{\"title\":\"Sao Beach\",\"description\":\"White sand beach with clear water all year round.\"}}}\n"
    "{\"path\":\"cho/cho-noi.jpg\",\"kind\":\"image\",\"media_type\":\"image/jpeg\",\"taken_at\":\"2020-02\","
    "\"topics\":[\"markets\"],\"texts\":{\"vi\":{\"title\":\"Chợ nổi Cái Răng\","
    "\"description\":\"Ghe xuồng chở trái cây trên sông.\",\"keywords\":[\"chợ\",\"sông nước\"]},"
    "\"km\":{\"title\":\"ផ្សារបណ្តែតទឹក\"}}}\n"
    "{\"path\":\"gioi-thieu.md\",\"kind\":\"text\",\"media_type\":\"text/markdown\",\"valid_until\":\"2000-01-01\","
    "\"status\":\"approved\",\"texts\":{\"vi\":{\"title\":\"Giới thiệu\",\"body\":\"Tỉnh có bờ biển dài, nhiều bãi tắm "
    "đẹp và chợ đêm. Du lịch là ngành mũi nhọn.\"},\"en\":{\"title\":\"About us\",\"body\":\"The province has a long "
    "coast, many beaches and a night market. Tourism is a key industry.\"}}}\n"
    "{\"path\":\"phap/marche.png\",\"kind\":\"image\",\"media_type\":\"image/png\",\"taken_at\":\"1975\",\"texts\":{"
    "\"fr\":{\"title\":\"Le marché flottant\",\"description\":\"Les plages et l’île au coucher du soleil.\"}}}\n"
    "{\"path\":\"trung/haitan.jpg\",\"kind\":\"image\",\"media_type\":\"image/jpeg\",\"texts\":{\"zh-Hans\":{\"title\":"
    "\"富国岛的白色海滩\"},\"und\":{\"keywords\":[\"beach\",\"Duong Dong\"]}}}\n"
    "{\"path\":\"mat/tich.jpg\",\"kind\":\"image\",\"media_type\":\"image/jpeg\",\"missing\":true,\"texts\":{\"vi\":{"
    "\"title\":\"Đường ra biển\",\"keywords\":[\"bờ cát\",\"trắng xoá\"]}}}\n";

static const struct {
    const char *query;
    const char *paths; /* in any order, each followed by a space */
    int relaxed;
} words[] = {
    {"bãi biển", "bien/bai-sao.jpg gioi-thieu.md ", 0},
    {"bai bien", "bien/bai-sao.jpg gioi-thieu.md ", 0},
    {"BÃI BIỂN", "bien/bai-sao.jpg gioi-thieu.md ", 0},
    {"\"bãi biển\"", "bien/bai-sao.jpg ", 0},
    {"\"biển phú\"", "", 0}, /* two keywords are no phrase */
    {"\"biển dài\"", "gioi-thieu.md ", 0},
    {"NEAR(cát xanh, 3)", "bien/bai-sao.jpg ", 0},
    {"NEAR(xanh cát, 3)", "bien/bai-sao.jpg ", 0},
    {"NEAR(cát xanh, 2)", "bien/bai-sao.jpg mat/tich.jpg ", 1}, /* three words stand between */
    {"NEAR(cát trắng)", "bien/bai-sao.jpg ", 0}, /* of mat/tich.jpg two keywords */
    {"chợ OR bãi", "bien/bai-sao.jpg cho/cho-noi.jpg gioi-thieu.md ", 0},
    {"chợ -sông", "gioi-thieu.md ", 0},
    {"biển -beach", "mat/tich.jpg ", 0}, /* the English text of one has it, of another "beaches" */
    {"title:chợ", "cho/cho-noi.jpg ", 0},
    {"body:chợ", "gioi-thieu.md ", 0},
    {"keywords:\"sông nước\"", "cho/cho-noi.jpg ", 0},
    {"title:(chợ sông)", "cho/cho-noi.jpg ", 1},
    {"du*", "gioi-thieu.md trung/haitan.jpg mat/tich.jpg phap/marche.png ", 0},
    {"đư*", "mat/tich.jpg trung/haitan.jpg phap/marche.png ", 0}, /* as written; in keywords without marks; in French, which
                                                                      has none as written, folded */
    {"tour*", "gioi-thieu.md ", 0},
    {"plage", "phap/marche.png ", 0}, /* by its stem */
    {"île", "phap/marche.png ", 0},
    {"海滩", "trung/haitan.jpg ", 0},
    {"国岛", "trung/haitan.jpg ", 0}, /* inside a word */
    {"បណ្តែត", "cho/cho-noi.jpg ", 0},
    {"Dương Đông", "trung/haitan.jpg ", 0},
    {"haitan", "trung/haitan.jpg ", 0}, /* a file's name */
    {"Trần Văn Đặng", "bien/bai-sao.jpg ", 0},
    {"tran van dang", "bien/bai-sao.jpg ", 0},
    {"phap", "phap/marche.png ", 0}, /* a folder's */
    {"chợ hồng hạc", "cho/cho-noi.jpg gioi-thieu.md ", 1},
    {"zzzz", "", 0},
    {"zzzz yyyy", "", 0},
    {"", "", 0},
    {"... !!!", "", 0},
};

/* The same words, whatever their order. */
static int same_set(const char *a, const char *b)
{
    char copy[4096];
    char *word;
    char *rest = NULL;

    if (strlen(a) != strlen(b))
        return 0;
    snprintf(copy, sizeof copy, "%s", a);
    for (word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) {
        struct answer other;

        snprintf(other.paths, sizeof other.paths, "%s", b);
        if (!answer_has(&other, word))
            return 0;
    }
    return 1;
}

static void test_words(vitrine_catalogue *cat)
{
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
        struct answer answer;

        options.no_glossary = true; /* tests/search/glossary.c has it */
        if (!search(&answer, cat, words[i].query, &options))
            continue;
        if (!CHECK(same_set(answer.paths, words[i].paths) && answer.relaxed == words[i].relaxed))
            fprintf(stderr, "  [%s]: got [%s]%s, want [%s]\n", words[i].query, answer.paths,
                    answer.relaxed ? " relaxed" : "", words[i].paths);
    }
}

static void test_filters(vitrine_catalogue *cat)
{
#define FILTER(name, value) offsetof(vitrine_query_options, name), value
    static const struct {
        size_t offset;
        const char *value;
        const char *query; /* NULL: a list */
        const char *paths;
    } rows[] = {
        {FILTER(has, "en"), NULL, "bien/bai-sao.jpg gioi-thieu.md "},
        {FILTER(has, "en-GB,vi"), NULL, "bien/bai-sao.jpg gioi-thieu.md "},
        {FILTER(has, "zh"), NULL, "trung/haitan.jpg "},
        {FILTER(lacks, "vi"), NULL, "phap/marche.png trung/haitan.jpg "},
        {FILTER(lacks, "vi,fr"), NULL, "trung/haitan.jpg "},
        {FILTER(kind, "text"), NULL, "gioi-thieu.md "},
        {FILTER(kind, "text"), "biển", "gioi-thieu.md "},
        {FILTER(media_type, "image/png"), NULL, "phap/marche.png "},
        {FILTER(media_type, "text/"), NULL, "gioi-thieu.md "},
        {FILTER(taken, "2021"), NULL, "bien/bai-sao.jpg "},
        {FILTER(taken, "2020-02..2021-07-15"), NULL, "bien/bai-sao.jpg cho/cho-noi.jpg "},
        {FILTER(taken, "..2020"), NULL, "cho/cho-noi.jpg phap/marche.png "},
        {FILTER(topic, "beaches"), NULL, "bien/bai-sao.jpg "},
        {FILTER(status, "approved"), NULL, "bien/bai-sao.jpg gioi-thieu.md "},
        {FILTER(audience, "press"), NULL, "bien/bai-sao.jpg "},
        {FILTER(near, "10.05,104.03,2"), NULL, "bien/bai-sao.jpg "},
        {FILTER(near, "10.05,104.03,1"), NULL, ""},
        {FILTER(box, "104,10,104.1,10.1"), NULL, "bien/bai-sao.jpg "},
        {FILTER(languages, "en"), "bãi", "bien/bai-sao.jpg "}, /* by the file's name, which every language has */
        {FILTER(languages, "en"), "province", "gioi-thieu.md "},
        {FILTER(languages, "vi"), "province", ""},
        {FILTER(languages, "fr"), "beach", "trung/haitan.jpg "}, /* "und" is always searched */
        {FILTER(languages, "zh"), "富国岛", "trung/haitan.jpg "},
        {FILTER(languages, "zh-Hant"), "富国岛", ""},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
        struct answer answer;

        memcpy((char *)&options + rows[i].offset, &rows[i].value, sizeof rows[i].value);
        if (search(&answer, cat, rows[i].query, &options) && !CHECK(same_set(answer.paths, rows[i].paths)))
            fprintf(stderr, "  %s, [%s]: got [%s], want [%s]\n", rows[i].value, rows[i].query ? rows[i].query : "list",
                    answer.paths, rows[i].paths);
    }
}

static void test_flags(vitrine_catalogue *cat)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    struct answer answer;

    options.missing = true;
    search(&answer, cat, NULL, &options);
    CHECK_TEXT(answer.paths, "mat/tich.jpg ");
    options.missing = false;
    options.published = true; /* approved, and the text's validity ended in 2000 */
    search(&answer, cat, NULL, &options);
    CHECK_TEXT(answer.paths, "bien/bai-sao.jpg ");
    options.published = false;
    options.all_words = true;
    search(&answer, cat, "chợ hồng hạc", &options);
    CHECK(answer.total == 0 && !answer.relaxed);
}

static void test_order(vitrine_catalogue *cat)
{
    static const struct {
        vitrine_sort sort;
        const char *paths;
    } rows[] = {
        {VITRINE_SORT_PATH,
         "bien/bai-sao.jpg cho/cho-noi.jpg gioi-thieu.md mat/tich.jpg phap/marche.png trung/haitan.jpg "},
        {VITRINE_SORT_NEWEST,
         "bien/bai-sao.jpg cho/cho-noi.jpg phap/marche.png gioi-thieu.md trung/haitan.jpg mat/tich.jpg "},
        {VITRINE_SORT_OLDEST,
         "phap/marche.png cho/cho-noi.jpg bien/bai-sao.jpg gioi-thieu.md trung/haitan.jpg mat/tich.jpg "},
        /* Bãi Sao, Chợ nổi, Đường, Giới thiệu, Le marché, 富国岛 */
        {VITRINE_SORT_TITLE,
         "bien/bai-sao.jpg cho/cho-noi.jpg mat/tich.jpg gioi-thieu.md phap/marche.png trung/haitan.jpg "},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
        struct answer answer;

        options.sort = rows[i].sort;
        search(&answer, cat, NULL, &options);
        CHECK_TEXT(answer.paths, rows[i].paths);
    }
}

/* All pages of one hit each, joined. */
static void read_pages(char *out, size_t size, vitrine_catalogue *cat, const char *text, vitrine_sort sort)
{
    char *cursor = NULL;
    int pages = 0;

    out[0] = '\0';
    do {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
        vitrine_query *query = NULL;
        vitrine_results *results = NULL;
        const vitrine_hit *hit = NULL;
        const char *next;

        options.limit = 1;
        options.sort = sort;
        options.cursor = cursor;
        CHECK(vitrine_query_new(&query, text, &options, NULL) == VITRINE_OK);
        if (!CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK)) {
            vitrine_query_free(query);
            break;
        }
        while (vitrine_results_next(results, &hit, NULL) == VITRINE_OK)
            snprintf(out + strlen(out), size - strlen(out), "%s ",
                     vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH));
        next = vitrine_results_cursor(results);
        free(cursor);
        cursor = next != NULL ? strdup(next) : NULL;
        vitrine_results_free(results);
        vitrine_query_free(query);
    } while (cursor != NULL && ++pages < 20);
    free(cursor);
}

static void test_pages(vitrine_catalogue *cat)
{
    static const char *const queries[] = {"biển", "chợ hồng hạc", "chợ OR bãi", NULL};
    vitrine_sort sort;
    size_t i;

    for (i = 0; i < sizeof queries / sizeof queries[0]; i++)
        for (sort = VITRINE_SORT_DEFAULT; sort <= VITRINE_SORT_PATH; sort++) {
            vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
            char pages[4096];
            struct answer whole;

            if (sort == VITRINE_SORT_RELEVANCE && queries[i] == NULL)
                continue;
            options.sort = sort;
            search(&whole, cat, queries[i], &options);
            read_pages(pages, sizeof pages, cat, queries[i], sort);
            CHECK_ROW(pages, whole.paths, queries[i] != NULL ? queries[i] : "list");
        }
}

/* Pages agree while others write: new assets change no score of the pages that follow. */
static void test_frozen_pages(vitrine_catalogue *cat)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    struct answer before;
    struct answer after;
    char cursor[4096] = "";

    options.limit = 2;
    search(&before, cat, "biển chợ OR bãi", NULL);
    CHECK(vitrine_query_new(&query, "biển chợ OR bãi", &options, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    if (CHECK(vitrine_results_cursor(results) != NULL || before.total <= 2) && before.total > 2)
        snprintf(cursor, sizeof cursor, "%s", vitrine_results_cursor(results));
    vitrine_results_free(results);
    vitrine_query_free(query);
    if (cursor[0] == '\0')
        return;
    import_text(cat, "{\"path\":\"moi.txt\",\"texts\":{\"vi\":{\"title\":\"Bãi bãi bãi\"}}}\n");
    options.cursor = cursor;
    search(&after, cat, "biển chợ OR bãi", &options);
    CHECK(strstr(before.paths, after.paths) != NULL || strstr(after.paths, "moi.txt") != NULL);
}

static void check_matched(const vitrine_hit *hit, const char *wanted)
{
    char matched[64] = "";
    const char *language;
    size_t i;

    for (i = 0; (language = vitrine_hit_matched_language(hit, i)) != NULL; i++)
        sprintf(matched + strlen(matched), "%s%s", i > 0 ? " " : "", language);
    CHECK_TEXT(matched, wanted);
}

static void test_shown(vitrine_catalogue *cat)
{
    static const struct {
        const char *query;
        const char *show;
        const char *language;
        const char *title;
        const char *matched;
    } rows[] = {
        {"Bãi Sao", NULL, "vi", "Bãi Sao", "en vi"}, /* "bãi" stands in the file's name, "Sao" in the English title */
        {"Bãi Sao", "en", "en", "Sao Beach", "en vi"},
        {"Bãi Sao", "km,en", "en", "Sao Beach", "en vi"},
        {"cát trắng", "km", "vi", "Bãi Sao", "vi"}, /* the catalogue's own */
        {"marché", "vi", "fr", "Le marché flottant", "fr"},
        {"phap", "km", "fr", "Le marché flottant", ""}, /* a folder's name is in no language */
        {"flottant", NULL, "fr", "Le marché flottant", "fr"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
        vitrine_query *query = NULL;
        vitrine_results *results = NULL;
        const vitrine_hit *hit = NULL;

        options.show = rows[i].show;
        CHECK(vitrine_query_new(&query, rows[i].query, &options, NULL) == VITRINE_OK &&
              vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
        if (CHECK(vitrine_results_next(results, &hit, NULL) == VITRINE_OK)) {
            CHECK_ROW(vitrine_hit_language(hit), rows[i].language, rows[i].query);
            CHECK_ROW(vitrine_hit_title(hit), rows[i].title, rows[i].query);
            check_matched(hit, rows[i].matched);
        }
        vitrine_results_free(results);
        vitrine_query_free(query);
    }
}

static void test_snippets(vitrine_catalogue *cat)
{
    /* Matches are written [so], with how they matched behind. */
    static const struct {
        const char *query;
        const char *field;
        const char *text;
    } rows[] = {
        {"cát trắng", "2", "Bãi biển [cát]written [trắng]written, nước trong xanh quanh năm."},
        {"\"nước trong\"", "2", "Bãi biển cát trắng, [nước trong]written xanh quanh năm."},
        {"chỡ sông", "2", "Ghe xuồng [chở]folded trái cây trên [sông]written."},
        {"plage soleil", "2", "Les [plages]stem et l’île au coucher du [soleil]written."},
        {"xuong", "2", "Ghe [xuồng]folded chở trái cây trên sông."},
        {"\"phú quốc\"", "4", "[Phú Quốc]written"},
        {"flottant", "1", "Le marché [flottant]written"},
        {"haitan", "", ""},
        {"岛的", "1", "富国[岛的]written白色海滩"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query *query = NULL;
        vitrine_results *results = NULL;
        const vitrine_hit *hit = NULL;
        char marked[1024] = "";
        char field_text[8] = "";

        CHECK(vitrine_query_new(&query, rows[i].query, NULL, NULL) == VITRINE_OK &&
              vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
        if (CHECK(vitrine_results_next(results, &hit, NULL) == VITRINE_OK)) {
            vitrine_field field = VITRINE_TITLE;
            const char *text = vitrine_hit_snippet(hit, &field);
            const char *by;
            size_t at = 0;
            size_t start;
            size_t end;
            size_t k;

            for (k = 0; text != NULL && vitrine_hit_match(hit, k, &start, &end, &by); k++) {
                sprintf(marked + strlen(marked), "%.*s[%.*s]%s", (int)(start - at), text + at, (int)(end - start),
                        text + start, by);
                at = end;
            }
            if (text != NULL) {
                strcat(marked, text + at);
                snprintf(field_text, sizeof field_text, "%d", (int)field);
            }
        }
        CHECK_ROW(marked, rows[i].text, rows[i].query);
        CHECK_ROW(field_text, rows[i].field, rows[i].query);
        vitrine_results_free(results);
        vitrine_query_free(query);
    }
}

static void test_facets(vitrine_catalogue *cat)
{
    static const struct {
        const char *facet;
        const char *values; /* "value count " each, in order */
    } rows[] = {
        {"kind", "image 5 text 1 "},
        {"lang", "vi 4 en 2 fr 1 km 1 und 1 zh-Hans 1 "},
        {"year", "1975 1 2020 1 2021 1 "},
        {"media_type", "image/jpeg 4 image/png 1 text/markdown 1 "},
        {"topic", "beaches 1 markets 1 "},
        {"collection", ""},
    };
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    vitrine_error *err = NULL;
    size_t i;

    options.facets = "kind,lang,topic,collection,year,media_type";
    CHECK(vitrine_query_new(&query, NULL, &options, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char values[512] = "";
        const char *value;
        uint64_t count;
        size_t k;

        for (k = 0; vitrine_results_facet(results, rows[i].facet, k, &value, &count); k++)
            sprintf(values + strlen(values), "%s %lu ", value, (unsigned long)count);
        CHECK_ROW(values, rows[i].values, rows[i].facet);
    }
    vitrine_results_free(results);
    vitrine_query_free(query);
    options.facets = "kind,colour";
    CHECK(vitrine_query_new(&query, NULL, &options, NULL) == VITRINE_OK);
    CHECK(vitrine_query_run(&results, cat, query, &err) == VITRINE_EINVAL && results == NULL);
    vitrine_error_free(err);
    vitrine_query_free(query);
}

static void test_errors(vitrine_catalogue *cat)
{
    static const struct {
        size_t offset;
        const char *value;
        const char *message; /* part of it */
    } rows[] = {
        {FILTER(has, "vn"), "vi"},
        {FILTER(lacks, "cn"), "zh-Hans"},
        {FILTER(languages, "xx"), "xx"},
        {FILTER(show, "kh"), "km"},
        {FILTER(taken, "2021-13"), "2021-13"},
        {FILTER(near, "here"), "here"},
        {FILTER(kind, "video"), "image or text"},
        {FILTER(cursor, "AAAA"), "does not belong"},
        {FILTER(cursor, "!"), "does not belong"},
        {FILTER(topic, "\xff"), "UTF-8"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
        vitrine_query *query = NULL;
        vitrine_results *results = NULL;
        vitrine_error *err = NULL;
        vitrine_status s;

        memcpy((char *)&options + rows[i].offset, &rows[i].value, sizeof rows[i].value);
        s = vitrine_query_new(&query, "biển", &options, &err);
        if (s >= 0)
            s = vitrine_query_run(&results, cat, query, &err);
        if (!CHECK(s == VITRINE_EINVAL && strstr(vitrine_error_message(err), rows[i].message) != NULL))
            fprintf(stderr, "  %s: %s\n", rows[i].value, vitrine_error_message(err));
        CHECK(results == NULL);
        vitrine_error_free(err);
        vitrine_query_free(query);
    }
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat != NULL && import_text(cat, catalogue_lines)) {
            test_words(cat);
            test_filters(cat);
            test_flags(cat);
            test_order(cat);
            test_pages(cat);
            test_shown(cat);
            test_snippets(cat);
            test_facets(cat);
            test_errors(cat);
            test_frozen_pages(cat);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
