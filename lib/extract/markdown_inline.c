/* SPDX-License-Identifier: MIT
 * Inline marks of Markdown (CommonMark 0.30, 6). Read once from left to right: where a "]" turns out to end a
 * link, its "[" is taken back out of what was written. See markdown_inline.h. */
#include "extract/markdown_inline.h"

#include <stdbool.h>
#include <string.h>

#include "extract/html_entities.h"

#define MAX_BRACKETS 32

struct inline_reader {
    struct buf *out;
    const char *line;
    size_t length;
    size_t at;
    size_t brackets[MAX_BRACKETS]; /* where in `out` each open "[" (or "![") was written */
    size_t bracket_count;
    bool no_paren;  /* no ")" is left on the line */
    bool no_angle;  /* no ">" */
    bool no_square; /* no "]" */
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

static bool is_punctuation(char c)
{
    return c > 0x20 && c < 0x7f && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) != NULL;
}

static char peek(const struct inline_reader *reader, size_t at)
{
    return at < reader->length ? reader->line[at] : '\0';
}

/* The next `c` at or behind `from`; remembers in *none that there is none, so that no line is searched over
 * and over. */
static bool find(size_t *found, const struct inline_reader *reader, size_t from, char c, bool *none)
{
    const char *p = NULL;

    if (!*none && from < reader->length)
        p = memchr(reader->line + from, c, reader->length - from);
    *none |= p == NULL;
    if (p != NULL)
        *found = (size_t)(p - reader->line);
    return p != NULL;
}

static void read_escape(struct inline_reader *reader)
{
    char next = peek(reader, reader->at + 1);

    if (is_punctuation(next)) {
        buf_char(reader->out, next);
        reader->at += 2;
    } else {
        buf_char(reader->out, '\\');
        reader->at++;
    }
}

/* A run of one sign; kept where it stands between spaces or, "_" and "~", where it can't be emphasis. */
static void read_emphasis(struct inline_reader *reader)
{
    char sign = reader->line[reader->at];
    size_t start = reader->at;
    char before = start > 0 ? reader->line[start - 1] : ' ';
    char after;
    bool open_left;
    bool open_right;

    while (peek(reader, reader->at) == sign)
        reader->at++;
    after = reader->at < reader->length ? reader->line[reader->at] : ' ';
    open_left = is_space(before);
    open_right = is_space(after);
    if ((open_left && open_right) || (sign == '~' && reader->at - start < 2) ||
        (sign == '_' && !open_left && !open_right && !is_punctuation(before) && !is_punctuation(after)))
        buf_append(reader->out, reader->line + start, reader->at - start);
}

/* <https://...> keeps its inside; a tag goes. */
static void read_angle(struct inline_reader *reader)
{
    char next = peek(reader, reader->at + 1);
    bool tag = next == '/' || next == '!' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    size_t start = reader->at + 1;
    size_t end;

    if (!tag || !find(&end, reader, start, '>', &reader->no_angle)) {
        buf_char(reader->out, '<');
        reader->at++;
        return;
    }
    if (memchr(reader->line + start, ':', end - start) != NULL ||
        memchr(reader->line + start, '@', end - start) != NULL)
        if (memchr(reader->line + start, ' ', end - start) == NULL)
            buf_append(reader->out, reader->line + start, end - start);
    reader->at = end + 1;
}

static void open_bracket(struct inline_reader *reader, size_t signs)
{
    if (reader->bracket_count < MAX_BRACKETS)
        reader->brackets[reader->bracket_count++] = reader->out->length;
    buf_append(reader->out, reader->line + reader->at, signs);
    reader->at += signs;
}

/* Take the "[" or "![" at `start` out of what was written. */
static void remove_opening(struct buf *out, size_t start)
{
    size_t signs = 1;

    if (out->failed || start >= out->length)
        return;
    if (out->bytes[start] == '!')
        signs = 2;
    memmove(out->bytes + start, out->bytes + start + signs, out->length - start - signs);
    buf_truncate(out, out->length - signs);
}

static void close_bracket(struct inline_reader *reader)
{
    char next = peek(reader, reader->at + 1);
    size_t start;
    size_t end;

    if (reader->bracket_count > 0) {
        start = reader->brackets[--reader->bracket_count];
        if ((next == '(' && find(&end, reader, reader->at + 2, ')', &reader->no_paren)) ||
            (next == '[' && find(&end, reader, reader->at + 2, ']', &reader->no_square))) {
            remove_opening(reader->out, start);
            reader->at = end + 1;
            return;
        }
        if (reader->out->bytes != NULL && start + 1 < reader->out->length &&
            reader->out->bytes[start + 1] == '^') {
            buf_truncate(reader->out, start); /* a footnote's mark */
            reader->at++;
            return;
        }
    }
    buf_char(reader->out, ']');
    reader->at++;
}

static void read_reference(struct inline_reader *reader)
{
    size_t used = html_decode_reference(reader->out, reader->line + reader->at, reader->length - reader->at);

    if (used == 0)
        buf_char(reader->out, '&');
    reader->at += used > 0 ? used : 1;
}

static void read_sign(struct inline_reader *reader)
{
    char c = reader->line[reader->at];

    switch (c) {
    case '\\':
        read_escape(reader);
        break;
    case '*':
    case '_':
    case '~':
        read_emphasis(reader);
        break;
    case '`':
        reader->at++;
        break;
    case '<':
        read_angle(reader);
        break;
    case '[':
        open_bracket(reader, 1);
        break;
    case ']':
        close_bracket(reader);
        break;
    case '&':
        read_reference(reader);
        break;
    default:
        if (c == '!' && peek(reader, reader->at + 1) == '[')
            open_bracket(reader, 2);
        else {
            buf_char(reader->out, c);
            reader->at++;
        }
    }
}

void markdown_inline(struct buf *out, const char *line, size_t length)
{
    struct inline_reader reader = {.out = out, .line = line, .length = length};

    while (reader.at < length)
        read_sign(&reader);
}
