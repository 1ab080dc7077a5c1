/* SPDX-License-Identifier: MIT
 * ingest/twins.h - files of equal content among those of a scan. */
#ifndef INGEST_TWINS_H
#define INGEST_TWINS_H

#include "extract/reading.h"
#include "ingest/job.h"
#include "ingest/report.h"
#include "store/store.h"

struct twin {
    int64_t size;
    unsigned char fingerprint[FINGERPRINT_SIZE];
    int64_t asset;
    const struct part *part;
    const struct disk_file *disk;
    char *digest; /* once it is needed */
};

struct twins {
    struct twin *items;
    size_t count;
    size_t capacity;
};
#define TWINS_INIT \
    {              \
        NULL, 0, 0 \
    }
void twins_dispose(struct twins *twins);
/* Empty files and ones without a fingerprint are left out. */
vitrine_status twins_add(struct twins *twins, const struct job *job, size_t file, int64_t size,
                         const unsigned char *fingerprint, vitrine_error **err);
/* Sort; true if there are alike files that only SHA-256 can tell apart. */
bool twins_need_digests(struct twins *twins);
/* Tell `report` which are equal: by fingerprint where it sees the whole file, else by SHA-256, which is taken
 * from the records that have it and stored in those that don't (then in a transaction). After
 * twins_need_digests. */
vitrine_status twins_report(struct twins *twins, struct store *store, struct report *report,
                            vitrine_error **err);

#endif
