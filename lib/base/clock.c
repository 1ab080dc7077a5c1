/* SPDX-License-Identifier: MIT
 * Instants; see clock.h. Calendar arithmetic is the proleptic Gregorian one, without the C library's time
 * zone. */
#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

int64_t clock_monotonic_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

double clock_monotonic_milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int64_t clock_now(void)
{
    return (int64_t)time(NULL);
}

void clock_format(char out[CLOCK_TEXT_SIZE], int64_t seconds)
{
    time_t instant = (time_t)seconds;
    struct tm tm;

    out[0] = '\0';
    if (gmtime_r(&instant, &tm) == NULL || tm.tm_year < -900 || tm.tm_year > 8099)
        return;
    strftime(out, CLOCK_TEXT_SIZE, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

/* Days from 1970-01-01 to the given date: years are counted from March, so that leap days come last. */
static int64_t days_from_date(int64_t year, int64_t month, int64_t day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

static bool parse_offset(int64_t *offset, const char *text)
{
    int hours;
    int minutes;
    int end = 0;

    if (strcmp(text, "Z") == 0 || strcmp(text, "z") == 0) {
        *offset = 0;
        return true;
    }
    if ((text[0] != '+' && text[0] != '-') || sscanf(text + 1, "%2d:%2d%n", &hours, &minutes, &end) != 2 ||
        text[1 + end] != '\0' || end != 5)
        return false;
    *offset = (hours * 60 + minutes) * 60 * (text[0] == '-' ? -1 : 1);
    return true;
}

bool clock_parse(int64_t *seconds, const char *text)
{
    int year, month, day, hour, minute, second;
    int end = 0;
    int64_t offset;

    if (sscanf(text, "%4d-%2d-%2dT%2d:%2d:%2d%n", &year, &month, &day, &hour, &minute, &second, &end) != 6 ||
        end != 19)
        return false;
    if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31 || hour < 0 || hour > 23 || minute < 0 ||
        minute > 59 || second < 0 || second > 60)
        return false;
    text += end;
    if (*text == '.')
        text += 1 + strspn(text + 1, "0123456789");
    if (!parse_offset(&offset, text))
        return false;
    *seconds = days_from_date(year, month, day) * 86400 + hour * 3600 + minute * 60 + second - offset;
    return true;
}
