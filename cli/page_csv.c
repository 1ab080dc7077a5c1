/* SPDX-License-Identifier: MIT
 * A page of hits as CSV: id,uuid,kind,path,lang,title,score; cells are quoted where RFC 4180 asks for it, and a text that a
 * spreadsheet would run as a formula, or that starts with ', has a ' in front. */
#include "page.h"

#include <inttypes.h>
#include <string.h>

#include "glyph.h"

static void put_character(struct text *out, const struct terminal *terminal, const char *bytes, size_t length)
{
    uint32_t codepoint;
    size_t step = glyph_decode(&codepoint, bytes, length);

    if (step == 0)
        text_string(out, "\xef\xbf\xbd"); /* a path that is not UTF-8 */
    else if (codepoint == '"')
        text_string(out, "\"\"");
    else if (terminal->shows_output)
        glyph_append(out, bytes, step);
    else
        text_append(out, bytes, step);
}

/* With the wide forms of the signs, which East Asian spreadsheets read like the others. */
static bool is_formula(const char *text)
{
    static const char *const starts[] = {"=", "+", "-", "@", "\t", "\r", "\n", "'", "\xef\xbc\x9d", "\xef\xbc\x8b",
                                         "\xef\xbc\x8d", "\xef\xbc\xa0"};

    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
        if (strncmp(text, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

/* NULL is an empty cell. */
static void put_cell(struct cli *cli, const char *value, char end)
{
    size_t length = value ? strlen(value) : 0;
    bool quoted = length > 0 && strpbrk(value, ",;\t\"\r\n") != NULL;
    uint32_t codepoint;

    if (quoted)
        text_char(&cli->out, '"');
    if (length > 0 && is_formula(value))
        text_char(&cli->out, '\'');
    for (size_t at = 0, step; at < length; at += step ? step : 1) {
        step = glyph_decode(&codepoint, value + at, length - at);
        put_character(&cli->out, &cli->terminal, value + at, length - at);
    }
    if (quoted)
        text_char(&cli->out, '"');
    text_char(&cli->out, end);
}

static void put_row(struct cli *cli, const struct page *page, const vitrine_hit *hit)
{
    const vitrine_asset *asset = vitrine_hit_asset(hit);
    struct text score = TEXT_INIT;

    if (page->has_query)
        text_format(&score, "%.6g", vitrine_hit_score(hit));
    text_format(&cli->out, "%" PRId64 ",", vitrine_asset_id(asset));
    put_cell(cli, vitrine_asset_fact(asset, VITRINE_UUID), ',');
    put_cell(cli, vitrine_asset_fact(asset, VITRINE_KIND), ',');
    put_cell(cli, vitrine_asset_fact(asset, VITRINE_PATH), ',');
    put_cell(cli, vitrine_hit_language(hit), ',');
    put_cell(cli, vitrine_hit_title(hit), ',');
    put_cell(cli, text_get(&score), '\n');
    text_dispose(&score);
}

vitrine_status page_print_csv(struct cli *cli, struct page *page)
{
    text_string(&cli->out, "id,uuid,kind,path,lang,title,score\n");
    return page_each(cli, page, put_row);
}
