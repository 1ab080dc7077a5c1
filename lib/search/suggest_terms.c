/* SPDX-License-Identifier: MIT
 * Terms of the glossaries that begin so, and find something: their own words in a text of their language, or, of those that
 * are foreign to the catalogue, what they mean in a text of another. */
#include <string.h>

#include "base/err.h"
#include "document/term.h"
#include "search/suggesting.h"

#define TERMS 400      /* looked up */
#define CONCEPTS 128   /* of the catalogue's own glossary that are read */
#define FOREIGN 48     /* terms whose equivalents are looked up */
#define TERM_WORDS 16
#define SURE 3000      /* texts that have each word of a term: one is taken to have all */

struct asking {
    struct suggesting *suggesting;
    bool foreign;
    size_t terms;
    size_t concepts;
    const struct buf *wanted; /* what keys are to begin with */
    struct buf key;           /* of the term at hand */
};

/* --- the words of a term in an index --- */

struct term_word {
    char *written;
    size_t length;
    char *folded;
    size_t folded_length;
    bool marked;
    struct match_form forms[8]; /* the first few */
    size_t form_count;
    uint64_t documents;
};

struct term {
    struct suggesting *suggesting;
    const char *language;
    struct term_word words[TERM_WORDS];
    size_t count;
    bool unmarked;
    struct term_word *word; /* at hand */
    bool too_long;
    bool failed;
};

static bool take_token(void *context, const struct token *token)
{
    struct term *term = context;
    struct arena *arena = &term->suggesting->arena;
    struct buf folded = BUF_INIT;
    struct term_word *word = &term->words[term->count];

    if (term->count == TERM_WORDS) {
        term->too_long = true;
        return false;
    }
    analyzer_fold(term->suggesting->store->analyzer, &folded, token->bytes, token->length);
    *word = (struct term_word){.written = arena_copy(arena, token->bytes, token->length),
                               .length = token->length,
                               .folded = arena_copy(arena, buf_text(&folded), folded.length),
                               .folded_length = folded.length,
                               .marked = token->marked};
    term->failed = folded.failed || word->written == NULL || word->folded == NULL;
    term->count++;
    buf_dispose(&folded);
    return !term->failed;
}

static bool is_meant(const struct term *term, const char *bare, size_t length, bool plain)
{
    const struct term_word *word = term->word;

    if (!word->marked || (word->length == length && memcmp(word->written, bare, length) == 0))
        return true;
    return (plain || term->unmarked) && word->folded_length == length && memcmp(word->folded, bare, length) == 0;
}

static vitrine_status see_word(void *context, const struct store_word *found, vitrine_error **err)
{
    struct term *term = context;
    struct term_word *word = term->word;
    size_t skip = found->length > 0 && found->word[0] == DOCUMENT_PLAIN;
    char *bytes;

    if (!is_meant(term, found->word + skip, found->length - skip, skip > 0))
        return VITRINE_OK;
    word->documents += found->documents;
    if (word->form_count == sizeof word->forms / sizeof word->forms[0])
        return VITRINE_OK;
    bytes = arena_copy(&term->suggesting->arena, found->word, found->length);
    if (bytes == NULL)
        return err_nomem(err);
    word->forms[word->form_count++] = (struct match_form){bytes, found->length, false};
    return VITRINE_OK;
}

/* *documents: that have the rarest of its words; 0: one is nowhere. */
static vitrine_status look_up(struct term *term, uint64_t *documents, const char *text, size_t length, vitrine_error **err)
{
    struct store *store = term->suggesting->store;
    vitrine_status s = analyzer_run(store->analyzer, term->language, text, length, take_token, term, err);
    size_t i;

    *documents = 0;
    term->unmarked = language_is_unmarked(term->language);
    if (term->failed)
        return err_nomem(err);
    for (i = 0; s >= 0 && !term->too_long && i < term->count; i++) {
        term->word = &term->words[i];
        s = store->ops->words(store, term->language, STORE_FOLDED, term->word->folded, term->word->folded_length, see_word,
                              term, err);
        *documents = i == 0 || term->word->documents < *documents ? term->word->documents : *documents;
        if (*documents == 0)
            break;
    }
    return s;
}

static vitrine_status stop_at_first(void *context, const struct match_document *document, vitrine_error **err)
{
    (void)document;
    (void)err;
    *(bool *)context = true;
    return VITRINE_DONE;
}

/* Is there a text with all its words, anywhere or (phrase) in their order? */
static vitrine_status match_term(bool *out, const struct term *term, bool phrase, vitrine_error **err)
{
    static const size_t numbers[TERM_WORDS] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    struct match_slot slots[TERM_WORDS];
    struct match_term terms[TERM_WORDS];
    struct match_group groups[TERM_WORDS];
    struct match_request request = {term->language, terms, phrase ? 1 : term->count, groups, phrase ? 1 : term->count, 0};
    struct store *store = term->suggesting->store;
    vitrine_status s;
    size_t i;

    *out = false;
    for (i = 0; i < term->count; i++) {
        slots[i] = (struct match_slot){term->words[i].forms, term->words[i].form_count};
        terms[i] = (struct match_term){&slots[i], phrase ? term->count : 1};
        groups[i] = (struct match_group){&numbers[i], 1};
    }
    s = store->ops->match(store, &request, stop_at_first, out, err);
    return s < 0 ? s : VITRINE_OK;
}

