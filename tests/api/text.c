/* SPDX-License-Identifier: MIT
 * vitrine/text.h on whole texts: forms, equality, order, languages; by tables of what its comments promise.
 */
#include "check.h"
#include "vitrine.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static vitrine_analyzer *analyzer;

/* The message of a refused call that must be EINVAL, freed by the next one. */
static const char *refusal(vitrine_status s, vitrine_error **err)
{
    static char message[256];

    CHECK(s == VITRINE_EINVAL && vitrine_error_status(*err) == s);
    snprintf(message, sizeof message, "%s", vitrine_error_message(*err));
    vitrine_error_free(*err);
    *err = NULL;
    return message;
}

/* --- forms --- */

static void test_fold(void)
{
    static const struct {
        const char *text;
        const char *language;
        vitrine_form form;
        const char *want;
    } rows[] = {
        {"Hòa Bình", "vi", VITRINE_WRITTEN, "hoà bình"},
        {"Hoà  Bình", NULL, VITRINE_FOLDED, "hoa binh"},
        {"ĐƯỜNG SẮT", "vi-VN", VITRINE_WRITTEN, "đường sắt"},
        {"ĐƯỜNG SẮT", "vi", VITRINE_FOLDED, "duong sat"},
        {"e\xcc\x82\xcc\x81", "vi", VITRINE_WRITTEN, "ế"}, /* e, circumflex, acute */
        {"e\xcc\x81\xcc\x82", "vi", VITRINE_WRITTEN, "ế"}, /* the marks in the wrong order */
        {"L'Île, déjà!", "fr", VITRINE_FOLDED, "l'ile, deja!"},
        {"Cœur", "fr", VITRINE_FOLDED, "coeur"},
        {"Ёлка", "ru", VITRINE_FOLDED, "елка"},
        {"២០២៦", "km", VITRINE_WRITTEN, "2026"},
        {"Ｐｈú", "vi", VITRINE_FOLDED, "phu"},
        {"", "vi", VITRINE_FOLDED, ""},
    };
    char *out;
    size_t i;

    for (i = 0; i < LENGTH(rows); i++) {
        out = NULL;
        CHECK(vitrine_analyzer_fold(&out, analyzer, rows[i].text, rows[i].language, rows[i].form, NULL) ==
              VITRINE_OK);
        CHECK_ROW(out, rows[i].want, rows[i].text);
        vitrine_string_free(out);
        CHECK(vitrine_text_fold(&out, rows[i].text, rows[i].language, rows[i].form, NULL) == VITRINE_OK);
        CHECK_ROW(out, rows[i].want, rows[i].text);
        vitrine_string_free(out);
    }
}

static void test_fold_refuses(void)
{
    vitrine_error *err = NULL;
    char *out = (char *)"old";
    size_t start = 0;
    size_t end = 0;

    CHECK_TEXT(refusal(vitrine_text_fold(NULL, "a", NULL, VITRINE_FOLDED, &err), &err),
               "fold: an argument is missing");
    CHECK_TEXT(refusal(vitrine_text_fold(&out, NULL, NULL, VITRINE_FOLDED, &err), &err),
               "fold: an argument is missing");
    CHECK(out == NULL);
    CHECK_TEXT(refusal(vitrine_analyzer_fold(&out, NULL, "a", NULL, VITRINE_FOLDED, &err), &err),
               "fold: an argument is missing");
    CHECK_TEXT(refusal(vitrine_text_fold(&out, "a", NULL, (vitrine_form)7, &err), &err),
               "fold: no such form");
    CHECK(strstr(refusal(vitrine_text_fold(&out, "a", "vn", VITRINE_FOLDED, &err), &err), "vi") != NULL);
    CHECK(vitrine_text_fold(&out, "phở\xff bò", "vi", VITRINE_FOLDED, &err) == VITRINE_EINVAL && out == NULL);
    CHECK_TEXT(vitrine_error_message(err), "fold: not valid UTF-8, at byte 5");
    CHECK(vitrine_error_span(err, &start, &end) && start == 5 && end == 6);
    vitrine_error_free(err);
    CHECK(vitrine_text_fold(&out, "\xed\xa0\x80", NULL, VITRINE_FOLDED, NULL) ==
          VITRINE_EINVAL); /* a surrogate */
}

