/* SPDX-License-Identifier: MIT
 * What every command has at hand; see cli.h. */
#include "cli.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "glyph.h"
#include "interrupt.h"
#include "json.h"
#include "message.h"

const char *cli_location(const struct cli *cli)
{
    const char *named = cli->args.values[OPTION_CATALOGUE];
    const char *variable = getenv("VITRINE_CATALOGUE");

    if (named != NULL)
        return named;
    return variable != NULL && variable[0] != '\0' ? variable : "vitrine.db";
}

vitrine_status cli_try_open(struct cli *cli, enum cli_access access)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_status s;

    options.read_only = access == CLI_READ;
    options.create = access == CLI_CREATE;
    s = vitrine_catalogue_open(&cli->cat, cli_location(cli), &options, &cli->err);
    if (s >= 0)
        interrupt_watch(cli->cat);
    return s;
}

int cli_fail_open(struct cli *cli, vitrine_status status)
{
    if (status != VITRINE_ENOTFOUND)
        return cli_fail(cli, status);
    message_say("%s: no catalogue here; `vitrine init` or `vitrine scan FOLDER` makes one",
                cli_location(cli));
    return EXIT_FAILED;
}

int cli_open(struct cli *cli, enum cli_access access)
{
    vitrine_status s = cli_try_open(cli, access);

    if (s < 0)
        return access == CLI_CREATE ? cli_fail(cli, s) : cli_fail_open(cli, s);
    if (vitrine_catalogue_warning(cli->cat) != NULL)
        cli_note(cli, "warning: %s: %s", cli_location(cli), vitrine_catalogue_warning(cli->cat));
    return EXIT_DONE;
}

void cli_close(struct cli *cli)
{
    interrupt_watch(NULL);
    vitrine_catalogue_close(cli->cat);
    cli->cat = NULL;
    vitrine_error_free(cli->err);
    cli->err = NULL;
}

/* Where in the query the error is, as words to put behind the message. */
static char *describe_span(const vitrine_error *err)
{
    struct text words = TEXT_INIT;
    size_t start, end;

    if (vitrine_error_span(err, &start, &end))
        text_format(&words, " (bytes %zu to %zu of the query)", start, end);
    return text_take(&words);
}

int cli_fail_at(struct cli *cli, vitrine_status status, const char *where)
{
    const char *message = cli->err ? vitrine_error_message(cli->err) : "failed";
    char *span = cli->err ? describe_span(cli->err) : memory_copy("");
    const char *separator = where != NULL ? ": " : "";
    int code = EXIT_FAILED;

    if (status == VITRINE_ECANCELLED || interrupt_seen()) {
        message_say("%s: interrupted", cli->args.command->name);
        code = EXIT_INTERRUPTED;
    } else if (status == VITRINE_EINVAL) {
        code = message_usage(cli->args.command, "%s%s%s%s", where ? where : "", separator, message, span);
    } else {
        message_say("%s%s%s%s", where ? where : "", separator, message, span);
    }
    free(span);
    vitrine_error_free(cli->err);
    cli->err = NULL;
    return code;
}

int cli_fail(struct cli *cli, vitrine_status status)
{
    return cli_fail_at(cli, status, NULL);
}

void cli_note(const struct cli *cli, const char *format, ...)
{
    char *line = NULL;
    va_list args;

    if (cli->quiet)
        return;
    va_start(args, format);
    if (vasprintf(&line, format, args) < 0)
        line = NULL;
    va_end(args);
    if (line != NULL)
        message_line("%s", line);
    free(line);
}

void cli_tell(struct cli *cli, const char *format, ...)
{
    char *line = NULL;
    va_list args;

    if (cli->quiet || cli->json)
        return;
    va_start(args, format);
    if (vasprintf(&line, format, args) < 0)
        line = NULL;
    va_end(args);
    if (line == NULL)
        return;
    glyph_append(&cli->out, line, strlen(line));
    text_char(&cli->out, '\n');
    free(line);
}

int cli_put_json(struct cli *cli, char *json, vitrine_status status)
{
    if (status < 0)
        return cli_fail(cli, status);
    text_string(&cli->out, json);
    text_char(&cli->out, '\n');
    vitrine_string_free(json);
    return EXIT_DONE;
}

void cli_put_written(struct cli *cli, uint64_t written, const char *path)
{
    cli_tell(cli, "%s: %" PRIu64 " %s written", path, written, written == 1 ? "asset" : "assets");
    if (!cli->json)
        return;
    text_format(&cli->out, "{\"written\":%" PRIu64 ",\"path\":", written);
    json_put_string(&cli->out, path);
    text_string(&cli->out, "}\n");
}

int cli_flush(struct cli *cli)
{
    enum content content = cli->json ? CONTENT_JSON : CONTENT_SAFE;
    int reason = terminal_write(&cli->terminal, STDOUT_FILENO, cli->out.bytes, cli->out.length, content);

    text_dispose(&cli->out);
    if (reason == 0)
        return EXIT_DONE;
    message_say("standard output: %s", strerror(reason));
    return EXIT_FAILED;
}
