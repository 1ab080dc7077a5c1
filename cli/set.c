/* SPDX-License-Identifier: MIT
 * `vitrine set`. */
#include <inttypes.h>
#include <stdlib.h>

#include "asset.h"
#include "assignment.h"
#include "message.h"
#include "query.h"

/* The words of the command, sorted apart; both lists as long as all words together. */
struct order {
    const char **names; /* of assets */
    size_t name_count;
    const char **assignments;
    size_t assignment_count;
};

static void order_dispose(struct order *order)
{
    free(order->names);
    free(order->assignments);
}

static int sort_words(struct order *out, const struct args *args)
{
    int code = EXIT_DONE;

    out->names = memory_new(args->word_count, sizeof(*out->names));
    out->assignments = memory_new(args->word_count, sizeof(*out->assignments));
    for (size_t i = 0; code == EXIT_DONE && i < args->word_count; i++) {
        if (assignment_is(args->words[i])) {
            code = assignment_check(args, args->words[i]);
            out->assignments[out->assignment_count++] = args->words[i];
        } else {
            out->names[out->name_count++] = args->words[i];
        }
    }
    return code;
}

static int check_order(const struct order *order, const struct args *args)
{
    bool filters = query_has_filters(args);

    if (order->assignment_count == 0)
        return message_usage(args->command, "set: nothing to set: NAME=VALUE is missing");
    if (order->name_count == 0 && !filters)
        return message_usage(args->command,
                             "set: of which assets? Name some, or give a filter (--kind image)");
    if (order->name_count > 0 && filters)
        return message_usage(args->command, "%s: assets by name or by filters, not both", order->names[0]);
    return EXIT_DONE;
}

static int find_by_filters(struct ids *out, struct cli *cli)
{
    vitrine_query *query = NULL;
    int64_t *ids = NULL;
    size_t count = 0;
    vitrine_status s;
    int code;

    code = query_from_args(&query, cli, NULL);
    if (code != EXIT_DONE)
        return code;
    s = vitrine_query_ids(&ids, &count, cli->cat, query, &cli->err);
    if (s < 0)
        code = cli_fail(cli, s);
    out->items = memory_new(count, sizeof(*out->items));
    for (size_t i = 0; i < count; i++)
        out->items[i] = ids[i];
    out->count = count;
    vitrine_ids_free(ids);
    vitrine_query_free(query);
    return code;
}

static int put_changed(struct cli *cli, uint64_t changed)
{
    bool dry_run = args_has(&cli->args, OPTION_DRY_RUN);

    cli_tell(cli, "%" PRIu64 " %s %s", changed, changed == 1 ? "asset" : "assets",
             dry_run ? "would change" : "changed");
    if (cli->json)
        text_format(&cli->out, "{\"changed\":%" PRIu64 "}\n", changed);
    return EXIT_DONE;
}

static int apply_order(struct cli *cli, const struct order *order, const struct ids *ids)
{
    bool dry_run = args_has(&cli->args, OPTION_DRY_RUN);
    uint64_t changed = 0;
    vitrine_status s;

    s = vitrine_assets_set(&changed, cli->cat, ids->items, ids->count, order->assignments,
                           order->assignment_count, dry_run, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    if (cli->json && order->name_count > 0 && ids->count == 1 && !dry_run)
        return asset_put_id(cli, ids->items[0]);
    return put_changed(cli, changed);
}

int command_set(struct cli *cli)
{
    struct order order = {0};
    struct ids ids = {0};
    int code;

    code = sort_words(&order, &cli->args);
    if (code == EXIT_DONE)
        code = check_order(&order, &cli->args);
    if (code == EXIT_DONE)
        code = cli_open(cli, CLI_WRITE);
    if (code == EXIT_DONE && order.name_count > 0)
        code = assets_named(&ids, cli, order.names, order.name_count);
    else if (code == EXIT_DONE)
        code = find_by_filters(&ids, cli);
    if (code == EXIT_DONE)
        code = asset_set_editor(cli);
    if (code == EXIT_DONE)
        code = apply_order(cli, &order, &ids);
    ids_dispose(&ids);
    order_dispose(&order);
    return code;
}
