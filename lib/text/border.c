/* SPDX-License-Identifier: MIT
 * Where runs end; see border.h. */
#include "text/border.h"

#include "base/utf8.h"

/* Fullwidth forms of ASCII: words, digits or gaps. */
static bool is_fullwidth(uint32_t c)
{
    return c >= 0xff01 && c <= 0xff5e;
}

static bool ends_run(const struct letters *letters, enum letter_kind kind, uint32_t c)
{
    struct letter letter = letters_get(letters, c);

    if (letter.flags & (LETTER_COMPATIBLE | LETTER_UNSTABLE))
        return kind != KIND_WORD && is_fullwidth(c);
    switch ((enum letter_kind)letter.kind) {
    case KIND_GAP:
    case KIND_SPACE:
    case KIND_DIGIT:
        return true;
    case KIND_WORD:
    case KIND_CLUSTER:
    case KIND_SINGLE:
        return letter.kind != kind;
    default:
        return false;
    }
}

bool border_is_sure(const struct letters *letters, enum letter_kind kind, const char *text, size_t length,
                    size_t at)
{
    uint32_t c;

    if (at == length || (unsigned char)text[at] < 0x80)
        return true;
    c = utf8_next(text, length, &at);
    return ends_run(letters, kind, c == UTF8_INVALID ? 0xfffd : c);
}
