/* SPDX-License-Identifier: MIT
 * ingest/gone.h - what the store knows and the disk has no more. */
#ifndef INGEST_GONE_H
#define INGEST_GONE_H

#include "ingest/batch.h"
#include "ingest/known.h"

/* After all jobs: mark the assets missing whose files vanished, and drop the failures of files that are no
 * more. An asset whose folder could not be read stays as it is and counts as unchanged; one that no scan has
 * seen is not missing. Only in parts that are scanned whole. */
vitrine_status gone_write(struct batch *batch, const struct known *known, vitrine_error **err);

#endif
