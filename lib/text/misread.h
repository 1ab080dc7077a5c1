/* SPDX-License-Identifier: MIT
 * text/misread.h - which letters machines take for which, in Vietnamese without its marks.
 *
 * Words are small ASCII letters and digits: folded forms. */
#ifndef TEXT_MISREAD_H
#define TEXT_MISREAD_H

#include <stdbool.h>
#include <stddef.h>

#define MISREAD_BYTES 10 /* of the longest word that is looked at */
#define MISREAD_EDIT \
    2 /* the weight of a letter put in, left out or changed; of a usual confusion, half of it */

/* How far what was read is from what was meant: the least weight of the edits between them; more than `limit`
 * may be given as anything that is more. */
unsigned misread_distance(const char *read, size_t read_length, const char *meant, size_t meant_length,
                          unsigned limit);
/* Of a word that is no syllable: would it be one with its digits or one usual confusion put right (d6i, thtrc)? */
bool misread_syllable(const char *word, size_t length);

#endif
