/* SPDX-License-Identifier: MIT
 * `vitrine coverage`. */
#include <inttypes.h>
#include <string.h>

#include "cli.h"
#include "glyph.h"
#include "layout.h"
#include "query.h"

#define NAME_COLUMNS 24
#define COUNT_COLUMNS 8
#define LIST_INDENT 12

/* Where tables and lists are written to. */
struct sheet {
    struct text *out;
    const struct terminal *terminal;
    const vitrine_coverage *coverage;
};

static void put_heading(const struct sheet *sheet, const char *words)
{
    text_char(sheet->out, '\n');
    terminal_begin(sheet->terminal, sheet->out, STYLE_TITLE);
    text_string(sheet->out, words);
    terminal_end(sheet->terminal, sheet->out);
    text_char(sheet->out, '\n');
}

static void put_name(const struct sheet *sheet, const char *name)
{
    size_t columns = layout_cut(sheet->out, name, NAME_COLUMNS);

    text_repeat(sheet->out, ' ', NAME_COLUMNS - columns);
}

static void put_languages(const struct sheet *sheet)
{
    vitrine_coverage_row row = VITRINE_COVERAGE_ROW_INIT;

    put_heading(sheet, "languages");
    text_format(sheet->out, "%-*s%*s%*s%14s%*s\n", NAME_COLUMNS, "", COUNT_COLUMNS, "text", COUNT_COLUMNS, "title",
                "description", COUNT_COLUMNS + 2, "missing");
    for (size_t i = 0; vitrine_coverage_get(sheet->coverage, VITRINE_COVERAGE_LANGUAGE, i, &row); i++) {
        put_name(sheet, row.language);
        text_format(sheet->out, "%*" PRIu64 "%*" PRIu64 "%14" PRIu64 "%*" PRIu64 "\n", COUNT_COLUMNS, row.with_text,
                    COUNT_COLUMNS, row.with_title, row.with_description, COUNT_COLUMNS + 2, row.missing);
    }
}

/* --- kinds, topics, collections: a line each, a column a language --- */

static size_t count_languages(const struct sheet *sheet)
{
    vitrine_coverage_row row = VITRINE_COVERAGE_ROW_INIT;
    size_t count = 0;

    while (vitrine_coverage_get(sheet->coverage, VITRINE_COVERAGE_LANGUAGE, count, &row))
        count++;
    return count;
}

/* The languages from `first` on that fit beside each other. */
static void put_block(const struct sheet *sheet, vitrine_coverage_part part, size_t count, size_t first, size_t end)
{
    vitrine_coverage_row row = VITRINE_COVERAGE_ROW_INIT;

    text_format(sheet->out, "%-*s%*s", NAME_COLUMNS, "", COUNT_COLUMNS, "assets");
    for (size_t i = first; i < end && vitrine_coverage_get(sheet->coverage, VITRINE_COVERAGE_LANGUAGE, i, &row); i++)
        text_format(sheet->out, "%*s", COUNT_COLUMNS, row.language);
    text_char(sheet->out, '\n');
    for (size_t at = 0; vitrine_coverage_get(sheet->coverage, part, at, &row); at += count) {
        put_name(sheet, row.name);
        text_format(sheet->out, "%*" PRIu64, COUNT_COLUMNS, row.assets);
        for (size_t i = first; i < end && vitrine_coverage_get(sheet->coverage, part, at + i, &row); i++)
            text_format(sheet->out, "%*" PRIu64, COUNT_COLUMNS, row.with_text);
        text_char(sheet->out, '\n');
    }
}

static void put_table(const struct sheet *sheet, vitrine_coverage_part part, const char *heading)
{
    vitrine_coverage_row row = VITRINE_COVERAGE_ROW_INIT;
    size_t count = count_languages(sheet);
    size_t room = (sheet->terminal->columns - NAME_COLUMNS - COUNT_COLUMNS) / COUNT_COLUMNS;

    if (count == 0 || !vitrine_coverage_get(sheet->coverage, part, 0, &row))
        return;
    put_heading(sheet, heading);
    room = sheet->terminal->columns < NAME_COLUMNS + 2 * COUNT_COLUMNS ? 1 : room;
    for (size_t first = 0; first < count; first += room)
        put_block(sheet, part, count, first, first + room < count ? first + room : count);
}

/* --- lists --- */

static void put_tags(struct text *out, const char *tags)
{
    for (; *tags != '\0'; tags++)
        text_string(out, *tags == ',' ? ", " : (char[]){*tags, '\0'});
}

static void write_missing(struct text *out, const vitrine_coverage_row *row)
{
    text_format(out, "%s: no ", row->path ? row->path : "(without a file)");
    put_tags(out, row->language);
}

