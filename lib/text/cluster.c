/* SPDX-License-Identifier: MIT
 * Orthographic clusters; see cluster.h. */
#include "text/cluster.h"

#include "text/signs.h"

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
