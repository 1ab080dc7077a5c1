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
    char read[3];
    char meant[3];
} confusions[] = {
    {"0", "o"},  {"1", "l"},  {"1", "i"},   {"4", "a"},  {"4", "o"},  {"6", "o"},  {"b", "o"},
    {"c", "o"},  {"d", "a"},  {"d", "o"},   {"e", "a"},  {"e", "c"},  {"e", "o"},  {"g", "o"},
    {"i", "a"},  {"i", "l"},  {"i", "u"},   {"l", "i"},  {"y", "u"},  {"w", "u"},  {"ce", "c"},
    {"fr", "u"}, {"ii", "u"}, {"im", "un"}, {"ir", "u"}, {"it", "u"}, {"li", "u"}, {"oe", "o"},
    {"or", "o"}, {"ti", "u"}, {"tr", "u"},  {"ui", "u"}, {"ur", "u"}, {"w", "uo"},
};

static size_t part_length(const char part[3])
{
    return part[1] == '\0' ? 1 : 2;
}

static bool begins(const char *word, size_t length, const char part[3])
{
    if (length == 0 || word[0] != part[0])
        return false;
    return part[1] == '\0' || (length > 1 && word[1] == part[1]);
}

/* --- distance --- */

#define REACH \
    3 /* how much longer one part of two words may be than the other, within any limit that is asked for */

/* The words, and costs[i][j]: of making the first i letters read of the first j meant. */
struct comparison {
    const char *read;
    size_t read_length;
    const char *meant;
    size_t meant_length;
    unsigned char costs[MISREAD_BYTES + 3][MISREAD_BYTES + 3];
};

static void lower(struct comparison *comparison, size_t i, size_t j, unsigned cost)
{
    if (cost < comparison->costs[i][j])
        comparison->costs[i][j] = (unsigned char)cost;
}

/* From the place (i, j) by each confusion that begins there. */
static void spread_confusions(struct comparison *comparison, size_t i, size_t j)
{
    const char *read = comparison->read + i;
    const char *meant = comparison->meant + j;
    size_t k;

    for (k = 0; k < LENGTH(confusions); k++)
        if (begins(read, comparison->read_length - i, confusions[k].read) &&
            begins(meant, comparison->meant_length - j, confusions[k].meant))
            lower(comparison, i + part_length(confusions[k].read), j + part_length(confusions[k].meant),
                  comparison->costs[i][j] + MISREAD_EDIT / 2);
}

static void spread(struct comparison *comparison, size_t i, size_t j)
{
    bool more_read = i < comparison->read_length;
    bool more_meant = j < comparison->meant_length;
    unsigned cost = comparison->costs[i][j];

    if (more_read)
        lower(comparison, i + 1, j, cost + MISREAD_EDIT);
    if (more_meant)
        lower(comparison, i, j + 1, cost + MISREAD_EDIT);
    if (!more_read || !more_meant)
        return;
    lower(comparison, i + 1, j + 1, cost + (comparison->read[i] == comparison->meant[j] ? 0 : MISREAD_EDIT));
    spread_confusions(comparison, i, j);
}

/* Row by row, near the diagonal; what is beyond the limit goes no further. */
unsigned misread_distance(const char *read, size_t read_length, const char *meant, size_t meant_length,
                          unsigned limit)
{
    struct comparison comparison = {
        .read = read, .read_length = read_length, .meant = meant, .meant_length = meant_length};
    unsigned rows_dead = 0; /* the last ones, without a place within the limit */
    size_t i;
    size_t j;

    if (read_length > MISREAD_BYTES || meant_length > MISREAD_BYTES)
        return FAR;
    memset(comparison.costs, FAR, sizeof comparison.costs);
    comparison.costs[0][0] = 0;
    for (i = 0; i <= read_length && rows_dead < 2; i++) {
        rows_dead++;
        for (j = i > REACH ? i - REACH : 0; j <= meant_length && j <= i + REACH; j++) {
            if (comparison.costs[i][j] > limit)
                continue;
            rows_dead = 0;
            spread(&comparison, i, j);
        }
    }
    return comparison.costs[read_length][meant_length];
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
    size_t skip = part_length(confusion->read);
    size_t count = part_length(confusion->meant);
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
