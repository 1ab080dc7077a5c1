/* SPDX-License-Identifier: MIT
 * What a typed word reaches in one language.
 *
 * A token's family is all words of the index that share its folded form (and that of its i/y spelling). Of these,
 *   strict  takes the word as typed;
 *   ignore  takes all;
 *   smart   takes all for a word typed without marks (those with marks as folded). A word typed with marks takes itself (and its i/y spelling), and
 *           as folded: plain words of values without any mark (DOCUMENT_PLAIN), and, in languages spelled without
 *           marks, the plain word. If itself occurs nowhere, it takes all, as folded; but not behind a minus, where
 *           that would exclude what nobody named. Where marks mean nothing (DOCUMENT_DAMAGED), it takes all, as
 *           folded; such words are none that it could be.
 * Stems join single words only, behind everything else. */
#include "search/expand.h"

#include <string.h>

#include "base/err.h"
#include "search/fuzzy.h"
#include "search/score.h"

/* The forms of one token, by tier. */
struct form_list {
    struct match_form *forms;
    size_t count;
    size_t capacity;
};

struct token_forms {
    struct form_list tiers[TIER_STEM + 1];
    uint64_t documents;
    bool fell_back;
};

/* One token being expanded. */
struct expander {
    struct arena *arena;
    struct store *store;
    const char *language;
    enum expand_marks marks;
    const struct query_token *token;
    bool prefix;
    bool falls_back; /* may it fall back at all? */
    bool fall_back;  /* no exact word: take the family */
    bool any_exact;  /* seen so far */
    struct buf folded;
    struct buf other_written; /* its i/y spelling; empty: none */
    struct buf other_folded;
    struct buf scratch;
    struct token_forms *out;
};

static bool list_has(const struct form_list *list, const char *bytes, size_t length)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        if (list->forms[i].length == length && memcmp(list->forms[i].bytes, bytes, length) == 0)
            return true;
    return false;
}

static vitrine_status list_add(struct expander *expander, enum tier tier, const char *bytes, size_t length)
{
    struct form_list *list = &expander->out->tiers[tier];
    struct match_form *form;

    if (list_has(list, bytes, length))
        return VITRINE_OK;
    if (list->count == list->capacity) {
        size_t wanted = list->capacity ? 2 * list->capacity : 8;
        struct match_form *forms = arena_alloc(expander->arena, wanted, sizeof *forms);

        if (forms == NULL)
            return VITRINE_ENOMEM;
        if (list->count > 0)
            memcpy(forms, list->forms, list->count * sizeof *forms);
        list->forms = forms;
        list->capacity = wanted;
    }
    form = &list->forms[list->count];
    form->bytes = arena_copy(expander->arena, bytes, length);
    if (form->bytes == NULL)
        return VITRINE_ENOMEM;
    form->length = length;
    form->prefix = expander->prefix;
    list->count++;
    return VITRINE_OK;
}

static bool equals(const struct buf *buf, const char *bytes, size_t length)
{
    return buf->length == length && length > 0 && memcmp(buf->bytes, bytes, length) == 0;
}

static bool is_exact(const struct expander *expander, const char *bare, size_t length)
{
    if (expander->token->length == length && memcmp(expander->token->written, bare, length) == 0)
        return true;
    return expander->marks != EXPAND_STRICT && equals(&expander->other_written, bare, length);
}

static bool is_plain(const struct expander *expander, const char *bare, size_t length)
{
    return equals(&expander->folded, bare, length) || equals(&expander->other_folded, bare, length);
}

static bool marks_count(const struct expander *expander)
{
    return (expander->token->marked || expander->token->literal) && expander->marks != EXPAND_IGNORE &&
           !expander->fall_back;
}

/* DOCUMENT_PLAIN or DOCUMENT_DAMAGED, if the word has it before its letters. */
static char prefix_of(const struct store_word *word)
{
    char first = word->length > 0 ? word->word[0] : '\0';

    return first == DOCUMENT_PLAIN || first == DOCUMENT_DAMAGED ? first : '\0';
}

/* The tier of a family's word, or -1: not reached. `bare` is without its prefix. */
static int tier_of(const struct expander *expander, const char *bare, size_t length, char prefix)
{
    if (is_exact(expander, bare, length))
        return TIER_WRITTEN;
    if (expander->marks == EXPAND_STRICT)
        return -1;
    if (!marks_count(expander) || prefix == DOCUMENT_DAMAGED)
        return TIER_FOLDED;
    if (is_plain(expander, bare, length) &&
        (prefix == DOCUMENT_PLAIN || language_is_unmarked(expander->language)))
        return TIER_FOLDED;
    return -1;
}

