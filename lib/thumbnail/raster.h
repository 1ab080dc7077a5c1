/* SPDX-License-Identifier: MIT
 * thumbnail/raster.h - a small picture in memory, and how a large one becomes one, row by row. */
#ifndef THUMBNAIL_RASTER_H
#define THUMBNAIL_RASTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vitrine/error.h"

#define RASTER_CHANNELS 3 /* bytes a pixel: red, green, blue */

struct raster {
    unsigned char *pixels; /* rows from the top, without padding */
    uint32_t width;
    uint32_t height;
    bool is_upright; /* what made it has turned it already */
};
#define RASTER_INIT     \
    {                   \
        .pixels = NULL, \
    }
void raster_dispose(struct raster *raster);
/* White. ENOMEM. */
vitrine_status raster_init(struct raster *out, uint32_t width, uint32_t height, vitrine_error **err);
/* Turn it as Exif's orientation says, 1 to 8; anything else leaves it. ENOMEM. */
vitrine_status raster_turn(struct raster *raster, uint32_t orientation, vitrine_error **err);

/* The size that fits into a square of `size`, never larger than it is. */
void raster_fit(uint32_t *width, uint32_t *height, uint32_t size);

/* Rows in, a smaller raster out: each of its pixels is the mean of the area it stands for. */
struct scaler {
    struct raster *out;
    uint32_t in_width;
    uint32_t in_height;
    uint32_t row;     /* of the input, next */
    uint32_t out_row; /* that is being summed */
    uint64_t *across; /* sums of the row at hand */
    uint64_t *sums;   /* of the output row */
};
/* Into a raster so large, no larger than the input. ENOMEM. */
vitrine_status scaler_begin(struct scaler *scaler, struct raster *out, uint32_t in_width, uint32_t in_height,
                            uint32_t width, uint32_t height, vitrine_error **err);
/* The next row: in_width pixels of `channels` bytes, 3 or 4; the fourth is opacity, over white. */
void scaler_add(struct scaler *scaler, const unsigned char *row, unsigned channels);
void scaler_end(struct scaler *scaler);

#endif
