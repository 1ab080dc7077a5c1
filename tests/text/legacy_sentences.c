/* SPDX-License-Identifier: MIT
 * Sentences in every old encoding, capitals too, and as mojibake, cut to so many words: how many are
 * recognised; and sentences of other languages in their encodings, of which none may become Vietnamese. */
#include <iconv.h>

#include "check.h"
#include "corpus.h"
#include "legacy_encode.h"
#include "text/charset.h"
#include "text/charset/legacy_tables.h"
#include "text/compose.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define UTF16_BYTES 60 /* of a text that is judged */
#define MANY 500       /* texts from which shares are judged */
#define EVERY 5        /* text of other languages is tried */
#define WHOLE 0        /* all words of a text */
#define PARAGRAPH 5    /* texts in one */

/* How a text is spoiled before it is to be read. */
enum damage { PLAIN, AS_1252, UTF8_AS_1252, UTF8_TWICE, UTF8_AS_LATIN_1, UTF16LE, UTF16BE };

static const struct kind {
    const char *title;
    enum damage damage;
    enum legacy_column column; /* of PLAIN and AS_1252 */
    bool capitals;
} kinds[] = {
    {"TCVN3", PLAIN, TCVN3, false},
    {"TCVN5712 small", PLAIN, TCVN5712, false},
    {"TCVN5712 capitals", PLAIN, TCVN5712, true},
    {"VNI", PLAIN, VNI, false},
    {"VNI capitals", PLAIN, VNI, true},
    {"VISCII", PLAIN, VISCII, false},
    {"VISCII capitals", PLAIN, VISCII, true},
    {"VPS", PLAIN, VPS, false},
    {"windows-1258", PLAIN, WINDOWS_1258, false},
    {"VIQR", PLAIN, VIQR, false},
    {"TCVN3 as 1252", AS_1252, TCVN3, false},
    {"VNI as 1252", AS_1252, VNI, false},
    {"VISCII as 1252", AS_1252, VISCII, false},
    {"VPS as 1252", AS_1252, VPS, false},
    {"UTF-8 as 1252", UTF8_AS_1252, 0, false},
    {"UTF-8 as Latin-1", UTF8_AS_LATIN_1, 0, false},
    {"UTF-8 twice", UTF8_TWICE, 0, false},
    {"UTF-16LE", UTF16LE, 0, false},
    {"UTF-16BE", UTF16BE, 0, false},
};

/* So many words, and how many of a hundred texts of them must be read right. */
static const struct {
    unsigned words;
    unsigned texts;
    unsigned step; /* from the first text of one to that of the next */
    double right;
    double wrong; /* at most so many of a hundred taken for something that they aren't */
} sizes[] = {
    {4, 1, 2, 60, 1},    {6, 1, 2, 90, 1},       {8, 1, 2, 96.5, 0.8},
    {12, 1, 2, 99, 0.5}, {WHOLE, 1, 2, 98, 0.3}, {WHOLE, PARAGRAPH, PARAGRAPH, 99.9, 0},
};

static void append_misread(struct buf *out, const char *bytes, size_t length, bool latin_1)
{
    size_t i;

    for (i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        uint32_t c = !latin_1 && byte >= 0x80 && byte < 0xa0 ? legacy_windows_1252[byte - 0x80] : byte;

        buf_codepoint(out, c != 0 ? c : byte);
    }
}

static void append_utf16(struct buf *out, const char *text, bool little_endian)
{
    size_t length = strlen(text);
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);

        buf_char(out, (char)(little_endian ? c & 0xff : c >> 8));
        buf_char(out, (char)(little_endian ? c >> 8 : c & 0xff));
    }
}

