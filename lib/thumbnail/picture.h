/* SPDX-License-Identifier: MIT
 * thumbnail/picture.h - from the bytes of an image to a small upright JPEG: a pure function of an input. */
#ifndef THUMBNAIL_PICTURE_H
#define THUMBNAIL_PICTURE_H

#include "base/buf.h"
#include "extract/extract.h"

#define PICTURE_MIN_SIZE 16
#define PICTURE_MAX_SIZE 4096

/* Append a JPEG that fits into a square of `size` pixels, from Exif's own small picture where it is as good,
 * and give its size. EFORMAT: no image, damaged, or of a kind whose pixels this build can't decode. ELIMIT,
 * EIO, ENOMEM. */
vitrine_status picture_small(struct buf *out, uint32_t *width, uint32_t *height, const struct input *input,
                             uint32_t size, struct budget *budget, vitrine_error **err);
/* Are pixels of that media type decoded by this build? */
bool picture_decodes(const char *media_type);

#endif
