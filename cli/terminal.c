/* SPDX-License-Identifier: MIT
 * Terminals; see terminal.h. */
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "glyph.h"

#define USUAL_COLUMNS 80
#define FEWEST_COLUMNS 40

static const char *const codes[] = {
    [STYLE_TITLE] = "\033[1m",
    [STYLE_DIM] = "\033[2m",
    [STYLE_MATCH] = "\033[1;33m",
};

static size_t columns_of(int descriptor)
{
    struct winsize size = {0};

    if (!isatty(descriptor) || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return USUAL_COLUMNS;
    return size.ws_col < FEWEST_COLUMNS ? FEWEST_COLUMNS : size.ws_col;
}

static bool is_set(const char *variable)
{
    const char *value = getenv(variable);

    return value != NULL && value[0] != '\0';
}

void terminal_hold(void)
{
    static const int modes[] = {O_RDONLY, O_RDONLY, O_WRONLY};

    for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
        if (fcntl(descriptor, F_GETFD) < 0 && open("/dev/null", modes[descriptor]) < 0)
            return;
}

void terminal_look(struct terminal *out)
{
    const char *kind = getenv("TERM");
    bool is_dumb = kind == NULL || strcmp(kind, "dumb") == 0;

    out->shows_output = isatty(STDOUT_FILENO) == 1;
    out->colours = out->shows_output && !is_dumb && !is_set("NO_COLOR");
    out->progress = isatty(STDERR_FILENO) == 1 && !is_dumb;
    out->columns = columns_of(STDOUT_FILENO);
    out->error_columns = columns_of(STDERR_FILENO);
}

void terminal_begin(const struct terminal *terminal, struct text *out, enum style style)
{
    if (terminal->colours)
        text_string(out, codes[style]);
}

void terminal_end(const struct terminal *terminal, struct text *out)
{
    if (terminal->colours)
        text_string(out, "\033[0m");
}

static int write_all(int descriptor, const char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);

        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return 0;
}

static void escape_json(struct text *out, const char *bytes, size_t length)
{
    uint32_t codepoint;

    for (size_t at = 0, step; at < length; at += step ? step : 1) {
        step = glyph_decode(&codepoint, bytes + at, length - at);
        if (step > 0 && codepoint >= 0x7f && codepoint < 0xa0)
            text_format(out, "\\u%04x", (unsigned)codepoint);
        else
            text_append(out, bytes + at, step ? step : 1);
    }
}

static void escape_lines(struct text *out, const char *bytes, size_t length)
{
    const char *end = bytes + length;

    while (bytes < end) {
        const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
        const char *stop = newline ? newline : end;

        glyph_append(out, bytes, (size_t)(stop - bytes));
        if (newline != NULL)
            text_char(out, '\n');
        bytes = newline ? newline + 1 : end;
    }
}

int terminal_write(const struct terminal *terminal, int descriptor, const char *bytes, size_t length,
                   enum content content)
{
    struct text escaped = TEXT_INIT;
    int reason;

    if (content == CONTENT_SAFE || !terminal->shows_output)
        return write_all(descriptor, bytes, length);
    if (content == CONTENT_JSON)
        escape_json(&escaped, bytes, length);
    else
        escape_lines(&escaped, bytes, length);
    reason = write_all(descriptor, escaped.bytes, escaped.length);
    text_dispose(&escaped);
    return reason;
}
