/* SPDX-License-Identifier: MIT
 * `vitrine reindex` and `vitrine backup`. */
#include "cli.h"
#include "progress.h"

int command_reindex(struct cli *cli)
{
    struct progress progress;
    uint64_t assets = 0;
    vitrine_status s;
    int code;

    code = cli_open(cli, CLI_WRITE);
    if (code != EXIT_DONE)
        return code;
    progress_start(&progress, cli, "assets");
    s = vitrine_catalogue_reindex(&assets, cli->cat, progress_tell, &progress, &cli->err);
    progress_end(&progress);
    if (s < 0)
        return cli_fail(cli, s);
    cli_put_written(cli, assets, cli_location(cli));
    return EXIT_DONE;
}

/* Counted in the copy itself, which shows that it can be opened. */
static vitrine_status count_copy(uint64_t *assets, const char *path, vitrine_error **err)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_stats stats = VITRINE_STATS_INIT;
    vitrine_catalogue *copy = NULL;
    vitrine_status s;

    options.read_only = true;
    s = vitrine_catalogue_open(&copy, path, &options, err);
    if (s >= 0)
        s = vitrine_catalogue_stats(&stats, copy, err);
    *assets = stats.assets;
    vitrine_catalogue_close(copy);
    return s;
}

int command_backup(struct cli *cli)
{
    const char *path = cli->args.words[0];
    struct progress progress;
    uint64_t assets = 0;
    vitrine_status s;
    int code;

    code = cli_open(cli, CLI_READ);
    if (code != EXIT_DONE)
        return code;
    progress_start(&progress, cli, "pages");
    s = vitrine_catalogue_backup(cli->cat, path, progress_tell, &progress, &cli->err);
    progress_end(&progress);
    if (s >= 0)
        s = count_copy(&assets, path, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    cli_put_written(cli, assets, path);
    return EXIT_DONE;
}
