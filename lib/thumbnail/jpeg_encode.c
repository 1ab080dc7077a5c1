/* SPDX-License-Identifier: MIT
 * A small picture as JPEG, by libjpeg-turbo; see codec.h. */
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"
#include "thumbnail/codec.h"

#define QUALITY 85
#define PIECE 8192

struct encoding {
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_destination_mgr destination;
    jmp_buf failed;
    struct buf *out;
    JOCTET piece[PIECE];
};

static void on_error(j_common_ptr jpeg)
{
    struct encoding *encoding = jpeg->client_data;

    longjmp(encoding->failed, 1);
}

static void on_message(j_common_ptr jpeg)
{
    (void)jpeg;
}

static void begin_destination(j_compress_ptr jpeg)
{
    struct encoding *encoding = jpeg->client_data;

    encoding->destination.next_output_byte = encoding->piece;
    encoding->destination.free_in_buffer = PIECE;
}

static boolean drain(j_compress_ptr jpeg)
{
    struct encoding *encoding = jpeg->client_data;

    buf_append(encoding->out, encoding->piece, PIECE);
    begin_destination(jpeg);
    return TRUE;
}

static void end_destination(j_compress_ptr jpeg)
{
    struct encoding *encoding = jpeg->client_data;

    buf_append(encoding->out, encoding->piece, PIECE - encoding->destination.free_in_buffer);
}

static void begin(struct encoding *encoding, const struct raster *raster)
{
    struct jpeg_compress_struct *jpeg = &encoding->jpeg;

    jpeg_create_compress(jpeg);
    jpeg->client_data = encoding;
    encoding->destination = (struct jpeg_destination_mgr){.init_destination = begin_destination,
                                                          .empty_output_buffer = drain,
                                                          .term_destination = end_destination};
    jpeg->dest = &encoding->destination;
    jpeg->image_width = raster->width;
    jpeg->image_height = raster->height;
    jpeg->input_components = RASTER_CHANNELS;
    jpeg->in_color_space = JCS_RGB;
    jpeg_set_defaults(jpeg);
    jpeg_set_quality(jpeg, QUALITY, TRUE);
    jpeg->optimize_coding = TRUE;
}

static bool run(struct encoding *encoding, const struct raster *raster)
{
    if (setjmp(encoding->failed) != 0)
        return false;
    begin(encoding, raster);
    jpeg_start_compress(&encoding->jpeg, TRUE);
    while (encoding->jpeg.next_scanline < raster->height) {
        JSAMPROW row =
            raster->pixels + (size_t)encoding->jpeg.next_scanline * raster->width * RASTER_CHANNELS;

        jpeg_write_scanlines(&encoding->jpeg, &row, 1);
    }
    jpeg_finish_compress(&encoding->jpeg);
    return true;
}

vitrine_status jpeg_encode(struct buf *out, const struct raster *raster, vitrine_error **err)
{
    struct encoding *encoding = mem_zero(1, sizeof *encoding);
    bool done;

    if (encoding == NULL)
        return err_nomem(err);
    encoding->out = out;
    encoding->jpeg.err = jpeg_std_error(&encoding->errors);
    encoding->errors.error_exit = on_error;
    encoding->errors.output_message = on_message;
    encoding->jpeg.client_data = encoding;
    done = run(encoding, raster);
    jpeg_destroy_compress(&encoding->jpeg);
    mem_free(encoding);
    /* of a picture that is there, nothing but memory can fail */
    return done && !out->failed ? VITRINE_OK : err_nomem(err);
}
