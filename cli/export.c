/* SPDX-License-Identifier: MIT
 * `vitrine export`. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "destination.h"
#include "interrupt.h"
#include "message.h"
#include "query.h"

#define FORMATS "ndjson|csv|rss|atom|jsonfeed|dublin-core|schema-org"
#define FEEDS "rss|atom|jsonfeed"
#define LATER_FORMATS "html"

static int check_format(const struct args *args)
{
    const char *format = args->words[0];
    char *nearest;

    if (choice_index(FORMATS, format, strlen(format)) >= 0)
        return EXIT_DONE;
    if (choice_index(LATER_FORMATS, format, strlen(format)) >= 0) {
        message_say("export %s: not part of this version", format);
        return EXIT_FAILED;
    }
    nearest = choice_nearest(FORMATS "|" LATER_FORMATS, format);
    if (nearest != NULL)
        message_usage(args->command, "%s: unknown format; did you mean %s?", format, nearest);
    else
        message_usage(args->command, "%s: unknown format; first the format, then the query: it is one of " FORMATS, format);
    free(nearest);
    return EXIT_WRONG_USAGE;
}

/* NULL when everything is asked for. */
static int make_query(vitrine_query **out, struct cli *cli)
{
    static const enum option_id of_queries[] = {OPTION_LANG, OPTION_MARKS, OPTION_NO_GLOSSARY,
                                                OPTION_ALL_WORDS};
    char *text;
    int code;

    if (cli->args.word_count > 1) {
        text = args_join(&cli->args, 1);
        code = query_from_args(out, cli, text);
        free(text);
        return code;
    }
    for (size_t i = 0; i < sizeof(of_queries) / sizeof(of_queries[0]); i++)
        if (args_has(&cli->args, of_queries[i]))
            return message_usage(cli->args.command,
                                 "--lang, --marks, --no-glossary and --all-words need words to look for");
    return query_has_filters(&cli->args) || args_has(&cli->args, OPTION_SHOW) ? query_from_args(out, cli, NULL) : EXIT_DONE;
}

static bool is_one_of(const char *choices, const char *format)
{
    return choice_index(choices, format, strlen(format)) >= 0;
}

/* Options that say nothing in the format would be lost without a word. */
static int check_options(const struct args *args)
{
    const char *format = args->words[0];

    if (args_has(args, OPTION_TITLE) && !is_one_of(FEEDS, format))
        return message_usage(args->command, "--title: of a feed only: " FEEDS);
    if (args_has(args, OPTION_BASE) && is_one_of("ndjson|csv", format))
        return message_usage(args->command, "--base: %s has no links", format);
    return EXIT_DONE;
}

/* Partial matches are said to be such. */
static int say_partial(struct cli *cli, const vitrine_query *query)
{
    vitrine_results *results = NULL;
    vitrine_status s;

    if (cli->args.word_count < 2)
        return EXIT_DONE;
    s = vitrine_query_run(&results, cli->cat, query, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    if (vitrine_results_relaxed(results))
        cli_note(cli, "Partial matches: no asset has all the words; --all-words leaves these out");
    vitrine_results_free(results);
    return EXIT_DONE;
}

static int fail_destination(const struct destination *destination)
{
    message_say("%s: %s", destination->name, strerror(destination->reason));
    return EXIT_FAILED;
}

/* An export must not replace what it is made of. */
static int check_destination(const struct cli *cli)
{
    const char *path = cli->args.values[OPTION_OUTPUT];

    if (!destination_is(path, cli_location(cli)))
        return EXIT_DONE;
    message_say("%s: that is the catalogue itself", path);
    return EXIT_FAILED;
}

static int write_export(struct cli *cli, const vitrine_query *query, struct destination *destination)
{
    const char *format = cli->args.words[0];
    enum content content = is_one_of("ndjson|jsonfeed|schema-org", format) ? CONTENT_JSON : CONTENT_LINES;
    vitrine_export_options options = VITRINE_EXPORT_OPTIONS_INIT;
    uint64_t written = 0;
    vitrine_status s;

    options.title = cli->args.values[OPTION_TITLE];
    options.base = cli->args.values[OPTION_BASE];
    s = vitrine_export(&written, cli->cat, format, query, &options, destination_write, destination, &cli->err);
    if (s < 0 && destination->reason != 0 && !interrupt_seen())
        return fail_destination(destination);
    if (s < 0)
        return cli_fail(cli, s);
    if (destination_finish(destination, &cli->terminal, content) != 0)
        return fail_destination(destination);
    if (destination->copied_to != STDOUT_FILENO)
        cli_put_written(cli, written, cli->args.values[OPTION_OUTPUT]);
    return EXIT_DONE;
}

int command_export(struct cli *cli)
{
    struct destination destination = {.copied_to = -1};
    vitrine_query *query = NULL;
    int code;

    code = check_format(&cli->args);
    if (code == EXIT_DONE)
        code = check_options(&cli->args);
    if (code == EXIT_DONE)
        code = make_query(&query, cli);
    if (code == EXIT_DONE)
        code = cli_open(cli, CLI_READ);
    if (code == EXIT_DONE)
        code = check_destination(cli);
    if (code == EXIT_DONE)
        code = say_partial(cli, query);
    if (code == EXIT_DONE && destination_open(&destination, cli->args.values[OPTION_OUTPUT]) != 0)
        code = fail_destination(&destination);
    if (code == EXIT_DONE)
        code = write_export(cli, query, &destination);
    destination_drop(&destination);
    vitrine_query_free(query);
    return code;
}
