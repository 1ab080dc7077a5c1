/* SPDX-License-Identifier: MIT
 * Dates of metadata; see moment.h. */
#include "extract/moment.h"

#include <stdio.h>
#include <string.h>

#include "base/form.h"

struct moment {
    int year;
    int month; /* 0: unknown */
    int day;   /* 0: unknown */
    bool has_time;
    int hour;
    int minute;
    int second;
    bool has_offset;
    int offset_minutes;
};

/* Read `digits` decimal digits at **text and move behind them. */
static bool take_number(int *out, const char **text, int digits)
{
    int value = 0;
    int i;

    for (i = 0; i < digits; i++) {
        char c = (*text)[i];

        if (c < '0' || c > '9')
            return false;
        value = value * 10 + (c - '0');
    }
    *text += digits;
    *out = value;
    return true;
}

static bool take_one_of(const char **text, const char *set)
{
    if (**text == '\0' || strchr(set, **text) == NULL)
        return false;
    (*text)++;
    return true;
}

static bool take_date(struct moment *out, const char **text)
{
    if (!take_number(&out->year, text, 4) || out->year == 0)
        return false;
    if (!take_one_of(text, ":-/.") || !take_number(&out->month, text, 2))
        return true;
    if (out->month > 12)
        return false;
    if (!take_one_of(text, ":-/.") || !take_number(&out->day, text, 2) || out->month == 0) {
        out->day = 0;
        return true;
    }
    return out->day <= form_days_of_month(out->year, out->month);
}

static void take_offset(struct moment *out, const char **text)
{
    int sign = **text == '-' ? -1 : 1;
    int hours;
    int minutes;

    if (take_one_of(text, "Zz")) {
        out->has_offset = true;
        return;
    }
    if (!take_one_of(text, "+-") || !take_number(&hours, text, 2))
        return;
    take_one_of(text, ":");
    if (!take_number(&minutes, text, 2) || hours > 14 || minutes > 59)
        return;
    out->has_offset = true;
    out->offset_minutes = sign * (hours * 60 + minutes);
}

static void take_time(struct moment *out, const char **text)
{
    int ignored;

    if (!take_one_of(text, "Tt ") || !take_number(&out->hour, text, 2) || !take_one_of(text, ":") ||
        !take_number(&out->minute, text, 2))
        return;
    if (take_one_of(text, ":") && !take_number(&out->second, text, 2))
        return;
    if (take_one_of(text, ".,"))
        while (take_number(&ignored, text, 1))
            continue;
    out->has_time = out->hour <= 23 && out->minute <= 59 && out->second <= 59;
}

static void append_offset(char *out, size_t size, const struct moment *moment)
{
    int minutes = moment->offset_minutes < 0 ? -moment->offset_minutes : moment->offset_minutes;

    if (moment->has_offset)
        snprintf(out, size, "%c%02d:%02d", moment->offset_minutes < 0 ? '-' : '+', minutes / 60,
                 minutes % 60);
}

static void moment_format(char out[MOMENT_SIZE], const struct moment *moment)
{
    char text[128]; /* so that no int is too long for it */
    size_t length;

    snprintf(text, sizeof text, "%04d-%02d-%02dT%02d:%02d:%02d", moment->year, moment->month, moment->day,
             moment->hour, moment->minute, moment->second);
    length = strlen("1975-04-30T00:00:00");
    if (moment->month == 0)
        length = strlen("1975");
    else if (moment->day == 0)
        length = strlen("1975-04");
    else if (!moment->has_time)
        length = strlen("1975-04-30");
    memcpy(out, text, length);
    out[length] = '\0';
    if (moment->month != 0 && moment->day != 0 && moment->has_time)
        append_offset(out + length, MOMENT_SIZE - length, moment);
}

bool moment_parse(char out[MOMENT_SIZE], const char *text, const char *offset)
{
    struct moment moment = {0};

    while (*text == ' ')
        text++;
    if (!take_date(&moment, &text))
        return false;
    take_time(&moment, &text);
    take_offset(&moment, &text);
    if (!moment.has_offset && offset != NULL)
        take_offset(&moment, &offset);
    moment_format(out, &moment);
    return true;
}

bool moment_parse_iptc(char out[MOMENT_SIZE], const char *date, const char *time)
{
    char text[64];
    bool has_time = time != NULL && strlen(time) >= 6;

    if (strlen(date) < 8)
        return false;
    snprintf(text, sizeof text, "%.4s-%.2s-%.2s", date, date + 4, date + 6);
    if (has_time)
        snprintf(text + 10, sizeof text - 10, "T%.2s:%.2s:%.2s%.6s", time, time + 2, time + 4, time + 6);
    return moment_parse(out, text, NULL);
}
