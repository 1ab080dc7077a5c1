/* SPDX-License-Identifier: MIT
 * tests/extension/support.h - SQL on one connection, answers as one line of text. */
#ifndef TESTS_EXTENSION_SUPPORT_H
#define TESTS_EXTENSION_SUPPORT_H

#include <sqlite3.h>

#include "base/buf.h"
#include "check.h"

/* All values of all rows, with '|' between values and ';' between rows. */
static int run(struct buf *out, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int code = SQLITE_OK;
    int column;

    buf_clear(out);
    while (code == SQLITE_OK && *sql != '\0') {
        code = sqlite3_prepare_v2(db, sql, -1, &statement, &sql);
        while (code == SQLITE_OK && statement != NULL && (code = sqlite3_step(statement)) == SQLITE_ROW) {
            buf_string(out, out->length > 0 ? ";" : "");
            for (column = 0; column < sqlite3_column_count(statement); column++) {
                const char *text = (const char *)sqlite3_column_text(statement, column);

                buf_string(out, column > 0 ? "|" : "");
                buf_string(out, text != NULL ? text : "NULL");
            }
            code = SQLITE_OK;
        }
        code = code == SQLITE_DONE ? SQLITE_OK : code;
        sqlite3_finalize(statement);
        statement = NULL;
    }
    return code;
}

/* The same, or "error: " and the message. */
__attribute__((unused)) static void answer(struct buf *out, sqlite3 *db, const char *sql)
{
    if (run(out, db, sql) == SQLITE_OK)
        return;
    buf_clear(out);
    buf_format(out, "error: %s", sqlite3_errmsg(db));
}

__attribute__((unused)) static void check_answer(sqlite3 *db, const char *sql, const char *want,
                                                 const char *file, int line)
{
    struct buf got = BUF_INIT;

    answer(&got, db, sql);
    check_text(buf_text(&got), want, file, line, sql);
    buf_dispose(&got);
}

#define ANSWER(db, sql, want) check_answer((db), (sql), (want), __FILE__, __LINE__)

#endif
