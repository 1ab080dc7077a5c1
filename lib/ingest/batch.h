/* SPDX-License-Identifier: MIT
 * ingest/batch.h - jobs that were read, written in one transaction.
 *
 * Files are read outside of transactions, so that other writers wait for the writing alone; records are read
 * anew inside, so that what others wrote in between is kept. */
#ifndef INGEST_BATCH_H
#define INGEST_BATCH_H

#include "ingest/scan.h"
#include "ingest/twins.h"
#include "ingest/update.h"

struct batch_job {
    struct job *job;
    struct reading *readings;
};

struct batch {
    struct store *store;
    const struct scan_options *options;
    const char *home;
    const struct record_list *languages;
    struct report *report;
    struct twins *twins;
    bool is_whole; /* everything is one transaction that the caller begins and ends */
    struct batch_job *items;
    size_t count;
    size_t capacity;
    size_t bytes;       /* of the values that wait */
    int64_t started_ms; /* of the first that waits */
};

void batch_dispose(struct batch *batch);
/* Takes `readings` over in any case; may write. */
vitrine_status batch_add(struct batch *batch, struct job *job, struct reading *readings, vitrine_error **err);
/* Write what waits. On a failure nothing of it is written or counted. */
vitrine_status batch_write(struct batch *batch, vitrine_error **err);
/* One transaction around `write`, unless the batch is whole. */
vitrine_status batch_transaction(struct batch *batch,
                                 vitrine_status (*write)(void *context, vitrine_error **err), void *context,
                                 vitrine_error **err);

#endif
