/* SPDX-License-Identifier: MIT
 * store/sqlite/sqlite.h - the store in one SQLite file: what its files share. The tables are described in schema.c. */
#ifndef STORE_SQLITE_SQLITE_H
#define STORE_SQLITE_SQLITE_H

#include <sqlite3.h>

#include "store/columns.h"
#include "store/sqlite/blocks.h"
#include "store/sqlite/held.h"
#include "store/sqlite/lock.h"
#include "store/sqlite/words.h"
#include "store/store.h"

/* Statements that do not depend on a language; their text is in statements.c. */
enum sql {
    SQL_BEGIN_READ,
    SQL_BEGIN_WRITE,
    SQL_COMMIT,
    SQL_ROLLBACK,
    SQL_DATA_VERSION,
    SQL_GET,
    SQL_INSERT,
    SQL_REPLACE,
    SQL_REMOVE,
    SQL_FIND_UUID,
    SQL_FIND_PATH,
    SQL_FIND_PATH_ANYWHERE,
    SQL_LAST_ID,
    SQL_ASSET,
    SQL_ASSETS,
    SQL_RECORDS,
    SQL_RECORDS_BY_ID,
    SQL_MARKS,
    SQL_ROOTS,
    SQL_FIND_ROOT,
    SQL_ADD_ROOT,
    SQL_REMOVE_ROOT,
    SQL_FILES,
    SQL_FILES_BELOW,
    SQL_PUT_FILE,
    SQL_REMOVE_FILE,
    SQL_MOVE_FAILURES,
    SQL_ASSETS_OF_ROOT,
    SQL_NAMES,
    SQL_PUT_NAME,
    SQL_HEADINGS,
    SQL_PUT_HEADING,
    SQL_REMOVE_HEADING,
    SQL_CONCEPTS,
    SQL_PUT_CONCEPT,
    SQL_REMOVE_CONCEPT,
    SQL_FIND_CONCEPTS,
    SQL_COMPLETE_CONCEPTS,
    SQL_ADD_TERM,
    SQL_DROP_TERMS,
    SQL_SETTING,
    SQL_PUT_SETTING,
    SQL_LANGUAGES_OF_ASSETS,
    SQL_ADD_LANGUAGE,
    SQL_COUNT_LANGUAGE,
    SQL_HISTORY,
    SQL_ADD_HISTORY,
    SQL_DROP_HISTORY,
    SQL_END
};

/* Statements of one language's tables; their text is in statements.c. */
enum language_sql {
    LANGUAGE_SQL_INSERT,
    LANGUAGE_SQL_DELETE,
    LANGUAGE_SQL_MATCH,
    LANGUAGE_SQL_MATCH_PHRASE,
    LANGUAGE_SQL_ADD_WORD,
    LANGUAGE_SQL_DROP_WORD,
    LANGUAGE_SQL_WORD,
    LANGUAGE_SQL_FOLDED,
    LANGUAGE_SQL_FOLDED_PREFIX,
    LANGUAGE_SQL_STEM,
    LANGUAGE_SQL_GET_BLOCK,
    LANGUAGE_SQL_PUT_BLOCK,
    LANGUAGE_SQL_PHRASE,
    LANGUAGE_SQL_ADD_PHRASE,
    LANGUAGE_SQL_MOVE_PHRASE,
    LANGUAGE_SQL_DROP_PHRASE,
    LANGUAGE_SQL_HIGHEST_POWER,
    LANGUAGE_SQL_PHRASES,
    LANGUAGE_SQL_END
};

/* One language's index, opened. */
struct index {
    char language[RECORD_LANGUAGE_SIZE];
    char name[RECORD_LANGUAGE_SIZE]; /* the same as part of a table's name */
    sqlite3_stmt *statements[LANGUAGE_SQL_END];
    struct held held;         /* documents this transaction is yet to write */
    struct word_counts words; /* what this transaction changed, and words it met before */
    struct word_counts phrases; /* the same of phrases (document/phrase.h); number -1: has no word */
    struct blocks blocks[BLOCK_KINDS];
    struct store_counts counts; /* as the file has them */
    int64_t documents;          /* changes since the last flush */
    int64_t tokens;
};

