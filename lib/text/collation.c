/* SPDX-License-Identifier: MIT
 * Alphabetical order; see collation.h. A key is a row of weights, each written as the UTF-8 of its number:
 *
 *   key  = { word | space | sign }
 *   word = letter... END mark... END
 *
 * with one mark for each letter, the last ones left out where they are none; and one for each mark without a
 * letter. */
#include "text/collation.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

enum weight {
    WEIGHT_END = 1, /* of a word, its letters and its marks: before everything */
    WEIGHT_SPACE = 2,
    WEIGHT_SIGN = 3, /* the character follows */
    WEIGHT_DIGIT = 0x10,
    WEIGHT_LETTER = 0x20, /* of the Latin alphabet; other letters stand behind it with their own number */
    MARK_NONE = 2,
    MARK_TONE = 2 /* and the tone's place, from 1; other marks have a character's number */
};

/* The alphabet in its order. */
static const uint32_t alphabet[] = {'a', 0x103, 0xe2, 'b', 'c', 'd',   0x111, 'e', 0xea, 'f',   'g',
                                    'h', 'i',   'j',  'k', 'l', 'm',   'n',   'o', 0xf4, 0x1a1, 'p',
                                    'q', 'r',   's',  't', 'u', 0x1b0, 'v',   'w', 'x',  'y',   'z'};

/* A vowel with each of its tones, in their order. */
static const uint32_t vowels[][6] = {
    {'a', 0xe0, 0x1ea3, 0xe3, 0xe1, 0x1ea1},         {0x103, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb7},
    {0xe2, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead},  {'e', 0xe8, 0x1ebb, 0x1ebd, 0xe9, 0x1eb9},
    {0xea, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7},  {'i', 0xec, 0x1ec9, 0x129, 0xed, 0x1ecb},
    {'o', 0xf2, 0x1ecf, 0xf5, 0xf3, 0x1ecd},         {0xf4, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, 0x1ed9},
    {0x1a1, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3}, {'u', 0xf9, 0x1ee7, 0x169, 0xfa, 0x1ee5},
    {0x1b0, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1}, {'y', 0x1ef3, 0x1ef7, 0x1ef9, 0xfd, 0x1ef5},
};

/* Signs that decide between equal letters only; all other vowel signs are letters here. */
static const struct {
    uint32_t first;
    uint32_t last;
} marks[] = {
    {0x300, 0x36f},   {0x591, 0x5bd},   {0x64b, 0x65f},   {0xe47, 0xe4e},   {0xec8, 0xece},
    {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0xfe20, 0xfe2f},
};

struct collator {
    struct buf *out;
    struct buf marks; /* of the word at hand, as weights */
    struct buf folded;
    struct analyzer *analyzer;
    bool vietnamese;
    bool in_word;
    bool space;       /* one is due before whatever follows */
    size_t marked;    /* bytes of `marks` up to the last that is one */
    uint32_t leading; /* a vowel that waits for its consonant; 0: none */
};

static bool is_mark(uint32_t c)
{
    size_t i;

    for (i = 0; i < LENGTH(marks); i++)
        if (c >= marks[i].first && c <= marks[i].last)
            return true;
    return false;
}