/* False if the text has no such form, or says the same in it. */
static bool spoil(struct buf *bytes, struct buf *want, const struct kind *kind, const char *text)
{
    struct buf encoded = BUF_INIT;
    bool ok = true;

    if (kind->damage == PLAIN || kind->damage == AS_1252)
        ok = legacy_encode(&encoded, want, text, kind->column);
    else
        buf_string(want, text);
    if (kind->damage == PLAIN)
        buf_append(bytes, buf_text(&encoded), encoded.length);
    else if (kind->damage == AS_1252)
        append_misread(bytes, buf_text(&encoded), encoded.length, false);
    else if (kind->damage == UTF16LE || kind->damage == UTF16BE)
        append_utf16(bytes, text, kind->damage == UTF16LE);
    else
        append_misread(kind->damage == UTF8_TWICE ? &encoded : bytes, text, strlen(text),
                       kind->damage == UTF8_AS_LATIN_1);
    if (kind->damage == UTF8_TWICE)
        append_misread(bytes, buf_text(&encoded), encoded.length, false);
    buf_dispose(&encoded);
    return ok;
}

/* Has it a sign behind a vowel that VIQR takes for a mark? Writers put a backslash there. */
static bool is_ambiguous(const char *text)
{
    const char *at;

    for (at = text; *at != '\0'; at++)
        if (at > text && strchr("'`?~.^(+*", *at) != NULL &&
            ((unsigned char)at[-1] >= 0x80 || strchr("aeiouyAEIOUY", at[-1]) != NULL))
            return true;
    return false;
}

static bool is_sure(const struct charset_result *result)
{
    return result->route[0] != '\0' ||
           (strcmp(result->name, "UTF-8") != 0 && strcmp(result->name, "windows-1252") != 0);
}

struct tally {
    unsigned texts;
    unsigned right;
    unsigned wrong;
};

static void try_text(struct tally *tally, const struct kind *kind, const char *text)
{
    struct charset_result result;
    struct buf bytes = BUF_INIT;
    struct buf want = BUF_INIT;
    struct buf got = BUF_INIT;

    if ((kind->column != VIQR || kind->damage != PLAIN || !is_ambiguous(text)) &&
        spoil(&bytes, &want, kind, text) && strcmp(buf_text(&bytes), text) != 0) {
        bool right;

        CHECK(charset_decode(&got, &result, bytes.bytes, bytes.length, NULL, NULL) == VITRINE_OK);
        right = strcmp(buf_text(&got), buf_text(&want)) == 0;
        tally->texts++;
        tally->right += right;
        tally->wrong += !right && is_sure(&result);
    }
    buf_dispose(&bytes);
    buf_dispose(&want);
    buf_dispose(&got);
}

/* Composed, with quotation marks and dashes of ASCII, which all encodings have. */
static void append_clean(struct buf *out, const char *text, bool capitals)
{
    static const char *const plain[][2] = {{"–", "-"}, {"—", "-"}, {"“", "\""}, {"”", "\""},
                                           {"‘", "'"}, {"’", "'"}, {"…", "..."}};
    struct buf composed = BUF_INIT;
    size_t at = 0;
    size_t i;

    CHECK(compose_append(&composed, text, strlen(text), NULL) == VITRINE_OK);
    while (at < composed.length) {
        for (i = 0; i < LENGTH(plain) && strncmp(composed.bytes + at, plain[i][0], 3) != 0; i++)
            ;
        if (i < LENGTH(plain)) {
            buf_string(out, plain[i][1]);
            at += 3;
        } else {
            uint32_t c = utf8_next(composed.bytes, composed.length, &at);

            buf_codepoint(out, capitals ? capital_letter(c) : c);
        }
    }
    buf_dispose(&composed);
}

/* So many words of the text, from one that the turn decides; none if there are fewer. */
static void cut_words(struct buf *text, unsigned words, unsigned turn)
{
    char *start = text->bytes;
    unsigned count = 1;
    unsigned skip;
    char *at;

    for (at = text->bytes; at != NULL && *at != '\0'; at++)
        count += *at == ' ';
    if (at == NULL || count < words) {
        buf_clear(text);
        return;
    }
    for (skip = turn % (count - words + 1); skip > 0; skip--)
        start = strchr(start, ' ') + 1;
    for (at = start; words > 0 && *at != '\0'; at++)
        words -= *at == ' ';
    memmove(text->bytes, start, (size_t)(at - start));
    buf_truncate(text, (size_t)(at - start) - (words == 0));
}

