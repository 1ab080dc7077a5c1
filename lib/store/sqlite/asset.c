/* SPDX-License-Identifier: MIT
 * Assets: records in and out, with their index and files in step. */
#include <string.h>

#include "base/err.h"
#include "record/codec.h"
#include "store/sqlite/sqlite.h"

static vitrine_status not_found(const char *what, vitrine_error **err)
{
    return err_set(err, VITRINE_ENOTFOUND, "%s: no such asset in the catalogue", what);
}

static vitrine_status not_found_id(int64_t id, vitrine_error **err)
{
    char text[24];

    sqlite3_snprintf(sizeof text, text, "%lld", (long long)id);
    return not_found(text, err);
}

/* --- reading --- */

static vitrine_status decode(struct sqlite_store *store, struct record *out, sqlite3_stmt *statement, int column,
                             int64_t id, vitrine_error **err)
{
    const void *bytes = sqlite3_column_blob(statement, column);
    size_t length = bytes != NULL ? (size_t)sqlite3_column_bytes(statement, column) : 0;
    vitrine_status s = record_decode(out, bytes != NULL ? bytes : "", length, NULL);

    out->id = id;
    if (s == VITRINE_ENOMEM)
        return err_nomem(err);
    if (s < 0 || id <= 0)
        return err_set(err, VITRINE_ECORRUPT, "%s: the record of asset %lld is damaged", store->location,
                       (long long)id);
    return VITRINE_OK;
}

vitrine_status sqlite_get(struct store *base, struct record *out, int64_t id, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_GET, &s, err);
    int code;

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, id);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        s = decode(store, out, statement, 0, id, err);
    else if (code == SQLITE_DONE)
        s = not_found_id(id, err);
    return sqlite_done(store, statement, s, err);
}

vitrine_status sqlite_find_uuid(struct store *base, int64_t *id, const unsigned char *uuid, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_FIND_UUID, &s, err);
    char text[37];
    int code;

    if (statement == NULL)
        return s;
    sqlite3_bind_blob(statement, 1, uuid, RECORD_UUID_SIZE, SQLITE_STATIC);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        *id = sqlite3_column_int64(statement, 0);
    } else if (code == SQLITE_DONE) {
        record_uuid_format(text, uuid);
        s = not_found(text, err);
    }
    return sqlite_done(store, statement, s, err);
}

vitrine_status sqlite_find_path(struct store *base, const char *root, const char *path, store_id_sink *sink,
                                void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    int64_t root_id = 0;
    vitrine_status s = sqlite_root_id(&root_id, store, root, false, err);
    bool known = root == NULL || root_id != 0;
    sqlite3_stmt *statement =
        s < 0 || !known ? NULL
                        : sqlite_statement(store, root != NULL ? SQL_FIND_PATH : SQL_FIND_PATH_ANYWHERE, &s, err);

    if (statement == NULL)
        return s;
    if (root != NULL)
        sqlite3_bind_int64(statement, 1, root_id);
    sqlite3_bind_text(statement, root != NULL ? 2 : 1, path, -1, SQLITE_STATIC);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW)
        s = sink(context, sqlite3_column_int64(statement, 0), err);
    return sqlite_done(store, statement, s, err);
}

static const char *text_or(sqlite3_stmt *statement, int column, const char *otherwise)
{
    const char *text = sqlite_text_or_null(statement, column);

    return text != NULL ? text : otherwise;
}

static vitrine_status give_asset(sqlite3_stmt *row, store_asset_sink *sink, void *context, vitrine_error **err)
{
    static const unsigned char none[RECORD_UUID_SIZE];
    struct store_asset asset = {.id = sqlite3_column_int64(row, 0),
                                .uuid = none,
                                .kind = (enum record_kind)sqlite3_column_int(row, 2),
                                .missing = sqlite3_column_int(row, 3) != 0,
                                .has_position = sqlite3_column_type(row, 11) != SQLITE_NULL &&
                                                sqlite3_column_type(row, 12) != SQLITE_NULL,
                                .latitude = sqlite3_column_double(row, 11),
                                .longitude = sqlite3_column_double(row, 12),
                                .root = sqlite_text_or_null(row, 4),
                                .path = sqlite_text_or_null(row, 5),
                                .media_type = sqlite_text_or_null(row, 6),
                                .taken_at = sqlite_text_or_null(row, 7),
                                .status = text_or(row, 8, "draft"),
                                .valid_from = sqlite_text_or_null(row, 9),
                                .valid_until = sqlite_text_or_null(row, 10),
                                .languages = text_or(row, 13, " "),
                                .audience = text_or(row, 14, "\n"),
                                .topics = text_or(row, 15, "\n"),
                                .collections = text_or(row, 16, "\n")};

    if (sqlite3_column_bytes(row, 1) == RECORD_UUID_SIZE)
        asset.uuid = sqlite3_column_blob(row, 1);
    return sink(context, &asset, err);
}

