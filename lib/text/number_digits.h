/* SPDX-License-Identifier: MIT
 * text/number_digits.h - numbers in digits: 10.000 and 10000, 1,5 triệu and 1.500.000. */
#ifndef TEXT_NUMBER_DIGITS_H
#define TEXT_NUMBER_DIGITS_H

#include <stdint.h>

#include "text/equivalent.h"
#include "text/number_words.h"

#define NUMBER_SPELLINGS 4
#define NUMBER_SPELLING_SIZE 48

/* A number in digits, in groups of three or not, without zeros in front; -1: it is none. */
int64_t number_value(const struct query_word *words, size_t count);
/* All in words, where they are few: bốn mươi lăm, hai nghìn. False: they are not. */
bool number_in_words(char out[NUMBER_WORDS_SIZE], int64_t value);
/* How many words from the first on are a number as number_spellings takes it; 0: none. */
size_t number_length(const struct query_word *words, size_t count);
/* How a number in digits, perhaps with a word for so many (500 nghìn), may be written, the way it was typed first, its
 * groups with spaces between them; returns how many. 0: the words together are no number. */
size_t number_spellings(char out[NUMBER_SPELLINGS][NUMBER_SPELLING_SIZE], const struct query_word *words, size_t count);

/* Are the words a number, in digits or in Vietnamese words? Then its other spellings are told. */
bool number_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context);

#endif
