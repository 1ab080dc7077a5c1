/* SPDX-License-Identifier: MIT
 * The base layer against published values: FIPS 180-4 and RFC 4648 test vectors, UTF-8 as Unicode defines it. */
#include <errno.h>

#include "base/alloc.h"
#include "base/arena.h"
#include "base/base64.h"
#include "base/budget.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/form.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "check.h"

static void test_digest(void)
{
    /* NIST's examples for SHA-256; the last is a million times 'a'. */
    static const struct {
        const char *piece;
        size_t count;
        const char *hex;
    } rows[] = {
        {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    unsigned char bytes[DIGEST_SIZE];
    char hex[2 * DIGEST_SIZE + 1];
    struct digest digest;
    size_t i;
    size_t k;

    for (i = 0; i < 2 * (sizeof rows / sizeof rows[0]); i++) {
        const char *want = rows[i / 2].hex;

        digest_init(&digest);
        digest.has_instructions = digest.has_instructions && i % 2 == 0; /* and without */
        for (k = 0; k < rows[i / 2].count; k++)
            digest_add(&digest, rows[i / 2].piece, strlen(rows[i / 2].piece));
        digest_end(&digest, bytes);
        digest_hex(hex, bytes, DIGEST_SIZE);
        CHECK_TEXT(hex, want);
    }
}

static void test_base64(void)
{
    /* RFC 4648 section 10, and its URL alphabet. */
    static const struct {
        const char *bytes;
        const char *usual;
        const char *url;
    } rows[] = {
        {"", "", ""},
        {"f", "Zg==", "Zg"},
        {"fo", "Zm8=", "Zm8"},
        {"foo", "Zm9v", "Zm9v"},
        {"foob", "Zm9vYg==", "Zm9vYg"},
        {"fooba", "Zm9vYmE=", "Zm9vYmE"},
        {"foobar", "Zm9vYmFy", "Zm9vYmFy"},
        {"\xfb\xff\xfe", "+//+", "-__-"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf usual = BUF_INIT;
        struct buf url = BUF_INIT;
        struct buf back = BUF_INIT;

        base64_encode(&usual, rows[i].bytes, strlen(rows[i].bytes));
        base64_encode_url(&url, rows[i].bytes, strlen(rows[i].bytes));
        CHECK_TEXT(buf_text(&usual), rows[i].usual);
        CHECK_TEXT(buf_text(&url), rows[i].url);
        CHECK(base64_decode(&back, rows[i].url, strlen(rows[i].url)));
        CHECK_TEXT(buf_text(&back), rows[i].bytes);
        buf_dispose(&usual);
        buf_dispose(&url);
        buf_dispose(&back);
    }
    {
        struct buf none = BUF_INIT;

        CHECK(!base64_decode(&none, "Z", 1));
        CHECK(!base64_decode(&none, "Zm 9", 4));
        buf_dispose(&none);
    }
}

static void test_utf8(void)
{
    static const struct {
        const char *bytes;
        int valid;
    } rows[] = {
        {"", 1},
        {"ế", 1},
        {"\xf4\x8f\xbf\xbf", 1},  /* U+10FFFF */
        {"\xf4\x90\x80\x80", 0},  /* beyond */
        {"\xc0\x80", 0},          /* overlong */
        {"\xe0\x9f\xbf", 0},      /* overlong */
        {"\xed\xa0\x80", 0},      /* a surrogate */
        {"\xed\x9f\xbf", 1},      /* U+D7FF */
        {"\xe1\xba", 0},          /* cut */
        {"\xff", 0},
        {"a\x80", 0},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (!CHECK(utf8_valid(rows[i].bytes, strlen(rows[i].bytes)) == rows[i].valid))
            fprintf(stderr, "  row %zu\n", i);
    CHECK(utf8_valid_length("a\x80", 2) == 1 && utf8_valid_length("aế\xe1\xba", 6) == 4 && utf8_valid_length("ế", 3) == 3);
    CHECK(utf8_is_ascii("", 0) && utf8_is_ascii("a\x7f" "abcdefg", 9) && utf8_is_ascii("\xc3\xa9", 0));
    CHECK(!utf8_is_ascii("abcdefgé", 9) && !utf8_is_ascii("abcdefghé", 10) && !utf8_is_ascii("éabcdefgh", 10));
    CHECK(utf8_floor("aế", 4, 3) == 1);
    CHECK(utf8_floor("aế", 4, 4) == 4);
    for (i = 0; i < 0x110000; i++) {
        char bytes[4];
        size_t length = utf8_encode(bytes, (uint32_t)i);
        size_t at = 0;
        uint32_t back = utf8_next(bytes, length, &at);

        if ((i < 0xd800 || i > 0xdfff) && (back != i || at != length)) {
            CHECK(!"a character comes back as it was");
            break;
        }
    }
}

static void test_clock(void)
{
    static const struct {
        const char *text;
        int64_t seconds;
        const char *back; /* NULL: the text itself; "": no such instant */
    } rows[] = {
        {"1970-01-01T00:00:00Z", 0, NULL},
        {"2000-02-29T12:00:00Z", 951825600, NULL},
        {"2026-11-25T19:46:23+07:00", 1795610783, "2026-11-25T12:46:23Z"},
        {"1969-12-31T23:59:59Z", -1, NULL},
        {"2026-11-25T12:46:23.987Z", 1795610783, "2026-11-25T12:46:23Z"},
        {"2026-13-01T00:00:00Z", 0, ""},
        {"2026-11-25 12:46:23", 0, ""},
        {"2026-11-25T12:46:23", 0, ""},
        {"", 0, ""},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char text[CLOCK_TEXT_SIZE];
        int64_t seconds = 0;
        int ok = clock_parse(&seconds, rows[i].text);

        if (rows[i].back != NULL && rows[i].back[0] == '\0') {
            CHECK(!ok);
            continue;
        }
        CHECK(ok && seconds == rows[i].seconds);
        clock_format(text, seconds);
        CHECK_ROW(text, rows[i].back != NULL ? rows[i].back : rows[i].text, rows[i].text);
    }
}

static void test_forms(void)
{
    static const struct {
        const char *text;
        int date;
        int day;
        int moment;
    } dates[] = {
        {"1975", 1, 0, 1},
        {"1975-04", 1, 0, 1},
        {"1975-04-30", 1, 1, 1},
        {"2000-02-29", 1, 1, 1},
        {"1900-02-29", 0, 0, 0}, /* no leap year */
        {"1975-13", 0, 0, 0},
        {"1975-4", 0, 0, 0},
        {"75", 0, 0, 0},
        {"", 0, 0, 0},
        {"2021-07-15T08:30:00", 0, 0, 1},
        {"2021-07-15T08:30:00Z", 0, 0, 1},
        {"2021-07-15T08:30:00+07:00", 0, 0, 1},
        {"2021-07-15T08:30:00-14:00", 0, 0, 1},
        {"2021-07-15T08:30:00+15:00", 0, 0, 0},
        {"2021-07-15T08:30:00+07:00x", 0, 0, 0},
        {"2021-07-15T24:00:00", 0, 0, 0},
        {"2021-07-15T8:30:00", 0, 0, 0},
        {"2021-07-15T-8:30:00", 0, 0, 0},
        {"2021-07-15T", 0, 0, 0},
        {"2021-07T08:30:00", 0, 0, 0},
        {"2021-07-15 08:30:00", 0, 0, 0},
    };
    static const struct {
        const char *text;
        int ok;
        double number;
    } numbers[] = {
        {"10.5", 1, 10.5}, {"-33.8", 1, -33.8}, {"+1", 1, 1}, {".5", 1, 0.5},  {"5.", 1, 5},
        {"1,5", 0, 0},     {"1e3", 0, 0},       {"", 0, 0},   {"-", 0, 0},     {"nan", 0, 0},
        {"1.2.3", 0, 0},   {" 1", 0, 0},        {"0x1", 0, 0}, {"123456789012345678", 0, 0},
    };
    size_t i;

    for (i = 0; i < sizeof dates / sizeof dates[0]; i++)
        if (!CHECK(form_is_date(dates[i].text, strlen(dates[i].text)) == dates[i].date) ||
            !CHECK(form_is_day(dates[i].text) == dates[i].day) ||
            !CHECK(form_is_moment(dates[i].text) == dates[i].moment))
            fprintf(stderr, "  [%s]\n", dates[i].text);
    for (i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        double number = 0;

        if (!CHECK(form_number(&number, numbers[i].text, strlen(numbers[i].text)) == numbers[i].ok) ||
            !CHECK(number == numbers[i].number))
            fprintf(stderr, "  [%s]\n", numbers[i].text);
    }
}

static void test_nearest(void)
{
    static const char *const words[] = {"search", "scan", "show", "list", "stats", NULL};
    static const struct {
        const char *typed;
        const char *meant;
    } rows[] = {
        {"serach", "search"}, {"SEARCH", "search"}, {"scna", "scan"}, {"sho", "show"},
        {"lits", "list"},     {"xyzzy", NULL},      {"", NULL},       {"statistics", NULL},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_ROW(nearest_word(rows[i].typed, words), rows[i].meant, rows[i].typed);
}

static void test_memory(void)
{
    struct arena arena = {NULL};
    struct buf buf = BUF_INIT;
    char *text;

    CHECK(mem_resize(NULL, SIZE_MAX, 2) == NULL);
    CHECK(arena_alloc(&arena, SIZE_MAX, 8) == NULL);
    CHECK_TEXT(arena_copy(&arena, "abc", 2), "ab");
    memset(arena_alloc(&arena, 100, 1000), 7, 100000);
    arena_clear(&arena);
    text = arena_alloc(&arena, 1, 64);
    CHECK(text != NULL && text[0] == 0 && memcmp(text, text + 1, 63) == 0);
    arena_dispose(&arena);
    arena_clear(&arena);
    mem_fault_set(0, 1);
    buf_string(&buf, "lost");
    mem_fault_set(-1, 0);
    buf_string(&buf, "ignored");
    CHECK(buf.failed);
    CHECK_TEXT(buf_text(&buf), "");
    CHECK(buf_take(&buf) == NULL);
    buf_format(&buf, "%d-%s", 7, "b");
    text = buf_take(&buf);
    CHECK_TEXT(text, "7-b");
    mem_free(text);
}

static void test_errors(void)
{
    vitrine_error *err = NULL;
    size_t start = 0;
    size_t end = 0;

    CHECK(err_set(&err, VITRINE_EIO, "a\nb\xff" "c") == VITRINE_EIO);
    CHECK_TEXT(vitrine_error_message(err), "a b\xef\xbf\xbd" "c");
    CHECK(!vitrine_error_span(err, &start, &end));
    CHECK(err_set(&err, VITRINE_ENOMEM, "second") == VITRINE_ENOMEM);
    CHECK(vitrine_error_status(err) == VITRINE_EIO); /* the first cause stays */
    vitrine_error_free(err);
    err = NULL;
    mem_fault_set(0, 1);
    CHECK(err_set(&err, VITRINE_EIO, "no room") == VITRINE_EIO);
    mem_fault_set(-1, 0);
    CHECK(vitrine_error_status(err) == VITRINE_ENOMEM);
    vitrine_error_free(err);
    CHECK(err_set(NULL, VITRINE_EIO, "nobody asks") == VITRINE_EIO);
    err = NULL;
    CHECK(err_system(&err, ENOENT, "a/b") == VITRINE_ENOTFOUND);
    CHECK_TEXT(vitrine_error_message(err), "a/b: No such file or directory");
    vitrine_error_free(err);
}

static void test_budget(void)
{
    atomic_bool cancelled = false;
    struct budget budget = {.bytes_left = 10, .bytes_limited = true, .cancelled = &cancelled};

    CHECK(budget_spend(&budget, 10, "x", NULL) == VITRINE_OK);
    CHECK(budget_spend(&budget, 1, "x", NULL) == VITRINE_ELIMIT);
    CHECK(budget_check(&budget, "x", NULL) == VITRINE_OK);
    budget.deadline_ms = clock_monotonic_ms() - 1;
    CHECK(budget_check(&budget, "x", NULL) == VITRINE_ELIMIT);
    cancelled = true;
    CHECK(budget_check(&budget, "x", NULL) == VITRINE_ECANCELLED);
}

int main(void)
{
    test_digest();
    test_base64();
    test_utf8();
    test_clock();
    test_forms();
    test_nearest();
    test_memory();
    test_errors();
    test_budget();
    return check_end();
}
