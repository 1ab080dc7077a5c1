/* SPDX-License-Identifier: MIT
 * Words of many scripts, found as people type them, on every store: characters and inner words of Chinese, Japanese and
 * Korean; simplified, traditional and Japanese characters; width and kana; scripts without spaces; other alphabets. The
 * written form comes first. */
#include <stdbool.h>

#include "../api/support.h"

static const char records[] =
    "{\"path\":\"hans\",\"texts\":{\"zh-Hans\":{\"title\":\"富国岛观光\"}}}\n"
    "{\"path\":\"hant\",\"texts\":{\"zh-Hant\":{\"title\":\"富國島觀光\"}}}\n"
    "{\"path\":\"ja\",\"texts\":{\"ja\":{\"title\":\"富国島の観光\"}}}\n"
    "{\"path\":\"hair\",\"texts\":{\"zh-Hant\":{\"title\":\"頭髮乾了以後\"}}}\n"
    "{\"path\":\"taiwan\",\"texts\":{\"zh-Hant\":{\"title\":\"臺灣大衞峯\"}}}\n"
    "{\"path\":\"hiroshima\",\"texts\":{\"ja\":{\"title\":\"広島駅の鉄道\"}}}\n"
    "{\"path\":\"kana\",\"texts\":{\"ja\":{\"title\":\"フーコック島へ\"}}}\n"
    "{\"path\":\"half\",\"texts\":{\"ja\":{\"title\":\"ﾎﾃﾙのｶﾞｲﾄﾞ\"}}}\n"
    "{\"path\":\"sasaki\",\"texts\":{\"ja\":{\"title\":\"佐々木さん\"}}}\n"
    "{\"path\":\"ko\",\"texts\":{\"ko\":{\"title\":\"끼엔장성에서 섬으로\"}}}\n"
    "{\"path\":\"km\",\"texts\":{\"km\":{\"title\":\"ភ្នំពេញជាទីក្រុងធំ ឆ្នាំ២០២១\"}}}\n"
    "{\"path\":\"km2\",\"texts\":{\"km\":{\"title\":\"សី៊​លេាក\"}}}\n"
    "{\"path\":\"th\",\"texts\":{\"th\":{\"title\":\"เกาะนี้มีนํ้าใสปี๒๐๒๒\"}}}\n"
    "{\"path\":\"lo\",\"texts\":{\"lo\":{\"title\":\"ບ້ານຫນອງຫມາ\"}}}\n"
    "{\"path\":\"zawgyi\",\"texts\":{\"my\":{\"title\":\"ျမန္မာႏိုင္ငံသို႔\"}}}\n"
    "{\"path\":\"ar\",\"texts\":{\"ar\":{\"title\":\"مدينة الشـــاطئِ\"}}}\n"
    "{\"path\":\"he\",\"texts\":{\"he\":{\"title\":\"שָׁלוֹם\"}}}\n"
    "{\"path\":\"el\",\"texts\":{\"el\":{\"title\":\"Το Παρίσι και ο Οδυσσεύς\"}}}\n"
    "{\"path\":\"pl\",\"texts\":{\"pl\":{\"title\":\"Łódź i Wrocław\"}}}\n"
    "{\"path\":\"da\",\"texts\":{\"da\":{\"title\":\"Ærø og Øresund\"}}}\n"
    "{\"path\":\"tr\",\"texts\":{\"tr\":{\"title\":\"İstanbul ve Isparta\"}}}\n"
    "{\"path\":\"hi\",\"texts\":{\"hi\":{\"title\":\"हिन्दी पुस्तक १२\"}}}\n"
    "{\"path\":\"other1\",\"texts\":{\"zh-Hans\":{\"title\":\"海边的集市\"}}}\n"
    "{\"path\":\"other2\",\"texts\":{\"zh-Hans\":{\"title\":\"山里的茶园\"}}}\n"
    "{\"path\":\"other3\",\"texts\":{\"zh-Hans\":{\"title\":\"江上的小船\"}}}\n"
    "{\"path\":\"emoji\",\"texts\":{\"en\":{\"title\":\"Sunny ☀️beach 🏖️2023\"}}}\n";

