/* SPDX-License-Identifier: MIT
 * Dates in a time zone; see zone.h. */
#include "text/zone.h"

#include <stdio.h>
#include <string.h>
#include <unicode/ucal.h>

#include "base/clock.h"

#define ZONE_NAME_MAX 64

/* ASCII only, as the names of zones are. */
static bool widen(UChar out[ZONE_NAME_MAX], const char *zone)
{
    size_t length = strlen(zone);
    size_t i;

    if (length == 0 || length >= ZONE_NAME_MAX)
        return false;
    for (i = 0; i <= length; i++) {
        if ((unsigned char)zone[i] >= 0x80)
            return false;
        out[i] = (UChar)zone[i];
    }
    return true;
}

bool zone_valid(const char *zone)
{
    UChar name[ZONE_NAME_MAX];
    UChar canonical[ZONE_NAME_MAX];
    UBool is_system = 0;
    UErrorCode code = U_ZERO_ERROR;

    if (!widen(name, zone))
        return false;
    ucal_getCanonicalTimeZoneID(name, -1, canonical, ZONE_NAME_MAX, &is_system, &code);
    return U_SUCCESS(code) && is_system;
}

void zone_date(char out[ZONE_DATE_SIZE], const char *zone, int64_t seconds)
{
    UChar name[ZONE_NAME_MAX];
    char utc[CLOCK_TEXT_SIZE];
    UErrorCode code = U_ZERO_ERROR;
    UCalendar *calendar = widen(name, zone) ? ucal_open(name, -1, "en", UCAL_GREGORIAN, &code) : NULL;

    if (calendar != NULL && U_SUCCESS(code)) {
        ucal_setMillis(calendar, (UDate)seconds * 1000, &code);
        snprintf(out, ZONE_DATE_SIZE, "%04u-%02u-%02u", (unsigned)ucal_get(calendar, UCAL_YEAR, &code) % 10000,
                 (unsigned)ucal_get(calendar, UCAL_MONTH, &code) % 12 + 1,
                 (unsigned)ucal_get(calendar, UCAL_DATE, &code) % 32);
    }
    if (calendar == NULL || U_FAILURE(code)) {
        clock_format(utc, seconds);
        snprintf(out, ZONE_DATE_SIZE, "%.10s", utc);
    }
    if (calendar != NULL)
        ucal_close(calendar);
}
