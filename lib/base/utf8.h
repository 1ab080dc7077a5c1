/* SPDX-License-Identifier: MIT
 * base/utf8.h - UTF-8 as Unicode 15 defines it (table 3-7): no overlong forms, no surrogates, no more than
 * U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_INVALID UINT32_MAX

/* Decode the character at text[*at] (`*at` < length) and move *at behind it. An ill-formed sequence gives
 * UTF8_INVALID and moves one byte. */
uint32_t utf8_next(const char *text, size_t length, size_t *at);
/* Write 1 to 4 bytes; returns how many. What is no character becomes U+FFFD. */
size_t utf8_encode(char out[4], uint32_t codepoint);
bool utf8_valid(const char *text, size_t length);
/* Bytes before the first that starts no well-formed character; `length` if all is well. */
size_t utf8_valid_length(const char *text, size_t length);
bool utf8_is_ascii(const char *text, size_t length);
/* The largest border of a character that is not after `limit`. */
size_t utf8_floor(const char *text, size_t length, size_t limit);

#endif
