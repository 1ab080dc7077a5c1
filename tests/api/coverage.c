/* SPDX-License-Identifier: MIT
 * Coverage through the public interface, on every store: what is counted, what lacks what, what is stale, what is due. */
#include "support.h"

/* a: whole. b: English is older than Vietnamese, and no Khmer. c: only Chinese. d: emptied by hand; keywords nobody can
 * tell the language of count for none. */
static const char records[] =
    "{\"path\":\"a.jpg\",\"kind\":\"image\",\"topics\":[\"beaches\"],\"collections\":[\"Tet\"],\"texts\":{"
    "\"vi\":{\"title\":\"A\",\"description\":\"a\",\"updated_at\":\"2026-01-01T00:00:00Z\"},"
    "\"en\":{\"title\":\"A\",\"updated_at\":\"2026-01-01T00:00:00Z\"},"
    "\"km\":{\"description\":\"a\",\"updated_at\":\"2026-01-02T00:00:00Z\"}}}\n"
    "{\"path\":\"b.jpg\",\"kind\":\"image\",\"topics\":[\"sea\"],\"collections\":[\"Tet\"],\"texts\":{"
    "\"vi\":{\"title\":\"B\",\"updated_at\":\"2026-01-01T00:00:01Z\"},"
    "\"en\":{\"title\":\"B\",\"updated_at\":\"2026-01-01T00:00:00Z\"}}}\n"
    "{\"path\":\"c.txt\",\"kind\":\"text\",\"topics\":[\"beaches\",\"sea\"],\"texts\":{"
    "\"zh-Hant\":{\"body\":\"海\",\"updated_at\":\"2020-01-01T00:00:00Z\"}}}\n"
    "{\"path\":\"d.jpg\",\"kind\":\"image\",\"status\":\"approved\",\"texts\":{\"und\":{\"keywords\":[\"x\"]}}}\n";

static void say(char *out, size_t size, const vitrine_coverage *coverage, vitrine_coverage_part part)
{
    vitrine_coverage_row row = VITRINE_COVERAGE_ROW_INIT;
    size_t at = 0;
    size_t i;

    out[0] = '\0';
    for (i = 0; vitrine_coverage_get(coverage, part, i, &row) && at < size; i++)
        at += (size_t)snprintf(out + at, size - at, "%s%s%s%s %d/%d %d %d %d%s%s%s%s%s", i > 0 ? "; " : "",
                               row.name != NULL ? row.name : "", row.name != NULL ? " " : "", row.language,
                               (int)row.with_text, (int)row.assets, (int)row.with_title, (int)row.with_description,
                               (int)row.missing, row.path != NULL ? " " : "", row.path != NULL ? row.path : "",
                               row.older_than != NULL ? "<" : "", row.older_than != NULL ? row.older_than : "",
                               row.due != NULL ? " due" : "");
}

static void check_parts(vitrine_catalogue *cat, const char *languages, const vitrine_query_options *options,
                        const char *const wanted[7])
{
    vitrine_coverage *coverage = NULL;
    vitrine_query *query = NULL;
    char said[2048];
    int part;

    if (options != NULL)
        CHECK(vitrine_query_new(&query, NULL, options, NULL) == VITRINE_OK);
    if (!CHECK(vitrine_coverage_read(&coverage, cat, languages, query, NULL) == VITRINE_OK))
        return;
    for (part = 0; part < 7; part++) {
        say(said, sizeof said, coverage, (vitrine_coverage_part)(part + 1));
        CHECK_TEXT(said, wanted[part]);
    }
    vitrine_coverage_free(coverage);
    vitrine_query_free(query);
}

