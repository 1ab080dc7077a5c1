/* SPDX-License-Identifier: MIT
 * Opening and closing a catalogue; every handle is hardened, whoever made the file. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/create.h"
#include "store/sqlite/sqlite.h"

#define STEPS_BETWEEN_LOOKS 1000 /* of SQLite's machine, between two looks at the budget */

static const struct store_ops sqlite_ops = {
    .version = 1,
    .close = sqlite_close,
    .begin = sqlite_begin,
    .commit = sqlite_commit,
    .rollback = sqlite_rollback,
    .snapshot_begin = sqlite_snapshot_begin,
    .snapshot_end = sqlite_snapshot_end,
    .get = sqlite_get,
    .put = sqlite_put,
    .remove = sqlite_remove,
    .find_uuid = sqlite_find_uuid,
    .find_path = sqlite_find_path,
    .asset = sqlite_asset,
    .assets = sqlite_assets,
    .records = sqlite_records,
    .roots = sqlite_roots,
    .files = sqlite_files,
    .put_failure = sqlite_put_failure,
    .drop_failure = sqlite_drop_failure,
    .move_root = sqlite_move_root,
    .names = sqlite_names,
    .put_name = sqlite_put_name,
    .setting = sqlite_setting,
    .put_setting = sqlite_put_setting,
    .languages = sqlite_languages,
    .counts = sqlite_counts,
    .words = sqlite_words,
    .match = sqlite_match,
    .check = sqlite_check,
    .reindex = sqlite_reindex,
    .backup = sqlite_backup,
    .put_marked = sqlite_put_marked,
    .marks = sqlite_marks,
    .headings = sqlite_headings,
    .put_heading = sqlite_put_heading,
    .remove_heading = sqlite_remove_heading,
    .concepts = sqlite_concepts,
    .put_concept = sqlite_put_concept,
    .remove_concept = sqlite_remove_concept,
    .find_concepts = sqlite_find_concepts,
    .complete_concepts = sqlite_complete_concepts,
    .phrases = sqlite_phrases,
    .history = sqlite_history,
};

/* --- hardening --- */

static int look_at_budget(void *context)
{
    const struct sqlite_store *store = context;

    return !store->finishing && budget_check(store->store.budget, "", NULL) < 0;
}

static int harden(sqlite3 *db)
{
    static const struct {
        int option;
        int value;
    } switches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},         {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},           {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
        {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0}, {SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1},
    };
    static const struct {
        int limit;
        int value;
    } limits[] = {
        {SQLITE_LIMIT_ATTACHED, 1}, {SQLITE_LIMIT_EXPR_DEPTH, 200}, {SQLITE_LIMIT_COMPOUND_SELECT, 4},
        {SQLITE_LIMIT_LENGTH, 256 << 20},
    };
    int code = SQLITE_OK;
    size_t i;

    for (i = 0; code == SQLITE_OK && i < sizeof switches / sizeof switches[0]; i++)
        code = sqlite3_db_config(db, switches[i].option, switches[i].value, NULL);
    for (i = 0; i < sizeof limits / sizeof limits[0]; i++)
        sqlite3_limit(db, limits[i].limit, limits[i].value);
    if (code == SQLITE_OK)
        code = sqlite3_exec(db,
                            "PRAGMA cell_size_check = ON; PRAGMA cache_size = -16000; PRAGMA secure_delete = FAST; "
                            "PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 0",
                            NULL, NULL, NULL);
    return code;
}

vitrine_status sqlite_wrap(struct sqlite_store **out, sqlite3 *db, const char *location, struct analyzer *analyzer,
                           struct budget *budget, vitrine_error **err)
{
    struct sqlite_store *store = mem_zero(1, sizeof *store);
    int code;

    if (store == NULL) {
        sqlite3_close(db);
        return err_nomem(err);
    }
    store->store = (struct store){.ops = &sqlite_ops, .analyzer = analyzer, .budget = budget};
    store->db = db;
    store->location = mem_string(location);
    if (lock_init(&store->lock, location) < 0 || store->location == NULL) {
        sqlite_close(&store->store);
        return err_nomem(err);
    }
    sqlite3_extended_result_codes(db, 1);
    sqlite3_progress_handler(db, STEPS_BETWEEN_LOOKS, look_at_budget, store);
    code = harden(db);
    if (code == SQLITE_OK)
        code = fts_register(store);
    if (code != SQLITE_OK) {
        vitrine_status s = sqlite_error(store, code, err);

        sqlite_close(&store->store);
        return s;
    }
    *out = store;
    return VITRINE_OK;
}

/* --- opening --- */

static vitrine_status open_database(sqlite3 **out, const char *location, bool read_only, bool immutable,
                                    vitrine_error **err)
{
    struct buf uri = BUF_INIT;
    const char *at;
    int code;

    buf_string(&uri, *location == '/' ? "file://" : "file:");
    for (at = location; *at != '\0'; at++) /* what a URI gives a meaning to */
        if (strchr("%?#", *at) != NULL)
            buf_format(&uri, "%%%02X", (unsigned char)*at);
        else
            buf_char(&uri, *at);
    buf_string(&uri, immutable ? "?immutable=1" : "");
    if (uri.failed)
        return err_nomem(err);
    code = sqlite3_open_v2(uri.bytes, out,
                           SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                               (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE),
                           NULL);
    buf_dispose(&uri);
    if (code == SQLITE_OK)
        return VITRINE_OK;
    sqlite3_close(*out);
    *out = NULL;
    if ((code & 0xff) == SQLITE_NOMEM)
        return err_nomem(err);
    return err_set(err, VITRINE_EIO, "%s: the catalogue cannot be opened: %s", location, strerror(errno));
}

