/* SPDX-License-Identifier: MIT
 * ingest/plan.h - which job brings which asset up to date.
 *
 * A file stays with its asset: an image with the asset of its path, a text with the text asset that has it.
 * An image that is new takes over the text asset beside it, and only then does a text change its asset. The
 * texts beside an image that has gone stay with it, unless it moved. */
#ifndef INGEST_PLAN_H
#define INGEST_PLAN_H

#include "extract/reading.h"
#include "ingest/known.h"

struct plan {
    struct store *store;
    struct jobs *jobs;
    struct known *known;
    const struct reading_limits *limits;
    bool ignores_moves; /* a file without an asset is new */
};

/* Set asset, moved and unchanged of all jobs, and the jobs of known assets; jobs may be added or emptied. */
vitrine_status plan_run(struct plan *plan, vitrine_error **err);

/* moves.c: give new jobs of that kind the assets whose files they are, where the old paths are gone. */
vitrine_status moves_follow(struct plan *plan, enum record_kind kind, vitrine_error **err);

#endif
