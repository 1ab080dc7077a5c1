/* SPDX-License-Identifier: MIT
 * Which nodes of a query hold of a document; see verdict.h. */
#include "search/verdict.h"

#include "search/near.h"
#include "search/sequence.h"

static bool matches_near(const struct standing *standing, const struct query_node *near)
{
    const struct query_tree *tree = standing->tree;
    struct near_places places[NEAR_MAX_PLACES];
    size_t count = 0;
    size_t terms = 0;
    size_t child;
    size_t t;

    for (child = near->child; child != QUERY_NONE; child = tree->nodes[child].next, terms++) {
        size_t term = tree->nodes[child].term;

        places[count++] = (struct near_places){&standing->occurrences[term], tree->terms[term].token_count, terms};
        for (t = tree->typed_count; t < tree->term_count; t++)
            if (query_stands_for(&tree->terms[t], term))
                places[count++] = (struct near_places){&standing->occurrences[t], tree->terms[t].token_count, terms};
    }
    return near_matches(places, count, near->distance, standing->breaks);
}

/* All typed terms that have to stand together with this one do, or one that stands for them all is met. */
static bool is_met_together(const struct standing *standing, const struct query_term *typed)
{
    const struct query_tree *tree = standing->tree;
    struct sequence sequence = {typed->together, typed->together_count};
    size_t t;

    for (t = tree->typed_count; t < tree->term_count; t++)
        if (standing->occurrences[t].count > 0 && query_stands_for(&tree->terms[t], sequence.first) &&
            query_stands_for(&tree->terms[t], sequence.first + sequence.count - 1))
            return true;
    return sequence_stands(tree, standing->occurrences, sequence);
}

/* The typed term itself, or one that stands for it. */
static bool is_met(const struct standing *standing, size_t term)
{
    const struct query_tree *tree = standing->tree;
    size_t t;

    if (tree->terms[term].together_count > 0)
        return is_met_together(standing, &tree->terms[term]);
    if (standing->occurrences[term].count > 0)
        return true;
    for (t = tree->typed_count; t < tree->term_count; t++)
        if (query_stands_for(&tree->terms[t], term) && standing->occurrences[t].count > 0)
            return true;
    return false;
}

/* Depth is bounded by the parser (QUERY_MAX_DEPTH). */
bool verdict_holds(const struct standing *standing, size_t node)
{
    const struct query_node *at = &standing->tree->nodes[node];
    size_t child;

    if (at->kind == QUERY_TERM)
        return is_met(standing, at->term);
    if (at->kind == QUERY_NEAR)
        return matches_near(standing, at);
    for (child = at->child; child != QUERY_NONE; child = standing->tree->nodes[child].next)
        if (verdict_holds(standing, child) == (at->kind == QUERY_OR))
            return at->kind == QUERY_OR;
    return at->kind == QUERY_AND;
}
