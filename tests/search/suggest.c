/* SPDX-License-Identifier: MIT
 * Suggestions on every store: what may complete what is typed, ranked by use, in step with the catalogue. */
#include "../api/support.h"

static const char records[] =
    "{\"path\":\"a\",\"texts\":{\"vi\":{\"title\":\"Bãi Sao\",\"keywords\":[\"bãi biển\",\"Phú Quốc\"]}}}\n"
    "{\"path\":\"b\",\"texts\":{\"vi\":{\"title\":\"Bãi Dài\",\"keywords\":[\"Bãi biển\",\"Phú Quốc\"]}}}\n"
    "{\"path\":\"c\",\"texts\":{\"vi\":{\"title\":\"Bãi Sao\",\"keywords\":[\"bãi biển\",\"Phú Quốc\"]},"
    "\"en\":{\"title\":\"Sao Beach\",\"keywords\":[\"qxwhite sand\"]}}}\n"
    "{\"path\":\"d\",\"texts\":{\"vi\":{\"title\":\"Chợ nổi Zaqua\",\"keywords\":[\"bàn ghế\",\"bán hàng\",\"phu quoc\"]}}}\n"
    "{\"path\":\"e\",\"texts\":{\"vi\":{\"title\":\"Đường Zaqua\",\"description\":\"lối Zoxbi\"}}}\n"
    "{\"path\":\"f\",\"texts\":{\"zh-Hans\":{\"title\":\"海滩日落\",\"keywords\":[\"海滩\"]},"
    "\"fr\":{\"title\":\"Marché flottant\"}}}\n"
    "{\"path\":\"g\",\"texts\":{\"en\":{\"title\":\"Phu Quoc from above\",\"keywords\":[\"Qxwhite Sand\"]}}}\n"
    "{\"path\":\"h\",\"texts\":{\"vi\":{\"keywords\":[\"hoà bình\",\"kỷ niệm\"]}}}\n";

static const struct {
    const char *prefix;
    const char *languages;
    uint32_t limit;
    const char *suggestions;
} rows[] = {
    {"bai", "vi", 0, "bãi biển|Bãi Sao|Bãi Dài"},
    {"bai b", "vi", 0, "bãi biển"},
    {"BAI S", "vi", 0, "Bãi Sao"},
    {"bai ", "vi", 0, "bãi biển|Bãi Sao|Bãi Dài"},
    {"bai", "vi", 2, "bãi biển|Bãi Sao"},
    {"bãi", "vi", 0, "bãi biển|Bãi Sao|Bãi Dài"},
    {"bán", "vi", 0, "bán hàng"}, /* bàn is another word */
    {"bà", "vi", 0, "bàn ghế"},
    {"ban", "vi", 0, "bàn ghế|bán hàng"},
    {"bải", "vi", 0, ""}, /* a tone that no word has */
    {"ba\xcc\x83i", "vi", 0, "bãi biển|Bãi Sao|Bãi Dài"}, /* decomposed */
    {"đươn", "vi", 0, "Đường Zaqua"}, /* the tone comes last */
    {"duon", "vi", 0, "Đường Zaqua"},
    {"đướn", "vi", 0, ""},
    {"hoà b", "vi", 0, "hoà bình"},
    {"hòa b", "vi", 0, "hoà bình"},
    {"kỉ n", "vi", 0, "kỷ niệm"},
    {"ki niem", "vi", 0, "kỷ niệm"},
    {"phu", "vi", 0, "Phú Quốc"}, /* with phu quoc, which somebody wrote without marks */
    {"phú q", NULL, 0, "Phú Quốc|Phu Quoc from above"}, /* English is spelled without marks */
    {"phú", "fr", 0, ""},
    {"zaqua", NULL, 0, ""}, /* stands in titles, but begins none */
    {"zoxbi", NULL, 0, ""}, /* neither title nor keyword */
    {"qxwhite", NULL, 0, "Qxwhite Sand"}, /* of two spellings used alike the first */
    {"sand", "en", 1, "sand"},
    {"海", "zh", 0, "海滩|海滩日落"},
    {"march", "fr", 0, "marché|Marché flottant"}, /* the first is of the starter glossary */
    {"marché f", "fr", 0, "Marché flottant"},
    {"marché x", "fr", 0, ""},
    {"", "vi", 2, "Phú Quốc|bãi biển"},
    {"   ", "vi", 1, "Phú Quốc"},
    {"!?", NULL, 0, ""},
    {"*", NULL, 0, ""},
    {"%", NULL, 0, ""},
    {"_", NULL, 0, ""},
    {"\"bai", "vi", 1, "bãi biển"}, /* what is no letter is left out */
    {"\xcc\x81\xcc\x83", NULL, 0, ""}, /* marks of nothing */
    {"\xe2\x80\x8b", NULL, 0, ""},
    {"không có gì như thế", NULL, 0, ""},
    {"a b c d e f g h i j k l m n", NULL, 0, ""},
};

