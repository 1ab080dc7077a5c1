/* SPDX-License-Identifier: MIT
 * publish/export.h - records of a store in the formats other programs read. */
#ifndef PUBLISH_EXPORT_H
#define PUBLISH_EXPORT_H

#include "query/filter.h"
#include "store/store.h"

struct export_options {
    const char *format; /* as vitrine/exchange.h names them */
    const char *title;  /* of a feed; NULL: "Vitrine" */
    const char *base;   /* web address below which files stand by their paths; NULL: none */
    const struct filter_list *show; /* languages, as typed; NULL or empty: home */
    bool only_ids;      /* else all */
    const int64_t *ids; /* ascending */
    size_t id_count;
    int (*write)(void *context, const void *bytes, size_t length);
    void *write_context;
};

/* In the order of root, path, uuid; feeds newest first. *written counts records. EINVAL: no such format, a base that is no web address; EIO: `write` failed. */
vitrine_status export_run(uint64_t *written, struct store *store, const struct export_options *options,
                          vitrine_error **err);

#endif
