/* SPDX-License-Identifier: MIT
 * The small parts: cleaning, dates, coordinates, character references. */
#include "check.h"
#include "extract/clean.h"
#include "extract/html_entities.h"
#include "extract/moment.h"
#include "extract/position.h"

static void test_clean(void)
{
    static const struct {
        const char *text;
        size_t length;
        bool one_line;
        const char *want;
    } rows[] = {
        {"  a  b \n", 8, false, "a  b"},
        {"a\0\0", 3, false, "a"},
        {"\xc2\xa0\xe3\x80\x80Sao\xe2\x80\x83", 12, false, "Sao"},
        {"\xef\xbb\xbfSao", 6, false, "Sao"},
        {"a\r\nb\rc\n", 7, false, "a\nb\nc"},
        {"a\r\nb\tc", 6, true, "a b c"},
        {"a \n b", 5, true, "a  b"},
        {"a\x01\x1b\x7f\xc2\x9a z", 8, false, "a z"},
        {"a\xff z", 4, false, "a\xef\xbf\xbd z"},
        {"e\xcc\x81\xcc\x82", 5, false, "e\xcc\x81\xcc\x82"},
        {" \t\n\0 ", 5, false, ""},
        {"", 0, false, ""},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;

        clean_append(&out, rows[i].text, rows[i].length, rows[i].one_line);
        CHECK_ROW(buf_text(&out), rows[i].want, rows[i].text);
        buf_dispose(&out);
    }
}

static void test_whole_length(void)
{
    static const struct {
        const char *text;
        size_t want;
    } rows[] = {
        {"abc", 3},
        {"ab\xe1\xba\xa3", 5},
        {"ab\xe1\xba", 2},
        {"ab\xe1", 2},
        {"\xf0\x9f\x8c\x8a", 4},
        {"\xf0\x9f\x8c", 0},
        {"a\x80\x80\x80\x80", 5},
        {"\x80\x80", 2},
        {"", 0},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK(clean_whole_length(rows[i].text, strlen(rows[i].text)) == rows[i].want);
}

static void test_moments(void)
{
    static const struct {
        const char *text;
        const char *offset;
        const char *want; /* NULL: none */
    } rows[] = {
        {"2021:07:15 08:30:00", NULL, "2021-07-15T08:30:00"},
        {"2021:07:15 08:30:00", "+07:00", "2021-07-15T08:30:00+07:00"},
        {"2021:07:15 08:30:00", "   :  ", "2021-07-15T08:30:00"},
        {"2021:07:15 08:30:00", "-03:30", "2021-07-15T08:30:00-03:30"},
        {"2021-07-15T08:30:00Z", NULL, "2021-07-15T08:30:00+00:00"},
        {"2021-07-15T08:30+07:00", NULL, "2021-07-15T08:30:00+07:00"},
        {"2021-07-15T08:30:00.25+07:00", NULL, "2021-07-15T08:30:00+07:00"},
        {"2021-07-15", NULL, "2021-07-15"},
        {"1975-04", NULL, "1975-04"},
        {"1975", NULL, "1975"},
        {"1975-00-00", NULL, "1975"},
        {"1975-04-00", NULL, "1975-04"},
        {"2021:07:15   :  :  ", NULL, "2021-07-15"},
        {"2021:07:15 25:00:00", NULL, "2021-07-15"},
        {"0000:00:00 00:00:00", NULL, NULL},
        {"    :  :     :  :  ", NULL, NULL},
        {"2021:13:01 00:00:00", NULL, NULL},
        {"2021:02:29 00:00:00", NULL, NULL},
        {"2024:02:29 00:00:00", NULL, "2024-02-29T00:00:00"},
        {"yesterday", NULL, NULL},
        {"", NULL, NULL},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char got[MOMENT_SIZE];

        CHECK_ROW(moment_parse(got, rows[i].text, rows[i].offset) ? got : NULL, rows[i].want, rows[i].text);
    }
}

static void test_iptc_moments(void)
{
    char got[MOMENT_SIZE];

    CHECK(moment_parse_iptc(got, "20190213", "064402+0700"));
    CHECK_TEXT(got, "2019-02-13T06:44:02+07:00");
    CHECK(moment_parse_iptc(got, "20190213", "064402"));
    CHECK_TEXT(got, "2019-02-13T06:44:02");
    CHECK(moment_parse_iptc(got, "20190213", NULL));
    CHECK_TEXT(got, "2019-02-13");
    CHECK(moment_parse_iptc(got, "19750400", ""));
    CHECK_TEXT(got, "1975-04");
    CHECK(!moment_parse_iptc(got, "00000000", "000000"));
    CHECK(!moment_parse_iptc(got, "2019", ""));
}

static void test_degrees(void)
{
    static const struct {
        const char *text;
        const char *want; /* NULL: none */
    } rows[] = {
        {"10,12.99654N", "10.216609"},
        {"33,51,45.1620S", "-33.862545"},
        {"10,30N", "10.5"},
        {"104,36,0E", "104.6"},
        {"46,38.23362W", "-46.637227"},
        {"10.5", "10.5"},
        {"-10.5", "-10.5"},
        {"0,0,0N", "0"},
        {"10,75N", NULL},
        {"north", NULL},
        {"", NULL},
        {"200,0N", NULL},
        {"10,30X", NULL},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char got[POSITION_SIZE];
        double degrees;
        bool ok = position_parse_degrees(&degrees, rows[i].text) &&
                  position_format_degrees(got, degrees, POSITION_MAX_LONGITUDE);

        CHECK_ROW(ok ? got : NULL, rows[i].want, rows[i].text);
    }
}

static void test_metres(void)
{
    char got[POSITION_SIZE];
    double metres;

    CHECK(position_parse_rational(&metres, "125/10") && position_format_metres(got, metres));
    CHECK_TEXT(got, "12.5");
    CHECK(position_parse_rational(&metres, "1/3") && position_format_metres(got, metres));
    CHECK_TEXT(got, "0.333");
    CHECK(!position_parse_rational(&metres, "1/0"));
    CHECK(!position_parse_rational(&metres, "high"));
    CHECK(!position_format_metres(got, 1e9));
    CHECK(!position_format_metres(got, -20000));
}

static void test_references(void)
{
    static const struct {
        const char *text;
        const char *want;
    } rows[] = {
        {"a &amp; b", "a & b"},
        {"&lt;b&gt;&quot;", "<b>\""},
        {"&dstrok;&abreve;", "đă"},
        {"&#273;&#x111;", "đđ"},
        {"&#X1EBF;", "ế"},
        {"&nbsp;", "\xc2\xa0"},
        {"&eacute", "é"},
        {"&hellip;", "…"},
        {"&hellip", "&hellip"},
        {"&nothing;", "&nothing;"},
        {"&", "&"},
        {"&;", "&;"},
        {"&#;", "&#;"},
        {"&#0;", "\xef\xbf\xbd"},
        {"&#xd800;", "\xef\xbf\xbd"},
        {"&#x110000;", "\xef\xbf\xbd"},
        {"&#99999999999;", "\xef\xbf\xbd"},
        {"&#150;", "–"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;

        html_decode(&out, rows[i].text, strlen(rows[i].text));
        CHECK_ROW(buf_text(&out), rows[i].want, rows[i].text);
        buf_dispose(&out);
    }
}

int main(void)
{
    test_clean();
    test_whole_length();
    test_moments();
    test_iptc_moments();
    test_degrees();
    test_metres();
    test_references();
    return check_end();
}
