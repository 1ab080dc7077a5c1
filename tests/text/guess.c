/* SPDX-License-Identifier: MIT
 * Which language a text is taken for: the share of the vectors that is right, and cases that must be. */
#include "check.h"
#include "table.h"
#include "text/language.h"

#define FLOOR 0.95
#define DOUBTFUL 0.5

#define LANGUAGES 24

/* How many rows of a language there are, and how many are right. */
struct tally {
    char tag[LANGUAGE_SIZE];
    unsigned all;
    unsigned right;
};

static void count(struct tally *tallies, const char *tag, bool right)
{
    size_t i = 0;

    while (i < LANGUAGES - 1 && tallies[i].all > 0 && strcmp(tallies[i].tag, tag) != 0)
        i++;
    snprintf(tallies[i].tag, sizeof tallies[i].tag, "%s", tag);
    tallies[i].all++;
    tallies[i].right += right;
}

static void print_tallies(const struct tally *tallies)
{
    size_t i;

    for (i = 0; i < LANGUAGES && tallies[i].all > 0; i++)
        printf("%s%s %u/%u", i > 0 ? ", " : "", tallies[i].tag, tallies[i].right, tallies[i].all);
    printf("\n");
}

static void check_range(const struct language_guess *guess)
{
    CHECK(guess->confidence >= 0 && guess->confidence <= 1);
    CHECK((guess->confidence > 0) == (strcmp(guess->tag, "und") != 0));
}

/* Is the guess one of those between '|' in `wanted`? '?' stands for "und" and for whatever is not sure. */
static bool is_wanted(const struct language_guess *guess, const char *wanted)
{
    size_t length = strlen(guess->tag);

    for (;; wanted++) {
        size_t count = strcspn(wanted, "|");

        if (count == length && memcmp(wanted, guess->tag, length) == 0)
            return true;
        if (count == 1 && *wanted == '?' && guess->confidence < DOUBTFUL)
            return true;
        wanted += count;
        if (*wanted == '\0')
            return false;
    }
}

static void test_table(const char *name)
{
    struct tally tallies[LANGUAGES] = {{"", 0, 0}};
    unsigned right = 0;
    unsigned all = 0;
    struct table table;

    if (!CHECK(table_open(&table, name)))
        return;
    while (table_next(&table)) {
        struct language_guess guess;
        bool good;

        language_guess(&guess, table.columns[0], strlen(table.columns[0]));
        good = is_wanted(&guess, table.columns[1]);
        all++;
        right += good;
        count(tallies, table.columns[1], good);
        check_range(&guess);
        if (!good)
            printf("row %u: %s is %s, taken for %s (%.2f)\n", table.number, table.columns[0],
                   table.columns[1], guess.tag, guess.confidence);
    }
    table_close(&table);
    print_tallies(tallies);
    printf("%s: guessed right: %u of %u\n", name, right, all);
    CHECK(right >= FLOOR * all);
}

static const struct {
    const char *text;
    const char *tag;
} rows[] = {
    {"", "und"},
    {"DSC_0042.JPG", "und"},
    {"DJI_0012", "und"},
    {"12/3/2020", "und"},
    {"Hội An", "vi"},
    {"Ho\xcc\xa3\xcc\x82i An", "vi"}, /* the same taken apart */
    {"Cho noi Cai Rang buoi sang som", "vi"},
    {"Sunset over Phú Quốc island", "en"},
    {"The fishing village in the morning", "en"},
    {"Le marché flottant au lever du soleil", "fr"},
    {"L'île aux pêcheurs", "fr"},
    {"Die Fischer am Strand und auf der Insel", "de"},
    {"Los pescadores en la playa del sur", "es"},
    {"Рынок на воде", "ru"},
    {"Плавучий ринок у Кантхо, річка Хау", "uk"},
    {"フーコック島", "ja"},
    {"富国岛", "zh-Hans"},
    {"富國島的海灘", "zh-Hant"},
    {"끼엔장성", "ko"},
    {"ទេសចរណ៍ Phu Quoc", "km"},
    {"Ελλάδα", "el"},
    {"He\u0301\u0302t mu\u0300a nu\u031bo\u031b\u0301c no\u0302\u0309i", "vi"}, /* tones typed first */
    {"2024年度観光統計", "ja"},                                                 /* only Japan writes 観 so */
    {"国際会議", "ja"}, /* 国 会 simplified, 際 議 not */
    {"中国的山", "zh-Hans"},
    {"호텔 (開業)", "ko"},
    {"Chợ nổi Cái Răng, Cần Thơ - Cai Rang floating market", "vi"},
    {"Cai Rang floating market in the morning - Chợ nổi", "en"},
    {"OLYMPUS DIGITAL CAMERA", "und"},
};

static void test_rows(void)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct language_guess guess;

        language_guess(&guess, rows[i].text, strlen(rows[i].text));
        CHECK_ROW(guess.tag, rows[i].tag, rows[i].text);
    }
}

static void test_keywords(void)
{
    static const char *const keywords[][2] = {
        {"bãi biển", "vi"},  {"cà phê", "vi"},    {"đảo", "vi"},           {"beach", "und"},
        {"Phu Quoc", "und"}, {"café", "und"},     {"海滩", "zh-Hans"},     {"ឆ្នេរ", "km"},
        {"2021", "und"},     {"", "und"},         {"chợ Bến Thành", "vi"}, {"année", "und"},
        {"пляж", "ru"},      {"Đắk Lắk", "vi"},   {"ΟΥΝΕΣΚΟ", "el"},       {"plage", "und"},
        {"市场", "zh-Hans"}, {"市場", "zh-Hant"},
    };
    size_t i;

    for (i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        char tag[LANGUAGE_SIZE];

        language_of_keyword(tag, keywords[i][0], strlen(keywords[i][0]));
        CHECK_ROW(tag, keywords[i][1], keywords[i][0]);
    }
}

int main(void)
{
    test_table("langid.tsv");
    test_table("../captions.tsv");
    test_table("../more/langid.tsv");
    test_rows();
    test_keywords();
    return check_end();
}
