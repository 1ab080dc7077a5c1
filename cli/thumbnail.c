/* SPDX-License-Identifier: MIT
 * `vitrine thumbnail`. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "asset.h"
#include "destination.h"
#include "message.h"

static int fail_destination(const struct destination *destination)
{
    message_say("%s: %s", destination->name, strerror(destination->reason));
    return EXIT_FAILED;
}

/* Neither the catalogue nor the image may be replaced. */
static int check_output(struct cli *cli, int64_t id)
{
    const char *path = cli->args.values[OPTION_OUTPUT];
    struct text image = TEXT_INIT;
    vitrine_asset *asset = NULL;
    const char *root;
    bool is_source;
    vitrine_status s = vitrine_asset_find(&asset, cli->cat, id, &cli->err);

    if (s < 0)
        return cli_fail(cli, s);
    root = vitrine_asset_fact(asset, VITRINE_ROOT);
    if (root != NULL)
        text_format(&image, "%s/%s", root, vitrine_asset_fact(asset, VITRINE_PATH));
    is_source = destination_is(path, text_get(&image)) || destination_is(path, cli_location(cli));
    if (is_source)
        message_say("%s: that is the image or the catalogue itself", path);
    text_dispose(&image);
    vitrine_asset_free(asset);
    return is_source ? EXIT_FAILED : EXIT_DONE;
}

static void tell(struct cli *cli, const char *path, const vitrine_thumbnail *thumbnail)
{
    uint32_t width;
    uint32_t height;

    vitrine_thumbnail_pixels(thumbnail, &width, &height);
    if (cli->json)
        cli_put_written(cli, 1, path);
    else
        cli_tell(cli, "%s: %ux%u pixels", path, width, height);
}

static int write_thumbnail(struct cli *cli, const vitrine_thumbnail *thumbnail)
{
    const char *path = cli->args.values[OPTION_OUTPUT];
    struct destination destination = {.copied_to = -1};
    size_t length;
    const void *bytes = vitrine_thumbnail_bytes(thumbnail, &length);
    int code = EXIT_DONE;

    if (destination_open(&destination, path) != 0 || destination_write(&destination, bytes, length) != 0 ||
        destination_finish(&destination, &cli->terminal, CONTENT_LINES) != 0)
        code = fail_destination(&destination);
    else if (destination.copied_to != STDOUT_FILENO)
        tell(cli, path, thumbnail);
    destination_drop(&destination);
    return code;
}

static int make_thumbnail(struct cli *cli, int64_t id)
{
    vitrine_thumbnail_options options = VITRINE_THUMBNAIL_OPTIONS_INIT;
    vitrine_thumbnail *thumbnail = NULL;
    vitrine_status s;
    int code;

    if (args_has(&cli->args, OPTION_SIZE))
        options.pixels = (uint32_t)strtoul(cli->args.values[OPTION_SIZE], NULL, 10);
    s = vitrine_thumbnail_make(&thumbnail, cli->cat, id, &options, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    code = write_thumbnail(cli, thumbnail);
    vitrine_thumbnail_free(thumbnail);
    return code;
}

int command_thumbnail(struct cli *cli)
{
    struct ids ids = {0};
    int code;

    if (!args_has(&cli->args, OPTION_OUTPUT))
        return message_usage(cli->args.command, "--output: the file to be written is missing");
    code = cli_open(cli, CLI_READ);
    if (code == EXIT_DONE)
        code = asset_named(&ids, cli, cli->args.words[0]);
    if (code == EXIT_DONE)
        code = check_output(cli, ids.items[0]);
    if (code == EXIT_DONE)
        code = make_thumbnail(cli, ids.items[0]);
    ids_dispose(&ids);
    return code;
}
