/* SPDX-License-Identifier: MIT
 * text/collation.h - alphabetical order, as keys whose bytes compare in it.
 *
 * Word by word, as dictionaries of Vietnamese do: first the letters of a word, then its marks, then the next word, so that
 * all of "ba ..." stands before "bà". In Vietnamese (and where no language is stated) the alphabet is
 * a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y with f j w z in their usual places, and the tones are level,
 * huyền, hỏi, ngã, sắc, nặng. Elsewhere a letter stands with its base letter (ê with e), and its mark decides between
 * equals. Spaces stand before other signs, these before digits, digits before Latin letters, these before other scripts, which
 * follow each other as in Unicode: Greek, Cyrillic, Thai, Lao, Burmese, Khmer, kana, Han, Hangul. A leading vowel of Thai
 * and Lao is sorted behind its consonant; simplified and traditional Han, hiragana and katakana stand together.
 *
 * Two texts have one key exactly if they have one written form but for spaces at the ends. No ICU collator is used: a key may
 * be stored, and depends on nothing but ANALYZER_STAMP. */
#ifndef TEXT_COLLATION_H
#define TEXT_COLLATION_H

#include "text/analyzer.h"

/* Append the key of `text` (valid UTF-8): UTF-8 itself, without NUL. */
void collation_append(struct buf *out, struct analyzer *analyzer, const char *language, const char *text,
                      size_t length);

#endif
