/* SPDX-License-Identifier: MIT
 * Judged queries (tests/data/judged.tsv): the captions of shared data are the assets meant, lines of news in ten languages
 * stand around them. Recall among the first twenty and the mean reciprocal rank of the first right one among ten have a
 * floor; spellings of a query that look the same give the same order; without marks it is found nearly as well. */
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "world.h"

#define NEWS_LINES 1997
#define QUERIES_MOST 400
#define HITS 20
#define RECALL_FLOOR 0.97
#define RANK_FLOOR 0.95
#define RANK_LOSS 0.05 /* without marks */

struct judged {
    char query[256];
    char language[16];
    char relevant[256];
    char words[16];
};

static struct judged judged[QUERIES_MOST];
static size_t judged_count;

static void read_judged(void)
{
    const char *folder = getenv("VITRINE_TEST_VECTORS");
    char path[512];
    char line[1024];
    FILE *file;

    snprintf(path, sizeof path, "%s/../judged.tsv", folder != NULL ? folder : ".");
    file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL && judged_count < QUERIES_MOST) {
        struct judged *at = &judged[judged_count];

        if (line[0] != '#' && sscanf(line, "%255[^\t]\t%15[^\t]\t%255[^\t]\t%15[^\n]", at->query, at->language, at->relevant,
                                     at->words) == 4)
            judged_count++;
    }
    if (file != NULL)
        fclose(file);
    CHECK(judged_count >= 200);
}

/* --- the corpus --- */

static json_t *texts_of_caption(const json_t *line)
{
    static const char *const fields[] = {"title", "description", "keywords"};
    json_t *texts = json_object();
    size_t i;

    for (i = 0; i < 3; i++) {
        const char *language;
        json_t *value;

        json_object_foreach(json_object_get(line, fields[i]), language, value) {
            if (json_object_get(texts, language) == NULL)
                json_object_set_new(texts, language, json_object());
            json_object_set(json_object_get(texts, language), fields[i], value);
        }
    }
    return texts;
}

/* What the queries call an asset is not searched: its path is a number. */
static char names[100][32];

static void add_captions(struct world *world, FILE *file)
{
    char path[16];
    json_t *line;
    size_t i;

    for (i = 0; i < 100 && (line = world_line(file)) != NULL; i++) {
        json_t *record = json_object();

        snprintf(names[i], sizeof names[i], "%s", json_string_value(json_object_get(line, "id")));
        snprintf(path, sizeof path, "%zu", i);
        json_object_set_new(record, "path", json_string(path));
        json_object_set_new(record, "texts", texts_of_caption(line));
        json_array_append_new(world->records, record);
        json_decref(line);
    }
}

static void add_news(struct world *world, FILE *file)
{
    static const char *const languages[] = {"vi", "en", "zh-Hans", "km", "th", "lo", "ko", "ja", "fr", "ru"};
    json_t *line;
    size_t i;
    size_t k;

    for (i = 0; i < NEWS_LINES && (line = world_line(file)) != NULL; i++) {
        json_t *record = json_object();
        json_t *texts = json_object();

        for (k = 0; k < sizeof languages / sizeof languages[0]; k++)
            if (json_object_get(line, languages[k]) != NULL)
                json_object_set_new(texts, languages[k],
                                    json_pack("{s:O}", "description", json_object_get(line, languages[k])));
        json_object_set_new(record, "texts", texts);
        json_array_append_new(world->records, record);
        json_decref(line);
    }
}

/* --- spellings of a query --- */

static void to_nfd(char *out, size_t size, const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&error);
    UChar wide[512];
    UChar apart[1024];
    int32_t length = 0;

    u_strFromUTF8(wide, 512, &length, text, -1, &error);
    length = unorm2_normalize(nfd, wide, length, apart, 1024, &error);
    u_strToUTF8(out, (int32_t)size, NULL, apart, length, &error);
    CHECK(U_SUCCESS(error));
}