static const struct {
    const char *query;
    const char *first; /* NULL: any may be */
    const char *paths; /* all, in the order of the records */
} rows[] = {
    {"岛", "hans ", "hans hant ja hiroshima kana "},
    {"島", NULL, "hans hant ja hiroshima kana "},
    {"观光", "hans ", "hans hant ja "},
    {"觀光", "hant ", "hans hant ja "},
    {"観光", "ja ", "hans hant ja "},
    {"国岛", "hans ", "hans hant ja "}, /* inside a word */
    {"头发", NULL, "hair "},
    {"干", NULL, "hair "},
    {"以后", NULL, "hair "},
    {"台湾", NULL, "taiwan "},
    {"大卫峰", NULL, "taiwan "},
    {"廣島", NULL, "hiroshima "},
    {"广岛", NULL, "hiroshima "},
    {"鐵道", NULL, "hiroshima "},
    {"ふーこっく", NULL, "kana "},
    {"ﾌｰｺｯｸ", NULL, "kana "},
    {"ホテル", NULL, "half "},
    {"がいど", NULL, "half "},
    {"佐佐木", NULL, "sasaki "},
    {"佐々木", NULL, "sasaki "},
    {"끼엔장성", NULL, "ko "},
    {"섬", NULL, "ko "},
    {"장성", NULL, "ko "},
    {"\u1109\u1165\u11b7", NULL, "ko "}, /* the same island in jamo */
    {"ភ្នំពេញ", NULL, "km "},
    {"ធំ", NULL, "km "},
    {"ក្រុង", NULL, "km "},
    {"2021", NULL, "km "},
    {"ស៊ី", NULL, "km2 "},
    {"លោក", NULL, "km2 "},
    {"ភ្នំព", NULL, ""}, /* ends inside a cluster */
    {"น้ำ", NULL, "th "},
    {"เกาะ", NULL, "th "},
    {"๒๐๒๒", NULL, "th "},
    {"ใส", NULL, "th "},
    {"น", NULL, ""},
    {"ໜອງ", NULL, "lo "},
    {"ໝາ", NULL, "lo "},
    {"ມາ", NULL, ""}, /* inside ໝາ */
    {"မြန်မာ", NULL, "zawgyi "},
    {"နိုင်ငံ", NULL, "zawgyi "},
    {"ျမန္မာ", NULL, "zawgyi "},
    {"الشاطئ", NULL, "ar "},
    {"الشاطي", NULL, "ar "},
    {"מדינה", NULL, ""},
    {"שלום", NULL, "he "},
    {"παρισι", NULL, "el "},
    {"ΟΔΥΣΣΕΥΣ", NULL, "el "},
    {"lodz", NULL, "pl "},
    {"wroclaw", NULL, "pl "},
    {"aero", NULL, "da "},
    {"oresund", NULL, "da "},
    {"istanbul", NULL, "tr "},
    {"İSTANBUL", NULL, "tr "},
    {"ısparta", NULL, "tr "},
    {"हिन्दी", NULL, "hi "},
    {"12", NULL, "hi "},
    {"beach", NULL, "emoji "},
    {"2023", NULL, "emoji "},
};

static const char *const paths[] = {"hans", "hant", "ja",  "hair", "taiwan", "hiroshima", "kana", "half",
                                    "sasaki", "ko", "km",  "km2",  "th",     "lo",        "zawgyi", "ar",
                                    "he",   "el",   "pl",  "da",   "tr",     "hi",        "emoji"};

/* The hits, in the order of the records. */
static void sort_paths(char out[1024], const struct answer *answer)
{
    size_t i;

    out[0] = '\0';
    for (i = 0; i < sizeof paths / sizeof paths[0]; i++)
        if (answer_has(answer, paths[i])) {
            strcat(out, paths[i]);
            strcat(out, " ");
        }
}

static void check_rows(vitrine_catalogue *cat)
{
    struct answer answer;
    char sorted[1024];
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        vitrine_query_options options = VITRINE_QUERY_OPTIONS_INIT;

        options.all_words = true;
        options.no_glossary = true;
        if (!search(&answer, cat, rows[i].query, &options))
            continue;
        sort_paths(sorted, &answer);
        CHECK_ROW(sorted, rows[i].paths, rows[i].query);
        if (rows[i].first != NULL && !CHECK(strncmp(answer.paths, rows[i].first, strlen(rows[i].first)) == 0))
            fprintf(stderr, "  %s: first is not %s: %s\n", rows[i].query, rows[i].first, answer.paths);
    }
}

int main(void)
{
    size_t store;

    for (store = 0; store < STORE_COUNT; store++) {
        char path[64];
        vitrine_catalogue *cat = catalogue_new(store, path);

        if (import_text(cat, records))
            check_rows(cat);
        catalogue_end(cat, path);
    }
    return check_end();
}
