/* SPDX-License-Identifier: MIT
 * One spelling for what looks equal; see spelling.h.
 *
 * Unicode's normalisation leaves most of this alone. What is done, cluster by cluster: letters that stand for others
 * are replaced, signs put in the order of their ranks (signs.h), a sign typed twice counts once, and what was typed
 * in halves becomes whole. */
#include "text/spelling.h"

#include <stdbool.h>

#include "text/cluster.h"
#include "text/khmer.h"
#include "text/signs.h"
#include "text/variant.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define COENG 0x17d2
#define ASAT 0x103a
#define E 0x1031 /* of Burmese: never moved back, since before a consonant it may be of the next syllable */
#define CLUSTER_MAX 32 /* glyphs; what is longer is no cluster anyone wrote, and is left alone */

/* `second` 0: whatever follows; `into_second` 0: one character comes out. */
struct replacement {
    uint16_t first; /* SIGN_LOOK */
    uint16_t second;
    uint16_t into;
    uint16_t into_second;
};

/* Before clusters are looked at. */
static const struct replacement letter_replacements[] = {
    {0x17a3, 0, 0x17a2, 0},         {0x17a4, 0, 0x17a2, 0x17b6}, {0x17a8, 0, 0x17a7, 0x1780},
    {0x17b2, 0, 0x17b1, 0},         {0x17d3, 0, 0x17c6, 0},      {0x17dd, 0, 0x17d1, 0},
    {COENG, COENG, COENG, 0},                                 /* it cannot be seen */
    {COENG, 0x178a, COENG, 0x178f},                           /* coeng da looks like coeng ta */
    {0xe40, 0xe40, 0xe41, 0},       {0xec0, 0xec0, 0xec1, 0}, /* two e for one ae */
    {0xeab, 0xe99, 0xedc, 0},       {0xeab, 0xea1, 0xedd, 0}, /* ho no, ho mo */
    {0xeab, 0xea5, 0xeab, 0xebc},                             /* ho lo: the letter or the sign */
};

/* Behind the order of signs: Burmese letters typed as others that look like them or like their halves. */
static const struct replacement sign_replacements[] = {
    {0x1025, ASAT, 0x1009, ASAT},     /* u for nya */
    {0x1025, 0x102c, 0x1009, 0x102c}, /* the same with aa, which u cannot take */
    {0x1025, 0x1037, 0x1009, 0x1037}, /* the same with a dot below */
    {0x1025, 0x1039, 0x1009, 0x1039}, /* the same with another below */
    {0x1025, 0x102e, 0x1026, 0},      /* u with ii for uu, where another sign was between */
    {0x101e, 0x103c, 0x1029, 0},      /* sa with ra for o */
    {0x1005, 0x103b, 0x1008, 0},      /* ca with ya for jha */
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
        for (i = 0; i < count && (sign_of(run->items[at].c) & SIGN_LOOK); i++)
            while (replace_one(run, at, &rows[i]) && rows[i].into == rows[i].first && rows[i].into_second == 0)
                ; /* three for one, and more */
}

/* The rank of items[at], and in *length how many glyphs move with it (a coeng takes its consonant along); 0 for
 * what is not moved. */
static unsigned unit_rank(const struct glyph *items, size_t count, size_t at, size_t *length)
{
    *length = 1;
    if (items[at].c != COENG || at + 1 >= count)
        return sign_of(items[at].c) & SIGN_RANK;
    *length = 2;
    return items[at + 1].c == 0x179a ? RANK_COENG_RO : RANK_COENG;
}

/* Are the signs of a cluster in order, each once, and none that may be half of another? */
static bool is_in_order(const struct glyph *items, size_t count)
{
    unsigned rank_before = 0;
    size_t length;
    size_t at;

    for (at = 0; at < count; at += length) {
        unsigned rank = unit_rank(items, count, at, &length);

        if ((rank != 0 && rank <= rank_before) || (rank != 0 && (sign_of(items[at].c) & SIGN_LOOK) && length == 1))
            return false;
        rank_before = rank;
    }
    return true;
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

        if (rank != 0 && rank < rank_before && rank_before != RANK_ASAT && items[at].c != E) {
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

static bool is_same_unit(const struct glyph *items, size_t a, size_t b, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (variant_of(items[a + i].c) != variant_of(items[b + i].c))
            return false;
    return true;
}

/* Is the unit at `at` among those from `first` on, all of its length? */
static bool is_repeated(const struct glyph *items, size_t first, size_t at, size_t length)
{
    while (first < at && !is_same_unit(items, first, at, length))
        first += length;
    return first < at;
}

/* A sign, or a stacked consonant, typed twice counts once: among those of its rank where they are in order, else side
 * by side. */
static void drop_repeated(struct glyphs *run, size_t from, size_t *end, bool in_order)
{
    unsigned rank_before = 0;
    size_t first = from; /* of the rank */
    size_t length;
    size_t at;

    for (at = from; at < *end; at += length) {
        unsigned rank = unit_rank(run->items, *end, at, &length);

        if (rank != rank_before)
            first = at;
        else if (!in_order && at > first)
            first = at - length;
        rank_before = rank;
        if (rank == 0 || !is_repeated(run->items, first, at, length))
            continue;
        for (; length > 0; length--, (*end)--)
            glyphs_merge(run, at);
    }
}

/* SARA AM typed as its two halves, with the tone before, between or behind; or one half beside the whole. */
static void join_am(struct glyphs *run, size_t from, size_t *end, uint32_t nikhahit)
{
    uint32_t aa = nikhahit - 0x1b;
    uint32_t am = nikhahit - 0x1a;
    size_t circle = *end;
    size_t at;

    for (at = from; at < *end; at++) {
        bool is_half = variant_of(run->items[at].c) == aa;

        if (run->items[at].c == nikhahit)
            circle = at;
        if (!is_half && run->items[at].c != am)
            continue;
        if (circle < at) {
            run->items[at].c = am;
            glyphs_merge(run, circle);
        } else if (is_half && at > from && run->items[at - 1].c == am) {
            glyphs_merge(run, at);
        } else {
            continue;
        }
        circle = --*end;
        at--;
    }
}

/* What becomes whole may be there already, or half of another. */
static void repair_cluster(struct glyphs *run, size_t from, size_t *end)
{
    bool changed;

    do {
        size_t passes = *end - from;
        size_t before = *end;

        while (passes-- > 0 && sort_pass(run->items + from, *end - from))
            ;
        drop_repeated(run, from, end, true);
        join_am(run, from, end, 0xe4d);
        join_am(run, from, end, 0xecd);
        changed = khmer_repair(run, from, end) || *end < before;
    } while (changed);
}

/* Signs on nothing stay in their order. */
static bool has_base(const struct glyphs *run, size_t at)
{
    return !(sign_of(run->items[at].c) & SIGN_FOLLOWS);
}

void spelling_repair(struct glyphs *run)
{
    size_t at = 0;

    replace_all(run, letter_replacements, LENGTH(letter_replacements));
    while (at < run->count) {
        size_t end = cluster_end(run, at);

        if (!has_base(run, at))
            drop_repeated(run, at, &end, false);
        else if (end > at + 1 && end - at <= CLUSTER_MAX && !is_in_order(run->items + at, end - at))
            repair_cluster(run, at, &end);
        at = end;
    }
    replace_all(run, sign_replacements, LENGTH(sign_replacements));
}
