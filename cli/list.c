/* SPDX-License-Identifier: MIT
 * `vitrine list` and `vitrine search`. */
#include <inttypes.h>
#include <stdlib.h>

#include "cli.h"
#include "page.h"
#include "query.h"

/* What a person wants to know beside the hits. */
static void say_totals(const struct cli *cli, const struct page *page)
{
    uint64_t total = vitrine_results_total(page->results);
    const char *next = vitrine_results_cursor(page->results);
    const char *meant = vitrine_results_did_you_mean(page->results);

    if (vitrine_results_relaxed(page->results))
        cli_note(cli, "Partial matches: no asset has all the words.");
    if (meant != NULL)
        cli_note(cli, "Did you mean: %s", meant);
    if (page->shown == total)
        cli_note(cli, "%" PRIu64 " found", total);
    else
        cli_note(cli, "%zu of %" PRIu64 " found", page->shown, total);
    if (next != NULL)
        cli_note(cli, "The next page: the same with --after %s", next);
}

static int print_page(struct cli *cli, const struct page_format *format, const vitrine_query *query,
                      bool has_query)
{
    struct page page = {.has_query = has_query};
    vitrine_status s;
    int code = EXIT_DONE;

    s = vitrine_query_run(&page.results, cli->cat, query, &cli->err);
    if (s >= 0)
        s = format->print(cli, &page);
    if (s < 0)
        code = cli_fail(cli, s);
    else if (!format->is_json)
        say_totals(cli, &page);
    vitrine_results_free(page.results);
    return code;
}

static int run_page(struct cli *cli, const char *text)
{
    const struct page_format *format = NULL;
    vitrine_query *query = NULL;
    int code;

    code = page_format_chosen(&format, cli);
    if (code != EXIT_DONE)
        return code;
    cli->json = format->is_json;
    code = query_from_args(&query, cli, text);
    if (code == EXIT_DONE)
        code = cli_open(cli, CLI_READ);
    if (code == EXIT_DONE)
        code = print_page(cli, format, query, text != NULL);
    vitrine_query_free(query);
    return code;
}

int command_list(struct cli *cli)
{
    return run_page(cli, NULL);
}

int command_search(struct cli *cli)
{
    char *text = args_join(&cli->args, 0);
    int code = run_page(cli, text);

    free(text);
    return code;
}
