/* SPDX-License-Identifier: MIT
 * `vitrine suggest`. */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "glyph.h"

static bool put_suggestion(void *context, const char *text)
{
    struct text *out = context;

    glyph_append(out, text, strlen(text));
    text_char(out, '\n');
    return true;
}

static int suggest(struct cli *cli, const char *prefix)
{
    vitrine_suggest_options options = VITRINE_SUGGEST_OPTIONS_INIT;
    const char *limit = cli->args.values[OPTION_LIMIT];
    char *json = NULL;
    vitrine_status s;

    options.languages = cli->args.values[OPTION_LANG];
    options.limit = limit != NULL ? (uint32_t)strtoul(limit, NULL, 10) : 0;
    if (cli->json) {
        s = vitrine_suggest_json(&json, cli->cat, prefix, &options, &cli->err);
        return cli_put_json(cli, json, s);
    }
    s = vitrine_suggest(cli->cat, prefix, &options, put_suggestion, &cli->out, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    if (cli->out.length == 0)
        cli_note(cli, "Nothing in the catalogue begins so.");
    return EXIT_DONE;
}

int command_suggest(struct cli *cli)
{
    char *prefix = args_join(&cli->args, 0);
    int code = cli_open(cli, CLI_READ);

    if (code == EXIT_DONE)
        code = suggest(cli, prefix);
    free(prefix);
    return code;
}
