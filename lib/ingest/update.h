/* SPDX-License-Identifier: MIT
 * ingest/update.h - one job's files, read, brought into the store as one asset. */
#ifndef INGEST_UPDATE_H
#define INGEST_UPDATE_H

#include "extract/reading.h"
#include "ingest/job.h"
#include "ingest/report.h"
#include "store/store.h"

enum update_outcome { UPDATE_NOTHING, UPDATE_ADDED, UPDATE_CHANGED, UPDATE_MOVED, UPDATE_UNCHANGED };

struct update {
    struct store *store; /* in a transaction */
    const char *home;
    const char *language;                /* given to the scan, or NULL */
    const struct record_list *languages; /* that the catalogue has */
    struct job *job;                     /* its asset is set */
    struct reading *readings;            /* one for each file of the job */
    struct report_lines *failures;
    struct report_lines *warnings;
    enum update_outcome outcome; /* set */
};

/* A file that failed leaves what it said before; a new image that failed, or a new text all of whose versions
 * did, is no asset. */
vitrine_status update_run(struct update *update, vitrine_error **err);

#endif
