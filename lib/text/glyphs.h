/* SPDX-License-Identifier: MIT
 * text/glyphs.h - a short run of characters, each with the bytes of the original text it stands for. */
#ifndef TEXT_GLYPHS_H
#define TEXT_GLYPHS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/letters.h"

#define GLYPHS_SIZE 1024 /* longer words are cut, longer unspaced text is taken in pieces */

struct glyph {
    uint32_t c;
    size_t start;
    size_t end;
};

struct glyphs {
    struct glyph items[GLYPHS_SIZE];
    size_t count;
};

/* False if there is no room. */
bool glyphs_add(struct glyphs *glyphs, const struct glyph *glyph);
/* Put one more before `at`; false if there is no room. */
bool glyphs_insert(struct glyphs *glyphs, size_t at, const struct glyph *glyph);
/* Take out the glyph at `at`; the one before it gets its bytes. */
void glyphs_merge(struct glyphs *glyphs, size_t at);
/* Composed form (NFC) of `in`, after putting the marks of Latin letters in their usual order: the letter's
 * own (breve, circumflex) before the tone, and each once. */
void glyphs_compose(struct glyphs *out, const struct glyphs *in, const struct letters *letters);

#endif
