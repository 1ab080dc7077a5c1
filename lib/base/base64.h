/* SPDX-License-Identifier: MIT
 * base/base64.h - base64 of RFC 4648: the usual alphabet with padding, and the URL one without. */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H

#include "base/buf.h"

void base64_encode(struct buf *out, const void *bytes, size_t length);
void base64_encode_url(struct buf *out, const void *bytes, size_t length);
/* Either alphabet, padding optional; false for anything else (what was appended then is undefined). */
bool base64_decode(struct buf *out, const char *text, size_t length);

#endif
