/* SPDX-License-Identifier: MIT
 * Numbers and what they count; see number_count.h. */
#include "text/number_count.h"

#include <stdio.h>
#include <string.h>

#include "text/number_digits.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* --- in words and in digits --- */

/* What is often counted. */
static const struct known_word counted[] = {
    {"năm", "nam"},     {"tháng", "thang"},   {"tuần", "tuan"},     {"ngày", "ngay"},   {"đêm", "dem"},
    {"giờ", "gio"},     {"phút", "phut"},     {"giây", "giay"},     {"lần", "lan"},     {"tuổi", "tuoi"},
    {"người", "nguoi"}, {"khách", "khach"},   {"lượt", "luot"},     {"hộ", "ho"},       {"dân", "dan"},
    {"nước", "nuoc"},   {"quốc", "quoc"},     {"tỉnh", "tinh"},     {"thành", "thanh"}, {"huyện", "huyen"},
    {"xã", "xa"},       {"phường", "phuong"}, {"ấp", "ap"},         {"thôn", "thon"},   {"khu", "khu"},
    {"nghìn", "nghin"}, {"ngàn", "ngan"},     {"triệu", "trieu"},   {"tỷ", "ty"},       {"tỉ", "ti"},
    {"đồng", "dong"},   {"đô", "do"},         {"mét", "met"},       {"km", "km"},       {"m", "m"},
    {"cây", "cay"},     {"hòn", "hon"},       {"đảo", "dao"},       {"bãi", "bai"},     {"ha", "ha"},
    {"hecta", "hecta"}, {"tấn", "tan"},       {"kg", "kg"},         {"phần", "phan"},   {"ngôi", "ngoi"},
    {"chùa", "chua"},   {"bức", "buc"},       {"tấm", "tam"},       {"ảnh", "anh"},     {"bài", "bai"},
    {"món", "mon"},     {"loài", "loai"},     {"loại", "loai"},     {"con", "con"},     {"cái", "cai"},
    {"chiếc", "chiec"}, {"tàu", "tau"},       {"phòng", "phong"},   {"điểm", "diem"},   {"di", "di"},
    {"dự", "du"},       {"sản", "san"},       {"tác", "tac"},       {"thế", "the"},     {"đoàn", "doan"},
};

/* With its marks; NULL: it is none. */
static const char *find_counted(const struct query_word *word)
{
    size_t i;

    for (i = 0; i < LENGTH(counted); i++)
        if (query_word_is(word, &counted[i]))
            return counted[i].written;
    return NULL;
}

/* 45 năm, 3 ngày, 1.000 năm: the number in words, and in its other digits. */
static bool tell_count(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char spelling[NUMBER_WORDS_SIZE + 32];
    char number[NUMBER_WORDS_SIZE];
    char numbers[NUMBER_SPELLINGS][NUMBER_SPELLING_SIZE];
    size_t digits;
    size_t i;
    int64_t value = count > 1 ? number_value(words, count - 1) : -1;
    const char *what = count > 1 ? find_counted(&words[count - 1]) : NULL;

    if (value < 1 || what == NULL || !number_in_words(number, value))
        return false;
    snprintf(spelling, sizeof spelling, "%s %s", number, what);
    sink(sink_context, spelling, "vi");
    digits = number_spellings(numbers, words, count - 1);
    for (i = 1; i < digits; i++) {
        snprintf(spelling, sizeof spelling, "%s %s", numbers[i], what);
        sink(sink_context, spelling, "vi");
    }
    return true;
}

/* ba ngày, năm người: the number in digits. */
static bool tell_counted(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char spelling[32];
    const char *what = count == 2 ? find_counted(&words[1]) : NULL;
    long value = what != NULL ? (long)number_word_digit(&words[0]) : -1;
    size_t length;

    if (value < 0)
        return false;
    length = equivalent_number(spelling, sizeof spelling, value);
    snprintf(spelling + length, sizeof spelling - length, " %s", what);
    sink(sink_context, spelling, "vi");
    return true;
}

/* 10 phần trăm: of 10% the sign is no word. */
static bool tell_percent(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    static const struct known_word percent[] = {{"phần", "phan"}, {"trăm", "tram"}};
    char numbers[NUMBER_SPELLINGS][NUMBER_SPELLING_SIZE];
    size_t digits;
    size_t i;

    if (count < 3 || !query_word_is(&words[count - 2], &percent[0]) || !query_word_is(&words[count - 1], &percent[1]))
        return false;
    digits = number_spellings(numbers, words, count - 2);
    for (i = 0; i < digits; i++)
        sink(sink_context, numbers[i], "vi");
    return digits > 0;
}

/* --- Roman numerals --- */

/* What is counted by them: thế kỷ XX, quý II, khoá XIII, lần thứ XII. */
static const struct known_word counted_roman[] = {
    {"kỷ", "ky"}, {"kỉ", "ki"}, {"quý", "quy"}, {"khoá", "khoa"}, {"thứ", "thu"}, {"chương", "chuong"}, {"kỳ", "ky"},
    {"phần", "phan"}, {"tập", "tap"}, {"hạng", "hang"}, {"cấp", "cap"}, {"loại", "loai"}, {"century", "century"},
};

static const char *const roman[] = {
    "i",  "ii",  "iii",  "iv",  "v",  "vi",  "vii",  "viii",  "ix",  "x",   "xi",  "xii",  "xiii",  "xiv",  "xv",
    "xvi", "xvii", "xviii", "xix", "xx", "xxi", "xxii", "xxiii", "xxiv", "xxv", "xxvi", "xxvii", "xxviii", "xxix", "xxx",
};

static bool tell_roman(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char spelling[288];
    size_t i = 0;
    size_t k;

    while (count == 2 && i < LENGTH(counted_roman) && !query_word_is(&words[0], &counted_roman[i]))
        i++;
    if (count != 2 || i == LENGTH(counted_roman))
        return false;
    for (k = 0; k < LENGTH(roman); k++) {
        if (strcmp(words[1].written, roman[k]) == 0)
            snprintf(spelling, sizeof spelling, "%s %zu", counted_roman[i].written, k + 1);
        else if (query_word_number(&words[1]) == (long)k + 1)
            snprintf(spelling, sizeof spelling, "%s %s", counted_roman[i].written, roman[k]);
        else
            continue;
        sink(sink_context, spelling, NULL);
        return true;
    }
    return false;
}

bool count_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    return tell_count(words, count, sink, sink_context) || tell_counted(words, count, sink, sink_context) ||
           tell_percent(words, count, sink, sink_context) || tell_roman(words, count, sink, sink_context);
}