vitrine_status sqlite_asset(struct store *base, int64_t id, store_asset_sink *sink, void *context,
                            vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_ASSET, &s, err);
    int code;

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, id);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        s = give_asset(statement, sink, context, err);
    else if (code == SQLITE_DONE)
        s = not_found_id(id, err);
    return sqlite_done(store, statement, s, err);
}

vitrine_status sqlite_assets(struct store *base, store_asset_sink *sink, void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_ASSETS, &s, err);

    if (statement == NULL)
        return s;
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW)
        s = give_asset(statement, sink, context, err);
    return sqlite_done(store, statement, s, err);
}

vitrine_status sqlite_records_by_id(struct sqlite_store *store, int64_t after, int64_t limit, store_record_sink *sink,
                                    void *context, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_RECORDS_BY_ID, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, after);
    sqlite3_bind_int64(statement, 2, limit);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW) {
        struct record record;

        record_init(&record);
        s = decode(store, &record, statement, 1, sqlite3_column_int64(statement, 0), err);
        if (s >= 0)
            s = sink(context, &record, err);
        record_dispose(&record);
    }
    return sqlite_done(store, statement, s, err);
}

/* Only ids are sorted; their records are read one by one. */
vitrine_status sqlite_records(struct store *base, store_record_sink *sink, void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_RECORDS, &s, err);

    if (statement == NULL)
        return s;
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW) {
        struct record record;

        record_init(&record);
        s = sqlite_get(base, &record, sqlite3_column_int64(statement, 0), err);
        if (s >= 0)
            s = sink(context, &record, err);
        record_dispose(&record);
    }
    return sqlite_done(store, statement, s, err);
}

vitrine_status sqlite_marks(struct store *base, int64_t after, size_t limit, store_mark_sink *sink, void *context,
                            vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_MARKS, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, after);
    sqlite3_bind_int64(statement, 2, (sqlite3_int64)limit);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW)
        s = sink(context, sqlite3_column_int64(statement, 0), (uint64_t)sqlite3_column_int64(statement, 1), err);
    return sqlite_done(store, statement, s, err);
}

/* --- writing: the row --- */

static void bind_text(sqlite3_stmt *statement, int at, const char *text)
{
    if (text != NULL)
        sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

/* What is empty, or the rule, is left NULL. */
static void bind_unless(sqlite3_stmt *statement, int at, const char *text, const char *rule)
{
    if (strcmp(text, rule) != 0)
        bind_text(statement, at, text);
}

static void bind_columns(sqlite3_stmt *statement, const struct store_asset *asset, int64_t root)
{
    sqlite3_bind_blob(statement, 2, asset->uuid, RECORD_UUID_SIZE, SQLITE_STATIC);
    if (root != 0)
        sqlite3_bind_int64(statement, 3, root);
    bind_text(statement, 4, asset->path);
    sqlite3_bind_int(statement, 5, (int)asset->kind);
    if (asset->missing)
        sqlite3_bind_int(statement, 6, 1);
    bind_text(statement, 7, asset->media_type);
    bind_text(statement, 8, asset->taken_at);
    bind_unless(statement, 9, asset->status, "draft");
    bind_text(statement, 10, asset->valid_from);
    bind_text(statement, 11, asset->valid_until);
    if (asset->has_position) {
        sqlite3_bind_double(statement, 12, asset->latitude);
        sqlite3_bind_double(statement, 13, asset->longitude);
    }
    bind_unless(statement, 14, asset->languages, " ");
    bind_unless(statement, 15, asset->audience, "\n");
    bind_unless(statement, 16, asset->topics, "\n");
    bind_unless(statement, 17, asset->collections, "\n");
}

static vitrine_status bind_row(struct sqlite_store *store, sqlite3_stmt *statement, int64_t id, int64_t root,
                               const struct record *record, uint64_t mark, vitrine_error **err)
{
    buf_clear(&store->bytes);
    record_encode(&store->bytes, record);
    if (store->bytes.failed || store_columns_make(&store->columns, record) < 0)
        return err_nomem(err);
    sqlite3_bind_int64(statement, 1, id);
    bind_columns(statement, &store->columns.asset, root);
    sqlite3_bind_blob64(statement, 18, store->bytes.bytes, store->bytes.length, SQLITE_STATIC);
    if (mark != 0)
        sqlite3_bind_int64(statement, 19, (sqlite3_int64)mark);
    return VITRINE_OK;
}

/* before NULL: a new asset. */
static vitrine_status put_row(struct sqlite_store *store, int64_t id, const struct record *before,
                              const struct record *record, uint64_t mark, vitrine_error **err)
{
    int64_t root = 0;
    vitrine_status s = VITRINE_OK;
    sqlite3_stmt *statement;

    if (before != NULL)
        s = sqlite_remove_files(store, id, before, err);
    if (s >= 0)
        s = sqlite_root_id(&root, store, record->root, true, err);
    statement = s < 0 ? NULL : sqlite_statement(store, before != NULL ? SQL_REPLACE : SQL_INSERT, &s, err);
    if (statement == NULL)
        return s;
    s = bind_row(store, statement, id, root, record, mark, err);
    if (s >= 0)
        s = sqlite_run(store, statement, err);
    return s < 0 ? s : sqlite_put_files(store, root, id, record, err);
}

/* --- writing: the index --- */

static bool same_document(const struct document *a, const struct document *b)
{
    size_t i;

    if (strcmp(buf_text(&a->keywords), buf_text(&b->keywords)) != 0) /* they may differ in case alone */
        return false;
    for (i = 0; i < DOCUMENT_COLUMNS; i++)
        if (a->columns[i].length != b->columns[i].length ||
            (a->columns[i].length > 0 && memcmp(a->columns[i].bytes, b->columns[i].bytes, a->columns[i].length) != 0))
            return false;
    return true;
}

/* Those of `documents` that `others` has not, word for word, are given to `change`. */
typedef vitrine_status index_change(struct sqlite_store *store, int64_t asset, const struct document *document,
                                    vitrine_error **err);

static vitrine_status change_index(struct sqlite_store *store, int64_t asset, const struct documents *documents,
                                   const struct documents *others, index_change *change, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < documents->count; i++) {
        const struct document *document = &documents->items[i];
        const struct document *other = documents_find(others, document->language);

        if (other == NULL || !same_document(document, other))
            s = change(store, asset, document, err);
    }
    return s;
}

