/* SPDX-License-Identifier: MIT
 * extract/html_entities.h - character references: &amp; &#273; &#x111; */
#ifndef EXTRACT_HTML_ENTITIES_H
#define EXTRACT_HTML_ENTITIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* Append what the reference at text[0] stands for; returns its length, 0 (and appends nothing) if it is none.
 */
size_t html_decode_reference(struct buf *out, const char *text, size_t length);
/* Append a text with its references resolved. */
void html_decode(struct buf *out, const char *text, size_t length);

#endif
