/* SPDX-License-Identifier: MIT
 * Reading one open file; see reading.h.
 *
 * A fingerprint is the first half of the SHA-256 of the size (8 bytes, low first) and both ends of the file.
 */
#include "extract/reading.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"

#define CHUNK 65536

void reading_dispose(struct reading *reading)
{
    extraction_dispose(&reading->extraction);
    mem_free(reading->reason);
    buf_dispose(&reading->picture);
    *reading = (struct reading)READING_INIT;
}

vitrine_status reading_fail(struct reading *reading, vitrine_error *cause, bool is_lasting, vitrine_error **err)
{
    vitrine_status status = vitrine_error_status(cause);
    vitrine_status s = VITRINE_OK;

    reading->status = status;
    reading->is_lasting = is_lasting;
    if (status == VITRINE_ENOMEM)
        s = err_nomem(err);
    else if (status == VITRINE_ECANCELLED)
        s = err_set(err, status, "%s", vitrine_error_message(cause));
    else if ((reading->reason = mem_string(vitrine_error_message(cause))) == NULL)
        s = err_nomem(err);
    vitrine_error_free(cause);
    return s;
}

vitrine_status input_digest(struct digest *digest, const struct input *input, uint64_t offset, uint64_t length,
                            vitrine_error **err)
{
    unsigned char bytes[CHUNK];

    while (length > 0) {
        size_t got = 0;
        vitrine_status s =
            input_read(input, offset, bytes, length < CHUNK ? (size_t)length : CHUNK, &got, err);

        if (s < 0)
            return s;
        if (got == 0)
            break;
        digest_add(digest, bytes, got);
        offset += got;
        length -= got;
    }
    return VITRINE_OK;
}

static vitrine_status take_fingerprint(struct reading *out, const struct input *input, vitrine_error **err)
{
    unsigned char sum[DIGEST_SIZE];
    unsigned char size[8];
    struct digest digest;
    uint64_t first = input->size < FINGERPRINT_END ? input->size : FINGERPRINT_END;
    uint64_t last = input->size - first < FINGERPRINT_END ? input->size - first : FINGERPRINT_END;
    vitrine_status s;
    size_t i;

    for (i = 0; i < sizeof size; i++)
        size[i] = (unsigned char)(input->size >> (8 * i));
    digest_init(&digest);
    digest_add(&digest, size, sizeof size);
    s = input_digest(&digest, input, 0, first, err);
    if (s >= 0)
        s = input_digest(&digest, input, input->size - last, last, err);
    if (s < 0)
        return s;
    digest_end(&digest, sum);
    memcpy(out->fingerprint, sum, sizeof out->fingerprint);
    out->has_fingerprint = true;
    return VITRINE_OK;
}

static vitrine_status extract(struct reading *out, const struct input *input, enum reading_way way,
                              const struct reading_limits *limits, vitrine_error **err)
{
    struct budget budget = {limits->max_bytes, true, 0, limits->budget->cancelled};
    vitrine_status s;

    budget.deadline_ms = clock_monotonic_ms() + limits->deadline_ms;
    s = way == READ_SIDECAR ? extract_sidecar(&out->extraction, input, &budget, err)
                            : extract_read(&out->extraction, input, &budget, err);
    out->is_understood = s >= 0;
    return s;
}

static vitrine_status read_open(struct reading *out, const struct input *input, enum reading_way way,
                                bool has_reader, const struct reading_limits *limits, vitrine_error **cause)
{
    vitrine_status s;

    if (input->size > limits->max_bytes)
        return err_set(cause, VITRINE_ELIMIT, "larger than the limit of %llu bytes",
                       (unsigned long long)limits->max_bytes);
    s = take_fingerprint(out, input, cause);
    if (s < 0 || way == READ_FINGERPRINT)
        return s;
    out->is_unreadable_kind = !has_reader;
    return has_reader ? extract(out, input, way, limits, cause) : VITRINE_OK;
}

vitrine_status reading_take(struct reading *out, const struct input *input, enum reading_way way, bool has_reader,
                            const struct reading_limits *limits, vitrine_error **err)
{
    vitrine_error *cause = NULL;
    vitrine_status s = read_open(out, input, way, has_reader, limits, &cause);

    if (s >= 0)
        return VITRINE_OK;
    return reading_fail(out, cause, s == VITRINE_EFORMAT || s == VITRINE_ELIMIT, err);
}
