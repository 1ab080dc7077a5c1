/* SPDX-License-Identifier: MIT
 * text/charset/unicode.h - bytes that are UTF-8 or nearly, or UTF-16 without a mark. */
#ifndef TEXT_CHARSET_UNICODE_H
#define TEXT_CHARSET_UNICODE_H

#include "text/charset/sink.h"

struct utf8_count {
    size_t characters; /* well-formed, not ASCII */
    size_t weight;     /* bytes of these behind their first: how much they say for UTF-8 */
    size_t broken;     /* bytes of no character, but for one cut off at either end */
    size_t cut;        /* those characters: 0 to 2 */
    bool odd;          /* Latin letters touch others, as in VISCII and VPS read as UTF-8 */
};

struct utf8_count unicode_count_utf8(const char *bytes, size_t length);
/* Behind the broken place at `at`: where the next character is, or the end. */
size_t unicode_skip_broken(const char *bytes, size_t length, size_t at);
/* A broken place becomes one U+FFFD. */
void unicode_decode_utf8(struct sink *out, const char *bytes, size_t length);

#endif
