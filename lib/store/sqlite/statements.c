/* SPDX-License-Identifier: MIT
 * Every statement of the store, in two tables; prepared when first used. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

#define ASSET_COLUMNS                                                                                        \
    "asset.id, asset.uuid, asset.kind, asset.missing, root.path, asset.path, asset.media_type, asset.taken_at, "       \
    "asset.status, asset.valid_from, asset.valid_until, asset.latitude, asset.longitude, asset.languages, "            \
    "asset.audience, asset.topics, asset.collections"
#define FILE_COLUMNS "path, asset, size, mtime_ns, inode, fingerprint, reason"
#define STORED_COLUMNS                                                                                       \
    "(id, uuid, root, path, kind, missing, media_type, taken_at, status, valid_from, valid_until, latitude, "          \
    "longitude, languages, audience, topics, collections, record, mark)"
#define STORED_VALUES "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17,?18,?19)"
#define CONCEPTS_OF_TERMS                                                                                    \
    "SELECT concept, coalesce((SELECT terms FROM concept AS c WHERE c.id = term.concept), "                            \
    "(SELECT labels FROM name WHERE kind = 'topic' AND name.name = term.topic), '') FROM term WHERE "

static const char *const texts[SQL_END] = {
    [SQL_BEGIN_READ] = "BEGIN",
    [SQL_BEGIN_WRITE] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_DATA_VERSION] = "PRAGMA data_version",
    [SQL_GET] = "SELECT record FROM asset WHERE id = ?1",
    [SQL_INSERT] = "INSERT INTO asset" STORED_COLUMNS STORED_VALUES,
    [SQL_REPLACE] = "UPDATE asset SET uuid=?2, root=?3, path=?4, kind=?5, missing=?6, media_type=?7, taken_at=?8, "
                    "status=?9, valid_from=?10, valid_until=?11, latitude=?12, longitude=?13, languages=?14, "
                    "audience=?15, topics=?16, collections=?17, record=?18, mark=?19 WHERE id=?1",
    [SQL_REMOVE] = "DELETE FROM asset WHERE id = ?1",
    [SQL_FIND_UUID] = "SELECT id FROM asset WHERE uuid = ?1",
    [SQL_FIND_PATH] = "SELECT asset FROM file WHERE root = ?1 AND path = ?2 AND asset > 0 "
                      "UNION SELECT id FROM asset WHERE root = ?1 AND path = ?2",
    [SQL_FIND_PATH_ANYWHERE] = "SELECT asset FROM (SELECT 0 AS id UNION ALL SELECT id FROM root) AS place "
                               "CROSS JOIN file ON file.root = place.id AND file.path = ?1 WHERE asset > 0 "
                               "UNION SELECT asset.id FROM root CROSS JOIN asset ON asset.root = root.id AND "
                               "asset.path = ?1 UNION SELECT id FROM asset WHERE root IS NULL AND path = ?1",
    [SQL_LAST_ID] = "SELECT max(coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'last_id'), 0), "
                    "coalesce((SELECT max(id) FROM asset), 0))",
    [SQL_ASSET] = "SELECT " ASSET_COLUMNS " FROM asset LEFT JOIN root ON root.id = asset.root WHERE asset.id = ?1",
    [SQL_ASSETS] = "SELECT " ASSET_COLUMNS " FROM asset LEFT JOIN root ON root.id = asset.root ORDER BY asset.id",
    [SQL_RECORDS] = "SELECT asset.id FROM asset LEFT JOIN root ON root.id = asset.root "
                    "ORDER BY root.path NULLS LAST, asset.path NULLS LAST, asset.uuid",
    [SQL_MARKS] = "SELECT id, mark FROM asset WHERE id > ?1 ORDER BY id LIMIT ?2",
    [SQL_RECORDS_BY_ID] = "SELECT id, record FROM asset WHERE id > ?1 ORDER BY id LIMIT ?2",
    [SQL_ROOTS] = "SELECT path FROM root WHERE EXISTS(SELECT 1 FROM asset WHERE asset.root = root.id) "
                  "OR EXISTS(SELECT 1 FROM file WHERE file.root = root.id) ORDER BY path",
    [SQL_FIND_ROOT] = "SELECT id FROM root WHERE path = ?1",
    [SQL_ADD_ROOT] = "INSERT INTO root(path) VALUES(?1)",
    [SQL_REMOVE_ROOT] = "DELETE FROM root WHERE id = ?1",
    [SQL_FILES] = "SELECT " FILE_COLUMNS " FROM file WHERE root = ?1 ORDER BY path, asset",
    [SQL_FILES_BELOW] = "SELECT " FILE_COLUMNS " FROM file WHERE root = ?1 AND path = ?2 UNION ALL "
                        "SELECT " FILE_COLUMNS " FROM file WHERE root = ?1 AND path > ?2 || '/' AND path < ?2 || '0' "
                        "ORDER BY path, asset",
    [SQL_PUT_FILE] = "INSERT OR REPLACE INTO file(root, path, asset, size, mtime_ns, inode, fingerprint, reason) "
                     "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
    [SQL_REMOVE_FILE] = "DELETE FROM file WHERE root = ?1 AND path = ?2 AND asset = ?3",
    [SQL_MOVE_FAILURES] = "UPDATE OR REPLACE file SET root = ?2, path = ?3 || '/' || path WHERE root = ?1 AND asset = 0",
    [SQL_ASSETS_OF_ROOT] = "SELECT id FROM asset WHERE root = ?1 ORDER BY id",
    [SQL_NAMES] = "SELECT name FROM name WHERE kind = ?1 ORDER BY name",
    [SQL_PUT_NAME] = "INSERT OR IGNORE INTO name(kind, name) VALUES(?1,?2)",
    [SQL_HEADINGS] = "SELECT name, parent, starts, ends, yearly, wanted, labels FROM name WHERE kind = ?1 ORDER BY name",
    [SQL_PUT_HEADING] = "REPLACE INTO name(kind, name, parent, starts, ends, yearly, wanted, labels) "
                        "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
    [SQL_REMOVE_HEADING] = "DELETE FROM name WHERE kind = ?1 AND name = ?2",
    [SQL_CONCEPTS] = "SELECT id, terms FROM concept ORDER BY id",
    [SQL_PUT_CONCEPT] = "REPLACE INTO concept(id, terms) VALUES(?1,?2)",
    [SQL_REMOVE_CONCEPT] = "DELETE FROM concept WHERE id = ?1",
    [SQL_FIND_CONCEPTS] = CONCEPTS_OF_TERMS "key = ?1 ORDER BY concept, topic",
    [SQL_COMPLETE_CONCEPTS] = CONCEPTS_OF_TERMS "key >= ?1 AND key < ?2 ORDER BY key, concept, topic",
    [SQL_ADD_TERM] = "INSERT OR IGNORE INTO term(key, concept, topic) VALUES(?1,?2,?3)",
    [SQL_DROP_TERMS] = "DELETE FROM term WHERE concept = ?1 AND topic = ?2",
    [SQL_SETTING] = "SELECT value FROM setting WHERE name = ?1",
    [SQL_PUT_SETTING] = "INSERT INTO setting(name, value) VALUES(?1,?2) ON CONFLICT(name) DO UPDATE SET value = ?2",
    [SQL_LANGUAGES_OF_ASSETS] = "SELECT DISTINCT languages FROM asset WHERE languages IS NOT NULL",
    [SQL_ADD_LANGUAGE] = "INSERT OR IGNORE INTO language(tag, documents, tokens) VALUES(?1, 0, 0)",
    [SQL_COUNT_LANGUAGE] = "UPDATE language SET documents = documents + ?2, tokens = tokens + ?3 WHERE tag = ?1",
    [SQL_HISTORY] = "SELECT at, field, language, source, old, who FROM history WHERE asset = ?1 ORDER BY number",
    [SQL_ADD_HISTORY] = "INSERT INTO history(asset, at, field, language, source, old, who) VALUES(?1,?2,?3,?4,?5,?6,?7)",
    [SQL_DROP_HISTORY] = "DELETE FROM history WHERE asset = ?1",
};

/* %s is the language as part of a table's name: letters, digits and '_' only. */
static const char *const language_texts[LANGUAGE_SQL_END] = {
    [LANGUAGE_SQL_INSERT] = "INSERT INTO fts_%s(rowid, title, description, alt_text, keywords, place, body, names) "
                            "VALUES(?1,?2,?3,?4,?5,?6,?7,?8)",
    [LANGUAGE_SQL_DELETE] = "INSERT INTO fts_%1$s(fts_%1$s, rowid, title, description, alt_text, keywords, place, body, "
                            "names) VALUES('delete',?1,?2,?3,?4,?5,?6,?7,?8)",
    [LANGUAGE_SQL_MATCH] = "SELECT 1 FROM fts_%1$s WHERE fts_%1$s MATCH ?1 AND vitrine_match(fts_%1$s)",
    [LANGUAGE_SQL_MATCH_PHRASE] = "SELECT vitrine_match_phrase(fts_%1$s) FROM fts_%1$s WHERE fts_%1$s MATCH ?1 LIMIT 1",
    [LANGUAGE_SQL_ADD_WORD] = "INSERT INTO word_%s(word, folded, stem) VALUES(?1,?2,?3)",
    [LANGUAGE_SQL_DROP_WORD] = "DELETE FROM word_%s WHERE number = ?1",
    [LANGUAGE_SQL_WORD] = "SELECT word, number FROM word_%s WHERE word = ?1",
    [LANGUAGE_SQL_FOLDED] = "SELECT word, number FROM word_%s WHERE folded = ?1 ORDER BY word",
    [LANGUAGE_SQL_FOLDED_PREFIX] = "SELECT word, number FROM word_%s WHERE folded >= ?1 AND folded < ?2 ORDER BY folded, word",
    [LANGUAGE_SQL_STEM] = "SELECT word, number FROM word_%s WHERE stem = ?1 ORDER BY word",
    [LANGUAGE_SQL_GET_BLOCK] = "SELECT bytes FROM block_%s WHERE block = ?1",
    [LANGUAGE_SQL_PUT_BLOCK] = "REPLACE INTO block_%s(block, bytes) VALUES(?1,?2)",
    [LANGUAGE_SQL_PHRASE] = "SELECT number FROM phrase_%s WHERE key = ?1 AND text = ?2",
    [LANGUAGE_SQL_ADD_PHRASE] = "INSERT INTO phrase_%s(key, text, power) VALUES(?1,?2,?3)",
    [LANGUAGE_SQL_MOVE_PHRASE] = "UPDATE phrase_%s SET power = ?2 WHERE number = ?1",
    [LANGUAGE_SQL_DROP_PHRASE] = "DELETE FROM phrase_%s WHERE number = ?1",
    [LANGUAGE_SQL_HIGHEST_POWER] = "SELECT max(power) FROM phrase_%s",
    [LANGUAGE_SQL_PHRASES] = "SELECT text, key, number FROM phrase_%s WHERE power = ?1 AND key >= ?2 AND key < ?3 "
                             "ORDER BY key, text",
};

