/* SPDX-License-Identifier: MIT
 * Every syllable of Vietnamese in every tone, style, case and byte form comes out in one spelling and one folded form; and
 * the syllables that no rule allows are left as they are.
 *
 * What is expected is made here from the rules of the orthography (language.md, section 1.3), with its own
 * list of rimes, its own rule of placement, and ICU to compose, take apart and change the case. */
#include <stdbool.h>
#include <stddef.h>
#include <uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "check.h"
#include "text/analyzer.h"
#include "text/vietnamese.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define WORD_MAX 32

static struct analyzer *analyzer;

static const char16_t *const onsets[] = {
    u"",  u"b",  u"c",   u"ch", u"d", u"đ",  u"g",  u"gh", u"gi", u"h", u"k",  u"kh", u"l", u"m",
    u"n", u"ng", u"ngh", u"nh", u"p", u"ph", u"qu", u"r",  u"s",  u"t", u"th", u"tr", u"v", u"x",
};

static const char16_t *const rimes[] = {
    u"a",    u"ac",   u"ach",  u"ai",   u"am",   u"an",   u"ang",  u"anh",  u"ao",  u"ap",   u"at",   u"au",
    u"ay",   u"ăc",   u"ăm",   u"ăn",   u"ăng",  u"ăp",   u"ăt",   u"âc",   u"âm",  u"ân",   u"âng",  u"âp",
    u"ât",   u"âu",   u"ây",   u"e",    u"ec",   u"em",   u"en",   u"eng",  u"eo",  u"ep",   u"et",   u"ê",
    u"êch",  u"êm",   u"ên",   u"ênh",  u"êp",   u"êt",   u"êu",   u"i",    u"ia",  u"ich",  u"iêc",  u"iêm",
    u"iên",  u"iêng", u"iêp",  u"iêt",  u"iêu",  u"im",   u"in",   u"inh",  u"ip",  u"it",   u"iu",   u"o",
    u"oa",   u"oac",  u"oach", u"oai",  u"oam",  u"oan",  u"oang", u"oanh", u"oao", u"oap",  u"oat",  u"oay",
    u"oăc",  u"oăm",  u"oăn",  u"oăng", u"oăt",  u"oc",   u"oe",   u"oen",  u"oeo", u"oet",  u"oi",   u"om",
    u"on",   u"ong",  u"oong", u"ooc",  u"op",   u"ot",   u"ô",    u"ôc",   u"ôi",  u"ôm",   u"ôn",   u"ông",
    u"ôp",   u"ôt",   u"ơ",    u"ơi",   u"ơm",   u"ơn",   u"ơp",   u"ơt",   u"u",   u"ua",   u"uân",  u"uâng",
    u"uât",  u"uây",  u"uc",   u"uê",   u"uêch", u"uênh", u"ui",   u"um",   u"un",  u"ung",  u"uôc",  u"uôi",
    u"uôm",  u"uôn",  u"uông", u"uôt",  u"uơ",   u"up",   u"ut",   u"uy",   u"uya", u"uych", u"uyên", u"uyêt",
    u"uynh", u"uyn",  u"uyp",  u"uyt",  u"uyu",  u"ư",    u"ưa",   u"ưc",   u"ưi",  u"ưm",   u"ưn",   u"ưng",
    u"ưt",   u"ưu",   u"ươc",  u"ươi",  u"ươm",  u"ươn",  u"ương", u"ươp",  u"ươt", u"ươu",  u"y",    u"yêm",
    u"yên",  u"yêng", u"yêt",  u"yêu",
};

static const char16_t tones[] = {0, 0x300, 0x301, 0x303, 0x309, 0x323};

static bool is_one_of(char16_t c, const char16_t *set)
{
    return c != 0 && u_strchr((const UChar *)set, c) != NULL;
}

static size_t length_of(const char16_t *text)
{
    return (size_t)u_strlen((const UChar *)text);
}

static bool equals(const char16_t *a, const char16_t *b)
{
    return u_strcmp((const UChar *)a, (const UChar *)b) == 0;
}

static bool begins(const char16_t *text, const char16_t *with)
{
    return u_strncmp((const UChar *)text, (const UChar *)with, (int32_t)length_of(with)) == 0;
}

