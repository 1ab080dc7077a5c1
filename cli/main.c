/* SPDX-License-Identifier: MIT
 * The program vitrine: the command line is taken apart, the command run, and what it found written. */
#include <stdio.h>
#include <string.h>

#include "cli.h"
#include "glyph.h"
#include "help.h"
#include "interrupt.h"
#include "message.h"

/* --ui is checked like any language; the words are English so far. */
static int check_ui(struct cli *cli)
{
    char *tag = NULL;
    vitrine_status s;

    if (!args_has(&cli->args, OPTION_UI))
        return EXIT_DONE;
    s = vitrine_language_canonical(&tag, cli->args.values[OPTION_UI], &cli->err);
    vitrine_string_free(tag);
    return s < 0 ? cli_fail_at(cli, s, "--ui") : EXIT_DONE;
}

static int run_command(struct cli *cli)
{
    const struct command *command = cli->args.command;
    int code;

    if (args_has(&cli->args, OPTION_HELP)) {
        help_write(&cli->out, command);
        return EXIT_DONE;
    }
    if (args_has(&cli->args, OPTION_VERSION)) {
        text_format(&cli->out, "vitrine %s\n", vitrine_version());
        return EXIT_DONE;
    }
    if (command == NULL)
        return message_usage(NULL, "a command is missing");
    code = check_ui(cli);
    return code == EXIT_DONE ? command->run(cli) : code;
}

/* On failure and wrong usage standard output stays empty. */
static int finish(struct cli *cli, int code)
{
    int flushed;

    if (code == EXIT_FAILED || code == EXIT_WRONG_USAGE)
        return code;
    flushed = cli_flush(cli);
    return flushed == EXIT_DONE ? code : flushed;
}

int main(int argc, char *argv[])
{
    struct cli cli = {0};
    int code;

    terminal_hold();
    interrupt_listen();
    glyph_setup();
    terminal_look(&cli.terminal);
    code = args_parse(&cli.args, argc, argv);
    cli.json = args_has(&cli.args, OPTION_JSON);
    cli.quiet = args_has(&cli.args, OPTION_QUIET);
    if (code == EXIT_DONE)
        code = finish(&cli, run_command(&cli));
    cli_close(&cli);
    text_dispose(&cli.out);
    args_dispose(&cli.args);
    return code;
}