static void try_kind(struct tally *tally, const struct kind *kind, const struct corpus *corpus, size_t size)
{
    size_t i;
    size_t k;

    for (i = 0; i + sizes[size].texts <= corpus->count; i += sizes[size].step) {
        struct buf text = BUF_INIT;

        for (k = 0; k < sizes[size].texts; k++) {
            append_clean(&text, corpus->texts[i + k], kind->capitals);
            if (k + 1 < sizes[size].texts)
                buf_char(&text, '\n');
        }
        if (sizes[size].words != WHOLE)
            cut_words(&text, sizes[size].words, (unsigned)(i * 7919));
        if (text.length > 0)
            try_text(tally, kind, buf_text(&text));
        buf_dispose(&text);
    }
}

static void test_vietnamese(void)
{
    struct corpus corpus;
    size_t size;
    size_t i;

    if (!CHECK(corpus_open(&corpus, "vi")))
        return;
    printf("%-20s", "right (wrong) % of");
    for (size = 0; size < LENGTH(sizes); size++)
        sizes[size].words != WHOLE
            ? printf("%7u words   ", sizes[size].words)
            : printf("%s", sizes[size].texts == 1 ? "    sentences  " : "    paragraphs ");
    for (i = 0; i < LENGTH(kinds); i++) {
        printf("\n%-20s", kinds[i].title);
        for (size = 0; size < LENGTH(sizes); size++) {
            struct tally tally = {0, 0, 0};
            double right;
            double wrong;

            try_kind(&tally, &kinds[i], &corpus, size);
            right = tally.texts > 0 ? 100.0 * tally.right / tally.texts : 0;
            wrong = tally.texts > 0 ? 100.0 * tally.wrong / tally.texts : 0;
            printf("  %5.1f (%.2f) ", right, wrong);
            if (tally.texts >= (sizes[size].texts == 1 ? MANY : MANY / PARAGRAPH)) {
                CHECK(right >= sizes[size].right);
                CHECK(wrong <= sizes[size].wrong);
            }
        }
    }
    printf("\n");
    corpus_close(&corpus);
}

/* Languages and encodings that they are in. */
static const struct {
    const char *language;
    const char *encodings[8];
} others[] = {
    {"en", {"CP1252", "MACINTOSH", "CP850", NULL}},
    {"fr", {"CP1252", "ISO-8859-15", "MACINTOSH", "CP850", "CP437", NULL}},
    {"de", {"CP1252", "CP1250", "ISO-8859-2", "MACINTOSH", "CP850", NULL}},
    {"ru", {"CP1251", "KOI8-R", "ISO-8859-5", "CP866", "MAC-CYRILLIC", NULL}},
    {"zh-Hans", {"GBK", "GB18030", "EUC-CN", "BIG5-HKSCS", NULL}},
    {"zh-Hant", {"BIG5", "BIG5-HKSCS", "GBK", "EUC-TW", NULL}},
    {"ja", {"SHIFT_JIS", "CP932", "EUC-JP", "ISO-2022-JP", NULL}},
    {"ko", {"EUC-KR", "CP949", "JOHAB", NULL}},
    {"th", {"TIS-620", "CP874", NULL}},
    {"km", {NULL}},
    {"lo", {NULL}},
};

/* Characters that the encoding has not are left out. */
static void encode_with_iconv(struct buf *out, const char *text, const char *encoding)
{
    iconv_t converter = iconv_open(encoding, "UTF-8");
    char *input = (char *)(uintptr_t)text;
    size_t left = strlen(text);
    char bytes[16];

    if (!CHECK(converter != (iconv_t)-1))
        return;
    while (left > 0) {
        char *end = bytes;
        size_t room = sizeof bytes;

        if (iconv(converter, &input, &left, &end, &room) == (size_t)-1 && end == bytes) {
            do
                input++, left--;
            while (left > 0 && ((unsigned char)*input & 0xc0) == 0x80);
        }
        buf_append(out, bytes, (size_t)(end - bytes));
    }
    iconv_close(converter);
}

