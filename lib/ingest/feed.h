/* SPDX-License-Identifier: MIT
 * ingest/feed.h - the bytes of an import as they come: in chunks, in lines, without their byte order mark. */
#ifndef INGEST_FEED_H
#define INGEST_FEED_H

#include "base/buf.h"
#include "ingest/import.h"

#define FEED_LONGEST (64u * 1024 * 1024) /* bytes of a record */

struct feed {
    const struct import_options *options;
    /* Called before every read, which may wait long: `slow` says that the last one did. May be NULL. */
    vitrine_status (*before_read)(void *context, bool slow, vitrine_error **err);
    void *context;
    char *bytes; /* the chunk at hand */
    size_t at;
    size_t length;
    bool started;
    bool ended;
    bool slow;
    bool broken;     /* a read failed */
    struct buf line; /* one that does not stand whole in a chunk */
};

void feed_dispose(struct feed *feed);
/* Make sure that a byte stands at feed->at. DONE: there is none any more. EIO. */
vitrine_status feed_fill(struct feed *feed, vitrine_error **err);
/* As feed_fill; and a whole line stands there, unless it is longer than a chunk. */
vitrine_status feed_look(struct feed *feed, vitrine_error **err);
/* The next line without its end; borrowed until the next call. *too_long: it has more than FEED_LONGEST bytes
 * and was passed over. DONE, EIO. */
vitrine_status feed_line(struct feed *feed, const char **line, size_t *length, bool *too_long,
                         vitrine_error **err);

#endif