static void to_upper(char *out, size_t size, const char *text)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar wide[512];
    UChar upper[1024];
    int32_t length = 0;

    u_strFromUTF8(wide, 512, &length, text, -1, &error);
    length = u_strToUpper(upper, 1024, wide, length, "", &error);
    u_strToUTF8(out, (int32_t)size, NULL, upper, length, &error);
    CHECK(U_SUCCESS(error));
}

/* Each of `from` that ends a word becomes its partner of `to`. */
static void replace_ends(char *out, size_t size, const char *text, const char *const (*pairs)[2], size_t count)
{
    size_t at = 0;

    while (*text != '\0' && at + 16 < size) {
        size_t i;

        for (i = 0; i < count; i++) {
            size_t length = strlen(pairs[i][0]);

            if (strncmp(text, pairs[i][0], length) == 0 && (text[length] == ' ' || text[length] == '\0'))
                break;
        }
        if (i < count) {
            at += (size_t)sprintf(out + at, "%s", pairs[i][1]);
            text += strlen(pairs[i][0]);
        } else {
            out[at++] = *text++;
        }
    }
    out[at] = '\0';
}

static void to_old_tones(char *out, size_t size, const char *text)
{
    static const char *const pairs[][2] = {
        {"oà", "òa"}, {"oá", "óa"}, {"oả", "ỏa"}, {"oã", "õa"}, {"oạ", "ọa"}, {"oè", "òe"}, {"oé", "óe"}, {"oẻ", "ỏe"},
        {"oẽ", "õe"}, {"oẹ", "ọe"}, {"uỳ", "ùy"}, {"uý", "úy"}, {"uỷ", "ủy"}, {"uỹ", "ũy"}, {"uỵ", "ụy"},
        {"òa", "oà"}, {"óa", "oá"}, {"ỏa", "oả"}, {"õa", "oã"}, {"ọa", "oạ"}};

    replace_ends(out, size, text, pairs, sizeof pairs / sizeof pairs[0]);
}

static void swap_iy(char *out, size_t size, const char *text)
{
    static const char *const pairs[][2] = {{" mỹ", " mĩ"}, {" kỷ", " kỉ"}, {" lịch", " lịch"}, {" sỹ", " sĩ"}, {" kỳ", " kì"},
                                           {" ly", " li"},  {" lý", " lí"}, {" tỷ", " tỉ"},     {" hy", " hi"}};

    replace_ends(out, size, text, pairs, sizeof pairs / sizeof pairs[0]);
}

static void without_marks(char *out, size_t size, const char *text)
{
    char *folded = NULL;

    out[0] = '\0';
    if (CHECK(vitrine_text_fold(&folded, text, "vi", VITRINE_FOLDED, NULL) == VITRINE_OK))
        snprintf(out, size, "%s", folded);
    vitrine_string_free(folded);
}

/* --- asking --- */

static bool is_relevant(const struct judged *of, const char *path)
{
    size_t length = strlen(path);
    const char *at = of->relevant;

    while ((at = strstr(at, path)) != NULL) {
        if ((at == of->relevant || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
        at++;
    }
    return false;
}

struct outcome {
    int64_t ids[HITS];
    size_t count;
    size_t found; /* relevant ones */
    size_t first; /* rank of the first, from 1; 0: none */
};

static bool ask(struct outcome *out, vitrine_catalogue *cat, const struct judged *of, const char *text)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit;

    memset(out, 0, sizeof *out);
    options.limit = HITS;
    if (!CHECK(vitrine_query_new(&query, text, &options, NULL) == VITRINE_OK) ||
        !CHECK(vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK)) {
        vitrine_query_free(query);
        return false;
    }
    while (vitrine_results_next(results, &hit, NULL) == VITRINE_OK && out->count < HITS) {
        const char *path = vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH);

        out->ids[out->count++] = vitrine_asset_id(vitrine_hit_asset(hit));
        if (path == NULL || !is_relevant(of, names[atoi(path)]))
            continue;
        out->found++;
        if (out->first == 0)
            out->first = out->count;
    }
    vitrine_results_free(results);
    vitrine_query_free(query);
    return true;
}

static size_t relevant_count(const struct judged *of)
{
    size_t count = 1;
    const char *at;

    for (at = of->relevant; *at != '\0'; at++)
        count += *at == ' ';
    return count;
}

