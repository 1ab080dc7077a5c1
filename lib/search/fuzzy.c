/* SPDX-License-Identifier: MIT
 * Words nearly right, found in one walk of the damaged words of a language; see fuzzy.h. */
#include "search/fuzzy.h"

#include <string.h>

#include "base/err.h"
#include "text/misread.h"

#define FORMS 48      /* of one word, the nearest */
#define RIGHT_FORMS 8 /* of one word, that were read right but for their marks */
#define TARGETS 64    /* words of a query that are looked for */
#define WALKED 65536  /* damaged words of a language that are looked at */
#define LIMIT MISREAD_EDIT

/* One word of the query, and what of the damaged words is near it. */
struct target {
    char folded[MISREAD_BYTES];
    size_t length;                 /* 0: nothing is */
    struct match_form near[FORMS]; /* the nearest first; of one distance, as they come */
    unsigned distances[FORMS];
    size_t near_count;
    struct match_form right[RIGHT_FORMS]; /* the word itself, as damaged texts have it */
    size_t right_count;
};

struct walk {
    struct arena *arena;
    struct analyzer *analyzer;
    struct budget *budget;
    struct target *targets; /* of the words of eligible terms, in their order */
    size_t count;
    size_t walked;
    struct buf folded;
};

/* --- what is asked for --- */

bool fuzzy_is_word(const struct query_tree *tree, size_t term)
{
    const struct query_term *of = tree->terms + (term < tree->typed_count ? term : 0);

    return term < tree->typed_count && !of->excluded && !of->prefix && of->token_count == 1;
}

/* Are there enough words side by side, with this one among them? */
static bool is_in_row(const struct query_tree *tree, size_t term)
{
    size_t first = term;
    size_t end = term;

    while (first > 0 && fuzzy_is_word(tree, first - 1))
        first--;
    while (end < tree->typed_count && fuzzy_is_word(tree, end))
        end++;
    return end - first >= FUZZY_ROW;
}

static bool is_eligible(const struct query_tree *tree, size_t term)
{
    const struct query_term *of = &tree->terms[term];

    return !of->excluded && !of->prefix &&
           (of->token_count == 1 ? is_in_row(tree, term) : of->token_count >= FUZZY_ROW);
}

/* Small ASCII letters and digits, more than one. */
static bool is_simple(const struct buf *folded)
{
    size_t i;

    for (i = 0; i < folded->length; i++) {
        char c = folded->bytes[i];

        if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
            return false;
    }
    return folded->length > 1 && folded->length <= MISREAD_BYTES;
}

static vitrine_status set_target(struct target *target, struct walk *walk, const struct query_token *token,
                                 vitrine_error **err)
{
    buf_clear(&walk->folded);
    analyzer_fold(walk->analyzer, &walk->folded, token->written, token->length);
    if (walk->folded.failed)
        return err_nomem(err);
    if (!is_simple(&walk->folded))
        return VITRINE_OK;
    memcpy(target->folded, walk->folded.bytes, walk->folded.length);
    target->length = walk->folded.length;
    return VITRINE_OK;
}

/* --- the walk --- */

static vitrine_status copy_form(struct match_form *out, struct walk *walk, const struct store_word *word)
{
    out->bytes = arena_copy(walk->arena, word->word, word->length);
    out->length = word->length;
    out->prefix = false;
    return out->bytes != NULL ? VITRINE_OK : VITRINE_ENOMEM;
}

/* Keep it, if there is room or it is nearer than the last. */
static vitrine_status keep_near(struct target *target, struct walk *walk, const struct store_word *word,
                                unsigned distance)
{
    struct match_form form;
    size_t at = target->near_count;

    while (at > 0 && target->distances[at - 1] > distance)
        at--;
    if (at == FORMS)
        return VITRINE_OK;
    if (copy_form(&form, walk, word) < 0)
        return VITRINE_ENOMEM;
    if (target->near_count < FORMS)
        target->near_count++;
    memmove(&target->near[at + 1], &target->near[at], (target->near_count - at - 1) * sizeof form);
    memmove(&target->distances[at + 1], &target->distances[at],
            (target->near_count - at - 1) * sizeof target->distances[0]);
    target->near[at] = form;
    target->distances[at] = distance;
    return VITRINE_OK;
}

static vitrine_status hold_against(struct target *target, struct walk *walk, const struct store_word *word)
{
    const char *read = walk->folded.bytes;
    size_t length = walk->folded.length;
    unsigned distance;

    if (target->length == 0 || length > target->length + 2 || target->length > length + 2)
        return VITRINE_OK;
    distance = misread_distance(read, length, target->folded, target->length, LIMIT);
    if (distance > LIMIT)
        return VITRINE_OK;
    if (distance > 0)
        return keep_near(target, walk, word, distance);
    if (target->right_count == RIGHT_FORMS)
        return VITRINE_OK;
    return copy_form(&target->right[target->right_count++], walk, word);
}

