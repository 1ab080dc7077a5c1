/* SPDX-License-Identifier: MIT
 * text/zone.h - dates in a time zone, by ICU's copy of the IANA data. */
#ifndef TEXT_ZONE_H
#define TEXT_ZONE_H

#include <stdbool.h>
#include <stdint.h>

#define ZONE_DATE_SIZE 11

/* Is it an IANA zone ("Asia/Ho_Chi_Minh") that ICU knows? */
bool zone_valid(const char *zone);
/* "2026-04-30": the day there at `seconds` since 1970-01-01T00:00:00Z; the UTC day when ICU cannot tell. */
void zone_date(char out[ZONE_DATE_SIZE], const char *zone, int64_t seconds);

#endif
