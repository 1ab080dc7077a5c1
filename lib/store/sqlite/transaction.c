/* SPDX-License-Identifier: MIT
 * Transactions: one writer under the lock, readers beside it; and what is cached between them. */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

#define CHECKPOINT_PAGES 8000 /* of the log: about 32 MB; each copies a page once, however often it was changed */

vitrine_status sqlite_check_writing(struct sqlite_store *store, vitrine_error **err)
{
    if (!store->writing)
        return err_set(err, VITRINE_EINVAL, "%s: a change outside of a transaction", store->location);
    if (sqlite3_get_autocommit(store->db)) /* after some failures SQLite has rolled back by itself */
        return err_set(err, VITRINE_EIO, "%s: the change was given up after a failure", store->location);
    return VITRINE_OK;
}

/* End the transaction SQLite is in. Without memory that may have to wait: see sqlite_finish. */
static void end(struct sqlite_store *store, enum sql sql)
{
    store->finishing = true;
    if (sqlite3_get_autocommit(store->db) == 0)
        sqlite_simple(store, sql, NULL);
    store->finishing = false;
    store->unfinished = sqlite3_get_autocommit(store->db) == 0;
}

vitrine_status sqlite_finish(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s;

    store->unfinished = false;
    s = sqlite_simple(store, SQL_ROLLBACK, err);
    store->unfinished = sqlite3_get_autocommit(store->db) == 0;
    return s;
}

static void forget(struct sqlite_store *store)
{
    sqlite_index_forget(store);
    if (store->shadow != NULL)
        store->shadow->ops->close(store->shadow);
    store->shadow = NULL;
    store->root_id = 0;
    store->store.state++;
}

static vitrine_status read_stamp(struct sqlite_store *store, vitrine_error **err)
{
    struct buf stamp = BUF_INIT;
    vitrine_status s = sqlite_setting(&store->store, &stamp, "analysis", err);

    if (s >= 0)
        store->store.stale_index = strcmp(buf_text(&stamp), ANALYZER_STAMP) != 0;
    buf_dispose(&stamp);
    return s;
}

vitrine_status sqlite_refresh(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement;
    int64_t version = 0;

    if (store->writing)
        return VITRINE_OK;
    statement = sqlite_statement(store, SQL_DATA_VERSION, &s, err);
    if (statement == NULL)
        return s;
    if (sqlite3_step(statement) == SQLITE_ROW)
        version = sqlite3_column_int64(statement, 0);
    s = sqlite_done(store, statement, s, err);
    if (s < 0 || version == store->data_version)
        return s;
    forget(store);
    store->data_version = version;
    return read_stamp(store, err);
}

static int note_log(void *context, sqlite3 *db, const char *name, int pages)
{
    struct sqlite_store *store = context;

    (void)db;
    (void)name;
    store->wal_pages = pages;
    return SQLITE_OK;
}

static vitrine_status read_last_id(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_LAST_ID, &s, err);

    if (statement == NULL)
        return s;
    if (sqlite3_step(statement) == SQLITE_ROW)
        store->last_id = store->stored_last_id = sqlite3_column_int64(statement, 0);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status write_last_id(struct sqlite_store *store, vitrine_error **err)
{
    char text[24];

    if (store->last_id == store->stored_last_id)
        return VITRINE_OK;
    snprintf(text, sizeof text, "%lld", (long long)store->last_id);
    store->stored_last_id = store->last_id;
    return sqlite_put_setting(&store->store, "last_id", text, err);
}

vitrine_status sqlite_begin_stale(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s;

    if (store->read_only)
        return err_set(err, VITRINE_EREADONLY, "%s: opened for reading only", store->location);
    if (store->writing)
        return err_set(err, VITRINE_EBUSY, "%s: a change is under way on this handle", store->location);
    if (store->snapshots > 0)
        return err_set(err, VITRINE_EINVAL, "%s: a change while one state is being read", store->location);
    s = lock_take(&store->lock, store->busy_timeout_ms, store->store.budget, store->location, err);
    if (s < 0)
        return s;
    sqlite3_wal_hook(store->db, note_log, store);
    s = sqlite_simple(store, SQL_BEGIN_WRITE, err);
    if (s < 0) {
        end(store, SQL_ROLLBACK);
        lock_release(&store->lock);
        return s;
    }
    s = sqlite_refresh(store, err);
    if (s >= 0)
        s = read_last_id(store, err);
    store->writing = true;
    if (s < 0)
        sqlite_rollback(&store->store);
    return s;
}

vitrine_status sqlite_begin(struct store *base, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s = sqlite_begin_stale(store, err);

    if (s < 0 || !base->stale_index)
        return s;
    s = sqlite_rebuild_first(store, err);
    if (s < 0)
        sqlite_rollback(base);
    return s;
}

static vitrine_status write_out(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = sqlite_check_writing(store, err);

    if (s >= 0)
        s = sqlite_index_flush(store, err);
    if (s >= 0)
        s = write_last_id(store, err);
    if (s < 0)
        return s;
    store->finishing = true;
    s = sqlite_simple(store, SQL_COMMIT, err);
    if (s >= 0 && store->wal_pages > CHECKPOINT_PAGES) /* what it cannot do now, a later one will */
        sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
    store->finishing = false;
    return s;
}

vitrine_status sqlite_commit_batch(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = write_out(store, err);

    return s < 0 ? s : sqlite_simple(store, SQL_BEGIN_WRITE, err);
}

vitrine_status sqlite_commit(struct store *base, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s = write_out(store, err);

    if (s >= 0) {
        store->writing = false;
        base->state++;
        lock_release(&store->lock);
    }
    return s;
}

void sqlite_rollback(struct store *base)
{
    struct sqlite_store *store = sqlite_of(base);

    if (!store->writing)
        return;
    end(store, SQL_ROLLBACK);
    store->writing = false;
    forget(store);
    store->data_version = 0; /* the stamp may have been ours for a while */
    lock_release(&store->lock);
}

vitrine_status sqlite_snapshot_begin(struct store *base, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s = VITRINE_OK;

    if (store->snapshots == 0 && !store->writing) {
        s = sqlite_simple(store, SQL_BEGIN_READ, err);
        if (s >= 0)
            s = sqlite_refresh(store, err);
        if (s < 0)
            end(store, SQL_ROLLBACK);
    }
    if (s >= 0)
        store->snapshots++;
    return s;
}

void sqlite_snapshot_end(struct store *base)
{
    struct sqlite_store *store = sqlite_of(base);

    if (--store->snapshots > 0 || store->writing)
        return;
    end(store, SQL_COMMIT);
}
