/* SPDX-License-Identifier: MIT
 * Burmese in the older encoding Zawgyi is analysed as its Unicode form, with spans in the original; Unicode text of any
 * language of the block is left alone. The oracle is ICU's transform between the two, where it comes back to where it
 * began. */
#include "base/buf.h"
#include "check.h"
#include "table.h"
#include "text/analyzer.h"

#include <stdbool.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define UNITS 4096

static struct analyzer *analyzer;

static UTransliterator *open_transform(const char *name)
{
    UErrorCode error = U_ZERO_ERROR;
    UTransliterator *transform;
    UChar id[32];

    u_uastrcpy(id, name);
    transform = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    CHECK(U_SUCCESS(error));
    return transform;
}

static void run_transform(char out[3 * UNITS], const UTransliterator *transform, const char *text)
{
    static UChar units[UNITS];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length;
    int32_t limit;

    u_strFromUTF8(units, UNITS, &length, text, -1, &error);
    limit = length;
    utrans_transUChars(transform, units, &length, UNITS, 0, &limit, &error);
    u_strToUTF8(out, 3 * UNITS, NULL, units, length, &error);
    CHECK(U_SUCCESS(error));
}

/* Tokens with '|' between them. */
static bool describe(void *context, const struct token *token)
{
    buf_append(context, token->bytes, token->length);
    buf_char(context, '|');
    return true;
}

static void analyse(struct buf *out, const char *text)
{
    buf_clear(out);
    CHECK(analyzer_run(analyzer, "my", text, strlen(text), describe, out, NULL) == VITRINE_OK);
}

static void expect_same(const char *text, const char *as)
{
    struct buf got = BUF_INIT;
    struct buf want = BUF_INIT;

    analyse(&got, text);
    analyse(&want, as);
    CHECK_ROW(buf_text(&got), buf_text(&want), as);
    buf_dispose(&got);
    buf_dispose(&want);
}

/* Zawgyi; Unicode. */
static const char *const pairs[][2] = {
    {"ျမန္မာႏိုင္ငံ", "မြန်မာနိုင်ငံ"},
    {"ရန္ကုန္", "ရန်ကုန်"},
    {"ေရႊတိဂံုဘုရား", "ရွှေတိဂုံဘုရား"},
    {"မႏၲေလးၿမိဳ႕", "မန္တလေးမြို့"},
    {"အဂၤလိပ္စကားေျပာ", "အင်္ဂလိပ်စကားပြော"},
    {"ကၽြန္ေတာ္တို႔", "ကျွန်တော်တို့"},
    {"ေက်ာင္းသားမ်ား ေပ်ာ္ရႊင္ေနၾကသည္။", "ကျောင်းသားများ ပျော်ရွှင်နေကြသည်။"},
    {"ေယာက္်ား", "ယောက်ျား"},
    {"သြားမည္ ေဈးသို႔", "သွားမည် ဈေးသို့"},
    {"ပဥၥမ ၁၉၅၀ ျပည့္", "ပဉ္စမ ၁၉၅၀ ပြည့်"},
};

static void test_pairs(void)
{
    size_t i;

    for (i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
        expect_same(pairs[i][0], pairs[i][1]);
}

/* Sentences of the vectors, there and back by ICU. */
static void test_sentences(void)
{
    UTransliterator *to = open_transform("my-Zawgyi");
    UTransliterator *from = open_transform("Zawgyi-my");
    static char zawgyi[3 * UNITS];
    static char back[3 * UNITS];
    struct table table;
    unsigned compared = 0;

    if (!CHECK(table_open(&table, "segment.tsv")))
        return;
    while (table_next(&table)) {
        if (strcmp(table.columns[0], "my") != 0)
            continue;
        run_transform(zawgyi, to, table.columns[1]);
        run_transform(back, from, zawgyi);
        if (strcmp(back, table.columns[1]) != 0)
            continue;
        CHECK(strcmp(zawgyi, back) != 0);
        expect_same(zawgyi, back);
        compared++;
    }
    CHECK(compared > 5);
    table_close(&table);
    utrans_close(to);
    utrans_close(from);
}

/* Unicode: Burmese, Shan, Mon, S'gaw Karen, Pali; and a word of Zawgyi quoted in Unicode. */
static const char *const unicode[] = {
    "မြန်မာနိုင်ငံ", "အင်္ဂလိပ်", "ယောက်ျား", "ကမ္ဘာ", "ကျွန်ုပ်", "နေ", "မိူင်းတႆး လွင်ႈ ၵူၼ်း", "ဘာသာမန် ဂကောံ", "ကညီကျိာ် တၢ်",
    "ဗုဒ္ဓဿ သန္နိဋ္ဌာန်", "ရန်ကုန်မြို့သည် နေ ကောင်းသည်၊ ျ ပြည်သူများ",
};

static size_t count_of(const char *text, const char *sign)
{
    size_t count = 0;

    for (text = strstr(text, sign); text != NULL; text = strstr(text + 1, sign))
        count++;
    return count;
}

static void test_unicode(void)
{
    static const char *const signs[] = {"\u1039", "\u103a", "\u103c", "\u103d", "\u103e"};
    size_t i;
    size_t k;

    for (i = 0; i < sizeof unicode / sizeof unicode[0]; i++) {
        struct buf got = BUF_INIT;

        analyse(&got, unicode[i]);
        for (k = 0; k < sizeof signs / sizeof signs[0]; k++)
            CHECK(count_of(buf_text(&got), signs[k]) == count_of(unicode[i], signs[k]));
        buf_dispose(&got);
    }
}

/* A line in each encoding, as posts are that serve both. */
static void test_lines(void)
{
    expect_same("ကျောင်းသားများ ပျော်ရွှင်နေကြသည်\nေက်ာင္းသားမ်ား ေပ်ာ္ရႊင္ေနၾကသည္",
                "ကျောင်းသားများ ပျော်ရွှင်နေကြသည်\nကျောင်းသားများ ပျော်ရွှင်နေကြသည်");
}

/* Zero for wa in words, wa for zero in numbers. */
static void test_zero(void)
{
    expect_same("၀န်ကြီး", "ဝန်ကြီး");
    expect_same("သ၀ဏ်", "သဝဏ်");
    expect_same("၁၉၅ဝ", "၁၉၅၀");
    expect_same("၁၉ဝဝ ခုနှစ်", "၁၉၀၀ ခုနှစ်");
    expect_same("ဝ၉၄၅", "၀၉၄၅");
    expect_same("၅၀ကျပ်", "50ကျပ်");
    expect_same("ဝဝ", "ဝဝ");
}

struct spans {
    const char *text;
    struct buf parts;
};

static bool take_span(void *context, const struct token *token)
{
    struct spans *spans = context;

    buf_append(&spans->parts, spans->text + token->start, token->end - token->start);
    buf_char(&spans->parts, '|');
    return true;
}

static void test_spans(void)
{
    struct spans spans = {"ျမန္မာ အဂၤ ေက်ာင္း", BUF_INIT};

    CHECK(analyzer_run(analyzer, "my", spans.text, strlen(spans.text), take_span, &spans, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&spans.parts), "ျမ|န္|မာ|အ|ဂၤ|ေက်ာ|င္း|");
    buf_dispose(&spans.parts);
}

int main(void)
{
    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    test_pairs();
    test_sentences();
    test_unicode();
    test_lines();
    test_zero();
    test_spans();
    analyzer_free(analyzer);
    return check_end();
}
