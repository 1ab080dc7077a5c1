/* SPDX-License-Identifier: MIT
 * Languages guessed of two thousand sentences in twelve languages, whole and their beginnings, of Vietnamese
 * in each form it is typed in, and of names of places. Prints what was taken for what; each row has its
 * floor. Skips where the data is absent. */
#include <jansson.h>
#include <stdbool.h>
#include <stdint.h>
#include <uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "check.h"
#include "text/language.h"

#define UNITS 4096
#define ANSWERS 40
#define SURE 0.6
#define SURELY_WRONG 0.005 /* of all, how many may be taken for vi, en or fr as surely as that */

enum form { AS_IT_IS, PLAIN, DECOMPOSED, TONES_APART, LOWER, UPPER, PLAIN_UPPER };

/* words: 0 for the whole, else the first 4 to 6 of a spaced language, or twice as many characters. */
static const struct row {
    const char *name;
    const char *language;
    enum form form;
    bool beginning;
    double floor;
} rows[] = {
    {"vi", "vi", AS_IT_IS, false, 0.99},
    {"vi, beginning", "vi", AS_IT_IS, true, 0.97},
    {"vi, decomposed", "vi", DECOMPOSED, true, 0.97},
    {"vi, tones apart", "vi", TONES_APART, true, 0.97},
    {"vi, lower case", "vi", LOWER, true, 0.95},
    {"vi, upper case", "vi", UPPER, true, 0.95},
    {"vi, no marks", "vi", PLAIN, false, 0.98},
    {"vi, no marks, beginning", "vi", PLAIN, true, 0.92},
    {"vi, no marks, upper case", "vi", PLAIN_UPPER, true, 0.84},
    {"en", "en", AS_IT_IS, false, 0.99},
    {"en, beginning", "en", AS_IT_IS, true, 0.95},
    {"en, upper case", "en", UPPER, true, 0.93},
    {"fr", "fr", AS_IT_IS, false, 0.98},
    {"fr, beginning", "fr", AS_IT_IS, true, 0.95},
    {"fr, decomposed", "fr", DECOMPOSED, true, 0.95},
    {"de", "de", AS_IT_IS, false, 0.97},
    {"de, beginning", "de", AS_IT_IS, true, 0.82},
    {"ru", "ru", AS_IT_IS, false, 0.99},
    {"ru, beginning", "ru", AS_IT_IS, true, 0.97},
    {"km", "km", AS_IT_IS, false, 0.99},
    {"km, beginning", "km", AS_IT_IS, true, 0.95},
    {"lo", "lo", AS_IT_IS, false, 0.99},
    {"lo, beginning", "lo", AS_IT_IS, true, 0.92}, /* many begin with a name in Latin letters */
    {"th", "th", AS_IT_IS, false, 0.99},
    {"th, beginning", "th", AS_IT_IS, true, 0.91},
    {"ko", "ko", AS_IT_IS, false, 0.99},
    {"ko, beginning", "ko", AS_IT_IS, true, 0.98},
    {"ja", "ja", AS_IT_IS, false, 0.99},
    {"ja, beginning", "ja", AS_IT_IS, true, 0.96},
    {"zh-Hans", "zh-Hans", AS_IT_IS, false, 0.99},
    {"zh-Hans, beginning", "zh-Hans", AS_IT_IS, true, 0.96},
    {"zh-Hant", "zh-Hant", AS_IT_IS, false, 0.98},
    {"zh-Hant, beginning", "zh-Hant", AS_IT_IS, true, 0.87}, /* one in ten has no character that tells */
};

struct answers {
    struct {
        char tag[LANGUAGE_SIZE];
        unsigned count;
    } items[ANSWERS];
    unsigned all;
    unsigned surely_wrong;
};

/* --- forms of a text --- */

static void map_plain(UChar *units, int32_t *count)
{
    int32_t out = 0;
    int32_t i;

    for (i = 0; i < *count; i++) {
        UChar c = units[i];

        if (c >= 0x300 && c < 0x370)
            continue;
        units[out++] = c == 0x111 ? 'd' : c == 0x110 ? 'D' : c;
    }
    *count = out;
}

