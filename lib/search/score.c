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
/* What a word in a title adds, as a share of its rarity, where the query's words are all that the title says; where they
 * are a part of it, that part. So a text called by what was typed comes before those that only speak of it. */
static const double naming = 3.0;

static const double column_weights[DOCUMENT_COLUMNS] = {
    [DOCUMENT_TITLE] = 6.0, [DOCUMENT_DESCRIPTION] = 2.5, [DOCUMENT_ALT_TEXT] = 2.5, [DOCUMENT_KEYWORDS] = 4.0,
    [DOCUMENT_PLACE] = 2.5, [DOCUMENT_BODY] = 1.0,        [DOCUMENT_NAMES] = 0.4,
};

/* What a match of each tier is worth, however often it occurs. */
static const double tier_shares[TIER_END] = {
    [TIER_WRITTEN] = 1.0, [TIER_FOLDED] = 0.6, [TIER_STEM] = 0.5, [TIER_ALIAS] = 0.5, [TIER_GLOSSARY] = 0.4,
    [TIER_FUZZY] = 0.3,
};

double score_rarity(uint64_t documents, uint64_t all)
{
    double with = (double)(documents < all ? documents : all);

    return log1p(((double)all - with + 0.5) / (with + 0.5));
}

double score_mean_length(const struct store_counts *counts)
{
    double mean = counts->documents > 0 ? (double)counts->tokens / (double)counts->documents : 1;

    return mean > 1 ? mean : 1;
}

/* A document being scored. */
struct scoring {
    const struct query_tree *tree;
    const struct expansion *expansion;
    const struct occurrences *occurrences;
    double relative_length;
    double named; /* the share of the title that the query's words are */
};

static double saturate(const struct scoring *scoring, double weight)
{
    return weight == 0 ? 0 : weight * (saturation + 1) / (weight + saturation * scoring->relative_length);
}

static double tier_share(const struct scoring *scoring, size_t term, enum tier tier)
{
    return tier == TIER_FOLDED && scoring->expansion->terms[term].free_folding ? 1 : tier_shares[tier];
}

void score_add(struct score_sums *sums, uint32_t column, enum tier tier)
{
    sums->weights[tier] += column_weights[column];
    if (column != DOCUMENT_TITLE)
        return;
    if (sums->title_places++ == 0 || tier < sums->title_tier)
        sums->title_tier = tier;
}

/* What a term's places earn behind others of `weight`, to which theirs is added: the best tier first, and each tier its
 * share of what it adds. So no number of lesser matches makes a better one. */
static double sums_score(const struct scoring *scoring, size_t term, const double weights[TIER_END], double *weight)
{
    double score = 0;
    double before = saturate(scoring, *weight);
    size_t i;

    for (i = 0; i < TIER_END; i++) {
        double with;

        if (weights[i] == 0)
            continue;
        *weight += weights[i];
        with = saturate(scoring, *weight);
        score += tier_share(scoring, term, (enum tier)i) * (with - before);
        before = with;
    }
    return score;
}

static struct score_sums sum_places(const struct occurrences *places)
{
    struct score_sums sums = {0};
    size_t i;

    for (i = 0; i < places->count; i++)
        score_add(&sums, places->items[i].column, places->items[i].tier);
    return sums;
}

static double naming_score(const struct scoring *scoring, size_t term, const struct score_sums *sums)
{
    return sums->title_places > 0 ? naming * scoring->named * tier_share(scoring, term, sums->title_tier) : 0;
}

/* What the best place earns where term `b` stands right behind term `a`. */
static double together(const struct scoring *scoring, size_t a_term, size_t b_term)
{
    const struct occurrences *first = &scoring->occurrences[a_term];
    const struct occurrences *second = &scoring->occurrences[b_term];
    size_t distance = scoring->tree->terms[a_term].token_count;
    double best = 0;
    size_t k = 0;
    size_t i;

    for (i = 0; i < first->count; i++) {
        const struct occurrence *a = &first->items[i];
        const struct occurrence *b;
        while (k < second->count &&
               (second->items[k].column < a->column ||
                (second->items[k].column == a->column && second->items[k].position < a->position + distance)))
            k++;
        if (k == second->count)
            break;
        b = &second->items[k];
        if (b->column != a->column || b->position != a->position + distance)
            continue;
        best = fmax(best, fmin(tier_share(scoring, a_term, a->tier), tier_share(scoring, b_term, b->tier)) *
                              saturate(scoring, column_weights[a->column]));
    }
    return best;
}

