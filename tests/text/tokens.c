/* SPDX-License-Identifier: MIT
 * Tokens: their bytes, places and flags in texts of a line; what must hold of them in any text. */
#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "check.h"
#include "table.h"
#include "text/analyzer.h"

static struct analyzer *analyzer;

/* Tokens as words between '|': '+' before a joined one, '\'' behind a marked one, '~' behind an unspaced one.
 */
static bool describe(void *context, const struct token *token)
{
    struct buf *out = context;

    if (out->length > 0)
        buf_char(out, '|');
    if (token->joined)
        buf_char(out, '+');
    buf_append(out, token->bytes, token->length);
    if (token->marked)
        buf_char(out, '\'');
    if (token->unspaced)
        buf_char(out, '~');
    return true;
}

static const struct {
    const char *text;
    const char *tokens;
} rows[] = {
    {"", ""},
    {"Đường sắt", "đường'|sắt'"},
    {"TP.HCM, TP. HCM", "tp|+hcm|tp|hcm"},
    {"4884/VP-KGVX", "4884|+vp|+kgvx"},
    {"NĐ-CP", "nđ'|+cp"},
    {"l’île l'île", "l|+île'|l|+île'"},
    {"Ea H'leo", "ea|h|+leo"},
    {"a_b IMG_0012.jpg", "a|+b|img|+0012|+jpg"},
    {"10.000đ 1,5 3D", "10|+000|+đ'|1|+5|3|+d"},
    {"07/9/2015", "07|+9|+2015"},
    {"một,hai (ba)", "một'|hai|ba"},
    {"8:30 x:y", "8|+30|x|y"},
    {"ភ្នំពេញ", "ភ្នំ~|+ពេ~|+ញ~"},
    {"ភ្នំ\u200bពេញ", "ភ្នំ~|+ពេ~|+ញ~"},
    {"\u1796\u200b\u17c1\u1789", "ពេ~|+ញ~"}, /* a break before a sign is a slip */
    {"Phú\u200bQuốc", "phú'|quốc'"},
    {"ភ្នំ ពេញ", "ភ្នំ~|ពេ~|+ញ~"},
    {"ឆ្នាំ២០២១", "ឆ្នាំ~|+2021"},
    {"แม่น้ำโขง", "แม่~|+น้ำ~|+โข~|+ง~"},
    {"ວຽງຈັນ", "ວຽ~|+ງ~|+ຈັ~|+ນ~"},
    {"မြန်မာ", "မြ~|+န်~|+မာ~"},
    {"富国岛 Phú", "富~|+国~|+岛~|phú'"},
    {"フーコック", "フ~|+ー~|+コ~|+ッ~|+ク~"},
    {"\u1100\u1161\u11bc강", "강~|+강~"},
    {"日本Tokyo", "日~|+本~|+tokyo"},
    {"ёлка Ёлка", "ёлка|ёлка"},
    {"Straße cœur łódź", "straße|cœur|łódź'"},
    {"☀☀☀ 👍🏽", ""},
    {"\u0301 x", "x"},
    {"Tiến sĩ", "tiến'|sĩ'"},
    {"ＡＢＣ１２", "abc|+12"},
    {"㍿", "株~|+式~|+会~|+社~"},
    {"co\u00adop", "coop"},
    {"o\U000114bb p\u0cc0", "o\U000114bb'|p\u0cc0'"}, /* marks of other scripts, in parts or whole */
    {"\u226f\u200b\u0e48\u0e40\u0e01", "\u0e48~|+\u0e40\u0e01~"},
    {"9\u0314\u101d", "9\u03140"}, /* zero, since a digit precedes */
    {"\u3090\u200b\u309e \u1112\u200b\u1161", "\u3090~|+\u3090~|하~"}, /* inside unspaced text a border is nothing */
    {"\u0eab\u200b\u200b\u200b\u200b\u200b\u0e99", "\u0edc~"},
    {"\u101d\u1095 \u101d\uff11", "05|01"}, /* zero before any digit */
    {"\u1040\u0336\u103a", "\u101d\u103a~"}, /* wa, since a sign of Burmese follows */
    {"हिन्दी العربية", "हिन्दी|العربية"},
};