static bool is_tone(UChar c)
{
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323;
}

/* As windows-1258 has it: letters with their own marks composed, tones apart. */
static int32_t compose_but_tones(UChar *out, const UChar *units, int32_t count)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    int32_t length = 0;
    int32_t i;

    for (i = 0; i < count; i++) {
        int32_t at = length;
        UChar32 whole = U_SENTINEL;

        while (at > 0 && is_tone(out[at - 1]))
            at--;
        if (at > 0 && !is_tone(units[i]))
            whole = unorm2_composePair(nfc, out[at - 1], units[i]);
        if (whole >= 0 && whole < 0x10000)
            out[at - 1] = (UChar)whole;
        else
            out[length++] = units[i];
    }
    return length;
}

static void put_form(char *out, size_t size, const char *text, enum form form)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    static UChar units[UNITS], apart[UNITS], cased[UNITS];
    int32_t count = 0;

    u_strFromUTF8(units, UNITS, &count, text, -1, &code);
    if (form == LOWER)
        count = u_strToLower(cased, UNITS, units, count, "", &code);
    else if (form == UPPER || form == PLAIN_UPPER)
        count = u_strToUpper(cased, UNITS, units, count, "", &code);
    else
        u_memcpy(cased, units, count);
    count = unorm2_normalize(nfd, cased, count, apart, UNITS, &code);
    if (form == PLAIN || form == PLAIN_UPPER)
        map_plain(apart, &count);
    if (form == TONES_APART) {
        count = compose_but_tones(units, apart, count);
        u_memcpy(apart, units, count);
    } else if (form != DECOMPOSED) {
        count = unorm2_normalize(unorm2_getNFCInstance(&code), apart, count, units, UNITS, &code);
        u_memcpy(apart, units, count);
    }
    u_strToUTF8(out, (int32_t)size, NULL, apart, count, &code);
    if (!CHECK(U_SUCCESS(code)))
        out[0] = '\0';
}

static bool is_spaced(const char *language)
{
    static const char *const spaced[] = {"vi", "en", "fr", "ru", "ko", "de"};
    size_t i;

    for (i = 0; i < sizeof spaced / sizeof spaced[0]; i++)
        if (strcmp(spaced[i], language) == 0)
            return true;
    return false;
}

/* Cut after `count` words, or twice as many characters. */
static void cut(char *text, const char *language, unsigned count)
{
    bool spaced = is_spaced(language);
    unsigned left = spaced ? count : 2 * count + 1;
    size_t i;

    for (i = 0; text[i] != '\0' && left > 0; i++)
        if (spaced ? text[i] == ' ' : ((unsigned char)text[i] & 0xc0) != 0x80)
            left--;
    if (left == 0)
        text[i - 1] = '\0';
}

/* --- measuring --- */

static void add_answer(struct answers *answers, const char *text, const char *language)
{
    struct language_guess guess;
    bool right;
    size_t i = 0;

    language_guess(&guess, text, strlen(text));
    right = strcmp(guess.tag, language) == 0;
    while (i < ANSWERS - 1 && answers->items[i].count > 0 && strcmp(answers->items[i].tag, guess.tag) != 0)
        i++;
    strcpy(answers->items[i].tag, guess.tag);
    answers->items[i].count++;
    answers->all++;
    if (!right && guess.confidence >= SURE &&
        (strcmp(guess.tag, "vi") == 0 || strcmp(guess.tag, "en") == 0 || strcmp(guess.tag, "fr") == 0))
        answers->surely_wrong++;
}

static unsigned answers_of(const struct answers *answers, const char *tag)
{
    size_t i;

    for (i = 0; i < ANSWERS; i++)
        if (answers->items[i].count > 0 && strcmp(answers->items[i].tag, tag) == 0)
            return answers->items[i].count;
    return 0;
}

