/* SPDX-License-Identifier: MIT
 * extract/exif.h - what the directories of Exif say of an image.
 *
 * It is told once, of values that come from one of two sources: libexif, which reads a block as JPEG may hold
 * it, and our own walk, for what libexif doesn't take: files that are TIFF, and blocks of more than 64 KiB.
 */
#ifndef EXTRACT_EXIF_H
#define EXTRACT_EXIF_H

#include "extract/tiff.h"

/* The bytes that stand before the TIFF header in JPEG, and that some writers leave elsewhere. */
#define EXIF_MARK "Exif\0\0"
#define EXIF_MARK_SIZE 6

struct exif_value {
    unsigned type;    /* enum tiff_type, or another one */
    struct buf bytes; /* as they stand there; none: there is no such value */
};

/* Where values are found. */
struct exif_source {
    /* Fill in a value, which is empty. */
    vitrine_status (*find)(struct exif_value *out, const struct exif_source *source, enum tiff_place place,
                           unsigned tag, vitrine_error **err);
    void *context;
    struct tiff *tiff; /* of the same bytes */
    struct budget *budget;
};

/* Add the values, and the orientation. */
vitrine_status exif_tell(struct extraction *out, const struct exif_source *source, vitrine_error **err);
/* exif_walk.c: the same of a TIFF. */
vitrine_status exif_tell_tiff(struct extraction *out, struct tiff *tiff, struct budget *budget,
                              vitrine_error **err);
/* exif_block.c: the same of a block: a TIFF, behind EXIF_MARK or not. */
vitrine_status exif_read(struct extraction *out, const unsigned char *block, size_t length,
                         struct budget *budget, vitrine_error **err);

#endif
