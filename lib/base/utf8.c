/* SPDX-License-Identifier: MIT
 * UTF-8; see utf8.h. */
#include "base/utf8.h"

#include <string.h>

static bool continues(const char *text, size_t at, unsigned low, unsigned high)
{
    unsigned byte = (unsigned char)text[at];

    return byte >= low && byte <= high;
}

/* How many bytes the well-formed sequence at text[at] has; 0 if there is none. */
static size_t sequence_length(const char *text, size_t length, size_t at)
{
    unsigned lead = (unsigned char)text[at];
    size_t left = length - at;
    unsigned low = 0x80;
    unsigned high = 0xbf;
    size_t count;
    size_t i;

    if (lead < 0x80)
        return 1;
    if (lead < 0xc2 || lead > 0xf4)
        return 0;
    count = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (lead == 0xe0)
        low = 0xa0;
    else if (lead == 0xed)
        high = 0x9f;
    else if (lead == 0xf0)
        low = 0x90;
    else if (lead == 0xf4)
        high = 0x8f;
    if (left < count || !continues(text, at + 1, low, high))
        return 0;
    for (i = 2; i < count; i++)
        if (!continues(text, at + i, 0x80, 0xbf))
            return 0;
    return count;
}

uint32_t utf8_next(const char *text, size_t length, size_t *at)
{
    size_t count = sequence_length(text, length, *at);
    const unsigned char *p = (const unsigned char *)text + *at;
    uint32_t c;
    size_t i;

    if (count == 0) {
        (*at)++;
        return UTF8_INVALID;
    }
    *at += count;
    if (count == 1)
        return p[0];
    c = p[0] & (0x7fu >> count);
    for (i = 1; i < count; i++)
        c = c << 6 | (p[i] & 0x3fu);
    return c;
}

size_t utf8_encode(char out[4], uint32_t c)
{
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        c = 0xfffd;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

size_t utf8_valid_length(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length) {
        size_t count = (unsigned char)text[at] < 0x80 ? 1 : sequence_length(text, length, at);

        if (count == 0)
            break;
        at += count;
    }
    return at;
}

bool utf8_valid(const char *text, size_t length)
{
    return utf8_valid_length(text, length) == length;
}

bool utf8_is_ascii(const char *text, size_t length)
{
    uint64_t bits = 0;
    size_t at;

    for (at = 0; length - at >= sizeof bits; at += sizeof bits) {
        uint64_t eight;

        memcpy(&eight, text + at, sizeof eight);
        bits |= eight;
    }
    for (; at < length; at++)
        bits |= (unsigned char)text[at];
    return (bits & UINT64_C(0x8080808080808080)) == 0;
}

size_t utf8_floor(const char *text, size_t length, size_t limit)
{
    if (limit >= length)
        return length;
    while (limit > 0 && ((unsigned char)text[limit] & 0xc0) == 0x80)
        limit--;
    return limit;
}
