/* SPDX-License-Identifier: MIT
 * publish/cell.h - values as cells of CSV (RFC 4180), written and read back.
 *
 * Text that a spreadsheet would run as a formula, or that starts with ', has a ' in front. Items of a list stand between
 * '|'; a backslash takes the '|', the backslash or the space behind it as it is. */
#ifndef PUBLISH_CELL_H
#define PUBLISH_CELL_H

#include "base/buf.h"

/* Append the text as a cell: guarded, and in quotes where it needs them. */
void cell_put(struct buf *out, const char *text);
/* Append one more item to the unquoted text of a cell. Spaces at its ends are kept. */
void cell_put_item(struct buf *list, const char *item, size_t length);

/* The text without its guard. Borrowed from `text`. */
const char *cell_unguarded(const char *text);
/* Take the first item off *text, which must not be at its end; one of nothing but spaces is "". */
void cell_take_item(struct buf *item, const char **text);

#endif
