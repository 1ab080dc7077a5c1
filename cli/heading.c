/* SPDX-License-Identifier: MIT
 * `vitrine topic` and `vitrine collection`. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "action.h"
#include "cli.h"
#include "json.h"
#include "layout.h"
#include "message.h"

#define NAME_COLUMNS 32
#define DEEPEST 16 /* levels that are indented */

enum action { ACTION_ADD, ACTION_LIST, ACTION_SHOW, ACTION_REMOVE };
#define ACTIONS "add|list|show|remove"

/* --- the list as a person reads it --- */

/* One row; `above` is who stands over it. */
struct row {
    char *name;
    char *parent; /* NULL: none */
    char *text;   /* what stands behind the name */
    bool written;
};

struct rows {
    struct row *items;
    size_t count;
};

static void append_labels(struct text *out, const vitrine_heading *heading)
{
    const char *language;
    const char *label;

    for (size_t i = 0; vitrine_heading_label(heading, i, &language, &label); i++)
        text_format(out, "%s%s %s", i > 0 ? ", " : "  ", language, label);
}

static void append_days(struct text *out, const vitrine_heading *heading)
{
    const char *from = vitrine_heading_from(heading);
    const char *to = vitrine_heading_to(heading);
    const char *yearly = vitrine_heading_yearly(heading);
    const char *wanted = vitrine_heading_wanted(heading);

    if (yearly != NULL)
        text_format(out, "  every %s", yearly);
    if (from != NULL || to != NULL)
        text_format(out, "  %s to %s", from != NULL ? from : "...", to != NULL ? to : "...");
    if (wanted != NULL)
        text_format(out, "  wants %s", wanted);
}

static bool add_row(void *context, const vitrine_heading *heading)
{
    struct rows *rows = context;
    const char *parent = vitrine_heading_parent(heading);
    struct text text = TEXT_INIT;
    struct row *row;

    rows->items = memory_resize(rows->items, rows->count + 1, sizeof(rows->items[0]));
    row = &rows->items[rows->count++];
    text_format(&text, "%7" PRIu64, vitrine_heading_assets(heading));
    append_days(&text, heading);
    append_labels(&text, heading);
    *row = (struct row){memory_copy(vitrine_heading_name(heading)), parent != NULL ? memory_copy(parent) : NULL,
                        text_take(&text), false};
    return true;
}

static void rows_dispose(struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        free(rows->items[i].name);
        free(rows->items[i].parent);
        free(rows->items[i].text);
    }
    free(rows->items);
}

static void write_row(struct cli *cli, struct row *row, size_t depth)
{
    size_t indent = 2 * (depth < DEEPEST ? depth : DEEPEST);
    size_t room = NAME_COLUMNS > indent + 8 ? NAME_COLUMNS - indent : 8;
    size_t used;
    struct layout layout = {.terminal = &cli->terminal, .indent = NAME_COLUMNS + 9, .most = 3};

    row->written = true;
    text_repeat(&cli->out, ' ', indent);
    used = layout_cut(&cli->out, row->name, room);
    text_repeat(&cli->out, ' ', room > used ? room - used : 0);
    layout.columns = cli->terminal.columns > layout.indent + 20 ? cli->terminal.columns - layout.indent + 9 : 29;
    layout_wrap(&cli->out, &layout, row->text);
}

/* Rows under `parent`, each with those under it. */
static void write_below(struct cli *cli, struct rows *rows, const char *parent, size_t depth)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct row *row = &rows->items[i];
        bool below = parent == NULL ? row->parent == NULL : row->parent != NULL && strcmp(row->parent, parent) == 0;

        if (row->written || !below)
            continue;
        write_row(cli, row, depth);
        write_below(cli, rows, row->name, depth + 1);
    }
}

static int list_text(struct cli *cli, vitrine_heading_kind kind)
{
    struct rows rows = {0};
    vitrine_status s = vitrine_headings(cli->cat, kind, NULL, add_row, &rows, &cli->err);

    if (s >= 0)
        write_below(cli, &rows, NULL, 0);
    if (s >= 0 && rows.count == 0)
        cli_note(cli, "there is none yet; `vitrine %s add NAME` makes one", cli->args.command->name);
    rows_dispose(&rows);
    return s < 0 ? cli_fail(cli, s) : EXIT_DONE;
}

/* --- the actions --- */

static int put_json(struct cli *cli, vitrine_heading_kind kind, const char *name)
{
    char *json = NULL;
    vitrine_status s = vitrine_headings_json(&json, cli->cat, kind, name, &cli->err);

    return cli_put_json(cli, json, s);
}

