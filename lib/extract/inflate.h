/* SPDX-License-Identifier: MIT
 * extract/inflate.h - zlib streams inside a container, never larger than allowed. */
#ifndef EXTRACT_INFLATE_H
#define EXTRACT_INFLATE_H

#include "extract/extraction.h"

/* Append the bytes that a zlib stream holds, paid from the budget. *whole is false where the stream is
 * damaged: what came before the damage is there. ELIMIT beyond EXTRACTION_MAX_PAYLOAD. */
vitrine_status inflate_append(struct buf *out, bool *whole, const void *bytes, size_t length,
                              struct budget *budget, vitrine_error **err);

/* zlib's memory, from mem_zero. */
void *inflate_alloc(void *context, unsigned count, unsigned size);
void inflate_free(void *context, void *block);

#endif
