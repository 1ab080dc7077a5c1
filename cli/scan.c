/* SPDX-License-Identifier: MIT
 * `vitrine scan`. */
#include <stdlib.h>
#include <sys/stat.h>

#include "cli.h"
#include "interrupt.h"
#include "message.h"
#include "progress.h"
#include "report.h"

/* A new catalogue is made only for a scan that can begin. */
static int check_before_creating(struct cli *cli)
{
    const char *language = cli->args.values[OPTION_LANG];
    struct stat facts;
    char *tag = NULL;
    vitrine_status s = VITRINE_OK;

    if (language != NULL)
        s = vitrine_language_canonical(&tag, language, &cli->err);
    vitrine_string_free(tag);
    if (s < 0)
        return cli_fail(cli, s);
    for (size_t i = 0; i < cli->args.word_count; i++)
        if (stat(cli->args.words[i], &facts) == 0)
            return EXIT_DONE;
    message_say("%s: no such file or folder", cli->args.words[0]);
    return EXIT_FAILED;
}

/* A dry run of a catalogue that does not exist is one of an empty catalogue in memory. */
static int open_new(struct cli *cli)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_status s;
    int code;

    code = check_before_creating(cli);
    if (code != EXIT_DONE)
        return code;
    if (!args_has(&cli->args, OPTION_DRY_RUN))
        return cli_open(cli, CLI_CREATE);
    options.create = true;
    s = vitrine_catalogue_open(&cli->cat, "memory:", &options, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    interrupt_watch(cli->cat);
    return EXIT_DONE;
}

static int open_catalogue(struct cli *cli)
{
    struct stat facts;

    if (stat(cli_location(cli), &facts) != 0)
        return open_new(cli);
    return cli_open(cli, args_has(&cli->args, OPTION_DRY_RUN) ? CLI_WRITE : CLI_CREATE);
}

struct watching {
    struct cli *cli;
    struct progress *progress;
    bool has_begun;
};

static bool tell_round(void *context, const vitrine_report *report)
{
    struct watching *watching = context;
    bool is_first = !watching->has_begun;

    progress_end(watching->progress);
    watching->has_begun = true;
    return report_tell_round(watching->cli, report, is_first);
}

/* What the rounds did was told with each: the end needs no report. */
static int scan_and_watch(struct cli *cli, const vitrine_scan_options *options, struct progress *progress)
{
    struct watching watching = {cli, progress, false};
    vitrine_status s = vitrine_watch(cli->cat, cli->args.words, cli->args.word_count, options, tell_round, &watching,
                                     &cli->err);

    progress_end(progress);
    return interrupt_seen() ? EXIT_INTERRUPTED : cli_fail(cli, s);
}

static int scan_once(struct cli *cli, const vitrine_scan_options *options, struct progress *progress)
{
    vitrine_report *report = NULL;
    vitrine_status s = vitrine_scan(&report, cli->cat, cli->args.words, cli->args.word_count, options, &cli->err);
    int code;

    progress_end(progress);
    code = report_tell(cli, report, s, NULL);
    vitrine_report_free(report);
    return code;
}

int command_scan(struct cli *cli)
{
    vitrine_scan_options options = VITRINE_SCAN_OPTIONS_INIT;
    struct progress progress;
    int code;

    if (args_has(&cli->args, OPTION_WATCH) && args_has(&cli->args, OPTION_DRY_RUN))
        return message_usage(cli->args.command, "--watch: not with --dry-run");
    code = open_catalogue(cli);
    if (code != EXIT_DONE)
        return code;
    progress_start(&progress, cli, "files");
    options.language = cli->args.values[OPTION_LANG];
    options.dry_run = args_has(&cli->args, OPTION_DRY_RUN);
    options.in_process = args_has(&cli->args, OPTION_IN_PROCESS);
    if (args_has(&cli->args, OPTION_JOBS))
        options.jobs = (uint32_t)strtoul(cli->args.values[OPTION_JOBS], NULL, 10);
    options.progress = progress_tell;
    options.context = &progress;
    return args_has(&cli->args, OPTION_WATCH) ? scan_and_watch(cli, &options, &progress)
                                              : scan_once(cli, &options, &progress);
}
