/* SPDX-License-Identifier: MIT
 * text/compose.h - the composed form (NFC) of a text, so that equal names compare equal. */
#ifndef TEXT_COMPOSE_H
#define TEXT_COMPOSE_H

#include "base/buf.h"
#include "vitrine/error.h"

/* Append the NFC form of `text`; bytes that are not UTF-8 are appended as they are. */
vitrine_status compose_append(struct buf *out, const char *text, size_t length, vitrine_error **err);

#endif
