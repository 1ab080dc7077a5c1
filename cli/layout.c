/* SPDX-License-Identifier: MIT
 * Text in lines; see layout.h. */
#include "layout.h"

#include <stdbool.h>
#include <string.h>

#include "glyph.h"

#define ELLIPSIS "\xe2\x80\xa6"

size_t layout_columns(const char *text)
{
    size_t length = strlen(text);
    size_t columns = 0;
    struct glyph glyph;

    for (size_t at = 0; at < length; at += glyph.length) {
        glyph_read(&glyph, text + at, length - at, true);
        columns += glyph.columns;
    }
    return columns;
}

size_t layout_cut(struct text *out, const char *text, size_t columns)
{
    bool fits = layout_columns(text) <= columns;
    size_t room = fits ? columns : columns - 1;
    size_t length = strlen(text);
    size_t used = 0;
    struct glyph glyph;

    for (size_t at = 0; at < length; at += glyph.length) {
        glyph_read(&glyph, text + at, length - at, true);
        if (used + glyph.columns > room)
            break;
        text_append(out, glyph.shown, glyph.shown_length);
        used += glyph.columns;
    }
    if (fits)
        return used;
    text_string(out, ELLIPSIS);
    return used + 1;
}

/* How many bytes of `text` make one line: up to the last space that fits, else as much as fits. */
static size_t line_length(const char *text, size_t length, size_t columns)
{
    size_t used = 0;
    size_t space = 0; /* behind the last space */
    size_t border = 0;
    bool joins = false;
    struct glyph glyph;

    for (size_t at = 0; at < length; at += glyph.length) {
        glyph_read(&glyph, text + at, length - at, true);
        if (glyph.columns > 0 && !joins)
            border = at;
        used += glyph.columns;
        if (used > columns && !glyph.is_space)
            return space > 0 ? space : (border > 0 ? border : glyph.length);
        if (glyph.is_space)
            space = at + glyph.length;
        joins = glyph.joins;
    }
    return length;
}

static void open_mark(struct text *out, const struct terminal *terminal)
{
    if (terminal->colours)
        terminal_begin(terminal, out, STYLE_MATCH);
    else
        text_char(out, '[');
}

static void close_mark(struct text *out, const struct terminal *terminal)
{
    if (terminal->colours)
        terminal_end(terminal, out);
    else
        text_char(out, ']');
}

static bool is_marked(const struct layout *layout, size_t at)
{
    for (size_t i = 0; i < layout->mark_count; i++)
        if (at >= layout->marks[i].start && at < layout->marks[i].end)
            return true;
    return false;
}

/* Append the bytes from `at` to `end`; a mark that goes on in the next line ends here and begins again there.
 */
static void append_line(struct text *out, const struct layout *layout, const char *text, size_t at,
                        size_t end)
{
    bool marked = false;
    struct glyph glyph;

    for (; at < end; at += glyph.length) {
        glyph_read(&glyph, text + at, end - at, true);
        if (is_marked(layout, at) != marked) {
            marked = !marked;
            (marked ? open_mark : close_mark)(out, layout->terminal);
        }
        text_append(out, glyph.shown, glyph.shown_length);
    }
    if (marked)
        close_mark(out, layout->terminal);
}

static size_t without_spaces(const char *text, size_t start, size_t end)
{
    while (end > start && text[end - 1] == ' ')
        end--;
    return end;
}

void layout_wrap(struct text *out, const struct layout *layout, const char *text)
{
    size_t length = strlen(text);
    size_t lines = 0;

    for (size_t at = 0, end; at < length; at = end) {
        bool is_last = layout->most > 0 && lines + 1 == layout->most;

        end = at + line_length(text + at, length - at, layout->columns);
        if (lines++ > 0)
            text_repeat(out, ' ', layout->indent);
        append_line(out, layout, text, at, without_spaces(text, at, end));
        text_string(out, is_last && end < length ? " " ELLIPSIS "\n" : "\n");
        if (is_last)
            return;
    }
    if (length == 0)
        text_char(out, '\n');
}
