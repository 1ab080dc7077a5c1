/* SPDX-License-Identifier: MIT
 * `vitrine glossary`. */
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "cli.h"
#include "input.h"
#include "message.h"
#include "report.h"

enum action { ACTION_IMPORT, ACTION_EXPORT, ACTION_LIST, ACTION_ADD, ACTION_REMOVE };
#define ACTIONS "import|export|list|add|remove"

static const struct {
    size_t least; /* words behind the action */
    size_t most;
    const char *meant;
    enum cli_access access;
} takes[] = {
    [ACTION_IMPORT] = {1, 1, "a file of CSV, or - for standard input", CLI_WRITE},
    [ACTION_EXPORT] = {0, 0, "nothing more", CLI_READ},
    [ACTION_LIST] = {0, 0, "nothing more", CLI_READ},
    [ACTION_ADD] = {1, SIZE_MAX, "terms, each LANG=TERM", CLI_WRITE},
    [ACTION_REMOVE] = {1, 1, "the id of a concept, as `glossary list` has it", CLI_WRITE},
};

static int import_file(struct cli *cli, struct input *input)
{
    vitrine_import_options options = VITRINE_IMPORT_OPTIONS_INIT;
    vitrine_report *report = NULL;
    vitrine_status s;
    int code;

    options.name = input->name;
    s = vitrine_glossary_import(&report, cli->cat, input_read, input, &options, &cli->err);
    code = report_tell(cli, report, s, input->name);
    vitrine_report_free(report);
    return code;
}

static int run_import(struct cli *cli)
{
    struct input input;
    int reason = input_open(&input, cli->args.words[1]);
    int code;

    if (reason != 0) {
        message_say("%s: %s", input.name, strerror(reason));
        return EXIT_FAILED;
    }
    code = cli_open(cli, CLI_WRITE);
    if (code == EXIT_DONE)
        code = import_file(cli, &input);
    input_close(&input);
    return code;
}

static int put_list(struct cli *cli)
{
    char *json = NULL;
    vitrine_status s =
        vitrine_glossary_json(&json, cli->cat, cli->args.values[OPTION_LANG], &cli->err);

    return cli_put_json(cli, json, s);
}

/* A line a concept: its id, then the terms of each language. */
static bool write_concept(void *context, int64_t id, const vitrine_concept *concept)
{
    struct text *out = context;
    const char *before = "";
    const char *language;
    const char *term;

    text_format(out, "%6" PRId64 "  ", id);
    for (size_t i = 0; vitrine_concept_term(concept, i, &language, &term); i++) {
        if (strcmp(language, before) == 0)
            text_format(out, ", %s", term);
        else
            text_format(out, "%s%s %s", i > 0 ? "; " : "", language, term);
        before = language;
    }
    text_char(out, '\n');
    return true;
}

static int list_text(struct cli *cli)
{
    vitrine_status s = vitrine_glossary_concepts(cli->cat, cli->args.values[OPTION_LANG], write_concept, &cli->out,
                                                 &cli->err);

    if (s >= 0 && cli->out.length == 0)
        cli_note(cli, "there is no concept yet; `vitrine glossary add vi=... en=...` makes one");
    return s < 0 ? cli_fail(cli, s) : EXIT_DONE;
}

static int export_csv(struct cli *cli)
{
    char *csv = NULL;
    vitrine_status s = vitrine_glossary_csv(&csv, cli->cat, &cli->err);

    if (s < 0)
        return cli_fail(cli, s);
    text_string(&cli->out, csv);
    vitrine_string_free(csv);
    return EXIT_DONE;
}

static int add_terms(struct cli *cli)
{
    int64_t id = 0;
    vitrine_status s = vitrine_glossary_add(&id, cli->cat, cli->args.words + 1, cli->args.word_count - 1, &cli->err);

    if (s < 0)
        return cli_fail(cli, s);
    cli_tell(cli, "concept %" PRId64, id);
    if (cli->json)
        text_format(&cli->out, "{\"id\":%" PRId64 "}\n", id);
    return EXIT_DONE;
}

static int remove_concept(struct cli *cli)
{
    const char *word = cli->args.words[1];
    char *end;
    long long id;
    vitrine_status s;

    errno = 0;
    id = strtoll(word, &end, 10);
    if (errno != 0 || *end != '\0' || id < 1)
        return message_usage(cli->args.command, "glossary remove %s: %s is meant", word, takes[ACTION_REMOVE].meant);
    s = vitrine_glossary_remove(cli->cat, id, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    cli_tell(cli, "concept %lld: removed", id);
    if (cli->json)
        text_format(&cli->out, "{\"removed\":[%lld]}\n", id);
    return EXIT_DONE;
}

static int run_action(struct cli *cli, enum action action)
{
    switch (action) {
    case ACTION_EXPORT:
        return export_csv(cli);
    case ACTION_ADD:
        return add_terms(cli);
    case ACTION_REMOVE:
        return remove_concept(cli);
    default:
        return cli->json ? put_list(cli) : list_text(cli);
    }
}

int command_glossary(struct cli *cli)
{
    int action = action_of(&cli->args, ACTIONS);
    size_t words = cli->args.word_count - 1;
    int code;

    if (action < 0)
        return EXIT_WRONG_USAGE;
    if (words < takes[action].least || words > takes[action].most)
        return message_usage(cli->args.command, "glossary %s: it takes %s", cli->args.words[0], takes[action].meant);
    if (action != ACTION_LIST && args_has(&cli->args, OPTION_LANG))
        return message_usage(cli->args.command, "--lang is an option of `glossary list`");
    if (action == ACTION_IMPORT)
        return run_import(cli);
    code = cli_open(cli, takes[action].access);
    return code == EXIT_DONE ? run_action(cli, (enum action)action) : code;
}
