/* SPDX-License-Identifier: MIT
 * text/number_words.h - numbers in Vietnamese words: bốn mươi lăm is 45. */
#ifndef TEXT_NUMBER_WORDS_H
#define TEXT_NUMBER_WORDS_H

#include <stdint.h>

#include "text/equivalent.h"

#define NUMBER_WORDS_SIZE 160

/* What all the words together say, two words at least; -1: no number. */
int64_t number_words_value(const struct query_word *words, size_t count);
/* What one word says, 1 to 10, where it was typed with its marks; -1: nothing. */
int64_t number_word_digit(const struct query_word *word);
/* 1 to 999 in words, with '|' between those that are used alike. */
void number_words_write(char out[NUMBER_WORDS_SIZE], int value);

#endif
