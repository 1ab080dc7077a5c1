/* SPDX-License-Identifier: MIT
 * text/telex.h - what a Vietnamese keyboard types when its input method is off. */
#ifndef TEXT_TELEX_H
#define TEXT_TELEX_H

#include <stdbool.h>
#include <stddef.h>

#define TELEX_BYTES 16

/* The syllable, without marks, that the keys of Telex were meant for: bieenr is bien. The word is in folded form. False: it
 * is none, or has no more than one key too many, which any slip may put in (text/nearby.h). */
bool telex_undo(char out[TELEX_BYTES], size_t *out_length, const char *word, size_t length);

#endif
