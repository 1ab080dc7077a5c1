/* SPDX-License-Identifier: MIT
 * text/number.h - numbers in their usual spellings: 10.000 and 10000, 1,5 triệu and 1.500.000, 45 and bốn mươi lăm, II and 2;
 * dates and numbers of documents among them. */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include "text/equivalent.h"

/* An equivalent_source without a context. */
vitrine_status number_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                  void *sink_context, vitrine_error **err);

#define NUMBER_SPELLINGS 3
#define NUMBER_SPELLING_SIZE 48

/* How a number in digits may be written, the way it was typed first, its groups with spaces between them; returns how many.
 * 0: the words together are no number. */
size_t number_spellings(char out[NUMBER_SPELLINGS][NUMBER_SPELLING_SIZE], const struct query_word *words, size_t count);

#endif
