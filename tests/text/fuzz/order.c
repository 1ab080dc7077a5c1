/* SPDX-License-Identifier: MIT
 * Order and equality of three texts: the order is one (reflexive, antisymmetric, transitive), knows two texts as one exactly
 * if their written forms are, and what is equal in a strict mode is so in a laxer one. */
#include "fuzz.h"
#include "vitrine.h"

#define TEXTS 3

static int sign(int number)
{
    return (number > 0) - (number < 0);
}

static int compare(vitrine_analyzer *analyzer, const char *a, const char *b, const char *language)
{
    char *key_a = NULL;
    char *key_b = NULL;
    int order;

    FUZZ_CHECK(vitrine_analyzer_sort_key(&key_a, analyzer, a, language, NULL) == VITRINE_OK);
    FUZZ_CHECK(vitrine_analyzer_sort_key(&key_b, analyzer, b, language, NULL) == VITRINE_OK);
    FUZZ_CHECK(utf8_valid(key_a, strlen(key_a)));
    order = strcmp(key_a, key_b);
    vitrine_string_free(key_a);
    vitrine_string_free(key_b);
    return sign(order);
}

static bool equal(vitrine_analyzer *analyzer, const char *a, const char *b, const char *language, vitrine_marks marks)
{
    bool out = false;

    FUZZ_CHECK(vitrine_analyzer_equal(&out, analyzer, a, b, language, marks, NULL) == VITRINE_OK);
    return out;
}

/* The written form without spaces at the ends. */
static char *written(vitrine_analyzer *analyzer, const char *text, const char *language)
{
    char *form = NULL;
    size_t length;
    size_t start;

    FUZZ_CHECK(vitrine_analyzer_fold(&form, analyzer, text, language, VITRINE_WRITTEN, NULL) == VITRINE_OK);
    start = strspn(form, " ");
    length = strlen(form + start);
    while (length > 0 && form[start + length - 1] == ' ')
        length--;
    memmove(form, form + start, length);
    form[length] = '\0';
    return form;
}

static void check_pair(vitrine_analyzer *analyzer, const char *a, const char *b, const char *language)
{
    char *written_a = written(analyzer, a, language);
    char *written_b = written(analyzer, b, language);
    bool same = strcmp(written_a, written_b) == 0;
    bool strict = equal(analyzer, a, b, language, VITRINE_MARKS_STRICT);
    bool smart = equal(analyzer, a, b, language, VITRINE_MARKS_SMART);
    bool ignore = equal(analyzer, a, b, language, VITRINE_MARKS_IGNORE);

    FUZZ_CHECK(compare(analyzer, a, a, language) == 0);
    FUZZ_CHECK(compare(analyzer, a, b, language) == -compare(analyzer, b, a, language));
    FUZZ_CHECK((compare(analyzer, a, b, language) == 0) == same);
    FUZZ_CHECK(equal(analyzer, a, a, language, VITRINE_MARKS_STRICT));
    FUZZ_CHECK((strict || !same) && (smart || !strict) && (ignore || !smart));
    FUZZ_CHECK(strict == equal(analyzer, b, a, language, VITRINE_MARKS_STRICT));
    FUZZ_CHECK(ignore == equal(analyzer, b, a, language, VITRINE_MARKS_IGNORE));
    vitrine_string_free(written_a);
    vitrine_string_free(written_b);
}

static void check_three(vitrine_analyzer *analyzer, char *const texts[TEXTS], const char *language)
{
    size_t i;

    for (i = 0; i < TEXTS; i++) {
        const char *a = texts[i];
        const char *b = texts[(i + 1) % TEXTS];
        const char *c = texts[(i + 2) % TEXTS];

        check_pair(analyzer, a, b, language);
        if (compare(analyzer, a, b, language) <= 0 && compare(analyzer, b, c, language) <= 0)
            FUZZ_CHECK(compare(analyzer, a, c, language) <= 0);
    }
}

/* Texts are ended by a newline, the last by the end of the bytes. */
static char *take_text(const uint8_t **bytes, size_t *length, bool last)
{
    const uint8_t *newline = last || *length == 0 ? NULL : memchr(*bytes, '\n', *length);
    size_t taken = newline != NULL ? (size_t)(newline - *bytes) : *length;
    struct buf text = BUF_INIT;
    char *out;
    size_t i;

    fuzz_text(&text, *bytes, taken);
    for (i = 0; i < text.length; i++)
        if (text.bytes[i] == '\0')
            text.bytes[i] = ' ';
    taken += newline != NULL;
    *bytes += taken;
    *length -= taken;
    out = buf_take(&text);
    FUZZ_CHECK(out != NULL);
    return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *language = fuzz_language(length > 0 ? bytes[0] : 0);
    static vitrine_analyzer *analyzer;
    char *texts[TEXTS];
    size_t i;

    if (analyzer == NULL)
        FUZZ_CHECK(vitrine_analyzer_new(&analyzer, NULL) == VITRINE_OK);
    if (length == 0)
        return 0;
    bytes++;
    length--;
    for (i = 0; i < TEXTS; i++)
        texts[i] = take_text(&bytes, &length, i + 1 == TEXTS);
    check_three(analyzer, texts, language);
    for (i = 0; i < TEXTS; i++)
        vitrine_string_free(texts[i]);
    return 0;
}
