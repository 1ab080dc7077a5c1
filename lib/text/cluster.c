/* SPDX-License-Identifier: MIT
 * Orthographic clusters; see cluster.h. */
#include "text/cluster.h"

#include <unicode/uchar.h>

bool cluster_is_stacker(uint32_t c)
{
    return c == 0x17d2 || c == 0x1039 || c == 0x1a60 || c == 0xa9c0 || c == 0x1b44;
}

/* Thai and Lao vowels that stand before the consonant they are spoken after. */
static bool leads(uint32_t c)
{
    return (c >= 0xe40 && c <= 0xe44) || (c >= 0xec0 && c <= 0xec4);
}

/* Marks, and the Thai and Lao vowels that are letters to Unicode but never begin a word. */
static bool follows(uint32_t c)
{
    switch (c) {
    case 0xe30:
    case 0xe32:
    case 0xe33:
    case 0xe45:
    case 0xeb0:
    case 0xeb2:
    case 0xeb3:
    case 0xebd:
        return true;
    default:
        return (U_GET_GC_MASK((UChar32)c) & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0;
    }
}

bool cluster_may_begin(uint32_t before, uint32_t c)
{
    return !follows(c) && !leads(before) && !cluster_is_stacker(before);
}

size_t cluster_end(const struct glyphs *glyphs, size_t at)
{
    size_t end = at + 1;

    while (end < glyphs->count && !cluster_may_begin(glyphs->items[end - 1].c, glyphs->items[end].c))
        end++;
    return end;
}
