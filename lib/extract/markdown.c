/* SPDX-License-Identifier: MIT
 * Markdown: the title is the front matter's, else the first heading, else the first line; the rest is the
 * body, as plain text. Read line by line; of YAML front matter only `title` and `lang` (or `language`) count.
 */
#include <string.h>

#include "base/err.h"
#include "extract/clean.h"
#include "extract/document_text.h"
#include "extract/markdown_inline.h"
#include "extract/readers.h"

struct markdown {
    struct extraction *out;
    struct buf title;
    struct buf body;
    struct buf paragraph_line; /* the last line, which an underline may make a heading */
    bool has_heading;          /* the title is settled by a heading */
    bool has_front_title;
    char fence; /* '`' or '~' while inside a fence */
    size_t fence_length;
};

static size_t indent_of(const char *line, size_t length)
{
    size_t at = 0;

    while (at < length && (line[at] == ' ' || line[at] == '\t'))
        at++;
    return at;
}

static size_t run_of(const char *line, size_t length, char sign)
{
    size_t count = 0;

    while (count < length && line[count] == sign)
        count++;
    return count;
}

/* The value of `key: value` without quotes; false for another key. */
static bool front_value(const char **value, size_t *value_length, const char *line, size_t length,
                        const char *key)
{
    size_t key_length = strlen(key);
    size_t start;

    if (length <= key_length || strncasecmp(line, key, key_length) != 0 || line[key_length] != ':')
        return false;
    start = key_length + 1;
    start += indent_of(line + start, length - start);
    while (length > start && (line[length - 1] == ' ' || line[length - 1] == '\t'))
        length--;
    if (length - start >= 2 && (line[start] == '"' || line[start] == '\'') &&
        line[length - 1] == line[start]) {
        start++;
        length--;
    }
    *value = line + start;
    *value_length = length - start;
    return true;
}

static vitrine_status read_front_line(struct markdown *md, const char *line, size_t length,
                                      vitrine_error **err)
{
    const char *value;
    size_t value_length;

    if (front_value(&value, &value_length, line, length, "title") && value_length > 0) {
        buf_clear(&md->title);
        buf_append(&md->title, value, value_length);
        md->has_front_title = true;
    }
    if (front_value(&value, &value_length, line, length, "lang") ||
        front_value(&value, &value_length, line, length, "language"))
        return document_set_language(md->out, value, value_length, err);
    return VITRINE_OK;
}

static bool is_front_mark(const char *line, size_t length)
{
    return length >= 3 && (memcmp(line, "---", 3) == 0 || memcmp(line, "...", 3) == 0) &&
           document_is_blank(line + 3, length - 3);
}

/* Read front matter, if the text starts with it and it ends; *at moves behind it. */
static vitrine_status read_front(struct markdown *md, const struct buf *text, size_t *at, vitrine_error **err)
{
    const char *line;
    size_t length;
    size_t start = 0;
    size_t next;

    if (!document_next_line(&line, &length, text->bytes, text->length, &start) ||
        !is_front_mark(line, length) || line[0] != '-')
        return VITRINE_OK;
    for (next = start; document_next_line(&line, &length, text->bytes, text->length, &next);)
        if (is_front_mark(line, length)) {
            *at = next;
            break;
        }
    for (next = start; next < *at && document_next_line(&line, &length, text->bytes, text->length, &next);) {
        vitrine_status s = read_front_line(md, line, length, err);

        if (s < 0)
            return s;
    }
    return VITRINE_OK;
}

static void flush_paragraph(struct markdown *md)
{
    if (md->paragraph_line.length == 0)
        return;
    buf_append(&md->body, md->paragraph_line.bytes, md->paragraph_line.length);
    buf_char(&md->body, '\n');
    buf_truncate(&md->paragraph_line, 0);
}

/* A heading is the title if it is the first and nothing better is known, or repeats the front matter's. */
static void add_heading(struct markdown *md, const char *text, size_t length)
{
    bool repeats =
        md->has_front_title && md->title.length == length && strncmp(buf_text(&md->title), text, length) == 0;

    if (!md->has_heading && !md->has_front_title && length > 0) {
        buf_append(&md->title, text, length);
        md->has_heading = true;
    } else if (!repeats) {
        buf_append(&md->body, text, length);
        buf_char(&md->body, '\n');
    }
}

static bool is_underline(const char *line, size_t length)
{
    size_t run = length > 0 && (line[0] == '=' || line[0] == '-') ? run_of(line, length, line[0]) : 0;

    return run > 0 && document_is_blank(line + run, length - run);
}

/* *** or - - - across the page, or the line under a table's head. */
static bool is_rule(const char *line, size_t length)
{
    size_t signs = 0;
    size_t i;

    for (i = 0; i < length; i++) {
        if (strchr("*-_|:= \t", line[i]) == NULL)
            return false;
        signs += line[i] != ' ' && line[i] != '\t';
    }
    return signs >= 3;
}

/* "[name]: address" */
static bool is_definition(const char *line, size_t length)
{
    const char *end = length > 3 && line[0] == '[' && line[1] != '^' ? memmem(line, length, "]:", 2) : NULL;

    return end != NULL;
}

