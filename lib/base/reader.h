/* SPDX-License-Identifier: MIT
 * base/reader.h - taking numbers and bytes from memory that anybody may have written.
 *
 * Damage is sticky: behind it every call gives zeros, so that a caller asks once. The counterpart of struct
 * buf. */
#ifndef BASE_READER_H
#define BASE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct reader {
    const unsigned char *at;
    size_t left;
    bool damaged;
};

/* LEB128, low bits first, as buf_varint writes it. */
uint64_t reader_varint(struct reader *in);
/* A varint with the sign in its lowest bit ("zigzag"). */
int64_t reader_signed(struct reader *in);
/* Fills `out` with zeros where not as many bytes are left. */
void reader_bytes(struct reader *in, void *out, size_t length);

#endif
