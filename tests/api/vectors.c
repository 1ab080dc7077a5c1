/* SPDX-License-Identifier: MIT
 * The vectors of tests/data/lang against whole catalogues: each row an imported text, each query through the public
 * interface, on every store. Prints the shares; a share below its floor, or a smart case that differs, fails. */
#include <stdbool.h>

#include "support.h"

#define COLUMNS 8

static FILE *open_vectors(const char *name)
{
    const char *folder = getenv("VITRINE_TEST_VECTORS");
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", folder != NULL ? folder : "tests/data/lang", name);
    return fopen(path, "rb");
}

/* The columns of one line; false at the end. Missing columns are "". */
static bool next_row(FILE *file, char **line, size_t *size, char *columns[COLUMNS])
{
    char *at;
    size_t i;

    do {
        ssize_t length = getline(line, size, file);

        if (length < 0)
            return false;
        if (length > 0 && (*line)[length - 1] == '\n')
            (*line)[length - 1] = '\0';
    } while ((*line)[0] == '#' || (*line)[0] == '\0');
    at = *line;
    for (i = 0; i < COLUMNS; i++) {
        columns[i] = at;
        at += strcspn(at, "\t");
        if (*at == '\t')
            *at++ = '\0';
    }
    return true;
}

/* Tags are "ru-case", "th-tone", "ko", "nfd", "placement"...: the language, or vi. */
static const char *language_of_tag(const char *tag)
{
    static const char *const languages[] = {"ru", "ja", "ko", "zh", "fr", "de", "en", "th", "lo", "km", "my",
                                            "es", "pt", "it", "pl", "cs", "tr", "el", "ar", "he", "hi", "uk", "is", "da", "sv"};
    size_t i;

    for (i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (strncmp(tag, languages[i], 2) == 0 && (tag[2] == '-' || tag[2] == '\0'))
            return strcmp(languages[i], "zh") == 0 ? "zh-Hans" : languages[i];
    return "vi";
}

/* One asset a path with one description. */
static int put_text(vitrine_catalogue *cat, const char *path, const char *language, const char *text)
{
    json_t *line = json_pack("{s:s,s:{s:{s:s}}}", "path", path, "texts", language, "description", text);
    char *dumped = line != NULL ? json_dumps(line, JSON_COMPACT) : NULL;
    int ok = dumped != NULL && import_text(cat, dumped);

    free(dumped);
    json_decref(line);
    return ok;
}

static bool finds(size_t store, const char *query, const char *text, const char *language)
{
    struct answer answer;
    char path[64];
    vitrine_catalogue *cat = catalogue_new(store, path);
    bool found = cat != NULL && put_text(cat, "t", language, text) && search(&answer, cat, query, NULL) &&
                 !answer.relaxed && answer_has(&answer, "t");

    catalogue_end(cat, path);
    return found;
}

struct share {
    int held;
    int all;
};

static void count(struct share *share, bool held)
{
    share->held += held;
    share->all++;
}

static void check_share(const struct share *share, double floor, const char *what, size_t store)
{
    double percent = share->all > 0 ? 100.0 * share->held / share->all : 0;

    printf("%s, %s: %d of %d = %.1f %% (floor %.0f %%)\n", what, store_names[store], share->held, share->all, percent,
           floor);
    CHECK(percent >= floor);
}

/* --- equal --- */

static void test_equal(size_t store)
{
    FILE *file = open_vectors("equal.tsv");
    struct share must = {0, 0};
    struct share should = {0, 0};
    char *columns[COLUMNS];
    char *line = NULL;
    size_t size = 0;

    if (!CHECK(file != NULL))
        return;
    while (next_row(file, &line, &size, columns)) {
        const char *language = language_of_tag(columns[2]);
        bool both = strcmp(columns[3], "both") == 0;
        bool held = finds(store, columns[0], columns[1], language) &&
                    (!both || finds(store, columns[1], columns[0], language));

        count(strcmp(columns[4], "must") == 0 ? &must : &should, held);
        if (!held)
            printf("  not equal: [%s] [%s] %s %s %s\n", columns[0], columns[1], columns[2], columns[3], columns[4]);
    }
    check_share(&must, 100, "equal must", store);
    check_share(&should, 92, "equal should", store);
    free(line);
    fclose(file);
}

/* --- distinct --- */

static bool is_told_apart(size_t store, const char *query, const char *text, const char *language)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    struct answer answer;
    char marked[512];
    char path[64];
    vitrine_catalogue *cat = catalogue_new(store, path);
    bool is_vi = strcmp(language, "vi") == 0;
    bool held;

    options.marks = is_vi ? VITRINE_MARKS_SMART : VITRINE_MARKS_STRICT;
    snprintf(marked, sizeof marked, "%s%s", text, is_vi ? " ờ" : "");
    held = cat != NULL && put_text(cat, "own", language, query) && put_text(cat, "other", language, marked) &&
           search(&answer, cat, query, &options) && answer_has(&answer, "own") && !answer_has(&answer, "other");
    catalogue_end(cat, path);
    return held;
}