/* --- equality --- */

enum { SMART = 1, IGNORE = 2, STRICT = 4 };

static const struct {
    const char *query;
    const char *text;
    const char *language;
    unsigned equal; /* in which modes */
} pairs[] = {
    {"Hoà Bình", "hòa bình", "vi", SMART | IGNORE | STRICT},
    {"quý", "qúy", "vi", SMART | IGNORE | STRICT},
    {"kỹ thuật", "kĩ thuật", "vi", SMART | IGNORE},
    {"ky thuat", "kĩ thuật", "vi", SMART | IGNORE},
    {"ki thuat", "Kỹ thuật", NULL, SMART | IGNORE},
    {"tai", "tay", "vi", 0}, /* after a vowel, i and y are different sounds */
    {"thúy", "thúi", "vi", 0},
    {"duong", "Đường", "vi", SMART | IGNORE},
    {"duong", "Dương", "vi", SMART | IGNORE},
    {"duong", "duong", "vi", SMART | IGNORE | STRICT},
    {"đường", "Dương", "vi", IGNORE},
    {"đường", "duong", "vi", SMART | IGNORE}, /* a text that holds no mark at all has lost them */
    {"đường sắt", "duong sắt", "vi", IGNORE}, /* this one holds some */
    {"đường sắt", "duong sat", NULL, SMART | IGNORE},
    {"Phú Quốc", "Phu Quoc", "en", SMART | IGNORE}, /* spelled without marks */
    {"Phú Quốc", "Phu Quôc", "en", IGNORE},
    {"été", "ete", "fr", IGNORE}, /* French is spelled with them */
    {"ete", "été", "fr", SMART | IGNORE},
    {"dao", "đảo", "vi", SMART | IGNORE},
    {"đao", "đảo", "vi", IGNORE},
    {"cœur", "coeur", "fr", SMART | IGNORE},
    {"TP.HCM", "tp hcm", "vi", SMART | IGNORE | STRICT}, /* signs between words do not count */
    {"phở bò", "phở", "vi", 0},                          /* not a part */
    {"phở", "phở bò", "vi", 0},
    {"ឆ្នេរ", "ឆ្នេរ", "km", SMART | IGNORE | STRICT},
    {"观光", "觀光", "zh", SMART | IGNORE},
    {"フーコック", "ふーこっく", "ja", SMART | IGNORE},
    {"ёлка", "елка", "ru", SMART | IGNORE},
    {"", "", NULL, SMART | IGNORE | STRICT},
    {"!!!", "!!!", NULL, SMART | IGNORE | STRICT},
    {"!!!", " !!! ", NULL, SMART | IGNORE | STRICT},
    {"!!!", "???", NULL, 0},
    {"!", "phở", "vi", 0},
};

static void test_equal(void)
{
    static const vitrine_marks modes[] = {VITRINE_MARKS_SMART, VITRINE_MARKS_IGNORE, VITRINE_MARKS_STRICT};
    size_t i;
    size_t m;

    for (i = 0; i < LENGTH(pairs); i++)
        for (m = 0; m < LENGTH(modes); m++) {
            bool want = pairs[i].equal >> m & 1;
            bool got = !want;
            bool self = false;

            CHECK(vitrine_analyzer_equal(&got, analyzer, pairs[i].query, pairs[i].text, pairs[i].language,
                                         modes[m], NULL) == VITRINE_OK);
            if (!CHECK(got == want))
                fprintf(stderr, "  [%s] [%s] %s, mode %zu\n", pairs[i].query, pairs[i].text,
                        pairs[i].language, m);
            CHECK(vitrine_analyzer_equal(&self, analyzer, pairs[i].text, pairs[i].text, pairs[i].language,
                                         modes[m], NULL) == VITRINE_OK);
            CHECK(self);
        }
}

