/* SPDX-License-Identifier: MIT
 * PNG: a signature, then chunks {length (4 bytes, high first), type, data, CRC}. IHDR holds the size, eXIf a
 * bare Exif block, iTXt XMP, and tEXt, zTXt and iTXt texts under an English keyword (PNG 3rd
 * edition, 11.3.3). */
#include <string.h>

#include "base/err.h"
#include "extract/clean.h"
#include "extract/inflate.h"
#include "extract/metadata.h"
#include "extract/readers.h"

#define SIGNATURE_SIZE 8
#define CHUNK_HEAD 8
#define CHUNK_CRC 4
#define MAX_CHUNKS 100000
#define XMP_KEYWORD "XML:com.adobe.xmp"

struct png {
    struct extraction *out;
    const struct input *input;
    struct budget *budget;
    struct metadata metadata;
    struct buf payload; /* of the chunk at hand */
    uint64_t at;
};

struct chunk {
    char type[5];
    uint64_t start; /* of the data */
    size_t length;
};

/* A text chunk taken apart; all borrowed from the payload. */
struct png_text {
    const char *keyword;
    const char *language; /* "" for none */
    const char *text;
    size_t length;
    bool compressed;
    bool international; /* UTF-8, not Latin-1 */
};

static uint32_t get_32(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

/* The next chunk; DONE at the end. */
static vitrine_status next_chunk(struct chunk *out, struct png *png, vitrine_error **err)
{
    unsigned char head[CHUNK_HEAD];
    size_t got;
    vitrine_status s = input_read(png->input, png->at, head, sizeof head, &got, err);

    if (s < 0)
        return s;
    if (got < sizeof head || get_32(head) > INT32_MAX) {
        s = extraction_warn(png->out, err, "PNG: ends before its last chunk");
        return s < 0 ? s : VITRINE_DONE;
    }
    memcpy(out->type, head + 4, 4);
    out->type[4] = '\0';
    out->length = get_32(head);
    out->start = png->at + CHUNK_HEAD;
    png->at = out->start + out->length + CHUNK_CRC;
    return strcmp(out->type, "IEND") == 0 ? VITRINE_DONE : VITRINE_OK;
}

static vitrine_status read_header(struct png *png, vitrine_error **err)
{
    const unsigned char *bytes = (const unsigned char *)png->payload.bytes;

    (void)err;
    if (png->payload.length < 8)
        return VITRINE_OK;
    png->out->width = get_32(bytes);
    png->out->height = get_32(bytes + 4);
    return VITRINE_OK;
}

static vitrine_status read_exif(struct png *png, vitrine_error **err)
{
    struct buf *exif = &png->metadata.exif;

    if (exif->length > 0)
        return VITRINE_OK;
    return metadata_append(exif, png->payload.bytes, png->payload.length, err);
}

/* The part of `payload` at *at up to its NUL; NULL if none ends there. */
static const char *take_string(const struct buf *payload, size_t *at)
{
    const char *start = payload->bytes + *at;
    size_t length = clean_until_nul(start, payload->length - *at);

    if (*at + length >= payload->length)
        return NULL;
    *at += length + 1;
    return start;
}

static bool split_international(struct png_text *out, const struct buf *payload, size_t *at)
{
    if (payload->length - *at < 2)
        return false;
    out->compressed = payload->bytes[*at] != 0;
    *at += 2;
    out->language = take_string(payload, at);
    return out->language != NULL && take_string(payload, at) != NULL;
}

static bool split_text(struct png_text *out, const char *type, const struct buf *payload)
{
    size_t at = 0;

    *out = (struct png_text){.language = ""};
    if (payload->length == 0)
        return false;
    out->keyword = take_string(payload, &at);
    if (out->keyword == NULL)
        return false;
    if (strcmp(type, "iTXt") == 0) {
        out->international = true;
        if (!split_international(out, payload, &at))
            return false;
    } else if (strcmp(type, "zTXt") == 0) {
        out->compressed = true;
        if (at++ >= payload->length)
            return false;
    }
    out->text = payload->bytes + at;
    out->length = payload->length - at;
    return true;
}

static enum field field_of_keyword(const char *keyword)
{
    static const struct {
        const char *keyword;
        enum field field;
    } keywords[] = {
        {"Title", FIELD_TITLE},
        {"Description", FIELD_DESCRIPTION},
        {"Author", FIELD_CREATOR},
        {"Copyright", FIELD_COPYRIGHT_NOTICE},
    };
    size_t i;

    for (i = 0; i < sizeof keywords / sizeof keywords[0]; i++)
        if (strcasecmp(keywords[i].keyword, keyword) == 0)
            return keywords[i].field;
    return (enum field)0;
}

static bool has_value(const struct extraction *out, enum field field, const char *language)
{
    size_t i;

    for (i = 0; i < out->count; i++)
        if (out->values[i].field == field && out->values[i].source == SOURCE_FILE &&
            strcmp(out->values[i].language, language) == 0)
            return true;
    return false;
}

/* The first text of each keyword and language counts. */
static vitrine_status keep_text(struct png *png, const struct png_text *text, vitrine_error **err)
{
    enum field field = field_of_keyword(text->keyword);
    struct buf decoded = BUF_INIT;
    vitrine_status s;

    if (field == 0 && (strcmp(text->keyword, XMP_KEYWORD) != 0 || png->metadata.xmp.length > 0))
        return VITRINE_OK;
    if (field == 0)
        return metadata_append(&png->metadata.xmp, text->text, text->length, err);
    if (has_value(png->out, field, text->language))
        return VITRINE_OK;
    s = extract_decode(&decoded, png->out, text->text, text->length, text->international ? "UTF-8" : NULL,
                       "PNG text", err);
    if (s >= 0 && decoded.failed)
        s = err_nomem(err);
    if (s >= 0)
        s = extraction_add(png->out, field, SOURCE_FILE, text->language, buf_text(&decoded), decoded.length,
                           err);
    buf_dispose(&decoded);
    return s;
}

static vitrine_status keep_compressed(struct png *png, struct png_text *text, vitrine_error **err)
{
    struct buf plain = BUF_INIT;
    bool whole;
    vitrine_status s = inflate_append(&plain, &whole, text->text, text->length, png->budget, err);

    if (s >= 0 && !whole)
        s = extraction_warn(png->out, err, "PNG: damaged compressed text");
    text->text = buf_text(&plain);
    text->length = plain.length;
    if (s >= 0)
        s = keep_text(png, text, err);
    buf_dispose(&plain);
    return s;
}

static bool is_wanted(const char *keyword)
{
    return field_of_keyword(keyword) != 0 || strcmp(keyword, XMP_KEYWORD) == 0;
}

static vitrine_status read_text(struct png *png, const char *type, vitrine_error **err)
{
    struct png_text text;

    if (!split_text(&text, type, &png->payload) || !is_wanted(text.keyword))
        return VITRINE_OK;
    return text.compressed ? keep_compressed(png, &text, err) : keep_text(png, &text, err);
}

static vitrine_status read_chunk(struct png *png, const struct chunk *chunk, vitrine_error **err)
{
    static const char *const types[] = {"IHDR", "eXIf", "tEXt", "zTXt", "iTXt"};
    size_t count = sizeof types / sizeof types[0];
    vitrine_status s;
    size_t i;

    for (i = 0; i < count && strcmp(types[i], chunk->type) != 0; i++)
        continue;
    if (i == count)
        return VITRINE_OK;
    if (chunk->length > EXTRACTION_MAX_PAYLOAD)
        return extraction_warn(png->out, err, "PNG: text too large, left out");
    buf_clear(&png->payload);
    s = extract_load(&png->payload, png->input, chunk->start, chunk->length, png->budget, err);
    if (s < 0)
        return s;
    if (i == 0)
        return read_header(png, err);
    return i == 1 ? read_exif(png, err) : read_text(png, chunk->type, err);
}

static vitrine_status read_chunks(struct png *png, vitrine_error **err)
{
    struct chunk chunk;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < MAX_CHUNKS; i++) {
        s = budget_check(png->budget, "PNG", err);
        if (s >= 0)
            s = next_chunk(&chunk, png, err);
        if (s != VITRINE_OK)
            return s < 0 ? s : VITRINE_OK;
        s = read_chunk(png, &chunk, err);
        if (s < 0)
            return s;
    }
    return extraction_warn(png->out, err, "PNG: more than %d chunks", MAX_CHUNKS);
}

vitrine_status png_read(struct extraction *out, const struct input *input, struct budget *budget,
                        vitrine_error **err)
{
    struct png png = {out, input, budget, METADATA_INIT, BUF_INIT, SIGNATURE_SIZE};
    vitrine_status s = read_chunks(&png, err);

    s = metadata_finish(s, out, &png.metadata, "PNG", budget, err);
    buf_dispose(&png.payload);
    return s;
}
