/* SPDX-License-Identifier: MIT
 * ingest/scan.h - bringing a store up to date with files and folders: what changed, in what order, one
 * writer. */
#ifndef INGEST_SCAN_H
#define INGEST_SCAN_H

#include "ingest/report.h"
#include "store/store.h"

typedef bool ingest_progress(void *context, uint64_t done, uint64_t total, const char *path);

struct scan_options {
    const char *language; /* stored tag, of untagged values; NULL: none */
    const char *home;     /* stored tag of the catalogue's own language */
    const char *location; /* of the catalogue's file, whose own files are not scanned; NULL: none */
    bool dry_run;
    uint64_t max_bytes;
    uint32_t deadline_ms;      /* per file */
    const char *worker;        /* executable that reads; NULL: what it takes is not to be had */
    bool in_process;           /* read here, without it */
    uint32_t workers;          /* at most, at once; not 0 unless in_process */
    ingest_progress *progress; /* may be NULL; false: stop with ECANCELLED */
    void *context;
};

/* See vitrine_scan in vitrine/ingest.h. `report` is initialised and tells what was done also when the call
 * fails. */
vitrine_status scan_run(struct report *report, struct store *store, const char *const *paths, size_t count,
                        const struct scan_options *options, vitrine_error **err);
/* See vitrine_ingest_file: *id is the asset's. */
vitrine_status scan_file(int64_t *id, struct store *store, const char *path,
                         const struct scan_options *options, vitrine_error **err);

#endif
