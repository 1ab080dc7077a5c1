/* SPDX-License-Identifier: MIT
 * Which language a text is taken for: the share of the vectors that is right, and cases that must be. */
#include "check.h"
#include "table.h"
#include "text/language.h"

#define FLOOR 0.95

static void test_vectors(void)
{
    unsigned right = 0;
    unsigned all = 0;
    struct table table;

    if (!CHECK(table_open(&table, "langid.tsv")))
        return;
    while (table_next(&table)) {
        struct language_guess guess;

        language_guess(&guess, table.columns[0], strlen(table.columns[0]));
        all++;
        if (strcmp(guess.tag, table.columns[1]) == 0)
            right++;
        else
            printf("row %u: %s is %s, taken for %s (%.2f)\n", table.number, table.columns[0],
                   table.columns[1], guess.tag, guess.confidence);
        CHECK(guess.confidence >= 0 && guess.confidence <= 1);
        CHECK((guess.confidence > 0) == (strcmp(guess.tag, "und") != 0));
    }
    table_close(&table);
    printf("guessed right: %u of %u\n", right, all);
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
        {"bãi biển", "vi"},      {"cà phê", "vi"},    {"đảo", "vi"},  {"beach", "und"}, {"Phu Quoc", "und"},
        {"café", "und"},         {"海滩", "zh-Hans"}, {"ឆ្នេរ", "km"}, {"2021", "und"},  {"", "und"},
        {"chợ Bến Thành", "vi"}, {"année", "und"},    {"пляж", "ru"},
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
    test_vectors();
    test_rows();
    test_keywords();
    return check_end();
}
