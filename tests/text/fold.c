/* SPDX-License-Identifier: MIT
 * Written and folded forms against the vectors, and what must hold of them for any text. */
#include "base/buf.h"
#include "check.h"
#include "table.h"
#include "text/analyzer.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

static struct analyzer *analyzer;

static void expect(const char *input, const char *want, bool folded, const char *row)
{
    struct buf got = BUF_INIT;

    analyzer_normalise(analyzer, &got, "vi", input, strlen(input), folded);
    CHECK_ROW(buf_text(&got), want, row);
    buf_dispose(&got);
}

/* What comes out, put in again, comes out as it is. */
static void expect_stable(const char *input, const char *row)
{
    struct buf once = BUF_INIT;
    struct buf key = BUF_INIT;
    struct buf twice = BUF_INIT;

    analyzer_normalise(analyzer, &once, "vi", input, strlen(input), false);
    expect(buf_text(&once), buf_text(&once), false, row);
    analyzer_fold(analyzer, &key, buf_text(&once), once.length);
    analyzer_fold(analyzer, &twice, buf_text(&key), key.length);
    CHECK_ROW(buf_text(&twice), buf_text(&key), row);
    buf_dispose(&once);
    buf_dispose(&key);
    buf_dispose(&twice);
}

/* The text under one of ICU's normal forms, which knows nothing of ours. */
static char *transform(const UNormalizer2 *form, const char *text)
{
    static UChar units[4096];
    static UChar changed[8192];
    static char bytes[16384];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length;

    u_strFromUTF8(units, 4096, &length, text, -1, &error);
    length = unorm2_normalize(form, units, length, changed, 8192, &error);
    u_strToUTF8(bytes, sizeof bytes, NULL, changed, length, &error);
    CHECK(U_SUCCESS(error));
    return bytes;
}

static void expect_form_free(const char *input, const char *want, const char *row)
{
    UErrorCode error = U_ZERO_ERROR;

    expect(transform(unorm2_getNFCInstance(&error), input), want, false, row);
    expect(transform(unorm2_getNFDInstance(&error), input), want, false, row);
}

static void test_vectors(void)
{
    struct table table;
    char row[64];

    if (!CHECK(table_open(&table, "fold.tsv")))
        return;
    while (table_next(&table)) {
        char **columns = table.columns;

        snprintf(row, sizeof row, "fold.tsv:%u %.40s", table.number, columns[4]);
        expect(columns[0], columns[2], false, row);
        expect(columns[3], columns[2], false, row);
        expect(columns[0], columns[1], true, row);
        expect_stable(columns[0], row);
        expect_form_free(columns[0], columns[2], row);
    }
    table_close(&table);
}

static void test_forms_of_files(const char *name)
{
    struct table table;
    char row[64];
    int column;

    if (!CHECK(table_open(&table, name)))
        return;
    while (table_next(&table)) {
        for (column = 0; column < 2; column++) {
            const char *text = table.columns[column];
            struct buf written = BUF_INIT;

            snprintf(row, sizeof row, "%s:%u", name, table.number);
            analyzer_normalise(analyzer, &written, "vi", text, strlen(text), false);
            expect_stable(text, row);
            expect_form_free(text, buf_text(&written), row);
            buf_dispose(&written);
        }
    }
    table_close(&table);
}

