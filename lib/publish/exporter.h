/* SPDX-License-Identifier: MIT
 * publish/exporter.h - what the formats of an export share: which records, and where the bytes go. */
#ifndef PUBLISH_EXPORTER_H
#define PUBLISH_EXPORTER_H

#include "publish/export.h"

struct exporter {
    struct store *store;
    const struct export_options *options;
    struct buf pending; /* bytes not yet written; formats append here */
    uint64_t written;
};

/* All wanted records in order, each to `sink`. */
vitrine_status exporter_walk(struct exporter *exporter, store_record_sink *sink, void *context,
                             vitrine_error **err);
/* A record or header stands complete in `pending`: pass it on when enough has gathered. */
vitrine_status exporter_flush(struct exporter *exporter, vitrine_error **err);

/* One a format. */
vitrine_status export_csv(struct exporter *exporter, vitrine_error **err);
vitrine_status export_rss(struct exporter *exporter, vitrine_error **err);
vitrine_status export_atom(struct exporter *exporter, vitrine_error **err);
vitrine_status export_json_feed(struct exporter *exporter, vitrine_error **err);
vitrine_status export_dublin_core(struct exporter *exporter, vitrine_error **err);
vitrine_status export_schema_org(struct exporter *exporter, vitrine_error **err);

#endif
