/* SPDX-License-Identifier: MIT
 * Distances and repairs by a table of confusions; see misread.h. */
#include "text/misread.h"

#include <string.h>

#include "text/vietnamese.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define FAR 255u

/* Counted on a scanned provincial plan (language.md, section 3), folded: letters with marks that a reading
 * without Vietnamese takes for what looks like them. */
static const struct confusion {
    const char *read;
    const char *meant;
} confusions[] = {
    {"0", "o"},  {"1", "l"},  {"1", "i"},   {"4", "a"},  {"4", "o"},  {"6", "o"},  {"b", "o"},
    {"c", "o"},  {"d", "a"},  {"d", "o"},   {"e", "a"},  {"e", "c"},  {"e", "o"},  {"g", "o"},
    {"i", "a"},  {"i", "l"},  {"i", "u"},   {"l", "i"},  {"y", "u"},  {"w", "u"},  {"ce", "c"},
    {"fr", "u"}, {"ii", "u"}, {"im", "un"}, {"ir", "u"}, {"it", "u"}, {"li", "u"}, {"oe", "o"},
    {"or", "o"}, {"ti", "u"}, {"tr", "u"},  {"ui", "u"}, {"ur", "u"}, {"w", "uo"},
};

static bool begins(const char *word, size_t length, const char *part)
{
    size_t count = strlen(part);

    return length >= count && memcmp(word, part, count) == 0;
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* --- distance --- */

/* costs[i][j]: of making the first i letters read of the first j meant. */
struct table {
    unsigned costs[MISREAD_BYTES + 1][MISREAD_BYTES + 1];
};

/* From the place (i, j) by each confusion that begins there. */
static void spread_confusions(struct table *table, size_t i, size_t j, const char *read, size_t read_length,
                              const char *meant, size_t meant_length)
{
    size_t k;

    for (k = 0; k < LENGTH(confusions); k++) {
        unsigned *to;

        if (!begins(read + i, read_length - i, confusions[k].read) ||
            !begins(meant + j, meant_length - j, confusions[k].meant))
            continue;
        to = &table->costs[i + strlen(confusions[k].read)][j + strlen(confusions[k].meant)];
        *to = least(*to, table->costs[i][j] + MISREAD_EDIT / 2);
    }
}

static void spread(struct table *table, size_t i, size_t j, const char *read, size_t read_length,
                   const char *meant, size_t meant_length)
{
    unsigned cost = table->costs[i][j];

    if (i < read_length)
        table->costs[i + 1][j] = least(table->costs[i + 1][j], cost + MISREAD_EDIT);
    if (j < meant_length)
        table->costs[i][j + 1] = least(table->costs[i][j + 1], cost + MISREAD_EDIT);
    if (i < read_length && j < meant_length)
        table->costs[i + 1][j + 1] =
            least(table->costs[i + 1][j + 1], cost + (read[i] == meant[j] ? 0 : MISREAD_EDIT));
    spread_confusions(table, i, j, read, read_length, meant, meant_length);
}

/* Each column from the one before; what is beyond the limit goes no further. */
unsigned misread_distance(const char *read, size_t read_length, const char *meant, size_t meant_length,
                          unsigned limit)
{
    struct table table;
    size_t i;
    size_t j;

    if (read_length > MISREAD_BYTES || meant_length > MISREAD_BYTES)
        return FAR;
    for (i = 0; i <= read_length; i++)
        for (j = 0; j <= meant_length; j++)
            table.costs[i][j] = FAR;
    table.costs[0][0] = 0;
    for (i = 0; i <= read_length; i++)
        for (j = 0; j <= meant_length; j++)
            if (table.costs[i][j] <= limit)
                spread(&table, i, j, read, read_length, meant, meant_length);
    return table.costs[read_length][meant_length];
}

/* --- repair --- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Each digit as the first letter, or else as the last, that it is read for. False: there is one that is not.
 */
static bool mend_digits(char *word, size_t length, bool last)
{
    size_t i;
    size_t k;

    for (i = 0; i < length; i++) {
        char digit = word[i];

        for (k = 0; is_digit(digit) && k < LENGTH(confusions); k++)
            if (confusions[k].read[0] == digit && (is_digit(word[i]) || last))
                word[i] = confusions[k].meant[0];
        if (is_digit(word[i]))
            return false;
    }
    return true;
}

static bool is_shape_with_letters(const char *word, size_t length, bool last)
{
    char text[MISREAD_BYTES];

    memcpy(text, word, length);
    return mend_digits(text, length, last) && syllable_is_plain_shape(text, length);
}

static bool is_shape_with(const char *word, size_t length, size_t at, const struct confusion *confusion)
{
    size_t skip = strlen(confusion->read);
    size_t count = strlen(confusion->meant);
    char text[MISREAD_BYTES + 2];

    memcpy(text, word, at);
    memcpy(text + at, confusion->meant, count);
    memcpy(text + at + count, word + at + skip, length - at - skip);
    return syllable_is_plain_shape(text, length - skip + count);
}

bool misread_syllable(const char *word, size_t length)
{
    size_t digits = 0;
    size_t i;
    size_t k;

    if (length > MISREAD_BYTES)
        return false;
    for (i = 0; i < length; i++)
        digits += is_digit(word[i]);
    if (digits > 0)
        return digits < length &&
               (is_shape_with_letters(word, length, false) || is_shape_with_letters(word, length, true));
    for (i = 0; i < length; i++)
        for (k = 0; k < LENGTH(confusions); k++)
            if (begins(word + i, length - i, confusions[k].read) &&
                is_shape_with(word, length, i, &confusions[k]))
                return true;
    return false;
}