vitrine_status suggest_finds(bool *out, struct suggesting *suggesting, const char *language, const char *text,
                             vitrine_error **err)
{
    struct term term = {.suggesting = suggesting, .language = language};
    uint64_t documents = 0;
    vitrine_status s = look_up(&term, &documents, text, strlen(text), err);

    *out = documents > 0;
    return s < 0 || documents == 0 || documents > SURE ? s : match_term(out, &term, false, err);
}

/* --- one term --- */

/* The texts that have what it means, in another language of the catalogue. */
static vitrine_status count_meaning(uint64_t *documents, struct asking *asking, const struct labels *concept,
                                    const char *language, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < concept->count; i++) {
        const struct label *label = &concept->items[i];
        struct term term = {.suggesting = asking->suggesting, .language = label->language};
        uint64_t own = 0;
        bool found = false;

        if (strcmp(label->language, language) == 0)
            continue;
        s = look_up(&term, &own, label->text, strlen(label->text), err);
        if (s >= 0 && own > *documents)
            s = match_term(&found, &term, true, err);
        if (found)
            *documents = own;
    }
    return s;
}

static vitrine_status consider(struct asking *asking, const struct labels *concept, const char *language, const char *text,
                               size_t length, vitrine_error **err)
{
    struct suggesting *suggesting = asking->suggesting;
    struct term term = {.suggesting = suggesting, .language = language};
    enum pool_source source = asking->foreign ? POOL_FOREIGN : POOL_TERM;
    uint64_t documents = 0;
    vitrine_status s = VITRINE_OK;

    if (length > PHRASE_BYTES || !suggesting_wants(suggesting, language))
        return VITRINE_OK;
    if (suggesting_has(suggesting, language))
        s = look_up(&term, &documents, text, length, err);
    if (s >= 0 && documents == 0 && asking->foreign && concept != NULL)
        s = count_meaning(&documents, asking, concept, language, err);
    else if (asking->foreign)
        return s;
    asking->terms++;
    if (s < 0 || documents == 0)
        return s;
    return pool_add(&suggesting->pool, text, length, language, source, documents) < 0 ? err_nomem(err) : s;
}

/* Those of the labels whose key begins so. */
static vitrine_status consider_labels(struct asking *asking, const struct labels *labels, vitrine_error **err)
{
    const struct buf *wanted = asking->wanted;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < labels->count; i++) {
        const struct label *label = &labels->items[i];

        buf_clear(&asking->key);
        s = term_key(&asking->key, asking->suggesting->store->analyzer, label->language, label->text, err);
        if (s >= 0 && asking->key.length >= wanted->length &&
            memcmp(buf_text(&asking->key), buf_text(wanted), wanted->length) == 0)
            s = consider(asking, labels, label->language, label->text, strlen(label->text), err);
    }
    return s;
}

/* --- the glossaries --- */

static size_t most_terms(const struct asking *asking)
{
    return asking->foreign ? FOREIGN : TERMS;
}

static vitrine_status see_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct asking *asking = context;

    (void)id;
    if (asking->concepts++ == CONCEPTS || asking->terms >= most_terms(asking))
        return VITRINE_DONE;
    return consider_labels(asking, terms, err);
}

static vitrine_status see_collection(void *context, const struct heading *heading, vitrine_error **err)
{
    struct asking *asking = context;

    if (asking->concepts++ == CONCEPTS)
        return VITRINE_DONE;
    return consider_labels(asking, &heading->labels, err);
}

static vitrine_status see_starter(void *context, const char *concept, const char *language, const char *term, size_t length,
                                  vitrine_error **err)
{
    struct asking *asking = context;
    struct labels labels = {0};
    vitrine_status s = VITRINE_OK;

    if (asking->terms >= most_terms(asking))
        return VITRINE_DONE;
    if (asking->foreign)
        s = starter_concept(&labels, asking->suggesting->context->starter, concept, err);
    if (s >= 0)
        s = consider(asking, asking->foreign ? &labels : NULL, language, term, length, err);
    labels_dispose(&labels);
    return s;
}

static vitrine_status ask_glossaries(struct asking *asking, const struct buf *key, vitrine_error **err)
{
    const struct starter *starter = asking->suggesting->context->starter;
    struct store *store = asking->suggesting->store;
    vitrine_status s;

    asking->wanted = key;
    asking->concepts = 0;
    s = store->ops->complete_concepts(store, buf_text(key), key->length, see_concept, asking, err);
    asking->concepts = 0;
    if (s >= 0)
        s = store->ops->headings(store, HEADING_COLLECTION, see_collection, asking, err);
    return s < 0 || starter == NULL ? s : starter_complete(starter, buf_text(key), key->length, see_starter, asking, err);
}

vitrine_status suggest_terms(struct suggesting *suggesting, bool foreign, vitrine_error **err)
{
    struct asking asking = {.suggesting = suggesting, .foreign = foreign};
    const struct typing *typing = &suggesting->typing;
    vitrine_status s = ask_glossaries(&asking, &typing->key, err);

    if (s >= 0 && typing->other_key.length > 0)
        s = ask_glossaries(&asking, &typing->other_key, err);
    buf_dispose(&asking.key);
    return s < 0 ? s : VITRINE_OK;
}
