/* SPDX-License-Identifier: MIT
 * Dates, read and spelled; see number_date.h. Names of months are those of CLDR 48, wide and abbreviated, in dates. */
#include "text/number_date.h"

#include <stdio.h>
#include <string.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define CENTURY_TURN 70 /* years of two digits below it are of this century */
#define SPELLING 160    /* bytes of one, at most */

/* --- reading --- */

struct date {
    int day;   /* 0: none */
    int month;
    int year;  /* 0: none */
};

static const struct known_word days[] = {{"ngày", "ngay"}, {"mùng", "mung"}, {"mồng", "mong"}};
static const struct known_word month_word = {"tháng", "thang"};
static const struct known_word year_word = {"năm", "nam"};

#define NAMES 4 /* of one month in one language */

static const struct month_names {
    const char *language;
    const char *of[12][NAMES];
} month_names[] = {
    {"en",
     {{"january", "jan"}, {"february", "feb"}, {"march", "mar"}, {"april", "apr"}, {"may"}, {"june", "jun"},
      {"july", "jul"}, {"august", "aug"}, {"september", "sep", "sept"}, {"october", "oct"}, {"november", "nov"},
      {"december", "dec"}}},
    {"fr",
     {{"janvier", "janv"}, {"février", "févr", "fevrier"}, {"mars"}, {"avril", "avr"}, {"mai"}, {"juin"},
      {"juillet", "juil"}, {"août", "aout"}, {"septembre", "sept"}, {"octobre", "oct"}, {"novembre", "nov"},
      {"décembre", "déc", "decembre"}}},
    {"ru",
     {{"января"}, {"февраля"}, {"марта"}, {"апреля"}, {"мая"}, {"июня"}, {"июля"}, {"августа"}, {"сентября"},
      {"октября"}, {"ноября"}, {"декабря"}}},
};

/* What is left of the words. */
struct reader {
    const struct query_word *words;
    size_t count;
};

static void skip(struct reader *in)
{
    in->words++;
    in->count--;
}

static bool take_word(struct reader *in, const struct known_word *known, size_t known_count)
{
    size_t i;

    for (i = 0; i < known_count && in->count > 0; i++)
        if (query_word_is(in->words, &known[i])) {
            skip(in);
            return true;
        }
    return false;
}

static bool take_number(struct reader *in, int *out, size_t digits_least, size_t digits_most, int least, int most)
{
    size_t length = in->count > 0 ? strlen(in->words->folded) : 0;
    long value = length >= digits_least && length <= digits_most ? query_word_number(in->words) : -1;

    if (value < least || value > most)
        return false;
    *out = (int)value;
    skip(in);
    return true;
}

static bool take_day(struct reader *in, struct date *out)
{
    return take_number(in, &out->day, 1, 2, 1, 31);
}

static bool take_month(struct reader *in, struct date *out)
{
    return take_number(in, &out->month, 1, 2, 1, 12);
}

static bool take_year(struct reader *in, struct date *out)
{
    return take_number(in, &out->year, 4, 4, 1000, 2999);
}

/* A year of two digits, which only stands behind a day and a month with the same sign between all three. */
static bool take_short_year(struct reader *in, struct date *out)
{
    if (!take_number(in, &out->year, 2, 2, 0, 99))
        return false;
    out->year += out->year < CENTURY_TURN ? 2000 : 1900;
    return true;
}

static bool take_month_name(struct reader *in, struct date *out)
{
    size_t l;
    int m;
    size_t n;

    for (l = 0; l < LENGTH(month_names) && in->count > 0; l++)
        for (m = 0; m < 12; m++)
            for (n = 0; n < NAMES && month_names[l].of[m][n] != NULL; n++)
                if (strcmp(in->words->written, month_names[l].of[m][n]) == 0) {
                    out->month = m + 1;
                    skip(in);
                    return true;
                }
    return false;
}

/* 7th, 1st, 1er, "of". */
static void skip_ending(struct reader *in)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", "er", "of"};
    size_t i = 0;

    while (in->count > 0 && i < LENGTH(endings)) {
        if (strcmp(in->words->written, endings[i]) == 0) {
            skip(in);
            i = 0;
        } else {
            i++;
        }
    }
}

static bool is_date_sign(char gap)
{
    return gap == '/' || gap == '-' || gap == '.';
}

/* 7/9/2015, 7/9/15, 2015-9-7, 9/2015, 7/9; all signs alike, and no point between two numbers alone, which is a decimal. */
static bool read_signs(struct date *out, struct reader in)
{
    const struct query_word *words = in.words;
    size_t count = in.count;
    char sign = count > 1 ? words[1].gap : '\0';

    if (count < 2 || count > 3 || !is_date_sign(sign) || (count == 3 && words[2].gap != sign))
        return false;
    if (count == 3 && take_year(&in, out))
        return take_month(&in, out) && take_day(&in, out);
    if (count == 3)
        return take_day(&in, out) && take_month(&in, out) && (take_year(&in, out) || take_short_year(&in, out));
    if (take_month(&in, out) && take_year(&in, out))
        return true;
    in = (struct reader){words, count};
    out->month = 0;
    return sign != '.' && take_day(&in, out) && take_month(&in, out);
}

