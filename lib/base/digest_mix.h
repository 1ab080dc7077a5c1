/* SPDX-License-Identifier: MIT
 * base/digest_mix.h - the blocks of SHA-256 mixed into its state, in C or by the processor's instructions. */
#ifndef BASE_DIGEST_MIX_H
#define BASE_DIGEST_MIX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Blocks are of 64 bytes. */
void digest_mix(uint32_t state[8], const unsigned char *blocks, size_t count);
/* The same; only where digest_has_instructions. */
void digest_mix_by_instructions(uint32_t state[8], const unsigned char *blocks, size_t count);
bool digest_has_instructions(void);

#endif
