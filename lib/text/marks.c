/* SPDX-License-Identifier: MIT
 * Marks in order; see marks.h. */
#include "text/marks.h"

#include <unicode/uchar.h>

bool marks_add(struct marks *marks, const struct glyph *glyph, const struct letter *letter)
{
    uint8_t class = letter->flags & LETTER_UNSTABLE ? u_getCombiningClass((UChar32)glyph->c) : 0;
    size_t i;

    if (class == 0)
        return false;
    marks->end = glyph->end;
    for (i = 0; i < marks->count; i++)
        if (marks->items[i].c == glyph->c)
            return true; /* typed twice */
    if (marks->count == MARKS_SIZE)
        return true;
    marks->items[marks->count] = *glyph;
    marks->classes[marks->count++] = class;
    return true;
}

/* What comes first is less. */
static uint32_t rank_of(const struct letters *letters, uint32_t c, uint8_t class)
{
    return letters_get(letters, c).kind == KIND_CLUSTER ? class + 0x100u : class;
}

/* With the one before it; their bytes stay. */
static void swap(struct marks *marks, uint32_t *ranks, size_t at)
{
    uint32_t c = marks->items[at].c;
    uint32_t rank = ranks[at];

    marks->items[at].c = marks->items[at - 1].c;
    marks->items[at - 1].c = c;
    ranks[at] = ranks[at - 1];
    ranks[at - 1] = rank;
}

void marks_sort(struct marks *marks, const struct letters *letters)
{
    uint32_t ranks[MARKS_SIZE];
    size_t i;
    size_t at;

    for (i = 0; i < marks->count; i++)
        ranks[i] = rank_of(letters, marks->items[i].c, marks->classes[i]);
    for (i = 1; i < marks->count; i++)
        for (at = i; at > 0 && ranks[at] < ranks[at - 1]; at--)
            swap(marks, ranks, at);
    if (marks->count > 0)
        marks->items[marks->count - 1].end = marks->end;
}
