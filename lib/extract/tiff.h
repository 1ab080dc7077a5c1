/* SPDX-License-Identifier: MIT
 * extract/tiff.h - the directories of a TIFF: of a file of its own, or of an Exif block in another.
 *
 * The main directory, the Exif and GPS ones it points to, and the thumbnail's behind it; each is read once,
 * so that nothing can loop. Makers' notes are never read. */
#ifndef EXTRACT_TIFF_H
#define EXTRACT_TIFF_H

#include "extract/extraction.h"

enum tiff_place { TIFF_MAIN, TIFF_EXIF, TIFF_GPS, TIFF_THUMBNAIL, TIFF_PLACE_COUNT };

enum tiff_type {
    TIFF_BYTE = 1,
    TIFF_ASCII = 2,
    TIFF_SHORT = 3,
    TIFF_LONG = 4,
    TIFF_RATIONAL = 5,
    TIFF_UNDEFINED = 7,
    TIFF_SRATIONAL = 10,
    TIFF_OFFSET = 13,
    TIFF_LONG8 = 16,
    TIFF_UTF8 = 129 /* Exif 3.0 */
};

/* The tags that the walk itself goes by; the last two are the thumbnail's. */
enum tiff_pointer {
    TIFF_EXIF_POINTER = 0x8769,
    TIFF_GPS_POINTER = 0x8825,
    TIFF_PREVIEW_OFFSET = 0x0201,
    TIFF_PREVIEW_LENGTH = 0x0202
};

#define TIFF_ENTRY_SIZE 12 /* 20 in BigTIFF */

struct tiff_directory {
    unsigned char *entries;
    size_t count;
    uint64_t start; /* of the entries, in the input */
};

struct tiff {
    struct input input;
    bool little_endian;
    bool is_big;  /* BigTIFF: offsets of 8 bytes */
    bool damaged; /* something that was asked for is not there whole */
    struct tiff_directory directories[TIFF_PLACE_COUNT];
};
#define TIFF_INIT               \
    {                           \
        .little_endian = false, \
    }
void tiff_dispose(struct tiff *tiff);

/* Do these first bytes (8 are enough) start a TIFF? */
bool tiff_looks_like(const void *bytes, size_t length);
/* Read the directories; an input that is no TIFF has none, and is damaged. `input` is copied, what it reads
 * from is borrowed. EIO, and what the budget says. */
vitrine_status tiff_open(struct tiff *out, const struct input *input, struct budget *budget,
                         vitrine_error **err);

/* Where a value is; it stands in the input as a whole. */
struct tiff_value {
    unsigned type;
    uint64_t offset;
    size_t length; /* bytes, more than 0 */
};
bool tiff_find(struct tiff_value *out, struct tiff *tiff, enum tiff_place place, unsigned tag);
/* Append the bytes of a value. */
vitrine_status tiff_load(struct buf *out, const struct tiff *tiff, const struct tiff_value *value,
                         struct budget *budget, vitrine_error **err);
/* Its first number; false if it is of another type, or can't be read. */
bool tiff_number(uint64_t *out, const struct tiff *tiff, const struct tiff_value *value);
/* The same of a value in memory. */
bool tiff_first_number(uint64_t *out, unsigned type, const unsigned char *bytes, size_t length,
                       bool little_endian);
/* The number that these bytes (at most 8) are. */
uint64_t tiff_decode(const unsigned char *bytes, size_t length, bool little_endian);

#endif