/* ngày 7 tháng 9 năm 2015, 7 tháng 9/2015, ngày 7/9 năm 2015, ngày 7/9, tháng 9/2015; a word at least. */
static bool read_words(struct date *out, struct reader in)
{
    bool any = take_word(&in, days, LENGTH(days));
    bool day;

    take_word(&in, days, LENGTH(days)); /* ngày mồng 7 */
    day = take_day(&in, out);

    if (any && !day)
        return false;
    if (take_word(&in, &month_word, 1))
        any = true;
    else if (!day)
        return false;
    if (!take_month(&in, out))
        return false;
    if (in.count == 0)
        return any && day;
    any = take_word(&in, &year_word, 1) || any;
    return any && take_year(&in, out) && in.count == 0;
}

/* 7 September 2015, 7th of September 2015, September 7, 2015, September 2015, 7 September. */
static bool read_names(struct date *out, struct reader in)
{
    bool day = take_day(&in, out);

    skip_ending(&in);
    if (!take_month_name(&in, out))
        return false;
    if (!day && in.count > 0) {
        day = take_day(&in, out);
        skip_ending(&in);
    }
    if (in.count == 0)
        return day;
    return take_year(&in, out) && in.count == 0;
}

static bool read_date(struct date *out, struct reader in)
{
    static bool (*const ways[])(struct date *out, struct reader in) = {read_signs, read_words, read_names};
    static const int lengths[] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    size_t i;

    for (i = 0; i < LENGTH(ways); i++) {
        *out = (struct date){0, 0, 0};
        if (ways[i](out, in))
            return out->day <= lengths[out->month];
    }
    return false;
}

/* --- spelling --- */

/* A spelling: D, M and Y are the numbers, N the names of the month, y the last two digits of the year; the rest are words.
 * One without D, say, is for dates without a day. */
struct pattern {
    const char *language; /* of its names, and of the texts that it is for; NULL: any */
    const char *text;
    bool anywhere; /* in texts of every language */
};

static const struct pattern patterns[] = {
    {NULL, "D M Y", true},       {"vi", "D tháng M năm Y", false}, {"vi", "D tháng M Y", false},
    {"vi", "D M năm Y", false},   {NULL, "Y M D", true},           {"en", "D N Y", true},
    {"en", "N D Y", true},       {"en", "D st|nd|rd|th N Y", true}, {"en", "D st|nd|rd|th of N Y", true},
    {"en", "N D st|nd|rd|th Y", true}, {"fr", "D N Y", false},     {"fr", "D er N Y", false},
    {"ru", "D N Y", false},       {NULL, "Y 年 M 月 D 日", true},  {NULL, "Y 년 M 월 D 일", true},
    {NULL, "D M y", true},       {NULL, "M Y", true},             {"vi", "tháng M năm Y", false},
    {"vi", "tháng M Y", false},   {NULL, "Y M", true},             {"en", "N Y", true},
    {"fr", "N Y", false},         {NULL, "Y 年 M 月", true},       {NULL, "Y 년 M 월", true},
    {NULL, "D M", true},         {"vi", "D tháng M", false},       {"en", "D N", true},
    {"en", "N D", true},         {"en", "D st|nd|rd|th N", true}, {"en", "N D st|nd|rd|th", true},
    {"fr", "D N", false},         {"ru", "D N", false},             {NULL, "M 月 D 日", true},
    {NULL, "M 월 D 일", true},
};

static bool has(const struct pattern *pattern, const char *letters)
{
    return strpbrk(pattern->text, letters) != NULL;
}

static bool is_for(const struct pattern *pattern, const struct date *date)
{
    return has(pattern, "D") == (date->day > 0) && has(pattern, "Yy") == (date->year > 0);
}

static size_t write_name(char *out, size_t size, const char *language, int month)
{
    size_t length = 0;
    size_t l = 0;
    size_t n;

    while (strcmp(month_names[l].language, language) != 0)
        l++;
    for (n = 0; n < NAMES && month_names[l].of[month - 1][n] != NULL; n++)
        length += (size_t)snprintf(out + length, size - length, "%s%s", n > 0 ? "|" : "", month_names[l].of[month - 1][n]);
    return length;
}

static void write_pattern(char out[SPELLING], const struct pattern *pattern, const struct date *date)
{
    size_t length = 0;
    size_t i;

    for (i = 0; pattern->text[i] != '\0'; i++) {
        char *at = out + length;
        size_t left = SPELLING - length;

        switch (pattern->text[i]) {
        case 'D':
            length += equivalent_number(at, left, date->day);
            break;
        case 'M':
            length += equivalent_number(at, left, date->month);
            break;
        case 'Y':
            length += (size_t)snprintf(at, left, "%d", date->year);
            break;
        case 'y':
            length += (size_t)snprintf(at, left, "%02d", date->year % 100);
            break;
        case 'N':
            length += write_name(at, left, pattern->language, date->month);
            break;
        default:
            out[length++] = pattern->text[i];
        }
    }
    out[length] = '\0';
}

bool date_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char spelling[SPELLING];
    struct date date;
    size_t i;

    if (!read_date(&date, (struct reader){words, count}))
        return false;
    if (date.day > 0 && date.year > 0)
        sink(sink_context, NULL, NULL);
    for (i = 0; i < LENGTH(patterns); i++) {
        if (!is_for(&patterns[i], &date))
            continue;
        write_pattern(spelling, &patterns[i], &date);
        if (!sink(sink_context, spelling, patterns[i].anywhere ? NULL : patterns[i].language))
            break;
    }
    return true;
}
