/* SPDX-License-Identifier: MIT
 * ingest/mix.h - 64 bits that bytes are told apart by: quick, the same on every machine and for ever, and no
 * protection against somebody who looks for two inputs that give the same. */
#ifndef INGEST_MIX_H
#define INGEST_MIX_H

#include <stddef.h>
#include <stdint.h>

/* For independent numbers of the same bytes, use different seeds.
 *
 * h = seed ^ length. For each 8 bytes as a little-endian word w, the last ones filled up with zeros:
 * h = (h ^ w) * 0x9e3779b97f4a7c15; h = h ^ h >> 32. In the end, twice: h = h * 0xd6e8feb86659fd93; h = h ^ h
 * >> 32. */
uint64_t mix_bytes(uint64_t seed, const void *bytes, size_t length);

#endif
