/* SPDX-License-Identifier: MIT
 * AVIF by libavif, which needs the whole picture at once; see codec.h. */
#include <avif/avif.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"
#include "thumbnail/codec.h"

#define CHANNELS 4
/* Planes of the picture and of the one it was made from, and the colours, bytes a pixel. */
#define BYTES_EACH 12

static vitrine_status tell(avifResult result, vitrine_error **err)
{
    if (result == AVIF_RESULT_OK)
        return VITRINE_OK;
    if (result == AVIF_RESULT_OUT_OF_MEMORY)
        return err_nomem(err);
    return err_set(err, VITRINE_EFORMAT, "AVIF: %s", avifResultToString(result));
}

static vitrine_status add_rows(struct raster *out, const avifRGBImage *colours, uint32_t size,
                               const struct budget *budget, vitrine_error **err)
{
    struct scaler scaler = {0};
    uint32_t width = colours->width;
    uint32_t height = colours->height;
    vitrine_status s;
    uint32_t y;

    raster_fit(&width, &height, size);
    s = scaler_begin(&scaler, out, colours->width, colours->height, width, height, err);
    for (y = 0; s >= 0 && y < colours->height; y++) {
        s = budget_check(budget, "AVIF", err);
        if (s >= 0)
            scaler_add(&scaler, colours->pixels + (size_t)y * colours->rowBytes, CHANNELS);
    }
    scaler_end(&scaler);
    return s;
}

/* The file's own turning, then its mirroring; as Exif would number them. */
static vitrine_status turn(struct raster *out, const avifImage *image, vitrine_error **err)
{
    static const uint32_t quarters[] = {1, 8, 3, 6};
    static const uint32_t mirrors[] = {4, 2};
    vitrine_status s = VITRINE_OK;

    if (image->transformFlags & AVIF_TRANSFORM_IROT)
        s = raster_turn(out, quarters[image->irot.angle & 3], err);
    if (s >= 0 && image->transformFlags & AVIF_TRANSFORM_IMIR)
        s = raster_turn(out, mirrors[image->imir.mode & 1], err);
    out->is_upright = (image->transformFlags & (AVIF_TRANSFORM_IROT | AVIF_TRANSFORM_IMIR)) != 0;
    return s;
}

static vitrine_status convert(struct raster *out, const avifImage *image, uint32_t size,
                              const struct budget *budget, vitrine_error **err)
{
    avifRGBImage colours;
    vitrine_status s;

    avifRGBImageSetDefaults(&colours, image);
    colours.format = AVIF_RGB_FORMAT_RGBA;
    colours.depth = 8;
    colours.rowBytes = image->width * CHANNELS;
    colours.pixels = mem_alloc((size_t)image->height * colours.rowBytes);
    if (colours.pixels == NULL)
        return err_nomem(err);
    s = tell(avifImageYUVToRGB(image, &colours), err);
    if (s >= 0)
        s = add_rows(out, &colours, size, budget, err);
    if (s >= 0)
        s = turn(out, image, err);
    mem_free(colours.pixels);
    return s;
}

static vitrine_status decode(struct raster *out, avifDecoder *decoder, const struct buf *bytes, uint32_t size,
                             const struct budget *budget, vitrine_error **err)
{
    vitrine_status s;

    decoder->ignoreExif = AVIF_TRUE;
    decoder->ignoreXMP = AVIF_TRUE;
    decoder->imageSizeLimit = (uint32_t)(CODEC_MAX_MEMORY / BYTES_EACH);
    decoder->strictFlags = AVIF_STRICT_DISABLED;
    s = tell(avifDecoderSetIOMemory(decoder, (const uint8_t *)buf_text(bytes), bytes->length), err);
    if (s >= 0)
        s = tell(avifDecoderParse(decoder), err);
    if (s >= 0)
        s = codec_check("AVIF", (uint64_t)decoder->image->width * decoder->image->height, BYTES_EACH, err);
    if (s >= 0)
        s = tell(avifDecoderNextImage(decoder), err);
    return s < 0 ? s : convert(out, decoder->image, size, budget, err);
}

vitrine_status avif_decode(struct raster *out, const struct input *input, uint32_t size,
                           struct budget *budget, vitrine_error **err)
{
    struct buf bytes = BUF_INIT;
    avifDecoder *decoder = avifDecoderCreate();
    vitrine_status s = decoder != NULL ? codec_load(&bytes, input, budget, err) : err_nomem(err);

    if (s >= 0)
        s = decode(out, decoder, &bytes, size, budget, err);
    if (decoder != NULL)
        avifDecoderDestroy(decoder);
    buf_dispose(&bytes);
    return s;
}
