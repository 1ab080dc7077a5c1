/* SPDX-License-Identifier: MIT
 * `vitrine show`. */
#include "asset.h"

int command_show(struct cli *cli)
{
    struct ids ids = {0};
    int code;

    code = cli_open(cli, CLI_READ);
    if (code == EXIT_DONE)
        code = asset_named(&ids, cli, cli->args.words[0]);
    if (code == EXIT_DONE)
        code = asset_put_id(cli, ids.items[0]);
    ids_dispose(&ids);
    return code;
}
