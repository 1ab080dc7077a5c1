/* SPDX-License-Identifier: MIT
 * text/elision.h - articles and other small words that lost their vowel before the next word: l'île, dell'arte. */
#ifndef TEXT_ELISION_H
#define TEXT_ELISION_H

#include "text/equivalent.h"

/* An equivalent_source without a context: for such a word with its apostrophe and the next word, the next word alone, in
 * the language that elides so. */
vitrine_status elision_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                   void *sink_context, vitrine_error **err);

#endif
