/* SPDX-License-Identifier: MIT
 * The calls of vitrine/decode.h. */
#include <math.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "text/charset.h"

#define MOST ((size_t)16 << 20) /* bytes */

struct vitrine_decoded {
    struct buf text;
    struct charset_result result;
    struct charset_places places;
};

/* One of charset_read and charset_mend. */
typedef vitrine_status decode_call(struct buf *out, struct charset_result *result, const char *bytes,
                                   size_t length, const struct charset_options *options, vitrine_error **err);

void vitrine_decoded_free(vitrine_decoded *decoded)
{
    if (decoded == NULL)
        return;
    buf_dispose(&decoded->text);
    charset_places_dispose(&decoded->places);
    mem_free(decoded);
}

static vitrine_status run(vitrine_decoded *decoded, decode_call *call, const char *bytes, size_t length,
                          const vitrine_decode_options *options, vitrine_error **err)
{
    vitrine_decode_options given = VITRINE_DECODE_OPTIONS_INIT;
    struct charset_options asked = {.places = &decoded->places, .keep_nul = true};
    vitrine_status s;

    if (options != NULL)
        handle_options(&given, sizeof given, options);
    if (isnan(given.min_confidence) || given.min_confidence < 0)
        return err_set(err, VITRINE_EINVAL, "decode: the least confidence is no number from 0 on");
    asked.encoding = given.encoding;
    asked.declared = given.declared;
    asked.font = given.font;
    asked.min_confidence = given.min_confidence;
    if (!buf_reserve(&decoded->text, length))
        return err_nomem(err);
    s = call(&decoded->text, &decoded->result, bytes, length, &asked, err);
    return s < 0 ? s : VITRINE_OK;
}

static vitrine_status decode(vitrine_decoded **out, decode_call *call, const char *bytes, size_t length,
                             const vitrine_decode_options *options, vitrine_error **err)
{
    vitrine_decoded *decoded;
    vitrine_status s;

    if (length > MOST)
        return err_set(err, VITRINE_ELIMIT, "decode: more than %zu MiB", MOST >> 20);
    decoded = mem_zero(1, sizeof *decoded);
    if (decoded == NULL)
        return err_nomem(err);
    s = run(decoded, call, bytes != NULL ? bytes : "", length, options, err);
    if (s < 0)
        vitrine_decoded_free(decoded);
    else
        *out = decoded;
    return s;
}

vitrine_status vitrine_decode(vitrine_decoded **out, const void *bytes, size_t length,
                              const vitrine_decode_options *options, vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (out == NULL || (bytes == NULL && length > 0))
        return err_set(err, VITRINE_EINVAL, "decode: an argument is missing");
    return decode(out, charset_read, bytes, length, options, err);
}

vitrine_status vitrine_decode_text(vitrine_decoded **out, const char *text, size_t length,
                                   const vitrine_decode_options *options, vitrine_error **err)
{
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || text == NULL)
        return err_set(err, VITRINE_EINVAL, "decode: an argument is missing");
    s = handle_text_n(text, length, "decode", err);
    return s < 0 ? s : decode(out, charset_mend, text, length, options, err);
}

const char *vitrine_decoded_text(const vitrine_decoded *decoded, size_t *length)
{
    if (length != NULL)
        *length = decoded->text.length;
    return buf_text(&decoded->text);
}

const char *vitrine_decoded_encoding(const vitrine_decoded *decoded)
{
    return decoded->result.name;
}

const char *vitrine_decoded_route(const vitrine_decoded *decoded)
{
    return decoded->result.route[0] != '\0' ? decoded->result.route : NULL;
}

double vitrine_decoded_confidence(const vitrine_decoded *decoded)
{
    return decoded->result.confidence;
}

bool vitrine_decoded_guessed(const vitrine_decoded *decoded)
{
    return decoded->result.guessed;
}

const char *vitrine_decoded_suspected(const vitrine_decoded *decoded, double *confidence)
{
    if (decoded->result.suspect[0] == '\0')
        return NULL;
    if (confidence != NULL)
        *confidence = decoded->result.suspect_confidence;
    return decoded->result.suspect;
}

size_t vitrine_decoded_lost(const vitrine_decoded *decoded)
{
    return decoded->result.lost;
}

bool vitrine_decoded_lost_range(const vitrine_decoded *decoded, size_t i, size_t *start, size_t *end)
{
    if (i >= decoded->places.count)
        return false;
    *start = decoded->places.items[i].start;
    *end = decoded->places.items[i].end;
    return true;
}

const char *vitrine_encoding_name(size_t i)
{
    return charset_name(i);
}

const char *vitrine_encoding_of_font(const char *font)
{
    return font != NULL ? charset_of_font(NULL, font) : NULL;
}
