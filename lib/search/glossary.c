/* SPDX-License-Identifier: MIT
 * What the glossaries say of words; see glossary.h. */
#include "search/glossary.h"

#include <string.h>

#include "base/err.h"
#include "document/term.h"
#include "text/language.h"

struct asking {
    struct store *store;
    const struct query_word *words;
    size_t count;
    struct buf key; /* of them together */
    struct buf other;
    equivalent_sink *sink;
    void *sink_context;
    bool ended;
};

/* --- is it the term that was meant? --- */

struct comparison {
    struct analyzer *analyzer;
    bool unmarked; /* the term is of a language spelled without marks */
    const struct query_word *words;
    size_t count;
    size_t at;
    bool differs;
    struct buf scratch;
    bool failed;
};

static bool equals(const struct buf *buf, const char *text)
{
    return buf->length == strlen(text) && memcmp(buf_text(buf), text, buf->length) == 0;
}

/* Does the word, typed so, mean the token? A word without marks means all of its folded form; one with marks also a plain
 * token of a language that is spelled without. */
static bool means(struct comparison *comparison, const struct query_word *word, const struct token *token)
{
    if (word->marked && (token->marked || !comparison->unmarked)) {
        if (strlen(word->written) == token->length && memcmp(word->written, token->bytes, token->length) == 0)
            return true;
        buf_clear(&comparison->scratch);
        return analyzer_swap_iy(comparison->analyzer, &comparison->scratch, token->bytes, token->length) &&
               equals(&comparison->scratch, word->written);
    }
    buf_clear(&comparison->scratch);
    analyzer_fold(comparison->analyzer, &comparison->scratch, token->bytes, token->length);
    comparison->failed = comparison->failed || comparison->scratch.failed;
    return equals(&comparison->scratch, word->folded);
}

static bool compare_token(void *context, const struct token *token)
{
    struct comparison *comparison = context;

    comparison->differs =
        comparison->at >= comparison->count || !means(comparison, &comparison->words[comparison->at], token);
    comparison->at++;
    return !comparison->differs && !comparison->failed;
}

static vitrine_status is_meant(bool *out, const struct asking *asking, const struct label *term, vitrine_error **err)
{
    struct comparison comparison = {.analyzer = asking->store->analyzer,
                                    .unmarked = language_is_unmarked(term->language),
                                    .words = asking->words,
                                    .count = asking->count};
    vitrine_status s = analyzer_run(comparison.analyzer, term->language, term->text, strlen(term->text), compare_token,
                                    &comparison, err);

    *out = !comparison.differs && comparison.at == comparison.count;
    buf_dispose(&comparison.scratch);
    return s >= 0 && comparison.failed ? err_nomem(err) : s;
}

/* --- telling --- */

/* Not what was typed, marks aside: that is found by itself. */
static vitrine_status tell_term(struct asking *asking, const struct label *term, vitrine_error **err)
{
    vitrine_status s;

    buf_clear(&asking->other);
    s = term_key(&asking->other, asking->store->analyzer, term->language, term->text, err);
    if (s >= 0 && !(asking->other.length == asking->key.length &&
                    memcmp(buf_text(&asking->other), buf_text(&asking->key), asking->key.length) == 0))
        asking->ended = !asking->sink(asking->sink_context, term->text, term->language);
    return s;
}

static vitrine_status tell_concept(struct asking *asking, const struct labels *terms, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    bool meant = false;
    size_t i;

    for (i = 0; s >= 0 && !meant && i < terms->count; i++)
        s = is_meant(&meant, asking, &terms->items[i], err);
    for (i = 0; s >= 0 && meant && !asking->ended && i < terms->count; i++)
        s = tell_term(asking, &terms->items[i], err);
    return s;
}

static vitrine_status see_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    (void)id;
    return tell_concept(context, terms, err);
}

static vitrine_status see_starter(void *context, const struct labels *terms, vitrine_error **err)
{
    return tell_concept(context, terms, err);
}

/* Words that a sign parts are no term together, but for a hyphen. */
static bool is_one_term(const struct query_word *words, size_t count)
{
    size_t i;

    for (i = 1; i < count; i++)
        if (words[i].gap != '\0' && words[i].gap != ' ' && words[i].gap != '-')
            return false;
    return true;
}

vitrine_status glossary_equivalents(void *context, const struct query_word *words, size_t count, equivalent_sink *sink,
                                    void *sink_context, vitrine_error **err)
{
    const struct glossary *glossary = context;
    struct store *store = glossary->store;
    struct asking asking = {
        .store = store, .words = words, .count = count, .sink = sink, .sink_context = sink_context};
    struct buf *key = &asking.key;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (!is_one_term(words, count))
        return VITRINE_OK;
    for (i = 0; i < count; i++)
        buf_format(key, "%s%s", i > 0 ? " " : "", words[i].folded);
    if (key->failed)
        s = err_nomem(err);
    if (s >= 0)
        s = store->ops->find_concepts(store, buf_text(key), key->length, see_concept, &asking, err);
    if (s >= 0 && glossary->starter != NULL)
        s = starter_find(glossary->starter, buf_text(key), key->length, see_starter, &asking, err);
    buf_dispose(&asking.key);
    buf_dispose(&asking.other);
    return s;
}
