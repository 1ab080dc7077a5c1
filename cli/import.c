/* SPDX-License-Identifier: MIT
 * `vitrine import`. */
#include <string.h>

#include "cli.h"
#include "input.h"
#include "message.h"
#include "progress.h"
#include "report.h"

static int import_input(struct cli *cli, struct input *input)
{
    vitrine_import_options options = VITRINE_IMPORT_OPTIONS_INIT;
    vitrine_report *report = NULL;
    struct progress progress;
    vitrine_status s;
    int code;

    progress_start(&progress, cli, "records");
    options.format = cli->args.values[OPTION_FORMAT];
    options.name = input->name;
    options.progress = progress_tell;
    options.context = &progress;
    s = vitrine_import(&report, cli->cat, input_read, input, &options, &cli->err);
    progress_end(&progress);
    code = report_tell(cli, report, s, input->name);
    vitrine_report_free(report);
    return code;
}

int command_import(struct cli *cli)
{
    struct input input;
    int reason = input_open(&input, cli->args.words[0]);
    int code;

    if (reason != 0) {
        message_say("%s: %s", input.name, strerror(reason));
        return EXIT_FAILED;
    }
    code = cli_open(cli, CLI_CREATE);
    if (code == EXIT_DONE)
        code = import_input(cli, &input);
    input_close(&input);
    return code;
}
