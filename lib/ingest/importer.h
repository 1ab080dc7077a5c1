/* SPDX-License-Identifier: MIT
 * ingest/importer.h - an import under way: its records go into the store in batches, its counts into the
 * report. */
#ifndef INGEST_IMPORTER_H
#define INGEST_IMPORTER_H

#include "ingest/feed.h"
#include "ingest/marks.h"
#include "ingest/upsert.h"
#include "ingest/value.h"

/* What a batch that fails takes back. */
struct importer_counts {
    uint64_t read;
    uint64_t added;
    uint64_t updated;
    uint64_t unchanged;
    size_t failures;
    size_t warnings;
};

struct importer {
    struct store *store;
    struct report *report;
    const struct import_options *options;
    struct feed feed;
    struct values values; /* of the record at hand */
    struct entry entry;
    struct entry_reader reader;
    struct upsert upsert;
    struct marks marks;
    bool in_batch;
    int64_t batch_started_ms;
    struct importer_counts before_batch;
};

/* One record: its number, what it says, and the mark to remember it by (0: none). A wrong one becomes a failure
 * of the report. */
vitrine_status importer_take(struct importer *importer, uint64_t number, const struct value *record,
                             uint64_t mark, vitrine_error **err);
/* One that says nothing that could be read. */
vitrine_status importer_reject(struct importer *importer, uint64_t number, const char *reason,
                               vitrine_error **err);

/* All that stands in the feed. */
vitrine_status import_ndjson(struct importer *importer, vitrine_error **err);
vitrine_status import_csv(struct importer *importer, vitrine_error **err);

#endif
