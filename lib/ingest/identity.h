/* SPDX-License-Identifier: MIT
 * ingest/identity.h - the uuid of an asset that comes with neither a uuid nor a file. */
#ifndef INGEST_IDENTITY_H
#define INGEST_IDENTITY_H

#include "ingest/entry.h"

/* From what the entry says, so that the same record twice is one asset. ENOMEM. */
vitrine_status identity_derive(unsigned char uuid[RECORD_UUID_SIZE], const struct entry *entry,
                               struct buf *scratch, vitrine_error **err);

#endif
