/* SPDX-License-Identifier: MIT
 * Hyphens that were ư; see pdf_hyphens.h. */
#include "extract/pdf_hyphens.h"

#include "base/utf8.h"
#include "text/vietnamese.h"

#define HORNED_U 0x1b0u
#define MAX_LETTERS (SYLLABLE_LETTERS + 1)

static bool is_ascii_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_letter(uint32_t c)
{
    return is_ascii_letter(c) || (c >= 0xc0 && c <= 0x1ef9 && c != UTF8_INVALID);
}

/* Of what TCVN3 has as capitals. */
static uint32_t small(uint32_t c)
{
    if (is_ascii_letter(c) || c == 0xc2 || c == 0xca || c == 0xd4)
        return c | 0x20;
    return c == 0x102 || c == 0x110 || c == 0x1a0 || c == 0x1af ? c + 1 : c;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The word at *at, letters and hyphens; moves behind it. Does it have both, and is it a syllable with ư for
 * "-"? */
static bool is_broken_syllable(const char *text, size_t length, size_t *at)
{
    uint32_t word[MAX_LETTERS];
    struct syllable syllable;
    size_t count = 0;
    size_t hyphens = 0;
    size_t next = *at;
    bool by_digits = next > 0 && is_digit(text[next - 1]);

    while (next < length) {
        uint32_t c = utf8_next(text, length, &next);

        if (c != '-' && !is_letter(c))
            break;
        hyphens += c == '-';
        if (count < MAX_LETTERS)
            word[count] = c == '-' ? HORNED_U : small(c);
        count++;
        *at = next;
    }
    by_digits |= *at < length && is_digit(text[*at]);
    return !by_digits && hyphens > 0 && hyphens < count && count <= SYLLABLE_LETTERS &&
           syllable_parse(&syllable, word, count);
}

static void append_with_horns(struct buf *out, const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (text[i] == '-')
            buf_codepoint(out, HORNED_U);
        else
            buf_char(out, text[i]);
}

size_t pdf_restore_hyphens(struct buf *out, const char *text, size_t length)
{
    size_t restored = 0;
    size_t at = 0;

    while (at < length) {
        size_t start = at;

        if (is_broken_syllable(text, length, &at)) {
            append_with_horns(out, text + start, at - start);
            restored++;
        } else {
            if (at == start)
                utf8_next(text, length, &at);
            buf_append(out, text + start, at - start);
        }
    }
    return restored;
}
