/* SPDX-License-Identifier: MIT
 * The key a written token shares with its spellings; see fold.h. */
#include "text/fold.h"

#include "base/utf8.h"
#include "text/han.h"
#include "text/han_variant.h"
#include "text/kana.h"
#include "text/variant.h"

static bool is_ascii(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static uint32_t key_of_single(uint32_t c)
{
    return c < 0x3200 ? kana_key(c) : han_variant(han_simplify(c));
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

        if (letter.kind == KIND_MARK && variant_drops_marks(base))
            continue;
        append_folded(out, &letter, key);
        base = letter.folded == LETTER_LONG ? 'e' : letter.folded; /* as which it may be folded again */
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
