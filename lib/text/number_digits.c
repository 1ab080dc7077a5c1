/* SPDX-License-Identifier: MIT
 * Numbers in digits, read and spelled; see number_digits.h. */
#include "text/number_digits.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "text/number_words.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define LARGEST INT64_C(999999999999999)

/* --- digits --- */

static bool is_digits(const struct query_word *word, size_t least, size_t most)
{
    size_t length = strlen(word->folded);

    return length >= least && length <= most && strspn(word->folded, "0123456789") == length;
}

static int64_t join_digits(const struct query_word *words, size_t count)
{
    int64_t value = 0;
    size_t i;
    size_t k;

    for (i = 0; i < count; i++)
        for (k = 0; words[i].folded[k] != '\0'; k++) {
            value = value * 10 + (words[i].folded[k] - '0');
            if (value > LARGEST)
                return -1;
        }
    return value;
}

/* 10.000, 1,500,000, 10 000: groups of three behind a first of one to three, all with one sign between them. -1: none. */
static int64_t grouped_value(const struct query_word *words, size_t count)
{
    size_t i;

    if (count < 2 || !is_digits(&words[0], 1, 3) || words[0].folded[0] == '0')
        return -1;
    for (i = 1; i < count; i++)
        if (!is_digits(&words[i], 3, 3) || strchr(".,' ", words[i].gap) == NULL || words[i].gap == '\0' ||
            words[i].gap != words[1].gap)
            return -1;
    return join_digits(words, count);
}

int64_t number_value(const struct query_word *words, size_t count)
{
    if (count == 1 && is_digits(&words[0], 1, 15) && words[0].folded[0] != '0')
        return join_digits(words, 1);
    return grouped_value(words, count);
}

static void write_grouped(char out[NUMBER_SPELLING_SIZE], int64_t value)
{
    char digits[24];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%" PRId64, value);
    size_t written = 0;
    size_t i;

    for (i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            out[written++] = ' ';
        out[written++] = digits[i];
    }
    out[written] = '\0';
}

/* --- digits and a word for so many --- */

static const struct scale {
    struct known_word words[2];
    size_t count;
    int64_t value;
} scales[] = {
    {{{"tỷ", "ty"}, {"tỉ", "ti"}}, 2, 1000000000},
    {{{"triệu", "trieu"}, {NULL, NULL}}, 1, 1000000},
    {{{"nghìn", "nghin"}, {"ngàn", "ngan"}}, 2, 1000},
};

static int64_t scale_of(const struct query_word *word)
{
    size_t i;
    size_t k;

    for (i = 0; i < LENGTH(scales); i++)
        for (k = 0; k < scales[i].count; k++)
            if (query_word_is(word, &scales[i].words[k]))
                return scales[i].value;
    return -1;
}

/* 1,5 triệu, 20 nghìn: -1: none. */
static int64_t scaled_value(const struct query_word *words, size_t count)
{
    int64_t scale = count > 1 ? scale_of(&words[count - 1]) : -1;
    int64_t value;
    size_t i;

    if (scale < 0 || count > 3 || !is_digits(&words[0], 1, 4))
        return -1;
    value = join_digits(words, 1) * scale;
    if (count == 3) {
        if (!is_digits(&words[1], 1, 2) || (words[1].gap != ',' && words[1].gap != '.'))
            return -1;
        for (i = 0; words[1].folded[i] != '\0'; i++) {
            scale /= 10;
            value += (words[1].folded[i] - '0') * scale;
        }
    }
    return value;
}

/* The largest scale that a value is a whole number of hundredths of (of a thousand: of ones); NULL: none. */
static const struct scale *find_scale(int64_t value)
{
    size_t i;

    for (i = 0; i < LENGTH(scales); i++)
        if (value >= scales[i].value && value % (scales[i].value == 1000 ? 1000 : scales[i].value / 100) == 0)
            return &scales[i];
    return NULL;
}

