/* SPDX-License-Identifier: MIT
 * publish/feed.h - what feeds of every format share: their items, newest first, and what stands above them. */
#ifndef PUBLISH_FEED_H
#define PUBLISH_FEED_H

#include "publish/edition.h"
#include "publish/exporter.h"

struct feed {
    struct edition edition;
    const char *title;
    char urn[46];     /* the same for the same base, title and language */
    char updated[32]; /* the newest item's, RFC 3339; without items 1970 */
    int64_t updated_at;
    bool begun; /* an item stands there already */
};

/* Each appends to `out`; failures of memory are the buffer's, or returned. */
struct feed_format {
    vitrine_status (*head)(struct buf *out, const struct feed *feed, vitrine_error **err);
    vitrine_status (*item)(struct buf *out, const struct feed *feed, const struct edition_item *item,
                           vitrine_error **err);
    const char *foot;
};

vitrine_status feed_run(struct exporter *exporter, const struct feed_format *format, vitrine_error **err);

#endif
