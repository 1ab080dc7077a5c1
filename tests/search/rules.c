/* SPDX-License-Identifier: MIT
 * Rules of search that a small catalogue shows, on every store: what marks, stems and a minus reach, places that only the
 * answer needs, the order by title, and what a refused call leaves behind. */
#include "../api/support.h"

static const char records[] =
    "{\"path\":\"a\",\"texts\":{\"vi\":{\"title\":\"Biển có bán cá\"}}}\n"
    "{\"path\":\"b\",\"texts\":{\"vi\":{\"title\":\"Biển vắng\"},\"en\":{\"title\":\"A quiet sea\"}}}\n"
    "{\"path\":\"c\",\"texts\":{\"fr\":{\"title\":\"Marche\"}}}\n"
    "{\"path\":\"d\",\"texts\":{\"fr\":{\"title\":\"Marches\"}}}\n"
    "{\"path\":\"e\",\"texts\":{\"fr\":{\"title\":\"March\\u00e9s\"}}}\n"
    "{\"path\":\"f\",\"texts\":{\"en\":{\"title\":\"Zebra one\",\"description\":\"two red boats, three\"},"
    "\"vi\":{\"title\":\"An toàn\"}}}\n"
    "{\"path\":\"g\",\"texts\":{\"en\":{\"title\":\"Antelope one\",\"description\":\"three\"},\"vi\":{\"title\":\"Zin\"}}}\n"
    "{\"path\":\"h\",\"texts\":{\"en\":{\"keywords\":[\"gold temple\",\"lake view\"],\"place\":\"gold lake\"}}}\n"
    "{\"path\":\"i\",\"texts\":{\"en\":{\"keywords\":[\"gold temple\",\"lake house\"]}}}\n"
    "{\"path\":\"j\",\"texts\":{\"ru\":{\"title\":\"Остров\"}}}\n"
    "{\"path\":\"k\",\"texts\":{\"ru\":{\"title\":\"Острова\"}}}\n"
    "{\"path\":\"l\",\"texts\":{\"ru\":{\"title\":\"Островом\"}}}\n"
    "{\"path\":\"m\",\"texts\":{\"fr\":{\"title\":\"Une île\"}}}\n"
    "{\"path\":\"n\",\"texts\":{\"fr\":{\"title\":\"Vers l\u2019île\"}}}\n"
    "{\"path\":\"o\",\"texts\":{\"fr\":{\"title\":\"Objets d'art\"}}}\n";

static const struct {
    const char *query;
    vitrine_marks marks;
    vitrine_sort sort;
    const char *languages;
    const char *paths;
} rows[] = {
    {"biển -bạn", VITRINE_MARKS_SMART, 0, NULL, "b a "}, /* nobody wrote bạn: bán is not what is excluded */
    {"biển -bán", VITRINE_MARKS_SMART, 0, NULL, "b "},
    {"biển -ban", VITRINE_MARKS_SMART, 0, NULL, "b "},
    {"biển bạn", VITRINE_MARKS_SMART, 0, NULL, "a "}, /* in front of no minus it falls back */
    {"marchés", VITRINE_MARKS_SMART, 0, "fr", "e "},
    {"marchés", VITRINE_MARKS_IGNORE, 0, "fr", "e d c "}, /* marks don't count for the stem either */
    {"остров", VITRINE_MARKS_SMART, 0, "ru", "j k l "}, /* whose own stem is shorter than theirs */
    {"острова", VITRINE_MARKS_SMART, 0, "ru", "k j l "},
    {"остров", VITRINE_MARKS_STRICT, 0, "ru", "j "},
    {"l'île", VITRINE_MARKS_SMART, 0, "fr", "n m "}, /* with its article first, then without */
    {"l\u2019île", VITRINE_MARKS_SMART, 0, "fr", "n m "},
    {"d\u2019île", VITRINE_MARKS_SMART, 0, "fr", "m n "},
    {"l'île", VITRINE_MARKS_STRICT, 0, "fr", "n "},
    {"l’art", VITRINE_MARKS_SMART, 0, "fr", "o "},
    {"art", VITRINE_MARKS_SMART, 0, "fr", "o "},
    {"zebra", VITRINE_MARKS_SMART, VITRINE_SORT_TITLE, NULL, "f "},
    {"one three", VITRINE_MARKS_SMART, VITRINE_SORT_TITLE, NULL, "g f "}, /* shown in English */
    {"NEAR(gold lake, 5)", VITRINE_MARKS_SMART, 0, NULL, "h "},
    {"NEAR(temple lake, 5)", VITRINE_MARKS_SMART, 0, NULL, ""}, /* not over the border of two keywords */
    {"(\"two red\" three) OR (zebra nothing)", VITRINE_MARKS_SMART, 0, NULL, "f "},
    {"(nothing \"red boats\") OR (one \"boats three\")", VITRINE_MARKS_SMART, 0, NULL, "f "},
};

static void check_rows(vitrine_catalogue *cat)
{
    struct answer answer;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;

        options.marks = rows[i].marks;
        options.sort = rows[i].sort;
        options.languages = rows[i].languages;
        options.all_words = true;
        if (search(&answer, cat, rows[i].query, &options))
            CHECK_ROW(answer.paths, rows[i].paths, rows[i].query);
    }
}

static void check_refusals(vitrine_catalogue *cat)
{
    vitrine_results *results = (vitrine_results *)(void *)cat; /* an old value */
    vitrine_asset *asset = (vitrine_asset *)(void *)cat;
    vitrine_catalogue *other = cat;
    vitrine_error *err = NULL;

    CHECK(vitrine_query_run(&results, cat, NULL, &err) == VITRINE_EINVAL && results == NULL);
    vitrine_error_free(err);
    err = NULL;
    CHECK(vitrine_asset_find(&asset, NULL, 1, &err) == VITRINE_EINVAL && asset == NULL);
    vitrine_error_free(err);
    err = NULL;
    CHECK(vitrine_catalogue_open(&other, NULL, NULL, &err) == VITRINE_EINVAL && other == NULL);
    vitrine_error_free(err);
}

/* Hand, then import, then the same by hand again: the last word is shown. */
static void check_latest_word(vitrine_catalogue *cat)
{
    static const char *const by_hand[] = {"creator=An"};
    static const int64_t ids[] = {1};
    vitrine_asset *asset = NULL;
    uint64_t changed = 0;

    CHECK(vitrine_assets_set(&changed, cat, ids, 1, by_hand, 1, false, NULL) == VITRINE_OK && changed == 1);
    import_text(cat, "{\"path\":\"a\",\"creator\":\"Bình\"}\n");
    CHECK(vitrine_assets_set(&changed, cat, ids, 1, by_hand, 1, false, NULL) == VITRINE_OK && changed == 1);
    if (CHECK(vitrine_asset_find(&asset, cat, 1, NULL) == VITRINE_OK))
        CHECK_TEXT(vitrine_asset_fact(asset, VITRINE_CREATOR), "An");
    vitrine_asset_free(asset);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (import_text(cat, records)) {
            check_rows(cat);
            check_refusals(cat);
            check_latest_word(cat);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
