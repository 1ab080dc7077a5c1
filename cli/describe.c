/* SPDX-License-Identifier: MIT
 * `vitrine describe`. */
#include <stdlib.h>
#include <string.h>

#include "asset.h"
#include "glyph.h"
#include "input.h"
#include "message.h"

static const struct field_row {
    vitrine_field field;
    const char *name; /* as --clear and --revert take it */
    enum option_id option;
} fields[] = {
    {VITRINE_TITLE, "title", OPTION_TITLE},          {VITRINE_DESCRIPTION, "description", OPTION_DESCRIPTION},
    {VITRINE_ALT_TEXT, "alt_text", OPTION_ALT_TEXT}, {VITRINE_KEYWORDS, "keywords", OPTION_KEYWORDS},
    {VITRINE_PLACE, "place", OPTION_PLACE},          {VITRINE_BODY, "body", OPTION_BODY},
};
#define FIELD_COUNT (sizeof(fields) / sizeof(fields[0]))

struct changes {
    vitrine_text_change items[FIELD_COUNT];
    size_t count;
    char *body; /* what --body read; NULL: nothing */
};

/* Is `name` in a list with commas? */
static bool is_listed(const char *list, const char *name)
{
    size_t length = strlen(name);

    while (list != NULL && list[0] != '\0') {
        size_t end = strcspn(list, ",");

        if (end == length && memcmp(list, name, length) == 0)
            return true;
        list += end + (list[end] == ',');
    }
    return false;
}

static int read_body(char **out, const char *path)
{
    static const char mark[] = "\xEF\xBB\xBF"; /* some editors put it before UTF-8 */
    struct text text = TEXT_INIT;
    struct input input;
    int reason;

    reason = input_open(&input, path);
    if (reason == 0)
        reason = input_read_all(&text, &input);
    input_close(&input);
    if (reason == 0 && memchr(text_get(&text), '\0', text.length) == NULL && glyph_is_utf8(text_get(&text))) {
        *out = memory_copy(text_get(&text) +
                           (strncmp(text_get(&text), mark, strlen(mark)) == 0 ? strlen(mark) : 0));
        text_dispose(&text);
        return EXIT_DONE;
    }
    message_say("%s: %s", input.name, reason ? strerror(reason) : "not a text in UTF-8");
    text_dispose(&text);
    return EXIT_FAILED;
}

static void add_change(struct changes *changes, vitrine_field field, vitrine_change_kind kind,
                       const char *value)
{
    changes->items[changes->count++] = (vitrine_text_change){.field = field, .kind = kind, .value = value};
}

static int collect_field(struct changes *changes, const struct args *args, const struct field_row *row)
{
    bool sets = args_has(args, row->option);
    bool clears = is_listed(args->values[OPTION_CLEAR], row->name);
    bool reverts = is_listed(args->values[OPTION_REVERT], row->name);
    const char *value = args->values[row->option];
    int code = EXIT_DONE;

    if (sets + clears + reverts > 1)
        return message_usage(args->command, "%s: set, cleared or reverted: only one of them", row->name);
    if (sets && row->field == VITRINE_BODY) {
        code = read_body(&changes->body, value);
        value = changes->body;
    }
    if (code == EXIT_DONE && sets)
        add_change(changes, row->field, VITRINE_SET, value);
    if (clears)
        add_change(changes, row->field, VITRINE_CLEAR, NULL);
    if (reverts)
        add_change(changes, row->field, VITRINE_REVERT, NULL);
    return code;
}

static int collect_changes(struct changes *changes, const struct args *args)
{
    int code = EXIT_DONE;

    if (!args_has(args, OPTION_LANG))
        return message_usage(args->command, "describe: --lang LANG is missing: in which language?");
    for (size_t i = 0; code == EXIT_DONE && i < FIELD_COUNT; i++)
        code = collect_field(changes, args, &fields[i]);
    if (code == EXIT_DONE && changes->count == 0)
        return message_usage(args->command,
                             "describe: nothing to say: --title T, or another field, is missing");
    return code;
}

static int apply_changes(struct cli *cli, const struct changes *changes, int64_t id)
{
    vitrine_asset *asset = NULL;
    vitrine_status s;
    int code;

    s = vitrine_asset_describe(&asset, cli->cat, id, cli->args.values[OPTION_LANG], changes->items,
                               changes->count, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    code = cli->quiet && !cli->json ? EXIT_DONE : asset_put(cli, asset);
    vitrine_asset_free(asset);
    return code;
}

int command_describe(struct cli *cli)
{
    struct changes changes = {0};
    struct ids ids = {0};
    int code;

    code = collect_changes(&changes, &cli->args);
    if (code == EXIT_DONE)
        code = cli_open(cli, CLI_WRITE);
    if (code == EXIT_DONE)
        code = asset_named(&ids, cli, cli->args.words[0]);
    if (code == EXIT_DONE)
        code = asset_set_editor(cli);
    if (code == EXIT_DONE)
        code = apply_changes(cli, &changes, ids.items[0]);
    ids_dispose(&ids);
    free(changes.body);
    return code;
}
