/* SPDX-License-Identifier: MIT
 * Scanned pages read badly, among five thousand other texts: the lines of lang/ocr.tsv, and lines and pages
 * damaged here by the confusions that language.md (section 3) counts. Each is asked for by what it should
 * say: the whole line, and some words of it as words and as a phrase. Prints how many are found; skips where
 * the corpora are absent. */
#include "../text/table.h"
#include "queries.h"

#define OTHERS 5000
#define CLEAN_LINES 1500 /* of the corpus; those behind it are damaged */
#define DAMAGED_LINES 400
#define PAGE_LINES 20
#define QUERY_BYTES 4096

struct tally {
    const char *name;
    size_t asked;
    size_t first;
    size_t among_ten;
    size_t whole; /* first, and not a partial match */
};

/* --- damage --- */

/* What is read for a letter, each as likely as its share of a hundred; the rest lose their marks. */
static const struct confusion {
    const char *letters; /* each of these ... */
    const char *read[4]; /* ... as one of these */
    unsigned shares[4];
} confusions[] = {
    {"ệêềếễể", {"é", NULL}, {70}},
    {"ốộồổỗô", {"é", "6", "g", "o"}, {25, 8, 5, 40}},
    {"ớờởỡợơ", {"6", "é", "o", "d"}, {6, 10, 60, 6}},
    {"áàảãạ", {"é", "d", "a", "4"}, {8, 5, 80, 2}},
    {"ấầẩẫậâ", {"é", "d", "a", NULL}, {25, 8, 60}},
    {"ắằẳẵặă", {"d", "i", "a", NULL}, {20, 15, 60}},
    {"ứừửữựư", {"ir", "tr", "y", "u"}, {12, 8, 10, 60}},
    {"úùủũụ", {"ii", "i", "u", NULL}, {8, 8, 80}},
    {"đ", {"d", NULL}, {97}},
    {"l", {"1", "I", NULL}, {2, 2}},
    {"c", {"e", NULL}, {2}},
};

static size_t character_length(const char *text)
{
    return (unsigned char)*text < 0x80 ? 1 : letter_length(text);
}

static const struct confusion *find_confusion(const char *letter, size_t length)
{
    size_t i;

    for (i = 0; i < sizeof confusions / sizeof confusions[0]; i++) {
        const char *at = confusions[i].letters;

        for (; *at != '\0'; at += character_length(at))
            if (character_length(at) == length && memcmp(at, letter, length) == 0)
                return &confusions[i];
    }
    return NULL;
}

/* NULL: the letter as it would be without marks. */
static const char *misread(struct random *random, const struct confusion *confusion)
{
    size_t drawn = random_below(random, 100);
    size_t i;

    for (i = 0; i < 4 && confusion->read[i] != NULL; i++) {
        if (drawn < confusion->shares[i])
            return confusion->read[i];
        drawn -= confusion->shares[i];
    }
    return NULL;
}

static void put_plain(FILE *out, const char *letter, size_t length)
{
    char one[8] = "";
    char *plain = NULL;

    memcpy(one, letter, length);
    if (length == 1)
        fputs(one, out);
    else if (CHECK(vitrine_text_fold(&plain, one, "vi", VITRINE_FOLDED, NULL) == VITRINE_OK))
        fputs(plain, out);
    vitrine_string_free(plain);
}

static char *damaged(struct random *random, const char *text)
{
    char *made = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&made, &size);

    while (*text != '\0') {
        size_t length = character_length(text);
        const struct confusion *confusion = find_confusion(text, length);
        const char *read = confusion != NULL ? misread(random, confusion) : NULL;

        if (read != NULL)
            fputs(read, out);
        else
            put_plain(out, text, length);
        text += length;
    }
    fclose(out);
    return made;
}

/* --- the catalogue --- */

static void add_text(struct world *world, const char *field, const char *text)
{
    char path[32];

    snprintf(path, sizeof path, "%zu.txt", json_array_size(world->records));
    json_array_append_new(world->records,
                          json_pack("{s:s,s:{s:{s:s}}}", "path", path, "texts", "vi", field, text));
}

/* Lines of the corpus: the first as they are, the rest to world->texts. */
static bool read_corpus(struct world *world)
{
    FILE *file = world_open("ntrex-128.jsonl");
    json_t *line;
    size_t i;

    for (i = 0; file != NULL && (line = world_line(file)) != NULL; i++) {
        const char *text = json_string_value(json_object_get(line, "vi"));

        if (i < CLEAN_LINES)
            add_text(world, "description", text);
        else
            world_add_text(world, "vi", text);
        json_decref(line);
    }
    if (file != NULL)
        fclose(file);
    return file != NULL;
}

