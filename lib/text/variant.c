/* SPDX-License-Identifier: MIT
 * Variants of letters; see variant.h.
 *
 * Arabic is typed with and without hamza on its carriers, with and without the dots of final yeh and of teh marbuta,
 * and with the letters of Persian keyboards; the folded form takes them for one, as search in Arabic usually does. */
#include "text/variant.h"

#include <stddef.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static const struct {
    uint16_t letter;
    uint16_t variant_of;
} variants[] = {
    {0x450, 0x435},  {0x451, 0x435},  {0x45d, 0x438}, /* Cyrillic e with grave, io, i with grave; not short i */
    {0x3c2, 0x3c3},                                   /* final sigma */
    {0x622, 0x627},  {0x623, 0x627},  {0x625, 0x627}, {0x671, 0x627}, /* alef with madda, hamza, wasla */
    {0x624, 0x648},  {0x626, 0x64a},                                  /* hamza on waw and yeh */
    {0x649, 0x64a},  {0x6cc, 0x64a},                                  /* alef maksura, Farsi yeh */
    {0x629, 0x647},  {0x6c0, 0x647},  {0x6c1, 0x647}, {0x6d5, 0x647}, /* teh marbuta, other heh */
    {0x6a9, 0x643},                                                   /* keheh */
    {0xe45, 0xe32},                                                   /* Thai lakkhangyao */
};

/* Blocks whose letters may lose their marks. */
static const struct {
    uint32_t first;
    uint32_t last;
} markless[] = {
    {0, 0x52f},       /* Latin, Greek, Cyrillic */
    {0x590, 0x77f},   /* Hebrew, Arabic, Syriac */
    {0x860, 0x8ff},   /* Syriac and Arabic, extended */
    {0x1c80, 0x1c8f}, /* Cyrillic, Latin and Greek, extended */
    {0x1d00, 0x1dff}, {0x1e00, 0x1fff},
    {0x2c60, 0x2c7f}, {0x2de0, 0x2dff}, {0xa640, 0xa69f}, {0xa720, 0xa7ff}, {0xab30, 0xab6f},
};

uint32_t variant_of(uint32_t c)
{
    size_t i;

    for (i = 0; i < LENGTH(variants); i++)
        if (variants[i].letter == c)
            return variants[i].variant_of;
    return c;
}

bool variant_drops_marks(uint32_t c)
{
    size_t i;

    for (i = 0; i < LENGTH(markless); i++)
        if (c >= markless[i].first && c <= markless[i].last)
            return true;
    return false;
}
