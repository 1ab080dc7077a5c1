/* SPDX-License-Identifier: MIT
 * Language tags: what is stored for what is typed, what is refused and with which hint, suffixes of files. */
#include "text/language.h"

#include "base/alloc.h"
#include "check.h"

static const struct {
    const char *typed;
    const char *stored;
} accepted[] = {
    {"vi", "vi"},
    {"VI", "vi"},
    {"vi-VN", "vi"},
    {"vi_VN", "vi"},
    {"en-GB", "en"},
    {"en-Latn-US", "en"},
    {"vie", "vi"},
    {"eng", "en"},
    {"fre", "fr"},
    {"lao", "lo"},
    {"khm", "km"},
    {"zh", "zh"},
    {"chi", "zh"},
    {"cmn", "zh"},
    {"zh-TW", "zh-Hant"},
    {"zh_HK", "zh-Hant"},
    {"zh-MO", "zh-Hant"},
    {"zh-CN", "zh-Hans"},
    {"zh-SG", "zh-Hans"},
    {"zh-hant", "zh-Hant"},
    {"zh-Hans-TW", "zh-Hans"},
    {"zh-Hani", "zh"},
    {"yue", "zh"},
    {"yue-HK", "zh-Hant"},
    {"zh-yue-HK", "zh-Hant"},
    {"zh-cmn-Hans-CN", "zh-Hans"},
    {"sr", "sr"},
    {"sr-Cyrl", "sr"},
    {"sr-Latn", "sr-Latn"},
    {"sh", "sr-Latn"},
    {"ja-Jpan", "ja"},
    {"ko-Kore-KR", "ko"},
    {"km-Khmr", "km"},
    {"vi-Hani", "vi-Hani"},
    {"iw", "he"},
    {"in", "id"},
    {"de-1996", "de"},
    {"en-US-x-twain", "en"},
    {"es-419", "es"},
    {"und", "und"},
    {"jra", "jra"},
    {"tyz", "tyz"},
    {"hmn", "hmn"},
    {"sl-rozaj-biske", "sl"},
};

static const struct {
    const char *typed;
    const char *message;
} refused[] = {
    {"vn", "vn: not a language; did you mean vi?"},
    {"cn", "cn: not a language; did you mean zh-Hans?"},
    {"kh", "kh: not a language; did you mean km?"},
    {"JP", "JP: not a language; did you mean ja?"},
    {"la", "la: not a language; did you mean lo?"},
    {"kr", "kr: not a language; did you mean ko?"},
    {"tw", "tw: not a language; did you mean zh-Hant?"},
    {"ch", "ch: not a language; did you mean zh-Hans?"},
    {"vn-VN", "vn-VN: not a language; did you mean vi?"},
    {"Vietnamese", "Vietnamese: not a language; did you mean vi?"},
    {"xx", "xx: not a language"},
    {"qqz", "qqz: not a language"},
    {"", ": not a language"},
    {"v", "v: not a language"},
    {"vi--VN", "vi--VN: not a language"},
    {"-vi", "-vi: not a language"},
    {"vi VN", "vi VN: not a language"},
    {"x-default", "x-default: not a language"},
    {"vi-toolongsubtag", "vi-toolongsubtag: not a language"},
    {"vi-Zzzq", "vi-Zzzq: no such script"},
};

static bool knows_latin(void *context, const char *tag)
{
    (void)context;
    return strcmp(tag, "la") == 0 || strcmp(tag, "my") == 0;
}

static void test_accepted(void)
{
    size_t i;

    for (i = 0; i < sizeof accepted / sizeof accepted[0]; i++) {
        char tag[LANGUAGE_SIZE];
        vitrine_error *err = NULL;

        CHECK(language_parse(tag, accepted[i].typed, NULL, NULL, &err) == VITRINE_OK);
        CHECK_ROW(tag, accepted[i].stored, accepted[i].typed);
        CHECK(err == NULL);
        CHECK(language_parse(tag, accepted[i].stored, knows_latin, NULL, &err) == VITRINE_OK);
        CHECK_ROW(tag, accepted[i].stored, accepted[i].stored);
        vitrine_error_free(err);
    }
}

static void test_refused(void)
{
    size_t i;

    for (i = 0; i < sizeof refused / sizeof refused[0]; i++) {
        char tag[LANGUAGE_SIZE];
        vitrine_error *err = NULL;

        CHECK(language_parse(tag, refused[i].typed, NULL, NULL, &err) == VITRINE_EINVAL);
        CHECK_ROW(vitrine_error_message(err), refused[i].message, refused[i].typed);
        CHECK_TEXT(tag, "");
        vitrine_error_free(err);
        CHECK(language_parse(tag, refused[i].typed, NULL, NULL, NULL) == VITRINE_EINVAL);
    }
}

