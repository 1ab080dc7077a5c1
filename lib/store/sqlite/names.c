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
    int code = SQLITE_DONE;

    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, kind, -1, SQLITE_STATIC);
    while (s >= 0 && (code = sqlite3_step(statement)) == SQLITE_ROW)
        s = sink(context, sqlite_text_or_null(statement, 0), err);
    if (s >= 0 && code != SQLITE_DONE)
        s = sqlite_error(store, code, err);
    sqlite3_reset(statement);
    return s;
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
    int code;

    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, name, -1, SQLITE_STATIC);
    code = sqlite3_step(statement);
    if (code == SQLITE_ROW) {
        const char *value = sqlite_text_or_null(statement, 0);

        buf_string(out, value != NULL ? value : "");
        s = out->failed ? err_nomem(err) : VITRINE_OK;
    } else if (code != SQLITE_DONE) {
        s = sqlite_error(store, code, err);
    }
    sqlite3_reset(statement);
    return s;
}
