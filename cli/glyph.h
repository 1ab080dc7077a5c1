/* SPDX-License-Identifier: MIT
 * glyph.h - one character at a time, as a terminal may safely show it.
 *
 * What could move the cursor, colour the screen or turn the line around (control characters, direction marks,
 * bytes that are not UTF-8) is shown as an escape in ASCII. */
#ifndef CLI_GLYPH_H
#define CLI_GLYPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

struct glyph {
    size_t length; /* bytes of the text it takes; at least 1 */
    char shown[12];
    size_t shown_length;
    size_t columns;
    bool joins; /* may not be parted from what follows (Khmer coeng, zero-width joiner) */
    bool is_space;
};

/* Take the first character of `length` > 0 bytes. White space becomes one space when `flat`, else an escape.
 */
void glyph_read(struct glyph *out, const char *bytes, size_t length, bool flat);
/* Append all of `bytes`, escaped where needed, white space other than the space too. */
void glyph_append(struct text *out, const char *bytes, size_t length);

/* Bytes of the well-formed character that `length` bytes start with; 0 if there is none. */
size_t glyph_decode(uint32_t *codepoint, const char *bytes, size_t length);
bool glyph_is_utf8(const char *string);

/* Widths are those of the C library; call once at the start. */
void glyph_setup(void);

#endif
