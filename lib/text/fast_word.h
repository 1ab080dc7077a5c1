/* SPDX-License-Identifier: MIT
 * text/fast_word.h - the short way for words of Latin, Greek and Cyrillic letters, as nearly all text has
 * them.
 *
 * One promise: a word that is taken gives the token that the long way of segment.c would give; else nothing
 * is taken, and the long way decides. Touches no memory but its own and what it is given. */
#ifndef TEXT_FAST_WORD_H
#define TEXT_FAST_WORD_H

#include "text/glyphs.h"
#include "text/letters.h"

#define FAST_WORD_SIZE 128 /* bytes of the text; longer words go the long way */
#define FAST_WORD_ROOM (2 * FAST_WORD_SIZE)

#define FAST_LOW 0x540 /* characters from U+0000 */
#define FAST_HIGH_FIRST 0x1e00
#define FAST_HIGH 0x100 /* characters from there */
#define FAST_MARKS 8    /* the marks of Vietnamese letters and tones */
#define FAST_ROWS 96    /* more than there are small vowels with none but such marks */

struct fast_letter {
    char lower[4];  /* UTF-8 of the small letter */
    uint8_t length; /* of that; 0: no letter that goes the short way */
    uint8_t flags;  /* enum letter_flag, of the small letter */
    uint8_t shape;  /* what it is in a syllable; see fast_word.c */
    uint8_t row;    /* of `composed`; 0: takes no mark the short way */
};

struct fast_letters {
    struct fast_letter items[FAST_LOW + FAST_HIGH];
    uint16_t composed[FAST_ROWS]
                     [FAST_MARKS]; /* the small letter with one mark more; 0: none that goes the short way */
    const struct letters *letters;
};

/* Short words that were read before: most of any text. By their bytes, so that it does not matter what they
 * mean. */
#define FAST_MEMO_BITS 12
struct fast_memo {
    struct {
        uint64_t text; /* up to seven bytes; 0: nothing */
        uint64_t word; /* as many of the written form, its length and whether it is marked in the last byte */
    } items[1 << FAST_MEMO_BITS];
};

struct fast_word {
    size_t size;   /* bytes of the text */
    size_t length; /* of the written form */
    bool marked;
};

/* `letters` is borrowed as long as the tables are used, `pair` and `composed` for the call. */
void fast_letters_init(struct fast_letters *fast, const struct letters *letters, struct glyphs *pair,
                       struct glyphs *composed);
/* The word that the text begins with, written; false if it begins with none that may go the short way. `memo`
 * is zeroed at first, and always used with the same tables. */
bool fast_word_read(struct fast_word *out, char written[FAST_WORD_ROOM], const struct fast_letters *fast,
                    struct fast_memo *memo, const char *text, size_t length);

#endif
