/* SPDX-License-Identifier: MIT
 * layout.h - text in lines of so many columns; see glyph.h for what a terminal never gets. */
#ifndef CLI_LAYOUT_H
#define CLI_LAYOUT_H

#include "terminal.h"
#include "text.h"

/* Bytes of the text to set off from the rest. */
struct layout_mark {
    size_t start;
    size_t end;
};

struct layout {
    const struct terminal *terminal;
    size_t indent;                   /* of every line, in columns */
    size_t columns;                  /* of a line, without the indent; at least 8 */
    size_t most;                     /* lines; 0: as many as it takes */
    const struct layout_mark *marks; /* in order, apart */
    size_t mark_count;
};

size_t layout_columns(const char *text);
/* Append the start of `text` that fits, with "…" where something is left out. Gives its columns. */
size_t layout_cut(struct text *out, const char *text, size_t columns);
/* Append `text` in whole lines. The first is not indented: the caller has written what stands there. */
void layout_wrap(struct text *out, const struct layout *layout, const char *text);

#endif
