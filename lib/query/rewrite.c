/* SPDX-License-Identifier: MIT
 * Asking the sources for each sequence of words that they may know, and adding what they tell; see rewrite.h. */
#include "query/rewrite.h"

#include <string.h>

#include "base/err.h"
#include "base/utf8.h"
#include "query/addition.h"

/* A sequence of words: [start, end) of all words of the typed terms. */
struct sequence {
    size_t start;
    size_t end;
};

#define KNOWN 128 /* sequences that one source knows */

struct rewriting {
    struct additions additions;
    size_t *first_word; /* of each typed term; behind the last: how many there are */
    bool *goes_on;      /* the typed term stands beside the one before it */
    const struct rewrite_source *source;
    struct sequence known[KNOWN]; /* by the source */
    size_t known_count;
    bool told; /* something, of the sequence in hand */
    vitrine_error **err;
};

/* --- words --- */

static bool is_space(uint32_t c)
{
    return c == ' ' || c == 0xa0 || c == 0x2009 || c == 0x202f;
}

static char gap_between(const char *text, size_t from, size_t to)
{
    char gap = to > from ? ' ' : '\0';

    while (from < to) {
        uint32_t c = utf8_next(text, to, &from);

        if (is_space(c))
            continue;
        if (c == 0x2019 || c == 0x2018 || c == 0x2bc)
            c = '\'';
        if (gap != ' ' || c >= 0x80)
            return '?';
        gap = (char)c;
    }
    return gap;
}

static bool set_word(struct query_word *out, struct arena *arena, struct analyzer *analyzer,
                     const struct query_token *token)
{
    struct buf folded = BUF_INIT;

    analyzer_fold(analyzer, &folded, token->written, token->length);
    out->written = token->written;
    out->marked = token->marked;
    out->folded = folded.failed ? NULL : arena_copy(arena, buf_text(&folded), folded.length);
    buf_dispose(&folded);
    return out->folded != NULL;
}

static size_t count_tokens(const struct query_tree *tree)
{
    size_t count = 0;
    size_t t;

    for (t = 0; t < tree->typed_count; t++)
        count += tree->terms[t].token_count;
    return count;
}

static vitrine_status list_words(struct rewriting *rewriting, const struct query_tree *tree, const char *text)
{
    struct additions *additions = &rewriting->additions;
    size_t count = 0;
    size_t before = 0; /* where the token before ends */
    size_t t;
    size_t i;

    additions->words = arena_alloc(additions->arena, count_tokens(tree), sizeof additions->words[0]);
    rewriting->first_word = arena_alloc(additions->arena, tree->typed_count + 1, sizeof rewriting->first_word[0]);
    if (additions->words == NULL || rewriting->first_word == NULL)
        return VITRINE_ENOMEM;
    for (t = 0; t < tree->typed_count; t++) {
        rewriting->first_word[t] = count;
        for (i = 0; i < tree->terms[t].token_count; i++) {
            const struct query_token *token = &tree->terms[t].tokens[i];

            if (!set_word(&additions->words[count], additions->arena, additions->analyzer, token))
                return VITRINE_ENOMEM;
            additions->words[count++].gap = gap_between(text, before, token->start);
            before = token->end;
        }
    }
    rewriting->first_word[t] = count;
    return VITRINE_OK;
}

/* --- runs --- */

static bool stand_side_by_side(const struct query_tree *tree, const struct query_node *a, const struct query_node *b)
{
    return a->kind == QUERY_TERM && b->kind == QUERY_TERM && b->term == a->term + 1 &&
           tree->terms[a->term].columns == tree->terms[b->term].columns;
}

static vitrine_status find_runs(struct rewriting *rewriting, const struct query_tree *tree)
{
    size_t i;

    rewriting->goes_on = arena_alloc(rewriting->additions.arena, tree->typed_count + 1, sizeof rewriting->goes_on[0]);
    if (rewriting->goes_on == NULL)
        return VITRINE_ENOMEM;
    for (i = 0; i < tree->node_count; i++) {
        size_t child = tree->nodes[i].kind == QUERY_AND ? tree->nodes[i].child : QUERY_NONE;

        for (; child != QUERY_NONE && tree->nodes[child].next != QUERY_NONE; child = tree->nodes[child].next) {
            const struct query_node *next = &tree->nodes[tree->nodes[child].next];

            if (stand_side_by_side(tree, &tree->nodes[child], next))
                rewriting->goes_on[next->term] = true;
        }
    }
    return VITRINE_OK;
}

/* --- asking --- */

static bool is_known(const struct rewriting *rewriting, struct sequence sequence)
{
    size_t i;

    for (i = 0; i < rewriting->known_count; i++)
        if (rewriting->known[i].start <= sequence.start && sequence.end <= rewriting->known[i].end)
            return true;
    return false;
}