static void test_all(vitrine_catalogue *cat)
{
    static const char *const wanted[7] = {
        "en 2/4 2 0 2; km 1/4 0 1 3; vi 2/4 2 1 2; zh-Hant 1/4 0 0 3",
        "image en 2/3 2 0 1; image km 1/3 0 1 2; image vi 2/3 2 1 1; image zh-Hant 0/3 0 0 3; "
        "text en 0/1 0 0 1; text km 0/1 0 0 1; text vi 0/1 0 0 1; text zh-Hant 1/1 0 0 0",
        "beaches en 1/2 1 0 1; beaches km 1/2 0 1 1; beaches vi 1/2 1 1 1; beaches zh-Hant 1/2 0 0 1; "
        "sea en 2/3 2 0 1; sea km 1/3 0 1 2; sea vi 2/3 2 1 1; sea zh-Hant 1/3 0 0 2",
        "Tet en 2/2 2 0 0; Tet km 1/2 0 1 1; Tet vi 2/2 2 1 0; Tet zh-Hant 0/2 0 0 2",
        "zh-Hant 0/0 0 0 0 a.jpg; km,zh-Hant 0/0 0 0 0 b.jpg; en,km,vi 0/0 0 0 0 c.txt; "
        "en,km,vi,zh-Hant 0/0 0 0 0 d.jpg",
        "en 0/0 0 0 0 b.jpg<vi",
        "Tet th 0/0 0 0 2 due; Tet km 0/0 0 0 1 due",
    };

    check_parts(cat, NULL, NULL, wanted);
}

static void test_some(vitrine_catalogue *cat)
{
    static const char *const chinese[7] = {"zh 1/4 0 0 3", "image zh 0/3 0 0 3; text zh 1/1 0 0 0",
                                           "beaches zh 1/2 0 0 1; sea zh 1/3 0 0 2", "Tet zh 0/2 0 0 2",
                                           "zh 0/0 0 0 0 a.jpg; zh 0/0 0 0 0 b.jpg; zh 0/0 0 0 0 d.jpg", "",
                                           "Tet th 0/0 0 0 2 due; Tet km 0/0 0 0 1 due"};
    static const char *const none[7] = {"en 0/0 0 0 0; vi 0/0 0 0 0", "", "", "", "", "", ""};
    static const char *const text[7] = {"en 0/1 0 0 1", "text en 0/1 0 0 1", "beaches en 0/1 0 0 1; sea en 0/1 0 0 1",
                                        "", "en 0/0 0 0 0 c.txt", "", ""};
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;

    check_parts(cat, "zh", NULL, chinese);
    options.status = "withdrawn";
    check_parts(cat, "en, vi,en-GB", &options, none);
    options.status = NULL;
    options.kind = "text";
    check_parts(cat, "en", &options, text);
}

static void test_strings(vitrine_catalogue *cat)
{
    vitrine_coverage *coverage = NULL;
    char *json = NULL;
    char *csv = NULL;

    CHECK(vitrine_coverage_read(&coverage, cat, "vi,km", NULL, NULL) == VITRINE_OK);
    CHECK(vitrine_coverage_json(&json, coverage, NULL) == VITRINE_OK);
    CHECK(vitrine_coverage_csv(&csv, coverage, NULL) == VITRINE_OK);
    CHECK(json != NULL && strncmp(json, "{\"assets\":4,\"languages\":[{\"lang\":\"vi\",\"with_text\":2,\"with_title\":2,"
                                        "\"with_description\":1,\"missing\":2},{\"lang\":\"km\",", 96) == 0);
    CHECK(json != NULL && strstr(json, "\"missing\":[{\"id\":2,\"path\":\"b.jpg\",\"lacks\":[\"km\"]},"
                                       "{\"id\":3,\"path\":\"c.txt\",\"lacks\":[\"vi\",\"km\"]}") != NULL);
    CHECK(json != NULL && strstr(json, "\"stale\":[]") != NULL); /* English was not asked for */
    CHECK(json != NULL && strstr(json, "\"lacks\":[{\"lang\":\"th\",\"assets\":2},{\"lang\":\"km\",\"assets\":1}]}]") != NULL);
    CHECK(csv != NULL && strstr(csv, "\r\nlanguage,,km,4,1,0,1,3,,,,\r\n") != NULL);
    CHECK(csv != NULL && strstr(csv, "\r\nkind,image,vi,3,2,2,1,1,,,,\r\n") != NULL);
    CHECK(csv != NULL && strstr(csv, "\r\nmissing,,vi|km,,,,,,3,c.txt,,\r\n") != NULL);
    CHECK(csv != NULL && strstr(csv, "\r\ndue,Tet,th,,,,,2,,,,") != NULL);
    vitrine_string_free(json);
    vitrine_string_free(csv);
    vitrine_coverage_free(coverage);
}

