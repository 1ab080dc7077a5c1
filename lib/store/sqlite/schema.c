/* SPDX-License-Identifier: MIT
 * The tables of a catalogue.
 *
 *   asset     one row an asset. `record` (record/codec.c) is the truth; the columns before it are derived from it
 *             (store/columns.c), NULL where empty, for filters and orders; `mark` is what an import remembers of it
 *   root      scanned folders, as real paths; paths of assets and files are relative to one
 *   file      the files of the records, for finding assets by path and for telling what changed; asset 0: a file that
 *             could not be read, and why
 *   name      topics and collections: labels as labels_write has them, the topic above, the days of a collection
 *   concept   the glossary: terms as labels_write has them; term: the keys of these and of topics' labels, derived
 *   setting   home, want, zone, analysis (the stamp of the analysis that wrote the index; "STAMP up to ID" while it is made
 *             anew), last_id (the highest id ever given: AUTOINCREMENT would make each INSERT a change of two tables)
 *   history   one row a change of what an asset shows (record/history.h), in the order they were made: what it showed
 *             before, NULL for nothing; what it showed then is the next row's, or the record's
 *   language  those that have documents, how many, and their tokens in all
 *
 * and for each language L, with its first document ('-' in a tag is '_' in a name):
 *
 *   fts_L     FTS5, contentless: the token streams of document/document.h. FTS5 notes with each word of each document
 *             the column it is in, unless that is the first: so the first is the description, which holds most of a
 *             caption's words
 *   word_L    each word of fts_L: its number, its folded form, and its stem if there is one
 *   block_L   blocks.h: length codes by asset id, document counts by the number of the word and of the phrase
 *   phrase_L  phrases (document/phrase.h): its number, its kind and key, its kind and text, phrase_power of its uses
 *
 * PRAGMA application_id is SQLITE_APPLICATION_ID, PRAGMA user_version the number of this schema. */
#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

static const char tables[] =
    "CREATE TABLE asset(id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, root INTEGER, path TEXT, "
    "kind INTEGER NOT NULL, missing INTEGER, media_type TEXT, taken_at TEXT, status TEXT, valid_from TEXT, "
    "valid_until TEXT, latitude REAL, longitude REAL, languages TEXT, audience TEXT, topics TEXT, collections TEXT, "
    "mark INTEGER, record BLOB NOT NULL);"
    "CREATE INDEX asset_place ON asset(root, path) WHERE root IS NOT NULL;"
    "CREATE INDEX asset_path ON asset(path) WHERE root IS NULL AND path IS NOT NULL;"
    "CREATE TABLE root(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE);"
    "CREATE TABLE file(root INTEGER NOT NULL, path TEXT NOT NULL, asset INTEGER NOT NULL, size INTEGER, "
    "mtime_ns INTEGER, inode INTEGER, fingerprint BLOB, reason TEXT, PRIMARY KEY(root, path, asset)) WITHOUT ROWID;"
    "CREATE TABLE name(kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(kind, name)) WITHOUT ROWID;"
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE language(tag TEXT PRIMARY KEY, documents INTEGER NOT NULL, tokens INTEGER NOT NULL) WITHOUT ROWID;";

/* Topics and collections get labels; the glossary begins. Indexes have phrases from now on: they are made anew. */
static const char headings[] =
    "ALTER TABLE name ADD COLUMN parent TEXT; ALTER TABLE name ADD COLUMN starts TEXT; "
    "ALTER TABLE name ADD COLUMN ends TEXT; ALTER TABLE name ADD COLUMN yearly TEXT; "
    "ALTER TABLE name ADD COLUMN wanted TEXT; ALTER TABLE name ADD COLUMN labels TEXT NOT NULL DEFAULT '';"
    "CREATE TABLE concept(id INTEGER PRIMARY KEY, terms TEXT NOT NULL);"
    "CREATE TABLE term(key TEXT NOT NULL, concept INTEGER NOT NULL, topic TEXT NOT NULL, "
    "PRIMARY KEY(key, concept, topic)) WITHOUT ROWID;"
    "CREATE INDEX term_owner ON term(concept, topic);"
    "UPDATE setting SET value = '' WHERE name = 'analysis';";

