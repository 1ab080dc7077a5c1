/* SPDX-License-Identifier: MIT
 * Words of a source as terms; see addition.h. */
#include "query/addition.h"

#include <string.h>

#define SLOTS 64 /* tokens that are read of one equivalent, all that may stand in one place counted */

/* --- reading --- */

struct slots {
    const struct additions *additions;
    struct arena *arena;
    const char *text;
    size_t end; /* of the token before */
    struct query_token tokens[SLOTS];
    bool instead[SLOTS]; /* it may stand in the place of the one before */
    size_t count;
    bool too_many;
    bool failed;
};

static bool is_word(const struct query_word *word, const char *bytes, size_t length)
{
    return strlen(word->written) == length && memcmp(word->written, bytes, length) == 0;
}

/* Was the token typed, as one of the words in hand? */
static bool was_typed(const struct additions *additions, const struct token *token)
{
    size_t i;

    for (i = additions->start; i < additions->end; i++)
        if (is_word(&additions->words[i], token->bytes, token->length))
            return true;
    return false;
}

static bool take_token(void *context, const struct token *token)
{
    struct slots *slots = context;
    struct query_token *out = &slots->tokens[slots->count];

    if (slots->count == SLOTS) {
        slots->too_many = true;
        return false;
    }
    *out = (struct query_token){.written = arena_copy(slots->arena, token->bytes, token->length),
                                .length = token->length,
                                .marked = token->marked,
                                .unspaced = token->unspaced,
                                .literal = !token->marked && !was_typed(slots->additions, token)};
    slots->instead[slots->count] =
        slots->count > 0 && token->start == slots->end + 1 && slots->text[slots->end] == '|';
    slots->end = token->end;
    slots->count++;
    slots->failed = out->written == NULL;
    return !slots->failed;
}

/* Are the tokens the one word that was typed, parted? */
static bool are_parts(const struct slots *slots)
{
    const struct additions *additions = slots->additions;
    const char *rest = additions->words[additions->start].written;
    size_t i;

    for (i = 0; i < slots->count; i++) {
        size_t length = slots->tokens[i].length;

        if (strncmp(rest, slots->tokens[i].written, length) != 0)
            return false;
        rest += length;
    }
    return additions->end == additions->start + 1 && *rest == '\0';
}

/* The slots as tokens with their others; NULL: no memory. */
static struct query_token *write_tokens(struct slots *slots, size_t *count)
{
    struct query_token *tokens = arena_alloc(slots->arena, slots->count, sizeof *tokens);
    struct query_token *others = arena_alloc(slots->arena, slots->count, sizeof *others);
    bool parts = are_parts(slots);
    size_t i;

    *count = 0;
    if (tokens == NULL || others == NULL)
        return NULL;
    for (i = 0; i < slots->count; i++) {
        slots->tokens[i].literal = slots->tokens[i].literal && !parts;
        others[i] = slots->tokens[i];
        if (!slots->instead[i]) {
            tokens[*count] = slots->tokens[i];
            tokens[(*count)++].others = &others[i + 1];
        } else {
            tokens[*count - 1].other_count++;
        }
    }
    return tokens;
}

static struct query_token *read_tokens(struct additions *additions, const char *words, size_t *count)
{
    struct slots slots = {.additions = additions, .arena = additions->arena, .text = words};
    struct query_token *tokens = NULL;

    *count = 0;
    if (analyzer_run(additions->analyzer, "und", words, strlen(words), take_token, &slots, NULL) < 0 || slots.failed)
        additions->failed = true;
    else if (!slots.too_many)
        tokens = write_tokens(&slots, count);
    return tokens;
}

/* --- doubles --- */

static bool same_token(const struct query_token *a, const struct query_token *b)
{
    return a->length == b->length && memcmp(a->written, b->written, a->length) == 0;
}

static bool same_slot(const struct query_token *a, const struct query_token *b)
{
    size_t i;

    if (!same_token(a, b) || a->other_count != b->other_count)
        return false;
    for (i = 0; i < a->other_count; i++)
        if (!same_token(&a->others[i], &b->others[i]))
            return false;
    return true;
}

