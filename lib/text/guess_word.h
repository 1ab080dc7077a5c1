/* SPDX-License-Identifier: MIT
 * text/guess_word.h - one word of a text, read letter by letter: small, composed, and as lists of words have
 * it. */
#ifndef TEXT_GUESS_WORD_H
#define TEXT_GUESS_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/unorm2.h>

#define WORD_LETTERS 24 /* longer words say nothing */

/* Zeroed, it is an empty word. */
struct word {
    uint32_t letters[WORD_LETTERS];
    size_t count;
    char spaced[WORD_LETTERS * 4 + 3]; /* the same as UTF-8, a space before and behind: as lists have it */
    size_t length;                     /* without the spaces */
    bool too_long;
    bool marked;
    bool is_name; /* a capital before small letters */
    bool has_small;
    bool is_first;
    bool is_code; /* touches a digit */
    bool after_apostrophe;
    bool before_apostrophe;
};

/* A letter or a combining mark; eth is taken for d with stroke. */
void word_add(struct word *word, uint32_t c, const UNormalizer2 *nfc);
/* Set `spaced` and `length`. */
void word_spell(struct word *word);

#endif
