/* SPDX-License-Identifier: MIT
 * `vitrine init`. */
#include "cli.h"
#include "json.h"

static void put_catalogue(struct cli *cli)
{
    const char *home = vitrine_catalogue_home(cli->cat);

    cli_tell(cli, "%s: a new catalogue, home language %s", cli_location(cli), home);
    if (!cli->json)
        return;
    text_string(&cli->out, "{\"location\":");
    json_put_string(&cli->out, cli_location(cli));
    text_string(&cli->out, ",\"home\":");
    json_put_string(&cli->out, home);
    text_string(&cli->out, "}\n");
}

int command_init(struct cli *cli)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_status s;

    options.create = true;
    options.exclusive = true;
    options.home = cli->args.values[OPTION_HOME];
    options.wanted = cli->args.values[OPTION_WANT];
    options.zone = cli->args.values[OPTION_ZONE];
    s = vitrine_catalogue_open(&cli->cat, cli_location(cli), &options, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    put_catalogue(cli);
    return EXIT_DONE;
}
