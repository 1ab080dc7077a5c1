/* SPDX-License-Identifier: MIT
 * text/word_map.h - where words and digits of ASCII begin and end in a stretch of text, a bit for each of its
 * bytes, and the stretch once more in small letters.
 *
 * Made eight bytes at a time and ahead of use, so that a word costs a look at bits and what it is given by
 * was written long ago. */
#ifndef TEXT_WORD_MAP_H
#define TEXT_WORD_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define WORD_MAP_SIZE 1024 /* bytes of a stretch */
#define WORD_MAP_LOOK 57   /* bytes that are seen at a look */
#define WORD_MAP_BITS (WORD_MAP_SIZE / 8 + 16)

struct word_map {
    size_t start;                   /* of the stretch, in the text */
    size_t end;                     /* looks begin before; 0: there is no stretch */
    uint8_t gaps[WORD_MAP_BITS];    /* ASCII, neither letter nor digit; set behind the end of the text */
    uint8_t ends[WORD_MAP_BITS];    /* ASCII, no letter; set there too */
    uint8_t wide[WORD_MAP_BITS];    /* not ASCII */
    char small[WORD_MAP_SIZE + 16]; /* the bytes, with small ASCII letters */
};

/* The stretch that begins at `start`, which is less than `length`. */
void word_map_make(struct word_map *map, const char *text, size_t length, size_t start);

/* Eight bytes of memory, the first lowest. */
static inline uint64_t word_map_load(const void *memory)
{
    uint64_t bytes;

    memcpy(&bytes, memory, sizeof bytes);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    return bytes;
}

/* The bits from `at` on, the first lowest; 0 behind the last that can be seen. */
static inline uint64_t word_map_bits(const uint8_t *bits, size_t at)
{
    return word_map_load(bits + at / 8) >> at % 8;
}

/* How many bits are set, from the lowest on. */
static inline size_t word_map_run(uint64_t bits)
{
    return (size_t)__builtin_ctzll(~bits | UINT64_C(1) << 63);
}

/* The place in the map of a place in the text. */
static inline size_t word_map_place(struct word_map *map, const char *text, size_t length, size_t at)
{
    if (__builtin_expect(at >= map->end, 0))
        word_map_make(map, text, length, at);
    return at - map->start;
}

#endif
