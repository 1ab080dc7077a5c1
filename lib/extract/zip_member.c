/* SPDX-License-Identifier: MIT
 * The bytes of one member of a ZIP package; see zip.h. */
#include <zlib.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/inflate.h"
#include "extract/zip.h"
#include "extract/zip_header.h"

#define STEP 65536

/* Where a member's bytes are, and how far they were read. */
struct member_bytes {
    const struct zip *zip;
    uint64_t at;
    uint64_t left;
    unsigned char piece[STEP];
    size_t length;
};

static vitrine_status load_piece(struct member_bytes *bytes, vitrine_error **err)
{
    size_t want = bytes->left < STEP ? (size_t)bytes->left : STEP;
    vitrine_status s = budget_spend(bytes->zip->budget, want, "ZIP", err);

    if (s >= 0)
        s = budget_check(bytes->zip->budget, "ZIP", err);
    if (s >= 0)
        s = input_read(bytes->zip->input, bytes->at, bytes->piece, want, &bytes->length, err);
    bytes->at += bytes->length;
    bytes->left = bytes->length > 0 ? bytes->left - bytes->length : 0;
    return s;
}

static vitrine_status copy_stored(struct buf *out, bool *whole, struct member_bytes *bytes, size_t limit,
                                  vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && bytes->left > 0 && out->length < limit) {
        s = load_piece(bytes, err);
        if (s >= 0)
            buf_append(out, bytes->piece, bytes->length);
    }
    *whole = bytes->left == 0;
    return s;
}

/* Inflate what is in the piece. */
static vitrine_status inflate_piece(struct buf *out, int *result, z_stream *stream,
                                    struct member_bytes *bytes, size_t limit, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    stream->next_in = bytes->piece;
    stream->avail_in = (unsigned)bytes->length;
    do {
        size_t room = limit - out->length < STEP ? limit - out->length : STEP;

        if (room == 0)
            return VITRINE_OK;
        if (!buf_reserve(out, room))
            return err_nomem(err);
        stream->next_out = (unsigned char *)out->bytes + out->length;
        stream->avail_out = (unsigned)room;
        *result = inflate(stream, Z_NO_FLUSH);
        room -= stream->avail_out;
        out->length += room;
        out->bytes[out->length] = '\0';
        s = *result == Z_MEM_ERROR ? err_nomem(err) : budget_spend(bytes->zip->budget, room, "ZIP", err);
    } while (s >= 0 && *result == Z_OK && stream->avail_out == 0);
    return s;
}

static vitrine_status inflate_all(struct buf *out, bool *whole, z_stream *stream, struct member_bytes *bytes,
                                  size_t limit, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    int result = Z_OK;

    while (s >= 0 && (result == Z_OK || result == Z_BUF_ERROR) && bytes->left > 0 && out->length < limit) {
        s = load_piece(bytes, err);
        if (s >= 0 && bytes->length > 0)
            s = inflate_piece(out, &result, stream, bytes, limit, err);
    }
    *whole = result == Z_STREAM_END;
    return s;
}

static vitrine_status copy_deflated(struct buf *out, bool *whole, struct member_bytes *bytes, size_t limit,
                                    vitrine_error **err)
{
    z_stream stream = {.zalloc = inflate_alloc, .zfree = inflate_free};
    vitrine_status s;

    *whole = false;
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return err_nomem(err);
    s = inflate_all(out, whole, &stream, bytes, limit, err);
    inflateEnd(&stream);
    return s;
}

/* Set bytes to what stands behind the member's own header. */
static vitrine_status find_bytes(struct member_bytes *bytes, const struct zip_member *member,
                                 vitrine_error **err)
{
    struct zip_header header;
    vitrine_status s;

    bytes->at = member->offset;
    bytes->left = ZIP_HEADER_SIZE + ZIP_MAX_NAME;
    s = load_piece(bytes, err);
    if (s < 0)
        return s;
    if (!zip_read_header(&header, bytes->piece, bytes->length))
        return err_set(err, VITRINE_EFORMAT, "damaged: %s isn't where the directory says", member->name);
    bytes->at = member->offset + header.size;
    bytes->left = member->packed;
    return VITRINE_OK;
}

static vitrine_status copy_member(struct buf *out, bool *whole, const struct zip *zip,
                                  const struct zip_member *member, size_t limit, vitrine_error **err)
{
    struct member_bytes *bytes = mem_zero(1, sizeof *bytes);
    vitrine_status s;

    if (bytes == NULL)
        return err_nomem(err);
    bytes->zip = zip;
    s = find_bytes(bytes, member, err);
    if (s >= 0)
        s = member->method == ZIP_STORED ? copy_stored(out, whole, bytes, limit, err)
                                         : copy_deflated(out, whole, bytes, limit, err);
    mem_free(bytes);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}

static bool sum_agrees(const struct buf *out, size_t start, uint32_t sum)
{
    uLong found = crc32(0, Z_NULL, 0);

    if (out->length > start)
        found = crc32(found, (const unsigned char *)out->bytes + start, (unsigned)(out->length - start));
    return found == sum;
}

vitrine_status zip_read(struct buf *out, const char **damage, const struct zip *zip,
                        const struct zip_member *member, size_t limit, vitrine_error **err)
{
    size_t start = out->length;
    bool whole = false;
    vitrine_status s;

    if (member->encrypted)
        return err_set(err, VITRINE_EFORMAT, "encrypted: it can't be read without its password");
    if (member->method != ZIP_STORED && member->method != ZIP_DEFLATED)
        return err_set(err, VITRINE_EFORMAT, "packed by method %u, which can't be read", member->method);
    s = copy_member(out, &whole, zip, member, start + limit, err);
    if (s < 0)
        return s;
    if (out->length >= start + limit)
        *damage = "too large, only its beginning is read";
    else if (!whole)
        *damage = "damaged, read as far as possible";
    else if (member->has_crc && !sum_agrees(out, start, member->crc))
        *damage = "its checksum doesn't agree, it may be damaged";
    return VITRINE_OK;
}
