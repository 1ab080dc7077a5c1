/* SPDX-License-Identifier: MIT
 * From Zawgyi to Unicode; see zawgyi.h.
 *
 * The facts are those of CLDR's transform Zawgyi-my: what each code point of Zawgyi is. A syllable is written as seen:
 * e and ra, the consonant, what is below it, its other signs; kinzi, which Unicode has before the consonant, behind it. */
#include "text/zawgyi.h"

#include <stddef.h>

#include "text/burmese.h"
#include "text/signs.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define E 0x1031
#define DOT 0x1037
#define STACK 0x1039
#define KILL 0x103a
#define YA 0x103b
#define RA 0x103c
#define WA 0x103d
#define HA 0x103e

/* Where in a syllable of Unicode a part stands. */
enum part {
    PART_KINZI,
    PART_BASE,
    PART_STACK,
    PART_KILL, /* before ya: a word written short */
    PART_YA,
    PART_RA,
    PART_WA,
    PART_HA,
    PART_E,
    PART_SIGN,
    PART_END,
    PART_NONE = PART_END /* no Burmese */
};

/* A kinzi is nga, killer, stack; `first` and `second` follow it as signs. A base may have a consonant stacked below it,
 * a stacked consonant a sign behind it. */
struct meaning {
    uint16_t zawgyi;
    uint8_t part;
    uint16_t first;
    uint16_t second;
};

/* clang-format off: table */
static const struct meaning meanings[] = { /* sorted */
    {E, PART_E, E, 0}, {0x1033, PART_SIGN, 0x102f, 0}, {0x1034, PART_SIGN, 0x1030, 0},
    {STACK, PART_SIGN, KILL, 0}, {KILL, PART_SIGN, YA, 0}, {YA, PART_RA, RA, 0},
    {RA, PART_SIGN, WA, 0}, {WA, PART_SIGN, HA, 0}, {0x105a, PART_SIGN, 0x102b, KILL},
    {0x1060, PART_STACK, 0x1000, 0}, {0x1061, PART_STACK, 0x1001, 0}, {0x1062, PART_STACK, 0x1002, 0},
    {0x1063, PART_STACK, 0x1003, 0}, {0x1064, PART_KINZI, 0, 0}, {0x1065, PART_STACK, 0x1005, 0},
    {0x1066, PART_STACK, 0x1006, 0}, {0x1067, PART_STACK, 0x1006, 0}, {0x1068, PART_STACK, 0x1007, 0},
    {0x1069, PART_STACK, 0x1008, 0}, {0x106a, PART_BASE, 0x1009, 0}, {0x106b, PART_BASE, 0x100a, 0},
    {0x106c, PART_STACK, 0x100b, 0}, {0x106d, PART_STACK, 0x100c, 0}, {0x106e, PART_BASE, 0x100d, 0x100d},
    {0x106f, PART_BASE, 0x100d, 0x100e}, {0x1070, PART_STACK, 0x100f, 0}, {0x1071, PART_STACK, 0x1010, 0},
    {0x1072, PART_STACK, 0x1010, 0}, {0x1073, PART_STACK, 0x1011, 0}, {0x1074, PART_STACK, 0x1011, 0},
    {0x1075, PART_STACK, 0x1012, 0}, {0x1076, PART_STACK, 0x1013, 0}, {0x1077, PART_STACK, 0x1014, 0},
    {0x1078, PART_STACK, 0x1015, 0}, {0x1079, PART_STACK, 0x1016, 0}, {0x107a, PART_STACK, 0x1017, 0},
    {0x107b, PART_STACK, 0x1018, 0}, {0x107c, PART_STACK, 0x1019, 0}, {0x107d, PART_SIGN, YA, 0},
    {0x107e, PART_RA, RA, 0}, {0x107f, PART_RA, RA, 0}, {0x1080, PART_RA, RA, 0}, {0x1081, PART_RA, RA, 0},
    {0x1082, PART_RA, RA, 0}, {0x1083, PART_RA, RA, 0}, {0x1084, PART_RA, RA, 0},
    {0x1085, PART_STACK, 0x101c, 0}, {0x1086, PART_BASE, 0x103f, 0}, {0x1087, PART_SIGN, HA, 0},
    {0x1088, PART_SIGN, HA, 0x102f}, {0x1089, PART_SIGN, HA, 0x1030},
    {0x108a, PART_SIGN, WA, HA}, {0x108b, PART_KINZI, 0x102d, 0}, {0x108c, PART_KINZI, 0x102e, 0},
    {0x108d, PART_KINZI, 0x1036, 0}, {0x108e, PART_SIGN, 0x102d, 0x1036}, {0x108f, PART_BASE, 0x1014, 0},
    {0x1090, PART_BASE, 0x101b, 0}, {0x1091, PART_BASE, 0x100f, 0x100d}, {0x1092, PART_BASE, 0x100b, 0x100c},
    {0x1093, PART_STACK, 0x1018, 0}, {0x1094, PART_SIGN, 0x1037, 0}, {0x1095, PART_SIGN, 0x1037, 0},
    {0x1096, PART_STACK, 0x1010, WA}, {0x1097, PART_BASE, 0x100b, 0x100b},
};
/* clang-format on */

