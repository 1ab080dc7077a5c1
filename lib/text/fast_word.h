/* SPDX-License-Identifier: MIT
 * text/fast_word.h - the short way for words of Latin, Greek and Cyrillic letters, as nearly all text has
 * them.
 *
 * One promise: a word that is taken gives the token that the long way of segment.c would give; else nothing
 * is taken, and the long way decides. Touches no memory but its own and what it is given. */
#ifndef TEXT_FAST_WORD_H
#define TEXT_FAST_WORD_H

#include <string.h>

#include "text/glyphs.h"
#include "text/letters.h"

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

/* Words that were read before: most of any text. By their bytes, so that it does not matter what they mean. */
struct fast_known {
    uint64_t low; /* up to fifteen bytes of a text, 0 behind them; 0: nothing */
    uint64_t high;
    char word[15]; /* the written form */
    uint8_t facts; /* its length, and whether it is marked */
};

#define FAST_MEMO_BITS 12
struct fast_memo {
    struct fast_known items[1 << FAST_MEMO_BITS];
};

struct fast_word {
    const char *bytes; /* the written form: in the text, in `written`, or in the memo until the next word is read */
    size_t size;       /* bytes of the text */
    size_t length;     /* of the written form */
    bool marked;
};

/* `letters` is borrowed as long as the tables are used, `pair` and `composed` for the call. */
void fast_letters_init(struct fast_letters *fast, const struct letters *letters, struct glyphs *pair,
                       struct glyphs *composed);
/* The word that the text begins with; false if it begins with none that may go the short way. `memo` is zeroed at
 * first, and always used with the same tables. */
bool fast_word_read(struct fast_word *out, char written[FAST_WORD_ROOM], const struct fast_letters *fast,
                    struct fast_memo *memo, const char *text, size_t length);

/* --- at a look --- */

#define FAST_HAS_LOW_FIRST (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) /* else nothing is known at a look */
#define FAST_EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define FAST_KNOWN_LENGTH 15 /* of `facts` */
#define FAST_KNOWN_MARKED 16
#define FAST_KNOWN_OTHER 32 /* than as it stands in the text */

/* The bytes that a text begins with, the first lowest; 0 behind the first end. */
struct fast_window {
    uint64_t low;
    uint64_t high;
    size_t size; /* how many; 0: there is no end, or it is the first */
};

static inline uint64_t fast_load_eight(const char *text)
{
    uint64_t bytes;

    memcpy(&bytes, text, sizeof bytes);
    return bytes;
}

/* The high bit of each ASCII byte that is no letter. */
static inline uint64_t fast_find_ends(uint64_t bytes)
{
    uint64_t small = (bytes | FAST_EACH(0x20)) & FAST_EACH(0x7f);

    return (~(small + FAST_EACH(0x80 - 'a')) | (small + FAST_EACH(0x7f - 'z'))) & ~bytes & FAST_EACH(0x80);
}

/* Those before the first end, if there is one. */
static inline uint64_t fast_bytes_before(uint64_t bytes, uint64_t ends)
{
    return bytes & (((ends & -ends) >> 7) - 1);
}

/* Which half a word ends in cannot be guessed, so there is no branch on it. */
static inline struct fast_window fast_look_far(const char *text)
{
    uint64_t low = fast_load_eight(text);
    uint64_t high = fast_load_eight(text + 8);
    uint64_t low_ends = fast_find_ends(low);
    uint64_t high_ends = fast_find_ends(high);
    uint64_t goes_on = 0 - (uint64_t)(low_ends == 0); /* all ones, or none */
    uint64_t ends = low_ends | (high_ends & goes_on);

    return (struct fast_window){fast_bytes_before(low, low_ends), fast_bytes_before(high, high_ends) & goes_on,
                                ends == 0 ? 0 : (size_t)__builtin_ctzll(ends) / 8 + (8 & goes_on)};
}

/* The same where the text may end before; its end is one. */
static inline struct fast_window fast_look(const char *text, size_t length)
{
    char padded[16] = {0};

    if (length >= sizeof padded)
        return fast_look_far(text);
    memcpy(padded, text, length);
    return fast_look_far(padded);
}

static inline size_t fast_memo_place(const struct fast_window *window)
{
    uint64_t mixed = (window->low ^ window->high * UINT64_C(0xff51afd7ed558ccd)) * UINT64_C(0x9e3779b97f4a7c15);

    return mixed >> (64 - FAST_MEMO_BITS);
}

/* A word in small ASCII letters, or one that was read before; false: fast_word_read may know more. What it gives is
 * nothing that was just written, which takes long to be read again. */
static inline bool fast_word_known(struct fast_word *out, const struct fast_memo *memo, const char *text,
                                   size_t length)
{
    struct fast_window window;
    const struct fast_known *known;

    if (!FAST_HAS_LOW_FIRST || length < 16)
        return false;
    window = fast_look_far(text);
    if (((window.low | window.high) & FAST_EACH(0x80)) == 0) {
        uint64_t capitals = (window.low >> 1 & ~window.low) | (window.high >> 1 & ~window.high);

        *out = (struct fast_word){text, window.size, window.size, false};
        return window.size > 0 && (capitals & FAST_EACH(0x20)) == 0;
    }
    known = &memo->items[fast_memo_place(&window)];
    if (window.size == 0 || known->low != window.low || known->high != window.high)
        return false;
    *out = (struct fast_word){text, window.size, window.size, (known->facts & FAST_KNOWN_MARKED) != 0};
    if (__builtin_expect(known->facts & FAST_KNOWN_OTHER, 0)) { /* a guess: the memo is far away, the text is not */
        out->bytes = known->word;
        out->length = known->facts & FAST_KNOWN_LENGTH;
    }
    return true;
}

#endif
