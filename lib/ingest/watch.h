/* SPDX-License-Identifier: MIT
 * ingest/watch.h - scans that go on as files change. */
#ifndef INGEST_WATCH_H
#define INGEST_WATCH_H

#include "ingest/scan.h"

/* Of each round, the first included, as soon as it is written; false: stop with ECANCELLED. */
typedef bool watch_round(void *context, const struct report *report);

/* Scan, then wait for changes below `paths` and scan what changed, until cancelled. Returns a failure in any case:
 * ECANCELLED, or what made it end. */
vitrine_status watch_run(struct store *store, const char *const *paths, size_t count,
                         const struct scan_options *options, watch_round *round, void *context,
                         vitrine_error **err);

#endif
