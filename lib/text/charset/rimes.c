/* SPDX-License-Identifier: MIT
 * How usual the rimes of Vietnamese are; see rimes.h.
 *
 * One digit for each tone (level, grave, acute, tilde, hook, dot), two steps of it for a factor of e. Counted
 * once, among syllables outside ASCII, in the declaration of human rights, in help and messages of free
 * programs, in the names of communes and in a list of syllables, each source with about the same weight. */
#include "text/charset/rimes.h"

#include <uchar.h>

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define RIME_LETTERS 4
#define AVERAGE 3.6 /* the digit whose weight is 0 */

/* Sorted by letters. */
static const struct rime {
    char16_t letters[RIME_LETTERS + 1];
    char digits[TONE_COUNT + 1];
} rimes[] = {
    /* clang-format off */
    {u"a", "297984"}, {u"ac", "009004"}, {u"ach", "007005"}, {u"ai", "076477"}, {u"am", "063045"},
    {u"an", "055388"}, {u"ang", "466166"}, {u"anh", "076355"}, {u"ao", "086176"}, {u"ap", "006003"},
    {u"at", "006003"}, {u"au", "041000"}, {u"ay", "084534"}, {u"e", "032662"}, {u"ec", "001000"},
    {u"em", "020000"}, {u"en", "043001"}, {u"eo", "024011"}, {u"ep", "006002"}, {u"et", "003001"},
    {u"i", "376368"}, {u"ia", "012404"}, {u"ich", "007006"}, {u"im", "053000"}, {u"in", "034000"},
    {u"inh", "087557"}, {u"ip", "001000"}, {u"it", "003001"}, {u"iu", "000002"}, {u"iêc", "001005"},
    {u"iêm", "224064"}, {u"iên", "856478"}, {u"iêng", "524000"}, {u"iêp", "004005"},
    {u"iêt", "007006"}, {u"iêu", "575077"}, {u"o", "149564"}, {u"oa", "056013"}, {u"oai", "040005"},
    {u"oan", "065044"}, {u"oang", "020030"}, {u"oat", "004004"}, {u"oc", "004006"},
    {u"oe", "000010"}, {u"oi", "025346"}, {u"om", "015010"}, {u"on", "041007"}, {u"ong", "065034"},
    {u"op", "001001"}, {u"ot", "003002"}, {u"oăc", "000006"}, {u"u", "056467"}, {u"ua", "011081"},
    {u"uc", "006007"}, {u"ui", "022211"}, {u"um", "011000"}, {u"un", "210000"}, {u"ung", "076636"},
    {u"up", "005002"}, {u"ut", "004002"}, {u"uy", "060041"}, {u"uyên", "633142"},
    {u"uyêt", "000004"}, {u"uân", "420045"}, {u"uât", "005005"}, {u"uê", "000001"},
    {u"uôc", "000006"}, {u"uôi", "004420"}, {u"uôn", "454001"}, {u"uông", "223000"},
    {u"uôt", "001003"}, {u"y", "057420"}, {u"ynh", "010000"}, {u"yên", "470000"},
    {u"yêt", "003000"}, {u"yêu", "401000"}, {u"âc", "000002"}, {u"âm", "544153"}, {u"ân", "876545"},
    {u"âng", "300000"}, {u"âp", "005008"}, {u"ât", "008007"}, {u"âu", "676443"}, {u"ây", "656044"},
    {u"ê", "577387"}, {u"êch", "001001"}, {u"êm", "541001"}, {u"ên", "835000"}, {u"ênh", "210006"},
    {u"êp", "003003"}, {u"êt", "006000"}, {u"êu", "366000"}, {u"ô", "757567"}, {u"ôc", "006005"},
    {u"ôi", "557667"}, {u"ôm", "231000"}, {u"ôn", "642012"}, {u"ông", "966247"}, {u"ôp", "001004"},
    {u"ôt", "003008"}, {u"ăc", "006006"}, {u"ăm", "542000"}, {u"ăn", "624404"}, {u"ăng", "664042"},
    {u"ăp", "004003"}, {u"ăt", "006006"}, {u"ơ", "654576"}, {u"ơi", "568055"}, {u"ơm", "001000"},
    {u"ơn", "713000"}, {u"ơp", "003006"}, {u"ơt", "002001"}, {u"ư", "866778"}, {u"ưa", "544564"},
    {u"ưc", "007007"}, {u"ưi", "000040"}, {u"ưng", "546613"}, {u"ưt", "001000"}, {u"ưu", "600402"},
    {u"ươc", "007008"}, {u"ươi", "075000"}, {u"ươn", "010000"}, {u"ương", "785346"},
    {u"ươt", "000002"},
    /* clang-format on */
};

static int compare(const struct rime *rime, const uint32_t *letters, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (rime->letters[i] != letters[i])
            return rime->letters[i] < letters[i] ? -1 : 1;
    return rime->letters[count] == 0 ? 0 : 1;
}

double rime_weight(const uint32_t *rime, size_t count, enum tone tone)
{
    size_t low = 0;
    size_t high = LENGTH(rimes);
    int order = 1;

    while (count <= RIME_LETTERS && low < high && order != 0) {
        size_t middle = low + (high - low) / 2;

        order = compare(&rimes[middle], rime, count);
        if (order == 0)
            low = middle;
        else if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return ((order == 0 ? rimes[low].digits[tone] - '0' : 0) - AVERAGE) / 2;
}
