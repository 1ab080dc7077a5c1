/* SPDX-License-Identifier: MIT
 * Every derived table anew from the records. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

static const char drop_index[] = "DROP TABLE IF EXISTS fts_%1$s";
/* An FTS5 table that is damaged beyond opening cannot be dropped as one: its entry goes, then its parts. */
static const char drop_parts[] = "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = 'fts_%1$s'; "
                                 "PRAGMA writable_schema = RESET; DROP TABLE IF EXISTS fts_%1$s_data; "
                                 "DROP TABLE IF EXISTS fts_%1$s_idx; DROP TABLE IF EXISTS fts_%1$s_config";
static const char drop_tables[] = "DROP TABLE IF EXISTS word_%1$s; DROP TABLE IF EXISTS block_%1$s; "
                                  "DROP TABLE IF EXISTS phrase_%1$s; "
                                  "DELETE FROM language WHERE replace(tag, '-', '_') = '%1$s'";

#define RECORDS_A_BATCH 5000

/* The stamp of an index that is being made in batches; the id of the record indexed last follows. */
static const char under_way[] = ANALYZER_STAMP " up to ";

struct rebuild {
    struct sqlite_store *store;
    store_progress *progress;
    void *context;
    uint64_t done;
    uint64_t total;
    int64_t last; /* id of the record indexed last */
};

static vitrine_status drop_one(struct sqlite_store *store, const char *name, vitrine_error **err)
{
    vitrine_error *why = NULL;
    vitrine_status s = sqlite_execute(store, drop_index, name, &why);

    if (s == VITRINE_ECORRUPT) {
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
        s = sqlite_execute(store, drop_parts, name, err);
        sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
        vitrine_error_free(why);
    } else if (s < 0) {
        return sqlite_pass_on(s, why, err);
    }
    return s < 0 ? s : sqlite_execute(store, drop_tables, name, err);
}

static vitrine_status drop_indexes(struct sqlite_store *store, vitrine_error **err)
{
    struct record_list names = {NULL, 0, 0};
    struct index *any;
    vitrine_status s = sqlite_index(&any, store, "", false, err);
    size_t i;

    for (i = 0; s >= 0 && i < store->index_count; i++)
        if (record_list_append(&names, store->indexes[i]->name) < 0)
            s = err_nomem(err);
    sqlite_index_forget(store);
    for (i = 0; s >= 0 && i < names.count; i++)
        s = drop_one(store, names.items[i], err);
    record_list_dispose(&names);
    return s;
}

static vitrine_status index_record(void *context, const struct record *record, vitrine_error **err)
{
    struct rebuild *rebuild = context;
    struct documents documents = DOCUMENTS_INIT;
    vitrine_status s = documents_build(&documents, record, rebuild->store->store.analyzer, err);
    size_t i;

    for (i = 0; s >= 0 && i < documents.count; i++)
        s = sqlite_index_add(rebuild->store, record->id, &documents.items[i], err);
    documents_dispose(&documents);
    rebuild->done++;
    rebuild->last = record->id;
    if (s >= 0 && rebuild->progress != NULL && rebuild->done % 64 == 0)
        s = rebuild->progress(rebuild->context, rebuild->done, rebuild->total, err);
    return s < 0 ? s : budget_check(rebuild->store->store.budget, "reindex", err);
}

static vitrine_status count_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    (void)asset;
    (void)err;
    ++*(uint64_t *)context;
    return VITRINE_OK;
}

/* What no record has, and the stamp. */
static vitrine_status finish(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = sqlite_index_flush(store, err);

    if (s >= 0)
        s = sqlite_rebuild_terms(store, err);
    if (s >= 0)
        s = sqlite_put_setting(&store->store, "analysis", ANALYZER_STAMP, err);
    if (s >= 0)
        store->store.stale_index = false;
    return s;
}

vitrine_status sqlite_rebuild(struct sqlite_store *store, store_progress *progress, void *context, vitrine_error **err)
{
    struct rebuild rebuild = {.store = store, .progress = progress, .context = context};
    vitrine_status s = drop_indexes(store, err);

    if (s >= 0)
        s = sqlite_assets(&store->store, count_asset, &rebuild.total, err);
    if (s >= 0)
        s = sqlite_records_by_id(store, 0, -1, index_record, &rebuild, err);
    return s < 0 ? s : finish(store, err);
}

/* --- in batches --- */

/* Where a rebuild of ours was broken off; 0: there was none. */
static vitrine_status read_place(int64_t *last, struct sqlite_store *store, vitrine_error **err)
{
    struct buf stamp = BUF_INIT;
    vitrine_status s = sqlite_setting(&store->store, &stamp, "analysis", err);

    *last = 0;
    if (s >= 0 && strncmp(buf_text(&stamp), under_way, sizeof under_way - 1) == 0)
        *last = strtoll(stamp.bytes + sizeof under_way - 1, NULL, 10);
    buf_dispose(&stamp);
    return s;
}

static vitrine_status write_place(const struct rebuild *rebuild, vitrine_error **err)
{
    char stamp[sizeof under_way + 24];

    snprintf(stamp, sizeof stamp, "%s%lld", under_way, (long long)rebuild->last);
    return sqlite_put_setting(&rebuild->store->store, "analysis", stamp, err);
}

/* Index the next records; *more: there may be others behind them. */
static vitrine_status index_batch(bool *more, struct rebuild *rebuild, vitrine_error **err)
{
    vitrine_status s;

    rebuild->done = 0;
    s = sqlite_records_by_id(rebuild->store, rebuild->last, RECORDS_A_BATCH, index_record, rebuild, err);
    *more = rebuild->done == RECORDS_A_BATCH;
    if (s >= 0)
        s = *more ? write_place(rebuild, err) : finish(rebuild->store, err);
    return s < 0 ? s : sqlite_commit_batch(rebuild->store, err);
}

vitrine_status sqlite_rebuild_first(struct sqlite_store *store, vitrine_error **err)
{
    struct rebuild rebuild = {.store = store};
    bool more = true;
    vitrine_status s = read_place(&rebuild.last, store, err);

    if (s >= 0 && rebuild.last == 0)
        s = drop_indexes(store, err);
    while (s >= 0 && more)
        s = index_batch(&more, &rebuild, err);
    return s;
}

/* --- the command --- */

static vitrine_status optimise(struct sqlite_store *store, vitrine_error **err)
{
    struct index *any;
    vitrine_status s = sqlite_index(&any, store, "", false, err);
    size_t i;

    for (i = 0; s >= 0 && i < store->index_count; i++)
        s = sqlite_execute(store, "INSERT INTO fts_%1$s(fts_%1$s) VALUES('optimize')", store->indexes[i]->name, err);
    return s;
}

/* VACUUM runs outside of a transaction, but under the lock. */
static vitrine_status compact(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = lock_take(&store->lock, store->busy_timeout_ms, store->store.budget, store->location, err);

    if (s < 0)
        return s;
    s = sqlite_execute(store, "VACUUM", "", err);
    store->finishing = true;
    sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    store->finishing = false;
    lock_release(&store->lock);
    return s;
}

vitrine_status sqlite_reindex(struct store *base, store_progress *progress, void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s = sqlite_begin_stale(store, err);

    if (s < 0)
        return s;
    s = sqlite_rebuild(store, progress, context, err);
    if (s >= 0)
        s = optimise(store, err);
    if (s >= 0)
        s = sqlite_commit(base, err);
    if (s < 0) {
        sqlite_rollback(base);
        return s;
    }
    return compact(store, err);
}
