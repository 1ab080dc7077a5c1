/* SPDX-License-Identifier: MIT
 * Values without padding and control characters; see clean.h. */
#include "extract/clean.h"

#include <string.h>

#include "base/utf8.h"

/* Unicode's White_Space, and the byte order mark that some writers leave in a text. */
static bool is_space(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
           c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0xfeff;
}

static bool is_dropped(uint32_t c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f) || c == 0xfffe || c == 0xffff;
}

/* The character at *at, with every spelling of a line's end as LF. */
static uint32_t next_character(const char *text, size_t length, size_t *at)
{
    uint32_t c = utf8_next(text, length, at);

    if (c == '\r') {
        if (*at < length && text[*at] == '\n')
            (*at)++;
        return '\n';
    }
    return c == 0x85 ? '\n' : c;
}

static bool is_tail(unsigned char byte)
{
    return (byte & 0xc0) == 0x80;
}

/* Bytes of one character that stays as it is: what most texts are made of (ASCII but for controls and space,
 * U+00C0 to U+07FF, U+1E00 to U+1EFF, U+4000 to U+9FFF). 0: it needs a closer look. */
static size_t plain_character(const unsigned char *text, size_t length)
{
    if (text[0] < 0x80)
        return text[0] > ' ' && text[0] != 0x7f;
    if (text[0] >= 0xc3 && text[0] <= 0xdf)
        return length > 1 && is_tail(text[1]) ? 2 : 0;
    if (text[0] == 0xe1)
        return length > 2 && text[1] >= 0xb8 && text[1] <= 0xbb && is_tail(text[2]) ? 3 : 0;
    if (text[0] >= 0xe4 && text[0] <= 0xe9)
        return length > 2 && is_tail(text[1]) && is_tail(text[2]) ? 3 : 0;
    return 0;
}

/* Plain words with single spaces between them. */
static size_t plain_length(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t at = 0;
    size_t end = 0;

    while (at < length) {
        size_t count = plain_character(bytes + at, length - at);

        if (count > 0)
            end = at + count;
        else if (bytes[at] != ' ' || at != end || end == 0)
            break;
        at += count > 0 ? count : 1;
    }
    return end;
}

void clean_append(struct buf *out, const char *text, size_t length, bool one_line)
{
    size_t start = out->length;
    size_t end = start;
    size_t at = 0;

    while (at < length) {
        size_t plain = plain_length(text + at, length - at);
        uint32_t c;

        if (plain > 0) {
            buf_append(out, text + at, plain);
            at += plain;
            end = out->length;
            continue;
        }
        c = next_character(text, length, &at);
        if (is_dropped(c))
            continue;
        if (one_line && (c == '\n' || c == '\t')) {
            if (out->length > start && out->bytes[out->length - 1] == ' ')
                continue;
            c = ' ';
        }
        if (is_space(c) && out->length == start)
            continue;
        buf_codepoint(out, c);
        if (!is_space(c))
            end = out->length;
    }
    buf_truncate(out, end);
}

size_t clean_whole_length(const char *text, size_t length)
{
    size_t back = 0;
    size_t lead;
    size_t need;
    unsigned char byte;

    while (back < 3 && back < length && is_tail((unsigned char)text[length - 1 - back]))
        back++;
    if (back == length)
        return length;
    lead = length - 1 - back;
    byte = (unsigned char)text[lead];
    need = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    return back + 1 < need ? lead : length;
}

size_t clean_until_nul(const char *text, size_t length)
{
    const char *end = length > 0 ? memchr(text, '\0', length) : NULL;

    return end != NULL ? (size_t)(end - text) : length;
}