/* The description becomes the first column of the indexes: one of no stamp is made anew. Changes are kept from now on. */
static const char columns[] =
    "UPDATE setting SET value = '' WHERE name = 'analysis';"
    "CREATE TABLE history(number INTEGER PRIMARY KEY, asset INTEGER NOT NULL, at INTEGER NOT NULL, "
    "field INTEGER NOT NULL, language TEXT, source INTEGER NOT NULL, old TEXT, who TEXT);"
    "CREATE INDEX history_asset ON history(asset);";

/* From a schema number to the next: each row is run in one transaction with the change of the number. */
static const struct {
    int from;
    const char *sql;
} upgrades[] = {
    {0, tables},
    {1, headings},
    {2, columns},
};

static vitrine_status set_numbers(struct sqlite_store *store, int version, vitrine_error **err)
{
    char text[96];

    snprintf(text, sizeof text, "PRAGMA application_id = %d; PRAGMA user_version = %d;", SQLITE_APPLICATION_ID, version);
    return sqlite_execute(store, text, "", err);
}

static vitrine_status upgrade_from(struct sqlite_store *store, int version, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < sizeof upgrades / sizeof upgrades[0]; i++) {
        if (upgrades[i].from != version)
            continue;
        s = sqlite_execute(store, upgrades[i].sql, "", err);
        version++;
    }
    return s < 0 ? s : set_numbers(store, version, err);
}

static vitrine_status put_settings(struct sqlite_store *store, const struct store_open_options *options,
                                   vitrine_error **err)
{
    const char *const settings[][2] = {
        {"home", options->home != NULL ? options->home : "vi"},
        {"want", options->want != NULL ? options->want : ""},
        {"zone", options->zone != NULL ? options->zone : "Asia/Ho_Chi_Minh"},
        {"analysis", ANALYZER_STAMP},
    };
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < sizeof settings / sizeof settings[0]; i++)
        s = sqlite_put_setting(&store->store, settings[i][0], settings[i][1], err);
    return s;
}

vitrine_status schema_create(struct sqlite_store *store, const struct store_open_options *options, vitrine_error **err)
{
    vitrine_status s = sqlite_simple(store, SQL_BEGIN_WRITE, err);

    store->writing = s >= 0; /* nobody else has it: there is nothing to lock */
    if (s >= 0)
        s = upgrade_from(store, 0, err);
    if (s >= 0)
        s = put_settings(store, options, err);
    if (s >= 0)
        s = sqlite_commit(&store->store, err);
    return s;
}

static vitrine_status read_number(int *out, struct sqlite_store *store, const char *text, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(store->db, text, -1, &statement, NULL);

    if (code == SQLITE_OK)
        code = sqlite3_step(statement);
    if (code == SQLITE_ROW)
        *out = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    return code == SQLITE_ROW ? VITRINE_OK : sqlite_error(store, code, err);
}

static vitrine_status upgrade(struct sqlite_store *store, int version, vitrine_error **err)
{
    vitrine_status s = sqlite_begin_stale(store, err); /* an index of another stamp is made anew in the new tables */

    if (s >= 0) /* another may have done it meanwhile */
        s = read_number(&version, store, "PRAGMA user_version", err);
    if (s >= 0 && version < SQLITE_SCHEMA_VERSION)
        s = upgrade_from(store, version, err);
    if (s >= 0)
        s = sqlite_commit(&store->store, err);
    else
        sqlite_rollback(&store->store);
    store->data_version = 0; /* the stamp may have changed */
    return s;
}

vitrine_status schema_check(struct sqlite_store *store, vitrine_error **err)
{
    int application = 0;
    int version = 0;
    vitrine_status s = read_number(&application, store, "PRAGMA application_id", err);

    if (s >= 0)
        s = read_number(&version, store, "PRAGMA user_version", err);
    if (s < 0)
        return s;
    if (application != SQLITE_APPLICATION_ID || version < 1)
        return err_set(err, VITRINE_ECORRUPT, "%s: not a Vitrine catalogue", store->location);
    if (version > SQLITE_SCHEMA_VERSION)
        return err_set(err, VITRINE_EVERSION,
                       "%s: written by a newer Vitrine (schema %d, this one knows %d); update this program",
                       store->location, version, SQLITE_SCHEMA_VERSION);
    if (version == SQLITE_SCHEMA_VERSION)
        return VITRINE_OK;
    if (store->read_only)
        return err_set(err, VITRINE_EREADONLY, "%s: of an older Vitrine; open it once for writing to bring it up to date",
                       store->location);
    return upgrade(store, version, err);
}
