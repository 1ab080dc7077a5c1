/* SPDX-License-Identifier: MIT
 * base/digest.h - SHA-256 (FIPS 180-4). */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DIGEST_SIZE 32

struct digest {
    uint32_t state[8];
    uint64_t length_bytes;
    unsigned char block[64];
    bool has_instructions; /* the processor's own, for this digest */
};

void digest_init(struct digest *digest);
void digest_add(struct digest *digest, const void *bytes, size_t length);
void digest_end(struct digest *digest, unsigned char out[DIGEST_SIZE]);
/* `count` bytes as lower-case hex and a NUL. */
void digest_hex(char *out, const unsigned char *bytes, size_t count);

#endif