/* By the rules of language.md, rows that the vectors do not have. */
static const struct {
    const char *input;
    const char *written;
    const char *folded;
} rows[] = {
    {"Tie\u0301\u0302ng", "tiếng", "tieng"}, /* tone before circumflex */
    {"tho\u0301\u0302\u0302i", "thối", "thoi"},
    {"Nguye\u0302\u0303\u00f1", "nguyễn", "nguyen"},   /* one tone on two letters */
    {"a\u00f1o se\u00f1or", "año señor", "ano senor"}, /* no syllable: left alone */
    {"tie\u00e2\u0301ng", "tieấng", "tieang"},         /* nor this */
    {"h\u00f3a ho\u00e1", "hoá hoá", "hoa hoa"},
    {"\u017furft \ufb01n \u0133s", "surft fin ijs", "surft fin ijs"},
    {"Œuvre Æsir Straße þorn", "œuvre æsir straße þorn", "oeuvre aesir strasse thorn"},
    {"Ёлка й Ї", "ёлка й ї", "елка й ї"},
    {"\u0130stanbul I\u0307stanbul", "istanbul istanbul", "istanbul istanbul"},
    {"ΑΘΉΝΑ", "αθήνα", "αθηνα"},
    {"a \t\n\u3000 b", "a b", "a b"},
    {"km² ½ №5 ℃", "km2 1\u20442 no5 °c", "km2 1\u20442 no5 °c"},
    {"co\u00adop x\u200dy", "coop xy", "coop xy"},
    {"Phú\u200bQuốc", "phú quốc", "phu quoc"},
    {"ភ្នំ\u200bពេញ", "ភ្នំពេញ", "ភ្នំពេញ"},
    {"\u0e40\u0e40\u0e2b\u0e25\u0e21", "แหลม", "แหลม"},
    {"觀光 リョコウ", "觀光 リョコウ", "觀光 リョコウ"},
    {"☀☀ !?", "☀☀ !?", "☀☀ !?"},
    {"Łódź Øresund Ŧ Ɓ Ħal ŋ ĸ Ǽ Ǿ", "łódź øresund ŧ ɓ ħal ŋ ĸ ǽ ǿ", "lodz oresund t b hal n q ae o"},
    {"Isparta ısparta", "isparta ısparta", "isparta isparta"},
    {"ᴡ\u0303", "ᴡ\u0303", "w"},
    {"a ≱ b \u1fdd", "a ≥ b \u1ffe", "a ≥ b \u1ffe"}, /* signs with a mark */
    {"\u1ffd \u1fee", "´ \u00a8", "´ \u00a8"},            /* signs that are others, with a mark */
    {"\u0130\u1ded\u0307 \u0130\u0323", "i\u1ded \u1ecb", "i i"}, /* no dot on small i */
    {"\u01d8\u0308\u0306", "\u00fc\u0306\u0301", "u"}, /* a mark twice, a breve behind a tone */
    {"paraŀlel", "paral·lel", "paral·lel"},
    {"Ἀθῆναι ᾳ Σίσυφος ϐ", "ἀθῆναι ᾳ σίσυφος β", "αθηναι α σισυφοσ β"},
    {"мя\u0301ч й ў ї ѝ", "мя\u0301ч й ў ї ѝ", "мяч й ў ї и"},
    {"և", "եւ", "եւ"},
    {"شـــاطئ", "شاطئ", "شاطي"}, /* lengthened, hamza on its carrier */
    {"مُحَمَّد", "مُحَمَّد", "محمد"},
    {"أإآٱا مدرسة علی على", "أإآٱا مدرسة علی على", "ااااا مدرسه علي علي"},
    {"ﻻ ﷲ", "لا الله", "لا الله"},
    {"שָׁלוֹם", "שָׁלוֹם", "שלום"},
    {"می\u200cخواهم", "میخواهم", "ميخواهم"},
    {"हिन्दी க்ஷ ไทย བོད་", "हिन्दी க்ஷ ไทย བོད་", "हिन्दी க்ஷ ไทย བོད་"},
    {"ฤๅษี", "ฤๅษี", "ฤาษี"},
    {"١٢٣ ۱۲۳ १२३ ১২৩ ௧௨௩ ༡༢༣ ᠑᠒᠓ 𝟏𝟐𝟑 １２３ ꧑꧒꧓", "123 123 123 123 123 123 123 123 123 123",
     "123 123 123 123 123 123 123 123 123 123"},
    {"\u2f42\u2f54 \u2ec4\u2ee2 \uf9f4", "文水 西马 林", "文水 西马 林"}, /* radicals, a compatibility ideograph */
    {"\u3014\u3038\u3015 \u3231", "〔十〕 (株)", "〔十〕 (株)"},
    {"佐々木 時〻 こゝろ づゝ かゞみ いすゞ バナヽ", "佐佐木 時時 こころ づつ かがみ いすず バナナ",
     "佐佐木 時時 こころ づつ かがみ いすず バナナ"},
    {"々 ゝ Aゞ", "々 ゝ aゞ", "々 ゝ aゞ"}, /* nothing to repeat */
    {"\u314e\u314f\u3134\uffa4", "하\u1102\u1102", "하\u1102\u1102"}, /* jamo for keyboards */
    {"Ｄ＆Ｄ，１：２", "d&d,1:2", "d&d,1:2"},
    {"👩\u200d🌾a👍🏽b", "👩🌾a👍🏽b", "👩🌾a👍🏽b"},
    {"", "", ""},
};

static void test_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        expect(rows[i].input, rows[i].written, false, rows[i].input);
        expect(rows[i].input, rows[i].folded, true, rows[i].input);
        expect_stable(rows[i].input, rows[i].input);
        expect_form_free(rows[i].input, rows[i].written, rows[i].input);
    }
}

static void test_eth(void)
{
    struct buf got = BUF_INIT;

    analyzer_normalise(analyzer, &got, "is", "Ísafj\u00f6r\u00f0ur", strlen("Ísafj\u00f6r\u00f0ur"), false);
    CHECK_TEXT(buf_text(&got), "ísafj\u00f6r\u00f0ur");
    buf_clear(&got);
    analyzer_normalise(analyzer, &got, "is", "r\u00f0", 3, true);
    CHECK_TEXT(buf_text(&got), "rd");
    buf_dispose(&got);
}

/* Keys go further than folded text: kana and Han that two spellings share. */
static void test_keys(void)
{
    static const char *const keys[][2] = {
        {"đường", "duong"}, {"观光", "观光"},       {"觀光", "观光"}, {"フーコック", "ふーこっく"},
        {"cœur", "coeur"},  {"зелёный", "зеленый"}, {"ガ", "が"},     {"ភ្នំ", "ភ្នំ"},
        {"乾", "干"},       {"幹", "干"},           {"後", "后"},     {"髮", "发"},
        {"發", "发"},       {"臺", "台"},           {"裡", "里"},     {"裏", "里"},
        {"峯", "峰"},       {"衞", "卫"},           {"衛", "卫"},     {"広島", "广岛"},
        {"廣島", "广岛"},   {"駅", "驿"},           {"沢辺", "泽边"}, {"鉄道", "铁道"},
        {"国際", "国际"},   {"關", "关"},           {"関ヶ原", "关け原"}, {"关ケ原", "关け原"},
        {"ヱビス", "えびす"}, {"ヴィラ", "ゔぃら"}, {"ー", "ー"},     {"ㇰ", "く"},
    };
    size_t i;

    for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        struct buf got = BUF_INIT;

        analyzer_fold(analyzer, &got, keys[i][0], strlen(keys[i][0]));
        CHECK_TEXT(buf_text(&got), keys[i][1]);
        buf_dispose(&got);
    }
}

int main(void)
{
    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    test_vectors();
    test_forms_of_files("equal.tsv");
    test_forms_of_files("distinct.tsv");
    test_forms_of_files("segment.tsv");
    test_rows();
    test_eth();
    test_keys();
    analyzer_free(analyzer);
    return check_end();
}
