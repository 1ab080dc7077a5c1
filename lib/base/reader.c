/* SPDX-License-Identifier: MIT
 * Reading memory with care; see reader.h. */
#include "base/reader.h"

#include <string.h>

uint64_t reader_varint(struct reader *in)
{
    uint64_t value = 0;
    unsigned shift;

    for (shift = 0; shift < 64; shift += 7) {
        unsigned char byte;

        if (in->left == 0)
            break;
        byte = *in->at++;
        in->left--;
        value |= (uint64_t)(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return value;
    }
    in->damaged = true;
    return 0;
}

int64_t reader_signed(struct reader *in)
{
    uint64_t value = reader_varint(in);

    return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
}

void reader_bytes(struct reader *in, void *out, size_t length)
{
    if (in->left < length) {
        in->damaged = true;
        memset(out, 0, length);
        return;
    }
    memcpy(out, in->at, length);
    in->at += length;
    in->left -= length;
}
