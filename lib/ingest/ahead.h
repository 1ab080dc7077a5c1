/* SPDX-License-Identifier: MIT
 * ingest/ahead.h - the files of a scan, read by the workers before the writer comes to them.
 *
 * Jobs come out in their order, whoever read them first, so that a scan gives the same ids whatever the number
 * of workers. */
#ifndef INGEST_AHEAD_H
#define INGEST_AHEAD_H

#include "ingest/job.h"
#include "isolate/pool.h"

struct ahead {
    struct pool *pool;
    struct jobs *jobs;
    size_t next; /* job that is to be given to the pool */
};

/* What each file of that job says: job->count readings of the caller's, each to be disposed of, then mem_free.
 * To be called for each job that has files and is not unchanged, in their order. ENOMEM, ECANCELLED, and as
 * pool_give. */
vitrine_status ahead_take(struct reading **out, struct ahead *ahead, size_t job, vitrine_error **err);
/* With the pool. What was read and not taken is thrown away. */
void ahead_dispose(struct ahead *ahead);

#endif
