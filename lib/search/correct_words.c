/* SPDX-License-Identifier: MIT
 * The words of a query, one after another, and those of them that the catalogue has nowhere. */
#include <string.h>

#include "base/err.h"
#include "search/correcting.h"

/* --- words of the index --- */

struct look {
    struct correcting *correcting;
    struct match_form *forms;
    size_t count;
    size_t capacity;
    uint64_t documents;
};

static vitrine_status see_word(void *context, const struct store_word *word, vitrine_error **err)
{
    struct look *look = context;
    struct arena *arena = look->correcting->arena;
    char *bytes;

    if (word->documents == 0)
        return VITRINE_OK;
    look->documents += word->documents;
    if (look->count == look->capacity) {
        size_t wanted = look->capacity ? 2 * look->capacity : 8;
        struct match_form *forms = arena_alloc(arena, wanted, sizeof *forms);

        if (forms == NULL)
            return err_nomem(err);
        if (look->count > 0)
            memcpy(forms, look->forms, look->count * sizeof *forms);
        look->forms = forms;
        look->capacity = wanted;
    }
    bytes = arena_copy(arena, word->word, word->length);
    if (bytes == NULL)
        return err_nomem(err);
    look->forms[look->count++] = (struct match_form){bytes, word->length, false};
    return VITRINE_OK;
}

vitrine_status correct_look_up(struct match_slot *slot, uint64_t *documents, struct correcting *correcting, size_t language,
                               const char *folded, size_t length, vitrine_error **err)
{
    struct look look = {.correcting = correcting};
    struct store *store = correcting->store;
    vitrine_status s = VITRINE_OK;

    if (++correcting->looked_up % 64 == 0)
        s = budget_check(store->budget, "search", err);
    if (s >= 0)
        s = store->ops->words(store, correcting->run->languages[language], STORE_FOLDED, folded, length, see_word, &look, err);
    *slot = (struct match_slot){look.forms, look.count};
    *documents = look.documents;
    return s;
}

/* --- the words of the query --- */

/* Where the word that starts at a token ends: a term without spaces is one word; `from`: none starts there. */
static size_t end_of_word(const struct query_term *term, size_t from)
{
    size_t end = from + 1;

    if (term->excluded || term->prefix || term->tokens[from].end <= term->tokens[from].start)
        return from;
    if (!term->tokens[from].unspaced)
        return end;
    while (end < term->token_count && term->tokens[end].unspaced)
        end++;
    return from == 0 && end == term->token_count ? end : from;
}

/* Nothing but spaces stands between two tokens. */
static bool is_gap_of_spaces(const char *text, size_t from, size_t to)
{
    if (from >= to)
        return false;
    while (from < to && text[from] == ' ')
        from++;
    return from == to;
}

/* Tokens [from, end) of a term as one word. */
static vitrine_status add_word(struct correcting *correcting, size_t t, size_t from, size_t end, vitrine_error **err)
{
    const struct query_term *term = &correcting->run->request->tree.terms[t];
    const struct query_token *token = &term->tokens[from];
    struct correct_word *word = &correcting->words[correcting->count];
    const struct correct_word *before = correcting->count > 0 ? word - 1 : NULL;
    struct buf folded = BUF_INIT;
    bool failed;
    size_t i;

    for (i = from; i < end; i++)
        analyzer_fold(correcting->store->analyzer, &folded, term->tokens[i].written, term->tokens[i].length);
    *word = (struct correct_word){.term = t,
                                  .start = token->start,
                                  .end = term->tokens[end - 1].end,
                                  .written = token->written,
                                  .length = token->length,
                                  .marked = token->marked,
                                  .whole = token->unspaced,
                                  .columns = term->columns,
                                  .folded = arena_copy(correcting->arena, buf_text(&folded), folded.length),
                                  .folded_length = folded.length};
    word->follows = before != NULL && before->columns == word->columns && !before->whole && !word->whole &&
                    is_gap_of_spaces(correcting->run->request->text, before->end, word->start);
    correcting->count++;
    failed = word->folded == NULL || folded.failed;
    buf_dispose(&folded);
    return failed ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status read_words(struct correcting *correcting, vitrine_error **err)
{
    const struct query_tree *tree = &correcting->run->request->tree;
    vitrine_status s = VITRINE_OK;
    size_t t;
    size_t i;
    size_t end;

    correcting->words = arena_alloc(correcting->arena, QUERY_MAX_TOKENS, sizeof correcting->words[0]);
    if (correcting->words == NULL)
        return err_nomem(err);
    for (t = 0; s >= 0 && t < tree->typed_count; t++)
        for (i = 0; s >= 0 && i < tree->terms[t].token_count && correcting->count < QUERY_MAX_TOKENS; i = end) {
            end = end_of_word(&tree->terms[t], i);
            if (end > i)
                s = add_word(correcting, t, i, end, err);
            else
                end = i + 1;
        }
    return s;
}

/* --- which occur nowhere --- */

/* Of the term in any language, or of what stands for it. */
static bool is_reached(const struct run *run, size_t term)
{
    const struct query_tree *tree = &run->tree;
    size_t l;
    size_t t;

    for (l = 0; l < run->language_count; l++)
        for (t = term; t < tree->term_count; t++)
            if (run->expansions[l].terms[t].alternative_count > 0 &&
                (t == term || (t >= tree->typed_count && query_stands_for(&tree->terms[t], term))))
                return true;
    return false;
}

static bool has_letter(const struct correct_word *word)
{
    size_t i;

    for (i = 0; i < word->folded_length; i++)
        if (word->folded[i] < '0' || word->folded[i] > '9')
            return true;
    return false;
}

static vitrine_status occurs(bool *out, struct correcting *correcting, const struct correct_word *word, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t l;

    *out = false;
    for (l = 0; s >= 0 && !*out && l < correcting->run->language_count; l++) {
        struct match_slot slot;
        uint64_t documents = 0;

        s = correct_look_up(&slot, &documents, correcting, l, word->folded, word->folded_length, err);
        *out = documents > 0;
    }
    return s;
}

/* Where marks are strict a word may occur without them: its own folded form is then what corrects it. */
static vitrine_status mark_unknown(struct correcting *correcting, size_t w, vitrine_error **err)
{
    struct correct_word *word = &correcting->words[w];
    bool found = false;
    vitrine_status s = VITRINE_OK;

    if (!has_letter(word))
        return VITRINE_OK;
    if (correcting->run->request->marks != EXPAND_STRICT)
        s = occurs(&found, correcting, word, err);
    if (s < 0 || found)
        return s;
    word->unknown = true;
    if (correcting->unknown_count < CORRECT_UNKNOWN)
        correcting->unknown[correcting->unknown_count] = w;
    correcting->unknown_count++;
    return VITRINE_OK;
}

static vitrine_status mark_term(struct correcting *correcting, size_t term, size_t *w, vitrine_error **err)
{
    bool reached = is_reached(correcting->run, term);
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *w < correcting->count && correcting->words[*w].term == term) {
        if (!reached)
            s = mark_unknown(correcting, *w, err);
        ++*w;
    }
    return s;
}

vitrine_status correct_find_unknown(struct correcting *correcting, vitrine_error **err)
{
    const struct query_tree *tree = &correcting->run->request->tree;
    vitrine_status s = read_words(correcting, err);
    size_t w = 0;
    size_t t;

    for (t = 0; s >= 0 && t < tree->typed_count; t++)
        s = mark_term(correcting, t, &w, err);
    if (correcting->unknown_count > CORRECT_UNKNOWN)
        correcting->unknown_count = 0;
    return s;
}
