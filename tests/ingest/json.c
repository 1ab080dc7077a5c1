/* SPDX-License-Identifier: MIT
 * JSON into values: what RFC 8259 allows is read, what it does not, and what no record has, is refused. */
#include "base/alloc.h"
#include "base/buf.h"
#include "check.h"
#include "ingest/json.h"

/* --- values as text --- */

static void write_value(struct buf *out, const struct value *value)
{
    const struct value *member;

    switch (value->type) {
    case VALUE_NULL:
        buf_string(out, "null");
        return;
    case VALUE_BOOLEAN:
        buf_string(out, value->is_true ? "true" : "false");
        return;
    case VALUE_NUMBER:
        if (value->is_whole)
            buf_format(out, "%lld", (long long)value->whole);
        else
            buf_format(out, "~%.17g", value->number);
        return;
    case VALUE_STRING:
        buf_format(out, "'%s'", value->text);
        return;
    default:
        buf_char(out, value->type == VALUE_LIST ? '[' : '{');
    }
    for (member = value->first; member != NULL; member = member->next) {
        if (member != value->first)
            buf_char(out, ' ');
        if (member->key != NULL)
            buf_format(out, "%s=", member->key);
        write_value(out, member);
    }
    buf_char(out, value->type == VALUE_LIST ? ']' : '}');
}

/* --- what is read, by itself in a list --- */