static vitrine_status check_place(const char *location, vitrine_error **err)
{
    struct stat status;

    if (stat(location, &status) != 0)
        return errno == ENOENT ? err_set(err, VITRINE_ENOTFOUND, "%s: no catalogue here", location)
                               : err_system(err, errno, location);
    if (!S_ISREG(status.st_mode))
        return err_set(err, VITRINE_ECORRUPT, "%s: not a Vitrine catalogue (not a file)", location);
    return VITRINE_OK;
}

/* The write-ahead log is kept by the writer, so that a reader who may not write the folder finds it. */
static vitrine_status use_wal(struct sqlite_store *store, vitrine_error **err)
{
    int keep = 1;
    vitrine_status s = sqlite_execute(store, "PRAGMA wal_autocheckpoint = 0", "", err);

    if (s >= 0 && !store->read_only)
        s = sqlite_execute(store, "PRAGMA journal_mode = WAL", "", err);
    if (s >= 0)
        sqlite3_file_control(store->db, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
    return s;
}

static vitrine_status open_once(struct sqlite_store **out, const char *location, struct analyzer *analyzer,
                                struct budget *budget, const struct store_open_options *options, bool immutable,
                                vitrine_error **err)
{
    sqlite3 *db = NULL;
    vitrine_status s = open_database(&db, location, options->read_only, immutable, err);

    if (s < 0)
        return s;
    sqlite3_busy_timeout(db, (int)options->busy_timeout_ms); /* first: settings read the file, which another may recover */
    s = sqlite_wrap(out, db, location, analyzer, budget, err);
    if (s < 0)
        return s;
    (*out)->read_only = options->read_only;
    (*out)->busy_timeout_ms = options->busy_timeout_ms;
    s = schema_check(*out, err);
    if (s >= 0)
        s = use_wal(*out, err);
    if (s >= 0)
        s = sqlite_refresh(*out, err);
    if (s < 0) {
        sqlite_close(&(*out)->store);
        *out = NULL;
    }
    return s;
}

static bool has_wal(const char *location)
{
    struct buf name = BUF_INIT;
    struct stat status;
    bool has;

    buf_format(&name, "%s-wal", location);
    has = name.failed || (stat(name.bytes, &status) == 0 && status.st_size > 0);
    buf_dispose(&name);
    return has;
}

/* A reader in a folder it may not write: without a log beside the file nothing can be pending, and it may be read as it
 * stands. */
static vitrine_status open_as_it_stands(struct sqlite_store **out, const char *location, struct analyzer *analyzer,
                                        struct budget *budget, const struct store_open_options *options,
                                        vitrine_error **err)
{
    vitrine_error *first = NULL;
    vitrine_status s = open_once(out, location, analyzer, budget, options, false, &first);

    if (s < 0 && (s == VITRINE_EIO || s == VITRINE_EREADONLY) && options->read_only && !has_wal(location)) {
        vitrine_error_free(first);
        return open_once(out, location, analyzer, budget, options, true, err);
    }
    return sqlite_pass_on(s, first, err);
}

vitrine_status store_open_sqlite(struct store **out, const char *location, struct analyzer *analyzer,
                                 struct budget *budget, const struct store_open_options *options, vitrine_error **err)
{
    struct sqlite_store *store = NULL;
    vitrine_status s = VITRINE_OK;

    if (options->create && !options->read_only && (options->exclusive || access(location, F_OK) != 0)) {
        vitrine_error *first = NULL;

        s = catalogue_create(location, analyzer, budget, options, &first);
        if (s == VITRINE_EEXISTS && !options->exclusive) {
            s = VITRINE_OK; /* another made it first */
            vitrine_error_free(first);
        } else {
            sqlite_pass_on(s, first, err);
        }
    }
    if (s >= 0)
        s = check_place(location, err);
    if (s >= 0)
        s = open_as_it_stands(&store, location, analyzer, budget, options, err);
    if (s >= 0)
        *out = &store->store;
    return s;
}

/* The last words of a writer: the log into the file, if no other writes. */
static void tidy(struct sqlite_store *store)
{
    const struct budget free_budget = {0};

    if (store->read_only || store->lock.descriptor < 0)
        return;
    if (lock_take(&store->lock, 0, &free_budget, store->location, NULL) < 0)
        return;
    store->finishing = true;
    sqlite3_busy_timeout(store->db, 0);
    sqlite3_wal_checkpoint_v2(store->db, "main", SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);
    lock_release(&store->lock);
}

void sqlite_close(struct store *base)
{
    struct sqlite_store *store = sqlite_of(base);

    if (store->writing)
        sqlite_rollback(base);
    if (store->shadow != NULL)
        store->shadow->ops->close(store->shadow);
    tidy(store);
    sqlite_finalize_all(store);
    sqlite_index_forget(store);
    mem_free(store->indexes);
    mem_free(store->spares);
    buf_dispose(&store->root_path);
    store_columns_dispose(&store->columns);
    buf_dispose(&store->bytes);
    buf_dispose(&store->phrase);
    documents_dispose(&store->documents);
    sqlite3_close(store->db);
    lock_dispose(&store->lock);
    mem_free(store->location);
    mem_free(store);
}
