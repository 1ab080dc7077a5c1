/* SPDX-License-Identifier: MIT
 * text/fast_word.h - the short way for words of Latin, Greek and Cyrillic letters, as nearly all text has
 * them.
 *
 * One promise: a word that is taken gives the token that the long way of segment.c would give; else nothing
 * is taken, and the long way decides. Touches no memory but its own and what it is given. */
#ifndef TEXT_FAST_WORD_H
#define TEXT_FAST_WORD_H

#include "text/glyphs.h"
#include "text/letters.h"
#include "text/word_map.h"

#define FAST_WORD_SIZE 128 /* bytes of the text; longer words go the long way */
#define FAST_WORD_ROOM (2 * FAST_WORD_SIZE)

#define FAST_LOW 0x540 /* characters from U+0000 */
#define FAST_HIGH_FIRST 0x1e00
#define FAST_HIGH 0x100 /* characters from there */
#define FAST_MARKS 8    /* the marks of Vietnamese letters and tones */
#define FAST_ROWS 96    /* more than there are small vowels with none but such marks */

struct fast_letter {
    char lower[4];  /* UTF-8 of the small letter */
    uint8_t length; /* of that; 0: no letter that goes the short way */
    uint8_t flags;  /* enum letter_flag, of the small letter */
    uint8_t shape;  /* what it is in a syllable; see fast_word.c */
    uint8_t row;    /* of `composed`; 0: takes no mark the short way */
};

struct fast_letters {
    struct fast_letter items[FAST_LOW + FAST_HIGH];
    uint16_t composed[FAST_ROWS]
                     [FAST_MARKS]; /* the small letter with one mark more; 0: none that goes the short way */
    const struct letters *letters;
};

/* Words that were read before and stay as they are, but for ASCII capitals: most of any text. By their bytes, so that
 * it does not matter what they mean. */
struct fast_known {
    uint64_t low; /* up to fifteen bytes, small, 0 behind them; 0: nothing */
    uint64_t high; /* its last byte: is the word marked? */
};

#define FAST_MEMO_BITS 13
struct fast_memo {
    struct fast_known items[1 << FAST_MEMO_BITS];
};

struct fast_word {
    const char *bytes; /* the written form */
    size_t size;       /* bytes of the text */
    size_t length;     /* of the written form */
    bool marked;
};

/* `letters` is borrowed as long as the tables are used, `pair` and `composed` for the call. */
void fast_letters_init(struct fast_letters *fast, const struct letters *letters, struct glyphs *pair,
                       struct glyphs *composed);
/* The word that the text begins with, in `written`; false if it begins with none that may go the short way. */
bool fast_word_read(struct fast_word *out, char written[FAST_WORD_ROOM], const struct fast_letters *fast,
                    const char *text, size_t length);

/* --- at a look --- */

#define FAST_KEY_SIZE 15 /* bytes of the longest word that is remembered */
#define FAST_KEY_BITS (UINT64_MAX >> 8) /* of `high` */

/* The first `size` of sixteen bytes, 0 behind them; at most FAST_KEY_SIZE. */
static inline struct fast_known fast_key(const char *small, size_t size)
{
    uint64_t all = size < 8 ? 0 : UINT64_MAX;
    uint64_t part = (UINT64_C(1) << size % 8 * 8) - 1;

    return (struct fast_known){word_map_load(small) & (all | part), word_map_load(small + 8) & part & all};
}

/* Two places, side by side, where the word may be. */
static inline size_t fast_memo_place(const struct fast_known *key)
{
    uint64_t mixed = (key->low ^ key->high * UINT64_C(0xff51afd7ed558ccd)) * UINT64_C(0x9e3779b97f4a7c15);

    return mixed >> (64 - FAST_MEMO_BITS) & ~(uint64_t)1;
}

static inline bool fast_key_is(const struct fast_known *known, const struct fast_known *key)
{
    return ((known->low ^ key->low) | ((known->high ^ key->high) & FAST_KEY_BITS)) == 0;
}

/* Was the word read before? *marked is written even if not. */
static inline bool fast_memo_has(bool *marked, const struct fast_memo *memo, const struct fast_known *key)
{
    const struct fast_known *pair = &memo->items[fast_memo_place(key)];
    bool first = fast_key_is(&pair[0], key);

    *marked = (first ? pair[0].high : pair[1].high) > FAST_KEY_BITS;
    return first | fast_key_is(&pair[1], key);
}

/* The one that was learnt before the last is forgotten. */
static inline void fast_memo_learn(struct fast_memo *memo, const struct fast_known *key, bool marked)
{
    struct fast_known *pair = &memo->items[fast_memo_place(key)];

    pair[1] = pair[0];
    pair[0] = *key;
    if (marked)
        pair[0].high |= ~FAST_KEY_BITS;
}

#endif