struct measure {
    double recall;
    double rank;
    size_t asked;
    size_t empty;
};

static void add(struct measure *measure, const struct judged *of, const struct outcome *outcome)
{
    measure->recall += (double)outcome->found / (double)relevant_count(of);
    measure->rank += outcome->first > 0 && outcome->first <= 10 ? 1.0 / (double)outcome->first : 0;
    measure->asked++;
    measure->empty += outcome->count == 0;
}

static void print(const char *name, const struct measure *measure)
{
    double asked = measure->asked > 0 ? (double)measure->asked : 1;

    printf("%-28s %4zu queries  recall@20 %.3f  MRR@10 %.3f  empty %zu\n", name, measure->asked,
           measure->recall / asked, measure->rank / asked, measure->empty);
}

/* In capitals these are operators. */
static bool has_operator(const char *text)
{
    return strstr(text, " and ") != NULL || strstr(text, " or ") != NULL;
}

typedef void spelling(char *out, size_t size, const char *text);

static void check_same_order(vitrine_catalogue *cat, const struct judged *of, const struct outcome *as_typed)
{
    static const struct {
        const char *name;
        spelling *write;
    } spellings[] = {{"NFD", to_nfd}, {"upper case", to_upper}, {"old tones", to_old_tones}, {"i and y", swap_iy}};
    struct outcome other;
    char text[1024];
    size_t i;

    for (i = 0; i < sizeof spellings / sizeof spellings[0]; i++) {
        if (spellings[i].write == to_upper && has_operator(of->query))
            continue;
        spellings[i].write(text, sizeof text, of->query);
        if (ask(&other, cat, of, text) && !CHECK(other.count == as_typed->count &&
                                                 memcmp(other.ids, as_typed->ids, sizeof other.ids) == 0))
            fprintf(stderr, "  %s: [%s] and [%s] differ\n", spellings[i].name, of->query, text);
    }
}

static void judge(vitrine_catalogue *cat)
{
    struct measure all = {0};
    struct measure own = {0};
    struct measure other = {0};
    struct measure marked = {0}; /* Vietnamese, as typed and without marks */
    struct measure plain = {0};
    size_t i;

    for (i = 0; i < judged_count; i++) {
        const struct judged *of = &judged[i];
        struct outcome outcome;
        struct outcome unmarked;
        char text[1024];

        if (!ask(&outcome, cat, of, of->query))
            continue;
        add(&all, of, &outcome);
        add(strcmp(of->words, "own") == 0 ? &own : &other, of, &outcome);
        if (outcome.first != 1 && getenv("VERBOSE") != NULL)
            printf("  [%s] wants %s: rank %zu\n", of->query, of->relevant, outcome.first);
        check_same_order(cat, of, &outcome);
        if (strcmp(of->language, "vi") != 0)
            continue;
        add(&marked, of, &outcome);
        without_marks(text, sizeof text, of->query);
        if (ask(&unmarked, cat, of, text))
            add(&plain, of, &unmarked);
    }
    print("all", &all);
    print("in the text's own words", &own);
    print("in other words too", &other);
    print("Vietnamese as typed", &marked);
    print("Vietnamese without marks", &plain);
    CHECK(all.recall >= RECALL_FLOOR * (double)all.asked);
    CHECK(all.rank >= RANK_FLOOR * (double)all.asked);
    CHECK(all.empty == 0 && plain.empty == 0);
    CHECK(plain.rank >= marked.rank - RANK_LOSS * (double)marked.asked);
}

int main(void)
{
    FILE *captions = world_open("captions.jsonl");
    FILE *news = world_open("ntrex-128.jsonl");
    struct world world = {.records = json_array()};
    vitrine_catalogue *cat;
    char path[64];

    if (captions == NULL || news == NULL)
        return check_skip("shared data is absent");
    read_judged();
    add_captions(&world, captions);
    add_news(&world, news);
    fclose(captions);
    fclose(news);
    cat = catalogue_new(1, path);
    if (world_import(&world, cat))
        judge(cat);
    catalogue_end(cat, path);
    world_dispose(&world);
    return check_end();
}
