/* SPDX-License-Identifier: MIT
 * What exports for the web are made of: XML and HTML of any text, JSON that may stand in a <script>, cells, addresses. */
#include "check.h"
#include "publish/cell.h"
#include "publish/edition.h"
#include "publish/json.h"
#include "publish/json_draft.h"
#include "publish/xml.h"

#define NONE "\xef\xbf\xbd" /* U+FFFD */

static const struct {
    const char *text;
    const char *xml;
    const char *attribute;
    const char *html;
    const char *json;
} rows[] = {
    {"a<b>&\"'", "a&lt;b&gt;&amp;\"'", "a&lt;b&gt;&amp;&quot;'", "a&lt;b&gt;&amp;\"'", "\"a\\u003Cb\\u003E\\u0026\\\"'\""},
    {"]]>", "]]&gt;", "]]&gt;", "]]&gt;", "\"]]\\u003E\""},
    {"a\tb\nc\rd", "a\tb\nc&#13;d", "a&#9;b&#10;c&#13;d", "a\tb<br>\nc&#13;d", "\"a\\tb\\nc\\rd\""},
    {"\x01\x1f\x7f", NONE NONE "\x7f", NONE NONE "\x7f", NONE NONE "\x7f", "\"\\u0001\\u001F\x7f\""},
    {"\xff\xed\xa0\x80", NONE NONE NONE NONE, NONE NONE NONE NONE, NONE NONE NONE NONE, "\"" NONE NONE NONE NONE "\""},
    {"\xef\xbf\xbe\xef\xbf\xbf", NONE NONE, NONE NONE, NONE NONE, "\"\xef\xbf\xbe\xef\xbf\xbf\""},
    {"\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xae", "\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xae", "\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xae",
     "\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xae", "\"\\u2028\\u2029\xe2\x80\xae\""},
    {"Bãi 🏖", "Bãi 🏖", "Bãi 🏖", "Bãi 🏖", "\"Bãi 🏖\""},
};

static void check_writers(void)
{
    struct buf out = BUF_INIT;
    struct buf wanted = BUF_INIT;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        buf_clear(&out);
        xml_put_text(&out, rows[i].text);
        CHECK_TEXT(buf_text(&out), rows[i].xml);
        buf_clear(&out);
        buf_clear(&wanted);
        xml_put_attribute(&out, "n", rows[i].text);
        buf_format(&wanted, " n=\"%s\"", rows[i].attribute);
        CHECK_TEXT(buf_text(&out), buf_text(&wanted));
        buf_clear(&out);
        html_put_text(&out, rows[i].text);
        CHECK_TEXT(buf_text(&out), rows[i].html);
        buf_clear(&out);
        html_put_attribute(&out, rows[i].text);
        CHECK_TEXT(buf_text(&out), rows[i].attribute);
        buf_clear(&out);
        CHECK(json_write_for_script(&out, json_of_text(rows[i].text), NULL) == VITRINE_OK);
        CHECK_TEXT(buf_text(&out), rows[i].json);
    }
    buf_dispose(&out);
    buf_dispose(&wanted);
}

static void check_elements(void)
{
    struct buf out = BUF_INIT;

    xml_put_element(&out, "a", "zh-Hans", "<");
    xml_put_element(&out, "b", "", "x");
    xml_put_element(&out, "c", NULL, "");
    xml_put_element(&out, "d", "vi", NULL);
    xml_put_attribute(&out, "e", NULL);
    CHECK_TEXT(buf_text(&out), "<a xml:lang=\"zh-Hans\">&lt;</a>\n<b>x</b>\n");
    buf_dispose(&out);
}

static void check_cells(void)
{
    static const struct {
        const char *text;
        const char *cell;
    } cells[] = {
        {"", ""},           {"a b", "a b"},       {"=1", "'=1"},         {"+1", "'+1"},          {"-1", "'-1"},
        {"@a", "'@a"},      {"\ta", "\"'\ta\""},  {"\na", "\"'\na\""},   {"\ra", "\"'\ra\""},    {"'", "''"},
        {"＝1", "'＝1"},    {"＋1", "'＋1"},      {"－1", "'－1"},       {"＠a", "'＠a"},        {"a;=1", "\"a;=1\""},
        {"a,b", "\"a,b\""}, {"a\tb", "\"a\tb\""}, {"a\"b", "\"a\"\"b\""}, {"a\nb", "\"a\nb\""},   {"1=1", "1=1"},
    };
    static const char *const items[] = {"a|b", "\\", " c ", "", "=d", "e\\|"};
    struct buf out = BUF_INIT;
    struct buf item = BUF_INIT;
    const char *at;
    size_t i;

    for (i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        buf_clear(&out);
        cell_put(&out, cells[i].text);
        CHECK_TEXT(buf_text(&out), cells[i].cell);
    }
    buf_clear(&out);
    for (i = 0; i < sizeof items / sizeof items[0]; i++)
        cell_put_item(&out, items[i], strlen(items[i]));
    CHECK_TEXT(buf_text(&out), "a\\|b|\\\\|\\ c\\ ||=d|e\\\\\\|");
    for (i = 0, at = buf_text(&out); *at != '\0'; i++) {
        cell_take_item(&item, &at);
        CHECK_TEXT(buf_text(&item), items[i]);
    }
    CHECK(i == sizeof items / sizeof items[0]);
    buf_dispose(&out);
    buf_dispose(&item);
}

static void check_addresses(void)
{
    static const char *const right[] = {"https://a.vn", "http://a/b?c=d#e", "https://[::1]:8/"};
    static const char *const wrong[] = {"",           "javascript:alert(1)", "https://",   "http:///a",       "HTTPS://a",
                                        "https://a b", "https://a\"",         "//a.vn",     "https://bãi.vn", "file:///a",
                                        "data:,",      "https://a<",          "https://a\n"};
    size_t i;

    for (i = 0; i < sizeof right / sizeof right[0]; i++)
        CHECK(edition_is_address(right[i]));
    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        if (!CHECK(!edition_is_address(wrong[i])))
            fprintf(stderr, "%s\n", wrong[i]);
    CHECK(!edition_is_address(NULL));
}

int main(void)
{
    check_writers();
    check_elements();
    check_cells();
    check_addresses();
    return check_end();
}