static bool write_heading(void *context, const vitrine_heading *heading)
{
    struct text *out = context;
    const char *const facts[][2] = {{"under", vitrine_heading_parent(heading)},
                                    {"yearly", vitrine_heading_yearly(heading)},
                                    {"from", vitrine_heading_from(heading)},
                                    {"to", vitrine_heading_to(heading)},
                                    {"wants", vitrine_heading_wanted(heading)}};
    const char *language;
    const char *label;

    text_format(out, "%s\n  %-8s %" PRIu64 "\n", vitrine_heading_name(heading), "assets",
                vitrine_heading_assets(heading));
    for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
        if (facts[i][1] != NULL)
            text_format(out, "  %-8s %s\n", facts[i][0], facts[i][1]);
    for (size_t i = 0; vitrine_heading_label(heading, i, &language, &label); i++)
        text_format(out, "  %-8s %s\n", language, label);
    return true;
}

static int show_text(struct cli *cli, vitrine_heading_kind kind, const char *words)
{
    vitrine_status s = vitrine_headings(cli->cat, kind, words, write_heading, &cli->out, &cli->err);

    return s < 0 ? cli_fail(cli, s) : EXIT_DONE;
}

/* The values of --label, one each time it was given. */
static size_t split_labels(const char ***out, char *lines)
{
    size_t count = 0;
    char *line;

    *out = NULL;
    while (lines != NULL && (line = strsep(&lines, "\n")) != NULL) {
        *out = memory_resize(*out, count + 1, sizeof((*out)[0]));
        (*out)[count++] = line;
    }
    return count;
}

static int add(struct cli *cli, vitrine_heading_kind kind, const char *name)
{
    vitrine_heading_options options = VITRINE_HEADING_OPTIONS_INIT;
    const char **labels;
    vitrine_status s;

    options.label_count = split_labels(&labels, cli->args.values[OPTION_LABEL]);
    options.labels = labels;
    options.parent = cli->args.values[OPTION_PARENT];
    options.from = cli->args.values[OPTION_FROM];
    options.to = cli->args.values[OPTION_TO];
    options.yearly = cli->args.values[OPTION_YEARLY];
    options.wanted = cli->args.values[OPTION_WANT];
    s = vitrine_heading_put(cli->cat, kind, name, &options, &cli->err);
    free(labels);
    if (s < 0)
        return cli_fail(cli, s);
    if (cli->json)
        return put_json(cli, kind, name);
    return cli->quiet ? EXIT_DONE : show_text(cli, kind, name);
}

static int remove_named(struct cli *cli, vitrine_heading_kind kind, const char *name)
{
    vitrine_status s = vitrine_heading_remove(cli->cat, kind, name, &cli->err);

    if (s < 0)
        return cli_fail(cli, s);
    cli_tell(cli, "%s: removed", name);
    if (cli->json) {
        text_string(&cli->out, "{\"removed\":[");
        json_put_string(&cli->out, name);
        text_string(&cli->out, "]}\n");
    }
    return EXIT_DONE;
}

static int run_action(struct cli *cli, vitrine_heading_kind kind, enum action action)
{
    const char *name = cli->args.word_count > 1 ? cli->args.words[1] : NULL;

    switch (action) {
    case ACTION_ADD:
        return add(cli, kind, name);
    case ACTION_REMOVE:
        return remove_named(cli, kind, name);
    case ACTION_SHOW:
        return cli->json ? put_json(cli, kind, name) : show_text(cli, kind, name);
    case ACTION_LIST:
        break;
    }
    return cli->json ? put_json(cli, kind, NULL) : list_text(cli, kind);
}

/* Options of `add` make no sense elsewhere. */
static int check_options(const struct args *args, enum action action)
{
    static const enum option_id of_add[] = {OPTION_LABEL, OPTION_PARENT, OPTION_FROM,
                                            OPTION_TO,    OPTION_YEARLY, OPTION_WANT};

    for (size_t i = 0; i < sizeof(of_add) / sizeof(of_add[0]); i++)
        if (action != ACTION_ADD && args_has(args, of_add[i]))
            return message_usage(args->command, "labels, parent, dates and languages are given to `%s add`",
                                 args->command->name);
    return EXIT_DONE;
}

static int run_heading(struct cli *cli, vitrine_heading_kind kind)
{
    const struct args *args = &cli->args;
    int action = action_of(args, ACTIONS);
    int code;

    if (action < 0)
        return EXIT_WRONG_USAGE;
    if ((args->word_count < 2) != (action == ACTION_LIST))
        return message_usage(args->command, "%s %s: %s", args->command->name, args->words[0],
                             action == ACTION_LIST ? "it takes no name" : "a name is missing");
    code = check_options(args, (enum action)action);
    if (code == EXIT_DONE)
        code = cli_open(cli, action == ACTION_ADD || action == ACTION_REMOVE ? CLI_WRITE : CLI_READ);
    return code == EXIT_DONE ? run_action(cli, kind, (enum action)action) : code;
}

int command_topic(struct cli *cli)
{
    return run_heading(cli, VITRINE_TOPIC);
}

int command_collection(struct cli *cli)
{
    return run_heading(cli, VITRINE_COLLECTION);
}
