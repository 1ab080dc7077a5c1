/* SPDX-License-Identifier: MIT
 * text/zawgyi.h - from the Burmese font encoding Zawgyi to Unicode. */
#ifndef TEXT_ZAWGYI_H
#define TEXT_ZAWGYI_H

#include <stdbool.h>

#include "text/glyphs.h"

/* The Unicode form of a run in Zawgyi; its signs are not yet in order (text/spelling.h). Each glyph keeps its
 * bytes. */
void zawgyi_convert(struct glyphs *out, const struct glyphs *run);
/* Digits of Shan that are letters and signs in Zawgyi. */
bool zawgyi_has_letter(uint32_t codepoint);

#endif
