/* SPDX-License-Identifier: MIT
 * Where SQLite enters: sqlite3_vitrinefts_init by the rule of its file's name, sqlite3_extension_init
 * whatever the name. */
#include "extension/extension.h"

#define ENTRY __attribute__((visibility("default")))
#define OLDEST 3040000 /* version number of SQLite */

#ifndef SQLITE_CORE
/* The module stays when its last connection closes: ICU, which would go with it, leaves its caches behind
 * each time. */
#define SUCCESS SQLITE_OK_LOAD_PERMANENTLY

/* Written once: the routines of a SQLite library are always the same. */
const sqlite3_api_routines *sqlite3_api;

/* Two SQLite libraries in one process share this module, but could not share their routines. */
static bool set_api(const sqlite3_api_routines *api, char **message)
{
    const sqlite3_api_routines *none = NULL;

    if (__atomic_compare_exchange_n(&sqlite3_api, &none, api, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE) ||
        none == api)
        return true;
    if (message != NULL)
        *message =
            api->mprintf("vitrine: another SQLite in this process has loaded it; load a copy of the file");
    return false;
}
#else
#define SUCCESS SQLITE_OK

static bool set_api(const sqlite3_api_routines *api, char **message)
{
    (void)api;
    (void)message;
    return true;
}
#endif

int sqlite3_vitrinefts_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);
int sqlite3_extension_init(sqlite3 *db, char **message, const sqlite3_api_routines *api);

static int fail(char **message, int code, const char *why)
{
    if (message != NULL)
        *message = sqlite3_mprintf("vitrine: %s", why);
    return code;
}

static int register_all(sqlite3 *db, char **message)
{
    int code;

    if (sqlite3_libversion_number() < OLDEST)
        return fail(message, SQLITE_ERROR, "needs SQLite 3.40 or later");
    code = tokenizer_register(db);
    if (code == SQLITE_ERROR)
        return fail(message, code, "needs an SQLite with FTS5");
    if (code == SQLITE_OK)
        code = functions_register(db);
    if (code == SQLITE_OK)
        code = collation_register(db);
    return code;
}

ENTRY int sqlite3_vitrinefts_init(sqlite3 *db, char **message, const sqlite3_api_routines *api)
{
    int code = set_api(api, message) ? register_all(db, message) : SQLITE_MISUSE;

    return code == SQLITE_OK ? SUCCESS : code;
}

#ifndef SQLITE_CORE
ENTRY int sqlite3_extension_init(sqlite3 *db, char **message, const sqlite3_api_routines *api)
{
    return sqlite3_vitrinefts_init(db, message, api);
}
#endif
