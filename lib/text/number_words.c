/* SPDX-License-Identifier: MIT
 * Numbers in Vietnamese words; see number_words.h.
 *
 *   number   = [below999 tỷ] [below999 triệu] [below999 nghìn] [below999]      none left out but zeros
 *   below999 = [digit trăm] (linh digit | tens | digit)
 *   tens     = mười [digit] | digit mươi [digit]
 *
 * Behind tens 1, 4 and 5 have names of their own (mốt, tư, lăm), so that hai mươi năm is twenty years and not 25. */
#include "text/number_words.h"

#include <stdio.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const struct digit {
    struct known_word word;
    int value;
    bool leads;  /* stands at the front, or behind linh */
    bool behind; /* stands behind tens */
} digits[] = {
    {{"không", "khong"}, 0, true, false}, {{"một", "mot"}, 1, true, false},  {{"mốt", "mot"}, 1, false, true},
    {{"hai", "hai"}, 2, true, true},      {{"ba", "ba"}, 3, true, true},     {{"bốn", "bon"}, 4, true, true},
    {{"tư", "tu"}, 4, false, true},       {{"năm", "nam"}, 5, true, false},  {{"lăm", "lam"}, 5, false, true},
    {{"nhăm", "nham"}, 5, false, true},   {{"sáu", "sau"}, 6, true, true},   {{"bảy", "bay"}, 7, true, true},
    {{"bẩy", "bay"}, 7, true, true},      {{"tám", "tam"}, 8, true, true},   {{"chín", "chin"}, 9, true, true},
};

static const struct known_word ten = {"mười", "muoi"};
static const struct known_word tens = {"mươi", "muoi"};
static const struct known_word hundred = {"trăm", "tram"};
static const struct known_word zero_tens[] = {{"linh", "linh"}, {"lẻ", "le"}};

static const struct scale {
    struct known_word words[2];
    size_t count;
    int64_t value;
} scales[] = {
    {{{"tỷ", "ty"}, {"tỉ", "ti"}}, 2, 1000000000},
    {{{"triệu", "trieu"}, {NULL, NULL}}, 1, 1000000},
    {{{"nghìn", "nghin"}, {"ngàn", "ngan"}}, 2, 1000},
};

/* --- reading --- */

/* What is left of the words. */
struct reader {
    const struct query_word *words;
    size_t count;
};

static bool take(struct reader *in, const struct known_word *known, size_t known_count)
{
    size_t i;

    for (i = 0; i < known_count && in->count > 0; i++)
        if (query_word_is(in->words, &known[i])) {
            in->words++;
            in->count--;
            return true;
        }
    return false;
}

static bool take_digit(struct reader *in, int *out, bool behind)
{
    size_t i;

    for (i = 0; i < LENGTH(digits); i++)
        if ((behind ? digits[i].behind : digits[i].leads) && take(in, &digits[i].word, 1)) {
            *out = digits[i].value;
            return true;
        }
    return false;
}

/* Behind mười năm is ten years; fifteen is mười lăm. */
static void take_units(struct reader *in, int *value, bool behind_ten)
{
    static const struct known_word one = {"một", "mot"};
    int units = 0;

    if (behind_ten && take(in, &one, 1))
        units = 1;
    else
        take_digit(in, &units, true);
    *value += units;
}

static bool take_below_hundred(struct reader *in, int *out, bool behind_hundred)
{
    struct reader before = *in;
    int digit = 0;

    if (take(in, &ten, 1)) {
        *out = 10;
        take_units(in, out, true);
        return true;
    }
    if (behind_hundred && take(in, zero_tens, LENGTH(zero_tens)))
        return take_digit(in, out, false);
    if (!take_digit(in, &digit, false))
        return false;
    if (take(in, &tens, 1)) {
        *out = 10 * digit;
        take_units(in, out, false);
        return digit > 0;
    }
    *out = digit;
    if (behind_hundred)
        *in = before; /* hai trăm năm: the years of two hundred */
    return !behind_hundred;
}

static bool take_below_thousand(struct reader *in, int *out)
{
    struct reader before = *in;
    int digit = 0;
    int rest = 0;

    if (!take_digit(in, &digit, false) || !take(in, &hundred, 1)) {
        *in = before;
        return take_below_hundred(in, out, false);
    }
    *out = 100 * digit;
    if (take_below_hundred(in, &rest, true))
        *out += rest;
    return true;
}

int64_t number_words_value(const struct query_word *words, size_t count)
{
    struct reader in = {words, count};
    int64_t value = 0;
    bool any = false;
    size_t i;

    for (i = 0; i < LENGTH(scales); i++) {
        struct reader before = in;
        int group = 0;

        if (take_below_thousand(&in, &group) && group > 0 && take(&in, scales[i].words, scales[i].count)) {
            value += group * scales[i].value;
            any = true;
        } else {
            in = before;
        }
    }
    if (in.count > 0) { /* behind a scale only what cannot be anything else: một nghìn năm trăm, một nghìn linh hai */
        struct reader before = in;
        int group = 0;

        if (any && take(&in, zero_tens, LENGTH(zero_tens))) {
            if (!take_digit(&in, &group, false))
                return -1;
        } else if (!take_below_thousand(&in, &group) || (any && before.count - in.count < 2)) {
            return -1;
        }
        value += group;
    }
    return in.count == 0 && count > 1 && value > 0 ? value : -1;
}

int64_t number_word_digit(const struct query_word *word)
{
    size_t i;

    if (strcmp(word->written, ten.written) == 0)
        return 10;
    for (i = 0; i < LENGTH(digits); i++)
        if (digits[i].leads && digits[i].value > 0 && strcmp(word->written, digits[i].word.written) == 0)
            return digits[i].value;
    return -1;
}

/* --- writing --- */

static const char *const plain_names[] = {NULL, "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

void number_words_write(char out[NUMBER_WORDS_SIZE], int value)
{
    static const char *const behind_names[] = {NULL,        "mốt", "hai", "ba", "bốn|tư",
                                               "lăm|nhăm", "sáu", "bảy", "tám", "chín"};
    int units = value % 10;
    int tens_digit = value / 10 % 10;
    const char *unit = units == 0 ? "" : tens_digit > 1 || (tens_digit == 1 && units == 5) ? behind_names[units]
                                                                                          : plain_names[units];
    char before[NUMBER_WORDS_SIZE] = "";
    size_t length = 0;

    if (value >= 100)
        length += (size_t)snprintf(before, sizeof before, "%s trăm ", plain_names[value / 100]);
    if (tens_digit == 1)
        snprintf(before + length, sizeof before - length, "mười ");
    else if (tens_digit > 1)
        snprintf(before + length, sizeof before - length, "%s mươi ", plain_names[tens_digit]);
    else if (value > 100 && units > 0)
        snprintf(before + length, sizeof before - length, "linh|lẻ ");
    snprintf(out, NUMBER_WORDS_SIZE, "%s%s", before, unit);
}