/* The typed terms in hand have to stand together. A part of a term does anyway. */
static void bind(const struct additions *additions)
{
    size_t t;

    for (t = 0; t < additions->term_count; t++) {
        struct query_term *term = &additions->tree->terms[additions->term + t];

        term->together = additions->term;
        term->together_count = additions->term_count;
    }
}

static bool take_words(void *context, const char *words, const char *language)
{
    struct rewriting *rewriting = context;

    if (words == NULL) {
        bind(&rewriting->additions);
        return true;
    }
    rewriting->told = true;
    return additions_take(&rewriting->additions, words, language);
}

static vitrine_status ask(struct rewriting *rewriting, size_t start, size_t end)
{
    const struct rewrite_source *source = rewriting->source;
    const struct query_word *words = rewriting->additions.words + start;
    struct sequence sequence = {start, end};
    vitrine_status s;

    if (rewriting->known_count == KNOWN || is_known(rewriting, sequence))
        return VITRINE_OK;
    rewriting->additions.start = start;
    rewriting->additions.end = end;
    rewriting->told = false;
    s = source->tell(source->context, words, end - start, take_words, rewriting, rewriting->err);
    if (rewriting->told && !source->guesses)
        rewriting->known[rewriting->known_count++] = sequence;
    return s >= 0 && rewriting->additions.failed ? err_nomem(rewriting->err) : s;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Every sequence of whole terms of [first, end), the longest first. */
static vitrine_status ask_run(struct rewriting *rewriting, size_t first, size_t end)
{
    const size_t *first_word = rewriting->first_word;
    size_t length = least(first_word[end] - first_word[first], EQUIVALENT_WORDS);
    vitrine_status s = VITRINE_OK;
    size_t from;

    for (; s >= 0 && length > 0; length--)
        for (from = first; s >= 0 && from < end; from++) {
            size_t to = from;

            while (to < end && first_word[to] < first_word[from] + length)
                to++;
            if (first_word[to] != first_word[from] + length)
                continue;
            rewriting->additions.term = from;
            rewriting->additions.term_count = to - from;
            s = ask(rewriting, first_word[from], first_word[to]);
        }
    return s;
}

/* Every part of a term of several words, the longest first. */
static vitrine_status ask_parts(struct rewriting *rewriting, size_t term)
{
    size_t first = rewriting->first_word[term];
    size_t end = rewriting->first_word[term + 1];
    size_t length = least(end - first - 1, EQUIVALENT_WORDS);
    vitrine_status s = VITRINE_OK;
    size_t from;

    rewriting->additions.term = term;
    rewriting->additions.term_count = 0; /* of none all: a part of one */
    for (; s >= 0 && length > 0; length--)
        for (from = first; s >= 0 && from + length <= end; from++)
            s = ask(rewriting, from, from + length);
    return s;
}

static vitrine_status ask_source(struct rewriting *rewriting, const struct query_tree *tree,
                                 const struct rewrite_source *source)
{
    vitrine_status s = VITRINE_OK;
    size_t first = 0;
    size_t end;

    rewriting->source = source;
    rewriting->known_count = 0;
    rewriting->additions.reason = source->reason;
    rewriting->additions.guesses = source->guesses;
    for (; s >= 0 && first < tree->typed_count; first = end) {
        for (end = first + 1; end < tree->typed_count && rewriting->goes_on[end];)
            end++;
        if (!tree->terms[first].excluded)
            s = ask_run(rewriting, first, end);
    }
    for (first = 0; s >= 0 && first < tree->typed_count; first++)
        if (!tree->terms[first].excluded && tree->terms[first].token_count > 1)
            s = ask_parts(rewriting, first);
    return s;
}

vitrine_status query_rewrite(struct query_tree *out, struct arena *arena, const struct query_tree *tree,
                             const char *text, struct analyzer *analyzer, const struct rewrite_source *sources,
                             size_t source_count, vitrine_error **err)
{
    struct rewriting rewriting = {.additions = {.tree = out, .arena = arena, .analyzer = analyzer}, .err = err};
    vitrine_status s;
    size_t i;

    *out = *tree;
    out->terms = arena_alloc(arena, tree->typed_count + QUERY_MAX_ADDED, sizeof out->terms[0]);
    if (out->terms == NULL)
        return err_nomem(err);
    if (tree->typed_count > 0)
        memcpy(out->terms, tree->terms, tree->typed_count * sizeof out->terms[0]);
    if (list_words(&rewriting, tree, text) < 0 || find_runs(&rewriting, tree) < 0)
        return err_nomem(err);
    for (i = 0, s = VITRINE_OK; s >= 0 && i < source_count; i++)
        s = ask_source(&rewriting, tree, &sources[i]);
    if (s >= 0 && !additions_add_variants(&rewriting.additions, rewriting.first_word))
        s = err_nomem(err);
    return s;
}