static void print_answers(const char *name, const struct answers *answers, const char *language)
{
    size_t i;

    printf("%-26s %4u  %5.1f %%  ", name, answers->all,
           100.0 * answers_of(answers, language) / (answers->all ? answers->all : 1));
    for (i = 0; i < ANSWERS; i++)
        if (answers->items[i].count > 0)
            printf(" %s %u", answers->items[i].tag, answers->items[i].count);
    printf("\n");
}

static void measure(struct answers *answers, const struct row *row, const json_t *lines)
{
    static char text[3 * UNITS];
    size_t i;

    for (i = 0; i < json_array_size(lines); i++) {
        const char *whole = json_string_value(json_object_get(json_array_get(lines, i), row->language));

        if (whole == NULL || strlen(whole) >= UNITS)
            continue;
        put_form(text, sizeof text, whole, row->form);
        if (row->beginning)
            cut(text, row->language, 4 + (unsigned)(i % 3));
        add_answer(answers, text, row->language);
    }
}

static void test_sentences(const json_t *lines)
{
    unsigned surely_wrong = 0;
    unsigned all = 0;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct answers answers = {.all = 0};

        measure(&answers, &rows[i], lines);
        print_answers(rows[i].name, &answers, rows[i].language);
        CHECK(answers_of(&answers, rows[i].language) >= rows[i].floor * answers.all);
        surely_wrong += answers.surely_wrong;
        all += answers.all;
    }
    printf("taken for vi, en or fr with %.1f or more, and wrong: %u of %u\n", SURE, surely_wrong, all);
    CHECK(surely_wrong <= SURELY_WRONG * all);
}

static json_t *read_lines(FILE *file)
{
    json_t *lines = json_array();
    char *line = NULL;
    size_t capacity = 0;

    while (getline(&line, &capacity, file) > 0)
        json_array_append_new(lines, json_loads(line, 0, NULL));
    free(line);
    return lines;
}

/* Column 3 of the units: names of places, as they are and without marks; the latter never English or French.
 */
static void test_names(FILE *file)
{
    static char plain[UNITS];
    struct answers marked = {.all = 0};
    struct answers unmarked = {.all = 0};
    char *line = NULL;
    size_t capacity = 0;

    while (getline(&line, &capacity, file) > 0) {
        char *rest = line;
        char *name = NULL;
        size_t i;

        for (i = 0; i < 4 && rest != NULL; i++)
            name = strsep(&rest, "\t");
        if (name == NULL || strcmp(name, "name_vi") == 0)
            continue;
        put_form(plain, sizeof plain, name, PLAIN);
        if (strcmp(plain, name) != 0)
            add_answer(&marked, name, "vi");
        add_answer(&unmarked, plain, "vi");
    }
    free(line);
    print_answers("names", &marked, "vi");
    print_answers("names, no marks", &unmarked, "vi");
    CHECK(answers_of(&marked, "vi") >= 0.97 * marked.all);
    CHECK(answers_of(&unmarked, "en") + answers_of(&unmarked, "fr") <= 0.01 * unmarked.all);
    CHECK(marked.surely_wrong == 0 && unmarked.surely_wrong == 0);
}

static FILE *open_data(const char *name)
{
    const char *folder = getenv("VITRINE_TEST_DATA");
    char path[4096];

    snprintf(path, sizeof path, "%s/%s", folder != NULL ? folder : "", name);
    return fopen(path, "r");
}

int main(void)
{
    FILE *sentences = open_data("texts/ntrex-128.jsonl");
    FILE *units = open_data("gazetteer/vn-units-2026.tsv");
    json_t *lines = NULL;

    if (sentences == NULL || units == NULL) {
        if (sentences != NULL)
            fclose(sentences);
        if (units != NULL)
            fclose(units);
        return check_skip("no texts/ntrex-128.jsonl or gazetteer in the folder of test data");
    }
    lines = read_lines(sentences);
    test_sentences(lines);
    test_names(units);
    json_decref(lines);
    fclose(sentences);
    fclose(units);
    return check_end();
}
