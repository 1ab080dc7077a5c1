/* SPDX-License-Identifier: MIT
 * Texts that machines read badly, on every store: what finds them and what does not, in which order, by which
 * pages; and that a search of them survives each allocation that fails. */
#include "../api/support.h"
#include "base/alloc.h"

static const char records[] =
    "{\"path\":\"clean\",\"texts\":{\"vi\":{\"body\":\"Sở Ngoại vụ phối hợp với các địa phương tổ chức lễ hội.\"}}}\n"
    "{\"path\":\"read\",\"texts\":{\"vi\":{\"body\":\"S6 Ngoai vu phéi hop voi cdc dia phuong t6 chire lé hoi.\"}}}\n"
    "{\"path\":\"page\",\"texts\":{\"vi\":{\"title\":\"Kế hoạch năm\",\"body\":\"qudc gia, thong tin d6i ngoai va bién déo\"}}}\n"
    "{\"path\":\"plain\",\"texts\":{\"vi\":{\"body\":\"phoi canh bien dao, le hoi cho noi\"}}}\n"
    "{\"path\":\"english\",\"texts\":{\"en\":{\"body\":\"phéi hop véi cdc dia phuong\"}}}\n"
    "{\"path\":\"keyword\",\"texts\":{\"vi\":{\"keywords\":[\"phéi hop véi\"]}}}\n";

static const struct {
    const char *query;
    vitrine_marks marks;
    const char *paths;
} rows[] = {
    {"phối hợp", VITRINE_MARKS_SMART, "clean "}, /* two words are no row */
    {"\"phối hợp với các\"", VITRINE_MARKS_SMART, "clean read "},
    {"phối hợp với các", VITRINE_MARKS_SMART, "clean read "},
    {"phoi hop voi cac", VITRINE_MARKS_SMART, "clean read "},
    {"\"phôi họp vơi cạc\"", VITRINE_MARKS_SMART, "clean read "}, /* none occurs as written: folded */
    {"\"phối hợp với các\"", VITRINE_MARKS_STRICT, "clean "},
    {"\"tổ chức lễ hội\"", VITRINE_MARKS_SMART, "clean read "}, /* a digit for a letter */
    {"hợp với", VITRINE_MARKS_SMART, "clean read "},            /* read right but for the marks */
    {"ngoại vụ", VITRINE_MARKS_SMART, "clean read "},
    {"\"thông tin đối ngoại\"", VITRINE_MARKS_SMART, "page "},
    {"thông tin đối ngoại", VITRINE_MARKS_SMART, "page "},
    {"\"thông tin đại hội\"", VITRINE_MARKS_SMART, ""},
    {"\"tin đối thông ngoại\"", VITRINE_MARKS_SMART, ""}, /* not in this order */
    {"thông tin đối nội", VITRINE_MARKS_SMART, ""},
    {"quốc gia", VITRINE_MARKS_SMART, ""},
    {"đối ngoại -tin", VITRINE_MARKS_SMART, ""},
    {"vụ ngoại -sở", VITRINE_MARKS_SMART, "read "}, /* a minus is never fuzzy */
    {"title:thông title:tin title:đối", VITRINE_MARKS_SMART, ""},
    {"phéi vu", VITRINE_MARKS_SMART, "read "}, /* as it is written there */
    {"phéi vu", VITRINE_MARKS_STRICT, "read "},
    {"phối hợp với c*", VITRINE_MARKS_SMART, "clean read "},
};

static void check_rows(vitrine_catalogue *cat, const char *store)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
        struct answer answer;

        options.marks = rows[i].marks;
        options.all_words = true;
        if (search(&answer, cat, rows[i].query, &options) && !CHECK(strcmp(answer.paths, rows[i].paths) == 0))
            fprintf(stderr, "  %s [%s]: got [%s], want [%s]\n", store, rows[i].query, answer.paths,
                    rows[i].paths);
    }
}

/* Page by page as at once. */
static void check_pages(vitrine_catalogue *cat)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    struct answer whole;
    struct answer first;
    struct answer second;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;

    if (!search(&whole, cat, "phối hợp với các", NULL))
        return;
    options.limit = 1;
    CHECK(vitrine_query_new(&query, "phối hợp với các", &options, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    search(&first, cat, "phối hợp với các", &options);
    options.cursor = vitrine_results_cursor(results);
    search(&second, cat, "phối hợp với các", &options);
    strcat(first.paths, second.paths);
    CHECK_TEXT(first.paths, whole.paths);
    vitrine_results_free(results);
    vitrine_query_free(query);
}

/* What is shown: the words of the row and no others, as folded. */
static void check_matches(vitrine_catalogue *cat)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    char told[256] = "";
    size_t start;
    size_t end;
    size_t i;

    CHECK(vitrine_query_new(&query, "thông tin đối ngoại", NULL, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK &&
          vitrine_results_next(results, &hit, NULL) == VITRINE_OK);
    for (i = 0; hit != NULL && vitrine_hit_match(hit, i, &start, &end, NULL); i++)
        snprintf(told + strlen(told), sizeof told - strlen(told), "%.*s|", (int)(end - start),
                 vitrine_hit_snippet(hit, NULL) + start);
    CHECK_TEXT(told, "thong|tin|d6i|ngoai|");
    vitrine_results_free(results);
    vitrine_query_free(query);
}

/* False when it came to its end without a failed allocation. */
static int search_failing(vitrine_catalogue *cat, const char *text, long n)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    vitrine_error *err = NULL;
    vitrine_status s;
    int hit;

    mem_fault_set(n, 0);
    s = vitrine_query_new(&query, text, NULL, &err);
    if (s >= 0)
        s = vitrine_query_run(&results, cat, query, &err);
    hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    CHECK(s == VITRINE_OK || (hit && s == VITRINE_ENOMEM));
    if (s == VITRINE_OK)
        CHECK(vitrine_results_total(results) == 2);
    vitrine_results_free(results);
    vitrine_query_free(query);
    vitrine_error_free(err);
    return hit;
}

int main(void)
{
    size_t store;
    long n;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat != NULL && import_text(cat, records)) {
            check_rows(cat, store_names[store]);
            check_pages(cat);
            check_matches(cat);
            for (n = 0; search_failing(cat, "phối hợp với các", n); n++)
                ;
            for (n = 0; search_failing(cat, "\"tổ chức lễ hội\"", n); n++)
                ;
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
