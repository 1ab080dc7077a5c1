/* SPDX-License-Identifier: MIT
 * What a query is widened by, beside what was typed: which words are, in which order the hits come, what they say of it,
 * on every store. */
#include <stdbool.h>

#include "../api/support.h"

static const char records[] =
    "{\"path\":\"a\",\"texts\":{\"vi\":{\"title\":\"Hà Nội ngàn năm\"}}}\n"
    "{\"path\":\"b\",\"texts\":{\"vi\":{\"title\":\"Hanoi ngàn năm ờ\"}}}\n"
    "{\"path\":\"c\",\"texts\":{\"en\":{\"description\":\"Hanoi and the old town\"}}}\n"
    "{\"path\":\"d\",\"texts\":{\"vi\":{\"title\":\"Hà Tĩnh và sân bay Nội Bài\"}}}\n"
    "{\"path\":\"e\",\"texts\":{\"vi\":{\"description\":\"Chợ nổi ở Đắk Lắk\"}}}\n"
    "{\"path\":\"f\",\"texts\":{\"vi\":{\"description\":\"Chợ nổi ở Dak Lak\"}}}\n"
    "{\"path\":\"g\",\"texts\":{\"vi\":{\"description\":\"Chợ nổi ở Đăk Lăk\"}}}\n"
    "{\"path\":\"h\",\"texts\":{\"vi\":{\"description\":\"UBND thành phố họp\"}}}\n"
    "{\"path\":\"i\",\"texts\":{\"vi\":{\"description\":\"Ủy ban nhân dân TP họp\"}}}\n"
    "{\"path\":\"k\",\"texts\":{\"vi\":{\"keywords\":[\"HĐND\",\"TX Huế\"]}}}\n"
    "{\"path\":\"j\",\"texts\":{\"vi\":{\"description\":\"Ủy ban của nhân dân họp\"}}}\n";

static const struct {
    const char *query;
    vitrine_marks marks;
    const char *languages;
    const char *paths;
} rows[] = {
    {"Hà Nội", VITRINE_MARKS_SMART, "vi", "a d b "}, /* as typed before the other spelling */
    {"\"Hà Nội\"", VITRINE_MARKS_SMART, "vi", "a b "},
    {"Hanoi", VITRINE_MARKS_SMART, "vi", "b a "},
    {"Hanoi", VITRINE_MARKS_SMART, NULL, "b a c "},
    {"Hà Nội", VITRINE_MARKS_STRICT, "vi", "a d "}, /* only what was typed */
    {"Hanoi", VITRINE_MARKS_STRICT, "vi", "b "},
    {"Hà Nội", VITRINE_MARKS_IGNORE, "vi", "a d b "},
    {"ngàn -Hanoi", VITRINE_MARKS_SMART, "vi", "a "}, /* a minus is not widened */
    {"ngàn -\"Hà Nội\"", VITRINE_MARKS_SMART, "vi", "b "},
    {"Hanoi*", VITRINE_MARKS_SMART, "vi", "b a "}, /* the whole word so far */
    {"Hano*", VITRINE_MARKS_SMART, "vi", "b "},
    {"title:Hanoi", VITRINE_MARKS_SMART, "vi", "b a "}, /* a field is passed on */
    {"description:Hanoi", VITRINE_MARKS_SMART, "vi", ""},
    {"title:Hà Nội", VITRINE_MARKS_SMART, "vi", "a d "}, /* two fields are no run of words */
    {"title:(Hà Nội)", VITRINE_MARKS_SMART, "vi", "a d b "},
    {"NEAR(Hanoi năm, 1)", VITRINE_MARKS_SMART, "vi", "b a "},
    {"NEAR(Hanoi năm, 0)", VITRINE_MARKS_SMART, "vi", ""},
    {"Hanoi OR chợ", VITRINE_MARKS_SMART, "vi", "b a e f g "}, /* the rarer word first, in any spelling */
    {"UBND TP", VITRINE_MARKS_SMART, "vi", "h i "}, /* each half by its own spelling */
    {"UBND thành phố", VITRINE_MARKS_SMART, "vi", "h i "},
    {"Ủy ban nhân dân thành phố họp", VITRINE_MARKS_SMART, "vi", "i h "},
    {"\"UBND thành phố\"", VITRINE_MARKS_SMART, "vi", "h i "},
    {"\"HĐND TX\"", VITRINE_MARKS_SMART, "vi", ""}, /* not over the border of two keywords */
    {"UBND -TP", VITRINE_MARKS_SMART, "vi", "h "},
};

