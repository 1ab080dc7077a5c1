/* SPDX-License-Identifier: MIT
 * JPEG by libjpeg-turbo, which decodes to an eighth, a quarter ... of the size at once. Its errors are jumps:
 * what lives across one is in struct decoding. See codec.h. */
#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"
#include "thumbnail/codec.h"

#define PIECE 32768 /* bytes read at once */
#define MAX_SCANS 500

struct decoding {
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    struct jpeg_source_mgr source;
    struct jpeg_progress_mgr progress;
    jmp_buf failed;
    vitrine_status status;
    vitrine_error **err;
    const struct input *input;
    struct budget *budget;
    uint64_t at;
    struct scaler scaler;
    unsigned char *row;
    JOCTET piece[PIECE];
};

/* The first three members' addresses lead back to the whole. */
static struct decoding *decoding_of(j_common_ptr jpeg)
{
    return jpeg->client_data;
}

static void fail(struct decoding *decoding, vitrine_status status)
{
    decoding->status = status;
    longjmp(decoding->failed, 1);
}

static void on_error(j_common_ptr jpeg)
{
    struct decoding *decoding = decoding_of(jpeg);
    char words[JMSG_LENGTH_MAX];

    jpeg->err->format_message(jpeg, words);
    fail(decoding, err_set(decoding->err, VITRINE_EFORMAT, "JPEG: %s", words));
}

/* Damage that can be decoded over says nothing to anybody. */
static void on_message(j_common_ptr jpeg)
{
    (void)jpeg;
}

static void on_progress(j_common_ptr jpeg)
{
    struct decoding *decoding = decoding_of(jpeg);
    vitrine_status s = budget_check(decoding->budget, "JPEG", decoding->err);

    if (s >= 0 && decoding->jpeg.input_scan_number > MAX_SCANS)
        s = err_set(decoding->err, VITRINE_ELIMIT, "JPEG: more than %d scans", MAX_SCANS);
    if (s < 0)
        fail(decoding, s);
}

static void begin_source(j_decompress_ptr jpeg)
{
    (void)jpeg;
}

/* The next piece; behind the end of the file, the end of the picture. */
static boolean fill(j_decompress_ptr jpeg)
{
    struct decoding *decoding = decoding_of((j_common_ptr)jpeg);
    size_t got;
    vitrine_status s = input_read(decoding->input, decoding->at, decoding->piece, PIECE, &got, decoding->err);

    if (s >= 0)
        s = budget_spend(decoding->budget, got, "JPEG", decoding->err);
    if (s < 0)
        fail(decoding, s);
    decoding->at += got;
    if (got == 0) {
        decoding->piece[0] = 0xff;
        decoding->piece[1] = JPEG_EOI;
        got = 2;
    }
    decoding->source.next_input_byte = decoding->piece;
    decoding->source.bytes_in_buffer = got;
    return TRUE;
}

static void skip(j_decompress_ptr jpeg, long count)
{
    struct decoding *decoding = decoding_of((j_common_ptr)jpeg);
    size_t wanted = count > 0 ? (size_t)count : 0;
    size_t here = decoding->source.bytes_in_buffer;

    if (wanted > here) {
        decoding->at += wanted - here;
        wanted = here;
    }
    decoding->source.next_input_byte += wanted;
    decoding->source.bytes_in_buffer -= wanted;
}

static void end_source(j_decompress_ptr jpeg)
{
    (void)jpeg;
}

static void connect(struct decoding *decoding)
{
    decoding->jpeg.err = jpeg_std_error(&decoding->errors);
    decoding->errors.error_exit = on_error;
    decoding->errors.output_message = on_message;
    decoding->jpeg.client_data = decoding;
    decoding->source = (struct jpeg_source_mgr){.init_source = begin_source,
                                                .fill_input_buffer = fill,
                                                .skip_input_data = skip,
                                                .resync_to_restart = jpeg_resync_to_restart,
                                                .term_source = end_source};
    decoding->progress.progress_monitor = on_progress;
}