/* For a prefix: the least part of the word, from its start, whose folded form starts with the token's. */
static size_t reached_part(struct expander *expander, const char *bare, size_t length)
{
    const struct buf *wanted = &expander->folded;
    size_t end = 0;

    while (end < length) {
        end++;
        while (end < length && ((unsigned char)bare[end] & 0xc0) == 0x80)
            end++;
        buf_clear(&expander->scratch);
        analyzer_fold(expander->store->analyzer, &expander->scratch, bare, end);
        if (expander->scratch.length >= wanted->length && wanted->length > 0 &&
            memcmp(expander->scratch.bytes, wanted->bytes, wanted->length) == 0)
            break;
    }
    return end;
}

static vitrine_status take_word(void *context, const struct store_word *word, vitrine_error **err)
{
    struct expander *expander = context;
    char prefix = prefix_of(word);
    size_t skip = prefix != '\0';
    const char *bare = word->word + skip;
    size_t length = word->length - skip;
    int tier;

    if (word->documents == 0)
        return VITRINE_OK;
    if (expander->prefix)
        length = reached_part(expander, bare, length);
    tier = tier_of(expander, bare, length, prefix);
    if (tier < 0)
        return VITRINE_OK;
    expander->out->documents += word->documents;
    if (list_add(expander, (enum tier)tier, word->word, length + skip) < 0)
        return err_nomem(err);
    return VITRINE_OK;
}

static vitrine_status see_exact(void *context, const struct store_word *word, vitrine_error **err)
{
    struct expander *expander = context;
    size_t skip = prefix_of(word) != '\0';
    size_t length = word->length - skip;

    (void)err;
    if (expander->prefix)
        length = reached_part(expander, word->word + skip, length);
    if (word->documents > 0 && is_exact(expander, word->word + skip, length))
        expander->any_exact = true;
    return VITRINE_OK;
}

static vitrine_status walk_key(struct expander *expander, const struct buf *key, store_word_sink *sink,
                               vitrine_error **err)
{
    enum store_key by = expander->prefix ? STORE_FOLDED_PREFIX : STORE_FOLDED;

    return expander->store->ops->words(expander->store, expander->language, by, key->bytes, key->length, sink, expander,
                                       err);
}

static vitrine_status walk_family(struct expander *expander, store_word_sink *sink, vitrine_error **err)
{
    vitrine_status s = walk_key(expander, &expander->folded, sink, err);

    if (s >= 0 && expander->other_folded.length > 0 &&
        !equals(&expander->folded, expander->other_folded.bytes, expander->other_folded.length))
        s = walk_key(expander, &expander->other_folded, sink, err);
    return s;
}

/* Of a family, what damaged texts have of it: their keys begin as their words do. */
static vitrine_status walk_damaged(struct expander *expander, const struct buf *folded, vitrine_error **err)
{
    struct buf key = BUF_INIT;
    vitrine_status s;

    if (folded->length == 0 || expander->token->unspaced || !document_may_be_damaged(expander->language))
        return VITRINE_OK;
    buf_char(&key, DOCUMENT_DAMAGED);
    buf_append(&key, folded->bytes, folded->length);
    s = key.failed ? err_nomem(err) : walk_key(expander, &key, take_word, err);
    buf_dispose(&key);
    return s;
}

/* A word with the same stem: where marks count, one typed with a mark reaches only those that agree with it up to that
 * mark. */
static vitrine_status take_stem(void *context, const struct store_word *word, vitrine_error **err)
{
    struct expander *expander = context;
    const struct query_token *token = expander->token;
    size_t agreed = marks_count(expander) ? analyzer_last_mark(expander->store->analyzer, token->written, token->length) : 0;
    int tier;

    if (word->documents == 0 || word->length < agreed || memcmp(word->word, token->written, agreed) != 0)
        return VITRINE_OK;
    for (tier = TIER_WRITTEN; tier <= TIER_STEM; tier++)
        if (list_has(&expander->out->tiers[tier], word->word, word->length))
            return VITRINE_OK;
    expander->out->documents += word->documents;
    if (list_add(expander, TIER_STEM, word->word, word->length) < 0)
        return err_nomem(err);
    return VITRINE_OK;
}

/* Words with the token's stem. Stemming twice is not stemming once (Russian ostrova - ostrov - ostr): a word that is the
 * token's stem, and words whose stem the token is, belong to them. */
