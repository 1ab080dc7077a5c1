/* SPDX-License-Identifier: MIT
 * Roots, and the files of records as a table of their own. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

static vitrine_status find_root(int64_t *out, struct sqlite_store *store, const char *root, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_FIND_ROOT, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, root, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW)
        *out = sqlite3_column_int64(statement, 0);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status add_root(int64_t *out, struct sqlite_store *store, const char *root, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_ADD_ROOT, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, root, -1, SQLITE_STATIC);
    s = sqlite_run(store, statement, err);
    *out = sqlite3_last_insert_rowid(store->db);
    return s;
}

vitrine_status sqlite_root_id(int64_t *out, struct sqlite_store *store, const char *root, bool add,
                              vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    *out = 0;
    if (root == NULL)
        return VITRINE_OK;
    if (store->writing && store->root_id != 0 && strcmp(buf_text(&store->root_path), root) == 0) {
        *out = store->root_id;
        return VITRINE_OK;
    }
    s = find_root(out, store, root, err);
    if (s >= 0 && *out == 0 && add)
        s = add_root(out, store, root, err);
    if (s < 0 || !store->writing)
        return s;
    buf_clear(&store->root_path);
    buf_string(&store->root_path, root);
    store->root_id = store->root_path.failed ? 0 : *out;
    return VITRINE_OK;
}

vitrine_status sqlite_roots(struct store *base, store_name_sink *sink, void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct record_list roots = {NULL, 0, 0};
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_ROOTS, &s, err);
    size_t i;

    if (statement == NULL)
        return s;
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW) /* gathered first: the sink may ask for files */
        if (record_list_append(&roots, sqlite_text(statement, 0)) < 0)
            s = err_nomem(err);
    s = sqlite_done(store, statement, s, err);
    for (i = 0; s >= 0 && i < roots.count; i++)
        s = sink(context, roots.items[i], err);
    record_list_dispose(&roots);
    return s;
}

/* --- files --- */

static vitrine_status give_file(sqlite3_stmt *statement, store_file_sink *sink, void *context, vitrine_error **err)
{
    static const unsigned char none[16];
    struct store_file file = {.path = sqlite_text(statement, 0),
                              .asset = sqlite3_column_int64(statement, 1),
                              .size = sqlite3_column_int64(statement, 2),
                              .mtime_ns = sqlite3_column_int64(statement, 3),
                              .inode = (uint64_t)sqlite3_column_int64(statement, 4),
                              .fingerprint = none,
                              .reason = sqlite_text_or_null(statement, 6)};

    if (sqlite3_column_bytes(statement, 5) == (int)sizeof none)
        file.fingerprint = sqlite3_column_blob(statement, 5);
    return sink(context, &file, err);
}

vitrine_status sqlite_files(struct store *base, const char *root, const char *prefix, store_file_sink *sink,
                            void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    int64_t id = 0;
    vitrine_status s = sqlite_root_id(&id, store, root, false, err);
    enum sql sql = *prefix != '\0' ? SQL_FILES_BELOW : SQL_FILES;
    sqlite3_stmt *statement = s < 0 || id == 0 ? NULL : sqlite_statement(store, sql, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, id);
    if (sql == SQL_FILES_BELOW)
        sqlite3_bind_text(statement, 2, prefix, -1, SQLITE_STATIC);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW)
        s = give_file(statement, sink, context, err);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status put_file(struct sqlite_store *store, int64_t root, int64_t asset, const struct store_file *file,
                               vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_PUT_FILE, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, root);
    sqlite3_bind_text(statement, 2, file->path, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 3, asset);
    sqlite3_bind_int64(statement, 4, file->size);
    sqlite3_bind_int64(statement, 5, file->mtime_ns);
    sqlite3_bind_int64(statement, 6, (int64_t)file->inode);
    if (file->fingerprint != NULL)
        sqlite3_bind_blob(statement, 7, file->fingerprint, 16, SQLITE_STATIC);
    if (file->reason != NULL)
        sqlite3_bind_text(statement, 8, file->reason, -1, SQLITE_STATIC);
    return sqlite_run(store, statement, err);
}

