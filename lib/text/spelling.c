/* SPDX-License-Identifier: MIT
 * One spelling for what looks equal; see spelling.h.
 *
 * Unicode's normalisation leaves most of this alone. Khmer follows the order of the Khmer character
 * specification (SIL): base, shifter, robat, stacked consonants with ro last, vowel, signs. */
#include "text/spelling.h"

#include "text/cluster.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define COENG 0x17d2
#define CLUSTER_MAX 32 /* glyphs; what is longer is no cluster anyone wrote, and is left alone */

/* `second` 0: whatever follows; `into_second` 0: one character comes out. */
struct replacement {
    uint16_t first;
    uint16_t second;
    uint16_t into;
    uint16_t into_second;
};

/* Before clusters are looked at. */
static const struct replacement letter_replacements[] = {
    {0x17a3, 0, 0x17a2, 0},         {0x17a4, 0, 0x17a2, 0x17b6}, {0x17a8, 0, 0x17a7, 0x1780},
    {0x17b2, 0, 0x17b1, 0},         {0x17d3, 0, 0x17c6, 0},      {0x17dd, 0, 0x17d1, 0},
    {COENG, 0x178a, COENG, 0x178f},                           /* coeng da looks like coeng ta */
    {0xe40, 0xe40, 0xe41, 0},       {0xec0, 0xec0, 0xec1, 0}, /* two e for one ae */
    {0xeab, 0xe99, 0xedc, 0},       {0xeab, 0xea1, 0xedd, 0}, /* ho no, ho mo */
    {0xeab, 0xea5, 0xeab, 0xebc},                             /* ho lo: the letter or the sign */
};

/* After the signs of a cluster are in order: vowels typed as their two halves. */
static const struct replacement vowel_replacements[] = {
    {0x17c1, 0x17b8, 0x17be, 0},
    {0x17c1, 0x17b6, 0x17c4, 0},
};

/* Where a sign stands among the signs of its cluster; equal ranks keep their order. */
static const struct {
    uint16_t first;
    uint16_t last;
    uint8_t rank;
} ranks[] = {
    {0xe31, 0xe31, 5},    {0xe34, 0xe3a, 5},    {0xe47, 0xe47, 5},   {0xe4d, 0xe4d, 5},
    {0xe48, 0xe4c, 6},    {0xe4e, 0xe4e, 6},    {0xe30, 0xe30, 7},   {0xe32, 0xe33, 7},
    {0xe45, 0xe45, 7},    {0xebc, 0xebc, 4},    {0xeb1, 0xeb1, 5},   {0xeb4, 0xeb9, 5},
    {0xebb, 0xebb, 5},    {0xecd, 0xecd, 5},    {0xec8, 0xecc, 6},   {0xeb0, 0xeb0, 7},
    {0xeb2, 0xeb3, 7},    {0xebd, 0xebd, 7},    {0x17c9, 0x17ca, 1}, {0x17cc, 0x17cc, 2},
    {0x17b6, 0x17c5, 5},  {0x17c6, 0x17c6, 6},  {0x17cb, 0x17cb, 6}, {0x17cd, 0x17d1, 6},
    {0x17c7, 0x17c8, 7},  {0x103b, 0x103b, 1},  {0x103c, 0x103c, 2}, {0x103d, 0x103d, 3},
    {0x103e, 0x103e, 4},  {0x1031, 0x1031, 5},  {0x102d, 0x102e, 6}, {0x1032, 0x1032, 6},
    {0x102f, 0x1030, 7},  {0x102b, 0x102c, 8},  {0x1036, 0x1036, 9}, {0x1037, 0x1037, 10},
    {0x103a, 0x103a, 11}, {0x1038, 0x1038, 12},
};

#define RANK_COENG 3
#define RANK_COENG_RO 4
#define RANK_ASAT 11 /* of Burmese: other signs are not moved across it */

