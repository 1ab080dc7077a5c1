/* SPDX-License-Identifier: MIT
 * Optimal string alignment distance (Damerau 1964, with each part edited once); see nearest.h. */
#include "base/nearest.h"

#include <stddef.h>
#include <string.h>

#define MOST 64 /* bytes of a word that are looked at */

static int lower(char c)
{
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(const char *a, const char *b)
{
    size_t rows[3][MOST + 1];
    size_t length_a = strnlen(a, MOST);
    size_t length_b = strnlen(b, MOST);
    size_t i;
    size_t k;

    for (k = 0; k <= length_b; k++)
        rows[0][k] = k;
    for (i = 1; i <= length_a; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i + 2) % 3];
        const size_t *above_that = rows[(i + 1) % 3];

        row[0] = i;
        for (k = 1; k <= length_b; k++) {
            size_t cost = lower(a[i - 1]) != lower(b[k - 1]);

            row[k] = least(least(above[k] + 1, row[k - 1] + 1), above[k - 1] + cost);
            if (i > 1 && k > 1 && lower(a[i - 1]) == lower(b[k - 2]) && lower(a[i - 2]) == lower(b[k - 1]))
                row[k] = least(row[k], above_that[k - 2] + 1);
        }
    }
    return rows[length_a % 3][length_b];
}

const char *nearest_word(const char *word, const char *const *words)
{
    size_t most = (strnlen(word, MOST) + 2) / 3;
    size_t best = most + 1;
    const char *nearest = NULL;

    for (; *words != NULL; words++) {
        size_t edits = distance(word, *words);

        if (edits < best) {
            best = edits;
            nearest = *words;
        }
    }
    return nearest;
}