vitrine_status sqlite_put_files(struct sqlite_store *store, int64_t root, int64_t asset, const struct record *record,
                                vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < record->file_count; i++) {
        const struct record_file *file = &record->files[i];
        struct store_file given = {file->path,  asset,             file->size, file->mtime_ns,
                                   file->inode, file->fingerprint, NULL};

        s = put_file(store, root, asset, &given, err);
    }
    return s;
}

static vitrine_status remove_file(struct sqlite_store *store, int64_t root, const char *path, int64_t asset,
                                  vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_REMOVE_FILE, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, root);
    sqlite3_bind_text(statement, 2, path, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 3, asset);
    return sqlite_run(store, statement, err);
}

vitrine_status sqlite_remove_files(struct sqlite_store *store, int64_t asset, const struct record *record,
                                   vitrine_error **err)
{
    int64_t root = 0;
    vitrine_status s = sqlite_root_id(&root, store, record->root, false, err);
    size_t i;

    for (i = 0; s >= 0 && i < record->file_count; i++)
        s = remove_file(store, root, record->files[i].path, asset, err);
    return s;
}

/* --- failures --- */

vitrine_status sqlite_put_failure(struct store *base, const char *root, const struct store_file *file,
                                  vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    int64_t id = 0;
    vitrine_status s = sqlite_check_writing(store, err);

    if (s >= 0)
        s = sqlite_root_id(&id, store, root, true, err);
    return s < 0 ? s : put_file(store, id, 0, file, err);
}

vitrine_status sqlite_drop_failure(struct store *base, const char *root, const char *path, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    int64_t id = 0;
    vitrine_status s = sqlite_check_writing(store, err);

    if (s >= 0)
        s = sqlite_root_id(&id, store, root, false, err);
    return s < 0 ? s : remove_file(store, id, path, 0, err);
}

/* --- a root taken over by one above it --- */

struct id_list {
    int64_t *items;
    size_t count;
    size_t capacity;
};

static vitrine_status list_assets(struct id_list *out, struct sqlite_store *store, int64_t root, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_ASSETS_OF_ROOT, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, root);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW) {
        if (!mem_grow(&out->items, &out->capacity, out->count, sizeof out->items[0]))
            s = err_nomem(err);
        else
            out->items[out->count++] = sqlite3_column_int64(statement, 0);
    }
    return sqlite_done(store, statement, s, err);
}

static vitrine_status move_asset(struct store *base, int64_t id, const char *to, const char *inner,
                                 vitrine_error **err)
{
    struct record record;
    vitrine_status s;

    record_init(&record);
    s = sqlite_get(base, &record, id, err);
    if (s >= 0 && record_move_root(&record, to, inner) < 0)
        s = err_nomem(err);
    if (s >= 0)
        s = sqlite_put(base, &id, &record, err);
    record_dispose(&record);
    return s;
}

static vitrine_status move_failures(struct sqlite_store *store, int64_t from, int64_t to, const char *inner,
                                    vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_MOVE_FAILURES, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, from);
    sqlite3_bind_int64(statement, 2, to);
    sqlite3_bind_text(statement, 3, inner, -1, SQLITE_STATIC);
    s = sqlite_run(store, statement, err);
    store->root_id = 0; /* it may be the one that goes */
    statement = s < 0 ? NULL : sqlite_statement(store, SQL_REMOVE_ROOT, &s, err);
    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, from);
    return sqlite_run(store, statement, err);
}

vitrine_status sqlite_move_root(struct store *base, const char *from, const char *to, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    const char *inner = from + (strcmp(to, "/") == 0 ? 0 : strlen(to)) + 1;
    struct id_list assets = {NULL, 0, 0};
    int64_t old = 0;
    int64_t new = 0;
    vitrine_status s = sqlite_check_writing(store, err);
    size_t i;

    if (s >= 0)
        s = sqlite_root_id(&old, store, from, false, err);
    if (s < 0 || old == 0)
        return s;
    s = sqlite_root_id(&new, store, to, true, err);
    if (s >= 0)
        s = list_assets(&assets, store, old, err);
    for (i = 0; s >= 0 && i < assets.count; i++)
        s = move_asset(base, assets.items[i], to, inner, err);
    if (s >= 0)
        s = move_failures(store, old, new, inner, err);
    mem_free(assets.items);
    return s;
}
