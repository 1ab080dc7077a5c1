/* SPDX-License-Identifier: MIT
 * text/fold.h - the key a written token shares with its spellings, and where its marks are. */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/buf.h"
#include "text/letters.h"

/* Append the folded form of text in written form. key: also one script for what two may write, simplified for
 * traditional Han and hiragana for katakana. */
void fold_append(struct buf *out, const struct letters *letters, const char *text, size_t length, bool key);
/* Bytes up to and with the last mark on a Latin letter; 0 if there is none. */
size_t fold_last_mark(const struct letters *letters, const char *text, size_t length);

#endif
