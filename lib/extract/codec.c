/* SPDX-License-Identifier: MIT
 * A reading as bytes, for the way from the process that read to the one that asked.
 *
 *   reading    = flags(varint) status(zigzag) [fingerprint(16 bytes)] [reason(string)] [extraction] [picture]
 *   flags      = bit 0: fingerprint, 1: extraction, 2: no reader is built in, 3: lasting, 4: picture
 *   picture    = width height length(varints) bytes
 *   extraction = media-type(string) kind width height orientation(varints) language(string; "" is none)
 *                sidecar-for(likewise) count(varint) value* count(varint) warning(string)*
 *   value      = field source(varints) language(string) text(string)
 *   string     = length(varint) bytes
 *
 * There is no version: both ends are of one build, see isolate/message.h. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/reader.h"
#include "base/utf8.h"
#include "extract/extraction.h"
#include "extract/reading.h"

enum {
    HAS_FINGERPRINT = 1,
    HAS_EXTRACTION = 2,
    IS_UNREADABLE_KIND = 4,
    IS_LASTING = 8,
    HAS_PICTURE = 16,
    ALL_FLAGS = 31
};

#define MAX_REASON 4096 /* bytes */
#define MAX_TAG 255
#define MAX_PICTURE_SIDE 65535

/* --- writing --- */

static void put_string(struct buf *out, const char *text)
{
    size_t length = text != NULL ? strlen(text) : 0;

    buf_varint(out, length);
    buf_append(out, text != NULL ? text : "", length);
}

static void put_extraction(struct buf *out, const struct extraction *extraction)
{
    size_t i;

    put_string(out, extraction->media_type);
    buf_varint(out, extraction->kind);
    buf_varint(out, extraction->width);
    buf_varint(out, extraction->height);
    buf_varint(out, extraction->orientation);
    put_string(out, extraction->language);
    put_string(out, extraction->sidecar_for);
    buf_varint(out, extraction->count);
    for (i = 0; i < extraction->count; i++) {
        const struct extracted_value *value = &extraction->values[i];

        buf_varint(out, value->field);
        buf_varint(out, value->source);
        put_string(out, value->language);
        put_string(out, value->text);
    }
    buf_varint(out, extraction->warnings.count);
    for (i = 0; i < extraction->warnings.count; i++)
        put_string(out, extraction->warnings.items[i]);
}

static void put_picture(struct buf *out, const struct reading *reading)
{
    buf_varint(out, reading->picture_width);
    buf_varint(out, reading->picture_height);
    buf_varint(out, reading->picture.length);
    buf_append(out, reading->picture.bytes, reading->picture.length);
}

static unsigned flags_of(const struct reading *reading)
{
    return (reading->has_fingerprint ? HAS_FINGERPRINT : 0u) |
           (reading->is_understood ? HAS_EXTRACTION : 0u) |
           (reading->is_unreadable_kind ? IS_UNREADABLE_KIND : 0u) | (reading->is_lasting ? IS_LASTING : 0u) |
           (reading->picture.length > 0 ? HAS_PICTURE : 0u);
}

void reading_encode(struct buf *out, const struct reading *reading)
{
    int64_t status = reading->status;

    buf_varint(out, flags_of(reading));
    buf_varint(out, (uint64_t)status << 1 ^ (uint64_t)(status >> 63));
    if (reading->has_fingerprint)
        buf_append(out, reading->fingerprint, sizeof reading->fingerprint);
    if (reading->status < 0)
        put_string(out, reading->reason);
    if (reading->is_understood)
        put_extraction(out, &reading->extraction);
    if (reading->picture.length > 0)
        put_picture(out, reading);
}

/* --- reading --- */

/* A new string, or NULL: of no memory, or of damage. */
static char *take_string(struct reader *in, size_t limit)
{
    uint64_t length = reader_varint(in);
    const char *bytes = (const char *)in->at;

    if (in->damaged || length > in->left || length > limit || memchr(bytes, 0, (size_t)length) != NULL ||
        !utf8_valid(bytes, (size_t)length)) {
        in->damaged = true;
        return NULL;
    }
    in->at += length;
    in->left -= (size_t)length;
    return mem_string_n(bytes, (size_t)length);
}

static vitrine_status read_string(char **out, struct reader *in, size_t limit)
{
    *out = take_string(in, limit);
    if (*out != NULL)
        return VITRINE_OK;
    return in->damaged ? VITRINE_ECORRUPT : VITRINE_ENOMEM;
}

/* The same; of an empty one NULL. */
static vitrine_status read_optional(char **out, struct reader *in, size_t limit)
{
    vitrine_status s = read_string(out, in, limit);

    if (s >= 0 && (*out)[0] == '\0') {
        mem_free(*out);
        *out = NULL;
    }
    return s;
}

/* A varint below `end`. */
static uint32_t take_number(struct reader *in, uint64_t end)
{
    uint64_t number = reader_varint(in);

    in->damaged = in->damaged || number >= end;
    return in->damaged ? 0 : (uint32_t)number;
}

