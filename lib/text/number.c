/* SPDX-License-Identifier: MIT
 * Numbers, read and spelled; see number.h. */
#include "text/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "text/number_date.h"
#include "text/number_document.h"
#include "text/number_words.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define LARGEST INT64_C(999999999999999)

/* --- digits --- */

static bool is_digits(const struct query_word *word, size_t least, size_t most)
{
    size_t length = strlen(word->folded);

    return length >= least && length <= most && strspn(word->folded, "0123456789") == length;
}

static int64_t join_digits(const struct query_word *words, size_t count)
{
    int64_t value = 0;
    size_t i;
    size_t k;

    for (i = 0; i < count; i++)
        for (k = 0; words[i].folded[k] != '\0'; k++) {
            value = value * 10 + (words[i].folded[k] - '0');
            if (value > LARGEST)
                return -1;
        }
    return value;
}

/* 10.000, 1,500,000, 10 000: groups of three behind a first of one to three, all with one sign between them. -1: none. */
static int64_t grouped_value(const struct query_word *words, size_t count)
{
    size_t i;

    if (count < 2 || !is_digits(&words[0], 1, 3) || words[0].folded[0] == '0')
        return -1;
    for (i = 1; i < count; i++)
        if (!is_digits(&words[i], 3, 3) || strchr(".,' ", words[i].gap) == NULL || words[i].gap == '\0' ||
            words[i].gap != words[1].gap)
            return -1;
    return join_digits(words, count);
}

/* A number in digits, grouped or not, without zeros in front. */
static int64_t digits_value(const struct query_word *words, size_t count)
{
    if (count == 1 && is_digits(&words[0], 1, 15) && words[0].folded[0] != '0')
        return join_digits(words, 1);
    return grouped_value(words, count);
}

static void write_grouped(char out[NUMBER_SPELLING_SIZE], int64_t value)
{
    char digits[24];
    size_t length = (size_t)snprintf(digits, sizeof digits, "%" PRId64, value);
    size_t written = 0;
    size_t i;

    for (i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            out[written++] = ' ';
        out[written++] = digits[i];
    }
    out[written] = '\0';
}

size_t number_spellings(char out[NUMBER_SPELLINGS][NUMBER_SPELLING_SIZE], const struct query_word *words, size_t count)
{
    int64_t value;
    size_t length = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        if (!is_digits(&words[i], 1, 15) || length + strlen(words[i].folded) + 2 > NUMBER_SPELLING_SIZE)
            return 0;
        length += (size_t)snprintf(out[0] + length, NUMBER_SPELLING_SIZE - length, "%s%s", i > 0 ? " " : "",
                                   words[i].folded);
    }
    value = digits_value(words, count);
    if (count == 0 || value < 1000)
        return count > 0;
    snprintf(out[1], NUMBER_SPELLING_SIZE, "%" PRId64, value);
    write_grouped(out[2], value);
    return 3;
}

/* --- digits and a word for so many --- */

static const struct scale {
    struct known_word words[2];
    size_t count;
    int64_t value;
} scales[] = {
    {{{"tỷ", "ty"}, {"tỉ", "ti"}}, 2, 1000000000},
    {{{"triệu", "trieu"}, {NULL, NULL}}, 1, 1000000},
    {{{"nghìn", "nghin"}, {"ngàn", "ngan"}}, 2, 1000},
};

static int64_t scale_of(const struct query_word *word)
{
    size_t i;
    size_t k;

    for (i = 0; i < LENGTH(scales); i++)
        for (k = 0; k < scales[i].count; k++)
            if (query_word_is(word, &scales[i].words[k]))
                return scales[i].value;
    return -1;
}

/* 1,5 triệu, 20 nghìn: -1: none. */
static int64_t scaled_value(const struct query_word *words, size_t count)
{
    int64_t scale = count > 1 ? scale_of(&words[count - 1]) : -1;
    int64_t value;
    size_t i;

    if (scale < 0 || count > 3 || !is_digits(&words[0], 1, 4))
        return -1;
    value = join_digits(words, 1) * scale;
    if (count == 3) {
        if (!is_digits(&words[1], 1, 2) || (words[1].gap != ',' && words[1].gap != '.'))
            return -1;
        for (i = 0; words[1].folded[i] != '\0'; i++) {
            scale /= 10;
            value += (words[1].folded[i] - '0') * scale;
        }
    }
    return value;
}

/* A number so round that it is said with a word: two decimals at most. */
static void tell_scaled(int64_t value, equivalent_sink *sink, void *sink_context)
{
    char spelling[96];
    size_t i;

    for (i = 0; i < LENGTH(scales); i++) {
        int64_t whole = value / scales[i].value;
        int64_t hundredths = value % scales[i].value / (scales[i].value / 100);
        const char *other = scales[i].count > 1 ? scales[i].words[1].written : scales[i].words[0].written;

        if (whole == 0 || value % (scales[i].value / 100) != 0 || (hundredths > 0 && scales[i].value == 1000))
            continue;
        if (hundredths == 0)
            snprintf(spelling, sizeof spelling, "%" PRId64 " %s|%s", whole, scales[i].words[0].written, other);
        else if (hundredths % 10 == 0)
            snprintf(spelling, sizeof spelling, "%" PRId64 " %d %s|%s", whole, (int)(hundredths / 10),
                     scales[i].words[0].written, other);
        else
            snprintf(spelling, sizeof spelling, "%" PRId64 " %02d %s|%s", whole, (int)hundredths,
                     scales[i].words[0].written, other);
        sink(sink_context, spelling, "vi");
        return;
    }
}

