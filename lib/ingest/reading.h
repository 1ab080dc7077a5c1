/* SPDX-License-Identifier: MIT
 * ingest/reading.h - one file, opened once: what it is, its fingerprint, and what it says. */
#ifndef INGEST_READING_H
#define INGEST_READING_H

#include "base/budget.h"
#include "extract/extract.h"

#define FINGERPRINT_SIZE 16
/* Bytes at both ends that a fingerprint sees: a file of twice as many or fewer is seen whole. */
#define FINGERPRINT_END 65536

struct reading {
    int64_t size;
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
};
#define READING_INIT \
    {                \
        0            \
    }
void reading_dispose(struct reading *reading);

enum reading_way { READ_ASSET, READ_SIDECAR, READ_FINGERPRINT };

struct reading_limits {
    uint64_t max_bytes;
    uint32_t deadline_ms;
    const struct budget *budget; /* whose cancelling counts */
};

/* A file that cannot be read is a reading with a failure. Errors of the scan itself: ENOMEM, ECANCELLED. */
vitrine_status reading_run(struct reading *out, const char *path, enum reading_way way, bool has_reader,
                           const struct reading_limits *limits, vitrine_error **err);
/* "sha256:..." of the whole file. A string of the caller's; NULL if it cannot be read. ENOMEM, ECANCELLED. */
vitrine_status reading_digest(char **out, const char *path, const struct budget *budget, vitrine_error **err);

#endif
