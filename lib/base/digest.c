/* SPDX-License-Identifier: MIT
 * SHA-256 as FIPS 180-4 section 6.2 describes it; see digest.h. The mixing itself is digest_mix.c's. */
#include "base/digest.h"

#include <string.h>

#include "base/digest_mix.h"

void digest_init(struct digest *digest)
{
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};

    memcpy(digest->state, start, sizeof start);
    digest->length_bytes = 0;
    digest->has_instructions = digest_has_instructions();
}

static void mix(struct digest *digest, const unsigned char *blocks, size_t count)
{
    if (digest->has_instructions)
        digest_mix_by_instructions(digest->state, blocks, count);
    else
        digest_mix(digest->state, blocks, count);
}

void digest_add(struct digest *digest, const void *bytes, size_t length)
{
    const unsigned char *p = bytes;

    while (length > 0) {
        size_t used = (size_t)(digest->length_bytes % 64);
        size_t take = 64 - used < length ? 64 - used : length;

        if (used == 0 && length >= 64) { /* whole blocks need no copy */
            take = length - length % 64;
            mix(digest, p, take / 64);
        } else {
            memcpy(digest->block + used, p, take);
            if (used + take == 64)
                mix(digest, digest->block, 1);
        }
        digest->length_bytes += take;
        p += take;
        length -= take;
    }
}

void digest_end(struct digest *digest, unsigned char out[DIGEST_SIZE])
{
    static const unsigned char padding[64] = {0x80};
    uint64_t bits = digest->length_bytes * 8;
    unsigned char tail[8];
    size_t used = (size_t)(digest->length_bytes % 64);
    int i;

    for (i = 0; i < 8; i++)
        tail[i] = (unsigned char)(bits >> (56 - 8 * i));
    digest_add(digest, padding, used < 56 ? 56 - used : 120 - used);
    digest_add(digest, tail, sizeof tail);
    for (i = 0; i < 32; i++)
        out[i] = (unsigned char)(digest->state[i / 4] >> (24 - 8 * (i % 4)));
}

void digest_hex(char *out, const unsigned char *bytes, size_t count)
{
    static const char digits[] = "0123456789abcdef";
    size_t i;

    for (i = 0; i < count; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * count] = '\0';
}
