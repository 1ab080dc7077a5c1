/* SPDX-License-Identifier: MIT
 * text/letters.h - what one character is to the analysis: its kind, its small letter, its base letter. */
#ifndef TEXT_LETTERS_H
#define TEXT_LETTERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/unorm2.h>

enum letter_kind {
    KIND_GAP,     /* gives no token: punctuation, symbols */
    KIND_SPACE,   /* white space */
    KIND_DROPPED, /* as if it were not there: joiners, marks of direction, soft hyphen */
    KIND_BREAK,   /* zero-width space */
    KIND_WORD,    /* letter of a script written with spaces */
    KIND_MARK,    /* belongs to the character before it */
    KIND_DIGIT,   /* its small letter is the ASCII digit */
    KIND_CLUSTER, /* letter or sign of a script written without spaces: clusters of them are tokens */
    KIND_SINGLE   /* a token of its own: Han, kana, Hangul */
};

enum letter_flag {
    LETTER_LATIN = 1 << 0,
    LETTER_MARKED = 1 << 1,   /* Latin, with a mark or stroke */
    LETTER_TONED = 1 << 2,    /* Latin, with one of the five tone marks of Vietnamese */
    LETTER_UNSTABLE = 1 << 3, /* may change when composed with its neighbours (NFC) */
    LETTER_COMPATIBLE =
        1 << 4,           /* stands for other characters: fullwidth forms, ligatures, numerals in circles */
    LETTER_ETH = 1 << 5,  /* eth and African d: nearly always a misread Vietnamese d with stroke */
    LETTER_LINK = 1 << 6, /* a gap inside a written word: . ' - _ / and the like */
    LETTER_LINK_DIGITS = 1 << 7 /* the same between digits only: , : */
};

struct letter {
    uint32_t lower;
    uint32_t folded; /* of the small letter, without marks; LETTER_LONG if that is more than one letter */
    uint8_t kind;
    uint8_t flags;
};

#define LETTER_LONG UINT32_MAX
#define LETTERS_LOW 0x2100  /* characters from U+0000, to the punctuation and signs that all scripts use */
#define LETTERS_CJK 0x3000  /* punctuation and kana */
#define LETTERS_WIDE 0xff00 /* fullwidth forms of ASCII */
#define LETTERS_BLOCK 0x100 /* of each */
#define LETTERS_TABLE (LETTERS_LOW + 2 * LETTERS_BLOCK)
#define LETTER_EXPANSION 18 /* UTF-16 units of the longest compatibility form (U+FDFA) */

struct letters {
    const UNormalizer2 *nfc;
    const UNormalizer2 *nfkc;
    uint32_t described; /* so many are in the table; others are computed each time they are asked for */
    struct letter table[LETTERS_TABLE]; /* of the low ones, then of the two blocks */
};

/* False if ICU has no memory. */
bool letters_init(struct letters *letters);
/* The same at once, with nothing in the table: for a text or two. */
bool letters_init_brief(struct letters *letters);
/* For a character outside the table. */
struct letter letters_compute(const struct letters *letters, uint32_t codepoint);
/* The characters a LETTER_COMPATIBLE one stands for; returns how many, 0 if none. */
size_t letters_expand(const struct letters *letters, uint32_t out[LETTER_EXPANSION], uint32_t codepoint);
/* The letters of a LETTER_LONG folding: oe, ae, ss, th. */
const char *letter_folded_long(uint32_t codepoint);

/* Where a character's place in the table is; LETTERS_TABLE if it has none. */
static inline uint32_t letters_place(uint32_t codepoint)
{
    if (codepoint < LETTERS_LOW)
        return codepoint;
    if (codepoint - LETTERS_CJK < LETTERS_BLOCK)
        return LETTERS_LOW + (codepoint - LETTERS_CJK);
    return codepoint - LETTERS_WIDE < LETTERS_BLOCK ? LETTERS_LOW + LETTERS_BLOCK + (codepoint - LETTERS_WIDE)
                                                    : LETTERS_TABLE;
}

static inline struct letter letters_get(const struct letters *letters, uint32_t codepoint)
{
    uint32_t place = letters_place(codepoint);

    return place < letters->described ? letters->table[place] : letters_compute(letters, codepoint);
}

#endif
