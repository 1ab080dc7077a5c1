/* SPDX-License-Identifier: MIT
 * text/zawgyi.h - from the Burmese font encoding Zawgyi to Unicode. */
#ifndef TEXT_ZAWGYI_H
#define TEXT_ZAWGYI_H

#include <stdbool.h>

#include "text/glyphs.h"

/* What of a run gave nothing: signs on no letter, before or behind all that did. */
enum zawgyi_left_out {
    ZAWGYI_LEFT_BEFORE = 1 << 0,
    ZAWGYI_LEFT_BEHIND = 1 << 1
};

/* The Unicode form of a run in Zawgyi; its signs are not yet in order (text/spelling.h). Each glyph keeps its
 * bytes. Returns enum zawgyi_left_out. */
unsigned zawgyi_convert(struct glyphs *out, const struct glyphs *run);
/* Is there a letter in a run of Zawgyi? Without one its signs are left out. */
bool zawgyi_has_base(const struct glyphs *run);
/* A sign of Zawgyi that belongs to the letter behind it? */
bool zawgyi_leads(uint32_t codepoint);
/* Digits of Shan that are letters and signs in Zawgyi. */
bool zawgyi_has_letter(uint32_t codepoint);

#endif