/* oa oă oe uâ uê uơ uy: a rounded glide before the main vowel. */
static bool has_glide(const char16_t *rime)
{
    return (rime[0] == 'o' && is_one_of(rime[1], u"aăe")) || (rime[0] == 'u' && is_one_of(rime[1], u"âêơy"));
}

/* May they be written together? */
static bool fit(const char16_t *onset, const char16_t *rime)
{
    bool front = is_one_of(rime[0], u"eêi");

    if (onset[0] == 0)
        return !begins(rime, u"iê"); /* spelled yê */
    if (begins(rime, u"yê"))
        return false;
    if (equals(rime, u"y"))
        return is_one_of(onset[0], u"hklmstv") && onset[1] == 0;
    if (equals(onset, u"k") || equals(onset, u"gh") || equals(onset, u"ngh"))
        return front;
    if (equals(onset, u"c"))
        return !front && !has_glide(rime); /* spelled k, qu */
    if (equals(onset, u"g") || equals(onset, u"ng"))
        return !front;
    if (equals(onset, u"gi"))
        return !is_one_of(rime[0], u"iê") && !has_glide(rime);
    if (equals(onset, u"qu")) /* c and a glide: its rimes are in qu_rime */
        return false;
    return true;
}

/* What a rime with a glide is behind qu, which spells the glide; NULL: nothing. */
static const char16_t *qu_rime(const char16_t *rime)
{
    static const char16_t *const others[] = {u"ôc", u"i"}; /* quốc, and quí beside quý */
    size_t i;

    for (i = 0; i < LENGTH(others); i++)
        if (equals(rime, others[i]))
            return rime;
    return has_glide(rime) ? rime + 1 : NULL;
}

static bool is_stopped(const char16_t *rime)
{
    char16_t last = rime[length_of(rime) - 1];

    return is_one_of(last, u"cpt") || (last == 'h' && rime[length_of(rime) - 2] == 'c');
}

/* Rules 2 to 6: which letter of the rime gets the mark. */
static size_t place(const char16_t *rime, bool old_style)
{
    size_t vowels = 0;
    size_t modified = 0;
    bool has_modified = false;

    for (; is_one_of(rime[vowels], u"aăâeêioôơuưy"); vowels++) {
        if (!is_one_of(rime[vowels], u"ăâêôơư"))
            continue;
        has_modified = true;
        modified = vowels;
    }
    if (vowels == 1 || has_modified)
        return has_modified ? modified : 0; /* the last one: on the o of uo with horns, too */
    if (rime[vowels] != 0)
        return vowels - 1;
    if (vowels == 3)
        return 1;
    if (equals(rime, u"oa") || equals(rime, u"oe") || equals(rime, u"uy"))
        return old_style ? 0 : 1;
    return 0;
}

/* onset + rime with the tone behind letter `at` of the rime, or alone behind all if at is past its end. */
static void spell(char16_t out[WORD_MAX], const char16_t *onset, const char16_t *rime, char16_t tone,
                  size_t at)
{
    size_t length = length_of(rime);
    size_t used = length_of(onset);
    size_t i;

    memcpy(out, onset, used * sizeof *out);
    for (i = 0; i < length; i++) {
        out[used++] = rime[i];
        if (tone != 0 && i == at)
            out[used++] = tone;
    }
    out[used] = 0;
}

/* As spell, the marks of the letters taken apart and the tone put before them. */
static void spell_tone_first(char16_t out[WORD_MAX], const char16_t *onset, const char16_t *rime,
                             char16_t tone, size_t at)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    size_t length = length_of(rime);
    size_t used = length_of(onset);
    size_t i;

    memcpy(out, onset, used * sizeof *out);
    for (i = 0; i < length; i++) {
        UChar parts[4];
        int32_t count = unorm2_getRawDecomposition(nfc, rime[i], parts, 4, &error);
        int32_t j;

        out[used++] = count > 0 ? parts[0] : rime[i];
        if (tone != 0 && i == at)
            out[used++] = tone;
        for (j = 1; j < count; j++)
            out[used++] = parts[j];
    }
    out[used] = 0;
}

