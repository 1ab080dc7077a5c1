/* SPDX-License-Identifier: MIT
 * extract/exif.h - the Exif block of an image. */
#ifndef EXTRACT_EXIF_H
#define EXTRACT_EXIF_H

#include "extract/extraction.h"

/* The bytes before the TIFF header, which libexif wants to see. */
#define EXIF_MARK "Exif\0\0"
#define EXIF_MARK_SIZE 6

/* Add what a block that starts with EXIF_MARK says, and its orientation. The block is altered. */
vitrine_status exif_read(struct extraction *out, unsigned char *block, size_t length, vitrine_error **err);

#endif