static vitrine_status read_facts(struct extraction *out, struct reader *in)
{
    char *type;
    vitrine_status s = read_string(&type, in, MAX_TAG);

    if (s < 0)
        return s;
    out->media_type = media_type_known(type);
    mem_free(type);
    out->kind = (enum record_kind)take_number(in, RECORD_TEXT + 1);
    out->width = take_number(in, (uint64_t)UINT32_MAX + 1);
    out->height = take_number(in, (uint64_t)UINT32_MAX + 1);
    out->orientation = take_number(in, 9);
    if (in->damaged || out->media_type == NULL || out->kind < RECORD_IMAGE)
        return VITRINE_ECORRUPT;
    s = read_optional(&out->language, in, MAX_TAG);
    return s < 0 ? s : read_optional(&out->sidecar_for, in, MAX_TAG);
}

/* Through the same door as a reader's, so that it is clean and its language a tag, whoever wrote it. */
static vitrine_status read_value(struct extraction *out, struct reader *in, vitrine_error **err)
{
    enum field field = (enum field)take_number(in, FIELD_END);
    enum source source = (enum source)take_number(in, SOURCE_SIDECAR + 1);
    char *language = NULL;
    char *text = NULL;
    vitrine_status s;

    if (in->damaged || field < 1 || source < 1)
        return VITRINE_ECORRUPT;
    s = read_string(&language, in, MAX_TAG);
    if (s >= 0)
        s = read_string(&text, in, in->left);
    if (s >= 0)
        s = extraction_add(out, field, source, language, text, strlen(text), err);
    mem_free(language);
    mem_free(text);
    return s;
}

static vitrine_status read_warning(struct extraction *out, struct reader *in, vitrine_error **err)
{
    char *line;
    vitrine_status s = read_string(&line, in, MAX_REASON);

    if (s >= 0)
        s = extraction_warn(out, err, "%s", line);
    mem_free(line);
    return s;
}

static vitrine_status read_extraction(struct extraction *out, struct reader *in, vitrine_error **err)
{
    vitrine_status s = read_facts(out, in);
    size_t count;

    if (s < 0)
        return s;
    for (count = take_number(in, EXTRACTION_MAX_VALUES + 1); count > 0 && s >= 0; count--)
        s = read_value(out, in, err);
    if (s < 0)
        return s;
    for (count = take_number(in, EXTRACTION_MAX_WARNINGS + 1); count > 0 && s >= 0; count--)
        s = read_warning(out, in, err);
    return s;
}

/* A picture is no larger than what was asked for could be. */
static vitrine_status read_picture(struct reading *out, struct reader *in)
{
    uint64_t length;

    out->picture_width = take_number(in, MAX_PICTURE_SIDE + 1);
    out->picture_height = take_number(in, MAX_PICTURE_SIDE + 1);
    length = reader_varint(in);
    if (in->damaged || length == 0 || length > in->left || out->picture_width == 0 ||
        out->picture_height == 0)
        return VITRINE_ECORRUPT;
    buf_append(&out->picture, in->at, (size_t)length);
    in->at += length;
    in->left -= (size_t)length;
    return out->picture.failed ? VITRINE_ENOMEM : VITRINE_OK;
}

/* What can be wrong with a file. */
static bool is_status_of_file(int64_t status)
{
    return status == VITRINE_OK || status == VITRINE_EFORMAT || status == VITRINE_ELIMIT ||
           status == VITRINE_EIO;
}

static vitrine_status read_reading(struct reading *out, struct reader *in, vitrine_error **err)
{
    uint32_t flags = take_number(in, ALL_FLAGS + 1);
    int64_t status = reader_signed(in);
    vitrine_status s = VITRINE_OK;

    if (in->damaged || !is_status_of_file(status) ||
        (status < 0 && (flags & (HAS_EXTRACTION | HAS_PICTURE)) != 0))
        return VITRINE_ECORRUPT;
    out->status = (vitrine_status)status;
    out->is_understood = (flags & HAS_EXTRACTION) != 0;
    out->is_unreadable_kind = (flags & IS_UNREADABLE_KIND) != 0;
    out->is_lasting = (flags & IS_LASTING) != 0;
    out->has_fingerprint = (flags & HAS_FINGERPRINT) != 0;
    if (out->has_fingerprint)
        reader_bytes(in, out->fingerprint, sizeof out->fingerprint);
    if (status < 0)
        s = read_string(&out->reason, in, MAX_REASON);
    if (s >= 0 && out->is_understood)
        s = read_extraction(&out->extraction, in, err);
    if (s >= 0 && (flags & HAS_PICTURE) != 0)
        s = read_picture(out, in);
    return s < 0 ? s : in->damaged || in->left > 0 ? VITRINE_ECORRUPT : VITRINE_OK;
}

vitrine_status reading_decode(struct reading *out, const void *bytes, size_t length, vitrine_error **err)
{
    struct reader in = {bytes, length, false};
    vitrine_status s = read_reading(out, &in, err);

    if (s == VITRINE_ENOMEM)
        return err_nomem(err);
    return s < 0 ? err_set(err, s, "what was read makes no sense") : VITRINE_OK;
}