static void to_form(char out[WORD_MAX * 4], const char16_t *word, bool composed)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *form = composed ? unorm2_getNFCInstance(&error) : unorm2_getNFDInstance(&error);
    UChar changed[WORD_MAX * 2];
    int32_t length = unorm2_normalize(form, (const UChar *)word, -1, changed, WORD_MAX * 2, &error);

    u_strToUTF8(out, WORD_MAX * 4, NULL, changed, length, &error);
    CHECK(U_SUCCESS(error));
}

static void to_utf8(char out[WORD_MAX * 4], const char16_t *word)
{
    UErrorCode error = U_ZERO_ERROR;

    u_strToUTF8(out, WORD_MAX * 4, NULL, (const UChar *)word, -1, &error);
    CHECK(U_SUCCESS(error));
}

static void compare(const char *got, const char *want, const char *input)
{
    if (strcmp(got, want) != 0)
        CHECK_ROW(got, want, input);
    else
        check_passed++;
}

static void expect(const char *input, const char *want)
{
    static struct buf got = BUF_INIT;

    buf_clear(&got);
    analyzer_normalise(analyzer, &got, "vi", input, strlen(input), false);
    compare(buf_text(&got), want, input);
}

static void expect_folded(const char *input, const char *want)
{
    static struct buf got = BUF_INIT;

    buf_clear(&got);
    analyzer_normalise(analyzer, &got, "vi", input, strlen(input), true);
    compare(buf_text(&got), want, input);
    buf_clear(&got);
    analyzer_fold(analyzer, &got, input, strlen(input));
    compare(buf_text(&got), want, input);
}

/* The letters alone: decomposed, without marks, d for d with stroke. */
static void to_plain(char out[WORD_MAX * 4], const char16_t *word)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar parts[WORD_MAX * 2];
    int32_t length =
        unorm2_normalize(unorm2_getNFDInstance(&error), (const UChar *)word, -1, parts, WORD_MAX * 2, &error);
    size_t used = 0;
    int32_t i;

    for (i = 0; i < length; i++)
        if (parts[i] < 0x300)
            out[used++] = parts[i] == 0x111 ? 'd' : (char)parts[i];
    out[used] = '\0';
    CHECK(U_SUCCESS(error));
}

static void expect_bytes(const char16_t *word, const char *want)
{
    char bytes[WORD_MAX * 4];

    to_utf8(bytes, word); /* letters composed, tone combining */
    expect(bytes, want);
    to_form(bytes, word, true);
    expect(bytes, want);
    to_form(bytes, word, false);
    expect(bytes, want);
}

/* Capitals, and a capital at the front. */
static void expect_all_forms(const char16_t *word, const char *want)
{
    UErrorCode error = U_ZERO_ERROR;
    char16_t other[WORD_MAX];

    expect_bytes(word, want);
    u_strToUpper((UChar *)other, WORD_MAX, (const UChar *)word, -1, "", &error);
    expect_bytes(other, want);
    memcpy(other + 1, word + 1, length_of(word) * sizeof *other);
    expect_bytes(other, want);
    CHECK(U_SUCCESS(error));
}

/* Marks that Unicode wants no longer, a mark typed twice, and what is misread for d with stroke. */
static void expect_slips(const char16_t *word, const char *want)
{
    static const char16_t strokes[] = {0xd0, 0xf0, 0x110, 0x189, 0x256};
    char16_t other[WORD_MAX];
    size_t used = 0;
    size_t i;

    for (i = 0; word[i] != 0; i++) {
        bool tone = u_strchr((const UChar *)u"\u0300\u0301\u0303\u0309\u0323", word[i]) != NULL;

        other[used++] = word[i];
        if (tone)
            other[used++] = word[i] == 0x300 ? 0x340 : word[i] == 0x301 ? 0x341 : word[i];
    }
    other[used] = 0;
    expect_bytes(other, want);
    for (i = 0; word[0] == 0x111 && i < LENGTH(strokes); i++) {
        memcpy(other, word, (length_of(word) + 1) * sizeof *other);
        other[0] = strokes[i];
        expect_bytes(other, want);
    }
}

