/* SPDX-License-Identifier: MIT
 * The key a written token shares with its spellings; see fold.h. */
#include "text/fold.h"

#include "base/utf8.h"
#include "text/han.h"

static bool is_ascii(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

/* Marks that stand alone fall where a letter's own would: on Latin, Greek and Cyrillic. */
static bool drops_marks(uint32_t base)
{
    return base < 0x530 || (base >= 0x1e00 && base < 0x2000);
}

/* Hiragana for katakana; the long mark, which both have, stays. */
static uint32_t key_of_single(uint32_t c)
{
    if ((c >= 0x30a1 && c <= 0x30f6) || c == 0x30fd || c == 0x30fe)
        return c - 0x60;
    return han_simplify(c);
}

static void append_folded(struct buf *out, const struct letter *letter, bool key)
{
    if (letter->folded == LETTER_LONG)
        buf_string(out, letter_folded_long(letter->lower));
    else if (key && letter->kind == KIND_SINGLE)
        buf_codepoint(out, key_of_single(letter->folded));
    else
        buf_codepoint(out, letter->folded);
}

void fold_append(struct buf *out, const struct letters *letters, const char *text, size_t length, bool key)
{
    uint32_t base = UINT32_MAX;
    size_t at = 0;

    if (is_ascii(text, length)) {
        buf_append(out, text, length);
        return;
    }
    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);
        struct letter letter = letters_get(letters, c == UTF8_INVALID ? 0xfffd : c);

        if (letter.kind == KIND_MARK && drops_marks(base))
            continue;
        append_folded(out, &letter, key);
        base = letter.lower;
    }
}

size_t fold_last_mark(const struct letters *letters, const char *text, size_t length)
{
    bool latin = false;
    size_t last = 0;
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);
        struct letter letter = letters_get(letters, c == UTF8_INVALID ? 0xfffd : c);

        if ((letter.flags & LETTER_MARKED) || (latin && letter.kind == KIND_MARK))
            last = at;
        if (letter.kind != KIND_MARK)
            latin = (letter.flags & LETTER_LATIN) != 0;
    }
    return last;
}
