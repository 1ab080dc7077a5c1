/* SPDX-License-Identifier: MIT
 * extract/exif.h - what the directories of Exif say of an image. */
#ifndef EXTRACT_EXIF_H
#define EXTRACT_EXIF_H

#include "extract/tiff.h"

/* The bytes that stand before the TIFF header in JPEG, and that some writers leave elsewhere. */
#define EXIF_MARK "Exif\0\0"
#define EXIF_MARK_SIZE 6

/* Add the values, and the orientation. */
vitrine_status exif_tell(struct extraction *out, struct tiff *tiff, struct budget *budget,
                         vitrine_error **err);
/* The same of a block: a TIFF, behind EXIF_MARK or not. */
vitrine_status exif_read(struct extraction *out, const unsigned char *block, size_t length,
                         struct budget *budget, vitrine_error **err);

#endif