static vitrine_query_options options_of(vitrine_marks marks, const char *languages)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;

    options.marks = marks;
    options.languages = languages;
    options.all_words = true;
    options.no_glossary = true;
    return options;
}

static void check_rows(vitrine_catalogue *cat)
{
    struct answer answer;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = options_of(rows[i].marks, rows[i].languages);

        if (search(&answer, cat, rows[i].query, &options))
            CHECK_ROW(answer.paths, rows[i].paths, rows[i].query);
    }
}

/* --- hits --- */

struct hits {
    char paths[16][8];
    double scores[16];
    char by[16][16]; /* of its first match */
    size_t count;
    char *cursor;
};

static void run(struct hits *out, vitrine_catalogue *cat, const char *text, const vitrine_query_options *options)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    const char *by;
    size_t start;
    size_t end;

    memset(out, 0, sizeof *out);
    CHECK(vitrine_query_new(&query, text, options, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    while (results != NULL && out->count < 16 && vitrine_results_next(results, &hit, NULL) == VITRINE_OK) {
        snprintf(out->paths[out->count], sizeof out->paths[0], "%s",
                 vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH));
        out->scores[out->count] = vitrine_hit_score(hit);
        if (vitrine_hit_match(hit, 0, &start, &end, &by))
            snprintf(out->by[out->count], sizeof out->by[0], "%s", by);
        out->count++;
    }
    if (results != NULL && vitrine_results_cursor(results) != NULL)
        out->cursor = strdup(vitrine_results_cursor(results));
    vitrine_results_free(results);
    vitrine_query_free(query);
}

static double score_of(const struct hits *hits, const char *path)
{
    size_t i;

    for (i = 0; i < hits->count; i++)
        if (strcmp(hits->paths[i], path) == 0)
            return hits->scores[i];
    return -1;
}

static void check_scores(vitrine_catalogue *cat)
{
    vitrine_query_options options = options_of(VITRINE_MARKS_SMART, "vi");
    struct hits hits;

    run(&hits, cat, "Hanoi", &options);
    CHECK_TEXT(hits.by[0], "written");
    CHECK_TEXT(hits.by[1], "alias");
    /* Written without marks, both are met as typed; that one of them is an alias too adds nothing. */
    run(&hits, cat, "dak lak", &options);
    CHECK(hits.count == 3 && score_of(&hits, "e") == score_of(&hits, "f") && score_of(&hits, "f") == score_of(&hits, "g"));
    run(&hits, cat, "Đắk Lắk", &options);
    CHECK(hits.count == 2 && score_of(&hits, "e") > score_of(&hits, "g") && score_of(&hits, "g") > 0);
}

/* Two of three words are held, by whatever they are met: the share of the query is the same. */
static void check_partial(vitrine_catalogue *cat)
{
    vitrine_query_options options = options_of(VITRINE_MARKS_SMART, "vi");
    struct hits clean;
    struct hits hits;

    options.all_words = false;
    run(&clean, cat, "Hà Nội ngàn", &options);
    run(&hits, cat, "Hà Nội ngàn zebra", &options);
    CHECK(hits.count >= 2 && score_of(&hits, "a") > score_of(&hits, "b") && score_of(&hits, "b") > score_of(&hits, "d"));
    CHECK(score_of(&hits, "a") < score_of(&clean, "a") && score_of(&hits, "b") < score_of(&clean, "b"));
    CHECK(score_of(&hits, "b") * score_of(&clean, "a") / score_of(&clean, "b") / score_of(&hits, "a") < 1.0001);
}

static void check_pages(vitrine_catalogue *cat, const char *text)
{
    vitrine_query_options options = options_of(VITRINE_MARKS_SMART, NULL);
    struct hits whole;
    struct hits page;
    char *cursor = NULL;
    size_t at;

    run(&whole, cat, text, &options);
    options.limit = 1;
    for (at = 0; at < whole.count; at++) {
        options.cursor = cursor;
        run(&page, cat, text, &options);
        CHECK_ROW(page.paths[0], whole.paths[at], text);
        CHECK(page.scores[0] == whole.scores[at]);
        free(cursor);
        cursor = page.cursor;
    }
    CHECK(whole.count > 1 && cursor == NULL);
    free(cursor);
    free(whole.cursor);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (import_text(cat, records)) {
            check_rows(cat);
            check_scores(cat);
            check_partial(cat);
            check_pages(cat, "Hà Nội");
            check_pages(cat, "UBND TP");
            check_pages(cat, "Hanoi OR chợ");
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
