/* SPDX-License-Identifier: MIT
 * Edit distance; see nearest.h. */
#include "nearest.h"

#include <stdint.h>
#include <string.h>

#define LONGEST 31

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t nearest_distance(const char *a, const char *b)
{
    size_t rows[LONGEST + 1][LONGEST + 1];
    size_t length_a = strlen(a);
    size_t length_b = strlen(b);

    if (length_a > LONGEST || length_b > LONGEST)
        return SIZE_MAX;
    for (size_t i = 0; i <= length_a; i++) {
        for (size_t j = 0; j <= length_b; j++) {
            if (i == 0 || j == 0) {
                rows[i][j] = i + j;
                continue;
            }
            rows[i][j] =
                least(rows[i - 1][j - 1] + (a[i - 1] != b[j - 1]), 1 + least(rows[i - 1][j], rows[i][j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                rows[i][j] = least(rows[i][j], rows[i - 2][j - 2] + 1);
        }
    }
    return rows[length_a][length_b];
}

int nearest_better(size_t *best, const char *word, const char *candidate)
{
    size_t distance = nearest_distance(word, candidate);
    size_t allowed = 1 + strlen(candidate) / 4; /* "st" is not "show", but "exprts" is "export" */

    if (distance > allowed || distance >= *best)
        return 0;
    *best = distance;
    return 1;
}
