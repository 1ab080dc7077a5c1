/* SPDX-License-Identifier: MIT
 * Marks of lines; see marks.h. */
#include "ingest/marks.h"

#include "ingest/mix.h"

/* How far ahead in the window a line is looked for: over lines that are gone from the input. */
#define AHEAD 64
/* The window moves to where the lines are, but no more often than it can save time. */
#define MISSED_MOST MARKS_WINDOW
/* Changes when the same line would make another asset than before. */
#define VERSION 1

uint64_t marks_of_line(const char *line, size_t length)
{
    uint64_t mark = mix_bytes(VERSION, line, length);

    return mark != 0 ? mark : 1;
}

/* --- the window --- */

static vitrine_status add_mark(void *context, int64_t id, uint64_t mark, vitrine_error **err)
{
    struct marks *marks = context;

    (void)err;
    if (marks->count < MARKS_WINDOW) {
        marks->ids[marks->count] = id;
        marks->items[marks->count++] = mark;
    }
    return VITRINE_OK;
}

static vitrine_status load(struct marks *marks, vitrine_error **err)
{
    marks->count = marks->at = 0;
    marks->missed = 0;
    marks->loaded = true;
    return marks->store->ops->marks(marks->store, marks->after, MARKS_WINDOW, add_mark, marks, err);
}

static bool is_used_up(const struct marks *marks)
{
    return marks->count > 0 && marks->at == marks->count;
}

vitrine_status marks_find(bool *found, struct marks *marks, uint64_t mark, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    *found = false;
    if (marks->store->ops->marks == NULL)
        return s;
    if (!marks->loaded || is_used_up(marks) || marks->missed >= MISSED_MOST)
        s = load(marks, err);
    for (i = marks->at; s >= 0 && i < marks->count && i < marks->at + AHEAD; i++)
        if (marks->items[i] == mark) {
            *found = true;
            marks->at = i + 1;
            marks->after = marks->ids[i];
            return s;
        }
    marks->missed++;
    return s;
}

void marks_note(struct marks *marks, int64_t id, bool changed)
{
    size_t low = 0;
    size_t high = marks->count;

    marks->after = id;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (marks->ids[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == marks->count || marks->ids[low] != id)
        return;
    marks->at = low + 1;
    if (changed)
        marks->items[low] = 0;
}

void marks_forget(struct marks *marks)
{
    marks->loaded = false;
    marks->count = marks->at = 0;
}
