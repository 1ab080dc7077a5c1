/* SPDX-License-Identifier: MIT
 * GIF (89a specification): a signature, the size (2 bytes each, low first), a colour table, then blocks, each
 * of pieces {length, bytes} up to an empty one. XMP stands in an application's extension, written as it is; a
 * trailer behind it makes a walk over its bytes, taken for lengths, end (XMP part 3, 1.1.2). */
#include <string.h>

#include "extract/metadata.h"
#include "extract/readers.h"

#define HEAD_SIZE 13
#define MAX_BLOCKS 100000
#define MAX_PIECES 1000000
#define XMP_APPLICATION "XMP DataXMP"
#define APPLICATION_SIZE 11
#define TRAILER_SIZE 258

enum { BLOCK_EXTENSION = 0x21, BLOCK_IMAGE = 0x2c, LABEL_APPLICATION = 0xff };

struct gif {
    struct extraction *out;
    const struct input *input;
    struct budget *budget;
    struct metadata metadata;
    uint64_t at;
    size_t pieces;
};

static uint32_t get_16(const unsigned char *bytes)
{
    return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
}

static size_t size_of_colours(unsigned flags)
{
    return flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0;
}

/* Read exactly `length` bytes and move behind them; DONE where there are fewer. */
static vitrine_status take(unsigned char *bytes, size_t length, struct gif *gif, vitrine_error **err)
{
    size_t got;
    vitrine_status s = input_read(gif->input, gif->at, bytes, length, &got, err);

    gif->at += got;
    return s < 0 || got == length ? s : VITRINE_DONE;
}

/* Move behind the empty piece. */
static vitrine_status skip_pieces(struct gif *gif, vitrine_error **err)
{
    unsigned char length = 1;
    vitrine_status s = VITRINE_OK;

    while (s == VITRINE_OK && length != 0) {
        if (++gif->pieces > MAX_PIECES)
            return VITRINE_DONE;
        if (gif->pieces % 4096 == 0)
            s = budget_check(gif->budget, "GIF", err);
        if (s == VITRINE_OK)
            s = take(&length, 1, gif, err);
        gif->at += length;
    }
    return s;
}

/* The trailer is 1, 255, 254 … 0, 0. */
static void drop_trailer(struct buf *packet)
{
    size_t end = packet->length;

    if (end > TRAILER_SIZE && memcmp(packet->bytes + end - TRAILER_SIZE, "\x01\xff\xfe", 3) == 0)
        buf_truncate(packet, end - TRAILER_SIZE);
}

static vitrine_status read_application(struct gif *gif, vitrine_error **err)
{
    unsigned char name[1 + APPLICATION_SIZE];
    uint64_t start;
    vitrine_status s = take(name, sizeof name, gif, err);
    bool is_xmp = memcmp(name, "\x0b" XMP_APPLICATION, sizeof name) == 0 && gif->metadata.xmp.length == 0;

    if (s != VITRINE_OK)
        return s;
    start = gif->at;
    s = skip_pieces(gif, err);
    if (s == VITRINE_OK && is_xmp && gif->at - start <= EXTRACTION_MAX_PAYLOAD)
        s = extract_load(&gif->metadata.xmp, gif->input, start, (size_t)(gif->at - start), gif->budget, err);
    if (s >= 0 && is_xmp)
        drop_trailer(&gif->metadata.xmp);
    return s;
}

static vitrine_status read_extension(struct gif *gif, vitrine_error **err)
{
    unsigned char label;
    vitrine_status s = take(&label, 1, gif, err);

    if (s != VITRINE_OK)
        return s;
    return label == LABEL_APPLICATION ? read_application(gif, err) : skip_pieces(gif, err);
}

/* Its place and size, a colour table, the length of its codes, then the pixels. */
static vitrine_status skip_image(struct gif *gif, vitrine_error **err)
{
    unsigned char head[9];
    vitrine_status s = take(head, sizeof head, gif, err);

    if (s != VITRINE_OK)
        return s;
    gif->at += size_of_colours(head[8]) + 1;
    return skip_pieces(gif, err);
}

static vitrine_status read_blocks(struct gif *gif, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < MAX_BLOCKS && s == VITRINE_OK; i++) {
        unsigned char kind;

        s = take(&kind, 1, gif, err);
        if (s == VITRINE_OK && kind == BLOCK_EXTENSION)
            s = read_extension(gif, err);
        else if (s == VITRINE_OK && kind == BLOCK_IMAGE)
            s = skip_image(gif, err);
        else if (s == VITRINE_OK)
            return VITRINE_OK;
    }
    return s < 0 ? s : extraction_warn(gif->out, err, "GIF: ends before its last block");
}

vitrine_status gif_read(struct extraction *out, const struct input *input, struct budget *budget,
                        vitrine_error **err)
{
    struct gif gif = {out, input, budget, METADATA_INIT, 0, 0};
    unsigned char head[HEAD_SIZE];
    vitrine_status s = take(head, sizeof head, &gif, err);

    if (s == VITRINE_OK) {
        out->width = get_16(head + 6);
        out->height = get_16(head + 8);
        gif.at += size_of_colours(head[10]);
        s = read_blocks(&gif, err);
    }
    return metadata_finish(s, out, &gif.metadata, "GIF", budget, err);
}
