/* SPDX-License-Identifier: MIT
 * extract/reading.h - all that is taken from one open file: its fingerprint, and what it says. */
#ifndef EXTRACT_READING_H
#define EXTRACT_READING_H

#include "base/budget.h"
#include "base/buf.h"
#include "base/digest.h"
#include "extract/extract.h"

#define FINGERPRINT_SIZE 16
/* Bytes at both ends that a fingerprint sees: a file of twice as many or fewer is seen whole. */
#define FINGERPRINT_END 65536

struct reading {
    int64_t size; /* of the file when it was opened, as the next two */
    int64_t mtime_ns;
    uint64_t inode;
    unsigned char fingerprint[FINGERPRINT_SIZE];
    bool has_fingerprint;
    bool is_understood;      /* extraction holds what it says */
    bool is_unreadable_kind; /* no reader for it is built in */
    struct extraction extraction;
    vitrine_status status; /* of the file, not of the scan: negative is a failure */
    char *reason;          /* of a failure */
    bool is_lasting;       /* the same file would fail again */
    uint32_t picture_size; /* pixels, as asked for by READ_PICTURE */
    struct buf picture;    /* a JPEG that fits into a square of it, so wide and high */
    uint32_t picture_width;
    uint32_t picture_height;
};
#define READING_INIT \
    {                \
        0            \
    }
void reading_dispose(struct reading *reading);

enum reading_way {
    READ_ASSET,
    READ_SIDECAR,
    READ_FINGERPRINT,
    READ_PICTURE /* in workers alone: see thumbnail/take.h */
};

struct reading_limits {
    uint64_t max_bytes;
    uint32_t deadline_ms;
    const struct budget *budget; /* whose cancelling counts */
};

/* A file that cannot be read is a reading with a failure. Errors of the caller's own: ENOMEM, ECANCELLED. */
vitrine_status reading_take(struct reading *out, const struct input *input, enum reading_way way, bool has_reader,
                            const struct reading_limits *limits, vitrine_error **err);
/* Make it a failure for `cause`, which is taken over. Returns ENOMEM and ECANCELLED as the caller's own. */
vitrine_status reading_fail(struct reading *reading, vitrine_error *cause, bool is_lasting, vitrine_error **err);

/* Add up to `length` bytes at `offset` to the digest. EIO. */
vitrine_status input_digest(struct digest *digest, const struct input *input, uint64_t offset, uint64_t length,
                            vitrine_error **err);

/* codec.c: a reading as bytes, without size, mtime_ns and inode. */
void reading_encode(struct buf *out, const struct reading *reading);
/* Into an initialised reading, from bytes of a process that nobody trusts. ECORRUPT for what reading_encode
 * can't have written; then `out` is to be disposed of all the same. ENOMEM. */
vitrine_status reading_decode(struct reading *out, const void *bytes, size_t length, vitrine_error **err);

#endif
