/* SPDX-License-Identifier: MIT
 * The table of changes: rows in, and rows out. */
#include <string.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

/* --- reading --- */

static bool is_whole(const struct history_change *change, size_t language_length)
{
    bool of_status = change->field == HISTORY_STATUS;

    return history_field_name(change->field) != NULL && source_name(change->source)[0] != '\0' &&
           language_length < sizeof change->language && of_status == (language_length == 0);
}

static vitrine_status read_change(struct sqlite_store *store, struct history *out, sqlite3_stmt *row, int64_t id,
                                  vitrine_error **err)
{
    struct history_change change = {.at = sqlite3_column_int64(row, 0),
                            .field = sqlite3_column_int(row, 1),
                            .source = (enum source)sqlite3_column_int(row, 3)};
    size_t length;
    const char *language = sqlite_text_n(&length, row, 2);

    if (!is_whole(&change, length))
        return err_set(err, VITRINE_ECORRUPT, "%s: the history of asset %lld is damaged", store->location,
                       (long long)id);
    memcpy(change.language, language, length);
    return history_add(out, &change, sqlite_text_or_null(row, 4), sqlite_text_or_null(row, 5)) < 0 ? err_nomem(err)
                                                                                                   : VITRINE_OK;
}

vitrine_status sqlite_history(struct store *base, struct history *out, int64_t id, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_HISTORY, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, id);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW)
        s = read_change(store, out, statement, id, err);
    return sqlite_done(store, statement, s, err);
}

/* --- writing --- */

static vitrine_status add_change(struct sqlite_store *store, int64_t id, const struct history_change *change,
                                 vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_ADD_HISTORY, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, id);
    sqlite3_bind_int64(statement, 2, change->at);
    sqlite3_bind_int(statement, 3, change->field);
    if (change->language[0] != '\0')
        sqlite3_bind_text(statement, 4, change->language, -1, SQLITE_STATIC);
    sqlite3_bind_int(statement, 5, (int)change->source);
    if (change->before != NULL)
        sqlite3_bind_text(statement, 6, change->before, -1, SQLITE_STATIC);
    if (change->by != NULL)
        sqlite3_bind_text(statement, 7, change->by, -1, SQLITE_STATIC);
    return sqlite_run(store, statement, err);
}

vitrine_status sqlite_note_history(struct sqlite_store *store, int64_t id, const struct record *before,
                                   const struct record *after, vitrine_error **err)
{
    struct history history = {0};
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (history_compare(&history, before, after, &store->store.author) < 0)
        s = err_nomem(err);
    for (i = 0; s >= 0 && i < history.count; i++)
        s = add_change(store, id, &history.items[i], err);
    history_dispose(&history);
    return s;
}

vitrine_status sqlite_drop_history(struct sqlite_store *store, int64_t id, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_DROP_HISTORY, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, id);
    return sqlite_run(store, statement, err);
}
