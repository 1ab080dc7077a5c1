/* SPDX-License-Identifier: MIT
 * Help out of the tables, in 80 columns; see help.h. */
#include "help.h"

#include <string.h>

#include "cli.h"
#include "layout.h"
#include "message.h"
#include "option.h"

#define COLUMNS 80
#define HELP_COLUMN 30

static const struct terminal plain = {.columns = COLUMNS};

static void append_row(struct text *out, const char *left, const char *right)
{
    struct layout layout = {.terminal = &plain, .indent = HELP_COLUMN, .columns = COLUMNS - HELP_COLUMN};
    size_t used = strlen(left);

    text_string(out, left);
    if (right[0] == '\0') {
        text_char(out, '\n');
        return;
    }
    if (used + 2 > HELP_COLUMN) {
        text_char(out, '\n');
        used = 0;
    }
    text_repeat(out, ' ', HELP_COLUMN - used);
    layout_wrap(out, &layout, right);
}

static void append_option(struct text *out, const struct option *option)
{
    struct text left = TEXT_INIT;

    if (option->letter != '\0')
        text_format(&left, "  -%c, --%s", option->letter, option->name);
    else
        text_format(&left, "  --%s", option->name);
    if (option->value != NULL)
        text_format(&left, " %s", option->value);
    append_row(out, text_get(&left), option->help);
    text_dispose(&left);
}

static bool is_everywhere(const struct option *option)
{
    return option->commands == (1u << COMMAND_COUNT) - 1;
}

/* Options of `command` alone, or those that all commands have. */
static void append_options(struct text *out, const char *title, const struct command *command,
                           bool everywhere)
{
    bool titled = false;

    for (const struct option *option = option_table; option->name != NULL; option++) {
        if (option->is_later || is_everywhere(option) != everywhere || !option_belongs(option, command))
            continue;
        if (!titled)
            text_format(out, "\n%s\n", title);
        titled = true;
        append_option(out, option);
    }
}

static void help_command(struct text *out, const struct command *command)
{
    struct layout layout = {.terminal = &plain, .columns = COLUMNS};

    text_format(out, "usage: vitrine %s%s%s\n\n", command->name, command->arguments[0] ? " " : "",
                command->arguments);
    layout_wrap(out, &layout, command->summary);
    append_options(out, "Options", command, false);
    append_options(out, "Options of every command", command, true);
    if (command->has_query)
        text_string(out, "\nA query: words (all must match), \"a phrase\", word*, OR, -word, NEAR(a b, 5),\n"
                         "title:word, parentheses. Write -- before a query with words that start with -.\n");
}

static void help_all(struct text *out)
{
    text_string(out, "usage: vitrine [-c LOCATION] [--json] [-q] COMMAND [ARGUMENTS]\n\n"
                     "A catalogue of pictures and texts, searched in Vietnamese and other languages.\n\n"
                     "Commands\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        struct text left = TEXT_INIT;

        text_format(&left, "  %s", command_table[i].name);
        append_row(out, text_get(&left), command_table[i].summary);
        text_dispose(&left);
    }
    append_options(out, "Options, anywhere on the line; -- ends them", NULL, true);
    text_string(out, "\nASSET is an id, a uuid or a path. `vitrine help COMMAND` says more.\n"
                     "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some files or records\n"
                     "failed, 130 interrupted.\n");
}

void help_write(struct text *out, const struct command *command)
{
    if (command != NULL && command != &command_table[COMMAND_HELP])
        help_command(out, command);
    else
        help_all(out);
}

int command_help(struct cli *cli)
{
    const struct command *command = NULL;
    const struct command *nearest;

    if (cli->args.word_count > 0) {
        command = command_find(cli->args.words[0]);
        nearest = command_nearest(cli->args.words[0]);
        if (command == NULL)
            return message_usage(NULL, "%s: unknown command%s%s%s", cli->args.words[0],
                                 nearest ? "; did you mean " : "", nearest ? nearest->name : "",
                                 nearest ? "?" : "");
        if (command->run == NULL) {
            message_say("%s: not part of this version", command->name);
            return EXIT_FAILED;
        }
    }
    help_write(&cli->out, command);
    return EXIT_DONE;
}
