/* SPDX-License-Identifier: MIT
 * Numbers, dates and moments as text; see form.h. */
#include "base/form.h"

#include <string.h>

#define DAY_LENGTH 10   /* 1975-04-30 */
#define CLOCK_LENGTH 8  /* 08:30:00 */
#define MOST_OFFSET 14  /* hours */

bool form_number(double *out, const char *text, size_t length)
{
    bool negative = length > 0 && *text == '-';
    bool fraction = false;
    double value = 0;
    double scale = 1;
    size_t digits = 0;
    size_t i;

    for (i = negative || (length > 0 && *text == '+'); i < length; i++) {
        if (text[i] == '.' && !fraction) {
            fraction = true;
        } else if (text[i] >= '0' && text[i] <= '9') {
            value = value * 10 + (text[i] - '0');
            scale *= fraction ? 10 : 1;
            digits++;
        } else {
            return false;
        }
    }
    if (digits == 0 || digits > FORM_DIGITS)
        return false;
    *out = (negative ? -value : value) / scale;
    return true;
}

/* Does `text` begin with the form of `pattern`, where 0 stands for any digit? */
static bool has_form(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; text++, pattern++)
        if (*pattern == '0' ? *text < '0' || *text > '9' : *text != *pattern)
            return false;
    return true;
}

static int two_digits(const char *text)
{
    return (text[0] - '0') * 10 + text[1] - '0';
}

int form_days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

bool form_is_date(const char *text, size_t length)
{
    char date[DAY_LENGTH + 1] = "";
    int month = 1;
    int day = 1;

    if (length != 4 && length != 7 && length != DAY_LENGTH)
        return false;
    memcpy(date, text, length);
    if (!has_form(date, length == 4 ? "0000" : length == 7 ? "0000-00" : "0000-00-00"))
        return false;
    if (length >= 7)
        month = two_digits(date + 5);
    if (length == DAY_LENGTH)
        day = two_digits(date + 8);
    return month >= 1 && month <= 12 && day >= 1 &&
           day <= form_days_of_month(two_digits(date) * 100 + two_digits(date + 2), month);
}

bool form_is_day(const char *text)
{
    return strlen(text) == DAY_LENGTH && form_is_date(text, DAY_LENGTH);
}

static bool is_offset(const char *text)
{
    if (*text == '\0' || strcmp(text, "Z") == 0)
        return true;
    return (has_form(text, "+00:00") || has_form(text, "-00:00")) && strlen(text) == strlen("+00:00") &&
           two_digits(text + 1) <= MOST_OFFSET && two_digits(text + 4) < 60;
}

/* Seconds go to 60: a leap second. */
static bool is_clock(const char *text)
{
    return has_form(text, "00:00:00") && two_digits(text) < 24 && two_digits(text + 3) < 60 &&
           two_digits(text + 6) <= 60 && is_offset(text + CLOCK_LENGTH);
}

bool form_is_moment(const char *text)
{
    size_t date = strcspn(text, "T");

    if (!form_is_date(text, date))
        return false;
    return text[date] == '\0' || (date == DAY_LENGTH && is_clock(text + date + 1));
}
