/* SPDX-License-Identifier: MIT
 * The glossary of a store: the keys of its terms, and finding concepts by them without an index. */
#include <string.h>

#include "base/err.h"
#include "document/term.h"
#include "store/store.h"

/* Is the key among those of the terms before `end`? */
static vitrine_status is_repeated(bool *out, struct store *store, const struct labels *terms, size_t end,
                                  const struct buf *key, vitrine_error **err)
{
    struct buf other = BUF_INIT;
    vitrine_status s = VITRINE_OK;
    size_t i;

    *out = false;
    for (i = 0; s >= 0 && i < end && !*out; i++) {
        buf_clear(&other);
        s = term_key(&other, store->analyzer, terms->items[i].language, terms->items[i].text, err);
        *out = s >= 0 && other.length == key->length && memcmp(other.bytes, key->bytes, key->length) == 0;
    }
    buf_dispose(&other);
    return s;
}

vitrine_status store_concept_keys(struct store *store, const struct labels *terms, store_key_sink *sink, void *context,
                                  vitrine_error **err)
{
    struct buf key = BUF_INIT;
    vitrine_status s = VITRINE_OK;
    bool repeated;
    size_t i;

    for (i = 0; s >= 0 && i < terms->count; i++) {
        buf_clear(&key);
        s = term_key(&key, store->analyzer, terms->items[i].language, terms->items[i].text, err);
        if (s < 0 || key.length == 0)
            continue;
        s = is_repeated(&repeated, store, terms, i, &key, err);
        if (s >= 0 && !repeated)
            s = sink(context, key.bytes, key.length, err);
    }
    buf_dispose(&key);
    return s;
}

struct walk {
    struct store *store;
    const char *key;
    size_t length;
    store_concept_sink *sink;
    void *context;
    bool found; /* among the keys of the concept at hand */
};

static vitrine_status compare_key(void *context, const char *key, size_t length, vitrine_error **err)
{
    struct walk *walk = context;

    (void)err;
    walk->found = walk->found || (length == walk->length && memcmp(key, walk->key, length) == 0);
    return VITRINE_OK;
}

static vitrine_status see_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct walk *walk = context;
    vitrine_status s;

    walk->found = false;
    s = store_concept_keys(walk->store, terms, compare_key, walk, err);
    return s >= 0 && walk->found ? walk->sink(walk->context, id, terms, err) : s;
}

static vitrine_status see_topic(void *context, const struct heading *heading, vitrine_error **err)
{
    return see_concept(context, 0, &heading->labels, err);
}

vitrine_status store_walk_concepts(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                   void *context, vitrine_error **err)
{
    struct walk walk = {.store = store, .key = key, .length = length, .sink = sink, .context = context};
    vitrine_status s = store->ops->headings(store, HEADING_TOPIC, see_topic, &walk, err);

    return s < 0 ? s : store->ops->concepts(store, see_concept, &walk, err);
}
