/* SPDX-License-Identifier: MIT
 * Rows of CSV; see csv.h. A cell that starts with a quote ends at the next quote that is not doubled; a quote
 * anywhere else is a character. A row ends at LF or CRLF outside quotes. */
#include "ingest/csv.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

#define CELLS_MAX 100000

enum state { CELL_START, CELL_PLAIN, CELL_QUOTED, CELL_QUOTE_SEEN };

void csv_row_dispose(struct csv_row *row)
{
    buf_dispose(&row->bytes);
    mem_free(row->starts);
}

const char *csv_cell(const struct csv_row *row, size_t i)
{
    return i < row->count ? row->bytes.bytes + row->starts[i] : "";
}

char csv_separator(const struct feed *feed)
{
    static const char separators[] = ",;\t";
    size_t counts[3] = {0};
    bool quoted = false;
    size_t best = 0;
    size_t i;

    for (i = feed->at; i < feed->length && (quoted || feed->bytes[i] != '\n'); i++) {
        const char *which = feed->bytes[i] != '\0' ? strchr(separators, feed->bytes[i]) : NULL;

        if (feed->bytes[i] == '"')
            quoted = !quoted;
        else if (!quoted && which != NULL)
            counts[which - separators]++;
    }
    for (i = 1; i < 3; i++)
        if (counts[i] > counts[best])
            best = i;
    return separators[best];
}

/* --- a row, byte by byte --- */

static void start_cell(struct csv_row *row)
{
    row->too_long = row->too_long || row->count == CELLS_MAX;
    if (row->too_long)
        return;
    if (mem_grow(&row->starts, &row->capacity, row->count, sizeof row->starts[0]))
        row->starts[row->count++] = row->bytes.length;
    else
        row->bytes.failed = true;
}

static void end_cell(struct csv_row *row)
{
    if (!row->too_long)
        buf_char(&row->bytes, '\0');
}

/* The CR of a CRLF stands at the end of a cell without quotes. */
static void drop_return(struct csv_row *row, enum state state)
{
    struct buf *bytes = &row->bytes;

    if (state == CELL_PLAIN && row->count > 0 && bytes->length > row->starts[row->count - 1] &&
        bytes->bytes[bytes->length - 1] == '\r')
        buf_truncate(bytes, bytes->length - 1);
}

static void put_byte(struct csv_row *row, char byte)
{
    row->has_nul = row->has_nul || byte == '\0';
    row->too_long = row->too_long || row->bytes.length >= FEED_LONGEST;
    if (!row->too_long)
        buf_char(&row->bytes, byte);
}

/* Returns false at the end of the row. */
static bool take_byte(struct csv_row *row, enum state *state, char byte, char separator)
{
    if (*state == CELL_QUOTED) {
        if (byte == '"')
            *state = CELL_QUOTE_SEEN;
        else
            put_byte(row, byte);
        return true;
    }
    if (byte == '\n')
        return false;
    if (byte == separator) {
        end_cell(row);
        start_cell(row);
        *state = CELL_START;
        return true;
    }
    if (byte == '"' && *state != CELL_PLAIN) {
        if (*state == CELL_QUOTE_SEEN)
            put_byte(row, byte);
        *state = CELL_QUOTED;
        return true;
    }
    put_byte(row, byte);
    *state = CELL_PLAIN;
    return true;
}

static void row_begin(struct csv_row *row)
{
    buf_clear(&row->bytes);
    row->count = 0;
    row->too_long = row->unclosed = row->has_nul = false;
}

vitrine_status csv_next(struct csv_row *row, struct feed *feed, char separator, vitrine_error **err)
{
    enum state state = CELL_START;
    bool more = true;
    vitrine_status s = feed_fill(feed, err);

    row_begin(row);
    if (s != VITRINE_OK)
        return s;
    start_cell(row);
    while (more && s == VITRINE_OK) {
        more = take_byte(row, &state, feed->bytes[feed->at++], separator);
        if (more)
            s = feed_fill(feed, err);
    }
    if (s < 0)
        return s;
    if (row->bytes.failed)
        return err_nomem(err);
    drop_return(row, state);
    row->unclosed = state == CELL_QUOTED;
    end_cell(row);
    return row->bytes.failed ? err_nomem(err) : VITRINE_OK;
}
