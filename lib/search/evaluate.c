/* SPDX-License-Identifier: MIT
 * From a tree and its expansion to a store's request, and from the store's documents to matches; see evaluate.h. */
#include "search/evaluate.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "search/doubles.h"
#include "search/evaluation.h"
#include "search/fuzzy.h"
#include "search/score.h"

/* --- the request --- */

static bool wants_term(const struct evaluation *evaluation, size_t term)
{
    return evaluation->tree->terms[term].excluded == (evaluation->what == EVALUATE_EXCLUDED);
}

static bool has_near(const struct query_tree *tree)
{
    size_t i;

    for (i = 0; i < tree->node_count; i++)
        if (tree->nodes[i].kind == QUERY_NEAR)
            return true;
    return false;
}

static void add_break(struct evaluation *evaluation)
{
    static const char bytes[] = {DOCUMENT_BREAK, '\0'};
    static const struct match_form form = {bytes, 1, false};
    static const struct match_slot slot = {&form, 1};
    size_t k = evaluation->term_count++;

    evaluation->terms[k] = (struct match_term){&slot, 1};
    evaluation->owners[k] = SIZE_MAX;
    evaluation->has_break = true;
}

/* The tokens of a fuzzy phrase, as they are when read right: they don't filter, but say how well it was read. */
static void add_right(struct evaluation *evaluation, size_t term)
{
    const struct match_slot *slots = evaluation->expansion->terms[term].right;
    size_t i;

    evaluation->right[term] = evaluation->term_count;
    for (i = 0; slots != NULL && i < evaluation->tree->terms[term].token_count; i++) {
        evaluation->terms[evaluation->term_count] = (struct match_term){&slots[i], 1};
        evaluation->owners[evaluation->term_count++] = SIZE_MAX;
    }
}

static size_t count_right(const struct evaluation *evaluation)
{
    size_t count = 0;
    size_t i;

    for (i = 0; i < evaluation->tree->term_count; i++)
        if (evaluation->expansion->terms[i].right != NULL)
            count += evaluation->tree->terms[i].token_count;
    return count;
}

static vitrine_status list_terms(struct evaluation *evaluation)
{
    const struct query_tree *tree = evaluation->tree;
    size_t most = tree->term_count * TIER_END + count_right(evaluation) + 1;
    size_t i;
    size_t a;

    evaluation->terms = arena_alloc(&evaluation->arena, most, sizeof evaluation->terms[0]);
    evaluation->owners = arena_alloc(&evaluation->arena, most, sizeof evaluation->owners[0]);
    evaluation->tiers = arena_alloc(&evaluation->arena, most, sizeof evaluation->tiers[0]);
    evaluation->first = arena_alloc(&evaluation->arena, tree->term_count, sizeof evaluation->first[0]);
    evaluation->right = arena_alloc(&evaluation->arena, tree->term_count, sizeof evaluation->right[0]);
    evaluation->occurrences = arena_alloc(&evaluation->arena, tree->term_count, sizeof evaluation->occurrences[0]);
    if (evaluation->terms == NULL || evaluation->owners == NULL || evaluation->tiers == NULL ||
        evaluation->first == NULL || evaluation->right == NULL || evaluation->occurrences == NULL)
        return VITRINE_ENOMEM;
    for (i = 0; i < tree->term_count; i++) {
        const struct expanded_term *term = &evaluation->expansion->terms[i];

        evaluation->first[i] = evaluation->term_count;
        for (a = 0; wants_term(evaluation, i) && a < term->alternative_count; a++) {
            size_t k = evaluation->term_count++;

            evaluation->terms[k] = (struct match_term){term->alternatives[a].slots, tree->terms[i].token_count};
            evaluation->owners[k] = i;
            evaluation->tiers[k] = term->alternatives[a].tier;
            evaluation->has_fuzzy = evaluation->has_fuzzy || term->alternatives[a].tier == TIER_FUZZY;
        }
        if (wants_term(evaluation, i))
            add_right(evaluation, i);
    }
    if (has_near(tree))
        add_break(evaluation);
    return VITRINE_OK;
}

static void gather_term(const struct evaluation *evaluation, size_t term, size_t *terms, size_t *count)
{
    size_t a;

    for (a = 0; a < evaluation->expansion->terms[term].alternative_count; a++)
        terms[(*count)++] = evaluation->first[term] + a;
}

/* Append a node's request terms to a group: all alternatives below it, and of what stands for them. For AND, one child's
 * would do, and is the stricter filter; the first is taken, so that nothing is appended twice. */
static void gather(const struct evaluation *evaluation, size_t node, size_t *terms, size_t *count)
{
    const struct query_tree *tree = evaluation->tree;
    const struct query_node *at = &tree->nodes[node];
    size_t child;
    size_t t;

    if (at->kind == QUERY_TERM) {
        gather_term(evaluation, at->term, terms, count);
        for (t = tree->typed_count; t < tree->term_count; t++)
            if (query_stands_for(&tree->terms[t], at->term))
                gather_term(evaluation, t, terms, count);
        return;
    }
    for (child = at->child; child != QUERY_NONE; child = evaluation->tree->nodes[child].next) {
        gather(evaluation, child, terms, count);
        if (at->kind != QUERY_OR)
            return;
    }
}

