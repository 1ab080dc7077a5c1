/* SPDX-License-Identifier: MIT
 * How Burmese is encoded; see burmese.h.
 *
 * Zawgyi types the vowel e and the medial ra before their consonant, where they are seen; its code point for the vowel
 * killer is Unicode's sign that stacks, so that it stands where nothing can be stacked. Unicode has those signs behind
 * the consonant, medials that Zawgyi has no code point for, and a killer behind vowels. */
#include "text/burmese.h"

#include "base/utf8.h"
#include "text/segment.h"
#include "text/signs.h"

#define ZERO 0x1040
#define WA 0x101d
#define E 0x1031
#define DOT 0x1037
#define VISARGA 0x1038
#define STACK 0x1039 /* Zawgyi: killer */
#define KILL 0x103a  /* Zawgyi: medial ya */
#define YA 0x103b    /* Zawgyi: medial ra */

struct evidence {
    uint32_t before; /* 0: nothing of Burmese */
    size_t zawgyi;
    size_t unicode;
};

/* Also of Latin letters, in which numbers come out. */
static bool is_digit(uint32_t c)
{
    return (c >= ZERO && c <= 0x1049) || (c >= '0' && c <= '9');
}

/* Consonants and vowels of all languages of the block. */
static bool is_letter(uint32_t c)
{
    return burmese_has(c) && !(c >= ZERO && c <= 0x104f) && !(c >= 0x1090 && c <= 0x1099) &&
           !(sign_of(c) & SIGN_FOLLOWS);
}

/* Signs of Unicode that are whole letters in Zawgyi, or its medial ra. */
static bool is_letter_of_zawgyi(uint32_t c)
{
    return c == 0x106a || c == 0x106b || c == 0x1086 || c == 0x108f || (c >= 0x107e && c <= 0x1084) || c == YA;
}

static bool is_medial(uint32_t c)
{
    return (c >= YA && c <= 0x103e) || (c >= 0x105e && c <= 0x1060) || c == 0x1082;
}

static bool is_vowel_sign(uint32_t c)
{
    return (c >= 0x102b && c <= 0x1030) || c == 0x1032 || c == 0x1036;
}

/* Can the second not stand behind the first in Unicode? */
static bool is_only_zawgyi(uint32_t before, uint32_t c)
{
    if (c == E)
        return !is_letter(before) && !is_medial(before);
    if (c == YA && before == 0)
        return true;
    return before == STACK && !is_letter(c);
}

/* Nor in Zawgyi? */
static bool is_only_unicode(uint32_t before, uint32_t c)
{
    if (c == 0x103e || c == 0x103f)
        return true;
    if (before == E)
        return c != E && !is_letter(c) && !is_letter_of_zawgyi(c);
    if (c == KILL)
        return is_vowel_sign(before);
    return before == KILL && (c == VISARGA || c == STACK);
}

/* The dot below is looked through, since normalisation moves it. */
static void take(struct evidence *evidence, uint32_t c)
{
    if (c == DOT)
        return;
    if (!burmese_has(c))
        c = 0;
    evidence->zawgyi += is_only_zawgyi(evidence->before, c);
    evidence->unicode += is_only_unicode(evidence->before, c);
    evidence->before = c;
}

static bool take_token(void *context, const struct token *token)
{
    size_t at = 0;

    while (at < token->length)
        take(context, utf8_next(token->bytes, token->length, &at));
    return true;
}

static void take_gap(void *context, uint32_t c)
{
    if (c != 0x200b)
        take(context, 0);
}

bool burmese_is_zawgyi(struct segmenter *probe, const char *line, size_t length)
{
    struct evidence evidence = {0, 0, 0};

    probe->sink = take_token;
    probe->gap = take_gap;
    probe->context = &evidence;
    probe->whole = true;
    segment_run(probe, line, length);
    take(&evidence, 0);
    return evidence.zawgyi > evidence.unicode;
}

static bool is_letter_or_sign(uint32_t c)
{
    return burmese_has(c) && (is_letter(c) || (sign_of(c) & SIGN_FOLLOWS));
}

bool burmese_is_zero_or_wa(uint32_t c)
{
    return c == ZERO || c == WA;
}

uint32_t burmese_zero_or_wa(uint32_t before, uint32_t c, uint32_t after)
{
    bool in_word = is_letter_or_sign(before) || is_letter_or_sign(after);
    bool in_number = is_digit(before) || is_digit(after);

    if (c == ZERO && in_word && !in_number)
        return WA;
    if (c == WA && in_number && !in_word)
        return ZERO;
    return c;
}
