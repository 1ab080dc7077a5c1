/* SPDX-License-Identifier: MIT
 * record/codec.h - a record as bytes, for stores. The format is described in codec.c. */
#ifndef RECORD_CODEC_H
#define RECORD_CODEC_H

#include "record/record.h"

/* Append all of `record` but its id. */
void record_encode(struct buf *out, const struct record *record);
/* Into an initialised record. ECORRUPT for bytes that record_encode did not write; safe on any bytes. */
vitrine_status record_decode(struct record *out, const void *bytes, size_t length, vitrine_error **err);

#endif
