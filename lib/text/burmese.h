/* SPDX-License-Identifier: MIT
 * text/burmese.h - how Burmese letters are encoded: by Unicode, or in the older font encoding Zawgyi, which
 * gives the same code points other meanings. */
#ifndef TEXT_BURMESE_H
#define TEXT_BURMESE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct segmenter;

/* A character of the block of Burmese? */
static inline bool burmese_has(uint32_t c)
{
    return c - 0x1000 < 0xa0;
}
/* Does a line show more of Zawgyi than of Unicode, by sequences that the other cannot have? Shan, Mon and
 * Karen have none of Zawgyi's. The line is read by `probe`, a segmenter that has none itself: evidence is
 * taken of what the analysis makes of the line, so that analysing that again comes to the same. */
bool burmese_is_zawgyi(struct segmenter *probe, const char *line, size_t length);
/* The digit zero and the letter wa look alike and are typed for each other: what a character is, between a
 * character of the same run and the first behind it that is neither (0: none). */
uint32_t burmese_zero_or_wa(uint32_t before, uint32_t c, uint32_t after);
/* Is it one of these two? */
bool burmese_is_zero_or_wa(uint32_t c);

#endif