static double best_place(const struct scoring *scoring, size_t term)
{
    const struct occurrences *places = &scoring->occurrences[term];
    double best = 0;
    size_t i;

    for (i = 0; i < places->count; i++)
        best = fmax(best, tier_share(scoring, term, places->items[i].tier) *
                              saturate(scoring, column_weights[places->items[i].column]));
    return best;
}

static double rarity_of(const struct scoring *scoring, size_t term)
{
    return scoring->expansion->terms[term].rarity;
}

/* Of the typed term, met where `by` is: what stands for it is worth no more than it is itself. */
static double rarity_by(const struct scoring *scoring, size_t typed, size_t by)
{
    double rarity = rarity_of(scoring, typed);

    return by == typed ? rarity : fmin(rarity, rarity_of(scoring, by));
}

/* Is the typed term met where term `by` is, and is it the last (or first) of those that are? */
static bool ends_with(const struct query_tree *tree, size_t by, size_t typed)
{
    const struct query_term *term = &tree->terms[by];

    return by == typed || (term->stands_for_count > 0 && term->stands_for + term->stands_for_count - 1 == typed);
}

static bool begins_with(const struct query_tree *tree, size_t by, size_t typed)
{
    const struct query_term *term = &tree->terms[by];

    return by == typed || (term->stands_for_count > 0 && term->stands_for == typed);
}

/* Two typed terms in the place where `by` stands for both, or where `by` and `by_next` stand together. */
static double pair_score(const struct scoring *scoring, const size_t typed[2], size_t by, size_t by_next)
{
    double rarity = (rarity_by(scoring, typed[0], by) + rarity_by(scoring, typed[1], by_next)) / 2;

    return adjacency * rarity * (by == by_next ? best_place(scoring, by) : together(scoring, by, by_next));
}

/* What it adds that two typed terms stand together, or what stands for them: the best there is. */
static double adjacency_score(const struct scoring *scoring, size_t before, size_t term)
{
    const struct query_tree *tree = scoring->tree;
    const size_t typed[2] = {before, term};
    double best = pair_score(scoring, typed, before, term);
    size_t a;
    size_t b;

    for (a = 0; a < tree->term_count && tree->term_count > tree->typed_count; a++) {
        if (scoring->occurrences[a].count == 0)
            continue;
        if (query_stands_for(&tree->terms[a], before) && query_stands_for(&tree->terms[a], term))
            best = fmax(best, pair_score(scoring, typed, a, a));
        for (b = 0; ends_with(tree, a, before) && b < tree->term_count; b++)
            if (scoring->occurrences[b].count > 0 && begins_with(tree, b, term))
                best = fmax(best, pair_score(scoring, typed, a, b));
    }
    return best;
}

/* Of one typed term: its own places first, then, for less, those of what stands for it. *met: it has any. */
static double term_score(const struct scoring *scoring, size_t term, bool *met)
{
    const struct query_tree *tree = scoring->tree;
    struct score_sums sums = sum_places(&scoring->occurrences[term]);
    double weight = 0;
    double score = rarity_of(scoring, term) * sums_score(scoring, term, sums.weights, &weight);
    double name = rarity_of(scoring, term) * naming_score(scoring, term, &sums);
    size_t t;

    *met = scoring->occurrences[term].count > 0;
    for (t = tree->typed_count; t < tree->term_count; t++) {
        if (!query_stands_for(&tree->terms[t], term) || scoring->occurrences[t].count == 0)
            continue;
        sums = sum_places(&scoring->occurrences[t]);
        score += rarity_by(scoring, term, t) * sums_score(scoring, t, sums.weights, &weight);
        name = fmax(name, rarity_by(scoring, term, t) * naming_score(scoring, t, &sums));
        *met = true;
    }
    return score + name;
}

static double relative_length(const struct expansion *expansion, struct document_length length)
{
    return 1 - length_share + length_share * (double)document_length_of_code(length.all) / expansion->mean_length;
}