static bool is_letter(uint32_t c)
{
    return (U_GET_GC_MASK((UChar32)c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

/* Of Thai and Lao. */
static bool is_leading_vowel(uint32_t c)
{
    return (c >= 0xe40 && c <= 0xe44) || (c >= 0xec0 && c <= 0xec4);
}

static bool is_led_consonant(uint32_t c)
{
    return (c >= 0xe01 && c <= 0xe2e) || (c >= 0xe81 && c <= 0xeae) || (c >= 0xedc && c <= 0xedf);
}

/* --- letters and their marks --- */

static uint32_t weight_of(uint32_t c)
{
    uint32_t i;

    if (c >= '0' && c <= '9')
        return WEIGHT_DIGIT + c - '0';
    for (i = 0; i < LENGTH(alphabet); i++)
        if (alphabet[i] == c)
            return WEIGHT_LETTER + i;
    return c;
}

static void add_mark(struct collator *collator, uint32_t mark)
{
    buf_codepoint(&collator->marks, mark);
    if (mark != MARK_NONE)
        collator->marked = collator->marks.length;
}

static void add_letter(struct collator *collator, uint32_t letter, uint32_t mark)
{
    buf_codepoint(collator->out, weight_of(letter));
    add_mark(collator, mark);
}

/* A letter of the Vietnamese alphabet: the vowel and its tone. */
static bool add_vietnamese(struct collator *collator, uint32_t c)
{
    uint32_t i;
    uint32_t tone;

    for (i = 0; i < LENGTH(vowels); i++)
        for (tone = 0; tone < LENGTH(vowels[i]); tone++)
            if (vowels[i][tone] == c) {
                add_letter(collator, vowels[i][0], MARK_TONE + tone);
                return true;
            }
    if (c != 0x111)
        return false;
    add_letter(collator, c, MARK_NONE);
    return true;
}

/* The letters that it folds to, the first with the character itself as its mark. */
static void add_folded(struct collator *collator, uint32_t c)
{
    char bytes[4];
    uint32_t mark = c;
    size_t length = utf8_encode(bytes, c);
    size_t at = 0;

    buf_clear(&collator->folded);
    analyzer_fold(collator->analyzer, &collator->folded, bytes, length);
    if (collator->folded.failed)
        collator->out->failed = true;
    if (collator->folded.length == 0)
        add_letter(collator, c, MARK_NONE);
    while (at < collator->folded.length) {
        uint32_t letter = utf8_next(collator->folded.bytes, collator->folded.length, &at);

        add_letter(collator, letter, letter == c ? MARK_NONE : mark);
        mark = MARK_NONE;
    }
}

static void add_base(struct collator *collator, uint32_t c)
{
    if (c < 0x80)
        add_letter(collator, c, MARK_NONE);
    else if (!collator->vietnamese || !add_vietnamese(collator, c))
        add_folded(collator, c);
}

/* A leading vowel that no consonant follows. */
static void end_leading(struct collator *collator)
{
    if (collator->leading != 0)
        add_letter(collator, collator->leading, collator->leading);
    collator->leading = 0;
}

static void add_word_character(struct collator *collator, uint32_t c)
{
    uint32_t leading = collator->leading;

    if (leading != 0 && is_led_consonant(c)) {
        collator->leading = 0;
        add_base(collator, c);
        add_letter(collator, leading, MARK_NONE);
        return;
    }
    end_leading(collator);
    if (is_leading_vowel(c))
        collator->leading = c;
    else if (is_mark(c))
        add_mark(collator, c);
    else
        add_base(collator, c);
}

/* --- words and what is between them --- */

static void end_word(struct collator *collator)
{
    if (!collator->in_word)
        return;
    end_leading(collator);
    buf_char(collator->out, WEIGHT_END);
    buf_append(collator->out, collator->marks.bytes, collator->marked);
    buf_char(collator->out, WEIGHT_END);
    if (collator->marks.failed)
        collator->out->failed = true;
    buf_clear(&collator->marks);
    collator->marked = 0;
    collator->in_word = false;
}

static void add_character(struct collator *collator, uint32_t c)
{
    if (c == ' ' || c == 0) {
        end_word(collator);
        collator->space = collator->out->length > 0;
        return;
    }
    if (collator->space)
        buf_char(collator->out, WEIGHT_SPACE);
    collator->space = false;
    if (is_letter(c)) {
        collator->in_word = true;
        add_word_character(collator, c);
        return;
    }
    end_word(collator);
    buf_char(collator->out, WEIGHT_SIGN);
    buf_codepoint(collator->out, c);
}

static bool is_vietnamese(const char *language)
{
    return language == NULL || strcmp(language, "vi") == 0 || strcmp(language, "und") == 0;
}

void collation_append(struct buf *out, struct analyzer *analyzer, const char *language, const char *text,
                      size_t length)
{
    struct buf key = BUF_INIT;
    struct collator collator = {.out = &key, .analyzer = analyzer, .vietnamese = is_vietnamese(language)};
    struct buf written = BUF_INIT;
    size_t at = 0;

    analyzer_normalise(analyzer, &written, language, text, length, false);
    while (at < written.length)
        add_character(&collator, utf8_next(written.bytes, written.length, &at));
    end_word(&collator);
    if (written.failed || key.failed)
        out->failed = true;
    buf_append(out, buf_text(&key), key.length);
    buf_dispose(&collator.marks);
    buf_dispose(&collator.folded);
    buf_dispose(&written);
    buf_dispose(&key);
}
