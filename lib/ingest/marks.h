/* SPDX-License-Identifier: MIT
 * ingest/marks.h - lines of an import that the store remembers: an asset that is still just what a line made
 * of it keeps the line's mark, so that the same line need not be read again.
 *
 * The marks of the assets that follow the one met last are held in a window: what is imported again mostly
 * comes in the order in which it came. A line whose mark is not seen there is read in full, so that nothing
 * but time depends on the order. */
#ifndef INGEST_MARKS_H
#define INGEST_MARKS_H

#include "store/store.h"

#define MARKS_WINDOW 1024

struct marks {
    struct store *store; /* borrowed */
    int64_t ids[MARKS_WINDOW];
    uint64_t items[MARKS_WINDOW]; /* 0: an asset without one */
    size_t count;
    size_t at;     /* the next one expected */
    int64_t after; /* the id met last */
    bool loaded;
    unsigned missed; /* lines since the window was loaded that it did not have */
};

/* Never 0. */
uint64_t marks_of_line(const char *line, size_t length);
/* Is there an asset that is just what a line of that mark made of it? */
vitrine_status marks_find(bool *found, struct marks *marks, uint64_t mark, vitrine_error **err);
/* The asset of a line that was read in full; `changed` if its mark is another now. */
void marks_note(struct marks *marks, int64_t id, bool changed);
/* Others may write from now on. */
void marks_forget(struct marks *marks);

#endif
