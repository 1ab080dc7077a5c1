/* SPDX-License-Identifier: MIT
 * text/number_count.h - so many of something: 45 năm and bốn mươi lăm năm, thế kỷ XX and thế kỷ 20. */
#ifndef TEXT_NUMBER_COUNT_H
#define TEXT_NUMBER_COUNT_H

#include "text/equivalent.h"

/* Are the words a number and what it counts? Then its other spellings are told. */
bool count_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context);

#endif
