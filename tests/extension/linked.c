/* SPDX-License-Identifier: MIT
 * A program that has the extension linked in, for all its connections. */
#include <sqlite3.h>
#include <stdio.h>

int sqlite3_vitrinefts_init(sqlite3 *db, char **message, const void *api);

static int print(void *context, int count, char **values, char **names)
{
    (void)names;
    if (count > 0 && values[0] != NULL)
        puts(values[0]);
    ++*(int *)context;
    return 0;
}

int main(void)
{
    sqlite3 *db = NULL;
    int rows = 0;

    if (sqlite3_auto_extension((void (*)(void))sqlite3_vitrinefts_init) != SQLITE_OK ||
        sqlite3_open(":memory:", &db) != SQLITE_OK ||
        sqlite3_exec(
            db,
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi'); INSERT INTO t VALUES('Đảo Ngọc');"
            "SELECT x FROM t('dao ngoc')",
            print, &rows, NULL) != SQLITE_OK)
        return 1;
    sqlite3_close(db);
    return rows == 1 ? 0 : 1;
}
