/* SPDX-License-Identifier: MIT
 * base/clock.h - instants and their RFC 3339 form. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#define CLOCK_TEXT_SIZE 32

int64_t clock_monotonic_ms(void);
/* The same clock, as fine as it is. */
double clock_monotonic_milliseconds(void);
/* Seconds since 1970-01-01T00:00:00Z. */
int64_t clock_now(void);
/* "2026-01-02T03:04:05Z"; seconds outside the years 1000 to 9999 give "". */
void clock_format(char out[CLOCK_TEXT_SIZE], int64_t seconds);
/* Parse that form (also with an offset such as +07:00, and with fractions, which are dropped). */
bool clock_parse(int64_t *seconds, const char *text);

#endif
