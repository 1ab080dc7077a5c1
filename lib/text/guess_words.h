/* SPDX-License-Identifier: MIT
 * text/guess_words.h - what the words of a spaced script say for each language of its table, and for
 * Vietnamese. */
#ifndef TEXT_GUESS_WORDS_H
#define TEXT_GUESS_WORDS_H

#include <stddef.h>

#include "text/guess_lists.h"

struct word_evidence {
    const struct list_table *table;
    int scores[LIST_LANGUAGES]; /* of each row; what speaks against one is taken off */
    int vietnamese;
    unsigned words;     /* with a vowel, of two letters and more or marked */
    unsigned syllables; /* of them, those Vietnamese could have */
    unsigned marked_syllables;
    unsigned marked_others;      /* marked words that are no syllables */
    unsigned vietnamese_letters; /* words with a letter of Vietnamese alone */
};

/* Weigh each word of `text`. Those next to a digit are codes and left out. */
void words_weigh(struct word_evidence *out, const struct list_table *table, const char *text, size_t length);

#endif
