/* SPDX-License-Identifier: MIT
 * Topics, collections and settings. */
#include <string.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

vitrine_status sqlite_names(struct store *base, const char *kind, store_name_sink *sink, void *context,
                            vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_NAMES, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, kind, -1, SQLITE_STATIC);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW)
        s = sink(context, sqlite_text(statement, 0), err);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status put_pair(struct sqlite_store *store, enum sql sql, const char *first, const char *second,
                               vitrine_error **err)
{
    vitrine_status s = sqlite_check_writing(store, err);
    sqlite3_stmt *statement = s < 0 ? NULL : sqlite_statement(store, sql, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, first, -1, SQLITE_STATIC);
    sqlite3_bind_text(statement, 2, second, -1, SQLITE_STATIC);
    return sqlite_run(store, statement, err);
}

vitrine_status sqlite_put_name(struct store *base, const char *kind, const char *name, vitrine_error **err)
{
    return put_pair(sqlite_of(base), SQL_PUT_NAME, kind, name, err);
}

vitrine_status sqlite_put_setting(struct store *base, const char *name, const char *value, vitrine_error **err)
{
    return put_pair(sqlite_of(base), SQL_PUT_SETTING, name, value, err);
}

vitrine_status sqlite_setting(struct store *base, struct buf *out, const char *name, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_SETTING, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW)
        buf_string(out, sqlite_text(statement, 0));
    if (out->failed)
        s = err_nomem(err);
    return sqlite_done(store, statement, s, err);
}
