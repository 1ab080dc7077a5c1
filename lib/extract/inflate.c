/* SPDX-License-Identifier: MIT
 * zlib streams; see inflate.h. */
#include "extract/inflate.h"

#include <zlib.h>

#include "base/alloc.h"
#include "base/err.h"

void *inflate_alloc(void *context, unsigned count, unsigned size)
{
    (void)context;
    return mem_zero(count, size);
}

void inflate_free(void *context, void *block)
{
    (void)context;
    mem_free(block);
}

static vitrine_status pay(struct buf *out, size_t length, struct budget *budget, vitrine_error **err)
{
    vitrine_status s = budget_spend(budget, length, "compressed metadata", err);

    if (s >= 0)
        s = budget_check(budget, "compressed metadata", err);
    if (s >= 0 && out->length > EXTRACTION_MAX_PAYLOAD)
        s = err_set(err, VITRINE_ELIMIT, "compressed metadata: larger than %zu bytes",
                    EXTRACTION_MAX_PAYLOAD);
    return s;
}

static vitrine_status run(struct buf *out, bool *whole, z_stream *stream, struct budget *budget,
                          vitrine_error **err)
{
    char piece[16384];
    int result = Z_OK;

    while (result == Z_OK) {
        size_t length;
        vitrine_status s;

        stream->next_out = (unsigned char *)piece;
        stream->avail_out = sizeof piece;
        result = inflate(stream, Z_NO_FLUSH);
        length = sizeof piece - stream->avail_out;
        buf_append(out, piece, length);
        s = pay(out, length, budget, err);
        if (s < 0)
            return s;
        if (result == Z_MEM_ERROR || out->failed)
            return err_nomem(err);
    }
    *whole = result == Z_STREAM_END;
    return VITRINE_OK;
}

vitrine_status inflate_append(struct buf *out, bool *whole, const void *bytes, size_t length,
                              struct budget *budget, vitrine_error **err)
{
    z_stream stream = {.zalloc = inflate_alloc, .zfree = inflate_free};
    vitrine_status s;

    *whole = false;
    if (length > UINT32_MAX)
        return VITRINE_OK;
    if (inflateInit(&stream) != Z_OK)
        return err_nomem(err);
    stream.next_in = (unsigned char *)(uintptr_t)bytes; /* zlib's type lacks const; it only reads */
    stream.avail_in = (unsigned)length;
    s = run(out, whole, &stream, budget, err);
    inflateEnd(&stream);
    return s;
}
