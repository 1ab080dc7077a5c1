/* SPDX-License-Identifier: MIT
 * text/signs.h - the signs of the scripts that are written without spaces: what each does in its cluster. */
#ifndef TEXT_SIGNS_H
#define TEXT_SIGNS_H

#include <stdint.h>

/* A sign is a rank, by which the signs of one cluster are put in order (0: it is not moved), and flags. */
#define SIGN_RANK 15
enum sign_flag {
    SIGN_FOLLOWS = 16, /* never begins a cluster: marks, and vowels that are letters to Unicode */
    SIGN_LEADS = 32,   /* stands before the consonant it is spoken after */
    SIGN_STACKS = 64,  /* puts the next consonant under the last: coeng, Burmese virama and their like */
    SIGN_LOOK = 128    /* may be part of what has two spellings, in whatever order */
};

#define SIGNS_THAI 0x0e00 /* and Lao */
#define SIGNS_MYANMAR 0x1000
#define SIGNS_KHMER 0x1780
extern const uint8_t signs_thai[256];
extern const uint8_t signs_myanmar[160];
extern const uint8_t signs_khmer[128];

/* For scripts without a table, from Unicode's properties. */
uint8_t sign_compute(uint32_t codepoint);

static inline uint8_t sign_of(uint32_t c)
{
    if (c - SIGNS_THAI < sizeof signs_thai)
        return signs_thai[c - SIGNS_THAI];
    if (c - SIGNS_KHMER < sizeof signs_khmer)
        return signs_khmer[c - SIGNS_KHMER];
    if (c - SIGNS_MYANMAR < sizeof signs_myanmar)
        return signs_myanmar[c - SIGNS_MYANMAR];
    return sign_compute(c);
}

#endif