static vitrine_status take_word(void *context, const struct store_word *word, vitrine_error **err)
{
    struct walk *walk = context;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (word->documents == 0 || walk->walked == WALKED)
        return VITRINE_OK;
    if (++walk->walked % 1024 == 0)
        s = budget_check(walk->budget, "search", err);
    if (s < 0)
        return s;
    buf_clear(&walk->folded);
    analyzer_fold(walk->analyzer, &walk->folded, word->word + 1, word->length - 1);
    if (walk->folded.failed)
        return err_nomem(err);
    for (i = 0; i < walk->count; i++)
        if (hold_against(&walk->targets[i], walk, word) < 0)
            return err_nomem(err);
    return VITRINE_OK;
}

/* --- what is added --- */

static vitrine_status add_word(struct expanded_term *out, struct arena *arena, const struct target *target)
{
    struct alternative *alternative = &out->alternatives[out->alternative_count];
    struct match_slot *slot;

    if (target->near_count == 0)
        return VITRINE_OK;
    slot = arena_alloc(arena, 1, sizeof *slot);
    if (slot == NULL)
        return VITRINE_ENOMEM;
    *slot = (struct match_slot){target->near, target->near_count};
    *alternative = (struct alternative){TIER_FUZZY, slot};
    out->alternative_count++;
    return VITRINE_OK;
}

/* Read right or nearly. */
static vitrine_status join_forms(struct match_slot *out, struct arena *arena, const struct target *target)
{
    struct match_form *forms = arena_alloc(arena, target->right_count + target->near_count, sizeof *forms);

    if (forms == NULL)
        return VITRINE_ENOMEM;
    memcpy(forms, target->right, target->right_count * sizeof *forms);
    memcpy(forms + target->right_count, target->near, target->near_count * sizeof *forms);
    *out = (struct match_slot){forms, target->right_count + target->near_count};
    return VITRINE_OK;
}

static bool is_possible(const struct target *targets, size_t count)
{
    size_t near = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        if (targets[i].right_count + targets[i].near_count == 0)
            return false;
        near += targets[i].near_count > 0;
    }
    return near > 0;
}

static vitrine_status add_phrase(struct expanded_term *out, struct arena *arena, const struct target *targets,
                                 size_t count)
{
    struct match_slot *slots;
    struct match_slot *right;
    size_t i;

    if (!is_possible(targets, count))
        return VITRINE_OK;
    slots = arena_alloc(arena, count, sizeof *slots);
    right = arena_alloc(arena, count, sizeof *right);
    if (slots == NULL || right == NULL)
        return VITRINE_ENOMEM;
    for (i = 0; i < count; i++) {
        if (join_forms(&slots[i], arena, &targets[i]) < 0)
            return VITRINE_ENOMEM;
        right[i] = (struct match_slot){targets[i].right, targets[i].right_count};
    }
    out->alternatives[out->alternative_count++] = (struct alternative){TIER_FUZZY, slots};
    out->right = right;
    return VITRINE_OK;
}

/* --- the whole of it --- */

/* The eligible term after `term`, whose targets begin behind those of the terms before; typed_count: none. */
static size_t next_term(const struct query_tree *tree, size_t term, size_t targets)
{
    while (term < tree->typed_count &&
           !(is_eligible(tree, term) && targets + tree->terms[term].token_count <= TARGETS))
        term++;
    return term;
}

static vitrine_status set_targets(struct walk *walk, const struct query_tree *tree, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t k;

    walk->targets = arena_alloc(walk->arena, TARGETS, sizeof walk->targets[0]);
    if (walk->targets == NULL)
        return err_nomem(err);
    for (i = next_term(tree, 0, 0); s >= 0 && i < tree->typed_count; i = next_term(tree, i + 1, walk->count))
        for (k = 0; s >= 0 && k < tree->terms[i].token_count; k++)
            s = set_target(&walk->targets[walk->count++], walk, &tree->terms[i].tokens[k], err);
    return s;
}

static vitrine_status add_alternatives(struct expansion *expansion, const struct walk *walk,
                                       const struct query_tree *tree)
{
    vitrine_status s = VITRINE_OK;
    size_t at = 0;
    size_t i;

    for (i = next_term(tree, 0, 0); s >= 0 && i < tree->typed_count; i = next_term(tree, i + 1, at)) {
        struct expanded_term *out = &expansion->terms[i];
        size_t count = tree->terms[i].token_count;

        s = count == 1 ? add_word(out, walk->arena, &walk->targets[at])
                       : add_phrase(out, walk->arena, &walk->targets[at], count);
        at += count;
    }
    return s;
}

vitrine_status fuzzy_expand(struct expansion *expansion, struct arena *arena, struct store *store,
                            const struct query_tree *tree, vitrine_error **err)
{
    static const char damaged[] = {DOCUMENT_DAMAGED};
    struct walk walk = {.arena = arena, .analyzer = store->analyzer, .budget = store->budget};
    vitrine_status s;

    if (!document_may_be_damaged(expansion->language) || next_term(tree, 0, 0) == tree->typed_count)
        return VITRINE_OK;
    s = set_targets(&walk, tree, err);
    if (s >= 0)
        s = store->ops->words(store, expansion->language, STORE_FOLDED_PREFIX, damaged, sizeof damaged,
                              take_word, &walk, err);
    if (s >= 0 && add_alternatives(expansion, &walk, tree) < 0)
        s = err_nomem(err);
    buf_dispose(&walk.folded);
    return s;
}