struct said {
    char text[8192];
    size_t count;
};

static bool say(void *context, const char *text)
{
    struct said *said = context;

    if (said->text[0] != '\0')
        strcat(said->text, "|");
    strcat(said->text, text);
    said->count++;
    return true;
}

static const char *suggested(struct said *said, vitrine_catalogue *cat, const char *prefix, const char *languages,
                             uint32_t limit)
{
    vitrine_suggest_options options = VITRINE_SUGGEST_OPTIONS_INIT;
    vitrine_error *err = NULL;

    memset(said, 0, sizeof *said);
    options.languages = languages;
    options.limit = limit;
    if (!CHECK(vitrine_suggest(cat, prefix, &options, say, said, &err) == VITRINE_OK))
        fprintf(stderr, "  [%s]: %s\n", prefix, vitrine_error_message(err));
    vitrine_error_free(err);
    return said->text;
}

static void check_rows(vitrine_catalogue *cat)
{
    struct said said;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_ROW(suggested(&said, cat, rows[i].prefix, rows[i].languages, rows[i].limit), rows[i].suggestions,
                  rows[i].prefix);
}

/* --- terms --- */

static void check_terms(vitrine_catalogue *cat)
{
    static const char *const own[] = {"vi=zaqua", "en=Qyfloating town"};
    static const char *const apart[] = {"vi=Zaqua bình", "en=qyapart"};
    static const char *const topic[] = {"vi=Bãi Zaqua", "en=Qytopic"};
    static const char *const collection[] = {"vi=Đường Zaqua"};
    vitrine_heading_options options = VITRINE_HEADING_OPTIONS_INIT;
    struct said said;
    int64_t id = 0;

    CHECK(vitrine_glossary_add(&id, cat, own, 2, NULL) == VITRINE_OK);
    CHECK(vitrine_glossary_add(NULL, cat, apart, 2, NULL) == VITRINE_OK);
    options.labels = topic;
    options.label_count = 2;
    CHECK(vitrine_heading_put(cat, VITRINE_TOPIC, "x", &options, NULL) == VITRINE_OK);
    options.labels = collection;
    options.label_count = 1;
    CHECK(vitrine_heading_put(cat, VITRINE_COLLECTION, "y", &options, NULL) == VITRINE_OK);
    CHECK_TEXT(suggested(&said, cat, "zaqua", "vi", 0), "zaqua"); /* no text has Zaqua and bình */
    CHECK_TEXT(suggested(&said, cat, "qyf", NULL, 0), "Qyfloating town"); /* found by what it means */
    CHECK_TEXT(suggested(&said, cat, "qya", NULL, 0), "");
    CHECK_TEXT(suggested(&said, cat, "qyt", NULL, 0), ""); /* no text has a Bãi Zaqua */
    CHECK_TEXT(suggested(&said, cat, "qyf", "vi", 0), "");
    CHECK_TEXT(suggested(&said, cat, "duong z", "vi", 0), "Đường Zaqua");
    CHECK(vitrine_glossary_remove(cat, id, NULL) == VITRINE_OK);
    CHECK_TEXT(suggested(&said, cat, "qyf", NULL, 0), "");
    /* of the starter glossary, what the texts have or mean */
    CHECK(strstr(suggested(&said, cat, "beac", NULL, 0), "beach") != NULL);
    CHECK_TEXT(suggested(&said, cat, "volcan", NULL, 0), "");
}

/* --- in step --- */