static void test_distinct(size_t store)
{
    FILE *file = open_vectors("distinct.tsv");
    struct share must = {0, 0};
    struct share should = {0, 0};
    char *columns[COLUMNS];
    char *line = NULL;
    size_t size = 0;

    if (!CHECK(file != NULL))
        return;
    while (next_row(file, &line, &size, columns)) {
        bool held = is_told_apart(store, columns[0], columns[1], language_of_tag(columns[2]));

        count(strcmp(columns[3], "must") == 0 ? &must : &should, held);
        if (!held)
            printf("  not distinct: [%s] [%s] %s %s\n", columns[0], columns[1], columns[2], columns[3]);
    }
    check_share(&must, 100, "distinct must", store);
    if (should.all > 0)
        check_share(&should, 90, "distinct should", store);
    free(line);
    fclose(file);
}

/* --- segment --- */

static void count_words(struct share *share, vitrine_catalogue *cat, char *words, bool wanted, const char *text)
{
    struct answer answer;
    char *word;
    char *rest = NULL;

    for (word = strtok_r(words, "|", &rest); word != NULL; word = strtok_r(NULL, "|", &rest)) {
        bool found = search(&answer, cat, word, NULL) && !answer.relaxed && answer.total > 0;

        count(share, found == wanted);
        if (found != wanted)
            printf("  %s: [%s] in [%s]\n", wanted ? "not found" : "found", word, text);
    }
}

/* The text with spaces around the word: the same, but that the word has edges. */
static bool set_apart(char *out, size_t size, const char *text, const char *word)
{
    const char *at = strstr(text, word);

    if (at != NULL)
        snprintf(out, size, "%.*s %s %s", (int)(at - text), text, word, at + strlen(word));
    return at != NULL;
}

/* Words that only cross the words of the text: found, but behind a text that has them between edges, which was put
 * later. Without a dictionary's edges the two are the same, and only what is not found at all would hold. */
static void count_preferred(struct share *with, struct share *without, size_t store, char *words, const char *text,
                            const char *language)
{
    char *word;
    char *rest = NULL;

    for (word = strtok_r(words, "|", &rest); word != NULL; word = strtok_r(NULL, "|", &rest)) {
        struct answer answer;
        char apart[4096];
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);
        bool crossed = true;
        bool first = false;

        if (cat != NULL && set_apart(apart, sizeof apart, text, word) && put_text(cat, "crossed", language, text) &&
            put_text(cat, "apart", language, apart) && search(&answer, cat, word, NULL)) {
            crossed = answer_has(&answer, "crossed");
            first = strncmp(answer.paths, "apart", strlen("apart")) == 0;
        }
        count(with, !crossed || first);
        count(without, !crossed);
        if (crossed && !first)
            printf("  not behind: [%s] in [%s]\n", word, text);
        catalogue_end(cat, path);
    }
}