static void test_equal_alone(void)
{
    vitrine_error *err = NULL;
    bool equal = false;

    CHECK(vitrine_text_equal(&equal, "pho bo", "Phở bò", "vi", VITRINE_MARKS_SMART, NULL) == VITRINE_OK &&
          equal);
    CHECK_TEXT(refusal(vitrine_text_equal(NULL, "a", "a", NULL, VITRINE_MARKS_SMART, &err), &err),
               "equal: an argument is missing");
    CHECK_TEXT(refusal(vitrine_text_equal(&equal, NULL, "a", NULL, VITRINE_MARKS_SMART, &err), &err),
               "equal: an argument is missing");
    CHECK(!equal);
    CHECK_TEXT(refusal(vitrine_text_equal(&equal, "a", NULL, NULL, VITRINE_MARKS_SMART, &err), &err),
               "equal: an argument is missing");
    CHECK_TEXT(refusal(vitrine_text_equal(&equal, "a", "a", NULL, (vitrine_marks)3, &err), &err),
               "equal: no such way of marks");
    CHECK_TEXT(refusal(vitrine_text_equal(&equal, "a", "b\xc0", NULL, VITRINE_MARKS_SMART, &err), &err),
               "equal: not valid UTF-8, at byte 1");
}

/* --- order --- */

/* Each list is in its order. */
static const struct {
    const char *language;
    const char *texts[16];
} orders[] = {
    /* the letters of the alphabet, and the tones of one letter */
    {"vi", {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "u", "ư"}},
    {"vi", {"a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ", "ặ", "â"}},
    /* letters before tones, word by word */
    {"vi", {"ba", "ba ba", "ba vì", "bà", "bà con", "bà rịa", "bả", "bạ", "ban", "bàn", "băng", "bâng"}},
    {NULL,
     {"An Giang", "Bà Rịa – Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre",
      "Bình Dương", "Bình Định", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông",
      "Đồng Nai"}},
    {"vi", {"hoa", "hòa", "họa", "hoàn", "hoàng"}},
    {NULL, {"", " 1", "1a", "2", "đ", "Z"}},
    /* elsewhere marks decide between equals only */
    {"fr", {"cote", "coté", "côte", "côté", "coter"}},
    {"fr", {"chœur", "chœurs", "choix"}},
    {"vi", {"cote", "cotes", "côte"}},
    {"ru", {"ёж", "ежевика", "ёлка", "елочка", "ель"}},
    {"th", {"กา", "เก", "ขา", "เขา", "แขก"}},
    {"ko", {"가", "나", "다", "하"}},
    {NULL, {"z", "я", "ก", "ល", "あ", "中", "가"}},
};

static void expect_order(const char *a, const char *b, const char *language, int want)
{
    char *key_a = NULL;
    char *key_b = NULL;
    int order = 9;

    CHECK(vitrine_text_compare(&order, a, b, language, NULL) == VITRINE_OK);
    CHECK(vitrine_analyzer_sort_key(&key_a, analyzer, a, language, NULL) == VITRINE_OK);
    CHECK(vitrine_analyzer_sort_key(&key_b, analyzer, b, language, NULL) == VITRINE_OK);
    if (!CHECK((order > 0) - (order < 0) == want) ||
        !CHECK((strcmp(key_a, key_b) > 0) - (strcmp(key_a, key_b) < 0) == want))
        fprintf(stderr, "  [%s] [%s] %s\n", a, b, language != NULL ? language : "NULL");
    vitrine_string_free(key_a);
    vitrine_string_free(key_b);
}

static void test_order(void)
{
    static const char *const same[][2] = {
        {"Hòa", "HOÀ"}, {" phở ", "phở"}, {"e\xcc\x81\xcc\x82", "ế"}, {"a\tb", "A  b"}, {"", ""}};
    size_t i;
    size_t k;
    size_t l;

    for (i = 0; i < LENGTH(orders); i++)
        for (k = 0; k < 16 && orders[i].texts[k] != NULL; k++)
            for (l = 0; l < 16 && orders[i].texts[l] != NULL; l++)
                expect_order(orders[i].texts[k], orders[i].texts[l], orders[i].language, (k > l) - (k < l));
    for (i = 0; i < LENGTH(same); i++)
        expect_order(same[i][0], same[i][1], NULL, 0);
    expect_order("kỹ", "kĩ", "vi", 1); /* two written forms are never one in the order */
}