static vitrine_status add_stems(struct expander *expander, vitrine_error **err)
{
    const struct store_ops *ops = expander->store->ops;
    const struct buf *stem = &expander->scratch;
    const struct buf *folded = &expander->folded;
    vitrine_status s;

    buf_clear(&expander->scratch);
    analyzer_stem(expander->store->analyzer, &expander->scratch, expander->language, expander->token->written,
                  expander->token->length);
    if (expander->scratch.failed)
        return err_nomem(err);
    if (stem->length == 0)
        return VITRINE_OK;
    s = ops->words(expander->store, expander->language, STORE_STEM, stem->bytes, stem->length, take_stem, expander, err);
    if (s < 0 || equals(folded, stem->bytes, stem->length))
        return s;
    s = ops->words(expander->store, expander->language, STORE_FOLDED, stem->bytes, stem->length, take_stem, expander, err);
    return s < 0 ? s
                 : ops->words(expander->store, expander->language, STORE_STEM, folded->bytes, folded->length, take_stem,
                              expander, err);
}

static bool has_latin(const struct query_token *token)
{
    size_t i;

    for (i = 0; i < token->length; i++)
        if (token->written[i] >= 'a' && token->written[i] <= 'z')
            return true;
    return false;
}

/* The keys of the token's family. */
static vitrine_status set_keys(struct expander *expander, vitrine_error **err)
{
    struct analyzer *analyzer = expander->store->analyzer;
    const struct query_token *token = expander->token;

    analyzer_fold(analyzer, &expander->folded, token->written, token->length);
    if (expander->marks != EXPAND_STRICT && !expander->prefix &&
        analyzer_swap_iy(analyzer, &expander->other_written, token->written, token->length))
        analyzer_fold(analyzer, &expander->other_folded, expander->other_written.bytes,
                      expander->other_written.length);
    return expander->folded.failed || expander->other_written.failed || expander->other_folded.failed
               ? err_nomem(err)
               : VITRINE_OK;
}

/* The token in hand, without what may stand in its place. */
static vitrine_status expand_word(struct expander *expander, bool with_stems, const bool *frozen_fallback,
                                  vitrine_error **err)
{
    vitrine_status s = set_keys(expander, err);

    if (s >= 0 && expander->falls_back && expander->marks == EXPAND_SMART && expander->token->marked) {
        if (frozen_fallback != NULL) {
            expander->fall_back = *frozen_fallback;
        } else {
            s = walk_family(expander, see_exact, err);
            expander->fall_back = !expander->any_exact;
        }
    }
    expander->out->fell_back = expander->fall_back;
    if (s >= 0)
        s = walk_family(expander, take_word, err);
    if (s >= 0)
        s = walk_damaged(expander, &expander->folded, err);
    if (s >= 0)
        s = walk_damaged(expander, &expander->other_folded, err);
    if (s >= 0 && with_stems && expander->marks != EXPAND_STRICT && !expander->prefix)
        s = add_stems(expander, err);
    buf_dispose(&expander->folded);
    buf_dispose(&expander->other_written);
    buf_dispose(&expander->other_folded);
    buf_dispose(&expander->scratch);
    return s;
}

static vitrine_status expand_token(struct expander *expander, bool with_stems, const bool *frozen_fallback,
                                   vitrine_error **err)
{
    const struct query_token *token = expander->token;
    vitrine_status s = expand_word(expander, with_stems, frozen_fallback, err);
    size_t i;

    for (i = 0; s >= 0 && i < token->other_count; i++) {
        expander->token = &token->others[i];
        s = expand_word(expander, false, NULL, err);
    }
    return s;
}

/* --- terms --- */

static vitrine_status add_alternative(struct expanded_term *out, struct arena *arena, enum tier tier,
                                      const struct token_forms *forms, size_t count, vitrine_error **err)
{
    struct alternative *alternative = &out->alternatives[out->alternative_count];
    size_t i;

    for (i = 0; i < count; i++)
        if (forms[i].tiers[tier].count == 0)
            return VITRINE_OK;
    alternative->tier = tier;
    alternative->slots = arena_alloc(arena, count, sizeof alternative->slots[0]);
    if (alternative->slots == NULL)
        return err_nomem(err);
    for (i = 0; i < count; i++)
        alternative->slots[i] = (struct match_slot){forms[i].tiers[tier].forms, forms[i].tiers[tier].count};
    out->alternative_count++;
    return VITRINE_OK;
}

/* Let the folded tier of each token of a phrase hold its written forms too; false when no token has any folded form,
 * so that the phrase has but one reading. */
static bool join_tiers(struct expander *expander, struct token_forms *forms, size_t count, vitrine_status *s)
{
    bool any = false;
    size_t i;
    size_t k;

    for (i = 0; i < count; i++)
        any = any || forms[i].tiers[TIER_FOLDED].count > 0;
    for (i = 0; any && i < count; i++) {
        const struct form_list *written = &forms[i].tiers[TIER_WRITTEN];

        expander->out = &forms[i];
        for (k = 0; k < written->count && *s >= 0; k++) {
            expander->prefix = written->forms[k].prefix;
            *s = list_add(expander, TIER_FOLDED, written->forms[k].bytes, written->forms[k].length);
        }
    }
    return any;
}

