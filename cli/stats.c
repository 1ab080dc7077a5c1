/* SPDX-License-Identifier: MIT
 * `vitrine stats`. */
#include <inttypes.h>

#include "cli.h"

static void put_row(struct text *out, const char *name, uint64_t count)
{
    text_format(out, "%-14s%10" PRIu64 "\n", name, count);
}

static void put_language(void *context, const char *language, uint64_t assets)
{
    text_format(context, "  in %-9s%10" PRIu64 "\n", language, assets);
}

static int put_stats(struct cli *cli)
{
    vitrine_stats stats = VITRINE_STATS_INIT;
    vitrine_status s;

    s = vitrine_catalogue_stats(&stats, cli->cat, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    text_format(&cli->out, "%-14s%10s\n", "home language", vitrine_catalogue_home(cli->cat));
    put_row(&cli->out, "assets", stats.assets);
    put_row(&cli->out, "images", stats.images);
    put_row(&cli->out, "texts", stats.texts);
    s = vitrine_catalogue_languages(cli->cat, put_language, &cli->out, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    put_row(&cli->out, "missing", stats.missing);
    put_row(&cli->out, "topics", stats.topics);
    put_row(&cli->out, "collections", stats.collections);
    put_row(&cli->out, "bytes", stats.bytes);
    return EXIT_DONE;
}

int command_stats(struct cli *cli)
{
    char *json = NULL;
    vitrine_status s;
    int code;

    code = cli_open(cli, CLI_READ);
    if (code != EXIT_DONE)
        return code;
    if (!cli->json)
        return put_stats(cli);
    s = vitrine_catalogue_stats_json(&json, cli->cat, &cli->err);
    return cli_put_json(cli, json, s);
}
