/* SPDX-License-Identifier: MIT
 * extension/extension.h - the text analysis for any program with SQLite 3.40 or later: an FTS5 tokenizer
 * "vitrine", functions that fold texts and make sort keys, a collation "vitrine".
 *
 * It is built twice. The module vitrine_fts5.so reaches SQLite through the table of routines that the loading
 * connection passes (sqlite3ext.h makes sqlite3_... macros over sqlite3_api; see entry.c). The archive
 * libvitrine_fts5.a (SQLITE_CORE) calls the SQLite that it is linked with. */
#ifndef EXTENSION_EXTENSION_H
#define EXTENSION_EXTENSION_H

#include <sqlite3.h>
#include <sqlite3ext.h>

#include "text/analyzer.h"

#ifndef SQLITE_CORE
extern const sqlite3_api_routines *sqlite3_api;
#endif

/* Each registers its part on the connection and returns an SQLite code. The objects behind it go with the
 * connection. */
int tokenizer_register(sqlite3 *db);
int functions_register(sqlite3 *db);
int collation_register(sqlite3 *db);

#endif
