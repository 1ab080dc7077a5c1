/* SPDX-License-Identifier: MIT
 * By when a collection needs its languages; see coverage.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "publish/coverage.h"

static bool is_leap(unsigned year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* 29 February comes a day early in most years: what must be ready by then is. */
static void write_day(char out[11], unsigned year, const char *month_and_day)
{
    bool moved = strcmp(month_and_day, "02-29") == 0 && !is_leap(year);

    snprintf(out, 11, "%04u-%.5s", year % 10000, moved ? "02-28" : month_and_day);
}

bool coverage_due(char out[11], const struct heading *collection, const char *today)
{
    const char *day = collection->from != NULL ? collection->from : collection->to;
    unsigned year = (unsigned)strtoul(today, NULL, 10) % 10000;

    if (collection->yearly != NULL) {
        write_day(out, year, collection->yearly);
        if (strcmp(out, today) < 0)
            write_day(out, year + 1, collection->yearly);
        return true;
    }
    snprintf(out, 11, "%s", day != NULL ? day : "");
    return collection->to == NULL || strcmp(collection->to, today) >= 0;
}
