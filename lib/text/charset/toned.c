/* SPDX-License-Identifier: MIT
 * The twelve vowels of Vietnamese with their tones; see toned.h. */
#include "text/charset/toned.h"

#include <stddef.h>

#define VOWELS 12

static const uint16_t vowels[VOWELS][TONE_COUNT] = {
    {0x61, 0xe0, 0xe1, 0xe3, 0x1ea3, 0x1ea1},        {0x103, 0x1eb1, 0x1eaf, 0x1eb5, 0x1eb3, 0x1eb7},
    {0xe2, 0x1ea7, 0x1ea5, 0x1eab, 0x1ea9, 0x1ead},  {0x65, 0xe8, 0xe9, 0x1ebd, 0x1ebb, 0x1eb9},
    {0xea, 0x1ec1, 0x1ebf, 0x1ec5, 0x1ec3, 0x1ec7},  {0x69, 0xec, 0xed, 0x129, 0x1ec9, 0x1ecb},
    {0x6f, 0xf2, 0xf3, 0xf5, 0x1ecf, 0x1ecd},        {0xf4, 0x1ed3, 0x1ed1, 0x1ed7, 0x1ed5, 0x1ed9},
    {0x1a1, 0x1edd, 0x1edb, 0x1ee1, 0x1edf, 0x1ee3}, {0x75, 0xf9, 0xfa, 0x169, 0x1ee7, 0x1ee5},
    {0x1b0, 0x1eeb, 0x1ee9, 0x1eef, 0x1eed, 0x1ef1}, {0x79, 0x1ef3, 0xfd, 0x1ef9, 0x1ef7, 0x1ef5},
};

static const uint16_t marks[TONE_COUNT] = {0, 0x300, 0x301, 0x303, 0x309, 0x323};

/* Where capitals are even and small letters follow them: Latin Extended-A as far as Vietnamese needs it, o
 * with horn, and the Vietnamese block. */
static bool is_pair_even(uint32_t c)
{
    return (c >= 0x100 && c <= 0x137) || (c >= 0x14a && c <= 0x177) || c == 0x1a0 || c == 0x1a1 ||
           (c >= 0x1ea0 && c <= 0x1ef9);
}

static bool is_pair_odd(uint32_t c)
{
    return c == 0x1af || c == 0x1b0 || (c >= 0x179 && c <= 0x17e);
}

uint32_t toned_lower(uint32_t c)
{
    if ((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7))
        return c + 0x20;
    if (c == 0x178)
        return 0xff;
    if ((is_pair_even(c) && c % 2 == 0) || (is_pair_odd(c) && c % 2 == 1))
        return c + 1;
    return c;
}

uint32_t toned_upper(uint32_t c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 0xe0 && c <= 0xfe && c != 0xf7))
        return c - 0x20;
    if (c == 0xff)
        return 0x178;
    if ((is_pair_even(c) && c % 2 == 1) || (is_pair_odd(c) && c % 2 == 0))
        return c - 1;
    return c;
}

uint32_t toned_join(uint32_t vowel, enum tone tone)
{
    uint32_t small = toned_lower(vowel);
    size_t i;

    for (i = 0; i < VOWELS; i++)
        if (vowels[i][TONE_LEVEL] == small)
            return small == vowel ? vowels[i][tone] : toned_upper(vowels[i][tone]);
    return 0;
}

uint32_t toned_split(uint32_t letter, enum tone *tone)
{
    uint32_t small = toned_lower(letter);
    size_t i;
    size_t k;

    *tone = TONE_LEVEL;
    if (letter < 0x80)
        return letter;
    for (i = 0; i < VOWELS; i++) {
        for (k = TONE_GRAVE; k < TONE_COUNT; k++) {
            if (vowels[i][k] != small)
                continue;
            *tone = (enum tone)k;
            return small == letter ? vowels[i][TONE_LEVEL] : toned_upper(vowels[i][TONE_LEVEL]);
        }
    }
    return letter;
}

enum tone toned_of_mark(uint32_t mark)
{
    size_t i;

    for (i = TONE_GRAVE; i < TONE_COUNT; i++)
        if (marks[i] == mark)
            return (enum tone)i;
    return TONE_LEVEL;
}

bool toned_is_letter(uint32_t c)
{
    uint32_t small = toned_lower(c);
    enum tone tone;
    uint32_t level = toned_split(small, &tone);

    if (c < 0x80)
        return false;
    return small == 0x111 || toned_join(level, TONE_LEVEL) == level;
}