static void test_syllable(const char16_t *onset, const char16_t *rime, char16_t tone)
{
    char16_t word[WORD_MAX];
    char want[WORD_MAX * 4];
    char plain[WORD_MAX * 4];
    size_t at;

    spell(word, onset, rime, tone, place(rime, false));
    to_form(want, word, true);
    to_plain(plain, word);
    expect_all_forms(word, want);
    expect_slips(word, want);
    expect_folded(want, plain);
    spell(word, onset, rime, tone, place(rime, true));
    expect_all_forms(word, want);
    spell_tone_first(word, onset, rime, tone, place(rime, false));
    expect_all_forms(word, want);
    for (at = 0; tone != 0 && at < length_of(rime); at++) { /* wherever it slipped to, consonants too */
        spell(word, onset, rime, tone, at);
        expect_all_forms(word, want);
    }
}

/* With a tone that a stop does not take, or with two tones: no syllable, so only composed. */
static void test_no_syllable(const char16_t *onset, const char16_t *rime, char16_t tone)
{
    char16_t word[WORD_MAX];
    char want[WORD_MAX * 4];
    size_t at;

    for (at = 0; at < length_of(rime); at++) {
        spell(word, onset, rime, tone, at);
        to_form(want, word, true);
        expect_all_forms(word, want);
    }
}

static void test_tones(const char16_t *onset, const char16_t *rime)
{
    size_t i;

    for (i = 0; i < LENGTH(tones); i++) {
        if (is_stopped(rime) && tones[i] != 0 && tones[i] != 0x301 && tones[i] != 0x323)
            test_no_syllable(onset, rime, tones[i]);
        else
            test_syllable(onset, rime, tones[i]);
    }
}

static void test_all(void)
{
    static const char16_t *const behind_g[] = {u"i", u"in", u"iêc", u"iêng", u"iêt"}; /* gì, giếng: g and iê */
    size_t onset;
    size_t rime;

    for (onset = 0; onset < LENGTH(onsets); onset++)
        for (rime = 0; rime < LENGTH(rimes); rime++)
            if (fit(onsets[onset], rimes[rime]))
                test_tones(onsets[onset], rimes[rime]);
    for (rime = 0; rime < LENGTH(rimes); rime++)
        if (qu_rime(rimes[rime]) != NULL)
            test_tones(u"qu", qu_rime(rimes[rime]));
    for (rime = 0; rime < LENGTH(behind_g); rime++)
        test_tones(u"g", behind_g[rime]);
}

/* Words whose parts are easily taken wrong. */
static void test_special(void)
{
    static const char *const words[][2] = {
        {"qúy", "quý"},     {"qủa", "quả"},     {"qùy", "quỳ"},     {"quỳnh", "quỳnh"},   {"quýêt", "quyết"},
        {"qúyêt", "quyết"}, {"quyêt́", "quyết"}, {"gì", "gì"},       {"gìn", "gìn"},       {"gía", "giá"},
        {"gíêng", "giếng"}, {"gịêng", "giệng"}, {"giêńg", "giếng"}, {"gíưa", "giứa"},     {"gỉữ", "gỉữ"},
        {"thuở", "thuở"},   {"khuỷu", "khuỷu"}, {"ngoéo", "ngoéo"}, {"xoóng", "xoóng"},   {"buýt", "buýt"},
        {"Ý", "ý"},         {"ỉa", "ỉa"},       {"ủy", "uỷ"},       {"òa", "oà"},         {"Yến", "yến"},
        {"où", "où"},       {"là", "là"},       {"señor", "señor"}, {"Kraków", "kraków"}, {"Lắk", "lắk"},
        {"càc", "càc"},     {"hoàc", "hoàc"},   {"kòa", "kòa"},     {"còa", "còa"},       {"tòaa", "tòaa"},
        {"bắ́c", "bắc"},     {"tiế́ng", "tiếng"}, {"tụê", "tuệ"},     {"lựơng", "lượng"},
        {"hòan", "hoàn"},   {"nứơc", "nước"},   {"baỏ", "bảo"},     {"cuả", "của"},       {"miá", "mía"},
        {"Nguyêñ", "nguyễn"}, {"tiêńg", "tiếng"}, {"año", "año"},   {"più", "pìu"},       {"Ðà", "đà"},
        {"ðất", "đất"},     {"Đăk", "đăk"},     {"Krông", "krông"}, {"café", "café"},     {"naïve", "naïve"},
    };
    size_t i;

    for (i = 0; i < LENGTH(words); i++)
        expect(words[i][0], words[i][1]);
}

