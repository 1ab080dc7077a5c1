/* SPDX-License-Identifier: MIT
 * Small pictures; see raster.h. */
#include "thumbnail/raster.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

void raster_dispose(struct raster *raster)
{
    mem_free(raster->pixels);
    *raster = (struct raster)RASTER_INIT;
}

vitrine_status raster_init(struct raster *out, uint32_t width, uint32_t height, vitrine_error **err)
{
    size_t size = (size_t)width * height * RASTER_CHANNELS;

    raster_dispose(out);
    out->pixels = mem_alloc(size);
    if (out->pixels == NULL)
        return err_nomem(err);
    memset(out->pixels, 0xff, size);
    out->width = width;
    out->height = height;
    return VITRINE_OK;
}

/* Where the pixel shown at (x, y) of a picture so large stands in what is stored. */
static size_t stored_at(const struct raster *stored, uint32_t orientation, uint32_t x, uint32_t y)
{
    uint32_t across = orientation >= 5 ? y : x;
    uint32_t down = orientation >= 5 ? x : y;

    if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
        across = stored->width - 1 - across;
    if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
        down = stored->height - 1 - down;
    return ((size_t)down * stored->width + across) * RASTER_CHANNELS;
}

vitrine_status raster_turn(struct raster *raster, uint32_t orientation, vitrine_error **err)
{
    struct raster turned = RASTER_INIT;
    uint32_t x;
    uint32_t y;
    vitrine_status s;

    if (orientation < 2 || orientation > 8)
        return VITRINE_OK;
    s = orientation >= 5 ? raster_init(&turned, raster->height, raster->width, err)
                         : raster_init(&turned, raster->width, raster->height, err);
    if (s < 0)
        return s;
    for (y = 0; y < turned.height; y++)
        for (x = 0; x < turned.width; x++)
            memcpy(turned.pixels + ((size_t)y * turned.width + x) * RASTER_CHANNELS,
                   raster->pixels + stored_at(raster, orientation, x, y), RASTER_CHANNELS);
    raster_dispose(raster);
    *raster = turned;
    return VITRINE_OK;
}

static uint32_t fit_side(uint32_t side, uint32_t longest, uint32_t size)
{
    uint64_t fitted = ((uint64_t)side * size + longest / 2) / longest;

    return fitted > 0 ? (uint32_t)fitted : 1;
}

void raster_fit(uint32_t *width, uint32_t *height, uint32_t size)
{
    uint32_t longest = *width > *height ? *width : *height;

    if (longest <= size)
        return;
    *width = fit_side(*width, longest, size);
    *height = fit_side(*height, longest, size);
}

vitrine_status scaler_begin(struct scaler *scaler, struct raster *out, uint32_t in_width, uint32_t in_height,
                            uint32_t width, uint32_t height, vitrine_error **err)
{
    vitrine_status s;

    *scaler = (struct scaler){.out = out, .in_width = in_width, .in_height = in_height};
    s = raster_init(out, width, height, err);
    if (s < 0)
        return s;
    scaler->across = mem_zero(width, RASTER_CHANNELS * sizeof *scaler->across);
    scaler->sums = mem_zero(width, RASTER_CHANNELS * sizeof *scaler->sums);
    return scaler->across != NULL && scaler->sums != NULL ? VITRINE_OK : err_nomem(err);
}

void scaler_end(struct scaler *scaler)
{
    mem_free(scaler->across);
    mem_free(scaler->sums);
    scaler->across = NULL;
    scaler->sums = NULL;
}

/* Add one pixel, `weight` times. */
static void add_pixel(uint64_t *sum, const unsigned char *pixel, unsigned channels, uint64_t weight)
{
    unsigned opacity = channels == 4 ? pixel[3] : 255;
    unsigned i;

    for (i = 0; i < RASTER_CHANNELS; i++)
        sum[i] += weight * (opacity == 255 ? pixel[i] : (pixel[i] * opacity + 255 * (255 - opacity)) / 255);
}

/* Sums of one row of the output's width. An input pixel x covers [x·w, (x+1)·w), an output pixel i
 * [i·W, (i+1)·W), for widths W of the input and w of the output. */
static void sum_across(struct scaler *scaler, const unsigned char *row, unsigned channels)
{
    uint64_t width = scaler->out->width;
    uint64_t edge = scaler->in_width; /* where the output pixel ends */
    uint64_t *sum = scaler->across;
    uint64_t at = 0;
    uint32_t x;

    memset(scaler->across, 0, (size_t)width * RASTER_CHANNELS * sizeof *scaler->across);
    for (x = 0; x < scaler->in_width; x++, row += channels) {
        uint64_t end = at + width;

        if (end <= edge) {
            add_pixel(sum, row, channels, width);
        } else {
            add_pixel(sum, row, channels, edge - at);
            sum += RASTER_CHANNELS;
            add_pixel(sum, row, channels, end - edge);
        }
        if (end >= edge) {
            sum += end == edge ? RASTER_CHANNELS : 0;
            edge += scaler->in_width;
        }
        at = end;
    }
}

static void add_row(struct scaler *scaler, uint64_t weight)
{
    size_t count = (size_t)scaler->out->width * RASTER_CHANNELS;
    size_t i;

    for (i = 0; i < count; i++)
        scaler->sums[i] += scaler->across[i] * weight;
}

/* The output row is complete. */
static void put_row(struct scaler *scaler)
{
    size_t count = (size_t)scaler->out->width * RASTER_CHANNELS;
    uint64_t area = (uint64_t)scaler->in_width * scaler->in_height;
    unsigned char *pixels = scaler->out->pixels + scaler->out_row * count;
    size_t i;

    for (i = 0; i < count; i++)
        pixels[i] = (unsigned char)((scaler->sums[i] + area / 2) / area);
    memset(scaler->sums, 0, count * sizeof *scaler->sums);
    scaler->out_row++;
}

void scaler_add(struct scaler *scaler, const unsigned char *row, unsigned channels)
{
    uint64_t height = scaler->out->height;
    uint64_t at = scaler->row * height;
    uint64_t edge = ((uint64_t)scaler->out_row + 1) * scaler->in_height;

    if (scaler->row >= scaler->in_height)
        return;
    sum_across(scaler, row, channels);
    scaler->row++;
    if (at + height < edge) {
        add_row(scaler, height);
        return;
    }
    add_row(scaler, edge - at);
    put_row(scaler);
    add_row(scaler, at + height - edge);
}
