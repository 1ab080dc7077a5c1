/* SPDX-License-Identifier: MIT
 * A quick hash; see mix.h. */
#include "ingest/mix.h"

/* Written out, compilers read it as one word. */
static uint64_t whole_word(const unsigned char *b)
{
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

static uint64_t last_word(const unsigned char *bytes, size_t length)
{
    uint64_t word = 0;

    while (length-- > 0)
        word = word << 8 | bytes[length];
    return word;
}

static uint64_t stir(uint64_t hash, uint64_t factor)
{
    hash *= factor;
    return hash ^ hash >> 32;
}

uint64_t mix_bytes(uint64_t seed, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint64_t hash = seed ^ length;

    for (; length >= 8; at += 8, length -= 8)
        hash = stir(hash ^ whole_word(at), 0x9e3779b97f4a7c15u);
    if (length > 0)
        hash = stir(hash ^ last_word(at, length), 0x9e3779b97f4a7c15u);
    return stir(stir(hash, 0xd6e8feb86659fd93u), 0xd6e8feb86659fd93u);
}
