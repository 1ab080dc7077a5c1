/* SPDX-License-Identifier: MIT
 * nearest.h - the word a person probably meant. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

/* How many letters must be put in, left out, exchanged, or swapped with their neighbour. Words longer than
 * 31 bytes are as far as can be. */
size_t nearest_distance(const char *a, const char *b);
/* Is `candidate` near enough to `word`, and nearer than *best (which is then lowered)? *best starts so: */
#define NEAREST_TOO_FAR 4
int nearest_better(size_t *best, const char *word, const char *candidate);

#endif