/* The English of b is stale: said again as it is, it is not; nor does the original said again make it so, but a new one. */
static void test_said_again(vitrine_catalogue *cat)
{
    static const struct {
        const char *language;
        const char *title;
        const char *stale;
    } steps[] = {{"en", "B", ""}, {"vi", "A", ""}, {"vi", "B", ""}};
    size_t i;

    for (i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        vitrine_text_change change = {VITRINE_TITLE, VITRINE_SET, steps[i].title};
        vitrine_coverage *coverage = NULL;
        char said[256];

        CHECK(vitrine_asset_describe(NULL, cat, i == 1 ? 1 : 2, steps[i].language, &change, 1, NULL) == VITRINE_OK);
        CHECK(vitrine_coverage_read(&coverage, cat, "en", NULL, NULL) == VITRINE_OK);
        say(said, sizeof said, coverage, VITRINE_COVERAGE_STALE);
        CHECK_ROW(said, steps[i].stale, steps[i].title);
        vitrine_coverage_free(coverage);
    }
}

/* What the original says now is what was not translated. */
static void test_new_original(vitrine_catalogue *cat)
{
    vitrine_text_change change = {VITRINE_TITLE, VITRINE_SET, "A 2"};
    vitrine_coverage *coverage = NULL;
    char said[256];

    CHECK(vitrine_asset_describe(NULL, cat, 1, "vi", &change, 1, NULL) == VITRINE_OK);
    CHECK(vitrine_coverage_read(&coverage, cat, "km,en,vi", NULL, NULL) == VITRINE_OK);
    say(said, sizeof said, coverage, VITRINE_COVERAGE_STALE);
    CHECK_TEXT(said, "en 0/0 0 0 0 a.jpg<vi; km 0/0 0 0 0 a.jpg<vi");
    vitrine_coverage_free(coverage);
}

static void test_refused(vitrine_catalogue *cat)
{
    static const char *const wrong[] = {"vn", "xx", "\xff"};
    vitrine_coverage_row row = VITRINE_COVERAGE_ROW_INIT;
    vitrine_coverage *coverage = NULL;
    char *json = NULL;
    size_t i;

    for (i = 0; i < 3; i++)
        CHECK(vitrine_coverage_read(&coverage, cat, wrong[i], NULL, NULL) == VITRINE_EINVAL && coverage == NULL);
    CHECK(vitrine_coverage_read(NULL, cat, NULL, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_coverage_read(&coverage, NULL, NULL, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_coverage_json(&json, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_coverage_read(&coverage, cat, NULL, NULL, NULL) == VITRINE_OK);
    CHECK(!vitrine_coverage_get(coverage, (vitrine_coverage_part)0, 0, &row));
    CHECK(!vitrine_coverage_get(coverage, (vitrine_coverage_part)8, 0, &row));
    vitrine_coverage_free(coverage);
}

/* Nothing there yet. */
static void test_empty(vitrine_catalogue *cat)
{
    static const char *const none[7] = {"", "", "", "", "", "", ""};

    check_parts(cat, NULL, NULL, none);
}

static int put_headings(vitrine_catalogue *cat)
{
    vitrine_heading_options topic = VITRINE_HEADING_OPTIONS_INIT;
    vitrine_heading_options collection = VITRINE_HEADING_OPTIONS_INIT;

    topic.parent = "sea";
    collection.yearly = "07-27";
    collection.wanted = "th,km,vi";
    return CHECK(vitrine_heading_put(cat, VITRINE_TOPIC, "beaches", &topic, NULL) == VITRINE_OK) &&
           CHECK(vitrine_heading_put(cat, VITRINE_COLLECTION, "Tet", &collection, NULL) == VITRINE_OK);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat != NULL)
            test_empty(cat);
        if (cat != NULL && import_text(cat, records) && put_headings(cat)) {
            test_all(cat);
            test_some(cat);
            test_strings(cat);
            test_refused(cat);
            test_said_again(cat);
            test_new_original(cat);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
