/* SPDX-License-Identifier: MIT
 * Look-alikes in Khmer; see khmer.h.
 *
 * The facts are those of the Khmer Encoding Structure (SIL, 2024): its table of sequences not to be used, and its
 * rule of which shifter is drawn like u below a vowel that stands above. */
#include "text/khmer.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define BA 0x1794
#define AA 0x17b6
#define U_BELOW 0x17bb
#define NIKAHIT 0x17c6
#define MUUSIKATOAN 0x17c9
#define TRIISAP 0x17ca
#define SAMYOK 0x17d0

/* Two vowels of one cluster, in either order, and the ones they look like; into_second 0: one comes out. */
static const struct {
    uint16_t first;
    uint16_t second;
    uint16_t into;
    uint16_t into_second;
} halves[] = {
    {0x17c1, 0x17b8, 0x17be, 0},
    {0x17c1, AA, 0x17c4, 0},
    {0x17be, AA, 0x17c4, 0x17b8},
};

static bool is_consonant(uint32_t c)
{
    return c >= 0x1780 && c <= 0x17b3;
}

/* Where a sign stands; `end` if nowhere. */
static size_t find(const struct glyphs *run, size_t from, size_t end, uint32_t c)
{
    while (from < end && run->items[from].c != c)
        from++;
    return from;
}

static bool join_halves(struct glyphs *run, size_t from, size_t *end)
{
    bool any = false;
    size_t i;

    for (i = 0; i < LENGTH(halves); i++) {
        size_t first = find(run, from, *end, halves[i].first);
        size_t second = find(run, from, *end, halves[i].second);
        size_t later = first > second ? first : second;

        if (later == *end)
            continue;
        any = true;
        run->items[first + second - later].c = halves[i].into;
        run->items[later].c = halves[i].into_second;
        if (halves[i].into_second == 0) {
            glyphs_merge(run, later);
            (*end)--;
        }
    }
    return any;
}

/* Consonants of the first series, ba apart. */
static bool is_first_series(uint32_t c)
{
    return (c >= 0x1780 && c <= 0x1783) || (c >= 0x1785 && c <= 0x1788) || (c >= 0x178a && c <= 0x178d) ||
           (c >= 0x178f && c <= 0x1792) || (c >= 0x1795 && c <= 0x1797) || (c >= 0x179e && c <= 0x17a0) ||
           c == 0x17a2;
}

/* The shifter that is drawn below these consonants. */
static uint32_t shifter_below(const struct glyphs *run, size_t from, size_t end)
{
    uint32_t shifter = MUUSIKATOAN;
    size_t at;

    for (at = from; at < end; at++) {
        if (run->items[at].c == BA)
            return MUUSIKATOAN;
        if (is_first_series(run->items[at].c))
            shifter = TRIISAP;
    }
    return shifter;
}

static bool has_vowel_above(const struct glyphs *run, size_t from, size_t end)
{
    static const uint32_t above[] = {0x17b7, 0x17b8, 0x17b9, 0x17ba, 0x17be};
    size_t i;

    for (i = 0; i < LENGTH(above); i++)
        if (find(run, from, end, above[i]) < end)
            return true;
    return find(run, from, end, AA) < end && find(run, from, end, NIKAHIT) < end;
}

/* Above, samyok draws muusikatoan below, but not triisap. */
static bool draws_below(const struct glyphs *run, size_t from, size_t end, uint32_t shifter)
{
    return has_vowel_above(run, from, end) || (shifter == MUUSIKATOAN && find(run, from, end, SAMYOK) < end);
}

/* u becomes the shifter, which stands behind the base. */
static bool raise_shifter(struct glyphs *run, size_t from, size_t end)
{
    size_t at = find(run, from, end, U_BELOW);
    uint32_t shifter = shifter_below(run, from, end);
    struct glyph moved;

    if (at == end || !draws_below(run, from, end, shifter) || find(run, from, end, MUUSIKATOAN) < end ||
        find(run, from, end, TRIISAP) < end)
        return false;
    moved = run->items[at];
    moved.c = shifter;
    for (; at > from + 1; at--)
        run->items[at] = run->items[at - 1];
    run->items[at] = moved;
    return true;
}

bool khmer_repair(struct glyphs *run, size_t from, size_t *end)
{
    bool joined;

    if (!is_consonant(run->items[from].c))
        return false;
    joined = join_halves(run, from, end);
    return raise_shifter(run, from, *end) || joined;
}
