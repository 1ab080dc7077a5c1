/* SPDX-License-Identifier: MIT
 * Lines for the person; see message.h. */
#include "message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "glyph.h"
#include "text.h"

static void write_line(const char *head, const char *format, va_list args)
{
    struct text line = TEXT_INIT;
    char *words = NULL;
    int length = vasprintf(&words, format, args);

    text_string(&line, head);
    if (length >= 0)
        glyph_append(&line, words, (size_t)length);
    text_char(&line, '\n');
    fwrite(line.bytes, 1, line.length, stderr);
    text_dispose(&line);
    if (length >= 0)
        free(words);
}

void message_say(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    write_line("vitrine: ", format, args);
    va_end(args);
}

void message_line(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    write_line("", format, args);
    va_end(args);
}

int message_usage(const struct command *command, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    write_line("vitrine: ", format, args);
    va_end(args);
    if (command != NULL && command->run != NULL)
        message_line("usage: vitrine %s%s%s (more: vitrine help %s)", command->name,
                     command->arguments[0] ? " " : "", command->arguments, command->name);
    else
        message_line("usage: vitrine [-c LOCATION] [--json] COMMAND [ARGUMENTS] (more: vitrine help)");
    return EXIT_WRONG_USAGE;
}
