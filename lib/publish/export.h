/* SPDX-License-Identifier: MIT
 * publish/export.h - records of a store as NDJSON or CSV. */
#ifndef PUBLISH_EXPORT_H
#define PUBLISH_EXPORT_H

#include "store/store.h"

struct export_options {
    const char *format; /* "ndjson" or "csv" */
    bool only_ids;      /* else all */
    const int64_t *ids; /* ascending */
    size_t id_count;
    int (*write)(void *context, const void *bytes, size_t length);
    void *write_context;
};

/* In the order of root, path, uuid. *written counts records. EINVAL: no such format; EIO: `write` failed. */
vitrine_status export_run(uint64_t *written, struct store *store, const struct export_options *options,
                          vitrine_error **err);

#endif