static void test_other(const char *text, const char *encoding, unsigned *texts)
{
    struct charset_result result;
    struct buf bytes = BUF_INIT;
    struct buf got = BUF_INIT;

    if (encoding != NULL)
        encode_with_iconv(&bytes, text, encoding);
    else
        buf_string(&bytes, text);
    CHECK(charset_decode(&got, &result, buf_text(&bytes), bytes.length, NULL, NULL) == VITRINE_OK);
    if (encoding == NULL)
        CHECK_ROW(buf_text(&got), text, "UTF-8 must stay");
    CHECK_ROW(is_sure(&result) && strncmp(result.name, "UTF-16", 6) != 0 ? result.name : "", "", text);
    (*texts)++;
    buf_dispose(&bytes);
    buf_dispose(&got);
}

/* UTF-16 without a mark is told in any language, from so many characters on. */
static void test_utf16(void)
{
    size_t language;
    size_t i;

    for (language = 0; language < LENGTH(others); language++) {
        struct corpus corpus;
        unsigned texts = 0;
        unsigned right = 0;

        if (!CHECK(corpus_open(&corpus, others[language].language)))
            continue;
        for (i = 0; i < corpus.count; i++) {
            struct charset_result result;
            struct buf bytes = BUF_INIT;
            struct buf got = BUF_INIT;

            append_utf16(&bytes, corpus.texts[i], i % 2 == 0);
            if (bytes.length >= UTF16_BYTES) {
                CHECK(charset_decode(&got, &result, bytes.bytes, bytes.length, NULL, NULL) == VITRINE_OK);
                texts++;
                right += strcmp(buf_text(&got), corpus.texts[i]) == 0;
            }
            buf_dispose(&bytes);
            buf_dispose(&got);
        }
        printf("UTF-16 without a mark, %-7s: %.1f%% of %u\n", others[language].language,
               100.0 * right / texts, texts);
        CHECK(right * 1000 >= texts * 985);
        corpus_close(&corpus);
    }
}

static void test_others(void)
{
    static const unsigned words[] = {WHOLE, 3, 6};
    unsigned texts = 0;
    size_t language;
    size_t encoding;
    size_t i;
    size_t k;

    for (language = 0; language < LENGTH(others); language++) {
        struct corpus corpus;

        if (!CHECK(corpus_open(&corpus, others[language].language)))
            continue;
        for (i = 0; i < corpus.count; i += EVERY)
            for (k = 0; k < LENGTH(words); k++) {
                struct buf text = BUF_INIT;

                buf_string(&text, corpus.texts[i]);
                if (words[k] != WHOLE)
                    cut_words(&text, words[k], (unsigned)(i * 7919));
                test_other(buf_text(&text), NULL, &texts);
                for (encoding = 0; others[language].encodings[encoding] != NULL; encoding++)
                    test_other(buf_text(&text), others[language].encodings[encoding], &texts);
                buf_dispose(&text);
            }
        corpus_close(&corpus);
    }
    printf("%u texts in other languages, none taken for Vietnamese\n", texts);
}

/* Random bytes. */
static void test_junk(void)
{
    uint32_t state = 2463534242u; /* xorshift32, Marsaglia 2003 */
    unsigned round;
    size_t i;

    for (round = 0; round < 20000; round++) {
        struct charset_result result;
        struct buf got = BUF_INIT;
        char bytes[256];
        size_t length = round % sizeof bytes;

        for (i = 0; i < length; i++) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            bytes[i] = (char)(state >> 8);
        }
        CHECK(charset_decode(&got, &result, bytes, length, NULL, NULL) == VITRINE_OK);
        CHECK_ROW(is_sure(&result) && strncmp(result.name, "UTF-16", 6) != 0 ? result.name : "", "", "junk");
        buf_dispose(&got);
    }
}

int main(void)
{
    if (!CHECK(load_letters()))
        return check_end();
    test_vietnamese();
    test_others();
    test_utf16();
    test_junk();
    return check_end();
}
