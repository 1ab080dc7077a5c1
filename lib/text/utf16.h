/* SPDX-License-Identifier: MIT
 * text/utf16.h - reading ICU's strings (its own macros mix signs). */
#ifndef TEXT_UTF16_H
#define TEXT_UTF16_H

#include <stdint.h>
#include <unicode/utypes.h>

/* The code point at units[*at] (`*at` < length); *at moves behind it. A lone surrogate is returned as it is.
 */
static inline uint32_t utf16_next(const UChar *units, int32_t length, int32_t *at)
{
    uint32_t c = units[(*at)++];

    if (c >= 0xd800 && c < 0xdc00 && *at < length && units[*at] >= 0xdc00 && units[*at] < 0xe000)
        c = 0x10000 + ((c - 0xd800) << 10) + (units[(*at)++] - 0xdc00u);
    return c;
}

#endif
