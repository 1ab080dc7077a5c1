/* SPDX-License-Identifier: MIT
 * A growing byte string; see buf.h. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

void buf_dispose(struct buf *buf)
{
    mem_free(buf->bytes);
    *buf = (struct buf)BUF_INIT;
}

void buf_clear(struct buf *buf)
{
    buf->length = 0;
    buf->failed = false;
    if (buf->bytes != NULL)
        buf->bytes[0] = '\0';
}

void buf_truncate(struct buf *buf, size_t length)
{
    if (length >= buf->length)
        return;
    buf->length = length;
    buf->bytes[length] = '\0';
}

bool buf_reserve(struct buf *buf, size_t extra)
{
    size_t wanted;
    char *bytes;

    if (buf->failed)
        return false;
    if (extra < buf->capacity - buf->length)
        return true;
    wanted = buf->capacity ? buf->capacity : 64;
    while (extra >= wanted - buf->length) {
        if (wanted > SIZE_MAX / 2) {
            buf->failed = true;
            return false;
        }
        wanted *= 2;
    }
    bytes = mem_resize(buf->bytes, wanted, 1);
    if (bytes == NULL) {
        buf->failed = true;
        return false;
    }
    bytes[buf->length] = '\0';
    buf->bytes = bytes;
    buf->capacity = wanted;
    return true;
}

void buf_append(struct buf *buf, const void *bytes, size_t length)
{
    if (length == 0 || !buf_reserve(buf, length))
        return;
    memcpy(buf->bytes + buf->length, bytes, length);
    buf->length += length;
    buf->bytes[buf->length] = '\0';
}

void buf_string(struct buf *buf, const char *text)
{
    buf_append(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c)
{
    buf_append(buf, &c, 1);
}

void buf_codepoint(struct buf *buf, uint32_t codepoint)
{
    if (!buf_reserve(buf, 4))
        return;
    buf->length += utf8_encode(buf->bytes + buf->length, codepoint);
    buf->bytes[buf->length] = '\0';
}

void buf_varint(struct buf *buf, uint64_t value)
{
    unsigned char bytes[10];
    size_t n = 0;

    do {
        bytes[n] = (unsigned char)(value & 0x7f);
        value >>= 7;
        if (value != 0)
            bytes[n] |= 0x80;
        n++;
    } while (value != 0);
    buf_append(buf, bytes, n);
}

void buf_format(struct buf *buf, const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0 || !buf_reserve(buf, (size_t)length)) {
        buf->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(buf->bytes + buf->length, (size_t)length + 1, format, args);
    va_end(args);
    buf->length += (size_t)length;
}

char *buf_take(struct buf *buf)
{
    char *bytes;

    if (!buf_reserve(buf, 0)) {
        buf_dispose(buf);
        return NULL;
    }
    bytes = buf->bytes;
    *buf = (struct buf)BUF_INIT;
    return bytes;
}

const char *buf_text(const struct buf *buf)
{
    return buf->failed || buf->bytes == NULL ? "" : buf->bytes;
}
