/* SPDX-License-Identifier: MIT
 * A stretch of text in bits; see word_map.h. */
#include "text/word_map.h"

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define HIGH EACH(0x80)

/* The high bit of each ASCII byte from `first` to `last`. */
static uint64_t find_between(uint64_t bytes, unsigned first, unsigned last)
{
    uint64_t low = bytes & ~HIGH;

    return (low + EACH(0x80u - first)) & ~(low + EACH(0x7fu - last)) & ~bytes & HIGH;
}

/* The high bits of eight bytes, side by side. */
static uint8_t gather(uint64_t bytes)
{
    return (uint8_t)(((bytes & HIGH) >> 7) * UINT64_C(0x0102040810204080) >> 56);
}

static void store(char *out, uint64_t bytes)
{
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bytes = __builtin_bswap64(bytes);
#endif
    memcpy(out, &bytes, sizeof bytes);
}

static void note_eight(struct word_map *map, size_t at, uint64_t bytes)
{
    uint64_t letters = find_between(bytes | EACH(0x20), 'a', 'z');
    uint64_t capitals = letters & ~(bytes << 2);
    uint64_t ends = ~(letters | bytes);

    map->ends[at / 8] = gather(ends);
    map->gaps[at / 8] = gather(ends & ~find_between(bytes, '0', '9'));
    map->wide[at / 8] = gather(bytes);
    store(map->small + at, bytes | capitals >> 2);
}

/* What is behind the stretch: ends behind the text, else nothing, where no look begins. */
static void note_end(struct word_map *map, size_t at, bool is_last)
{
    memset(map->ends + at / 8, is_last ? 0xff : 0, 16);
    memset(map->gaps + at / 8, is_last ? 0xff : 0, 16);
    memset(map->wide + at / 8, 0, 16);
    memset(map->small + at, 0, 16);
}

void word_map_make(struct word_map *map, const char *text, size_t length, size_t start)
{
    size_t left = length - start;
    size_t size = left < WORD_MAP_SIZE ? left : WORD_MAP_SIZE;
    size_t at = 0;

    for (; size - at >= 8; at += 8)
        note_eight(map, at, word_map_load(text + start + at));
    if (at < size) {
        char rest[8] = {0};

        memcpy(rest, text + start + at, size - at);
        note_eight(map, at, word_map_load(rest));
        at += 8;
    }
    note_end(map, at, size == left);
    map->start = start;
    map->end = size == left ? length : start + size - 2 * WORD_MAP_LOOK - 8; /* a look sees all there is */
}