static bool same_language(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_term(const struct query_term *a, const struct query_term *b)
{
    size_t i;

    if (a->stands_for != b->stands_for || a->stands_for_count != b->stands_for_count ||
        a->token_count != b->token_count || !same_language(a->language, b->language))
        return false;
    for (i = 0; i < a->token_count; i++)
        if (!same_slot(&a->tokens[i], &b->tokens[i]))
            return false;
    return true;
}

/* Is it but what was typed? */
static bool is_typed(const struct additions *additions, const struct query_term *term)
{
    const struct query_tree *tree = additions->tree;
    size_t at = 0;
    size_t t;
    size_t i;

    for (t = 0; t < term->stands_for_count; t++)
        for (i = 0; i < tree->terms[term->stands_for + t].token_count; i++, at++)
            if (at == term->token_count || !same_slot(&tree->terms[term->stands_for + t].tokens[i], &term->tokens[at]))
                return false;
    return at == term->token_count;
}

static bool is_new(const struct additions *additions, const struct query_term *term)
{
    const struct query_tree *tree = additions->tree;
    size_t i;

    for (i = tree->typed_count; i < tree->term_count; i++)
        if (same_term(&tree->terms[i], term))
            return false;
    return !is_typed(additions, term);
}

/* --- adding --- */

static bool is_full(const struct additions *additions)
{
    return additions->tree->term_count - additions->tree->typed_count >= QUERY_MAX_ADDED;
}

static void add_term(struct additions *additions, struct query_term term)
{
    struct query_tree *tree = additions->tree;

    if (is_full(additions) || additions->token_count + term.token_count > QUERY_MAX_TOKENS || !is_new(additions, &term))
        return;
    term.start = tree->terms[term.stands_for].start;
    term.end = tree->terms[term.stands_for + term.stands_for_count - 1].end;
    term.columns = tree->terms[term.stands_for].columns;
    tree->terms[tree->term_count++] = term;
    additions->token_count += term.token_count;
}

bool additions_take(struct additions *additions, const char *words, const char *language)
{
    size_t count;
    struct query_token *tokens = read_tokens(additions, words, &count);

    if (language != NULL && count > 0) {
        language = arena_copy(additions->arena, language, strlen(language));
        additions->failed = additions->failed || language == NULL;
    }
    if (additions->failed)
        return false;
    if (count > 0 && additions->term_count > 0)
        add_term(additions, (struct query_term){.tokens = tokens,
                                                .token_count = count,
                                                .reason = additions->reason,
                                                .stands_for = additions->term,
                                                .stands_for_count = additions->term_count,
                                                .language = language});
    else if (count > 0 && additions->part_count < ADDITION_PARTS)
        additions->parts[additions->part_count++] =
            (struct addition_part){additions->term, additions->start,  additions->end,    tokens,
                                   count,           language,          additions->reason, additions->guesses};
    return !is_full(additions);
}

/* --- variants --- */

/* A phrase of which the words before `at` are written, with at least one part replaced. */
struct variant {
    struct query_token *tokens;
    size_t count;
    size_t at;
    const char *language;
    enum query_reason reason;
    bool guessed;
};

static bool may_follow(const struct variant *before, const struct addition_part *part, size_t term)
{
    bool first = before->reason == QUERY_TYPED;

    return part->term == term && part->start >= before->at && (first || !(before->guessed || part->guessed)) &&
           (before->language == NULL || part->language == NULL || same_language(before->language, part->language));
}

static void copy_words(struct variant *out, const struct query_term *term, size_t first, size_t end)
{
    size_t i;

    for (i = out->at; i < end; i++)
        out->tokens[out->count++] = term->tokens[i - first];
    out->at = end;
}

/* `before` with one part more replaced; false: no memory. */
static bool replace(struct variant *out, struct additions *additions, const struct variant *before,
                    const struct addition_part *part, const size_t *first_word)
{
    const struct query_term *term = &additions->tree->terms[part->term];

    *out = *before;
    out->tokens = arena_alloc(additions->arena, before->count + term->token_count + part->token_count,
                              sizeof out->tokens[0]);
    if (out->tokens == NULL)
        return false;
    if (before->count > 0)
        memcpy(out->tokens, before->tokens, before->count * sizeof out->tokens[0]);
    copy_words(out, term, first_word[part->term], part->start);
    memcpy(out->tokens + out->count, part->tokens, part->token_count * sizeof out->tokens[0]);
    out->count += part->token_count;
    out->at = part->end;
    out->language = part->language != NULL ? part->language : before->language;
    out->reason = part->reason > before->reason ? part->reason : before->reason;
    out->guessed = before->guessed || part->guessed;
    return true;
}

/* The rest of the phrase behind what is written, as a term. */
static bool finish(struct additions *additions, const struct variant *variant, size_t term, const size_t *first_word)
{
    const struct query_term *typed = &additions->tree->terms[term];
    struct variant whole = *variant;

    whole.tokens = arena_alloc(additions->arena, variant->count + typed->token_count, sizeof whole.tokens[0]);
    if (whole.tokens == NULL)
        return false;
    memcpy(whole.tokens, variant->tokens, variant->count * sizeof whole.tokens[0]);
    copy_words(&whole, typed, first_word[term], first_word[term + 1]);
    add_term(additions, (struct query_term){.tokens = whole.tokens,
                                            .token_count = whole.count,
                                            .reason = whole.reason,
                                            .stands_for = term,
                                            .stands_for_count = 1,
                                            .language = whole.language});
    return true;
}

/* Breadth first: those with one part replaced, then with two ... */
static bool vary_term(struct additions *additions, size_t term, const size_t *first_word)
{
    struct variant variants[QUERY_MAX_VARIANTS + 1];
    size_t count = 1;
    size_t at;
    size_t p;

    variants[0] = (struct variant){.at = first_word[term], .reason = QUERY_TYPED};
    for (at = 0; at < count; at++) {
        if (at > 0 && !finish(additions, &variants[at], term, first_word))
            return false;
        for (p = 0; p < additions->part_count && count <= QUERY_MAX_VARIANTS; p++)
            if (may_follow(&variants[at], &additions->parts[p], term) &&
                !replace(&variants[count++], additions, &variants[at], &additions->parts[p], first_word))
                return false;
    }
    return true;
}

bool additions_add_variants(struct additions *additions, const size_t *first_word)
{
    size_t p;

    for (p = 0; p < additions->part_count; p++) {
        size_t term = additions->parts[p].term;
        size_t q;

        for (q = 0; q < p && additions->parts[q].term != term;)
            q++;
        if (q == p && !vary_term(additions, term, first_word)) /* its first part: now all of them */
            return false;
    }
    return true;
}
