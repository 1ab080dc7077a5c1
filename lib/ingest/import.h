/* SPDX-License-Identifier: MIT
 * ingest/import.h - records from NDJSON or CSV into a store. */
#ifndef INGEST_IMPORT_H
#define INGEST_IMPORT_H

#include "ingest/report.h"
#include "ingest/scan.h"
#include "store/store.h"

struct import_options {
    const char *format; /* "ndjson", "csv" or NULL */
    const char *name;   /* of the input, for messages */
    int (*read)(void *context, void *bytes, size_t length, size_t *got);
    void *read_context;
    ingest_progress *progress;
    void *context;
};

/* See vitrine_import in vitrine/exchange.h and "Import and export" of cli.md. */
vitrine_status import_run(struct report *report, struct store *store, const struct import_options *options,
                          vitrine_error **err);

#endif
