/* SPDX-License-Identifier: MIT
 * thumbnail/codec.h - pixels out of files, and a small picture into one. Each decoder is a feature of the
 * build. */
#ifndef THUMBNAIL_CODEC_H
#define THUMBNAIL_CODEC_H

#include "extract/extract.h"
#include "thumbnail/raster.h"

/* Memory that decoding may take beside what is put out, bytes. */
#define CODEC_MAX_MEMORY ((uint64_t)200 << 20)
/* Pixels of what is decoded row by row. */
#define CODEC_MAX_PIXELS ((uint64_t)400 * 1000 * 1000)
/* Of a file that must be read as a whole. */
#define CODEC_MAX_BYTES ((uint64_t)64 << 20)

/* Decode a picture into one that fits into a square of `size`. EFORMAT, ELIMIT, EIO; ENOMEM. What is cut off
 * stays white. */
typedef vitrine_status picture_decoder(struct raster *out, const struct input *input, uint32_t size,
                                       struct budget *budget, vitrine_error **err);
picture_decoder jpeg_decode;
picture_decoder png_decode;
picture_decoder webp_decode;
picture_decoder avif_decode;

/* Append the picture as JPEG. ENOMEM. */
typedef vitrine_status picture_encoder(struct buf *out, const struct raster *raster, vitrine_error **err);
picture_encoder jpeg_encode;

/* What of these the build has, by decoder_table.c; the row without a media type ends the table. */
struct decoder {
    const char *media_type;
    picture_decoder *decode;
};
extern const struct decoder decoder_table[];
extern picture_encoder *const encoder; /* NULL only where the table is empty */

/* Is there memory for `pixels` of so many bytes? ELIMIT. */
vitrine_status codec_check(const char *format, uint64_t pixels, uint64_t bytes_each, vitrine_error **err);
/* Append the whole file; ELIMIT beyond CODEC_MAX_BYTES. */
vitrine_status codec_load(struct buf *out, const struct input *input, struct budget *budget,
                          vitrine_error **err);

#endif
