/* SPDX-License-Identifier: MIT
 * Values as cells; see cell.h. */
#include "publish/cell.h"

#include <string.h>

/* What spreadsheets take for the start of a formula: also the wide forms, which East Asian ones read like the others. */
static const char *const formula_starts[] = {
    "=", "+", "-", "@", "\t", "\r", "\n", "\xef\xbc\x9d", "\xef\xbc\x8b", "\xef\xbc\x8d", "\xef\xbc\xa0",
};

static bool must_be_guarded(const char *text)
{
    size_t i;

    for (i = 0; i < sizeof formula_starts / sizeof formula_starts[0]; i++)
        if (strncmp(text, formula_starts[i], strlen(formula_starts[i])) == 0)
            return true;
    return *text == '\'';
}

/* Semicolons and tabs too: a spreadsheet may separate by them, and what stands behind could then be a formula. */
static bool must_be_quoted(const char *text)
{
    return strpbrk(text, ",;\t\"\r\n") != NULL;
}

static void put_quoted(struct buf *out, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buf_char(out, '"');
        buf_char(out, *text);
    }
}

void cell_put(struct buf *out, const char *text)
{
    const char *guard = must_be_guarded(text) ? "'" : "";

    if (!must_be_quoted(text)) {
        buf_string(out, guard);
        buf_string(out, text);
        return;
    }
    buf_char(out, '"');
    buf_string(out, guard);
    put_quoted(out, text);
    buf_char(out, '"');
}

const char *cell_unguarded(const char *text)
{
    return *text == '\'' && must_be_guarded(text + 1) ? text + 1 : text;
}

/* --- lists --- */

void cell_put_item(struct buf *list, const char *item, size_t length)
{
    size_t i;

    if (list->length > 0)
        buf_char(list, '|');
    for (i = 0; i < length; i++) {
        bool at_end = i == 0 || i + 1 == length;

        if (item[i] == '|' || item[i] == '\\' || (item[i] == ' ' && at_end))
            buf_char(list, '\\');
        buf_char(list, item[i]);
    }
}

void cell_take_item(struct buf *item, const char **text)
{
    const char *at = *text + strspn(*text, " ");
    size_t kept = 0; /* bytes up to the last that is no space between items */

    buf_clear(item);
    for (; *at != '\0' && *at != '|'; at++) {
        bool escaped = at[0] == '\\' && at[1] != '\0' && strchr("|\\ ", at[1]) != NULL;

        at += escaped;
        buf_char(item, *at);
        if (escaped || *at != ' ')
            kept = item->length;
    }
    if (!item->failed)
        buf_truncate(item, kept);
    *text = at + (*at == '|');
}
