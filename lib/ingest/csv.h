/* SPDX-License-Identifier: MIT
 * ingest/csv.h - rows of RFC 4180, with commas, semicolons or tabs, read from a feed. */
#ifndef INGEST_CSV_H
#define INGEST_CSV_H

#include "ingest/feed.h"

struct csv_row {
    struct buf bytes; /* cells, each with a NUL behind it */
    size_t *starts;   /* of the cells */
    size_t count;
    size_t capacity;
    bool too_long; /* more bytes or cells than anybody's; then not all are there */
    bool unclosed; /* the input ended inside quotes */
    bool has_nul;
};

void csv_row_dispose(struct csv_row *row);
/* What separates the cells of the header, which stands at feed->at: what it has most of outside quotes. */
char csv_separator(const struct feed *feed);
/* The next row; an empty line is a row with one empty cell. DONE, EIO. */
vitrine_status csv_next(struct csv_row *row, struct feed *feed, char separator, vitrine_error **err);
/* "" behind the last. Borrowed until the next row. */
const char *csv_cell(const struct csv_row *row, size_t i);

#endif
