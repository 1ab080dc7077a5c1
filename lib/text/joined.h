/* SPDX-License-Identifier: MIT
 * text/joined.h - names whose syllables are written together, as foreign texts and addresses have them: Hanoi for Hà Nội,
 * Phuquoc for Phú Quốc. */
#ifndef TEXT_JOINED_H
#define TEXT_JOINED_H

#include "text/equivalent.h"

/* An equivalent_source without a context: a word without marks parted into two or three syllables, and two or three
 * syllables joined; not where the whole is a syllable itself (doanh, do anh). What it tells is a guess, worth something only
 * where it occurs. */
vitrine_status joined_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                  void *sink_context, vitrine_error **err);

#endif