static void test_segment(size_t store)
{
    FILE *file = open_vectors("segment.tsv");
    struct share find = {0, 0};
    struct share not_find = {0, 0};
    struct share preferred = {0, 0};
    struct share preferred_without = {0, 0};
    char *columns[COLUMNS];
    char *line = NULL;
    size_t size = 0;

    if (!CHECK(file != NULL))
        return;
    while (next_row(file, &line, &size, columns)) {
        const char *language = strcmp(columns[0], "zh") == 0 ? "zh-Hans" : columns[0];
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (cat != NULL && put_text(cat, "t", language, columns[1])) {
            count_words(&find, cat, columns[2], true, columns[1]);
            count_words(&not_find, cat, columns[3], false, columns[1]);
        }
        catalogue_end(cat, path);
        count_preferred(&preferred, &preferred_without, store, columns[4], columns[1], language);
    }
    printf("segment prefer, %s: %d of %d with a dictionary's edges, %d without\n", store_names[store], preferred.held,
           preferred.all, preferred_without.held);
    check_share(&find, 100, "segment must_find", store);
    check_share(&not_find, 100, "segment must_not_find", store);
    free(line);
    fclose(file);
}

/* --- smart --- */

static vitrine_marks marks_of(const char *name)
{
    return strcmp(name, "ignore") == 0   ? VITRINE_MARKS_IGNORE
           : strcmp(name, "strict") == 0 ? VITRINE_MARKS_STRICT
                                         : VITRINE_MARKS_SMART;
}

static int put_case(vitrine_catalogue *cat, json_t *texts)
{
    const char *name;
    json_t *of_asset;
    int ok = 1;

    json_object_foreach(texts, name, of_asset)
    {
        json_t *line = json_pack("{s:s,s:O}", "path", name, "texts", of_asset);
        char *dumped = json_dumps(line, JSON_COMPACT);

        ok = ok && import_text(cat, dumped);
        free(dumped);
        json_decref(line);
    }
    return ok;
}

static void check_case(size_t store, json_t *row)
{
    vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;
    const char *name = json_string_value(json_object_get(row, "name"));
    const char *first = json_string_value(json_object_get(row, "first"));
    json_t *expected = json_object_get(row, "expect");
    struct answer answer;
    char path[64];
    vitrine_catalogue *cat = catalogue_new(store, path);
    uint64_t found;
    size_t i;

    options.marks = marks_of(json_string_value(json_object_get(row, "marks")));
    options.languages = json_string_value(json_object_get(row, "lang"));
    if (cat == NULL || !put_case(cat, json_object_get(row, "texts")) ||
        !search(&answer, cat, json_string_value(json_object_get(row, "query")), &options)) {
        catalogue_end(cat, path);
        return;
    }
    found = answer.relaxed ? 0 : answer.total;
    if (!CHECK(found == json_array_size(expected)))
        fprintf(stderr, "  %s: found [%s]\n", name, answer.paths);
    for (i = 0; i < json_array_size(expected); i++)
        if (!CHECK(answer_has(&answer, json_string_value(json_array_get(expected, i)))))
            fprintf(stderr, "  %s: found [%s]\n", name, answer.paths);
    if (first != NULL && !CHECK(strncmp(answer.paths, first, strlen(first)) == 0))
        fprintf(stderr, "  %s: order [%s]\n", name, answer.paths);
    catalogue_end(cat, path);
}

static void test_smart(size_t store)
{
    FILE *file = open_vectors("smart.jsonl");
    char *line = NULL;
    size_t size = 0;

    if (!CHECK(file != NULL))
        return;
    while (getline(&line, &size, file) > 0) {
        json_t *row = json_loads(line, 0, NULL);

        if (CHECK(row != NULL))
            check_case(store, row);
        json_decref(row);
    }
    free(line);
    fclose(file);
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        test_equal(store);
        test_distinct(store);
        test_segment(store);
        test_smart(store);
    }
    return check_end();
}
