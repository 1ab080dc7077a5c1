/* SPDX-License-Identifier: MIT
 * Letters of one word; see guess_word.h. */
#include "text/guess_word.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

static UChar32 compose(const UNormalizer2 *nfc, UChar32 letter, UChar32 mark)
{
    return letter < 0 ? letter : unorm2_composePair(nfc, letter, mark);
}

/* Put a mark on the letter before it, also where the tone was typed first. False if they don't compose. */
static bool compose_mark(uint32_t *letter, uint32_t mark, const UNormalizer2 *nfc)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar parts[4];
    UChar32 whole = compose(nfc, (UChar32)*letter, (UChar32)mark);

    if (whole < 0 && unorm2_getRawDecomposition(nfc, (UChar32)*letter, parts, 4, &error) == 2 &&
        U_SUCCESS(error))
        whole = compose(nfc, compose(nfc, parts[0], (UChar32)mark), parts[1]);
    if (whole >= 0)
        *letter = (uint32_t)whole;
    return whole >= 0;
}

/* Onto the letter that no mark before it keeps it from, as in NFC. False: it is none, or does not compose. */
static bool add_mark(struct word *word, uint32_t mark, const UNormalizer2 *nfc)
{
    uint8_t class = u_getCombiningClass((UChar32)mark);
    size_t at = word->count;

    if (class == 0 || word->too_long)
        return class != 0;
    while (at > 0 && u_getCombiningClass((UChar32)word->letters[at - 1]) != 0 &&
           u_getCombiningClass((UChar32)word->letters[at - 1]) < class)
        at--;
    return at > 0 && compose_mark(&word->letters[at - 1], mark, nfc);
}

static void put_letter(struct word *word, uint32_t c)
{
    if (word->count < WORD_LETTERS)
        word->letters[word->count++] = c;
    else
        word->too_long = true;
}

/* Most letters need no table. */
static void add_ascii(struct word *word, uint32_t c)
{
    bool is_capital = c >= 'A' && c <= 'Z';

    word->is_name = is_capital ? word->count == 0 : word->is_name && word->count > 0;
    word->has_small = word->has_small || (c >= 'a' && c <= 'z');
    put_letter(word, is_capital ? c + 0x20 : c);
}

void word_add(struct word *word, uint32_t c, const UNormalizer2 *nfc)
{
    if (c < 0x80) {
        add_ascii(word, c);
        return;
    }
    if (c == 0xd0 || c == 0xf0)
        c = 0x111;
    if (word->count == 0)
        word->is_name = u_isupper((UChar32)c);
    else if (u_isupper((UChar32)c))
        word->is_name = false;
    word->has_small = word->has_small || u_islower((UChar32)c);
    c = (uint32_t)u_tolower((UChar32)c);
    if (c >= 0x80) /* the Kelvin sign is a k */
        word->marked = true;
    if (nfc != NULL && add_mark(word, c, nfc))
        return;
    put_letter(word, c);
}

void word_spell(struct word *word)
{
    size_t at = 1;
    size_t i;

    word->spaced[0] = ' ';
    for (i = 0; i < word->count; i++)
        at += utf8_encode(word->spaced + at, word->letters[i]);
    word->length = at - 1;
    word->spaced[at] = ' ';
    word->spaced[at + 1] = '\0';
}