/* before NULL: a new asset; after NULL: one that goes. */
static vitrine_status step_index(struct sqlite_store *store, int64_t id, const struct record *before,
                                 const struct record *after, vitrine_error **err)
{
    struct documents old = DOCUMENTS_INIT;
    struct documents *new = &store->documents;
    vitrine_status s = VITRINE_OK;

    new->count = 0;
    if (before != NULL)
        s = documents_build(&old, before, store->store.analyzer, err);
    if (s >= 0 && after != NULL)
        s = documents_build(new, after, store->store.analyzer, err);
    if (s >= 0)
        s = change_index(store, id, &old, new, sqlite_index_remove, err);
    if (s >= 0)
        s = change_index(store, id, new, &old, sqlite_index_add, err);
    documents_dispose(&old);
    return s;
}

/* The record that the new one replaces, if there is one. */
static vitrine_status find_before(bool *found, struct sqlite_store *store, struct record *out, int64_t id,
                                  vitrine_error **err)
{
    vitrine_error *why = NULL;
    vitrine_status s = sqlite_get(&store->store, out, id, &why);

    *found = s >= 0;
    if (s != VITRINE_ENOTFOUND)
        return sqlite_pass_on(s, why, err);
    vitrine_error_free(why);
    return VITRINE_OK;
}

vitrine_status sqlite_put(struct store *base, int64_t *id, const struct record *record, vitrine_error **err)
{
    return sqlite_put_marked(base, id, record, 0, err);
}

vitrine_status sqlite_put_marked(struct store *base, int64_t *id, const struct record *record, uint64_t mark,
                                 vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct record before;
    bool replace = false;
    int64_t as = *id != 0 ? *id : store->last_id + 1;
    vitrine_status s = sqlite_check_writing(store, err);

    record_init(&before);
    if (s >= 0 && (as < 0 || as == INT64_MAX))
        s = err_set(err, VITRINE_EINVAL, "%lld: not the number of an asset", (long long)as);
    if (s >= 0 && *id != 0)
        s = find_before(&replace, store, &before, as, err);
    if (s >= 0)
        s = put_row(store, as, replace ? &before : NULL, record, mark, err);
    if (s >= 0)
        s = step_index(store, as, replace ? &before : NULL, record, err);
    if (s >= 0 && replace)
        s = sqlite_note_history(store, as, &before, record, err);
    if (s >= 0) {
        store->last_id = as > store->last_id ? as : store->last_id;
        *id = as;
    }
    record_dispose(&before);
    return s;
}

vitrine_status sqlite_remove(struct store *base, int64_t id, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct record before;
    sqlite3_stmt *statement = NULL;
    vitrine_status s = sqlite_check_writing(store, err);

    record_init(&before);
    if (s >= 0)
        s = sqlite_get(base, &before, id, err);
    if (s >= 0)
        s = step_index(store, id, &before, NULL, err);
    if (s >= 0)
        s = sqlite_remove_files(store, id, &before, err);
    if (s >= 0)
        s = sqlite_drop_history(store, id, err);
    if (s >= 0)
        statement = sqlite_statement(store, SQL_REMOVE, &s, err);
    if (statement != NULL) {
        sqlite3_bind_int64(statement, 1, id);
        s = sqlite_run(store, statement, err);
    }
    record_dispose(&before);
    return s;
}