static const struct {
    const char *text;
    const char *wanted;
} good[] = {
    {"{}", "{}"},
    {" \t\r[ ] \n", "[]"},
    {"\"a\"", "'a'"},
    {"null", "null"},
    {"-0", "0"},
    {"[true,false,null,1,\"\"]", "[true false null 1 '']"},
    {"{\"a\":{\"b\":[{\"c\":[]}]},\"d\":[]}", "{a={b=[{c=[]}]} d=[]}"},
    {"{\"b\":1,\"a\":2,\"\":3}", "{b=1 a=2 =3}"},
    {"{\"a\":{\"x\":1},\"b\":{\"x\":1}}", "{a={x=1} b={x=1}}"},
    {"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "'\"\\/\b\f\n\r\t'"},
    {"\"\\u00e0\\u1EA3\\u0041\"", "'àảA'"},
    {"\"\\ud834\\uDD1E\\ud83d\\ude00\"", "'\xf0\x9d\x84\x9e\xf0\x9f\x98\x80'"},
    {"\"\\\\ud800 \\\\u0000\"", "'\\ud800 \\u0000'"}, /* a backslash, then letters */
    {"{\"\\u0061\":\"Đường sắt\"}", "{a='Đường sắt'}"},
    {"\"\x7f\xc2\x85\xe2\x80\xa8\"", "'\x7f\xc2\x85\xe2\x80\xa8'"},
    {"[9223372036854775807,-9223372036854775808,-1]", "[9223372036854775807 -9223372036854775808 -1]"},
    {"[0.5,-1.25,1e2,1E+2,25e-1,0e999,-0.0]", "[~0.5 ~-1.25 ~100 ~100 ~2.5 ~0 ~-0]"},
    {"[10.05,103.9638,0.1,1e-7]",
     "[~10.050000000000001 ~103.96380000000001 ~0.10000000000000001 ~9.9999999999999995e-08]"},
    {"[1.7976931348623157e308,5e-324,1e-400]", "[~1.7976931348623157e+308 ~4.9406564584124654e-324 ~0]"},
    {"123456789012345678901234567890.0", "~1.2345678901234568e+29"},
    {"0.00000000000000000000000000000012345", "~1.2345e-31"},
};

static void check_good(void)
{
    struct values values = {0};
    size_t i;

    for (i = 0; i < sizeof good / sizeof good[0]; i++) {
        const struct value *value = NULL;
        struct buf text = BUF_INIT;
        struct buf out = BUF_INIT;

        buf_format(&text, "[%s]\r", good[i].text);
        if (CHECK(json_read(&value, &values, text.bytes, text.length, NULL) == VITRINE_OK)) {
            write_value(&out, value->first);
            CHECK_ROW(buf_text(&out), good[i].wanted, good[i].text);
            CHECK(value->count == 1);
        }
        buf_dispose(&text);
        buf_dispose(&out);
    }
    values_dispose(&values);
}

/* --- what is refused --- */

static const struct {
    const char *text;
    const char *reason; /* what the message begins with */
} bad[] = {
    {"", "not JSON"},
    {"nonsense", "not JSON"},
    {"nul", "not JSON"},
    {"True", "not JSON"},
    {"{", "not JSON at byte 1"},
    {"[1", "not JSON at byte 2"},
    {"{\"a\":\"b", "not JSON at byte 7"},
    {"[1]]", "not JSON"},
    {"{} {}", "not JSON"},
    {"1 2", "not JSON"},
    {"[] 2", "not JSON"},
    {"{} \"}", "not JSON"},
    {"[]tru", "not JSON"},
    {"[1,]", "not JSON"},
    {"[,1]", "not JSON"},
    {"[1 2]", "not JSON"},
    {"{\"a\":1,}", "not JSON"},
    {"{,\"a\":1}", "not JSON"},
    {"{\"a\" 1}", "not JSON"},
    {"{\"a\":}", "not JSON"},
    {"{\"a\"}", "not JSON"},
    {"{a:1}", "not JSON"},
    {"{'a':1}", "not JSON"},
    {"{1:1}", "not JSON"},
    {"[1}", "not JSON"},
    {"{\"a\":1]", "not JSON"},
    {"[1] // c", "not JSON"},
    {"/* c */ [1]", "not JSON"},
    {"[01]", "not JSON"},
    {"[+1]", "not JSON"},
    {"[-]", "not JSON"},
    {"[1.]", "not JSON"},
    {"[.5]", "not JSON"},
    {"[1e]", "not JSON"},
    {"[0x1]", "not JSON"},
    {"[NaN]", "not JSON"},
    {"[Infinity]", "not JSON"},
    {"[1e309]", "not JSON at byte 6: a number too large"},
    {"[-1e999999999999]", "not JSON"},
    {"[9223372036854775808]", "not JSON"},
    {"[-9223372036854775809]", "not JSON"},
    {"[99999999999999999999]", "not JSON"},
    {"\"\\a\"", "not JSON"},
    {"\"\\u12\"", "not JSON"},
    {"\"\\u123g\"", "not JSON"},
    {"\"\\", "not JSON"},
    {"\"\\u", "not JSON"},
    {"\"\\ud800", "not JSON"},
    {"\"a\nb\"", "not JSON"},
    {"\"a\x1f\"", "not JSON"},
    {"[1,\v2]", "not JSON at byte 4: a control character"},
    {"\f[]", "not JSON at byte 1: a control character"},
    {"\"\\u0000\"", "not JSON at byte 2: an escape that gives no character"},
    {"{\"a\\u0000b\":1}", "not JSON at byte 4: an escape that gives no character"},
    {"\"\\ud800\"", "not JSON"},
    {"\"\\udc00\"", "not JSON"},
    {"\"\\ud800\\ud800\"", "not JSON"},
    {"\"\\ud800\\u0041\"", "not JSON"},
    {"\"\\ud800x\"", "not JSON"},
    {"\"\\udc00\\ud800\"", "not JSON"},
    {"\"\\ud834\\udd1e\\ud834\"", "not JSON"},
    {"{\"a\":1,\"b\":2,\"a\":3}", "not JSON at byte 19: a duplicate key"},
    {"[{\"x\":{\"a\":1,\"\\u0061\":1}}]", "not JSON"},
    {"\"\xff\"", "not UTF-8 at byte 2"},
    {"\"a\xc0\xaf\"", "not UTF-8 at byte 3"},
    {"\"\xe0\x80\xaf\"", "not UTF-8"},
    {"\"\xed\xa0\x80\"", "not UTF-8"},
    {"\"\xf4\x90\x80\x80\"", "not UTF-8"},
    {"\"\xe1\xba", "not UTF-8"},
    {"\xef\xbb\xbf{}", "not JSON"},
};

static void check_refused(const char *text, size_t length, const char *reason)
{
    const struct value *value = NULL;
    struct values values = {0};
    vitrine_error *err = NULL;

    CHECK(json_read(&value, &values, text, length, &err) == VITRINE_EFORMAT && value == NULL);
    if (!CHECK(strncmp(vitrine_error_message(err), reason, strlen(reason)) == 0))
        fprintf(stderr, "%.40s: %s\n", text, vitrine_error_message(err));
    vitrine_error_free(err);
    values_dispose(&values);
}

static void check_bad(void)
{
    size_t i;

    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct buf in_list = BUF_INIT;

        check_refused(bad[i].text, strlen(bad[i].text), bad[i].reason);
        buf_format(&in_list, "[%s]", bad[i].text);
        if (bad[i].text[0] != '\0')
            check_refused(in_list.bytes, in_list.length, "not ");
        buf_dispose(&in_list);
    }
    check_refused("\"a\"", 3, "not JSON at byte 3: '{' is meant");
    check_refused("12", 2, "not JSON at byte 2: '{' is meant");
    check_refused("[1\0]", 4, "not JSON");
    check_refused("\"a\0\"", 4, "not JSON");
}

