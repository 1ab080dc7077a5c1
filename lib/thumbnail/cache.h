/* SPDX-License-Identifier: MIT
 * thumbnail/cache.h - files made once, kept in a folder beside the catalogue that backups and scans leave out
 * (CACHEDIR.TAG). It may be deleted at any time; where it can't be written, nothing is kept. */
#ifndef THUMBNAIL_CACHE_H
#define THUMBNAIL_CACHE_H

#include "base/buf.h"
#include "vitrine/error.h"

/* Append what is kept under `name` + `stamp`; nothing where nothing is. ENOMEM. */
vitrine_status cache_find(struct buf *out, const char *location, const char *name, const char *stamp,
                          vitrine_error **err);
/* Keep it, in place of what has the same name and another stamp. ENOMEM. */
vitrine_status cache_keep(const char *location, const char *name, const char *stamp, const struct buf *bytes,
                          vitrine_error **err);

#endif
