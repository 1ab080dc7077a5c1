/* SPDX-License-Identifier: MIT
 * Did you mean: words that occur nowhere are corrected to words of the catalogue, as its texts write them, on every store;
 * only to a query that finds something, and never one that found all. */
#include "../api/support.h"

static const char records[] =
    "{\"path\":\"a\",\"texts\":{\"vi\":{\"title\":\"Bãi Sao\",\"description\":\"Một bãi biển cát trắng ở Phú Quốc.\"}}}\n"
    "{\"path\":\"b\",\"texts\":{\"vi\":{\"title\":\"Bãi biển về chiều\",\"keywords\":[\"Phú Quốc\",\"hoàng hôn\"]}}}\n"
    "{\"path\":\"c\",\"texts\":{\"vi\":{\"title\":\"Bến tàu\",\"description\":\"Bến tàu cao tốc đi Phú Quốc; bến xe bên cạnh.\"}}}\n"
    "{\"path\":\"d\",\"texts\":{\"vi\":{\"title\":\"Chợ nổi\",\"description\":\"Trên sông, chợ nổi họp từ sớm.\"}}}\n"
    "{\"path\":\"e\",\"texts\":{\"en\":{\"title\":\"A quiet restaurant\",\"description\":\"The restaurant by the Zaqua river, "
    "with accommodation.\"}}}\n"
    "{\"path\":\"f\",\"texts\":{\"vi\":{\"keywords\":[\"bán\",\"bàn\",\"bạn\"]},\"ru\":{\"title\":\"Тихий берег\"}}}\n"
    "{\"path\":\"g\",\"kind\":\"image\",\"texts\":{\"fr\":{\"title\":\"Le marché flottant\",\"description\":\"Un marché sur l'eau.\"},"
    "\"zh-Hans\":{\"title\":\"海滩日落\",\"keywords\":[\"海滩日落\"]},\"th\":{\"keywords\":[\"ชายหาด\"]},"
    "\"km\":{\"keywords\":[\"ឆ្នេរសមុទ្រ\"]},\"ko\":{\"keywords\":[\"해수욕장\"]}}}\n";

static const struct {
    const char *query;
    const char *languages;
    vitrine_marks marks;
    const char *meant; /* NULL: nothing */
} rows[] = {
    {"bai bein", NULL, 0, "bãi biển"},
    {"bai bien", NULL, 0, NULL}, /* found all */
    {"phu qouc", NULL, 0, "Phú Quốc"},
    {"PHU QOUC", NULL, 0, "Phú Quốc"},
    {"qouc", NULL, 0, "Quốc"},
    {"phu quocc", NULL, 0, "Phú Quốc"},
    {"phu qoc", NULL, 0, "Phú Quốc"},
    {"phu wuoc", NULL, 0, "Phú Quốc"},
    {"ph uquoc", NULL, 0, "Phú Quốc"},  /* the space in the wrong place */
    {"phu qu oc", NULL, 0, "Phú Quốc"}, /* one too many */
    {"phuquoc", NULL, 0, NULL},         /* joined names are found as they are */
    {"cho nio", NULL, 0, "chợ nổi"},
    {"hoang hno", NULL, 0, "hoàng hôn"},
    {"bãi biểm", NULL, 0, "bãi biển"},
    {"bãi biễn", NULL, 0, NULL}, /* another tone is found without marks */
    {"bair bieenr", NULL, 0, "bãi biển"}, /* the input method was off */
    {"Phus Quoocs", NULL, 0, "Phú Quốc"},
    {"hoafng hoon", NULL, 0, "hoàng hôn"},
    {"biểm", NULL, 0, "biển"},
    {"bein", NULL, 0, "biển"}, /* bến is as near, and rarer */
    {"tau caot oc", NULL, 0, "tàu cao tốc"}, /* the space in the wrong place */
    {"\"phu qouc\"", NULL, 0, "\"Phú Quốc\""},
    {"bai bein -chợ", NULL, 0, "bãi biển -chợ"},
    {"(bein OR sông) cat", NULL, 0, "(biển OR sông) cat"},
    {"(bein OR sông) chợ", NULL, 0, NULL}, /* found */
    {"bai (bein OR xyzzyx)", NULL, 0, "bai (biển OR xyzzyx)"},
    {"title:saoo", NULL, 0, "title:Sao"},
    {"NEAR(bai bein, 3)", NULL, 0, "NEAR(bãi biển, 3)"},
    {"bein*", NULL, 0, NULL},
    {"bai bein phu qouc", NULL, 0, "bãi biển Phú Quốc"},
    {"restarant", NULL, 0, "restaurant"},
    {"restuarant", NULL, 0, "restaurant"},
    {"acomodation", NULL, 0, "accommodation"}, /* two slips of a long word */
    {"quiet restuarant", NULL, 0, "quiet restaurant"},
    {"zaqau", NULL, 0, "Zaqua"},
    {"zaqau", "vi", 0, NULL}, /* not of the languages searched */
    {"marcé", "fr", 0, "marché"},
    {"бепег", NULL, 0, "берег"},
    {"海灘x", NULL, 0, NULL},
    {"海滩日洛", NULL, 0, "海滩日落"},
    {"海洋", NULL, 0, NULL}, /* another word, not a slip */
    {"ชายหด", NULL, 0, "ชายหาด"},
    {"ឆ្នេរសមុទ", NULL, 0, NULL}, /* two letters are missing */
    {"ឆ្នេរសមុទ្", NULL, 0, "ឆ្នេរសមុទ្រ"},
    {"해수욕정", NULL, 0, "해수욕장"},
    {"bnna", NULL, 0, NULL},
    {"baan", "vi", 0, "ban"}, /* bán, bàn, bạn: no text says which */
    {"xyzzyx", NULL, 0, NULL},
    {"xyzzyx bein qouc wwww kkkk jjjj", NULL, 0, NULL}, /* too many */
    {"bai bein restuarant", NULL, 0, NULL},             /* no text has all */
    {"phu quoc", NULL, VITRINE_MARKS_STRICT, "Phú Quốc"},
    {"12345", NULL, 0, NULL},
};