static vitrine_status prepare(struct sqlite_store *store, sqlite3_stmt **out, const char *text, vitrine_error **err)
{
    int code = sqlite3_prepare_v3(store->db, text, -1, SQLITE_PREPARE_PERSISTENT, out, NULL);

    return code == SQLITE_OK ? VITRINE_OK : sqlite_error(store, code, err);
}

/* One more of a statement that is being walked: a callback asks what it is given the answer of. */
static vitrine_status prepare_spare(struct sqlite_store *store, sqlite3_stmt **out, const char *text,
                                    vitrine_error **err)
{
    vitrine_status s;

    if (!mem_grow(&store->spares, &store->spare_capacity, store->spare_count, sizeof store->spares[0]))
        return err_nomem(err);
    s = prepare(store, out, text, err);
    if (s >= 0)
        store->spares[store->spare_count++] = *out;
    return s;
}

static sqlite3_stmt *ready(struct sqlite_store *store, sqlite3_stmt **slot, const char *text, vitrine_status *s,
                           vitrine_error **err)
{
    sqlite3_stmt *spare = NULL;

    *s = store->unfinished ? sqlite_finish(store, err) : VITRINE_OK;
    if (*s < 0)
        return NULL;
    if (*slot == NULL)
        *s = prepare(store, slot, text, err);
    else if (sqlite3_stmt_busy(*slot))
        *s = prepare_spare(store, &spare, text, err);
    else
        sqlite3_clear_bindings(*slot);
    if (*s < 0)
        return NULL;
    return spare != NULL ? spare : *slot;
}

