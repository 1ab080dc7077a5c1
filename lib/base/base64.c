/* SPDX-License-Identifier: MIT
 * RFC 4648 sections 4 and 5; see base64.h. */
#include "base/base64.h"

#include <string.h>

static const char usual[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void encode(struct buf *out, const unsigned char *bytes, size_t length, const char *alphabet, bool padded)
{
    size_t i;

    for (i = 0; i < length; i += 3) {
        size_t left = length - i;
        uint32_t group = (uint32_t)bytes[i] << 16;

        if (left > 1)
            group |= (uint32_t)bytes[i + 1] << 8;
        if (left > 2)
            group |= bytes[i + 2];
        buf_char(out, alphabet[group >> 18]);
        buf_char(out, alphabet[group >> 12 & 63]);
        if (left > 1 || padded)
            buf_char(out, left > 1 ? alphabet[group >> 6 & 63] : '=');
        if (left > 2 || padded)
            buf_char(out, left > 2 ? alphabet[group & 63] : '=');
    }
}

void base64_encode(struct buf *out, const void *bytes, size_t length)
{
    encode(out, bytes, length, usual, true);
}

void base64_encode_url(struct buf *out, const void *bytes, size_t length)
{
    encode(out, bytes, length, url, false);
}

static int digit(char c)
{
    const char *at = c != '\0' ? strchr(usual, c) : NULL;

    if (at == NULL && c == '-')
        return 62;
    if (at == NULL && c == '_')
        return 63;
    return at != NULL ? (int)(at - usual) : -1;
}

bool base64_decode(struct buf *out, const char *text, size_t length)
{
    uint32_t group = 0;
    size_t i;

    while (length > 0 && text[length - 1] == '=')
        length--;
    for (i = 0; i < length; i++) {
        int value = digit(text[i]);

        if (value < 0)
            return false;
        group = group << 6 | (uint32_t)value;
        if (i % 4 == 1)
            buf_char(out, (char)(group >> 4 & 255));
        else if (i % 4 == 2)
            buf_char(out, (char)(group >> 2 & 255));
        else if (i % 4 == 3)
            buf_char(out, (char)(group & 255));
    }
    return length % 4 != 1;
}
