/* SPDX-License-Identifier: MIT
 * text/han.h - traditional and simplified Chinese characters. */
#ifndef TEXT_HAN_H
#define TEXT_HAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The simplified character for a traditional one; anything else is returned as it is. */
uint32_t han_simplify(uint32_t codepoint);
/* Does the character stand for another, traditional one? (Some of these are traditional characters as well.) */
bool han_is_simplified(uint32_t codepoint);
/* Has a text, by its first characters, more that only traditional writing has than the other? */
bool han_is_traditional_text(const char *text, size_t length);

#endif
