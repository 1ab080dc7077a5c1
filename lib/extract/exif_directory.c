/* SPDX-License-Identifier: MIT
 * The directories of a TIFF: a count, entries of 12 bytes {tag, type, count, value or offset}, and the offset
 * of the next; see exif_directory.h. */
#include "extract/exif_directory.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define ENTRY_SIZE 12
/* IFD0 and its thumbnail's; Exif, GPS and interoperability below each. More is a loop. */
#define MAX_DIRECTORIES 16

enum {
    TAG_EXIF = 0x8769,
    TAG_GPS = 0x8825,
    TAG_INTEROPERABILITY = 0xa005,
    TAG_MAKER_NOTE = 0x927c,
    TAG_THUMBNAIL_OFFSET = 0x0201,
    TAG_THUMBNAIL_LENGTH = 0x0202,
    TYPE_ASCII = 2,
    TYPE_UTF8 = 129
};

struct tiff {
    unsigned char *bytes;
    size_t length;
    bool little_endian;
    uint32_t pending[MAX_DIRECTORIES]; /* offsets, of directories seen and to be seen */
    size_t pending_count;
};

static unsigned get_16(const struct tiff *tiff, size_t at)
{
    const unsigned char *p = tiff->bytes + at;

    return tiff->little_endian ? (unsigned)(p[0] | p[1] << 8) : (unsigned)(p[0] << 8 | p[1]);
}

static uint32_t get_32(const struct tiff *tiff, size_t at)
{
    uint32_t first = get_16(tiff, at);
    uint32_t second = get_16(tiff, at + 2);

    return tiff->little_endian ? second << 16 | first : first << 16 | second;
}

static void put_16(struct tiff *tiff, size_t at, unsigned value)
{
    tiff->bytes[at] = (unsigned char)(tiff->little_endian ? value : value >> 8);
    tiff->bytes[at + 1] = (unsigned char)(tiff->little_endian ? value >> 8 : value);
}

static void add_directory(struct tiff *tiff, uint32_t offset)
{
    size_t i;

    if (offset == 0 || tiff->pending_count == MAX_DIRECTORIES)
        return;
    for (i = 0; i < tiff->pending_count; i++)
        if (tiff->pending[i] == offset)
            return;
    tiff->pending[tiff->pending_count++] = offset;
}

static void prepare_entry(struct tiff *tiff, size_t at)
{
    switch (get_16(tiff, at)) {
    case TAG_EXIF:
    case TAG_GPS:
    case TAG_INTEROPERABILITY:
        add_directory(tiff, get_32(tiff, at + 8));
        break;
    case TAG_MAKER_NOTE:
    case TAG_THUMBNAIL_OFFSET:
    case TAG_THUMBNAIL_LENGTH:
        memset(tiff->bytes + at, 0, ENTRY_SIZE);
        break;
    default:
        if (get_16(tiff, at + 2) == TYPE_UTF8)
            put_16(tiff, at + 2, TYPE_ASCII);
    }
}

static void prepare_directory(struct tiff *tiff, size_t at)
{
    unsigned count;

    if (at > tiff->length || tiff->length - at < 2)
        return;
    count = get_16(tiff, at);
    at += 2;
    for (; count > 0 && tiff->length - at >= ENTRY_SIZE; count--) {
        prepare_entry(tiff, at);
        at += ENTRY_SIZE;
    }
    if (count == 0 && tiff->length - at >= 4)
        add_directory(tiff, get_32(tiff, at));
}

void exif_directory_prepare(unsigned char *bytes, size_t length)
{
    struct tiff tiff = {.bytes = bytes, .length = length};
    size_t i;

    if (length < 8)
        return;
    tiff.little_endian = bytes[0] == 'I';
    add_directory(&tiff, get_32(&tiff, 4));
    for (i = 0; i < tiff.pending_count; i++)
        prepare_directory(&tiff, tiff.pending[i]);
}
