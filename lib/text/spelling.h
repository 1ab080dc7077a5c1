/* SPDX-License-Identifier: MIT
 * text/spelling.h - one spelling for what looks equal in Khmer, Lao, Thai and Burmese. */
#ifndef TEXT_SPELLING_H
#define TEXT_SPELLING_H

#include "text/glyphs.h"

/* Repair a composed run in place: letters that stand for others are replaced, the signs of each cluster put
 * in the order the script prescribes, split vowels joined. */
void spelling_repair(struct glyphs *run);

#endif
