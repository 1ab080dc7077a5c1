/* SPDX-License-Identifier: MIT
 * extract/clean.h - a value as it is kept: no padding, no control characters, LF, valid UTF-8; else
 * unchanged. */
#ifndef EXTRACT_CLEAN_H
#define EXTRACT_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Append `text` cleaned. one_line: line breaks and tabs become a space. */
void clean_append(struct buf *out, const char *text, size_t length, bool one_line);
/* How much of `text` is left when a last character that was cut in its middle is dropped. */
size_t clean_whole_length(const char *text, size_t length);
/* Up to the first NUL. */
size_t clean_until_nul(const char *text, size_t length);

#endif
