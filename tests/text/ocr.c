/* SPDX-License-Identifier: MIT
 * Texts that machines read badly: which are told, and which letters are taken for which. */
#include "text/ocr.h"
#include "check.h"
#include "table.h"
#include "text/misread.h"

static const struct {
    const char *text;
    enum ocr_judgement judgement;
} texts[] = {
    {"", OCR_SOUND},
    {"DSC_0042.JPG", OCR_SOUND},
    {"Bãi biển lúc bình minh", OCR_SOUND},
    {"BÃI BIỂN LÚC BÌNH MINH", OCR_SOUND},
    {"Ba\xcc\x83i bie\xcc\x82\xcc\x89n lu\xcc\x81"
     "c bi\xcc\x80nh minh",
     OCR_SOUND},
    {"Cho noi Cai Rang buoi sang", OCR_SOUND}, /* typed without marks */
    {"Khu resort va spa ben bai bien, tour 4 dao bang cano", OCR_SOUND},
    {"Quán café bên hồ, vé vào cửa", OCR_SOUND},
    {"Nhà hàng và khách sạn resort", OCR_SOUND},
    {"cà phê Krông Pắk", OCR_SOUND},
    {"Le marché flottant au lever du soleil, une journée d'été", OCR_SOUND},
    {"The café opens at 7.30", OCR_SOUND},
    {"vé", OCR_SOUND},
    {"Bé Ngoai vu", OCR_SOUND}, /* too little to tell */
    {"phéi hop véi cdc dia phuong", OCR_SUSPECT},
    {"t6 chire hoi nghi tai bién gi6i", OCR_SUSPECT},
    {"hinh thtrc phu hop", OCR_SUSPECT}, /* no mark, but tr for ư */
    {"Thong tin d6i ngoai nam 2021", OCR_SUSPECT},
};

static void test_texts(void)
{
    size_t i;

    for (i = 0; i < sizeof texts / sizeof texts[0]; i++)
        if (!CHECK(ocr_judge(texts[i].text, strlen(texts[i].text)) == texts[i].judgement))
            fprintf(stderr, "  %s\n", texts[i].text);
}

/* The scanned plan as one page, and what it says. */
static void test_page(void)
{
    char noisy[16384] = "";
    char clean[16384] = "";
    struct table table;

    if (!CHECK(table_open(&table, "ocr.tsv")))
        return;
    while (table_next(&table)) {
        if (strcmp(table.columns[2], "line") != 0)
            continue;
        strncat(noisy, table.columns[0], sizeof noisy - strlen(noisy) - 2);
        strncat(clean, table.columns[1], sizeof clean - strlen(clean) - 2);
        strcat(noisy, "\n");
        strcat(clean, "\n");
        CHECK(ocr_judge(table.columns[1], strlen(table.columns[1])) == OCR_SOUND);
    }
    table_close(&table);
    CHECK(ocr_judge(noisy, strlen(noisy)) == OCR_DAMAGED);
    CHECK(ocr_judge(clean, strlen(clean)) == OCR_SOUND);
}

static const struct {
    const char *read;
    const char *meant;
    unsigned distance; /* in halves of an edit; FAR: more than one edit */
} distances[] = {
#define FAR 99
    {"tinh", "tinh", 0},   {"phei", "phoi", 1},  {"d6i", "doi", 1},       {"14p", "lap", 2},
    {"ph01", "phoi", 2},   {"chtrc", "chuc", 1}, {"gifra", "giua", 1},    {"thii", "thu", 1},
    {"nhimg", "nhung", 1}, {"hitu", "huu", 1},   {"phwong", "phuong", 1}, {"chire", "chuc", 2},
    {"tinn", "tinh", 2},   {"tin", "tinh", 2},   {"tinhs", "tinh", 2},    {"tang", "tinh", FAR},
    {"", "a", 2},          {"", "", 0},          {"", "ab", FAR},
};

static void test_distances(void)
{
    size_t i;

    for (i = 0; i < sizeof distances / sizeof distances[0]; i++) {
        const char *read = distances[i].read;
        const char *meant = distances[i].meant;
        unsigned distance = misread_distance(read, strlen(read), meant, strlen(meant), MISREAD_EDIT);

        if (!CHECK(distances[i].distance == FAR ? distance > MISREAD_EDIT
                                                : distance == distances[i].distance))
            fprintf(stderr, "  %s for %s: %u\n", read, meant, distance);
    }
    CHECK(misread_distance("nghiengnghieng", 14, "nghieng", 7, MISREAD_EDIT) > MISREAD_EDIT);
}

static void test_syllables(void)
{
    static const char *const misread[] = {"d6i",  "gi6i", "t6",    "14p", "1anh",
                                          "ph01", "qudc", "thtrc", "xdy", "gifra"};
    static const char *const others[] = {"2021", "a4b7", "resort", "tour",       "cano",
                                         "spa",  "",     "18h30",  "abcdefghijk"};
    size_t i;

    for (i = 0; i < sizeof misread / sizeof misread[0]; i++)
        if (!CHECK(misread_syllable(misread[i], strlen(misread[i]))))
            fprintf(stderr, "  %s\n", misread[i]);
    for (i = 0; i < sizeof others / sizeof others[0]; i++)
        if (!CHECK(!misread_syllable(others[i], strlen(others[i]))))
            fprintf(stderr, "  %s\n", others[i]);
}

int main(void)
{
    test_texts();
    test_page();
    test_distances();
    test_syllables();
    return check_end();
}
