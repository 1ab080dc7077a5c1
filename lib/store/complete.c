/* SPDX-License-Identifier: MIT
 * Concepts by the beginnings of their keys, without an index of keys: by walking all. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/store.h"

struct completion {
    char *key;
    size_t length;
    int64_t id;
    size_t number; /* as they came: topics by name */
    struct labels terms;
};

struct completions {
    struct store *store;
    const char *key;
    size_t length;
    struct completion *items;
    size_t count;
    size_t capacity;
    int64_t id;                 /* of the concept at hand */
    const struct labels *terms; /* its terms */
};

static vitrine_status keep_key(void *context, const char *key, size_t length, vitrine_error **err)
{
    struct completions *completions = context;
    struct completion *item;

    if (length < completions->length || memcmp(key, completions->key, completions->length) != 0)
        return VITRINE_OK;
    if (!mem_grow(&completions->items, &completions->capacity, completions->count, sizeof *item))
        return err_nomem(err);
    item = &completions->items[completions->count];
    *item = (struct completion){mem_string_n(key, length), length, completions->id, completions->count, {0}};
    completions->count++;
    return item->key == NULL || labels_add_all(&item->terms, completions->terms) < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status see_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct completions *completions = context;

    completions->id = id;
    completions->terms = terms;
    return store_concept_keys(completions->store, terms, keep_key, completions, err);
}

static vitrine_status see_topic(void *context, const struct heading *heading, vitrine_error **err)
{
    return see_concept(context, 0, &heading->labels, err);
}

static int compare(const void *a, const void *b)
{
    const struct completion *left = a;
    const struct completion *right = b;
    int order = strcmp(left->key, right->key);

    if (order != 0)
        return order;
    if (left->id != right->id)
        return left->id < right->id ? -1 : 1;
    return (left->number > right->number) - (left->number < right->number);
}

vitrine_status store_walk_completions(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                      void *context, vitrine_error **err)
{
    struct completions completions = {.store = store, .key = key, .length = length};
    vitrine_status s = store->ops->headings(store, HEADING_TOPIC, see_topic, &completions, err);
    size_t i;

    if (s >= 0)
        s = store->ops->concepts(store, see_concept, &completions, err);
    if (completions.count > 0)
        qsort(completions.items, completions.count, sizeof completions.items[0], compare);
    for (i = 0; s == VITRINE_OK && i < completions.count; i++)
        s = sink(context, completions.items[i].id, &completions.items[i].terms, err);
    for (i = 0; i < completions.count; i++) {
        mem_free(completions.items[i].key);
        labels_dispose(&completions.items[i].terms);
    }
    mem_free(completions.items);
    return s;
}
