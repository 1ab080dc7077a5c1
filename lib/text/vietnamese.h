/* SPDX-License-Identifier: MIT
 * text/vietnamese.h - the grammar of Vietnamese syllables: which are valid, and where their tone mark stands.
 *
 * Works on code points of one word in lower case, composed (NFC). Pure tables; touches no memory but its own.
 */
#ifndef TEXT_VIETNAMESE_H
#define TEXT_VIETNAMESE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SYLLABLE_LETTERS 7 /* of the longest: nghiêng */

/* A syllable taken apart. Letters and tone are codes of vietnamese.c. */
struct syllable {
    uint8_t letters[SYLLABLE_LETTERS]; /* without the tone */
    size_t count;
    size_t onset;   /* how many of them stand before the rime */
    size_t nucleus; /* which of them carries the tone, new style */
    uint8_t tone;   /* 0: level, no mark */
};

/* Take a word apart; false if it is no valid syllable. It does not matter where its tone mark stands, be it
 * on a consonant or a combining one, nor that it was typed twice. */
bool syllable_parse(struct syllable *out, const uint32_t *word, size_t count);
/* Write it with the tone in its place; returns the number of letters. */
size_t syllable_write(uint32_t out[SYLLABLE_LETTERS], const struct syllable *syllable);
/* Change ky to ki, quí to quý and back; false, and no change, if only one spelling is usual. */
bool syllable_swap_iy(struct syllable *syllable);
/* A letter without its tone, which is told by a number; itself, and no write, if it has none. */
uint32_t syllable_letter(uint32_t letter, unsigned *tone);
/* Could this be a syllable whose marks were left out? The word is ASCII letters in lower case. */
bool syllable_is_plain_shape(const char *word, size_t length);

#endif
