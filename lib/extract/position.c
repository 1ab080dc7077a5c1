/* SPDX-License-Identifier: MIT
 * Coordinates as text; see position.h. */
#include "extract/position.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Metres: below any sea's floor, above any aircraft's ceiling. */
#define LOWEST_METRES (-12000.0)
#define HIGHEST_METRES 100000.0

static void format_decimal(char out[POSITION_SIZE], double value, int decimals)
{
    int64_t unit = decimals == 7 ? 10000000 : 1000;
    int64_t scaled = llround(value * (double)unit);
    int64_t size = scaled < 0 ? -scaled : scaled;
    size_t length;

    snprintf(out, POSITION_SIZE, "%s%lld.%0*lld", scaled < 0 ? "-" : "", (long long)(size / unit), decimals,
             (long long)(size % unit));
    length = strlen(out);
    while (out[length - 1] == '0')
        length--;
    if (out[length - 1] == '.')
        length--;
    out[length] = '\0';
}

bool position_format_degrees(char out[POSITION_SIZE], double degrees, double limit)
{
    if (!(fabs(degrees) <= limit))
        return false;
    format_decimal(out, degrees, 7);
    return true;
}

bool position_format_metres(char out[POSITION_SIZE], double metres)
{
    if (!(metres >= LOWEST_METRES && metres <= HIGHEST_METRES))
        return false;
    format_decimal(out, metres, 3);
    return true;
}

/* An unsigned decimal at **text; moves behind it. */
static bool take_decimal(double *out, const char **text)
{
    double value = 0;
    double weight = 1;
    const char *start = *text;

    for (; **text >= '0' && **text <= '9'; (*text)++)
        value = value * 10 + (**text - '0');
    if (*text == start)
        return false;
    if (**text == '.')
        for ((*text)++; **text >= '0' && **text <= '9'; (*text)++) {
            weight /= 10;
            value += weight * (**text - '0');
        }
    *out = value;
    return true;
}

static bool take_sign(const char **text)
{
    bool negative = **text == '-';

    if (negative || **text == '+')
        (*text)++;
    return negative;
}

bool position_parse_degrees(double *out, const char *text)
{
    static const double share[] = {1.0, 60.0, 3600.0};
    bool negative = take_sign(&text);
    double degrees = 0;
    size_t i;

    for (i = 0; i < sizeof share / sizeof share[0]; i++) {
        double part;

        if (!take_decimal(&part, &text) || (i > 0 && part > 60))
            return false;
        degrees += part / share[i];
        if (*text != ',')
            break;
        text++;
    }
    if (*text != '\0' && strchr("SsWw", *text) != NULL)
        negative = true;
    else if (*text != '\0' && strchr("NnEe", *text) == NULL)
        return false;
    *out = negative ? -degrees : degrees;
    return true;
}

bool position_parse_rational(double *out, const char *text)
{
    bool negative = take_sign(&text);
    double numerator;
    double denominator = 1;

    if (!take_decimal(&numerator, &text))
        return false;
    if (*text == '/') {
        text++;
        if (!take_decimal(&denominator, &text) || denominator == 0)
            return false;
    }
    *out = (negative ? -numerator : numerator) / denominator;
    return true;
}
