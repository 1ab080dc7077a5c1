/* SPDX-License-Identifier: MIT
 * WebP: "RIFF", size, "WEBP", then chunks {type, size (4 bytes, low first), data, padding to even} (RFC
 * 9649). VP8X, VP8 or VP8L hold the size, EXIF and XMP the metadata, which stands behind the pixels. */
#include <string.h>

#include "extract/metadata.h"
#include "extract/readers.h"

#define HEAD_SIZE 12
#define CHUNK_HEAD 8
#define MAX_CHUNKS 100000
#define FRAME_HEAD 10 /* bytes that are enough for any size */

struct webp {
    struct extraction *out;
    const struct input *input;
    struct budget *budget;
    struct metadata metadata;
    uint64_t at;
};

struct chunk {
    char type[5];
    uint64_t start; /* of the data */
    size_t length;
};

static uint32_t get_number(const unsigned char *bytes, int length)
{
    uint32_t number = 0;

    while (length-- > 0)
        number = number << 8 | bytes[length];
    return number;
}

/* The next chunk; DONE at the end. */
static vitrine_status next_chunk(struct chunk *out, struct webp *webp, vitrine_error **err)
{
    unsigned char head[CHUNK_HEAD];
    size_t got;
    vitrine_status s = input_read(webp->input, webp->at, head, sizeof head, &got, err);

    if (s < 0 || got < sizeof head)
        return s < 0 ? s : VITRINE_DONE;
    memcpy(out->type, head, 4);
    out->type[4] = '\0';
    out->length = get_number(head + 4, 4);
    out->start = webp->at + CHUNK_HEAD;
    webp->at = out->start + out->length + (out->length & 1);
    if (webp->at > webp->input->size + 1)
        s = extraction_warn(webp->out, err, "WebP: ends before its last chunk");
    return s;
}

/* A whole canvas, 24 bits each, less one. */
static bool read_extended(struct extraction *out, const unsigned char *bytes)
{
    out->width = get_number(bytes + 4, 3) + 1;
    out->height = get_number(bytes + 7, 3) + 1;
    return true;
}

/* A key frame of VP8 (RFC 6386, 9.1): its start code, then 14 bits each. */
static bool read_lossy(struct extraction *out, const unsigned char *bytes)
{
    if (memcmp(bytes + 3, "\x9d\x01\x2a", 3) != 0)
        return false;
    out->width = get_number(bytes + 6, 2) & 0x3fff;
    out->height = get_number(bytes + 8, 2) & 0x3fff;
    return true;
}

/* VP8L: its signature, then 14 bits each, less one. */
static bool read_lossless(struct extraction *out, const unsigned char *bytes)
{
    uint32_t bits = get_number(bytes + 1, 4);

    if (bytes[0] != 0x2f)
        return false;
    out->width = (bits & 0x3fff) + 1;
    out->height = (bits >> 14 & 0x3fff) + 1;
    return true;
}

typedef bool frame_reader(struct extraction *out, const unsigned char *bytes);

/* The first chunk that tells a size counts: the canvas stands before its frames. */
static vitrine_status read_frame(struct webp *webp, const struct chunk *chunk, frame_reader *read,
                                 vitrine_error **err)
{
    unsigned char bytes[FRAME_HEAD] = {0};
    size_t got;
    vitrine_status s;

    if (webp->out->width != 0)
        return VITRINE_OK;
    s = input_read(webp->input, chunk->start, bytes, sizeof bytes, &got, err);
    if (s >= 0 && (got < sizeof bytes || !read(webp->out, bytes)))
        s = extraction_warn(webp->out, err, "WebP: damaged frame");
    return s;
}

/* Of each block the first counts. */
static vitrine_status read_block(struct webp *webp, struct buf *block, const struct chunk *chunk,
                                 vitrine_error **err)
{
    if (block->length > 0)
        return VITRINE_OK;
    if (chunk->length > EXTRACTION_MAX_PAYLOAD)
        return extraction_warn(webp->out, err, "WebP: metadata too large, left out");
    return extract_load(block, webp->input, chunk->start, chunk->length, webp->budget, err);
}

static vitrine_status read_chunk(struct webp *webp, const struct chunk *chunk, vitrine_error **err)
{
    static const struct {
        const char *type;
        frame_reader *read;
    } frames[] = {{"VP8X", read_extended}, {"VP8 ", read_lossy}, {"VP8L", read_lossless}};
    size_t i;

    for (i = 0; i < sizeof frames / sizeof frames[0]; i++)
        if (strcmp(chunk->type, frames[i].type) == 0)
            return read_frame(webp, chunk, frames[i].read, err);
    if (strcmp(chunk->type, "EXIF") == 0)
        return read_block(webp, &webp->metadata.exif, chunk, err);
    if (strncmp(chunk->type, "XMP", 3) == 0) /* then a space, or a NUL by some */
        return read_block(webp, &webp->metadata.xmp, chunk, err);
    return VITRINE_OK;
}

static vitrine_status read_chunks(struct webp *webp, vitrine_error **err)
{
    struct chunk chunk;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < MAX_CHUNKS; i++) {
        s = budget_check(webp->budget, "WebP", err);
        if (s >= 0)
            s = next_chunk(&chunk, webp, err);
        if (s != VITRINE_OK)
            return s < 0 ? s : VITRINE_OK;
        s = read_chunk(webp, &chunk, err);
        if (s < 0)
            return s;
    }
    return extraction_warn(webp->out, err, "WebP: more than %d chunks", MAX_CHUNKS);
}

vitrine_status webp_read(struct extraction *out, const struct input *input, struct budget *budget,
                         vitrine_error **err)
{
    struct webp webp = {out, input, budget, METADATA_INIT, HEAD_SIZE};
    vitrine_status s = read_chunks(&webp, err);

    return metadata_finish(s, out, &webp.metadata, "WebP", budget, err);
}
