/* SPDX-License-Identifier: MIT
 * text/charset/legacy.h - the 8-bit encodings of Vietnamese, and windows-1252, a character at a time. */
#ifndef TEXT_CHARSET_LEGACY_H
#define TEXT_CHARSET_LEGACY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum legacy {
    LEGACY_WINDOWS_1252,
    LEGACY_TCVN3,    /* fonts .Vn...: no codes for most capitals with a tone; 80 to 9F as in windows-1252 */
    LEGACY_TCVN5712, /* TCVN 5712:1993, VN1, which holds VN2 and VN3 */
    LEGACY_VNI,
    LEGACY_VISCII,
    LEGACY_VPS,
    LEGACY_WINDOWS_1258,
    LEGACY_COUNT
};

/* The character at bytes[*at] (`*at` < length) composed with the mark behind it; *at moves behind both. *lost
 * is set (and never cleared) where the encoding has no such character: the result is then what windows-1252
 * has there, or U+FFFD. */
uint32_t legacy_next(enum legacy encoding, const char *bytes, size_t length, size_t *at, bool *lost);
/* The byte that windows-1252 gives a character, the five it leaves out counted as the controls of ISO 8859-1
 * (as browsers do); -1 if there is none. */
int legacy_byte_1252(uint32_t c);

#endif
