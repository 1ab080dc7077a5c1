/* SPDX-License-Identifier: MIT
 * Times and days; see number_time.h. */
#include "text/number_time.h"

#include <stdio.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

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
    return false;
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

/* tháng chín is tháng 9. */
static bool tell_month(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    static const struct known_word month = {"tháng", "thang"};
    static const struct {
        struct known_word words[2]; /* of the second none: NULL */
        int number;
    } names[] = {
        {{{"giêng", "gieng"}, {NULL, NULL}}, 1}, {{{"một", "mot"}, {NULL, NULL}}, 1},
        {{{"hai", "hai"}, {NULL, NULL}}, 2},     {{{"ba", "ba"}, {NULL, NULL}}, 3},
        {{{"tư", "tu"}, {NULL, NULL}}, 4},       {{{"năm", "nam"}, {NULL, NULL}}, 5},
        {{{"sáu", "sau"}, {NULL, NULL}}, 6},     {{{"bảy", "bay"}, {NULL, NULL}}, 7},
        {{{"tám", "tam"}, {NULL, NULL}}, 8},     {{{"chín", "chin"}, {NULL, NULL}}, 9},
        {{{"mười", "muoi"}, {NULL, NULL}}, 10},  {{{"mười", "muoi"}, {"một", "mot"}}, 11},
        {{{"mười", "muoi"}, {"hai", "hai"}}, 12}, {{{"chạp", "chap"}, {NULL, NULL}}, 12},
    };
    char spelling[64];
    bool told = false;
    size_t i;

    if (count < 2 || count > 3 || !query_word_is(&words[0], &month))
        return false;
    for (i = 0; i < LENGTH(names); i++) {
        bool two = names[i].words[1].written != NULL;

        if (count == 2 && query_word_number(&words[1]) == names[i].number)
            snprintf(spelling, sizeof spelling, two ? "tháng %s %s" : "tháng %s", names[i].words[0].written,
                     names[i].words[1].written);
        else if (count == (two ? 3u : 2u) && query_word_is(&words[1], &names[i].words[0]) &&
                 (!two || query_word_is(&words[2], &names[i].words[1])))
            snprintf(spelling, sizeof spelling, names[i].number < 10 ? "tháng %d|%02d" : "tháng %d", names[i].number,
                     names[i].number);
        else
            continue;
        told = true;
        if (!sink(sink_context, spelling, "vi"))
            break;
    }
    return told;
}

bool time_tell(const struct query_word *words, size_t count, equivalent_sink *sink, void *sink_context)
{
    return tell_weekday(words, count, sink, sink_context) || tell_time(words, count, sink, sink_context) ||
           tell_month(words, count, sink, sink_context);
}
