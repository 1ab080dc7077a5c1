/* SPDX-License-Identifier: MIT
 * What is typed against a word; see typed.h. */
#include "text/typed.h"

#include "base/utf8.h"
#include "text/vietnamese.h"

static uint32_t folded(const struct letters *letters, uint32_t c)
{
    uint32_t base = letters_get(letters, c).folded;

    return base == LETTER_LONG ? c : base;
}

/* *tone: of the letter typed, if it has one. */
static bool letter_fits(const struct letters *letters, uint32_t typed, uint32_t letter, unsigned *tone)
{
    uint32_t base = folded(letters, typed);
    uint32_t untoned = syllable_letter(typed, tone);
    unsigned other;

    if (typed == letter)
        return true;
    if (base != folded(letters, letter))
        return false;
    return untoned == base || untoned == syllable_letter(letter, &other);
}

static bool has_tone(const char *word, size_t length, unsigned tone)
{
    size_t at = 0;

    while (at < length) {
        unsigned own = 0;

        syllable_letter(utf8_next(word, length, &at), &own);
        if (own == tone)
            return true;
    }
    return false;
}

bool typed_begins(const struct letters *letters, const char *typed, size_t typed_length, const char *word, size_t length)
{
    unsigned tone = 0;
    size_t at = 0;
    size_t t = 0;

    while (t < typed_length) {
        uint32_t c = utf8_next(typed, typed_length, &t);

        if (at >= length || !letter_fits(letters, c, utf8_next(word, length, &at), &tone))
            return false;
    }
    return tone == 0 || has_tone(word, length, tone);
}
