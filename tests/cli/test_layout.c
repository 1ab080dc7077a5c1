/* SPDX-License-Identifier: MIT
 * What a terminal gets: columns, lines, and nothing that it would obey. */
#include "check.h"
#include "glyph.h"
#include "json.h"
#include "layout.h"

static const struct columns_row {
    const char *text;
    size_t columns;
} columns_rows[] = {
    {"", 0},        {"abc", 3},      {"Bãi Sao", 7},  {"Ba\u0303i", 3}, /* a and tilde apart */
    {"海滩", 4},    {"หาด", 3},      {"a\u200bb", 2},                   /* zero-width space */
    {"a\tb\nc", 5}, {"\033[31m", 8},                                    /* \x1b and four letters */
};

static const struct escape_row {
    const char *text, *shown;
} escape_rows[] = {
    {"plain", "plain"},
    {"Đà Lạt", "Đà Lạt"},
    {"\033[2J", "\\x1b[2J"},
    {"a\nb", "a\\x0ab"},
    {"bell\a", "bell\\x07"},
    {"\302\233"
     "31m",
     "\\u009b31m"}, /* CSI in one character */
    {"\342\200\256"
     "abc",
     "\\u202eabc"},                      /* right to left */
    {"\377\376", "\\xff\\xfe"},          /* no UTF-8 */
    {"\300\200", "\\xc0\\x80"},          /* overlong */
    {"\355\240\200", "\\xed\\xa0\\x80"}, /* a surrogate */
    {"\342\200", "\\xe2\\x80"},          /* cut off */
    {"\177", "\\x7f"},
};

static const struct cut_row {
    const char *text;
    size_t columns;
    const char *shown;
} cut_rows[] = {
    {"Bãi Sao", 7, "Bãi Sao"}, {"Bãi Sao", 6, "Bãi S…"},          {"海滩海滩", 5, "海滩…"},
    {"海滩海滩", 6, "海滩…"},  {"Ba\u0303i Sao", 3, "Ba\u0303…"}, {"a\nb", 3, "a b"},
};

static const struct json_row {
    const char *text, *json;
} json_rows[] = {
    {NULL, "null"},
    {"", "\"\""},
    {"Bãi \"Sao\"", "\"Bãi \\\"Sao\\\"\""},
    {"a\\b\n", "\"a\\\\b\\u000a\""},
    {"\377", "\"\xef\xbf\xbd\""},
    {"\177", "\"\\u007f\""},
};

#define LENGTH(table) (sizeof(table) / sizeof((table)[0]))

static void test_rows(void)
{
    struct text out = TEXT_INIT;

    for (size_t i = 0; i < LENGTH(columns_rows); i++)
        CHECK(layout_columns(columns_rows[i].text) == columns_rows[i].columns);
    for (size_t i = 0; i < LENGTH(escape_rows); i++) {
        glyph_append(&out, escape_rows[i].text, strlen(escape_rows[i].text));
        CHECK_ROW(text_get(&out), escape_rows[i].shown, escape_rows[i].shown);
        text_dispose(&out);
    }
    for (size_t i = 0; i < LENGTH(cut_rows); i++) {
        CHECK(layout_cut(&out, cut_rows[i].text, cut_rows[i].columns) <= cut_rows[i].columns);
        CHECK_ROW(text_get(&out), cut_rows[i].shown, cut_rows[i].text);
        text_dispose(&out);
    }
    for (size_t i = 0; i < LENGTH(json_rows); i++) {
        json_put_string(&out, json_rows[i].text);
        CHECK_ROW(text_get(&out), json_rows[i].json, json_rows[i].json);
        text_dispose(&out);
    }
}

static void check_wrap(const char *text, size_t most, const struct layout_mark *marks, size_t mark_count,
                       const struct terminal *terminal, const char *want)
{
    struct layout layout = {terminal, 2, 10, most, marks, mark_count};
    struct text out = TEXT_INIT;

    layout_wrap(&out, &layout, text);
    CHECK_ROW(text_get(&out), want, text);
    text_dispose(&out);
}

static void test_wrap(void)
{
    const struct terminal plain = {.columns = 80};
    const struct terminal colours = {.columns = 80, .colours = true};
    const struct layout_mark mark = {4, 11};

    check_wrap("", 0, NULL, 0, &plain, "\n");
    check_wrap("one two", 0, NULL, 0, &plain, "one two\n");
    check_wrap("one two three four", 0, NULL, 0, &plain, "one two\n  three four\n");
    check_wrap("one two three four five six", 2, NULL, 0, &plain, "one two\n  three four …\n");
    check_wrap("abcdefghijklmn", 0, NULL, 0, &plain, "abcdefghij\n  klmn\n");
    check_wrap("海滩海滩海滩", 0, NULL, 0, &plain, "海滩海滩海\n  滩\n");
    check_wrap("one two three four", 0, &mark, 1, &plain, "one [two]\n  [thr]ee four\n");
    check_wrap("one two", 0, &(struct layout_mark){0, 3}, 1, &plain, "[one] two\n");
    check_wrap("one two", 0, &(struct layout_mark){4, 7}, 1, &colours, "one \033[1;33mtwo\033[0m\n");
    check_wrap("a\033b", 0, NULL, 0, &colours, "a\\x1bb\n");
    /* A coeng and the letter below stay together. */
    check_wrap("abcdefghi\u1780\u17d2\u178f", 0, NULL, 0, &plain, "abcdefghi\n  \u1780\u17d2\u178f\n");
}

int main(void)
{
    glyph_setup();
    test_rows();
    test_wrap();
    CHECK(glyph_is_utf8("Bãi Sao") && glyph_is_utf8("") && !glyph_is_utf8("B\343i"));
    return check_end();
}