static void check_row(vitrine_catalogue *cat, size_t i)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const char *meant;
    struct answer answer;

    options.languages = rows[i].languages;
    options.marks = rows[i].marks;
    if (!CHECK(vitrine_query_new(&query, rows[i].query, &options, NULL) == VITRINE_OK) ||
        !CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK))
        return;
    meant = vitrine_results_did_you_mean(results);
    CHECK_ROW(meant, rows[i].meant, rows[i].query);
    options.all_words = true;
    if (meant != NULL && search(&answer, cat, meant, &options))
        CHECK(answer.total > 0);
    vitrine_results_free(results);
    vitrine_query_free(query);
}

/* Of a later page, of a list, and past a filter that lets nothing through, there is none. */
static void check_none(vitrine_catalogue *cat)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    vitrine_results *next = NULL;

    options.limit = 1;
    CHECK(vitrine_query_new(&query, "bai bein", &options, NULL) == VITRINE_OK);
    CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    vitrine_query_free(query);
    options.cursor = vitrine_results_cursor(results);
    CHECK(options.cursor != NULL);
    CHECK(vitrine_query_new(&query, "bai bein", &options, NULL) == VITRINE_OK);
    CHECK(vitrine_query_run(&next, cat, query, NULL) == VITRINE_OK);
    CHECK(vitrine_results_did_you_mean(next) == NULL);
    vitrine_results_free(next);
    vitrine_results_free(results);
    vitrine_query_free(query);
    options = (vitrine_query_options)VITRINE_QUERY_OPTIONS_INIT;
    options.missing = true;
    CHECK(vitrine_query_new(&query, "bai bein", &options, NULL) == VITRINE_OK);
    CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    CHECK(vitrine_results_did_you_mean(results) == NULL);
    vitrine_results_free(results);
    vitrine_query_free(query);
    CHECK(vitrine_query_new(&query, NULL, NULL, NULL) == VITRINE_OK);
    CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    CHECK(vitrine_results_did_you_mean(results) == NULL);
    vitrine_results_free(results);
    vitrine_query_free(query);
}

int main(void)
{
    size_t store;
    size_t i;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (import_text(cat, records)) {
            for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
                check_row(cat, i);
            check_none(cat);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