static void test_order_refuses(void)
{
    vitrine_error *err = NULL;
    char *key = (char *)"old";
    int order = 9;

    CHECK_TEXT(refusal(vitrine_text_compare(NULL, "a", "a", NULL, &err), &err),
               "order: an argument is missing");
    CHECK_TEXT(refusal(vitrine_text_compare(&order, "a", NULL, NULL, &err), &err),
               "order: an argument is missing");
    CHECK(order == 0);
    CHECK_TEXT(refusal(vitrine_analyzer_sort_key(&key, analyzer, NULL, NULL, &err), &err),
               "order: an argument is missing");
    CHECK(key == NULL);
    CHECK_TEXT(refusal(vitrine_analyzer_sort_key(&key, analyzer, "\x80", NULL, &err), &err),
               "order: not valid UTF-8, at byte 0");
    CHECK(strstr(refusal(vitrine_text_compare(&order, "a", "b", "kh", &err), &err), "km") != NULL);
}

/* --- languages --- */

static void test_guess(void)
{
    static const struct {
        const char *text;
        const char *want;
        bool sure;
    } rows[] = {
        {"Lễ hội Nghinh Ông ở Rạch Giá", "vi", true},
        {"The old market by the river is open all year", "en", true},
        {"ឆ្នេរខ្សាច់", "km", true},
        {"หาดทราย", "th", true},
        {"ຫາດຊາຍ", "lo", true},
        {"해변", "ko", true},
        {"ビーチ", "ja", true},
        {"富国岛的海滩", "zh-Hans", true},
        {"富國島的海灘觀光", "zh-Hant", true},
        {"DSC_0042", "und", false},
        {"12345 !?", "und", false},
        {"", "und", false},
    };
    size_t i;

    for (i = 0; i < LENGTH(rows); i++) {
        double confidence = 9;
        char *tag = NULL;

        CHECK(vitrine_language_guess(&tag, &confidence, rows[i].text, strlen(rows[i].text), NULL) ==
              VITRINE_OK);
        CHECK_ROW(tag, rows[i].want, rows[i].text);
        CHECK(confidence >= 0 && confidence <= 1 && (confidence > 0.5) == rows[i].sure);
        vitrine_string_free(tag);
    }
}

static void test_guess_refuses(void)
{
    vitrine_error *err = NULL;
    char *tag = (char *)"old";
    double confidence = 9;

    CHECK_TEXT(refusal(vitrine_language_guess(NULL, NULL, "a", 1, &err), &err),
               "guess: an argument is missing");
    CHECK_TEXT(refusal(vitrine_language_guess(&tag, &confidence, NULL, 0, &err), &err),
               "guess: an argument is missing");
    CHECK(tag == NULL && confidence == 0);
    CHECK_TEXT(refusal(vitrine_language_guess(&tag, NULL, "ok\xf8", 3, &err), &err),
               "guess: not valid UTF-8, at byte 2");
    CHECK(vitrine_language_guess(&tag, NULL, "phở bò và nước mắm\xff", strlen("phở bò và nước mắm"), NULL) ==
          VITRINE_OK);
    CHECK_TEXT(tag, "vi"); /* what is behind the length is not read */
    vitrine_string_free(tag);
}

static void test_canonical(void)
{
    static const char *const rows[][2] = {{"vi-VN", "vi"},       {"EN_gb", "en"}, {"zh-TW", "zh-Hant"},
                                          {"cmn-CN", "zh-Hans"}, {"zh", "zh"},    {"und", "und"}};
    vitrine_error *err = NULL;
    char *tag = NULL;
    size_t i;

    for (i = 0; i < LENGTH(rows); i++) {
        CHECK(vitrine_language_canonical(&tag, rows[i][0], NULL) == VITRINE_OK);
        CHECK_ROW(tag, rows[i][1], rows[i][0]);
        vitrine_string_free(tag);
    }
    CHECK(strstr(refusal(vitrine_language_canonical(&tag, "vn", &err), &err), "vi") != NULL && tag == NULL);
    CHECK_TEXT(refusal(vitrine_language_canonical(&tag, NULL, &err), &err),
               "language: an argument is missing");
}

int main(void)
{
    if (!CHECK(vitrine_analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    test_fold();
    test_fold_refuses();
    test_equal();
    test_equal_alone();
    test_order();
    test_order_refuses();
    test_guess();
    test_guess_refuses();
    test_canonical();
    vitrine_analyzer_free(analyzer);
    vitrine_analyzer_free(NULL);
    CHECK(vitrine_analyzer_new(NULL, NULL) == VITRINE_EINVAL);
    return check_end();
}