static void tell_digits(int64_t value, equivalent_sink *sink, void *sink_context)
{
    char spelling[NUMBER_SPELLING_SIZE];

    snprintf(spelling, sizeof spelling, "%" PRId64, value);
    if (!sink(sink_context, spelling, NULL) || value < 1000)
        return;
    write_grouped(spelling, value);
    sink(sink_context, spelling, NULL);
}

static bool tell_value(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    int64_t value = digits_value(words, count);

    if (value < 0)
        value = scaled_value(words, count);
    if (value < 0)
        value = number_words_value(words, count);
    if (value < 1000 && (count == 1 || value < 0))
        return false;
    tell_digits(value, sink, sink_context);
    if (value >= 1000)
        tell_scaled(value, sink, sink_context);
    return true;
}

/* --- a number and what it counts --- */

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

static bool is_counted(const struct query_word *word)
{
    size_t i;

    for (i = 0; i < LENGTH(counted); i++)
        if (query_word_is(word, &counted[i]))
            return true;
    return false;
}

/* 45 năm, 3 ngày: the number in words. */
static bool tell_count(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char spelling[NUMBER_WORDS_SIZE + 32];
    char number[NUMBER_WORDS_SIZE];
    int64_t value = count == 2 ? digits_value(words, 1) : -1;

    if (value < 1 || value > 999 || !is_counted(&words[1]))
        return false;
    number_words_write(number, (int)value);
    snprintf(spelling, sizeof spelling, "%s %s", number, words[1].written);
    sink(sink_context, spelling, "vi");
    return true;
}

/* ba ngày, năm người: the number in digits. */
static bool tell_counted(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    char spelling[32];
    long value = count == 2 && is_counted(&words[1]) ? (long)number_word_digit(&words[0]) : -1;
    size_t length;

    if (value < 0)
        return false;
    length = equivalent_number(spelling, sizeof spelling, value);
    snprintf(spelling + length, sizeof spelling - length, " %s", words[1].written);
    sink(sink_context, spelling, "vi");
    return true;
}

/* --- days of the week, times of the day --- */

/* thứ bảy is thứ 7. */
static bool tell_weekday(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    static const struct known_word ordinal = {"thứ", "thu"};
    static const struct known_word names[] = {{"hai", "hai"}, {"ba", "ba"},   {"tư", "tu"},
                                              {"năm", "nam"}, {"sáu", "sau"}, {"bảy", "bay"}};
    char spelling[32];
    size_t i;

    if (count != 2 || !query_word_is(&words[0], &ordinal))
        return false;
    for (i = 0; i < LENGTH(names); i++) {
        if (query_word_is(&words[1], &names[i]))
            snprintf(spelling, sizeof spelling, "thứ %zu", i + 2);
        else if (query_word_number(&words[1]) == (long)i + 2)
            snprintf(spelling, sizeof spelling, "thứ %s", names[i].written);
        else
            continue;
        sink(sink_context, spelling, "vi");
    }
    return false; /* it may also be a numeral */
}

static bool is_hour_word(const struct query_word *word)
{
    static const struct known_word hours[] = {{"h", "h"}, {"giờ", "gio"}, {"g", "g"}};
    size_t i;

    for (i = 0; i < LENGTH(hours); i++)
        if (query_word_is(word, &hours[i]))
            return true;
    return false;
}

/* 18h30, 18 giờ 30 (phút), 18:30. */
static bool tell_time(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    static const struct known_word minutes_word = {"phút", "phut"};
    static const char *const between[] = {" h|giờ|g ", " "};
    size_t last = count - (count == 4 && query_word_is(&words[count - 1], &minutes_word)) - 1;
    char spelling[64];
    long hours;
    long minutes;
    size_t i;

    if (!(last == 2 && is_hour_word(&words[1])) && !(last == 1 && count == 2 && words[1].gap == ':'))
        return false;
    hours = query_word_number(&words[0]);
    minutes = query_word_number(&words[last]);
    if (hours < 0 || hours > 24 || minutes < 0 || minutes > 59)
        return false;
    for (i = 0; i < LENGTH(between); i++) {
        size_t length = equivalent_number(spelling, sizeof spelling, hours);

        length += (size_t)snprintf(spelling + length, sizeof spelling - length, "%s", between[i]);
        equivalent_number(spelling + length, sizeof spelling - length, minutes);
        sink(sink_context, spelling, NULL);
    }
    return true;
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

vitrine_status number_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                  void *sink_context, vitrine_error **err)
{
    static bool (*const ways[])(const struct query_word *words, size_t count, equivalent_sink *sink,
                                void *sink_context) = {document_number_tell, date_tell, tell_time, tell_value,
                                                       tell_count, tell_counted, tell_weekday, tell_roman};
    size_t i;

    (void)context;
    (void)err;
    for (i = 0; i < LENGTH(ways); i++)
        if (ways[i](words, count, sink, sink_context))
            break;
    return VITRINE_OK;
}