static vitrine_status add_group(struct evaluation *evaluation, const size_t *nodes, size_t count)
{
    struct match_group *group = &evaluation->groups[evaluation->group_count];
    size_t *terms = arena_alloc(&evaluation->arena, evaluation->term_count + 1, sizeof *terms);
    size_t i;

    if (terms == NULL)
        return VITRINE_ENOMEM;
    group->terms = terms;
    for (i = 0; i < count; i++)
        gather(evaluation, nodes[i], terms, &group->count);
    evaluation->impossible = evaluation->impossible || group->count == 0;
    evaluation->group_count++;
    return VITRINE_OK;
}

/* Every document that matches the node satisfies the groups: they may let through more, never less. */
static vitrine_status add_groups(struct evaluation *evaluation, size_t node)
{
    const struct query_node *at = &evaluation->tree->nodes[node];
    vitrine_status s = VITRINE_OK;
    size_t child;

    if (at->kind == QUERY_TERM || at->kind == QUERY_OR)
        return add_group(evaluation, &node, 1);
    for (child = at->child; s >= 0 && child != QUERY_NONE; child = evaluation->tree->nodes[child].next)
        s = add_groups(evaluation, child);
    return s;
}

/* One group of all terms that are wanted. */
static vitrine_status add_any(struct evaluation *evaluation)
{
    struct match_group *group = &evaluation->groups[0];
    size_t *terms = arena_alloc(&evaluation->arena, evaluation->term_count + 1, sizeof *terms);
    size_t k;

    if (terms == NULL)
        return VITRINE_ENOMEM;
    for (k = 0; k < evaluation->term_count; k++)
        if (evaluation->owners[k] != SIZE_MAX)
            terms[group->count++] = k;
    group->terms = terms;
    evaluation->group_count = 1;
    evaluation->impossible = group->count == 0;
    return VITRINE_OK;
}

static vitrine_status build_request(struct evaluation *evaluation)
{
    const struct query_tree *tree = evaluation->tree;
    vitrine_status s = list_terms(evaluation);

    if (s < 0)
        return s;
    evaluation->groups = arena_alloc(&evaluation->arena, tree->node_count + 1, sizeof evaluation->groups[0]);
    if (evaluation->groups == NULL)
        return VITRINE_ENOMEM;
    switch (evaluation->what) {
    case EVALUATE_ALL:
        return add_groups(evaluation, tree->root);
    case EVALUATE_ANY:
        return add_any(evaluation);
    case EVALUATE_EXCLUDED:
        return add_group(evaluation, tree->excluded, tree->excluded_count);
    }
    return VITRINE_OK;
}

/* --- one document --- */

static int compare_places(const struct match_position *a, const struct match_position *b)
{
    if (a->column != b->column)
        return a->column < b->column ? -1 : 1;
    return a->position < b->position ? -1 : a->position > b->position;
}

/* Not a fuzzy phrase, or one of which enough is right. */
static bool is_read_well(const struct evaluation *evaluation, size_t term, size_t alternative,
                         const struct match_position *place, const struct match_document *document)
{
    const struct expanded_term *of = &evaluation->expansion->terms[term];

    return of->alternatives[alternative].tier != TIER_FUZZY || of->right == NULL ||
           fuzzy_phrase_holds(place, document->terms + evaluation->right[term],
                              evaluation->tree->terms[term].token_count);
}

/* One more place of the term, met by that alternative; not if it is in a column that was not asked for. */
static vitrine_status add_place(struct evaluation *evaluation, size_t term, size_t alternative,
                                const struct match_position *place, const struct match_document *document)
{
    struct occurrences *out = &evaluation->occurrences[term];
    uint32_t columns = evaluation->tree->terms[term].columns;

    if ((columns != 0 && !(columns >> place->column & 1)) ||
        !is_read_well(evaluation, term, alternative, place, document))
        return VITRINE_OK;
    if (!mem_grow(&out->items, &out->capacity, out->count, sizeof out->items[0]))
        return VITRINE_ENOMEM;
    out->items[out->count++] = (struct occurrence){
        place->column, place->position, evaluation->tiers[evaluation->first[term] + alternative], false};
    return VITRINE_OK;
}

/* The places of the only alternative, which most terms have. */
static vitrine_status copy_places(struct evaluation *evaluation, size_t term, const struct match_document *document)
{
    const struct match_positions *positions = document->terms + evaluation->first[term];
    vitrine_status s = VITRINE_OK;
    size_t i;

    evaluation->occurrences[term].count = 0;
    for (i = 0; s >= 0 && i < positions->count; i++)
        s = add_place(evaluation, term, 0, &positions->items[i], document);
    return s;
}

