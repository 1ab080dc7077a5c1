/* SPDX-License-Identifier: MIT
 * text/charset/toned.h - Vietnamese letters taken apart into letter and tone, and put together. Pure tables.
 */
#ifndef TEXT_CHARSET_TONED_H
#define TEXT_CHARSET_TONED_H

#include <stdbool.h>
#include <stdint.h>

enum tone { TONE_LEVEL, TONE_GRAVE, TONE_ACUTE, TONE_TILDE, TONE_HOOK, TONE_DOT, TONE_COUNT };

/* A vowel with a tone; 0 if `vowel` is none of a ă â e ê i o ô ơ u ư y (either case) or has one already. */
uint32_t toned_join(uint32_t vowel, enum tone tone);
/* The letter without its tone; the letter itself if it has none. */
uint32_t toned_split(uint32_t letter, enum tone *tone);
/* The tone that a combining mark is; TONE_LEVEL if it is none. */
enum tone toned_of_mark(uint32_t mark);
/* Is it one of the 134 letters outside ASCII? */
bool toned_is_letter(uint32_t c);
/* The other case of Latin letters as far as Vietnamese and windows-1252 have them; others stay. */
uint32_t toned_lower(uint32_t c);
uint32_t toned_upper(uint32_t c);

#endif