/* Pictures of several scans are kept as coefficients of two bytes. */
static uint64_t coefficients(const struct jpeg_decompress_struct *jpeg)
{
    uint64_t count = 0;
    int i;

    for (i = 0; i < jpeg->num_components; i++)
        count += (uint64_t)jpeg->image_width * (uint64_t)jpeg->comp_info[i].h_samp_factor /
                 (uint64_t)jpeg->max_h_samp_factor * jpeg->image_height *
                 (uint64_t)jpeg->comp_info[i].v_samp_factor / (uint64_t)jpeg->max_v_samp_factor;
    return count;
}

/* The least of the eighths that is no smaller than what is wanted. */
static void choose_scale(struct jpeg_decompress_struct *jpeg, uint32_t width, uint32_t height)
{
    jpeg->scale_denom = 8;
    for (jpeg->scale_num = 1; jpeg->scale_num < 8; jpeg->scale_num++) {
        jpeg_calc_output_dimensions(jpeg);
        if (jpeg->output_width >= width && jpeg->output_height >= height)
            return;
    }
}

static void begin(struct decoding *decoding, struct raster *out, uint32_t size)
{
    struct jpeg_decompress_struct *jpeg = &decoding->jpeg;
    uint32_t width;
    uint32_t height;
    vitrine_status s;

    jpeg_create_decompress(jpeg);
    jpeg->client_data = decoding;
    jpeg->src = &decoding->source;
    jpeg->progress = &decoding->progress;
    jpeg_read_header(jpeg, TRUE);
    if (jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK)
        jpeg->out_color_space = JCS_CMYK;
    else
        jpeg->out_color_space = JCS_RGB;
    width = jpeg->image_width;
    height = jpeg->image_height;
    raster_fit(&width, &height, size);
    choose_scale(jpeg, width, height);
    s = codec_check("JPEG", (uint64_t)jpeg->image_width * jpeg->image_height, 0, decoding->err);
    if (s >= 0 && jpeg_has_multiple_scans(jpeg))
        s = codec_check("JPEG", coefficients(jpeg), sizeof(JCOEF), decoding->err);
    if (s < 0)
        fail(decoding, s);
    jpeg_start_decompress(jpeg);
    s = scaler_begin(&decoding->scaler, out, jpeg->output_width, jpeg->output_height, width, height,
                     decoding->err);
    decoding->row = s >= 0 ? mem_zero(jpeg->output_width, 4) : NULL;
    if (decoding->row == NULL)
        fail(decoding, err_nomem(decoding->err));
}

/* Photoshop writes the inks inverted, and says so by its marker. */
static void inks_to_light(unsigned char *row, size_t width, bool inverted)
{
    size_t i;

    for (i = 0; i < width; i++) {
        const unsigned char *inks = row + i * 4;
        unsigned char light[4];
        int k;

        for (k = 0; k < 4; k++)
            light[k] = inverted ? inks[k] : (unsigned char)(255 - inks[k]);
        for (k = 0; k < 3; k++)
            row[i * 3 + (size_t)k] = (unsigned char)(light[k] * light[3] / 255);
    }
}

static vitrine_status run(struct decoding *decoding, struct raster *out, uint32_t size)
{
    if (setjmp(decoding->failed) != 0)
        return decoding->status;
    begin(decoding, out, size);
    while (decoding->jpeg.output_scanline < decoding->jpeg.output_height) {
        jpeg_read_scanlines(&decoding->jpeg, &decoding->row, 1);
        if (decoding->jpeg.out_color_space == JCS_CMYK)
            inks_to_light(decoding->row, decoding->jpeg.output_width, decoding->jpeg.saw_Adobe_marker);
        scaler_add(&decoding->scaler, decoding->row, RASTER_CHANNELS);
    }
    return VITRINE_OK;
}

vitrine_status jpeg_decode(struct raster *out, const struct input *input, uint32_t size,
                           struct budget *budget, vitrine_error **err)
{
    struct decoding *decoding = mem_zero(1, sizeof *decoding);
    vitrine_status s;

    if (decoding == NULL)
        return err_nomem(err);
    decoding->input = input;
    decoding->budget = budget;
    decoding->err = err;
    connect(decoding);
    s = run(decoding, out, size);
    jpeg_destroy_decompress(&decoding->jpeg);
    scaler_end(&decoding->scaler);
    mem_free(decoding->row);
    mem_free(decoding);
    return s;
}
