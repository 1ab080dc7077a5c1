/* SPDX-License-Identifier: MIT
 * Orthographic clusters; see cluster.h. */
#include "text/cluster.h"

#include "text/signs.h"

uint32_t cluster_script(uint32_t c)
{
    if (c >= 0xe80 && c < 0xf00)
        return 1; /* Lao: of one row of Unicode with Thai */
    return (c >= 0xa9e0 && c < 0xaa00) || (c >= 0xaa60 && c < 0xaa80) ? 0x10 : c >> 8; /* 0x10: Burmese */
}

bool cluster_may_begin(uint32_t before, uint32_t c)
{
    return !(sign_of(c) & SIGN_FOLLOWS) && !cluster_goes_on(before);
}

bool cluster_goes_on(uint32_t last)
{
    return (sign_of(last) & (SIGN_LEADS | SIGN_STACKS)) != 0;
}

size_t cluster_end(const struct glyphs *glyphs, size_t at)
{
    size_t end = at + 1;

    while (end < glyphs->count && !cluster_may_begin(glyphs->items[end - 1].c, glyphs->items[end].c))
        end++;
    return end;
}
