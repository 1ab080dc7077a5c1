/* SPDX-License-Identifier: MIT
 * What a value of an import must look like; see entry_check.h. */
#include "ingest/entry_check.h"

#include <stdio.h>
#include <string.h>

#include "query/filter.h"

#define DECIMAL_DIGITS 17 /* as many as filter_number takes */

bool check_is_date(const char *text)
{
    return strlen(text) == strlen("1975-04-30") && filter_date(text, strlen(text));
}

/* Does `text` have the form of `pattern`, where 0 stands for any digit? */
static bool has_form(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; text++, pattern++)
        if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
            return false;
    return *text == '\0';
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

static bool is_offset(const char *text)
{
    if (*text == '\0' || strcmp(text, "Z") == 0)
        return true;
    return (has_form(text, "+00:00") || has_form(text, "-00:00")) && two_digits(text + 1) <= 14 &&
           two_digits(text + 4) < 60;
}

static bool is_clock(const char *text)
{
    static const char form[] = "00:00:00";
    char clock[sizeof form];

    snprintf(clock, sizeof clock, "%s", text);
    return has_form(clock, form) && two_digits(clock) < 24 && two_digits(clock + 3) < 60 &&
           two_digits(clock + 6) <= 60 && is_offset(text + sizeof form - 1);
}

bool check_is_moment(const char *text)
{
    size_t date = strcspn(text, "T");

    if (!filter_date(text, date))
        return false;
    return text[date] == '\0' || (date == strlen("1975-04-30") && is_clock(text + date + 1));
}

bool check_is_digest(const char *text)
{
    static const char prefix[] = "sha256:";
    const char *hex = text + sizeof prefix - 1;

    return strncmp(text, prefix, sizeof prefix - 1) == 0 && strlen(hex) == 64 &&
           strspn(hex, "0123456789abcdef") == 64;
}

bool check_is_status(const char *text)
{
    return strcmp(text, "draft") == 0 || strcmp(text, "approved") == 0 || strcmp(text, "withdrawn") == 0;
}

bool check_is_path(const char *path)
{
    if (*path == '\0' || *path == '/')
        return false;
    while (*path != '\0') {
        size_t length = strcspn(path, "/");

        if (length == 2 && path[0] == '.' && path[1] == '.')
            return false;
        path += length + (path[length] == '/');
    }
    return true;
}

/* --- decimals --- */

/* The locale may write the point otherwise. */
static void restore_point(char *text)
{
    char *to = text;

    for (; *text != '\0'; text++) {
        if ((*text >= '0' && *text <= '9') || *text == '-')
            *to++ = *text;
        else if (to[-1] != '.')
            *to++ = '.';
    }
    *to = '\0';
}

static void drop_trailing_zeros(char *text)
{
    size_t length = strlen(text);

    if (strchr(text, '.') == NULL)
        return;
    while (text[length - 1] == '0')
        length--;
    if (text[length - 1] == '.')
        length--;
    text[length] = '\0';
}

static size_t digit_count(const char *text)
{
    size_t count = 0;

    for (; *text != '\0'; text++)
        count += *text >= '0' && *text <= '9';
    return count;
}

void decimal_format(char out[DECIMAL_SIZE], double number)
{
    snprintf(out, DECIMAL_SIZE, "%.15g", number);
    if (strchr(out, 'e') != NULL || digit_count(out) > DECIMAL_DIGITS)
        snprintf(out, DECIMAL_SIZE, "%.*f", DECIMAL_DIGITS - 1, number);
    restore_point(out);
    drop_trailing_zeros(out);
}