/* What does not differ from Unicode means itself. */
static struct meaning meaning_of(uint32_t c)
{
    uint8_t part = sign_of(c) & SIGN_FOLLOWS ? PART_SIGN : PART_BASE;
    struct meaning same = {(uint16_t)c, part, (uint16_t)c, 0};
    size_t low = 0;
    size_t high = LENGTH(meanings);

    if (!burmese_has(c))
        same.part = PART_NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (meanings[middle].zawgyi < c)
            low = middle + 1;
        else
            high = middle;
    }
    return low < LENGTH(meanings) && meanings[low].zawgyi == c ? meanings[low] : same;
}

bool zawgyi_has_letter(uint32_t c)
{
    return c >= 0x1090 && c <= 0x1097;
}

static bool stands_before_base(const struct meaning *meaning)
{
    return meaning->part == PART_E || meaning->part == PART_RA;
}

bool zawgyi_leads(uint32_t c)
{
    struct meaning meaning = meaning_of(c);

    return stands_before_base(&meaning);
}

bool zawgyi_has_base(const struct glyphs *run)
{
    size_t at;

    for (at = 0; at < run->count; at++)
        if (meaning_of(run->items[at].c).part == PART_BASE)
            return true;
    return false;
}

/* The end of the syllable that begins at `at`: e and ra before, a base, and all up to the next of these. */
static size_t syllable_end(bool *has_base, const struct glyphs *run, size_t at)
{
    bool before = true;

    *has_base = false;
    for (; at < run->count; at++) {
        struct meaning meaning = meaning_of(run->items[at].c);

        if (meaning.part == PART_NONE || (!before && (stands_before_base(&meaning) || meaning.part == PART_BASE)))
            break;
        *has_base = *has_base || meaning.part == PART_BASE;
        before = before && (stands_before_base(&meaning) || meaning.first == DOT);
    }
    return at;
}

static void put(struct glyphs *out, const struct glyph *glyph, uint32_t c)
{
    struct glyph copy = *glyph;

    copy.c = c;
    glyphs_add(out, &copy);
}

static enum part part_of_sign(uint32_t c)
{
    switch (c) {
    case YA:
        return PART_YA;
    case RA:
        return PART_RA;
    case WA:
        return PART_WA;
    case HA:
        return PART_HA;
    case E:
        return PART_E;
    default:
        return PART_SIGN;
    }
}

/* Which of a meaning's characters are signs: all but a base, and what is stacked. */
static void put_signs(struct glyphs *out, const struct glyph *glyph, const struct meaning *meaning, enum part part)
{
    uint32_t first = meaning->part == PART_BASE || meaning->part == PART_STACK ? 0 : meaning->first;
    uint32_t second = meaning->part == PART_BASE ? 0 : meaning->second;

    if (first != 0 && part_of_sign(first) == part)
        put(out, glyph, first);
    if (second != 0 && part_of_sign(second) == part)
        put(out, glyph, second);
}

/* What one glyph has for a part of its syllable. */
static void put_part(struct glyphs *out, const struct glyph *glyph, enum part part)
{
    struct meaning meaning = meaning_of(glyph->c);
    uint32_t stacked = meaning.part == PART_STACK ? meaning.first : meaning.part == PART_BASE ? meaning.second : 0;

    if (part == PART_KINZI && meaning.part == PART_KINZI) {
        put(out, glyph, 0x1004);
        put(out, glyph, KILL);
        put(out, glyph, STACK);
    } else if (part == PART_BASE && meaning.part == PART_BASE) {
        put(out, glyph, meaning.first);
    } else if (part == PART_STACK && stacked != 0) {
        put(out, glyph, STACK);
        put(out, glyph, stacked);
    } else if (part > PART_STACK) {
        put_signs(out, glyph, &meaning, part);
    }
}

/* Where a killer stands with a ya behind it; `end` if nowhere. */
static size_t find_killed(const struct glyphs *run, size_t from, size_t end)
{
    size_t killer = end;

    for (; from < end; from++) {
        uint32_t first = meaning_of(run->items[from].c).first;

        if (first == KILL && killer == end)
            killer = from;
        if (first == YA && killer < end)
            return killer;
    }
    return end;
}

static void convert_syllable(struct glyphs *out, const struct glyphs *run, size_t from, size_t end)
{
    size_t killed = find_killed(run, from, end);
    int part;
    size_t i;

    for (part = PART_KINZI; part < PART_END; part++) {
        size_t before = out->count;
        bool is_once = part != PART_STACK && part != PART_SIGN;

        if (part == PART_KILL && killed < end)
            put(out, &run->items[killed], KILL);
        for (i = from; i < end; i++)
            if (i != killed && (!is_once || out->count == before))
                put_part(out, &run->items[i], (enum part)part);
    }
}

unsigned zawgyi_convert(struct glyphs *out, const struct glyphs *run)
{
    unsigned left_out = 0;
    size_t at = 0;

    out->count = 0;
    while (at < run->count) {
        size_t before = out->count;
        bool has_base;
        size_t end = syllable_end(&has_base, run, at);

        if (end == at)
            glyphs_add(out, &run->items[end++]); /* no Burmese */
        else if (has_base) /* signs on nothing are left out: they would be read as Zawgyi again */
            convert_syllable(out, run, at, end);
        if (out->count > before)
            left_out &= ZAWGYI_LEFT_BEFORE;
        else
            left_out |= before == 0 ? ZAWGYI_LEFT_BEFORE : ZAWGYI_LEFT_BEHIND;
        at = end;
    }
    return left_out;
}