/* `tokens` of the title are the query's. */
static double named_share(double tokens, struct document_length length)
{
    return length.title > 0 ? fmin(1, tokens / (double)document_length_of_code(length.title)) : 0;
}

/* Tokens of the title that are the query's; a place of two terms counts twice. */
static double title_tokens(const struct query_tree *tree, const struct occurrences *occurrences)
{
    double tokens = 0;
    size_t t;
    size_t i;

    for (t = 0; t < tree->term_count; t++)
        for (i = 0; i < occurrences[t].count && occurrences[t].items[i].column == DOCUMENT_TITLE; i++)
            tokens += (double)tree->terms[t].token_count;
    return tokens;
}

static double word_score(const struct scoring *scoring, size_t term, const struct score_sums *sums)
{
    double weight = 0;
    double score = rarity_of(scoring, term) * sums_score(scoring, term, sums->weights, &weight);

    return score + rarity_of(scoring, term) * naming_score(scoring, term, sums);
}

double score_lone(const struct query_tree *tree, const struct expansion *expansion, const struct score_sums *sums,
                  struct document_length length)
{
    const struct scoring scoring = {tree, expansion, NULL, relative_length(expansion, length),
                                    named_share((double)sums->title_places, length)};

    return word_score(&scoring, 0, sums);
}

/* --- words of one form each --- */

static bool is_before(const struct match_position *place, const struct match_position *a, size_t distance)
{
    return place->column < a->column || (place->column == a->column && place->position < a->position + distance);
}

/* As `together`: of places that are all of one tier. */
static double words_together(const struct scoring *scoring, const struct score_word *words, size_t a_term)
{
    const struct match_positions *first = words[a_term].places;
    const struct match_positions *second = words[a_term + 1].places;
    size_t distance = scoring->tree->terms[a_term].token_count;
    double share = fmin(tier_share(scoring, a_term, words[a_term].tier),
                        tier_share(scoring, a_term + 1, words[a_term + 1].tier));
    double best = 0;
    size_t k = 0;
    size_t i;

    for (i = 0; i < first->count; i++) {
        const struct match_position *a = &first->items[i];

        while (k < second->count && is_before(&second->items[k], a, distance))
            k++;
        if (k == second->count)
            break;
        if (second->items[k].column == a->column && second->items[k].position == a->position + distance)
            best = fmax(best, share * saturate(scoring, column_weights[a->column]));
    }
    return best;
}

double score_words(const struct query_tree *tree, const struct expansion *expansion, const struct score_word *words,
                   struct document_length length)
{
    struct scoring scoring = {tree, expansion, NULL, relative_length(expansion, length), 0};
    double tokens = 0;
    double score = 0;
    size_t t;

    for (t = 0; t < tree->term_count; t++)
        tokens += (double)(words[t].sums.title_places * tree->terms[t].token_count);
    scoring.named = named_share(tokens, length);
    for (t = 0; t < tree->term_count; t++) {
        score += word_score(&scoring, t, &words[t].sums);
        if (t > 0)
            score += adjacency * ((rarity_of(&scoring, t - 1) + rarity_of(&scoring, t)) / 2) *
                     words_together(&scoring, words, t - 1);
    }
    return score;
}

/* --- any query --- */

double score_document(const struct query_tree *tree, const struct expansion *expansion,
                      const struct occurrences *occurrences, struct document_length length, bool partial)
{
    const struct scoring scoring = {tree, expansion, occurrences, relative_length(expansion, length),
                                    named_share(title_tokens(tree, occurrences), length)};
    double score = 0;
    double held = 0;
    double asked = 0;
    bool met_before = false;
    size_t before = 0;
    size_t i;

    for (i = 0; i < tree->typed_count; i++) {
        double rarity;
        bool met;

        if (tree->terms[i].excluded)
            continue;
        rarity = rarity_of(&scoring, i);
        asked += rarity;
        score += term_score(&scoring, i, &met);
        held += met ? rarity : 0;
        if (met && met_before)
            score += adjacency_score(&scoring, before, i);
        before = i;
        met_before = met;
    }
    return partial && asked > 0 ? score * held / asked : score;
}
