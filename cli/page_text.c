/* SPDX-License-Identifier: MIT
 * A page of hits as a person reads it: id, title, languages and kind in one line, then path and passage. */
#include "page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "glyph.h"
#include "layout.h"

#define INDENT 8 /* behind the id */
#define PASSAGE_LINES 3
#define LANGUAGES_SHOWN 6

/* "vi en km": the language shown first, then the others the asset has; and what it is. */
static char *describe_kind(const vitrine_hit *hit)
{
    const vitrine_asset *asset = vitrine_hit_asset(hit);
    const char *shown = vitrine_hit_language(hit);
    const char *kind = vitrine_asset_fact(asset, VITRINE_KIND);
    const char *language;
    struct text words = TEXT_INIT;

    text_string(&words, shown ? shown : "-");
    for (size_t i = 0; (language = vitrine_asset_language(asset, i)) != NULL && i < LANGUAGES_SHOWN; i++)
        if (shown == NULL || strcmp(language, shown) != 0)
            text_format(&words, " %s", language);
    text_format(&words, "  %s", vitrine_asset_missing(asset) ? "missing" : (kind ? kind : ""));
    return text_take(&words);
}

static void put_head(struct cli *cli, const vitrine_hit *hit)
{
    const char *title = vitrine_hit_title(hit);
    char *kind = describe_kind(hit);
    size_t kind_columns = layout_columns(kind);
    size_t room = cli->terminal.columns - INDENT;
    size_t used;

    room = room > kind_columns + 2 + INDENT ? room - kind_columns - 2 : INDENT;
    text_format(&cli->out, "%*" PRId64 "  ", INDENT - 2, vitrine_asset_id(vitrine_hit_asset(hit)));
    terminal_begin(&cli->terminal, &cli->out, title ? STYLE_TITLE : STYLE_DIM);
    used = layout_cut(&cli->out, title ? title : "(without a title)", room);
    terminal_end(&cli->terminal, &cli->out);
    text_repeat(&cli->out, ' ', room - used + 2);
    terminal_begin(&cli->terminal, &cli->out, STYLE_DIM);
    glyph_append(&cli->out, kind, strlen(kind));
    terminal_end(&cli->terminal, &cli->out);
    text_char(&cli->out, '\n');
    free(kind);
}

static void put_path(struct cli *cli, const vitrine_hit *hit)
{
    const char *path = vitrine_asset_fact(vitrine_hit_asset(hit), VITRINE_PATH);

    if (path == NULL)
        return;
    text_repeat(&cli->out, ' ', INDENT);
    terminal_begin(&cli->terminal, &cli->out, STYLE_DIM);
    glyph_append(&cli->out, path, strlen(path));
    terminal_end(&cli->terminal, &cli->out);
    text_char(&cli->out, '\n');
}

static void put_passage(struct cli *cli, const vitrine_hit *hit)
{
    struct layout layout = {.terminal = &cli->terminal,
                            .indent = INDENT,
                            .columns = cli->terminal.columns - INDENT - 2,
                            .most = PASSAGE_LINES};
    const char *passage = vitrine_hit_snippet(hit, NULL);
    struct layout_mark *marks = NULL;
    struct layout_mark mark;
    size_t count = 0;

    if (passage == NULL)
        return;
    for (; vitrine_hit_match(hit, count, &mark.start, &mark.end, NULL); count++) {
        marks = memory_resize(marks, count + 1, sizeof(*marks));
        marks[count] = mark;
    }
    layout.marks = marks;
    layout.mark_count = count;
    text_repeat(&cli->out, ' ', INDENT);
    layout_wrap(&cli->out, &layout, passage);
    free(marks);
}

static void put_hit(struct cli *cli, const struct page *page, const vitrine_hit *hit)
{
    put_head(cli, hit);
    put_path(cli, hit);
    if (page->has_query)
        put_passage(cli, hit);
}

static void put_facet(struct cli *cli, const struct page *page, const char *name)
{
    const char *value;
    uint64_t count;

    text_format(&cli->out, "\n%s\n", name);
    for (size_t i = 0; vitrine_results_facet(page->results, name, i, &value, &count); i++) {
        text_format(&cli->out, "%*" PRIu64 "  ", INDENT - 2, count);
        glyph_append(&cli->out, value, strlen(value));
        text_char(&cli->out, '\n');
    }
}

static void put_facets(struct cli *cli, const struct page *page)
{
    char *names = memory_copy(args_has(&cli->args, OPTION_FACETS) ? cli->args.values[OPTION_FACETS] : "");
    char *rest = names;
    char *name;

    while ((name = strsep(&rest, ",")) != NULL)
        if (name[0] != '\0')
            put_facet(cli, page, name);
    free(names);
}

vitrine_status page_print_text(struct cli *cli, struct page *page)
{
    vitrine_status s;

    s = page_each(cli, page, put_hit);
    if (s >= 0)
        put_facets(cli, page);
    return s;
}