static void test_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf got = BUF_INIT;

        CHECK(analyzer_run(analyzer, "und", rows[i].text, strlen(rows[i].text), describe, &got, NULL) ==
              VITRINE_OK);
        CHECK_ROW(buf_text(&got), rows[i].tokens, rows[i].text);
        buf_dispose(&got);
    }
}

struct watch {
    const char *text;
    size_t length;
    size_t last_start;
    size_t last_end;
    uint32_t count;
    bool good;
};

static bool is_border(const struct watch *watch, size_t at)
{
    return at == watch->length || ((unsigned char)watch->text[at] & 0xc0) != 0x80;
}

static bool watch_token(void *context, const struct token *token)
{
    struct watch *watch = context;

    watch->good = watch->good && token->start < token->end && token->end <= watch->length &&
                  is_border(watch, token->start) && is_border(watch, token->end) &&
                  token->start >= watch->last_start && token->end >= watch->last_end &&
                  token->position == watch->count && token->length > 0 && token->length <= 255 &&
                  utf8_valid(token->bytes, token->length);
    watch->last_start = token->start;
    watch->last_end = token->end;
    watch->count++;
    return true;
}

static uint32_t expect_sound(const char *text, size_t length, const char *row)
{
    struct watch watch = {text, length, 0, 0, 0, true};

    CHECK(analyzer_run(analyzer, "und", text, length, watch_token, &watch, NULL) == VITRINE_OK);
    CHECK_ROW(watch.good ? "sound" : "unsound", "sound", row);
    return watch.count;
}

static void test_spans(void)
{
    static const char *const files[] = {"fold.tsv",   "equal.tsv",  "distinct.tsv", "segment.tsv",
                                        "langid.tsv", "legacy.tsv", "ocr.tsv"};
    size_t i;
    size_t column;

    for (i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct table table;

        if (!CHECK(table_open(&table, files[i])))
            continue;
        while (table_next(&table))
            for (column = 0; column < TABLE_COLUMNS; column++)
                expect_sound(table.columns[column], strlen(table.columns[column]), table.columns[column]);
        table_close(&table);
    }
}

/* Numbers that are the same on every machine; texts of them are nobody's language. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

static void test_random(void)
{
    static const uint32_t blocks[][2] = {
        {0x20, 0x7f},     {0xa0, 0x24f},    {0x2b0, 0x36f},   {0x400, 0x4ff},
        {0xe00, 0xeff},   {0x1000, 0x109f}, {0x1100, 0x11ff}, {0x1780, 0x17ff},
        {0x1e00, 0x1fff}, {0x2000, 0x206f}, {0x3040, 0x30ff}, {0x4e00, 0x4fff},
        {0xac00, 0xadff}, {0xfb00, 0xffef}, {0x900, 0x97f},   {0x10000, 0x1f9ff},
    };
    uint32_t state = 7;
    int round;

    for (round = 0; round < 3000; round++) {
        struct buf text = BUF_INIT;
        struct buf once = BUF_INIT;
        struct buf twice = BUF_INIT;
        uint32_t count = next_random(&state) % 60;
        uint32_t block = next_random(&state) % 16;

        while (count-- > 0) {
            if (next_random(&state) % 8 == 0)
                block = next_random(&state) % 16;
            buf_codepoint(&text,
                          blocks[block][0] + next_random(&state) % (blocks[block][1] - blocks[block][0] + 1));
        }
        expect_sound(buf_text(&text), text.length, buf_text(&text));
        analyzer_normalise(analyzer, &once, "und", buf_text(&text), text.length, true);
        analyzer_normalise(analyzer, &twice, "und", buf_text(&once), once.length, true);
        CHECK_ROW(buf_text(&twice), buf_text(&once), buf_text(&text));
        buf_dispose(&text);
        buf_dispose(&once);
        buf_dispose(&twice);
    }
}

/* Long words are cut, long unspaced text is not; the whole text keeps everything. */
static void test_long(void)
{
    struct buf text = BUF_INIT;
    struct buf written = BUF_INIT;
    int i;

    for (i = 0; i < 5000; i++)
        buf_string(&text, "ắ");
    CHECK(expect_sound(text.bytes, text.length, "a long word") == 1);
    analyzer_normalise(analyzer, &written, "und", text.bytes, text.length, false);
    CHECK_TEXT(written.bytes, text.bytes);
    buf_clear(&text);
    for (i = 0; i < 100000; i++)
        buf_char(&text, 'x');
    CHECK(expect_sound(text.bytes, text.length, "a blob") == 1);
    buf_clear(&text);
    for (i = 0; i < 3000; i++)
        buf_string(&text, "ភ្នំពេញ");
    CHECK(expect_sound(text.bytes, text.length, "long Khmer") == 9000);
    buf_clear(&text);
    for (i = 0; i < 3000; i++)
        buf_string(&text, "\u1112\u1161\u11ab");
    CHECK(expect_sound(text.bytes, text.length, "long Korean") == 3000);
    buf_clear(&text);
    buf_char(&text, 'e');
    for (i = 0; i < 5000; i++)
        buf_string(&text, "\u0301\u0302");
    expect_sound(text.bytes, text.length, "a heap of marks");
    buf_dispose(&text);
    buf_dispose(&written);
}

