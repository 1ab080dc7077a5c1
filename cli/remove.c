/* SPDX-License-Identifier: MIT
 * `vitrine remove` and `vitrine prune`. */
#include <inttypes.h>

#include "asset.h"

static void put_removed(struct cli *cli, const struct ids *ids)
{
    cli_tell(cli, "%zu %s removed", ids->count, ids->count == 1 ? "asset" : "assets");
    if (!cli->json)
        return;
    text_string(&cli->out, "{\"removed\":[");
    for (size_t i = 0; i < ids->count; i++)
        text_format(&cli->out, "%s%" PRId64, i > 0 ? "," : "", ids->items[i]);
    text_string(&cli->out, "]}\n");
}

int command_remove(struct cli *cli)
{
    struct ids ids = {0};
    vitrine_status s;
    int code;

    code = cli_open(cli, CLI_WRITE);
    if (code == EXIT_DONE)
        code = assets_named(&ids, cli, cli->args.words, cli->args.word_count);
    if (code != EXIT_DONE)
        goto done;
    s = vitrine_assets_remove(cli->cat, ids.items, ids.count, &cli->err);
    if (s < 0)
        code = cli_fail(cli, s);
    else
        put_removed(cli, &ids);
done:
    ids_dispose(&ids);
    return code;
}

int command_prune(struct cli *cli)
{
    uint64_t removed = 0;
    uint64_t kept = 0;
    vitrine_status s;
    int code;

    code = cli_open(cli, CLI_WRITE);
    if (code != EXIT_DONE)
        return code;
    s = vitrine_assets_prune(&removed, &kept, cli->cat, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    cli_tell(cli, "%" PRIu64 " removed, %" PRIu64 " kept because a person described them", removed, kept);
    if (cli->json)
        text_format(&cli->out, "{\"removed\":%" PRIu64 ",\"kept\":%" PRIu64 "}\n", removed, kept);
    return EXIT_DONE;
}
