/* SPDX-License-Identifier: MIT
 * text/charset/weigh.h - how likely a word of a text is, read one way or another; in natural logarithms. */
#ifndef TEXT_CHARSET_WEIGH_H
#define TEXT_CHARSET_WEIGH_H

#include "text/charset/legacy.h"
#include "text/charset/sample.h"

/* How the bytes of a sample may be read: as a legacy encoding, or one of these. */
enum reading {
    READING_UTF_8 = LEGACY_COUNT,
    READING_UTF_8_TWICE, /* UTF-8 whose characters are bytes of UTF-8 */
    READING_VIQR,
    READING_COUNT
};

struct weight {
    double sum;
    unsigned good;       /* words that are syllables of more than one letter */
    unsigned short_ones; /* of one */
    unsigned bad;        /* that no Vietnamese word can be */
    uint64_t text;       /* equal for readings that give the same Vietnamese words */
};

/* All words of the sample as Vietnamese in that reading. */
void weigh_vietnamese(struct weight *out, const struct sample *sample, int reading);
/* As another language that has the letters of windows-1252, or none that we know. */
double weigh_other(const struct sample *sample, bool viqr);
/* The share of words that a western language may have, 0 to 1. */
double weigh_western_share(const struct sample *sample);

#endif
