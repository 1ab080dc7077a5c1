/* SPDX-License-Identifier: MIT
 * Adding to the glossary and taking away; see concept.h. */
#include "edit/concept.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "document/term.h"
#include "edit/edit.h"
#include "text/language.h"

/* --- terms --- */

vitrine_status concept_add_term(struct labels *terms, struct store *store, const char *language, const char *text,
                                vitrine_error **err)
{
    char tag[LANGUAGE_SIZE];
    struct buf clean = BUF_INIT;
    struct buf key = BUF_INIT;
    vitrine_status s = language_parse(tag, language, store_knows_language, store, err);

    if (s >= 0 && strcmp(tag, "zh") == 0)
        s = language_parse_for(tag, language, text, strlen(text), err);
    if (s >= 0)
        s = edit_clean(&clean, FIELD_TITLE, text, err);
    if (s >= 0)
        s = term_key(&key, store->analyzer, tag, buf_text(&clean), err);
    if (s >= 0 && (key.length == 0 || strchr(clean.bytes, '|') != NULL))
        s = err_set(err, VITRINE_EINVAL, "%s: %.60s: a term is meant, with a word in it and without |", tag, text);
    if (s >= 0 && labels_add(terms, tag, clean.bytes) < 0)
        s = err_nomem(err);
    buf_dispose(&clean);
    buf_dispose(&key);
    return s;
}

/* --- which concept they belong to --- */

struct keeping {
    struct store *store;
    const struct labels *terms;
    struct labels kept; /* of the concept found */
    int64_t id;         /* 0: none was found */
};

/* Do two terms of one language have one key? */
static vitrine_status same_term(bool *out, struct store *store, const struct label *a, const struct label *b,
                                vitrine_error **err)
{
    struct buf keys[2] = {BUF_INIT, BUF_INIT};
    vitrine_status s = term_key(&keys[0], store->analyzer, a->language, a->text, err);

    if (s >= 0)
        s = term_key(&keys[1], store->analyzer, b->language, b->text, err);
    *out = s >= 0 && keys[0].length == keys[1].length && memcmp(keys[0].bytes, keys[1].bytes, keys[0].length) == 0;
    buf_dispose(&keys[0]);
    buf_dispose(&keys[1]);
    return s;
}

/* What two sets of terms have to say of one language: is it in both, and is a term shared? */
static vitrine_status compare_language(bool *both, bool *shared, struct store *store, const struct label *a,
                                       const struct labels *terms, const struct labels *others, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t k;

    *both = *shared = false;
    for (i = 0; s >= 0 && i < terms->count; i++) {
        if (strcmp(terms->items[i].language, a->language) != 0)
            continue;
        for (k = 0; s >= 0 && k < others->count && !*shared; k++) {
            if (strcmp(others->items[k].language, a->language) != 0)
                continue;
            *both = true;
            s = same_term(shared, store, &terms->items[i], &others->items[k], err);
        }
    }
    return s;
}

static vitrine_status is_one(bool *out, struct store *store, const struct labels *terms, const struct labels *others,
                             vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    bool both = false;
    bool shared = false;
    size_t i;

    *out = false;
    for (i = 0; s >= 0 && i < terms->count; i++) {
        s = compare_language(&both, &shared, store, &terms->items[i], terms, others, err);
        if (both && !shared) {
            *out = false;
            return s;
        }
        *out = *out || shared;
    }
    return s;
}

static vitrine_status see_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct keeping *keeping = context;
    bool one = false;
    vitrine_status s;

    if (id == 0 || keeping->id != 0) /* a topic; found before */
        return VITRINE_OK;
    s = is_one(&one, keeping->store, keeping->terms, terms, err);
    if (s < 0 || !one)
        return s;
    keeping->id = id;
    return labels_add_all(&keeping->kept, terms) < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status find_concept(struct keeping *keeping, vitrine_error **err)
{
    struct store *store = keeping->store;
    struct buf key = BUF_INIT;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && keeping->id == 0 && i < keeping->terms->count; i++) {
        const struct label *term = &keeping->terms->items[i];

        buf_clear(&key);
        s = term_key(&key, store->analyzer, term->language, term->text, err);
        if (s >= 0)
            s = store->ops->find_concepts(store, key.bytes, key.length, see_concept, keeping, err);
    }
    buf_dispose(&key);
    return s;
}

vitrine_status concept_put(enum concept_outcome *out, int64_t *id, struct store *store, const struct labels *terms,
                           vitrine_error **err)
{
    struct keeping keeping = {.store = store, .terms = terms};
    vitrine_status s = find_concept(&keeping, err);
    size_t before = keeping.kept.count;

    if (s >= 0 && labels_add_all(&keeping.kept, terms) < 0)
        s = err_nomem(err);
    *out = keeping.id == 0 ? CONCEPT_ADDED : keeping.kept.count > before ? CONCEPT_UPDATED : CONCEPT_UNCHANGED;
    if (s >= 0 && *out != CONCEPT_UNCHANGED)
        s = store->ops->put_concept(store, &keeping.id, &keeping.kept, err);
    *id = keeping.id;
    labels_dispose(&keeping.kept);
    return s;
}

/* --- whole changes --- */

static vitrine_status end_change(struct store *store, vitrine_status s, vitrine_error **err)
{
    if (s >= 0)
        s = store->ops->commit(store, err);
    if (s < 0)
        store->ops->rollback(store);
    return s;
}

static vitrine_status parse_term(struct labels *terms, struct store *store, const char *typed, vitrine_error **err)
{
    const char *equals = strchr(typed, '=');
    char language[64];

    if (equals == NULL || equals == typed || (size_t)(equals - typed) >= sizeof language)
        return err_set(err, VITRINE_EINVAL, "glossary: %.60s: LANG=TERM is meant", typed);
    snprintf(language, sizeof language, "%.*s", (int)(equals - typed), typed);
    return concept_add_term(terms, store, language, equals + 1, err);
}

vitrine_status edit_add_concept(int64_t *id, struct store *store, const char *const *terms, size_t count,
                                vitrine_error **err)
{
    struct labels parsed = {0};
    enum concept_outcome outcome;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < count; i++)
        s = parse_term(&parsed, store, terms[i], err);
    if (s >= 0)
        s = store->ops->begin(store, err);
    if (s >= 0)
        s = end_change(store, concept_put(&outcome, id, store, &parsed, err), err);
    labels_dispose(&parsed);
    return s;
}

vitrine_status edit_remove_concept(struct store *store, int64_t id, vitrine_error **err)
{
    vitrine_status s = store->ops->begin(store, err);

    return s < 0 ? s : end_change(store, store->ops->remove_concept(store, id, err), err);
}
