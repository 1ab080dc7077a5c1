/* SPDX-License-Identifier: MIT
 * page.h - a page of hits in the formats of --format: one table. */
#ifndef CLI_PAGE_H
#define CLI_PAGE_H

#include "cli.h"

struct page {
    vitrine_results *results;
    bool has_query; /* hits have scores and snippets */
    size_t shown;   /* hits written; counted by page_each */
};

/* Append each hit in turn. */
typedef void (*page_hit)(struct cli *cli, const struct page *page, const vitrine_hit *hit);
vitrine_status page_each(struct cli *cli, struct page *page, page_hit put);

struct page_format {
    const char *name;
    vitrine_status (*print)(struct cli *cli, struct page *page); /* sets cli->err */
    bool is_json; /* which says the totals and the next page itself */
};

/* The format of the command line. Gives an exit_code; what is wrong has been said. */
int page_format_chosen(const struct page_format **out, const struct cli *cli);

vitrine_status page_print_text(struct cli *cli, struct page *page);
vitrine_status page_print_csv(struct cli *cli, struct page *page);

#endif