static size_t write_scale(char *out, size_t size, const struct scale *scale)
{
    return (size_t)snprintf(out, size, scale->count > 1 ? " %s|%s" : " %s", scale->words[0].written,
                            scale->words[1].written);
}

/* A round number with a word: 1 5 triệu. */
static void write_scaled(char *out, size_t size, int64_t value, const struct scale *scale)
{
    int hundredths = (int)(value % scale->value / (scale->value / 100));
    size_t length = (size_t)snprintf(out, size, "%" PRId64, value / scale->value);

    if (hundredths % 10 > 0)
        length += (size_t)snprintf(out + length, size - length, " %02d", hundredths);
    else if (hundredths > 0)
        length += (size_t)snprintf(out + length, size - length, " %d", hundredths / 10);
    write_scale(out + length, size - length, scale);
}

bool number_in_words(char out[NUMBER_WORDS_SIZE], int64_t value)
{
    const struct scale *scale = value > 999 ? find_scale(value) : NULL;
    char number[NUMBER_WORDS_SIZE];
    char word[32] = "";

    if (scale != NULL && value % scale->value == 0) {
        write_scale(word, sizeof word, scale);
        value /= scale->value;
    }
    if (value < 1 || value > 999)
        return false;
    number_words_write(number, (int)value);
    return snprintf(out, NUMBER_WORDS_SIZE, "%s%s", number, word) < NUMBER_WORDS_SIZE;
}

static void tell_scaled(int64_t value, equivalent_sink *sink, void *sink_context)
{
    const struct scale *scale = find_scale(value);
    char spelling[NUMBER_WORDS_SIZE];

    if (scale == NULL)
        return;
    write_scaled(spelling, sizeof spelling, value, scale);
    if (sink(sink_context, spelling, "vi") && number_in_words(spelling, value))
        sink(sink_context, spelling, "vi");
}

static void tell_digits(int64_t value, equivalent_sink *sink, void *sink_context)
{
    char spelling[NUMBER_SPELLING_SIZE];

    snprintf(spelling, sizeof spelling, "%" PRId64, value);
    if (!sink(sink_context, spelling, NULL) || value < 1000)
        return;
    write_grouped(spelling, value);
    sink(sink_context, spelling, NULL);
}

size_t number_length(const struct query_word *words, size_t count)
{
    size_t length = 0;

    while (length < count && is_digits(&words[length], 1, 15))
        length++;
    if (length > 0 && length < count && scaled_value(words, length + 1) > 0)
        length++;
    return length;
}

size_t number_spellings(char out[NUMBER_SPELLINGS][NUMBER_SPELLING_SIZE], const struct query_word *words, size_t count)
{
    int64_t value = number_value(words, count);
    const struct scale *scale;
    size_t length = 0;
    size_t i;

    if (number_length(words, count) < count)
        return 0;
    for (i = 0; i < count; i++) {
        length += (size_t)snprintf(out[0] + length, NUMBER_SPELLING_SIZE - length, "%s%s", i > 0 ? " " : "",
                                   words[i].written);
        if (length >= NUMBER_SPELLING_SIZE)
            return 0;
    }
    value = value < 0 ? scaled_value(words, count) : value;
    if (value < 1000)
        return count > 0;
    snprintf(out[1], NUMBER_SPELLING_SIZE, "%" PRId64, value);
    write_grouped(out[2], value);
    scale = find_scale(value);
    if (scale == NULL)
        return 3;
    write_scaled(out[3], NUMBER_SPELLING_SIZE, value, scale);
    return 4;
}

bool number_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    int64_t value = number_value(words, count);

    if (value < 0)
        value = scaled_value(words, count);
    if (value < 0)
        value = number_words_value(words, count);
    if (value < 1000 && (count == 1 || value < 0))
        return false;
    tell_digits(value, sink, sink_context);
    if (value >= 1000)
        tell_scaled(value, sink, sink_context);
    return true;
}