/* `count` times `piece`, then `end`. */
static void repeat(struct buf *out, const char *piece, size_t count, const char *end)
{
    buf_clear(out);
    while (count-- > 0)
        buf_string(out, piece);
    buf_string(out, end);
}

static void check_sizes(void)
{
    const struct value *value = NULL;
    struct values values = {0};
    struct buf text = BUF_INIT;

    repeat(&text, "[", 3000000, "");
    check_refused(text.bytes, text.length, "not JSON at byte 1001: nested too deeply");
    repeat(&text, "{\"a\":", 100000, "");
    check_refused(text.bytes, text.length, "not JSON at byte 5001: nested too deeply");
    repeat(&text, "[", 500, "");
    repeat(&text, "[],", 100, "");
    text.bytes[text.length - 1] = ']';
    check_refused(text.bytes, text.length, "not JSON"); /* one ']' more than '[' */
    buf_clear(&text);
    buf_char(&text, '[');
    while (text.length < 2100000)
        buf_string(&text, "0,");
    buf_string(&text, "0]");
    check_refused(text.bytes, text.length, "not JSON at byte 2000000: too many values");
    buf_clear(&text);
    buf_string(&text, "[\"");
    while (text.length < 3000000)
        buf_string(&text, "Đường\\n");
    buf_string(&text, "\"]");
    if (CHECK(json_read(&value, &values, text.bytes, text.length, NULL) == VITRINE_OK))
        CHECK(strlen(value->first->text) > 2000000 && strncmp(value->first->text, "Đường\nĐ", 8) == 0);
    values_clear(&values);
    CHECK(json_read(&value, &values, "[7]", 3, NULL) == VITRINE_OK && value->first->whole == 7);
    values_dispose(&values);
    buf_dispose(&text);
}

/* --- memory --- */

static void check_memory(void)
{
    struct buf text = BUF_INIT;
    bool hit = true;
    long n;

    buf_string(&text, "{\"a\\u00e0\":[1,2.5,true,null,\"");
    while (text.length < 20000)
        buf_string(&text, "\\tĐường");
    buf_string(&text, "\"],\"b\":{}}");
    for (n = 0; hit && n < 1000; n++) {
        const struct value *value = NULL;
        struct values values = {0};
        vitrine_error *err = NULL;
        vitrine_status s;

        mem_fault_set(n, 0);
        s = json_read(&value, &values, text.bytes, text.length, &err);
        hit = mem_fault_hit();
        mem_fault_set(-1, 0);
        CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK) && (value == NULL) == hit);
        CHECK(vitrine_error_status(err) == s);
        vitrine_error_free(err);
        values_dispose(&values);
    }
    CHECK(!hit && n > 3);
    buf_dispose(&text);
}

int main(void)
{
    check_good();
    check_bad();
    check_sizes();
    check_memory();
    return check_end();
}