struct match_run;

struct sqlite_store {
    struct store store;
    sqlite3 *db;
    char *location;
    struct lock lock;
    uint32_t busy_timeout_ms;
    bool read_only;
    bool writing;
    bool unfinished; /* a transaction is over, but SQLite found no memory to end it */
    bool finishing; /* a commit or rollback, which no deadline may interrupt */
    unsigned snapshots;
    int wal_pages; /* as of the last commit */
    int64_t last_id;        /* while writing: the highest ever given */
    int64_t stored_last_id; /* as the file has it */
    struct buf root_path;   /* the root used last, and its number; 0: none is known */
    int64_t root_id;
    int64_t data_version; /* that the caches are of; 0: of none */
    sqlite3_stmt *statements[SQL_END];
    sqlite3_stmt **spares; /* second ones of statements that are being walked, the innermost last */
    size_t spare_count;
    size_t spare_capacity;
    struct index **indexes;
    size_t index_count;
    size_t index_capacity;
    bool indexes_known;
    struct store_columns columns; /* these four of the record that is put: their memory is used again */
    struct buf bytes;
    struct buf phrase;
    struct documents documents;
    struct match_run *match; /* the one now running */
    struct store *shadow; /* in memory, when the index is of another stamp; NULL until needed */
};

static inline struct sqlite_store *sqlite_of(struct store *store)
{
    return (struct sqlite_store *)store;
}

/* --- error.c --- */

/* What an SQLite result means, with the catalogue's place and reason. */
vitrine_status sqlite_error(struct sqlite_store *store, int code, vitrine_error **err);
/* An error that was looked at becomes the caller's, who may not want it. */
vitrine_status sqlite_pass_on(vitrine_status s, vitrine_error *why, vitrine_error **err);
vitrine_status sqlite_damaged(struct sqlite_store *store, const char *what, vitrine_error **err);

/* --- statements.c --- */

/* A prepared statement, reset and without bindings; NULL: *s says why. Whoever steps it ends it with sqlite_done; until
 * then, asking for it again gives another one. */
sqlite3_stmt *sqlite_statement(struct sqlite_store *store, enum sql sql, vitrine_status *s, vitrine_error **err);
sqlite3_stmt *sqlite_language_statement(struct sqlite_store *store, struct index *index, enum language_sql sql,
                                        vitrine_status *s, vitrine_error **err);
/* End its use: `s`, or what went wrong in the last step or in reading its columns. */
vitrine_status sqlite_done(struct sqlite_store *store, sqlite3_stmt *statement, vitrine_status s, vitrine_error **err);
/* Step to the end of a statement that gives no rows, and reset it. */
vitrine_status sqlite_run(struct sqlite_store *store, sqlite3_stmt *statement, vitrine_error **err);
/* One statement by its text, with `name` in place of %s. */
vitrine_status sqlite_execute(struct sqlite_store *store, const char *text, const char *name, vitrine_error **err);
vitrine_status sqlite_simple(struct sqlite_store *store, enum sql sql, vitrine_error **err);
void sqlite_finalize_all(struct sqlite_store *store);
void sqlite_finalize_index(struct index *index);
/* A column as text, "" for NULL; or NULL for NULL. */
const char *sqlite_text(sqlite3_stmt *statement, int column);
const char *sqlite_text_n(size_t *length, sqlite3_stmt *statement, int column);
const char *sqlite_text_or_null(sqlite3_stmt *statement, int column);

/* --- schema.c --- */

#define SQLITE_APPLICATION_ID 0x56697472 /* 'Vitr' */
#define SQLITE_SCHEMA_VERSION 3

