/* SPDX-License-Identifier: MIT
 * text/kana.h - kana that write one sound, and the marks that repeat the character before them. */
#ifndef TEXT_KANA_H
#define TEXT_KANA_H

#include <stdbool.h>

#include "text/glyphs.h"

/* The kana that stands for one: hiragana for katakana, the usual letter for the small ke and ka of counters and for
 * the old wi and we. Small letters else, and the mark of length, are told apart. */
uint32_t kana_key(uint32_t codepoint);
/* In a composed run: a mark that repeats becomes what it repeats. True if there was one; marks behind it may compose. */
bool kana_repeat(struct glyphs *run, const struct letters *letters);

#endif