vitrine_status sqlite_done(struct sqlite_store *store, sqlite3_stmt *statement, vitrine_status s, vitrine_error **err)
{
    int code = sqlite3_reset(statement);

    if (s >= 0 && code != SQLITE_OK)
        s = sqlite_error(store, code, err);
    if (store->spare_count > 0 && store->spares[store->spare_count - 1] == statement) {
        sqlite3_finalize(statement);
        store->spare_count--;
    }
    return s;
}

sqlite3_stmt *sqlite_statement(struct sqlite_store *store, enum sql sql, vitrine_status *s, vitrine_error **err)
{
    return ready(store, &store->statements[sql], texts[sql], s, err);
}

/* `text` with `name` for each %s or %1$s. */
static vitrine_status fill_in(struct buf *out, const char *text, const char *name)
{
    while (*text != '\0') {
        size_t length = strcspn(text, "%");

        buf_append(out, text, length);
        text += length;
        if (*text == '%') {
            buf_string(out, name);
            text += text[1] == 's' ? 2 : 4;
        }
    }
    return out->failed ? VITRINE_ENOMEM : VITRINE_OK;
}

sqlite3_stmt *sqlite_language_statement(struct sqlite_store *store, struct index *index, enum language_sql sql,
                                        vitrine_status *s, vitrine_error **err)
{
    sqlite3_stmt **slot = &index->statements[sql];
    struct buf text = BUF_INIT;
    sqlite3_stmt *statement = NULL;

    if ((*slot == NULL || sqlite3_stmt_busy(*slot)) && fill_in(&text, language_texts[sql], index->name) < 0)
        *s = err_nomem(err);
    else
        statement = ready(store, slot, buf_text(&text), s, err);
    buf_dispose(&text);
    return statement;
}

