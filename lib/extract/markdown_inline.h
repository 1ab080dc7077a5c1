/* SPDX-License-Identifier: MIT
 * extract/markdown_inline.h - the words of one line of Markdown. */
#ifndef EXTRACT_MARKDOWN_INLINE_H
#define EXTRACT_MARKDOWN_INLINE_H

#include <stddef.h>

#include "base/buf.h"

/* Append a line without the signs of emphasis, code, links, images and HTML. */
void markdown_inline(struct buf *out, const char *line, size_t length);

#endif
