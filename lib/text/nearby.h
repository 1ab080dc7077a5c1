/* SPDX-License-Identifier: MIT
 * text/nearby.h - words that a slip of the hand makes of one another: a letter left out, put in, replaced, or two swapped.
 * Words are folded forms (text/analyzer.h). */
#ifndef TEXT_NEARBY_H
#define TEXT_NEARBY_H

#include <stdbool.h>
#include <stddef.h>

#define NEARBY_LETTERS 24 /* a longer word has no others nearby */
#define NEARBY_BYTES (4 * (NEARBY_LETTERS + 1))

/* slip: how unlikely, from 0; `word` is not NUL-terminated. False to stop. */
typedef bool nearby_sink(void *context, const char *word, size_t length, unsigned slip);

/* Every word one slip away, some more than once; new letters are those of the word's script, where it is Latin, Cyrillic or
 * Greek. */
void nearby_each(const char *word, size_t length, nearby_sink *sink, void *context);

/* How many slips lie between two words, by letters; more than `limit`: limit + 1. */
unsigned nearby_distance(const char *a, size_t a_length, const char *b, size_t b_length, unsigned limit);

#endif