static bool stop_at_once(void *context, const struct token *token)
{
    (void)token;
    ++*(int *)context;
    return false;
}

static void test_stop(void)
{
    static const char *const texts[] = {"một hai", "ភ្នំពេញ", "a b"};
    size_t i;

    for (i = 0; i < 3; i++) {
        int calls = 0;

        CHECK(analyzer_run(analyzer, "vi", texts[i], strlen(texts[i]), stop_at_once, &calls, NULL) ==
              VITRINE_OK);
        CHECK(calls == 1);
    }
}

static void test_invalid_bytes(void)
{
    static const char text[] = "a\xff"
                               "b \xe1\xba c\xf0\x9f";
    struct buf got = BUF_INIT;

    CHECK(expect_sound(text, 1, "cut") == 1);
    CHECK(analyzer_run(analyzer, "vi", text, sizeof text - 1, describe, &got, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&got), "a|b|c");
    buf_dispose(&got);
}

static void test_last_mark(void)
{
    static const struct {
        const char *token;
        size_t end;
    } tokens[] = {{"marché", 7}, {"pêche", 3}, {"plage", 0}, {"đường", 7}, {"", 0}, {"й", 0}, {"đ", 2}};
    size_t i;

    for (i = 0; i < sizeof tokens / sizeof tokens[0]; i++)
        CHECK(analyzer_last_mark(analyzer, tokens[i].token, strlen(tokens[i].token)) == tokens[i].end);
}

static void test_stems(void)
{
    static const char *const stems[][3] = {
        {"en", "islands", "island"}, {"fr", "plages", "plag"}, {"fr", "îles", "ile"},
        {"ru", "острова", "остров"}, {"vi", "biển", ""},       {"und", "islands", ""},
        {"zh-Hans", "岛", ""},       {"fr", "", ""},
    };
    size_t i;

    for (i = 0; i < sizeof stems / sizeof stems[0]; i++) {
        struct buf got = BUF_INIT;

        analyzer_stem(analyzer, &got, stems[i][0], stems[i][1], strlen(stems[i][1]));
        CHECK_ROW(buf_text(&got), stems[i][2], stems[i][1]);
        buf_dispose(&got);
    }
}

static void test_no_memory(void)
{
    long count;

    for (count = 0;; count++) {
        struct analyzer *made = NULL;
        struct buf out = BUF_INIT;
        vitrine_error *err = NULL;
        vitrine_status s;

        mem_fault_set(count, 0);
        s = analyzer_new(&made, &err);
        if (s == VITRINE_OK) {
            analyzer_normalise(made, &out, "vi", "Đường sắt", strlen("Đường sắt"), true);
            analyzer_stem(made, &out, "fr", "plages", 6);
            CHECK(out.failed == mem_fault_hit());
        } else {
            CHECK(s == VITRINE_ENOMEM && made == NULL && err != NULL);
        }
        vitrine_error_free(err);
        buf_dispose(&out);
        analyzer_free(made);
        if (!mem_fault_hit())
            break;
    }
    mem_fault_set(-1, 0);
    CHECK(count > 2);
}

int main(void)
{
    analyzer_free(NULL);
    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    test_rows();
    test_spans();
    test_random();
    test_long();
    test_stop();
    test_invalid_bytes();
    test_last_mark();
    test_stems();
    test_no_memory();
    analyzer_free(analyzer);
    return check_end();
}
