/* SPDX-License-Identifier: MIT
 * text/number.h - what numbers are part of, in its usual spellings: numbers of documents, dates, times, amounts. */
#ifndef TEXT_NUMBER_H
#define TEXT_NUMBER_H

#include "text/equivalent.h"

/* An equivalent_source without a context. */
vitrine_status number_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                  void *sink_context, vitrine_error **err);

#endif