/* Names of communes, up to OTHERS texts in all. */
static bool read_units(struct world *world)
{
    FILE *file = world_open("../gazetteer/vn-units-3level-old.tsv");
    char *line = NULL;
    size_t size = 0;

    while (file != NULL && json_array_size(world->records) < OTHERS && getline(&line, &size, file) > 0) {
        char *rest = line;
        size_t i;

        for (i = 0; i < 4 && rest != NULL; i++)
            strsep(&rest, "\t");
        if (rest != NULL)
            add_text(world, "description", strsep(&rest, "\t"));
    }
    free(line);
    if (file != NULL)
        fclose(file);
    return file != NULL;
}

/* --- asking --- */

static void ask(struct tally *tally, vitrine_catalogue *cat, const char *text, int64_t wanted)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    size_t rank = 1;

    options.limit = 10;
    CHECK(vitrine_query_new(&query, text, &options, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    while (results != NULL && vitrine_results_next(results, &hit, NULL) == VITRINE_OK &&
           vitrine_asset_id(vitrine_hit_asset(hit)) != wanted)
        rank++;
    tally->asked++;
    tally->first += hit != NULL && rank == 1;
    tally->among_ten += hit != NULL;
    tally->whole += hit != NULL && rank == 1 && !vitrine_results_relaxed(results);
    if (getenv("VERBOSE") != NULL && (hit == NULL || rank > 1 || vitrine_results_relaxed(results)))
        printf("  [%s]: rank %zu of %lu%s\n", text, hit != NULL ? rank : 0,
               (unsigned long)vitrine_results_total(results),
               vitrine_results_relaxed(results) ? ", partial" : "");
    vitrine_results_free(results);
    vitrine_query_free(query);
}

static double report(const struct tally *tally)
{
    double asked = tally->asked > 0 ? (double)tally->asked : 1;

    printf("%-28s %4zu asked: among the first ten %5.1f %%, first %5.1f %%, first with all words %5.1f %%\n",
           tally->name, tally->asked, 100 * (double)tally->among_ten / asked,
           100 * (double)tally->first / asked, 100 * (double)tally->whole / asked);
    return (double)tally->among_ten / asked;
}

/* `count` words from anywhere in the text; false if it has not as many. */
static bool pick(struct random *random, const char *text, size_t count, char *out)
{
    size_t starts[512];
    size_t words = 0;
    size_t first;
    size_t end;
    size_t i;

    for (i = 0; text[i] != '\0' && words < 512; i++)
        if (text[i] != ' ' && (i == 0 || text[i - 1] == ' '))
            starts[words++] = i;
    if (words < count)
        return false;
    first = random_below(random, words - count + 1);
    end = starts[first + count - 1] + strcspn(text + starts[first + count - 1], " ");
    snprintf(out, QUERY_BYTES, "%.*s", (int)(end - starts[first]), text + starts[first]);
    tame(out);
    return true;
}

static void ask_words(struct tally *words, struct tally *phrases, vitrine_catalogue *cat,
                      struct random *random, const char *text, int64_t wanted)
{
    char query[QUERY_BYTES];
    char phrase[QUERY_BYTES + 2];

    if (!pick(random, text, 4 + random_below(random, 3), query))
        return;
    ask(words, cat, query, wanted);
    snprintf(phrase, sizeof phrase, "\"%s\"", query);
    ask(phrases, cat, phrase, wanted);
}

/* --- the tests --- */

static void test_vectors(vitrine_catalogue *cat, int64_t first_id)
{
    struct tally lines = {.name = "ocr.tsv: lines"};
    struct tally words = {.name = "ocr.tsv: words"};
    struct tally phrases = {.name = "ocr.tsv: phrases"};
    struct random random = {UINT64_C(0x2545f4914f6cdd1d)};
    struct table table;

    if (!CHECK(table_open(&table, "ocr.tsv")))
        return;
    while (table_next(&table)) {
        if (strcmp(table.columns[2], "line") != 0)
            continue;
        ask(&lines, cat, table.columns[1], first_id);
        ask_words(&words, &phrases, cat, &random, table.columns[1], first_id++);
    }
    table_close(&table);
    CHECK(report(&lines) >= 0.85);
    CHECK(report(&words) >= 0.8);
    CHECK(report(&phrases) >= 0.7);
}

static void test_damaged(const struct world *world, vitrine_catalogue *cat, int64_t first_line,
                         int64_t first_page)
{
    struct tally lines = {.name = "damaged lines: lines"};
    struct tally words = {.name = "damaged lines: words"};
    struct tally phrases = {.name = "damaged lines: phrases"};
    struct tally in_pages = {.name = "damaged pages: words"};
    struct tally page_phrases = {.name = "damaged pages: phrases"};
    struct random random = {UINT64_C(0x2545f4914f6cdd1d)};
    size_t i;

    for (i = 0; i < DAMAGED_LINES / 2; i++) {
        ask(&lines, cat, world->texts[i].text, first_line + (int64_t)i);
        ask_words(&words, &phrases, cat, &random, world->texts[i].text, first_line + (int64_t)i);
    }
    for (; i < DAMAGED_LINES; i++)
        ask_words(&in_pages, &page_phrases, cat, &random, world->texts[i].text,
                  first_page + (int64_t)((i - DAMAGED_LINES / 2) / PAGE_LINES));
    CHECK(report(&lines) >= 0.9);
    CHECK(report(&words) >= 0.9);
    CHECK(report(&phrases) >= 0.8);
    CHECK(report(&in_pages) >= 0.9);
    CHECK(report(&page_phrases) >= 0.8);
}

static bool holds_folded(const char *text, const char *words)
{
    char *folded = NULL;
    char *wanted = NULL;
    bool holds = vitrine_text_fold(&folded, text, "vi", VITRINE_FOLDED, NULL) == VITRINE_OK &&
                 vitrine_text_fold(&wanted, words, "vi", VITRINE_FOLDED, NULL) == VITRINE_OK &&
                 strstr(folded, wanted) != NULL;

    vitrine_string_free(folded);
    vitrine_string_free(wanted);
    return holds;
}

/* How many damaged lines a phrase finds that did not say so. */
static size_t count_wrong(vitrine_catalogue *cat, const char *phrase, const char *words,
                          const struct world *world, int64_t first_line)
{
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    const vitrine_hit *hit = NULL;
    size_t wrong = 0;

    CHECK(vitrine_query_new(&query, phrase, NULL, NULL) == VITRINE_OK &&
          vitrine_query_run(&results, cat, query, NULL) == VITRINE_OK);
    while (results != NULL && vitrine_results_next(results, &hit, NULL) == VITRINE_OK) {
        int64_t line = vitrine_asset_id(vitrine_hit_asset(hit)) - first_line;

        if (line >= 0 && line < DAMAGED_LINES / 2 && !holds_folded(world->texts[line].text, words)) {
            wrong++;
            if (getenv("VERBOSE") != NULL)
                printf("  %s finds: %s\n", phrase, world->texts[line].text);
        }
    }
    vitrine_results_free(results);
    vitrine_query_free(query);
    return wrong;
}

/* Phrases of sound lines: damaged ones that are found by them should have said the same. */
static void test_precision(const struct world *world, vitrine_catalogue *cat, int64_t first_line)
{
    struct random random = {UINT64_C(0x2545f4914f6cdd1d)};
    char query[QUERY_BYTES];
    char phrase[QUERY_BYTES + 2];
    size_t asked = 0;
    size_t wrong = 0;
    size_t i;

    for (i = 0; i < CLEAN_LINES; i += 3) {
        json_t *texts = json_object_get(json_array_get(world->records, i), "texts");
        const char *text = json_string_value(json_object_get(json_object_get(texts, "vi"), "description"));

        if (!pick(&random, text, 3 + random_below(&random, 3), query))
            continue;
        snprintf(phrase, sizeof phrase, "\"%s\"", query);
        wrong += count_wrong(cat, phrase, query, world, first_line);
        asked++;
    }
    printf("phrases of sound lines: %zu asked, %zu damaged lines found that did not say so\n", asked, wrong);
    CHECK(wrong * 10 <= asked);
}

static void add_vectors(struct world *world)
{
    struct table table;

    if (!CHECK(table_open(&table, "ocr.tsv")))
        return;
    while (table_next(&table))
        if (strcmp(table.columns[2], "line") == 0)
            add_text(world, "description", table.columns[0]);
    table_close(&table);
}

/* The first half one text each, the rest as pages. */
static void add_damaged(struct world *world)
{
    struct random random = {UINT64_C(0x9e3779b97f4a7c15)};
    char *page = NULL;
    size_t size = 0;
    FILE *out = NULL;
    size_t i;

    for (i = 0; i < DAMAGED_LINES; i++) {
        char *text = damaged(&random, world->texts[i].text);

        if (i < DAMAGED_LINES / 2) {
            add_text(world, "description", text);
        } else {
            if (out == NULL)
                out = open_memstream(&page, &size);
            fprintf(out, "%s\n", text);
            if ((i + 1) % PAGE_LINES == 0) {
                fclose(out);
                out = NULL;
                add_text(world, "body", page);
                free(page);
            }
        }
        free(text);
    }
}

int main(void)
{
    struct world world = {.records = json_array()};
    vitrine_catalogue *cat;
    char path[64];
    int64_t vectors;
    int64_t lines;

    if (!read_corpus(&world) || !read_units(&world)) {
        world_dispose(&world);
        return check_skip("no texts/ntrex-128.jsonl or gazetteer in the folder of test data");
    }
    CHECK(json_array_size(world.records) == OTHERS);
    vectors = (int64_t)json_array_size(world.records) + 1; /* ids are given in the order of import, from 1 */
    add_vectors(&world);
    lines = (int64_t)json_array_size(world.records) + 1;
    add_damaged(&world);
    cat = catalogue_new(1, path);
    if (world_import(&world, cat)) {
        test_vectors(cat, vectors);
        test_damaged(&world, cat, lines, lines + DAMAGED_LINES / 2);
        test_precision(&world, cat, lines);
    }
    catalogue_end(cat, path);
    world_dispose(&world);
    return check_end();
}