/* The tokens of a term, as far as the language has them: an added term that lacks one is met nowhere. */
static vitrine_status expand_tokens(struct token_forms *forms, struct expanded_term *out,
                                    const struct expander *expander, const struct query_term *term,
                                    const uint64_t *frozen_fallback, vitrine_error **err)
{
    bool typed = term->stands_for_count == 0;
    vitrine_status s = VITRINE_OK;
    size_t i;

    out->documents = UINT64_MAX;
    out->free_folding = typed;
    for (i = 0; s >= 0 && i < term->token_count && (typed || out->documents > 0); i++) {
        struct expander one = *expander;
        bool is_frozen = frozen_fallback != NULL && i < 63;
        bool frozen = is_frozen && (*frozen_fallback >> i & 1);

        one.token = &term->tokens[i];
        one.prefix = term->prefix && i + 1 == term->token_count;
        one.falls_back = typed && !term->excluded;
        one.out = &forms[i];
        out->free_folding = out->free_folding && !one.token->marked && has_latin(one.token);
        s = expand_token(&one, typed && term->token_count == 1, is_frozen ? &frozen : NULL, err);
        out->fallback |= i < 63 && forms[i].fell_back ? UINT64_C(1) << i : 0;
        if (forms[i].documents < out->documents)
            out->documents = forms[i].documents;
    }
    return s;
}

/* What was added counts as such, however it is met. */
static void set_tiers(struct expanded_term *out, const struct query_term *term)
{
    size_t i;

    if (term->stands_for_count == 0)
        return;
    for (i = 0; i < out->alternative_count; i++)
        out->alternatives[i].tier = term->reason == QUERY_GLOSSARY ? TIER_GLOSSARY : TIER_ALIAS;
}

static bool is_for(const struct query_term *term, const char *language)
{
    return term->language == NULL || strcmp(language, "und") == 0 || language_matches(language, term->language);
}

static vitrine_status expand_term(struct expanded_term *out, struct expander *expander,
                                  const struct query_term *term, const uint64_t *frozen_fallback,
                                  vitrine_error **err)
{
    struct token_forms *forms = arena_alloc(expander->arena, term->token_count, sizeof *forms);
    vitrine_status s;

    if (forms == NULL)
        return err_nomem(err);
    if (!is_for(term, expander->language))
        return VITRINE_OK;
    s = expand_tokens(forms, out, expander, term, frozen_fallback, err);
    if (s >= 0)
        s = add_alternative(out, expander->arena, TIER_WRITTEN, forms, term->token_count, err);
    if (s < 0 || (term->token_count > 1 && !join_tiers(expander, forms, term->token_count, &s))) {
        set_tiers(out, term);
        return s;
    }
    if (s >= 0)
        s = add_alternative(out, expander->arena, TIER_FOLDED, forms, term->token_count, err);
    if (s >= 0 && term->token_count == 1)
        s = add_alternative(out, expander->arena, TIER_STEM, forms, 1, err);
    set_tiers(out, term);
    return s == VITRINE_ENOMEM ? err_nomem(err) : s;
}

vitrine_status expand_language(struct expansion *out, struct arena *arena, struct store *store,
                               const struct query_tree *tree, const char *language, enum expand_marks marks,
                               const struct frozen_language *frozen, vitrine_error **err)
{
    struct expander expander = {.arena = arena, .store = store, .language = out->language, .marks = marks};
    vitrine_status s = VITRINE_OK;
    size_t i;

    memset(out, 0, sizeof *out);
    strncpy(out->language, language, sizeof out->language - 1);
    out->terms = arena_alloc(arena, tree->term_count, sizeof out->terms[0]);
    if (out->terms == NULL)
        return err_nomem(err);
    if (frozen != NULL)
        out->counts = frozen->counts;
    else
        s = store->ops->counts(store, &out->counts, language, err);
    for (i = 0; s >= 0 && i < tree->term_count; i++) {
        s = expand_term(&out->terms[i], &expander, &tree->terms[i], frozen != NULL ? &frozen->fallback[i] : NULL,
                        err);
        if (frozen != NULL)
            out->terms[i].documents = frozen->documents[i];
    }
    if (s >= 0 && marks != EXPAND_STRICT)
        s = fuzzy_expand(out, arena, store, tree, err);
    out->mean_length = score_mean_length(&out->counts);
    for (i = 0; i < tree->term_count; i++)
        out->terms[i].rarity = score_rarity(out->terms[i].documents, out->counts.documents);
    return s;
}
