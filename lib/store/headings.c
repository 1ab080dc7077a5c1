/* SPDX-License-Identifier: MIT
 * Questions about topics and collections that every layer asks of a store; see store.h. */
#include <string.h>

#include "base/err.h"
#include "document/term.h"
#include "store/store.h"

struct search {
    struct store *store;
    const char *words;
    struct buf key; /* of the words */
    struct buf other;
    struct record_list *names;
    bool exact;
};

static bool keys_equal(const struct buf *a, const struct buf *b)
{
    return a->length > 0 && a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0;
}

static vitrine_status is_called(bool *out, struct search *search, const char *language, const char *text,
                                vitrine_error **err)
{
    vitrine_status s;

    buf_clear(&search->other);
    s = term_key(&search->other, search->store->analyzer, language, text, err);
    *out = *out || (s >= 0 && keys_equal(&search->key, &search->other));
    return s;
}

static vitrine_status see_heading(void *context, const struct heading *heading, vitrine_error **err)
{
    struct search *search = context;
    bool called = false;
    vitrine_status s;
    size_t i;

    search->exact = search->exact || strcmp(heading->name, search->words) == 0;
    s = is_called(&called, search, "und", heading->name, err);
    for (i = 0; s >= 0 && !called && i < heading->labels.count; i++)
        s = is_called(&called, search, heading->labels.items[i].language, heading->labels.items[i].text, err);
    if (s >= 0 && called && record_list_append(search->names, heading->name) < 0)
        s = err_nomem(err);
    return s;
}

vitrine_status store_find_headings(struct record_list *out, struct store *store, enum heading_kind kind,
                                   const char *words, vitrine_error **err)
{
    struct search search = {.store = store, .words = words, .names = out};
    vitrine_status s = term_key(&search.key, store->analyzer, "und", words, err);

    if (s >= 0)
        s = store->ops->headings(store, kind, see_heading, &search, err);
    if (s >= 0 && search.exact) {
        record_list_clear(out);
        s = record_list_append(out, words) < 0 ? err_nomem(err) : VITRINE_OK;
    }
    buf_dispose(&search.key);
    buf_dispose(&search.other);
    return s;
}

struct descent {
    struct record_list *names;
    bool grew;
};

static vitrine_status add_child(void *context, const struct heading *heading, vitrine_error **err)
{
    struct descent *descent = context;

    if (heading->parent == NULL || !record_list_has(descent->names, heading->parent) ||
        record_list_has(descent->names, heading->name))
        return VITRINE_OK;
    descent->grew = true;
    return record_list_append(descent->names, heading->name) < 0 ? err_nomem(err) : VITRINE_OK;
}

vitrine_status store_add_subtopics(struct record_list *names, struct store *store, vitrine_error **err)
{
    struct descent descent = {names, true};
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && descent.grew) {
        descent.grew = false;
        s = store->ops->headings(store, HEADING_TOPIC, add_child, &descent, err);
    }
    return s;
}
