/* SPDX-License-Identifier: MIT
 * Words nearby; see nearby.h. */
#include "text/nearby.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* A word as letters. */
struct letters_of {
    uint32_t at[NEARBY_LETTERS + 1];
    size_t count;
};

static bool read_letters(struct letters_of *out, const char *word, size_t length)
{
    size_t at = 0;

    out->count = 0;
    while (at < length) {
        if (out->count == NEARBY_LETTERS)
            return false;
        out->at[out->count++] = utf8_next(word, length, &at);
    }
    return out->count > 0;
}

/* --- the letters that may come in --- */

struct alphabet {
    uint32_t first;
    uint32_t last;
};

static const struct alphabet alphabets[] = {{'a', 'z'}, {0x430, 0x44f}, {0x3b1, 0x3c9}};

static struct alphabet find_alphabet(const struct letters_of *word)
{
    size_t a;
    size_t i;

    for (a = 0; a < sizeof alphabets / sizeof alphabets[0]; a++)
        for (i = 0; i < word->count; i++)
            if (word->at[i] >= alphabets[a].first && word->at[i] <= alphabets[a].last)
                return alphabets[a];
    return (struct alphabet){1, 0};
}

/* --- one slip --- */

struct giving {
    nearby_sink *sink;
    void *context;
    bool ended;
};

/* Keys are seldom missed on the first letter: that weighs more. */
static void give(struct giving *giving, const struct letters_of *word, size_t place, unsigned slip)
{
    char bytes[NEARBY_BYTES];
    size_t length = 0;
    size_t i;

    for (i = 0; i < word->count; i++)
        length += utf8_encode(bytes + length, word->at[i]);
    if (!giving->ended && length > 0)
        giving->ended = !giving->sink(giving->context, bytes, length, slip + (place == 0 ? 2 : 0));
}

static void give_swaps(struct giving *giving, const struct letters_of *word)
{
    size_t i;

    for (i = 0; i + 1 < word->count && !giving->ended; i++) {
        struct letters_of other = *word;

        other.at[i] = word->at[i + 1];
        other.at[i + 1] = word->at[i];
        if (other.at[i] != other.at[i + 1])
            give(giving, &other, i, 0);
    }
}

static void give_shorter(struct giving *giving, const struct letters_of *word)
{
    size_t i;

    for (i = 0; i < word->count && !giving->ended; i++) {
        struct letters_of other = *word;
        bool doubled = i > 0 && word->at[i] == word->at[i - 1];

        memmove(&other.at[i], &other.at[i + 1], (word->count - i - 1) * sizeof other.at[0]);
        other.count--;
        give(giving, &other, i, doubled ? 0 : 1);
    }
}

static void give_changed(struct giving *giving, const struct letters_of *word, struct alphabet alphabet)
{
    uint32_t letter;
    size_t i;

    for (i = 0; i < word->count; i++)
        for (letter = alphabet.first; letter <= alphabet.last && !giving->ended; letter++) {
            struct letters_of other = *word;

            other.at[i] = letter;
            if (letter != word->at[i])
                give(giving, &other, i, 1);
        }
}

static void give_longer(struct giving *giving, const struct letters_of *word, struct alphabet alphabet)
{
    uint32_t letter;
    size_t i;

    for (i = 0; i <= word->count; i++)
        for (letter = alphabet.first; letter <= alphabet.last && !giving->ended; letter++) {
            struct letters_of other = *word;
            bool doubled = i > 0 && word->at[i - 1] == letter;

            memmove(&other.at[i + 1], &other.at[i], (word->count - i) * sizeof other.at[0]);
            other.at[i] = letter;
            other.count++;
            give(giving, &other, i, doubled ? 0 : 1);
        }
}

void nearby_each(const char *word, size_t length, nearby_sink *sink, void *context)
{
    struct giving giving = {sink, context, false};
    struct letters_of letters;
    struct alphabet alphabet;

    if (!read_letters(&letters, word, length))
        return;
    alphabet = find_alphabet(&letters);
    give_swaps(&giving, &letters);
    give_shorter(&giving, &letters);
    give_changed(&giving, &letters, alphabet);
    give_longer(&giving, &letters, alphabet);
}

/* --- the distance --- */

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned nearby_distance(const char *a, size_t a_length, const char *b, size_t b_length, unsigned limit)
{
    unsigned rows[3][NEARBY_LETTERS + 1];
    struct letters_of from;
    struct letters_of to;
    size_t i;
    size_t k;

    if (!read_letters(&from, a, a_length) || !read_letters(&to, b, b_length))
        return limit + 1;
    for (k = 0; k <= to.count; k++)
        rows[0][k] = (unsigned)k;
    for (i = 1; i <= from.count; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *before = rows[(i + 2) % 3];
        const unsigned *earlier = rows[(i + 1) % 3];

        row[0] = (unsigned)i;
        for (k = 1; k <= to.count; k++) {
            row[k] = least(least(before[k], row[k - 1]) + 1, before[k - 1] + (from.at[i - 1] != to.at[k - 1]));
            if (i > 1 && k > 1 && from.at[i - 1] == to.at[k - 2] && from.at[i - 2] == to.at[k - 1])
                row[k] = least(row[k], earlier[k - 2] + 1);
        }
    }
    return least(rows[from.count % 3][to.count], limit + 1);
}
