/* SPDX-License-Identifier: MIT
 * Rarities over languages; see level.h. */
#include "search/level.h"

#include <math.h>

/* Of a typed term, in the language that has most of it; INFINITY: none has. */
static double least_rarity(const struct expansion *expansions, size_t count, size_t term)
{
    double least = INFINITY;
    size_t i;

    for (i = 0; i < count; i++)
        if (expansions[i].terms[term].documents > 0)
            least = fmin(least, expansions[i].terms[term].rarity);
    return least;
}

void level_rarities(struct expansion *expansions, size_t count, const struct query_tree *tree)
{
    size_t t;
    size_t i;

    for (t = tree->typed_count; t < tree->term_count; t++) {
        const struct query_term *term = &tree->terms[t];
        double sum = 0;

        if (term->reason != QUERY_GLOSSARY)
            continue;
        for (i = 0; i < term->stands_for_count; i++)
            sum += least_rarity(expansions, count, term->stands_for + i);
        for (i = 0; i < count; i++)
            expansions[i].terms[t].rarity =
                fmin(expansions[i].terms[t].rarity, sum / (double)term->stands_for_count);
    }
}
