/* SPDX-License-Identifier: MIT
 * Taking assets out of the catalogue; see edit.h. */
#include "base/alloc.h"
#include "base/err.h"
#include "edit/edit.h"

static vitrine_status remove_all(struct store *store, const int64_t *ids, size_t count, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < count; i++) {
        s = budget_check(store->budget, "remove", err);
        if (s >= 0)
            s = store->ops->remove(store, ids[i], err);
    }
    return s;
}

vitrine_status edit_remove(struct store *store, const int64_t *ids, size_t count, vitrine_error **err)
{
    vitrine_status s = store->ops->begin(store, err);

    if (s < 0)
        return s;
    s = remove_all(store, ids, count, err);
    if (s >= 0)
        s = store->ops->commit(store, err);
    if (s < 0)
        store->ops->rollback(store);
    return s;
}

struct id_list {
    int64_t *items;
    size_t count;
    size_t capacity;
};

static vitrine_status add_missing(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct id_list *list = context;

    if (!asset->missing)
        return VITRINE_OK;
    if (!mem_grow(&list->items, &list->capacity, list->count, sizeof list->items[0]))
        return err_nomem(err);
    list->items[list->count++] = asset->id;
    return VITRINE_OK;
}

/* Has a person said anything of it: a value, or a place among topics, collections, states? */
static bool is_described(const struct record *record)
{
    size_t i;

    for (i = 0; i < record->value_count; i++)
        if (record->values[i].source >= SOURCE_IMPORT)
            return true;
    return record->topics.count > 0 || record->collections.count > 0 || record->audience.count > 0 ||
           record->status != NULL || record->valid_from != NULL || record->valid_until != NULL;
}

static vitrine_status prune_one(uint64_t *removed, uint64_t *kept, struct store *store, int64_t id,
                                vitrine_error **err)
{
    struct record record;
    vitrine_status s;

    record_init(&record);
    s = store->ops->get(store, &record, id, err);
    if (s >= 0 && is_described(&record)) {
        (*kept)++;
    } else if (s >= 0) {
        s = store->ops->remove(store, id, err);
        (*removed)++;
    }
    record_dispose(&record);
    return s;
}

vitrine_status edit_prune(uint64_t *removed, uint64_t *kept, struct store *store, vitrine_error **err)
{
    struct id_list missing = {0};
    vitrine_status s = store->ops->begin(store, err);
    size_t i;

    *removed = *kept = 0;
    if (s < 0)
        return s;
    s = store->ops->assets(store, add_missing, &missing, err);
    for (i = 0; s >= 0 && i < missing.count; i++) {
        s = budget_check(store->budget, "prune", err);
        if (s >= 0)
            s = prune_one(removed, kept, store, missing.items[i], err);
    }
    if (s >= 0)
        s = store->ops->commit(store, err);
    if (s < 0)
        store->ops->rollback(store);
    mem_free(missing.items);
    return s;
}
