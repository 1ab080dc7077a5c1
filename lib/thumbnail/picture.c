/* SPDX-License-Identifier: MIT
 * A small picture of an image; see picture.h. */
#include "thumbnail/picture.h"

#include <string.h>

#include "base/err.h"
#include "thumbnail/codec.h"

static picture_decoder *decoder_of(const char *media_type)
{
    size_t i;

    for (i = 0; decoder_table[i].media_type != NULL; i++)
        if (strcmp(decoder_table[i].media_type, media_type) == 0)
            return decoder_table[i].decode;
    return NULL;
}

bool picture_decodes(const char *media_type)
{
    return decoder_of(media_type) != NULL;
}

vitrine_status codec_check(const char *format, uint64_t pixels, uint64_t bytes_each, vitrine_error **err)
{
    if (pixels > CODEC_MAX_PIXELS)
        return err_set(err, VITRINE_ELIMIT, "%s: more than %llu million pixels", format,
                       (unsigned long long)CODEC_MAX_PIXELS / 1000000);
    if (pixels * bytes_each > CODEC_MAX_MEMORY)
        return err_set(err, VITRINE_ELIMIT, "%s: needs more than %llu MiB of memory to be decoded", format,
                       (unsigned long long)CODEC_MAX_MEMORY >> 20);
    return VITRINE_OK;
}

vitrine_status codec_load(struct buf *out, const struct input *input, struct budget *budget,
                          vitrine_error **err)
{
    size_t got;
    vitrine_status s;

    if (input->size > CODEC_MAX_BYTES)
        return err_set(err, VITRINE_ELIMIT, "larger than %llu MiB",
                       (unsigned long long)CODEC_MAX_BYTES >> 20);
    s = budget_spend(budget, input->size, "image", err);
    if (s < 0)
        return s;
    if (!buf_reserve(out, (size_t)input->size))
        return err_nomem(err);
    s = input_read(input, 0, out->bytes, (size_t)input->size, &got, err);
    out->length = got;
    return s;
}

/* Has it the shape of the whole, but for the rounding of its sides? Some makers put black bars beside it. */
static bool has_shape(const struct raster *small, const struct extraction *whole)
{
    uint32_t width = whole->orientation >= 5 ? whole->height : whole->width;
    uint32_t height = whole->orientation >= 5 ? whole->width : whole->height;
    uint64_t slack = (uint64_t)(width > height ? width : height) * 2;
    uint64_t a = (uint64_t)small->width * height;
    uint64_t b = (uint64_t)small->height * width;

    return small->width <= width && small->height <= height && (a > b ? a - b : b - a) <= slack;
}

static bool is_large_enough(const struct raster *small, const struct extraction *whole, uint32_t size)
{
    uint32_t longest = whole->width > whole->height ? whole->width : whole->height;

    return small->width >= size || small->height >= size || small->width >= longest ||
           small->height >= longest;
}

/* Exif's own small picture, in `out` where *good: it is there, of the right shape, and large enough where
 * that is asked. What else is wrong with it is no failure of the image. */
static vitrine_status use_preview(bool *good, struct raster *out, const struct buf *preview,
                                  const struct extraction *whole, bool any_size, uint32_t size,
                                  struct budget *budget)
{
    picture_decoder *decode = decoder_of("image/jpeg");
    struct input_memory holder = {(const unsigned char *)buf_text(preview), preview->length};
    struct input input;
    vitrine_status s;

    *good = false;
    if (decode == NULL || preview->length == 0)
        return VITRINE_OK;
    input_from_memory(&input, &holder, "preview");
    s = decode(out, &input, size, budget, NULL);
    if (s == VITRINE_ENOMEM || s == VITRINE_ECANCELLED)
        return s;
    *good = s >= 0 && has_shape(out, whole) && (any_size || is_large_enough(out, whole, size));
    return VITRINE_OK;
}

static vitrine_status decode_image(struct raster *out, const struct input *input,
                                   const struct extraction *whole, uint32_t size, struct budget *budget,
                                   vitrine_error **err)
{
    picture_decoder *decode = decoder_of(whole->media_type);

    if (decode == NULL)
        return err_set(err, VITRINE_EFORMAT, "pixels of %s are not decoded by this build", whole->media_type);
    return decode(out, input, size, budget, err);
}

/* The preview if it is good enough, else the image, else the preview as small as it is. */
static vitrine_status make_raster(struct raster *out, const struct input *input,
                                  const struct extraction *whole, const struct buf *preview, uint32_t size,
                                  struct budget *budget, vitrine_error **err)
{
    vitrine_error *cause = NULL;
    bool good;
    vitrine_status s = use_preview(&good, out, preview, whole, false, size, budget);

    if (s >= 0 && !good)
        s = decode_image(out, input, whole, size, budget, &cause);
    if (s == VITRINE_EFORMAT || s == VITRINE_ELIMIT) {
        vitrine_status tried = use_preview(&good, out, preview, whole, true, size, budget);

        if (tried < 0 || good)
            s = tried;
    }
    if (s < 0 && cause != NULL)
        err_set(err, s, "%s", vitrine_error_message(cause));
    vitrine_error_free(cause);
    if (s < 0)
        return s == VITRINE_ENOMEM ? err_nomem(err)
                                   : err_set(err, s, "the making of a thumbnail was stopped");
    return out->is_upright ? VITRINE_OK : raster_turn(out, whole->orientation, err);
}

vitrine_status picture_small(struct buf *out, uint32_t *width, uint32_t *height, const struct input *input,
                             uint32_t size, struct budget *budget, vitrine_error **err)
{
    struct buf preview = BUF_INIT;
    struct extraction whole = EXTRACTION_INIT;
    struct raster raster = RASTER_INIT;
    vitrine_status s;

    whole.preview = &preview;
    s = extract_read(&whole, input, budget, err);
    if (s >= 0 && whole.kind != RECORD_IMAGE)
        s = err_set(err, VITRINE_EFORMAT, "not an image");
    if (s >= 0)
        s = make_raster(&raster, input, &whole, &preview, size, budget, err);
    if (s >= 0) {
        *width = raster.width;
        *height = raster.height;
        s = encoder(out, &raster, err); /* is there, since a decoder was */
    }
    raster_dispose(&raster);
    extraction_dispose(&whole);
    buf_dispose(&preview);
    return s;
}
