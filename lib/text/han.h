/* SPDX-License-Identifier: MIT
 * text/han.h - traditional and simplified Chinese characters. */
#ifndef TEXT_HAN_H
#define TEXT_HAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The simplified character for a traditional one; anything else is returned as it is. */
uint32_t han_simplify(uint32_t codepoint);
/* Which writing a character is of; HAN_EITHER also for what is no Han character. */
enum han_writing { HAN_EITHER, HAN_TRADITIONAL, HAN_SIMPLIFIED };
enum han_writing han_writing(uint32_t codepoint);
/* Is Chinese text, by its first characters, in traditional writing? */
bool han_is_traditional_text(const char *text, size_t length);

#endif
