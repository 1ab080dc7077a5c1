/* SPDX-License-Identifier: MIT
 * WebP by libwebp, which scales while it decodes; see codec.h. */
#include <webp/decode.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"
#include "thumbnail/codec.h"

#define CHANNELS 4

static vitrine_status tell(VP8StatusCode code, vitrine_error **err)
{
    switch (code) {
    case VP8_STATUS_OK:
        return VITRINE_OK;
    case VP8_STATUS_OUT_OF_MEMORY:
        return err_nomem(err);
    case VP8_STATUS_UNSUPPORTED_FEATURE:
        return err_set(err, VITRINE_EFORMAT, "WebP: an animation or another kind that can't be decoded");
    default:
        return err_set(err, VITRINE_EFORMAT, "WebP: damaged");
    }
}

/* Decode to exactly the size of the scaler's input. */
static vitrine_status decode(struct scaler *scaler, WebPDecoderConfig *config, const struct buf *bytes,
                             const struct budget *budget, vitrine_error **err)
{
    size_t row_size = (size_t)scaler->in_width * CHANNELS;
    unsigned char *pixels = mem_zero(scaler->in_height, row_size);
    vitrine_status s;
    uint32_t y;

    if (pixels == NULL)
        return err_nomem(err);
    config->options.use_scaling = 1;
    config->options.scaled_width = (int)scaler->in_width;
    config->options.scaled_height = (int)scaler->in_height;
    config->output.colorspace = MODE_RGBA;
    config->output.is_external_memory = 1;
    config->output.u.RGBA.rgba = pixels;
    config->output.u.RGBA.stride = (int)row_size;
    config->output.u.RGBA.size = row_size * scaler->in_height;
    s = tell(WebPDecode((const uint8_t *)bytes->bytes, bytes->length, config), err);
    for (y = 0; s >= 0 && y < scaler->in_height; y++) {
        s = budget_check(budget, "WebP", err);
        if (s >= 0)
            scaler_add(scaler, pixels + y * row_size, CHANNELS);
    }
    mem_free(pixels);
    return s;
}

static vitrine_status decode_bytes(struct raster *out, const struct buf *bytes, uint32_t size,
                                   const struct budget *budget, vitrine_error **err)
{
    struct scaler scaler = {0};
    WebPDecoderConfig config;
    uint32_t width;
    uint32_t height;
    vitrine_status s;

    if (!WebPInitDecoderConfig(&config))
        return err_set(err, VITRINE_EFORMAT, "WebP: the library is another than it was built with");
    s = tell(WebPGetFeatures((const uint8_t *)buf_text(bytes), bytes->length, &config.input), err);
    if (s < 0)
        return s;
    width = (uint32_t)config.input.width;
    height = (uint32_t)config.input.height;
    s = codec_check("WebP", (uint64_t)width * height, CHANNELS, err);
    raster_fit(&width, &height, size);
    if (s >= 0)
        s = scaler_begin(&scaler, out, width, height, width, height, err);
    if (s >= 0)
        s = decode(&scaler, &config, bytes, budget, err);
    scaler_end(&scaler);
    return s;
}

vitrine_status webp_decode(struct raster *out, const struct input *input, uint32_t size,
                           struct budget *budget, vitrine_error **err)
{
    struct buf bytes = BUF_INIT;
    vitrine_status s = codec_load(&bytes, input, budget, err);

    if (s >= 0)
        s = decode_bytes(out, &bytes, size, budget, err);
    buf_dispose(&bytes);
    return s;
}