static void test_known(void)
{
    char tag[LANGUAGE_SIZE];

    CHECK(language_parse(tag, "la", knows_latin, NULL, NULL) == VITRINE_OK);
    CHECK_TEXT(tag, "la");
    CHECK(language_parse(tag, "kr", knows_latin, NULL, NULL) == VITRINE_EINVAL);
    CHECK(language_parse(tag, "vn", knows_latin, NULL, NULL) == VITRINE_EINVAL);
}

static void test_long_tags(void)
{
    char typed[400];
    char tag[LANGUAGE_SIZE];

    memset(typed, 'a', sizeof typed);
    typed[sizeof typed - 1] = '\0';
    CHECK(language_parse(tag, typed, NULL, NULL, NULL) == VITRINE_EINVAL);
    CHECK(!language_of_suffix(tag, typed, strlen(typed), NULL, NULL));
}

static void test_chinese(void)
{
    static const char *const rows[][3] = {
        {"zh", "富國島", "zh-Hant"},    {"zh", "富国岛", "zh-Hans"}, {"zh", "", "zh-Hans"},
        {"zh-CN", "富國島", "zh-Hans"}, {"vi", "富國島", "vi"},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        char tag[LANGUAGE_SIZE];

        CHECK(language_parse_for(tag, rows[i][0], rows[i][1], strlen(rows[i][1]), NULL) == VITRINE_OK);
        CHECK_ROW(tag, rows[i][2], rows[i][1]);
    }
}

static void test_matches(void)
{
    CHECK(language_matches("vi", "vi"));
    CHECK(language_matches("zh-Hans", "zh"));
    CHECK(language_matches("zh-Hant", "zh"));
    CHECK(!language_matches("zh-Hant", "zh-Hans"));
    CHECK(!language_matches("zha", "zh"));
    CHECK(!language_matches("en", "vi"));
}

static void test_suffixes(void)
{
    static const char *const rows[][2] = {
        {"vi", "vi"},
        {"VI", "vi"},
        {"en", "en"},
        {"km", "km"},
        {"lo", "lo"},
        {"th", "th"},
        {"zh", "zh"},
        {"ja", "ja"},
        {"ko", "ko"},
        {"fr", "fr"},
        {"ru", "ru"},
        {"vn", "vi"},
        {"cn", "zh-Hans"},
        {"kh", "km"},
        {"jp", "ja"},
        {"my", ""},
        {"zh_Hant", "zh-Hant"},
        {"zh-HANS", "zh-Hans"},
        {"la", ""},
        {"an", ""},
        {"ba", ""},
        {"ca", ""},
        {"ta", ""},
        {"ti", ""},
        {"jpg", ""},
        {"", ""},
        {"vi ", ""},
        {"v", ""},
    };
    char tag[LANGUAGE_SIZE];
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        CHECK(language_of_suffix(tag, rows[i][0], strlen(rows[i][0]), NULL, NULL) == (rows[i][1][0] != '\0'));
        CHECK_ROW(tag, rows[i][1], rows[i][0]);
    }
    CHECK(language_of_suffix(tag, "my", 2, knows_latin, NULL));
    CHECK_TEXT(tag, "my");
    CHECK(language_of_suffix(tag, "La", 2, knows_latin, NULL));
    CHECK_TEXT(tag, "la");
    CHECK(!language_of_suffix(tag, "ca", 2, knows_latin, NULL));
    CHECK(language_of_suffix(tag, "vi.txt", 2, NULL, NULL));
}

static void test_unmarked(void)
{
    CHECK(language_is_unmarked("en"));
    CHECK(language_is_unmarked("km"));
    CHECK(language_is_unmarked("zh-Hant"));
    CHECK(!language_is_unmarked("vi"));
    CHECK(!language_is_unmarked("fr"));
    CHECK(!language_is_unmarked("eng"));
    CHECK(!language_is_unmarked("und"));
}

static void test_no_memory(void)
{
    long count;

    for (count = 0;; count++) {
        char tag[LANGUAGE_SIZE];
        vitrine_error *err = NULL;

        mem_fault_set(count, 0);
        CHECK(language_parse(tag, "vn", NULL, NULL, &err) < 0);
        CHECK(err != NULL);
        vitrine_error_free(err);
        if (!mem_fault_hit())
            break;
    }
    mem_fault_set(-1, 0);
}

int main(void)
{
    test_accepted();
    test_refused();
    test_known();
    test_long_tags();
    test_chinese();
    test_matches();
    test_suffixes();
    test_unmarked();
    test_no_memory();
    return check_end();
}