vitrine_status schema_create(struct sqlite_store *store, const struct store_open_options *options,
                             vitrine_error **err);
/* Is it ours, and of a version we know? Upgrades it when it may be written. */
vitrine_status schema_check(struct sqlite_store *store, vitrine_error **err);

/* --- open.c --- */

/* A store around an open database; on failure the database is closed. */
vitrine_status sqlite_wrap(struct sqlite_store **out, sqlite3 *db, const char *location, struct analyzer *analyzer,
                           struct budget *budget, vitrine_error **err);
void sqlite_close(struct store *store);

/* --- transaction.c --- */

vitrine_status sqlite_begin(struct store *store, vitrine_error **err);
/* The same, with the index as it is: for who makes it anew. */
vitrine_status sqlite_begin_stale(struct sqlite_store *store, vitrine_error **err);
vitrine_status sqlite_commit(struct store *store, vitrine_error **err);
/* The same, and go on writing: no other writer comes between. */
vitrine_status sqlite_commit_batch(struct sqlite_store *store, vitrine_error **err);
void sqlite_rollback(struct store *store);
vitrine_status sqlite_snapshot_begin(struct store *store, vitrine_error **err);
void sqlite_snapshot_end(struct store *store);
/* End what is unfinished, before anything else is asked. */
vitrine_status sqlite_finish(struct sqlite_store *store, vitrine_error **err);
vitrine_status sqlite_check_writing(struct sqlite_store *store, vitrine_error **err);
/* Drop what is cached of a state that may have passed, and look whose analysis wrote the index. */
vitrine_status sqlite_refresh(struct sqlite_store *store, vitrine_error **err);

/* --- asset.c --- */

vitrine_status sqlite_get(struct store *store, struct record *out, int64_t id, vitrine_error **err);
vitrine_status sqlite_put(struct store *store, int64_t *id, const struct record *record, vitrine_error **err);
vitrine_status sqlite_put_marked(struct store *store, int64_t *id, const struct record *record, uint64_t mark,
                                 vitrine_error **err);
vitrine_status sqlite_marks(struct store *store, int64_t after, size_t limit, store_mark_sink *sink, void *context,
                            vitrine_error **err);
vitrine_status sqlite_remove(struct store *store, int64_t id, vitrine_error **err);
vitrine_status sqlite_find_uuid(struct store *store, int64_t *id, const unsigned char *uuid, vitrine_error **err);
vitrine_status sqlite_find_path(struct store *store, const char *root, const char *path, store_id_sink *sink,
                                void *context, vitrine_error **err);
vitrine_status sqlite_asset(struct store *store, int64_t id, store_asset_sink *sink, void *context,
                            vitrine_error **err);
vitrine_status sqlite_assets(struct store *store, store_asset_sink *sink, void *context, vitrine_error **err);
vitrine_status sqlite_records(struct store *store, store_record_sink *sink, void *context, vitrine_error **err);
/* Those behind the id `after`, `limit` of them; -1: all. */
vitrine_status sqlite_records_by_id(struct sqlite_store *store, int64_t after, int64_t limit, store_record_sink *sink,
                                    void *context, vitrine_error **err);

/* --- history.c --- */

vitrine_status sqlite_history(struct store *store, struct history *out, int64_t id, vitrine_error **err);
/* Note what a put changes. */
vitrine_status sqlite_note_history(struct sqlite_store *store, int64_t id, const struct record *before,
                                   const struct record *after, vitrine_error **err);
/* All of an asset that goes. */
vitrine_status sqlite_drop_history(struct sqlite_store *store, int64_t id, vitrine_error **err);

/* --- files.c --- */

vitrine_status sqlite_roots(struct store *store, store_name_sink *sink, void *context, vitrine_error **err);
vitrine_status sqlite_files(struct store *store, const char *root, const char *prefix, store_file_sink *sink,
                            void *context, vitrine_error **err);
