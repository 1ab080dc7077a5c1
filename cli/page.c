/* SPDX-License-Identifier: MIT
 * The formats of a page of hits; see page.h. */
#include "page.h"

#include <inttypes.h>
#include <string.h>

#include "glyph.h"
#include "message.h"

vitrine_status page_each(struct cli *cli, struct page *page, page_hit put)
{
    const vitrine_hit *hit;
    vitrine_status s;

    while ((s = vitrine_results_next(page->results, &hit, &cli->err)) == VITRINE_OK) {
        put(cli, page, hit);
        page->shown++;
    }
    return s;
}

static vitrine_status print_json(struct cli *cli, struct page *page)
{
    char *json = NULL;
    vitrine_status s;

    s = vitrine_results_json(&json, page->results, &cli->err);
    if (s < 0)
        return s;
    text_string(&cli->out, json);
    text_char(&cli->out, '\n');
    vitrine_string_free(json);
    return s;
}

static void put_id(struct cli *cli, const struct page *page, const vitrine_hit *hit)
{
    (void)page;
    text_format(&cli->out, "%" PRId64 "\n", vitrine_asset_id(vitrine_hit_asset(hit)));
}

/* The bytes as they are, for other programs; a terminal gets none that it might obey. An asset without a file
 * has no line. */
static void put_path(struct cli *cli, const struct page *page, const vitrine_hit *hit)
{
    const char *root = vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_ROOT);
    const char *path = vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH);
    struct text line = TEXT_INIT;

    (void)page;
    if (path == NULL || (root == NULL && path[0] != '/'))
        return;
    if (path[0] != '/')
        text_format(&line, "%s%s", root, strcmp(root, "/") == 0 ? "" : "/");
    text_string(&line, path);
    if (cli->terminal.shows_output)
        glyph_append(&cli->out, line.bytes, line.length);
    else
        text_append(&cli->out, line.bytes, line.length);
    text_char(&cli->out, '\n');
    text_dispose(&line);
}

static vitrine_status print_ids(struct cli *cli, struct page *page)
{
    return page_each(cli, page, put_id);
}

static vitrine_status print_paths(struct cli *cli, struct page *page)
{
    return page_each(cli, page, put_path);
}

static const struct page_format formats[] = {
    {"text", page_print_text, false}, {"json", print_json, true},     {"paths", print_paths, false},
    {"ids", print_ids, false},        {"csv", page_print_csv, false},
};

int page_format_chosen(const struct page_format **out, const struct cli *cli)
{
    const char *name = cli->args.values[OPTION_FORMAT];

    if (name == NULL)
        name = cli->json ? "json" : "text";
    if (cli->json && strcmp(name, "json") != 0)
        return message_usage(cli->args.command, "--format %s: --json asks for another format", name);
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (strcmp(formats[i].name, name) == 0)
            *out = &formats[i];
    return EXIT_DONE;
}