vitrine_status sqlite_run(struct sqlite_store *store, sqlite3_stmt *statement, vitrine_error **err)
{
    sqlite3_step(statement);
    return sqlite_done(store, statement, VITRINE_OK, err);
}

vitrine_status sqlite_execute(struct sqlite_store *store, const char *text, const char *name, vitrine_error **err)
{
    struct buf filled = BUF_INIT;
    vitrine_status s = VITRINE_OK;
    int code;

    if (fill_in(&filled, text, name) < 0)
        s = err_nomem(err);
    if (s >= 0) {
        code = sqlite3_exec(store->db, filled.bytes, NULL, NULL, NULL);
        if (code != SQLITE_OK)
            s = sqlite_error(store, code, err);
    }
    buf_dispose(&filled);
    return s;
}

vitrine_status sqlite_simple(struct sqlite_store *store, enum sql sql, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, sql, &s, err);

    return statement == NULL ? s : sqlite_run(store, statement, err);
}

void sqlite_finalize_index(struct index *index)
{
    size_t i;

    for (i = 0; i < LANGUAGE_SQL_END; i++) {
        sqlite3_finalize(index->statements[i]);
        index->statements[i] = NULL;
    }
}

void sqlite_finalize_all(struct sqlite_store *store)
{
    size_t i;

    for (i = 0; i < SQL_END; i++) {
        sqlite3_finalize(store->statements[i]);
        store->statements[i] = NULL;
    }
    for (i = 0; i < store->index_count; i++)
        sqlite_finalize_index(store->indexes[i]);
}

const char *sqlite_text(sqlite3_stmt *statement, int column)
{
    const char *text = sqlite_text_or_null(statement, column);

    return text != NULL ? text : "";
}

const char *sqlite_text_n(size_t *length, sqlite3_stmt *statement, int column)
{
    const char *text = sqlite_text_or_null(statement, column);

    *length = text != NULL ? (size_t)sqlite3_column_bytes(statement, column) : 0;
    return text != NULL ? text : "";
}

const char *sqlite_text_or_null(sqlite3_stmt *statement, int column)
{
    return (const char *)sqlite3_column_text(statement, column);
}
