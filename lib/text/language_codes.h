/* SPDX-License-Identifier: MIT
 * text/language_codes.h - which codes ISO 639 has. */
#ifndef TEXT_LANGUAGE_CODES_H
#define TEXT_LANGUAGE_CODES_H

#include <stdbool.h>

/* Is this, in small letters, a code of two or three letters? */
bool language_code_exists(const char *code);
/* The two-letter code for one of three letters; the code itself where there is none. */
const char *language_code_short(const char *code);

#endif
