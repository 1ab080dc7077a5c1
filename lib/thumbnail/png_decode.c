/* SPDX-License-Identifier: MIT
 * PNG by libpng, row by row; an interlaced picture needs all its rows at once. Its errors are jumps: what
 * lives across one is in struct decoding. See codec.h. */
#include <png.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"
#include "thumbnail/codec.h"

#define CHANNELS 4
#define MAX_SIDE 1000000
#define MAX_CHUNK ((png_alloc_size_t)8 << 20)

struct decoding {
    png_structp png;
    png_infop info;
    vitrine_status status;
    vitrine_error **err;
    const struct input *input;
    struct budget *budget;
    uint64_t at;
    struct scaler scaler;
    size_t row_size;
    unsigned char *rows; /* one, or all */
    uint32_t rows_read;
};

static void fail(struct decoding *decoding, vitrine_status status)
{
    decoding->status = status;
    png_longjmp(decoding->png, 1);
}

static void on_error(png_structp png, png_const_charp words)
{
    struct decoding *decoding = png_get_error_ptr(png);

    decoding->status = err_set(decoding->err, VITRINE_EFORMAT, "PNG: %s", words);
    png_longjmp(png, 1);
}

static void on_warning(png_structp png, png_const_charp words)
{
    (void)png;
    (void)words;
}

static png_voidp allocate(png_structp png, png_alloc_size_t size)
{
    (void)png;
    return mem_alloc(size);
}

static void release(png_structp png, png_voidp block)
{
    (void)png;
    mem_free(block);
}

static void read_bytes(png_structp png, png_bytep bytes, size_t length)
{
    struct decoding *decoding = png_get_io_ptr(png);
    size_t got;
    vitrine_status s = input_read(decoding->input, decoding->at, bytes, length, &got, decoding->err);

    if (s >= 0)
        s = budget_spend(decoding->budget, got, "PNG", decoding->err);
    if (s >= 0)
        s = budget_check(decoding->budget, "PNG", decoding->err);
    if (s >= 0 && got < length)
        s = err_set(decoding->err, VITRINE_EFORMAT, "PNG: ends before its pixels do");
    if (s < 0)
        fail(decoding, s);
    decoding->at += got;
}

/* Whatever it is, four bytes a pixel. */
static void simplify(struct decoding *decoding)
{
    png_structp png = decoding->png;

    png_set_expand(png);
    png_set_scale_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
}

static vitrine_status begin_scaler(struct decoding *decoding, struct raster *out, uint32_t size)
{
    uint32_t in_width = png_get_image_width(decoding->png, decoding->info);
    uint32_t in_height = png_get_image_height(decoding->png, decoding->info);
    uint32_t width = in_width;
    uint32_t height = in_height;

    raster_fit(&width, &height, size);
    return scaler_begin(&decoding->scaler, out, in_width, in_height, width, height, decoding->err);
}

static void begin(struct decoding *decoding, struct raster *out, uint32_t size)
{
    png_structp png = decoding->png;
    uint32_t width;
    uint32_t height;
    int passes;
    vitrine_status s;

    png_set_read_fn(png, decoding, read_bytes);
    png_set_user_limits(png, MAX_SIDE, MAX_SIDE);
    png_set_chunk_malloc_max(png, MAX_CHUNK);
    png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_DISCARD);
    png_read_info(png, decoding->info);
    width = png_get_image_width(png, decoding->info);
    height = png_get_image_height(png, decoding->info);
    simplify(decoding);
    passes = png_set_interlace_handling(png);
    png_read_update_info(png, decoding->info);
    decoding->row_size = (size_t)width * CHANNELS;
    s = codec_check("PNG", (uint64_t)width * height, passes > 1 ? CHANNELS : 0, decoding->err);
    if (s >= 0 && png_get_rowbytes(png, decoding->info) != decoding->row_size)
        s = err_set(decoding->err, VITRINE_EFORMAT, "PNG: of an unknown kind of pixels");
    if (s >= 0)
        s = begin_scaler(decoding, out, size);
    if (s < 0)
        fail(decoding, s);
    decoding->rows = mem_zero(passes > 1 ? height : 1, decoding->row_size);
    if (decoding->rows == NULL)
        fail(decoding, err_nomem(decoding->err));
}

static void add_rows(struct decoding *decoding)
{
    uint32_t y;

    for (y = 0; y < decoding->scaler.in_height; y++)
        scaler_add(&decoding->scaler, decoding->rows + y * decoding->row_size, CHANNELS);
}

/* Each pass fills in more pixels of all rows. */
static void read_passes(struct decoding *decoding)
{
    int pass;
    uint32_t y;

    for (pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
        for (y = 0; y < decoding->scaler.in_height; y++) {
            png_read_row(decoding->png, decoding->rows + y * decoding->row_size, NULL);
            decoding->rows_read++;
        }
}

static void read_rows(struct decoding *decoding)
{
    uint32_t y;

    for (y = 0; y < decoding->scaler.in_height; y++) {
        png_read_row(decoding->png, decoding->rows, NULL);
        scaler_add(&decoding->scaler, decoding->rows, CHANNELS);
        decoding->rows_read++;
    }
}

static vitrine_status run(struct decoding *decoding, struct raster *out, uint32_t size)
{
    if (setjmp(png_jmpbuf(decoding->png)) != 0)
        return decoding->status;
    begin(decoding, out, size);
    if (png_get_interlace_type(decoding->png, decoding->info) == PNG_INTERLACE_NONE)
        read_rows(decoding);
    else
        read_passes(decoding);
    return VITRINE_OK;
}

static vitrine_status decode(struct decoding *decoding, struct raster *out, uint32_t size)
{
    vitrine_status s;

    decoding->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, decoding, on_error, on_warning, NULL,
                                             allocate, release);
    decoding->info = decoding->png != NULL ? png_create_info_struct(decoding->png) : NULL;
    if (decoding->info == NULL)
        return err_nomem(decoding->err);
    s = run(decoding, out, size);
    if (decoding->rows != NULL && png_get_interlace_type(decoding->png, decoding->info) != PNG_INTERLACE_NONE)
        add_rows(decoding);
    return s;
}

vitrine_status png_decode(struct raster *out, const struct input *input, uint32_t size, struct budget *budget,
                          vitrine_error **err)
{
    struct decoding decoding = {.input = input, .budget = budget};
    vitrine_error *cause = NULL;
    vitrine_status s;

    decoding.err = &cause;
    s = decode(&decoding, out, size);
    /* a picture that is cut is shown as far as it goes */
    if (s == VITRINE_EFORMAT && decoding.rows_read > 0)
        s = VITRINE_OK;
    else if (s < 0)
        s = err_set(err, s, "%s", vitrine_error_message(cause));
    vitrine_error_free(cause);
    scaler_end(&decoding.scaler);
    mem_free(decoding.rows);
    png_destroy_read_struct(&decoding.png, &decoding.info, NULL);
    return s;
}