/* Onsets behind which a rime of i or y alone is spelled either way (language.md, 1.4). */
static bool varies(const char16_t *onset)
{
    static const char16_t *const vary[] = {u"h", u"k", u"l", u"m", u"s",  u"t",
                                           u"v", u"qu", u"b", u"n", u"x", u"th"};
    size_t i;

    for (i = 0; i < LENGTH(vary); i++)
        if (equals(onset, vary[i]))
            return true;
    return false;
}

static void expect_swapped(const char16_t *onset, const char16_t *rime, const char16_t *other, char16_t tone, bool swaps)
{
    struct buf got = BUF_INIT;
    char16_t word[WORD_MAX];
    char from[WORD_MAX * 4];
    char want[WORD_MAX * 4];

    spell(word, onset, rime, tone, 0);
    to_form(from, word, true);
    spell(word, onset, other, tone, 0);
    to_form(want, word, true);
    if (analyzer_swap_iy(analyzer, &got, from, strlen(from)) != swaps)
        CHECK_ROW(swaps ? "kept" : "swapped", swaps ? "swapped" : "kept", from);
    else
        compare(swaps ? buf_text(&got) : want, want, from);
    buf_dispose(&got);
}

static void test_swap(void)
{
    static const char16_t *const contrasts[][2] = {{u"ai", u"ay"}, {u"oai", u"oay"}, {u"ui", u"uy"}, {u"iêu", u"yêu"},
                                                   {u"in", u"yn"}, {u"it", u"yt"},   {u"ia", u"ya"}};
    size_t onset;
    size_t tone;
    size_t i;

    for (onset = 0; onset < LENGTH(onsets); onset++)
        for (tone = 0; tone < LENGTH(tones); tone++) {
            expect_swapped(onsets[onset], u"i", u"y", tones[tone], varies(onsets[onset]));
            expect_swapped(onsets[onset], u"y", u"i", tones[tone], varies(onsets[onset]));
            for (i = 0; i < 2 * LENGTH(contrasts); i++)
                expect_swapped(onsets[onset], contrasts[i / 2][i % 2], contrasts[i / 2][1 - i % 2], tones[tone], false);
        }
}

static void test_swap_special(void)
{
    static const char *const pairs[][2] = {
        {"kỹ", "kĩ"}, {"ly", "li"}, {"quý", "quí"}, {"mỹ", "mĩ"}, {"sĩ", "sỹ"}, {"thy", "thi"}, {"tỷ", "tỉ"},
    };
    static const char *const none[] = {"x", "", "kyoto", "y2", "kỳy", "kỵ̃"};
    size_t i;

    for (i = 0; i < 2 * LENGTH(pairs); i++) {
        const char *from = pairs[i / 2][i % 2];
        struct buf got = BUF_INIT;

        CHECK(analyzer_swap_iy(analyzer, &got, from, strlen(from)));
        CHECK_TEXT(buf_text(&got), pairs[i / 2][1 - i % 2]);
        buf_dispose(&got);
    }
    for (i = 0; i < LENGTH(none); i++) {
        struct buf got = BUF_INIT;

        CHECK_ROW(analyzer_swap_iy(analyzer, &got, none[i], strlen(none[i])) ? "swapped" : "kept", "kept",
                  none[i]);
        buf_dispose(&got);
    }
}

static void test_plain_shapes(void)
{
    static const char *const shapes[] = {"duong", "nguyen", "quoc", "gieng", "y", "ca", "nghieng", "khuya"};
    static const char *const others[] = {"beach",  "tour",   "quu", "cia", "kan",
                                         "nguoiw", "street", "",    "the1"};
    size_t i;

    for (i = 0; i < LENGTH(shapes); i++)
        CHECK_ROW(syllable_is_plain_shape(shapes[i], strlen(shapes[i])) ? "yes" : "no", "yes", shapes[i]);
    for (i = 0; i < LENGTH(others); i++)
        CHECK_ROW(syllable_is_plain_shape(others[i], strlen(others[i])) ? "yes" : "no", "no", others[i]);
}

int main(void)
{
    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    test_all();
    test_special();
    test_swap();
    test_swap_special();
    test_plain_shapes();
    analyzer_free(analyzer);
    return check_end();
}