static void write_stale(struct text *out, const vitrine_coverage_row *row)
{
    text_format(out, "%s: %s is older than %s", row->path ? row->path : "(without a file)", row->language,
                row->older_than);
}

static void write_due(struct text *out, const vitrine_coverage_row *row)
{
    text_format(out, "%s: no %s in %" PRIu64 " %s", row->name, row->language, row->missing,
                row->missing == 1 ? "asset" : "assets");
}

static void put_list(const struct sheet *sheet, vitrine_coverage_part part, const char *heading,
                     void (*write)(struct text *out, const vitrine_coverage_row *row))
{
    struct layout layout = {.terminal = sheet->terminal,
                            .indent = LIST_INDENT,
                            .columns = sheet->terminal->columns - LIST_INDENT};
    vitrine_coverage_row row = VITRINE_COVERAGE_ROW_INIT;

    for (size_t i = 0; vitrine_coverage_get(sheet->coverage, part, i, &row); i++) {
        struct text words = TEXT_INIT;

        if (i == 0)
            put_heading(sheet, heading);
        if (part == VITRINE_COVERAGE_DUE)
            text_format(sheet->out, "%-*s", LIST_INDENT, row.due ? row.due : "");
        else
            text_format(sheet->out, "%*" PRId64 "  ", LIST_INDENT - 2, row.id);
        write(&words, &row);
        layout_wrap(sheet->out, &layout, text_get(&words));
        text_dispose(&words);
    }
}

static void put_text(struct cli *cli, const vitrine_coverage *coverage)
{
    struct sheet sheet = {&cli->out, &cli->terminal, coverage};
    uint64_t assets = vitrine_coverage_assets(coverage);

    text_format(&cli->out, "%" PRIu64 " %s\n", assets, assets == 1 ? "asset" : "assets");
    put_languages(&sheet);
    put_table(&sheet, VITRINE_COVERAGE_KIND, "kinds, and how many have a text");
    put_table(&sheet, VITRINE_COVERAGE_TOPIC, "topics");
    put_table(&sheet, VITRINE_COVERAGE_COLLECTION, "collections");
    put_list(&sheet, VITRINE_COVERAGE_DUE, "wanted by a day", write_due);
    put_list(&sheet, VITRINE_COVERAGE_MISSING, "missing", write_missing);
    put_list(&sheet, VITRINE_COVERAGE_STALE, "stale", write_stale);
}

/* --- formats --- */

static bool is_format(const struct cli *cli, const char *format)
{
    const char *given = cli->args.values[OPTION_FORMAT];

    return strcmp(given != NULL ? given : cli->json ? "json" : "text", format) == 0;
}

/* On a terminal, what it might obey is shown as escapes. */
static void put_lines(struct cli *cli, const char *csv)
{
    size_t length;

    if (!cli->terminal.shows_output) {
        text_string(&cli->out, csv);
        return;
    }
    for (; *csv != '\0'; csv += length + (csv[length] == '\r') + (csv[length] == '\r' && csv[length + 1] == '\n')) {
        length = strcspn(csv, "\r");
        glyph_append(&cli->out, csv, length);
        text_char(&cli->out, '\n');
    }
}

static int put_csv(struct cli *cli, const vitrine_coverage *coverage)
{
    char *csv = NULL;
    vitrine_status s;

    s = vitrine_coverage_csv(&csv, coverage, &cli->err);
    if (s < 0)
        return cli_fail(cli, s);
    put_lines(cli, csv);
    vitrine_string_free(csv);
    return EXIT_DONE;
}

static int put_coverage(struct cli *cli, const vitrine_coverage *coverage)
{
    char *json = NULL;
    vitrine_status s;

    cli->json = is_format(cli, "json");
    if (is_format(cli, "csv"))
        return put_csv(cli, coverage);
    if (cli->json) {
        s = vitrine_coverage_json(&json, coverage, &cli->err);
        return cli_put_json(cli, json, s);
    }
    put_text(cli, coverage);
    return EXIT_DONE;
}

int command_coverage(struct cli *cli)
{
    vitrine_coverage *coverage = NULL;
    vitrine_query *query = NULL;
    vitrine_status s;
    int code = EXIT_DONE;

    if (query_has_filters(&cli->args))
        code = query_from_args(&query, cli, NULL);
    if (code == EXIT_DONE)
        code = cli_open(cli, CLI_READ);
    if (code == EXIT_DONE) {
        s = vitrine_coverage_read(&coverage, cli->cat, cli->args.values[OPTION_WANT], query, &cli->err);
        code = s < 0 ? cli_fail(cli, s) : put_coverage(cli, coverage);
    }
    vitrine_coverage_free(coverage);
    vitrine_query_free(query);
    return code;
}