/* Merge the places of alternatives, which come best tier first, into one list with the best tier of each place. */
static vitrine_status merge_alternatives(struct evaluation *evaluation, size_t term,
                                         const struct match_document *document)
{
    const struct match_positions *positions = document->terms + evaluation->first[term];
    size_t count = evaluation->expansion->terms[term].alternative_count;
    size_t next[TIER_END] = {0};

    evaluation->occurrences[term].count = 0;
    for (;;) {
        const struct match_position *least = NULL;
        size_t from = 0;
        size_t a;

        for (a = 0; a < count; a++) {
            if (next[a] >= positions[a].count)
                continue;
            if (least == NULL || compare_places(&positions[a].items[next[a]], least) < 0) {
                least = &positions[a].items[next[a]];
                from = a;
            }
        }
        if (least == NULL)
            return VITRINE_OK;
        for (a = from + 1; a < count; a++)
            if (next[a] < positions[a].count && compare_places(&positions[a].items[next[a]], least) == 0)
                next[a]++;
        next[from]++;
        if (add_place(evaluation, term, from, least, document) < 0)
            return VITRINE_ENOMEM;
    }
}

static vitrine_status read_document(struct evaluation *evaluation, const struct match_document *document)
{
    const struct query_tree *tree = evaluation->tree;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < tree->term_count; i++)
        if (wants_term(evaluation, i))
            s = evaluation->expansion->terms[i].alternative_count == 1 ? copy_places(evaluation, i, document)
                                                                       : merge_alternatives(evaluation, i, document);
    if (evaluation->has_fuzzy)
        fuzzy_settle(tree, evaluation->occurrences);
    for (i = tree->typed_count; s >= 0 && i < tree->term_count; i++)
        doubles_drop(tree, evaluation->occurrences, i);
    evaluation->standing = (struct standing){
        tree, evaluation->occurrences, evaluation->has_break ? &document->terms[evaluation->term_count - 1] : NULL};
    return s;
}

static bool document_matches(const struct evaluation *evaluation)
{
    const struct query_tree *tree = evaluation->tree;
    size_t i;

    if (evaluation->what == EVALUATE_ALL)
        return verdict_holds(&evaluation->standing, tree->root);
    if (evaluation->what == EVALUATE_ANY) {
        for (i = 0; i < tree->term_count; i++)
            if (evaluation->occurrences[i].count > 0)
                return true;
        return false;
    }
    for (i = 0; i < tree->excluded_count; i++)
        if (verdict_holds(&evaluation->standing, tree->excluded[i]))
            return true;
    return false;
}

static bool only_names_match(const struct evaluation *evaluation)
{
    size_t i;
    size_t k;

    for (i = 0; i < evaluation->tree->term_count; i++)
        for (k = 0; k < evaluation->occurrences[i].count; k++)
            if (evaluation->occurrences[i].items[k].column != DOCUMENT_NAMES)
                return false;
    return true;
}

static vitrine_status take_document(void *context, const struct match_document *document, vitrine_error **err)
{
    struct evaluation *evaluation = context;
    double score = 0;
    bool names_only;

    if (read_document(evaluation, document) < 0)
        return err_nomem(err);
    if (!document_matches(evaluation))
        return VITRINE_OK;
    names_only = only_names_match(evaluation);
    if (names_only && strcmp(evaluation->expansion->language, "und") != 0)
        return VITRINE_OK;
    if (evaluation->what != EVALUATE_EXCLUDED)
        score = score_document(evaluation->tree, evaluation->expansion, evaluation->occurrences,
                               document->length, evaluation->what == EVALUATE_ANY);
    return evaluation->sink(evaluation->context, document->asset, score, names_only, err);
}

vitrine_status evaluate_language(struct store *store, const struct query_tree *tree,
                                 const struct expansion *expansion, enum evaluate_what what, evaluate_sink *sink,
                                 void *context, vitrine_error **err)
{
    struct evaluation evaluation = {
        .tree = tree, .expansion = expansion, .what = what, .sink = sink, .context = context};
    struct match_request request;
    vitrine_status s = build_request(&evaluation);
    match_sink *take;
    size_t i;

    if (s < 0)
        s = err_nomem(err);
    if (s >= 0 && !evaluation.impossible) {
        request = (struct match_request){expansion->language, evaluation.terms, evaluation.term_count,
                                         evaluation.groups, evaluation.group_count,
                                         tree->term_count == 1 ? expansion->terms[0].documents : 0};
        take = evaluation_short_way(&evaluation);
        s = store->ops->match(store, &request, take != NULL ? take : take_document, &evaluation, err);
    }
    for (i = 0; evaluation.occurrences != NULL && i < tree->term_count; i++)
        mem_free(evaluation.occurrences[i].items);
    arena_dispose(&evaluation.arena);
    return s;
}
