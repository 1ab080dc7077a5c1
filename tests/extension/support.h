/* SPDX-License-Identifier: MIT
 * tests/extension/support.h - SQL on one connection, answers as one line of text. */
#ifndef TESTS_EXTENSION_SUPPORT_H
#define TESTS_EXTENSION_SUPPORT_H

#include <sqlite3.h>

#include "base/buf.h"
#include "check.h"

/* All values of all rows, with '|' between values and ';' between rows; or "error: " and the message. */
__attribute__((unused)) static void answer(struct buf *out, sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    int code = SQLITE_OK;

    buf_clear(out);
    while (code == SQLITE_OK && *sql != '\0') {
        int column;

        code = sqlite3_prepare_v2(db, sql, -1, &statement, &sql);
        while (code == SQLITE_OK && statement != NULL && (code = sqlite3_step(statement)) == SQLITE_ROW) {
            if (out->length > 0)
                buf_char(out, ';');
            for (column = 0; column < sqlite3_column_count(statement); column++) {
                const char *text = (const char *)sqlite3_column_text(statement, column);

                buf_string(out, column > 0 ? "|" : "");
                buf_string(out, text != NULL ? text : "NULL");
            }
            code = SQLITE_OK;
        }
        if (code == SQLITE_DONE)
            code = SQLITE_OK;
        if (code != SQLITE_OK) {
            buf_clear(out);
            buf_format(out, "error: %s", sqlite3_errmsg(db));
        }
        sqlite3_finalize(statement);
        statement = NULL;
    }
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