vitrine_status sqlite_put_failure(struct store *store, const char *root, const struct store_file *file,
                                  vitrine_error **err);
vitrine_status sqlite_drop_failure(struct store *store, const char *root, const char *path, vitrine_error **err);
vitrine_status sqlite_move_root(struct store *store, const char *from, const char *to, vitrine_error **err);
/* The number of a root; 0: none (`add`: made). */
vitrine_status sqlite_root_id(int64_t *out, struct sqlite_store *store, const char *root, bool add,
                              vitrine_error **err);
vitrine_status sqlite_put_files(struct sqlite_store *store, int64_t root, int64_t asset, const struct record *record,
                                vitrine_error **err);
/* Those that `record` has. */
vitrine_status sqlite_remove_files(struct sqlite_store *store, int64_t asset, const struct record *record,
                                   vitrine_error **err);

/* --- names.c --- */

vitrine_status sqlite_names(struct store *store, const char *kind, store_name_sink *sink, void *context,
                            vitrine_error **err);
vitrine_status sqlite_put_name(struct store *store, const char *kind, const char *name, vitrine_error **err);
vitrine_status sqlite_setting(struct store *store, struct buf *out, const char *name, vitrine_error **err);
vitrine_status sqlite_put_setting(struct store *store, const char *name, const char *value, vitrine_error **err);

/* --- headings.c --- */

vitrine_status sqlite_headings(struct store *store, enum heading_kind kind, store_heading_sink *sink, void *context,
                               vitrine_error **err);
vitrine_status sqlite_put_heading(struct store *store, enum heading_kind kind, const struct heading *heading,
                                  vitrine_error **err);
vitrine_status sqlite_remove_heading(struct store *store, enum heading_kind kind, const char *name,
                                     vitrine_error **err);
vitrine_status sqlite_concepts(struct store *store, store_concept_sink *sink, void *context, vitrine_error **err);
vitrine_status sqlite_put_concept(struct store *store, int64_t *id, const struct labels *terms, vitrine_error **err);
vitrine_status sqlite_remove_concept(struct store *store, int64_t id, vitrine_error **err);
vitrine_status sqlite_find_concepts(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                    void *context, vitrine_error **err);
vitrine_status sqlite_complete_concepts(struct store *store, const char *key, size_t length, store_concept_sink *sink,
                                        void *context, vitrine_error **err);
/* The keys of all terms anew. */
vitrine_status sqlite_rebuild_terms(struct sqlite_store *store, vitrine_error **err);

/* --- index.c --- */

/* The language's index; *out NULL: it has none (`create`: made). */
vitrine_status sqlite_index(struct index **out, struct sqlite_store *store, const char *language, bool create,
                            vitrine_error **err);
vitrine_status sqlite_index_add(struct sqlite_store *store, int64_t asset, const struct document *document,
                                vitrine_error **err);
vitrine_status sqlite_index_remove(struct sqlite_store *store, int64_t asset, const struct document *document,
                                   vitrine_error **err);
/* *out NULL: none is stored, and none was to be made. */
vitrine_status sqlite_block(struct block **out, struct sqlite_store *store, struct index *index, enum block_kind kind,
                            int64_t number, bool make, vitrine_error **err);
/* The lengths of a document; .all 0: there is none. */
vitrine_status sqlite_length(struct document_length *out, struct sqlite_store *store, struct index *index, int64_t asset,
                             vitrine_error **err);
/* That one, and soon some behind it, will be asked for: the processor may fetch them meanwhile. */
void sqlite_length_expect(struct index *index, int64_t asset);
/* Write what the indexes hold back. */
vitrine_status sqlite_index_flush(struct sqlite_store *store, vitrine_error **err);
/* Close all; they are opened anew when needed. */
void sqlite_index_forget(struct sqlite_store *store);

/* --- vocabulary.c --- */

/* A language's words in memory are let go when they are more. */
#define WORDS_HELD 60000

