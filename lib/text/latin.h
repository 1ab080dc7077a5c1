/* SPDX-License-Identifier: MIT
 * text/latin.h - Latin letters that Unicode does not take apart, and the plain letters they are folded to. */
#ifndef TEXT_LATIN_H
#define TEXT_LATIN_H

#include <stdbool.h>
#include <stdint.h>

/* "o" for o with stroke, "oe" for its ligature; NULL: none. *marked: a stroke, hook or tail tells it from the plain
 * letter, so that it counts like a mark. */
const char *latin_plain(uint32_t small_letter, bool *marked);

#endif
