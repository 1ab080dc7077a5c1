/* SPDX-License-Identifier: MIT
 * A reader whose index was written under another stamp: one of ours in memory, from the records. */
#include "base/clock.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

static vitrine_status index_record(void *context, const struct record *record, vitrine_error **err)
{
    struct sqlite_store *shadow = context;
    struct documents documents = DOCUMENTS_INIT;
    vitrine_status s = documents_build(&documents, record, shadow->store.analyzer, err);
    size_t i;

    for (i = 0; s >= 0 && i < documents.count; i++)
        s = sqlite_index_add(shadow, record->id, &documents.items[i], err);
    documents_dispose(&documents);
    return s < 0 ? s : budget_check(shadow->store.budget, "search", err);
}

static vitrine_status open_shadow(struct sqlite_store **out, const struct sqlite_store *store, vitrine_error **err)
{
    const struct store_open_options options = {.create = true};
    sqlite3 *db = NULL;
    vitrine_status s;

    if (sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK) {
        sqlite3_close(db);
        return err_nomem(err);
    }
    s = sqlite_wrap(out, db, store->location, store->store.analyzer, store->store.budget, err);
    return s < 0 ? s : schema_create(*out, &options, err);
}

static vitrine_status fill_shadow(struct sqlite_store *shadow, struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = sqlite_simple(shadow, SQL_BEGIN_WRITE, err);

    shadow->writing = s >= 0; /* nobody else has it: there is nothing to lock */
    if (s >= 0)
        s = sqlite_records_by_id(store, 0, -1, index_record, shadow, err);
    return s < 0 ? s : sqlite_commit(&shadow->store, err);
}

static vitrine_status make_shadow(struct sqlite_store *store, vitrine_error **err)
{
    struct sqlite_store *shadow = NULL;
    vitrine_status s = open_shadow(&shadow, store, err);

    if (s >= 0)
        s = fill_shadow(shadow, store, err);
    if (s >= 0)
        store->shadow = &shadow->store;
    else if (shadow != NULL)
        sqlite_close(&shadow->store);
    return s;
}

vitrine_status sqlite_shadow(struct store **out, struct sqlite_store *store, vitrine_error **err)
{
    struct budget *budget = store->store.budget;
    int64_t deadline = budget->deadline_ms;
    int64_t started = clock_monotonic_ms();
    vitrine_status s = VITRINE_OK;

    budget->deadline_ms = 0;
    if (store->shadow == NULL)
        s = make_shadow(store, err);
    if (deadline != 0)
        budget->deadline_ms = deadline + clock_monotonic_ms() - started;
    *out = store->shadow;
    return s;
}
