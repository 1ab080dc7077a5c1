/* SPDX-License-Identifier: MIT
 * The short way through a text; see short_way.h. Its tokens are those of the long way:
 * tests/text/short_way.c. */
#include "text/short_way.h"

#include <string.h>

#include "text/run.h"

/* What a look at the map shows. */
struct look {
    const char *small;
    size_t size;            /* of the word, or of the digits; 0: its end is not seen */
    bool is_wide;           /* a word that is not ASCII alone */
    bool is_short;          /* enough to be remembered */
    bool is_digits;
};

/* Where no gap stands. */
static inline struct look look_at(const struct word_map *map, size_t place)
{
    uint64_t ends = word_map_bits(map->ends, place);
    uint64_t digits = ends & ~word_map_bits(map->gaps, place);
    uint64_t wide = word_map_bits(map->wide, place);
    struct look look = {map->small + place, ends == 0 ? 0 : (size_t)__builtin_ctzll(ends), false, false, ends & 1};

    if (look.is_digits) {
        look.size = word_map_run(digits);
        look.is_wide = wide >> look.size & 1; /* it is not sure that they end there */
        return look;
    }
    look.is_wide = (wide & (ends ^ (ends - 1))) != 0;
    look.is_short = (ends & ((2 << FAST_KEY_SIZE) - 1)) != 0;
    return look;
}

/* A word that takes more than a look. Apart, so that the usual ones stay in registers. */
__attribute__((noinline)) static bool take_other_word(struct segmenter *s, const struct look *look)
{
    const size_t start = s->at;
    struct fast_word word;

    if (look->is_digits || !fast_word_read(&word, s->written, s->fast, s->text + start, s->length - start))
        return false;
    s->at = start + word.size;
    if (look->is_short && word.size == look->size && word.length == word.size &&
        memcmp(word.bytes, look->small, word.size) == 0) {
        struct fast_known key = fast_key(look->small, look->size);

        fast_memo_learn(s->memo, &key, word.marked);
    }
    segment_give(s, word.bytes, word.length, start, s->at, KIND_WORD, word.marked);
    return true;
}

/* Is the word, or are the digits, what the map shows? */
static inline bool is_known(bool *marked, const struct segmenter *s, const struct look *look)
{
    struct fast_known key;

    *marked = false;
    if (!look->is_wide)
        return look->size > 0 && look->size < WORD_MAP_LOOK;
    if (look->is_digits || !look->is_short)
        return false;
    key = fast_key(look->small, look->size);
    return fast_memo_has(marked, s->memo, &key);
}

/* What the ASCII between words leaves behind for the next token; nobody asks if only spans are wanted. */
static void note_gaps(struct segmenter *s, size_t at, size_t size)
{
    size_t i;

    for (i = at; i < at + size && i < s->length; i++)
        s->gaps |= segment_gap_of(&s->letters->table[(unsigned char)s->text[i]]);
}

/* Words, and the ASCII between them if nobody wants to see it. */
static void take_words(struct segmenter *s)
{
    const bool gaps_wanted = s->gap != NULL;
    const bool gaps_noted = s->span_sink == NULL;
    const char *text = s->text;
    const size_t length = s->length;
    size_t at = s->at;

    while (at < length && !s->stopped) {
        size_t place = word_map_place(&s->map, text, length, at);
        size_t gap = word_map_run(word_map_bits(s->map.gaps, place));
        struct look look;
        bool marked;

        if (gap > 0 && gaps_wanted)
            break;
        if (gaps_noted)
            note_gaps(s, at, gap);
        at += gap;
        if (at >= length || gap >= WORD_MAP_LOOK)
            continue;
        look = look_at(&s->map, place + gap);
        if (is_known(&marked, s, &look)) {
            segment_give(s, look.small, look.size, at, at + look.size, look.is_digits ? KIND_DIGIT : KIND_WORD,
                         marked);
            at += look.size;
        } else {
            s->at = at;
            if (!take_other_word(s, &look))
                return;
            at = s->at;
        }
    }
    s->at = at < length ? at : length;
}

/* Clusters and characters of unspaced text. */
static void take_unspaced(struct segmenter *s)
{
    while (s->at < s->length && !s->stopped) {
        const char *text = s->text + s->at;
        size_t start = s->at;
        size_t left = s->length - start;
        size_t length = fast_cluster_length(s->signs, text, left);
        enum letter_kind kind = length > 0 ? KIND_CLUSTER : KIND_SINGLE;

        if (length == 0)
            length = fast_single_length(s->signs, text, left);
        if (length == 0)
            return;
        s->at += length;
        segment_give(s, text, length, start, s->at, kind, false);
    }
}

/* No run is at hand, or one of unspaced text that may end here. */
static bool may_begin(struct segmenter *s)
{
    const char *text = s->text + s->at;
    size_t left = s->length - s->at;

    if (s->marks.count > 0)
        return false;
    if (s->run.count == 0)
        return true;
    if (s->kind == KIND_CLUSTER)
        return fast_cluster_may_follow(s->signs, s->run.items[s->run.count - 1].c, text, left);
    return s->kind == KIND_SINGLE && fast_single_begins(text, left);
}

/* Can no word of fast_word.h begin with this byte? */
static bool is_unspaced_lead(unsigned char lead)
{
    return lead == 0xe0 || lead >= 0xe2;
}

bool short_way_take(struct segmenter *s)
{
    size_t start = s->at;

    if (s->fast == NULL || !may_begin(s))
        return false;
    run_end(s);
    s->broken = false; /* inside of unspaced text it is nothing */
    if (!s->stopped && !is_unspaced_lead((unsigned char)s->text[start]))
        take_words(s);
    take_unspaced(s);
    return s->at > start || s->stopped;
}
