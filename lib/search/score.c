/* SPDX-License-Identifier: MIT
 * The score of one document; see score.h. Sums run in the order of the query's terms, so that the same data gives the
 * same bits on every store. */
#include "search/score.h"

#include <math.h>

/* BM25's usual constants (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009). */
static const double saturation = 1.2;
static const double length_share = 0.75;
/* What one place where two words stand together adds, as a share of their rarity. */
static const double adjacency = 0.9;

static const double column_weights[DOCUMENT_COLUMNS] = {
    [DOCUMENT_TITLE] = 6.0, [DOCUMENT_DESCRIPTION] = 2.5, [DOCUMENT_ALT_TEXT] = 2.5, [DOCUMENT_KEYWORDS] = 4.0,
    [DOCUMENT_PLACE] = 2.5, [DOCUMENT_BODY] = 1.0,        [DOCUMENT_NAMES] = 0.4,
};

static const double tier_weights[TIER_END] = {
    [TIER_WRITTEN] = 1.0, [TIER_FOLDED] = 0.6, [TIER_STEM] = 0.5, [TIER_ALIAS] = 0.5, [TIER_GLOSSARY] = 0.4,
};

double score_rarity(uint64_t documents, uint64_t all)
{
    double with = (double)(documents < all ? documents : all);

    return log1p(((double)all - with + 0.5) / (with + 0.5));
}

static double tier_weight(const struct expanded_term *term, enum tier tier)
{
    return tier == TIER_FOLDED && term->free_folding ? 1 : tier_weights[tier];
}

static double frequency(const struct expanded_term *term, const struct occurrences *places)
{
    double sum = 0;
    size_t i;

    for (i = 0; i < places->count; i++)
        sum += column_weights[places->items[i].column] * tier_weight(term, places->items[i].tier);
    return sum;
}

/* A term and where it stands. */
struct placed_term {
    const struct expanded_term *term;
    const struct occurrences *places;
};

/* The weight of the best place where `b_term` stands right behind `a_term`, which is `distance` tokens long. */
static double together(struct placed_term a_term, struct placed_term b_term, size_t distance)
{
    const struct occurrences *first = a_term.places;
    const struct occurrences *second = b_term.places;
    double best = 0;
    size_t k = 0;
    size_t i;

    for (i = 0; i < first->count; i++) {
        const struct occurrence *a = &first->items[i];
        const struct occurrence *b;
        double a_weight;
        double b_weight;

        while (k < second->count &&
               (second->items[k].column < a->column ||
                (second->items[k].column == a->column && second->items[k].position < a->position + distance)))
            k++;
        if (k == second->count)
            break;
        b = &second->items[k];
        if (b->column != a->column || b->position != a->position + distance)
            continue;
        a_weight = column_weights[a->column] * tier_weight(a_term.term, a->tier);
        b_weight = column_weights[b->column] * tier_weight(b_term.term, b->tier);
        best = fmax(best, fmin(a_weight, b_weight));
    }
    return best;
}

static double saturate(double weight, double relative_length)
{
    return weight * (saturation + 1) / (weight + saturation * relative_length);
}

double score_document(const struct query_tree *tree, const struct expansion *expansion,
                      const struct occurrences *occurrences, uint32_t length, bool partial)
{
    uint64_t all = expansion->counts.documents;
    double mean = all > 0 ? (double)expansion->counts.tokens / (double)all : 1;
    double relative_length = 1 - length_share + length_share * (double)length / (mean > 1 ? mean : 1);
    double score = 0;
    double held = 0;
    double asked = 0;
    double rarity_before = 0;
    size_t before = SIZE_MAX;
    size_t i;

    for (i = 0; i < tree->term_count; i++) {
        double rarity;

        if (tree->terms[i].excluded)
            continue;
        rarity = score_rarity(expansion->terms[i].documents, all);
        asked += rarity;
        if (occurrences[i].count > 0) {
            held += rarity;
            score += rarity * saturate(frequency(&expansion->terms[i], &occurrences[i]), relative_length);
            if (before != SIZE_MAX && occurrences[before].count > 0)
                score += adjacency * (rarity_before + rarity) / 2 *
                         saturate(together((struct placed_term){&expansion->terms[before], &occurrences[before]},
                                           (struct placed_term){&expansion->terms[i], &occurrences[i]},
                                           tree->terms[before].token_count),
                                  relative_length);
        }
        before = i;
        rarity_before = rarity;
    }
    return partial && asked > 0 ? score * held / asked : score;
}