static bool replace_one(struct glyphs *run, size_t at, const struct replacement *row)
{
    struct glyph *items = run->items;
    struct glyph extra;

    if (items[at].c != row->first)
        return false;
    if (row->second != 0 && (at + 1 >= run->count || items[at + 1].c != row->second))
        return false;
    extra = items[at];
    extra.c = row->into_second;
    if (row->second != 0 && row->into_second != 0)
        items[at + 1].c = row->into_second;
    else if (row->second != 0)
        glyphs_merge(run, at + 1);
    else if (row->into_second != 0 && !glyphs_insert(run, at + 1, &extra))
        return false;
    items[at].c = row->into;
    return true;
}

static void replace_all(struct glyphs *run, const struct replacement *rows, size_t count)
{
    size_t at;
    size_t i;

    for (at = 0; at < run->count; at++)
        for (i = 0; i < count; i++)
            if (replace_one(run, at, &rows[i]))
                break;
}

static unsigned rank_of(uint32_t c)
{
    size_t i;

    for (i = 0; i < LENGTH(ranks); i++)
        if (c >= ranks[i].first && c <= ranks[i].last)
            return ranks[i].rank;
    return 0;
}

/* The rank of items[at], and in *length how many glyphs move with it (a stacker takes its consonant along);
 * 0 for what is not moved. */
static unsigned unit_rank(const struct glyph *items, size_t count, size_t at, size_t *length)
{
    *length = 1;
    if (items[at].c != COENG || at + 1 >= count)
        return rank_of(items[at].c);
    *length = 2;
    return items[at + 1].c == 0x179a ? RANK_COENG_RO : RANK_COENG;
}

/* Move the unit [at, at + length) before the unit that ends where it begins. */
static void swap_units(struct glyph *items, size_t before, size_t at, size_t length)
{
    struct glyph moved[2];
    size_t gap = at - before;
    size_t i;

    for (i = 0; i < length; i++)
        moved[i] = items[at + i];
    for (i = gap; i-- > 0;)
        items[before + length + i] = items[before + i];
    for (i = 0; i < length; i++)
        items[before + i] = moved[i];
}

/* One pass of a bubble sort over the units; true if anything moved. Clusters are short. */
static bool sort_pass(struct glyph *items, size_t count)
{
    bool moved = false;
    size_t before = 0;
    size_t length_before;
    unsigned rank_before = unit_rank(items, count, 0, &length_before);
    size_t at = length_before;

    while (at < count) {
        size_t length;
        unsigned rank = unit_rank(items, count, at, &length);

        if (rank != 0 && rank < rank_before && rank_before != RANK_ASAT) {
            swap_units(items, before, at, length);
            before += length;
            at = before + length_before;
            moved = true;
            continue;
        }
        before = at;
        rank_before = rank;
        length_before = length;
        at += length;
    }
    return moved;
}

/* A sign typed twice counts once. */
static void drop_repeated(struct glyphs *run, size_t from, size_t *end)
{
    size_t at;

    for (at = from + 1; at < *end; at++)
        if (run->items[at].c == run->items[at - 1].c && rank_of(run->items[at].c) != 0) {
            glyphs_merge(run, at--);
            (*end)--;
        }
}

/* SARA AM typed as its two halves, with the tone before, between or behind. */
static void join_am(struct glyphs *run, size_t from, size_t *end, uint32_t nikhahit)
{
    size_t circle = *end;
    size_t at;

    for (at = from; at < *end; at++) {
        if (run->items[at].c == nikhahit)
            circle = at;
        if (run->items[at].c == nikhahit - 0x1b && circle < at) {
            run->items[at].c++;
            glyphs_merge(run, circle);
            (*end)--;
            return;
        }
    }
}

static void repair_cluster(struct glyphs *run, size_t from, size_t *end)
{
    size_t passes = *end - from;

    while (passes-- > 0 && sort_pass(run->items + from, *end - from))
        ;
    drop_repeated(run, from, end);
    join_am(run, from, end, 0xe4d);
    join_am(run, from, end, 0xecd);
}

void spelling_repair(struct glyphs *run)
{
    size_t at = 0;

    replace_all(run, letter_replacements, LENGTH(letter_replacements));
    while (at < run->count) {
        size_t end = cluster_end(run, at);

        if (end > at + 1 && end - at <= CLUSTER_MAX)
            repair_cluster(run, at, &end);
        at = end;
    }
    replace_all(run, vowel_replacements, LENGTH(vowel_replacements));
}
