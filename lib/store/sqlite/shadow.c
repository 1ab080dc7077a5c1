/* SPDX-License-Identifier: MIT
 * A reader whose index was written under another stamp: the records in memory, analysed as we analyse. */
#include "store/linear/linear.h"
#include "store/sqlite/sqlite.h"

struct copy {
    struct store *to;
};

static vitrine_status copy_record(void *context, const struct record *record, vitrine_error **err)
{
    struct copy *copy = context;
    int64_t id = record->id;

    return copy->to->ops->put(copy->to, &id, record, err);
}

vitrine_status sqlite_shadow(struct store **out, struct sqlite_store *store, vitrine_error **err)
{
    const struct store_open_options options = {.create = true};
    struct copy copy = {NULL};
    vitrine_status s = VITRINE_OK;

    if (store->shadow == NULL) {
        s = store_open_linear(&copy.to, store->store.analyzer, store->store.budget, &options, err);
        if (s >= 0) {
            ((struct linear_store *)copy.to)->is_copy = true;
            s = copy.to->ops->begin(copy.to, err);
        }
        if (s >= 0)
            s = sqlite_records_by_id(store, copy_record, &copy, err);
        if (s >= 0)
            s = copy.to->ops->commit(copy.to, err);
        if (s < 0 && copy.to != NULL)
            copy.to->ops->close(copy.to);
        else
            store->shadow = copy.to;
    }
    *out = store->shadow;
    return s;
}