static void check_changes(vitrine_catalogue *cat)
{
    const vitrine_text_change change = {VITRINE_KEYWORDS, VITRINE_SET, "zeppelin; Zaqua nổi"};
    vitrine_asset *asset = NULL;
    static const int64_t last[] = {5};
    struct said said;

    CHECK(vitrine_asset_describe(&asset, cat, 5, "vi", &change, 1, NULL) == VITRINE_OK);
    vitrine_asset_free(asset);
    CHECK_TEXT(suggested(&said, cat, "zep", NULL, 0), "zeppelin");
    CHECK_TEXT(suggested(&said, cat, "zaq", "vi", 1), "Zaqua nổi");
    CHECK(vitrine_assets_remove(cat, last, 1, NULL) == VITRINE_OK);
    CHECK_TEXT(suggested(&said, cat, "zep", NULL, 0), "");
    CHECK_TEXT(suggested(&said, cat, "duong z", "vi", 0), "");
    CHECK_TEXT(suggested(&said, cat, "bai s", "vi", 0), "Bãi Sao");
}

/* --- what is refused --- */

static void refuse(vitrine_catalogue *cat, const char *prefix, const vitrine_suggest_options *options, vitrine_status status)
{
    vitrine_error *err = NULL;
    struct said said = {{0}, 0};
    char *json = NULL;

    CHECK(vitrine_suggest(cat, prefix, options, say, &said, &err) == status && said.count == 0);
    CHECK(vitrine_error_status(err) == status);
    vitrine_error_free(err);
    err = NULL;
    CHECK(vitrine_suggest_json(&json, cat, prefix, options, &err) == status && json == NULL);
    vitrine_error_free(err);
}

static void check_refusals(vitrine_catalogue *cat)
{
    vitrine_suggest_options options = VITRINE_SUGGEST_OPTIONS_INIT;
    static char longest[4100];
    char *json = NULL;
    struct said said = {{0}, 0};

    memset(longest, 'a', sizeof longest - 1);
    refuse(cat, NULL, NULL, VITRINE_EINVAL);
    refuse(NULL, "a", NULL, VITRINE_EINVAL);
    refuse(cat, "B\xe3i", NULL, VITRINE_EINVAL);
    refuse(cat, longest, NULL, VITRINE_ELIMIT);
    longest[4096] = '\0';
    CHECK(vitrine_suggest(cat, longest, NULL, say, &said, NULL) == VITRINE_OK && said.count == 0);
    options.limit = 101;
    refuse(cat, "a", &options, VITRINE_EINVAL);
    options.limit = 100;
    options.languages = "xx1";
    refuse(cat, "a", &options, VITRINE_EINVAL);
    CHECK(vitrine_suggest(cat, "a", NULL, NULL, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_suggest_json(NULL, cat, "a", NULL, NULL) == VITRINE_EINVAL);
    vitrine_catalogue_cancel(cat);
    CHECK(vitrine_suggest(cat, "bai", NULL, say, &said, NULL) == VITRINE_ECANCELLED && said.count == 0);
    options.languages = "vi";
    CHECK(vitrine_suggest_json(&json, cat, "bai s", &options, NULL) == VITRINE_OK);
    CHECK_TEXT(json, "{\"suggestions\":[\"Bãi Sao\"]}");
    vitrine_string_free(json);
    json = NULL;
    CHECK(vitrine_suggest_json(&json, cat, "qqq", NULL, NULL) == VITRINE_OK);
    CHECK_TEXT(json, "{\"suggestions\":[]}");
    vitrine_string_free(json);
}

/* --- many that begin alike: of titles a sample is looked at, and the most used keyword is found all the same --- */

static void check_many(vitrine_catalogue *cat)
{
    static char text[1200000];
    struct said said;
    size_t at = 0;
    int i;

    for (i = 0; i < 3000; i++)
        at += (size_t)snprintf(text + at, sizeof text - at,
                               "{\"path\":\"n%d\",\"texts\":{\"vi\":{\"title\":\"Vwan %s %d\",\"keywords\":[\"vwat %d\"%s]}}}\n", i,
                               i % 2 ? "cây" : "chim", i % 3 == 0 ? 0 : i, i, i % 4 == 0 ? ",\"vwong lụa\"" : "");
    if (!import_text(cat, text))
        return;
    CHECK_TEXT(suggested(&said, cat, "vw", "vi", 1), "vwong lụa");
    suggested(&said, cat, "vwan", "vi", 2);
    CHECK(strcmp(said.text, "Vwan chim 0|Vwan cây 0") == 0 || strcmp(said.text, "Vwan cây 0|Vwan chim 0") == 0);
    suggested(&said, cat, "vwan c", "vi", 100);
    CHECK(said.count == 100);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (import_text(cat, records)) {
            check_rows(cat);
            check_terms(cat);
            check_changes(cat);
            check_refusals(cat);
            check_many(cat);
        }
        catalogue_end(cat, path);
    }
    return check_end();
}
