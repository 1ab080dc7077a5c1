/* SPDX-License-Identifier: MIT
 * The assets that a person names; see asset.h. */
#include "asset.h"

#include <inttypes.h>
#include <stdlib.h>

#include "message.h"

void ids_dispose(struct ids *ids)
{
    free(ids->items);
    *ids = (struct ids){0};
}

void ids_add(struct ids *ids, int64_t id)
{
    for (size_t i = 0; i < ids->count; i++)
        if (ids->items[i] == id)
            return;
    ids->items = memory_resize(ids->items, ids->count + 1, sizeof(*ids->items));
    ids->items[ids->count++] = id;
}

static void say_several(const char *words, const int64_t *ids, size_t count)
{
    struct text list = TEXT_INIT;

    for (size_t i = 0; i < count; i++)
        text_format(&list, "%s%" PRId64, i > 0 ? ", " : "", ids[i]);
    message_say("%s: several assets match; name one by its id: %s", words, text_get(&list));
    text_dispose(&list);
}

int asset_named(struct ids *out, struct cli *cli, const char *words)
{
    int64_t *ids = NULL;
    size_t count = 0;
    vitrine_status s;

    s = vitrine_asset_resolve(&ids, &count, cli->cat, words, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    if (count == 1)
        ids_add(out, ids[0]);
    else
        say_several(words, ids, count);
    vitrine_ids_free(ids);
    return count == 1 ? EXIT_DONE : EXIT_FAILED;
}

int assets_named(struct ids *out, struct cli *cli, const char *const *words, size_t count)
{
    int code = EXIT_DONE;

    for (size_t i = 0; code == EXIT_DONE && i < count; i++)
        code = asset_named(out, cli, words[i]);
    return code;
}

int asset_put(struct cli *cli, const vitrine_asset *asset)
{
    char *json = NULL;
    vitrine_status s;

    if (!cli->json) {
        asset_write(&cli->out, asset, &cli->terminal);
        if (args_has(&cli->args, OPTION_HISTORY))
            asset_write_history(&cli->out, asset, &cli->terminal);
        return EXIT_DONE;
    }
    s = vitrine_asset_json(&json, asset, &cli->err);
    return cli_put_json(cli, json, s);
}

int asset_put_id(struct cli *cli, int64_t id)
{
    vitrine_asset *asset = NULL;
    vitrine_status s;
    int code;

    s = args_has(&cli->args, OPTION_HISTORY) ? vitrine_asset_find_history(&asset, cli->cat, id, &cli->err)
                                             : vitrine_asset_find(&asset, cli->cat, id, &cli->err);
    code = s < 0 ? cli_fail(cli, s) : asset_put(cli, asset);
    vitrine_asset_free(asset);
    return code;
}

int asset_set_editor(struct cli *cli)
{
    vitrine_status s;

    s = vitrine_catalogue_set_editor(cli->cat, cli->args.values[OPTION_BY], &cli->err);
    return s < 0 ? cli_fail(cli, s) : EXIT_DONE;
}
