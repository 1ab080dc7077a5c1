/* SPDX-License-Identifier: MIT
 * Documents of a query that is one word, or some that are all wanted; see evaluation.h. */
#include <string.h>

#include "search/evaluation.h"

/* --- a query of one word or phrase, which most are --- */

/* Each place is of one form, and all that is asked of a document is that there be one. */
static bool is_lone(const struct evaluation *evaluation)
{
    const struct query_tree *tree = evaluation->tree;
    const struct expanded_term *term = &evaluation->expansion->terms[0];
    size_t i;

    if (evaluation->what != EVALUATE_ALL || tree->term_count != 1 || tree->terms[0].columns != 0 ||
        tree->nodes[tree->root].kind != QUERY_TERM ||
        ((tree->terms[0].prefix || tree->terms[0].token_count > 1) && term->alternative_count > 1))
        return false;
    for (i = 0; i < term->alternative_count; i++)
        if (term->alternatives[i].tier == TIER_FUZZY)
            return false;
    return true;
}

static vitrine_status take_lone(void *context, const struct match_document *document, vitrine_error **err)
{
    const struct evaluation *evaluation = context;
    const struct expanded_term *term = &evaluation->expansion->terms[0];
    struct score_sums sums = {0};
    bool names_only = true;
    size_t a;
    size_t i;

    for (a = 0; a < term->alternative_count; a++)
        for (i = 0; i < document->terms[a].count; i++) {
            uint32_t column = document->terms[a].items[i].column;

            score_add(&sums, column, term->alternatives[a].tier);
            names_only = names_only && column == DOCUMENT_NAMES;
        }
    if (names_only && strcmp(evaluation->expansion->language, "und") != 0)
        return VITRINE_OK;
    return evaluation->sink(evaluation->context, document->asset,
                            score_lone(evaluation->tree, evaluation->expansion, &sums, document->length), names_only,
                            err);
}

/* --- a query of some words, all of which are wanted --- */

#define MOST_WORDS 8

/* Is each of one form, and none held to a place? */
static bool are_plain(const struct evaluation *evaluation)
{
    const struct query_tree *tree = evaluation->tree;
    size_t i;

    for (i = 0; i < tree->term_count; i++) {
        const struct expanded_term *term = &evaluation->expansion->terms[i];

        if (tree->terms[i].excluded || tree->terms[i].columns != 0 || tree->terms[i].together_count > 0 ||
            term->alternative_count != 1 || term->alternatives[0].tier == TIER_FUZZY)
            return false;
    }
    return true;
}

static bool is_conjunction(const struct evaluation *evaluation)
{
    const struct query_tree *tree = evaluation->tree;
    size_t child;
    size_t count = 0;

    if (evaluation->what != EVALUATE_ALL || tree->nodes[tree->root].kind != QUERY_AND ||
        tree->term_count != tree->typed_count || tree->term_count > MOST_WORDS || !are_plain(evaluation))
        return false;
    for (child = tree->nodes[tree->root].child; child != QUERY_NONE; child = tree->nodes[child].next, count++)
        if (tree->nodes[child].kind != QUERY_TERM)
            return false;
    return count == tree->term_count;
}

/* False: it does not stand in the document. */
static bool add_word(struct score_word *out, bool *names_only, enum tier tier, const struct match_positions *places)
{
    size_t i;

    *out = (struct score_word){.places = places, .tier = tier};
    for (i = 0; i < places->count; i++) {
        score_add(&out->sums, places->items[i].column, tier);
        *names_only = *names_only && places->items[i].column == DOCUMENT_NAMES;
    }
    return places->count > 0;
}

static vitrine_status take_words(void *context, const struct match_document *document, vitrine_error **err)
{
    const struct evaluation *evaluation = context;
    const struct query_tree *tree = evaluation->tree;
    struct score_word words[MOST_WORDS];
    bool names_only = true;
    size_t t;

    for (t = 0; t < tree->term_count; t++)
        if (!add_word(&words[t], &names_only, evaluation->expansion->terms[t].alternatives[0].tier,
                      &document->terms[evaluation->first[t]]))
            return VITRINE_OK;
    if (names_only && strcmp(evaluation->expansion->language, "und") != 0)
        return VITRINE_OK;
    return evaluation->sink(evaluation->context, document->asset,
                            score_words(tree, evaluation->expansion, words, document->length), names_only, err);
}

match_sink *evaluation_short_way(const struct evaluation *evaluation)
{
    if (is_lone(evaluation))
        return take_lone;
    return is_conjunction(evaluation) ? take_words : NULL;
}
