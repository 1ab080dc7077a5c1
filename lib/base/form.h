/* SPDX-License-Identifier: MIT
 * base/form.h - what numbers, dates and moments look like as text; no locale is asked. */
#ifndef BASE_FORM_H
#define BASE_FORM_H

#include <stdbool.h>
#include <stddef.h>

#define FORM_DIGITS 17 /* as many as a number may have */

/* A decimal number with '.', perhaps with a sign; false if `text` is none or has too many digits. */
bool form_number(double *out, const char *text, size_t length);
/* In the Gregorian calendar; month is 1 to 12. */
int form_days_of_month(int year, int month);
/* A date as precise as known: YYYY, YYYY-MM or YYYY-MM-DD. */
bool form_is_date(const char *text, size_t length);
/* YYYY-MM-DD. */
bool form_is_day(const char *text);
/* taken_at of cli.md: a date as precise as known, or a day with a clock: 2021-07-15T08:30:00, with Z or +07:00. */
bool form_is_moment(const char *text);

#endif
