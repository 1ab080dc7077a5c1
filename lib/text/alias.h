/* SPDX-License-Identifier: MIT
 * text/alias.h - names that have several spellings, and abbreviations: aliases.tsv, compiled. */
#ifndef TEXT_ALIAS_H
#define TEXT_ALIAS_H

#include "text/equivalent.h"

/* An equivalent_source without a context. Words without marks are taken for marked ones, but for a name of one word. */
vitrine_status alias_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                 void *sink_context, vitrine_error **err);

#endif