/* What a word is looked up by; an empty stem: it has none. ENOMEM. */
vitrine_status sqlite_word_keys(struct buf *folded, struct buf *stem, struct sqlite_store *store,
                                const struct index *index, const char *word, size_t length);
vitrine_status sqlite_words_flush(struct sqlite_store *store, struct index *index, vitrine_error **err);
/* A number of a block, by word or phrase. */
vitrine_status sqlite_count(uint64_t *out, struct sqlite_store *store, struct index *index, enum block_kind kind,
                            int64_t number, vitrine_error **err);
/* As it was and as it becomes; never below 0, also in a damaged index. */
vitrine_status sqlite_change_count(uint32_t *before, uint32_t *after, struct sqlite_store *store, struct index *index,
                                   enum block_kind kind, int64_t number, int64_t change, vitrine_error **err);
/* How many documents hold the word of that number; 0: there is none. */
vitrine_status sqlite_word_count(uint64_t *out, struct sqlite_store *store, struct index *index, int64_t number,
                                 vitrine_error **err);

/* --- phrases.c --- */

/* Count the document's phrases, by `change` (1 or -1). ENOMEM. */
vitrine_status sqlite_phrases_count(struct word_counts *counts, struct sqlite_store *store,
                                    const struct document *document, int change);
vitrine_status sqlite_phrases_flush(struct sqlite_store *store, struct index *index, vitrine_error **err);
/* How many documents have the phrase of that number; 0: there is none. */
vitrine_status sqlite_phrase_uses(uint64_t *out, struct sqlite_store *store, struct index *index, int64_t number,
                                  vitrine_error **err);
vitrine_status sqlite_phrases(struct store *store, const char *language, enum phrase_kind kind, const char *key,
                              size_t length, store_phrase_sink *sink, void *context, vitrine_error **err);

/* --- answers.c --- */

vitrine_status sqlite_languages(struct store *store, store_name_sink *sink, void *context, vitrine_error **err);
vitrine_status sqlite_counts(struct store *store, struct store_counts *out, const char *language,
                             vitrine_error **err);
vitrine_status sqlite_words(struct store *store, const char *language, enum store_key by, const char *key,
                            size_t length, store_word_sink *sink, void *context, vitrine_error **err);

/* --- match.c, fts.c --- */

vitrine_status sqlite_match(struct store *store, const struct match_request *request, match_sink *sink, void *context,
                            vitrine_error **err);
/* The tokenizer "vitrine" and the function vitrine_match, for this connection. */
int fts_register(struct sqlite_store *store);

/* --- shadow.c --- */

/* An index in memory, for a reader of one that is of another stamp: the first answer takes as long as a rebuild, which
 * counts against no deadline. */
vitrine_status sqlite_shadow(struct store **out, struct sqlite_store *store, vitrine_error **err);

/* --- check.c, reindex.c, backup.c --- */

vitrine_status sqlite_check(struct store *store, store_name_sink *problem, void *context, vitrine_error **err);
vitrine_status sqlite_reindex(struct store *store, store_progress *progress, void *context, vitrine_error **err);
/* Within a transaction: every derived table from the records, under our stamp. */
vitrine_status sqlite_rebuild(struct sqlite_store *store, store_progress *progress, void *context,
                              vitrine_error **err);
/* The same, committed piece by piece and going on where an earlier one was broken off: before the first write with another
 * stamp. What was asked for comes in a transaction of its own behind it. */
vitrine_status sqlite_rebuild_first(struct sqlite_store *store, vitrine_error **err);
vitrine_status sqlite_backup(struct store *store, const char *destination, store_progress *progress, void *context,
                             vitrine_error **err);
/* Copy all pages into another open database. */
vitrine_status sqlite_copy(struct sqlite_store *store, sqlite3 *to, store_progress *progress, void *context,
                           vitrine_error **err);

#endif