/* How much of the line is signs of quotation and lists. */
static size_t block_signs(const char *line, size_t length)
{
    size_t at = 0;

    while (at < length) {
        size_t indent = indent_of(line + at, length - at);
        char c = at + indent < length ? line[at + indent] : '\0';
        char next = at + indent + 1 < length ? line[at + indent + 1] : '\0';

        if (c == '>')
            at += indent + 1;
        else if ((c == '-' || c == '*' || c == '+') && next == ' ')
            at += indent + 2;
        else
            return at + indent;
    }
    return at;
}

static bool toggle_fence(struct markdown *md, const char *line, size_t length)
{
    char sign = length > 0 ? line[0] : '\0';
    size_t run = sign == '`' || sign == '~' ? run_of(line, length, sign) : 0;

    if (run < 3)
        return false;
    if (md->fence == '\0') {
        md->fence = sign;
        md->fence_length = run;
        return true;
    }
    if (sign != md->fence || run < md->fence_length || !document_is_blank(line + run, length - run))
        return false;
    md->fence = '\0';
    return true;
}

static void read_heading(struct markdown *md, const char *line, size_t length)
{
    struct buf text = BUF_INIT;
    struct buf cleaned = BUF_INIT;

    while (length > 0 && (line[length - 1] == '#' || line[length - 1] == ' '))
        length--;
    markdown_inline(&text, line, length);
    clean_append(&cleaned, buf_text(&text), text.length, true);
    if (text.failed || cleaned.failed)
        md->body.failed = true;
    add_heading(md, buf_text(&cleaned), cleaned.length);
    buf_dispose(&text);
    buf_dispose(&cleaned);
}

/* Cells of a table stand apart by a space. */
static void blank_pipes(struct buf *line, size_t from)
{
    size_t i;

    for (i = from; i < line->length; i++)
        if (line->bytes[i] == '|')
            line->bytes[i] = ' ';
}

static void read_paragraph_line(struct markdown *md, const char *line, size_t length)
{
    flush_paragraph(md);
    markdown_inline(&md->paragraph_line, line, length);
    if (length > 0 && line[0] == '|')
        blank_pipes(&md->paragraph_line, 0);
}

/* "# Heading" has a space behind its signs; "#hashtag" is text. */
static size_t heading_signs(const char *line, size_t length)
{
    size_t run = run_of(line, length, '#');

    return run >= 1 && run <= 6 && (run == length || line[run] == ' ' || line[run] == '\t') ? run : 0;
}

static void read_line(struct markdown *md, const char *line, size_t length)
{
    size_t signs = block_signs(line, length);
    const char *text = line + signs;
    size_t text_length = length - signs;
    size_t level = heading_signs(text, text_length);

    if (toggle_fence(md, text, text_length)) {
        flush_paragraph(md);
    } else if (md->fence != '\0') {
        buf_append(&md->body, line, length);
        buf_char(&md->body, '\n');
    } else if (document_is_blank(text, text_length)) {
        flush_paragraph(md);
        buf_char(&md->body, '\n');
    } else if (md->paragraph_line.length > 0 && is_underline(line, length)) {
        add_heading(md, md->paragraph_line.bytes, md->paragraph_line.length);
        buf_truncate(&md->paragraph_line, 0);
    } else if (level > 0) {
        flush_paragraph(md);
        read_heading(md, text + level, text_length - level);
    } else if (!is_rule(line, length) && !is_definition(text, text_length)) {
        read_paragraph_line(md, text, text_length);
    }
}

/* Without any heading the first line is the title. */
static size_t settle_title(struct markdown *md)
{
    const char *line;
    size_t length;
    size_t at = 0;

    if (md->title.length > 0)
        return 0;
    while (document_next_line(&line, &length, buf_text(&md->body), md->body.length, &at))
        if (!document_is_blank(line, length)) {
            buf_append(&md->title, line, length);
            return at < md->body.length ? at : md->body.length;
        }
    return 0;
}

static vitrine_status markdown_tell(struct markdown *md, vitrine_error **err)
{
    size_t start;
    vitrine_status s;

    flush_paragraph(md);
    start = settle_title(md);
    if (md->title.failed || md->body.failed || md->paragraph_line.failed)
        return err_nomem(err);
    s = extraction_add(md->out, FIELD_TITLE, SOURCE_FILE, "", buf_text(&md->title), md->title.length, err);
    if (s < 0)
        return s;
    return extraction_add(md->out, FIELD_BODY, SOURCE_FILE, "", buf_text(&md->body) + start,
                          md->body.length - start, err);
}

static vitrine_status read_lines(struct markdown *md, const struct buf *text, const struct budget *budget,
                                 vitrine_error **err)
{
    const char *line;
    size_t length;
    size_t at = 0;
    size_t count = 0;
    vitrine_status s = read_front(md, text, &at, err);

    while (s >= 0 && document_next_line(&line, &length, text->bytes, text->length, &at)) {
        read_line(md, line, length);
        if (++count % 4096 == 0)
            s = budget_check(budget, "Markdown", err);
    }
    return s < 0 ? s : markdown_tell(md, err);
}

vitrine_status markdown_read(struct extraction *out, const struct input *input, struct budget *budget,
                             vitrine_error **err)
{
    struct markdown md = {.out = out};
    struct buf text = BUF_INIT;
    vitrine_status s = document_load_text(&text, out, input, budget, err);

    if (s >= 0)
        s = read_lines(&md, &text, budget, err);
    buf_dispose(&md.title);
    buf_dispose(&md.body);
    buf_dispose(&md.paragraph_line);
    buf_dispose(&text);
    return s;
}
