/* SPDX-License-Identifier: MIT
 * A look at everything: SQLite's own pages, the index's (its check needs to write, so it works on a copy), and whether every
 * derived table says what the records say. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "record/codec.h"
#include "store/sqlite/check.h"

vitrine_status check_tell(struct checker *checker, vitrine_error **err, const char *format, ...)
{
    char line[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return checker->problem(checker->context, line, err);
}

vitrine_status check_tell_end(struct checker *checker, struct sqlite_store *store, int code, const char *what,
                               vitrine_error **err)
{
    if (code == SQLITE_DONE)
        return VITRINE_OK;
    if ((code & 0xff) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM || code == SQLITE_INTERRUPT)
        return sqlite_error(store, code, err);
    return check_tell(checker, err, "%s cannot be read: %s", what, sqlite3_errmsg(store->db));
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;

    while (length-- > 0)
        hash = (hash ^ *at++) * UINT64_C(1099511628211);
    return hash ^ hash >> 29;
}

uint64_t check_hash(const char *word, size_t length, int64_t asset, uint32_t column, uint32_t position)
{
    uint64_t hash = mix(UINT64_C(14695981039346656037), word, length);

    hash = mix(hash, &asset, sizeof asset);
    hash = mix(hash, &column, sizeof column);
    return mix(hash, &position, sizeof position);
}

/* --- what the records say --- */

struct expected *check_expect(struct checker *checker, const char *language)
{
    struct expected *expected;
    size_t i;

    for (i = 0; i < checker->expected_count; i++)
        if (strcmp(checker->expected[i].language, language) == 0)
            return &checker->expected[i];
    if (!mem_grow(&checker->expected, &checker->expected_capacity, checker->expected_count,
                  sizeof checker->expected[0]))
        return NULL;
    expected = &checker->expected[checker->expected_count++];
    memset(expected, 0, sizeof *expected);
    snprintf(expected->language, sizeof expected->language, "%s", language);
    return expected;
}

static void sum_document(struct expected *expected, const struct document *document, int64_t asset)
{
    uint32_t column;

    for (column = 0; column < DOCUMENT_COLUMNS; column++) {
        const char *token;
        size_t length;
        size_t at = 0;
        uint32_t position = 0;

        while (document_next(&document->columns[column], &at, &token, &length)) {
            expected->sum += check_hash(token, length, asset, column, position++);
            expected->entries++;
        }
    }
}

static vitrine_status check_length(struct checker *checker, const struct document *document, int64_t asset,
                                   vitrine_error **err)
{
    struct document_length wanted = document_length(document);
    struct document_length length = {0, 0};
    struct index *index;
    vitrine_status s = sqlite_index(&index, checker->copy, document->language, false, err);

    if (s >= 0 && index != NULL)
        s = sqlite_length(&length, checker->copy, index, asset, err);
    if (s >= 0 && (length.all != wanted.all || length.title != wanted.title))
        s = check_tell(checker, err, "asset %lld: its length in the index of %s is wrong", (long long)asset,
                 document->language);
    return s;
}

static vitrine_status expect_documents(struct checker *checker, const struct record *record, vitrine_error **err)
{
    struct documents documents = DOCUMENTS_INIT;
    vitrine_status s = documents_build(&documents, record, checker->copy->store.analyzer, err);
    size_t i;

    for (i = 0; s >= 0 && i < documents.count; i++) {
        const struct document *document = &documents.items[i];
        struct expected *expected = check_expect(checker, document->language);

        if (expected == NULL || word_counts_add(&expected->words, document, 1) < 0 ||
            sqlite_phrases_count(&expected->phrases, checker->copy, document, 1) < 0) {
            s = err_nomem(err);
            break;
        }
        expected->documents++;
        expected->tokens += document_length_of_code(document_length(document).all);
        sum_document(expected, document, record->id);
        s = check_length(checker, document, record->id, err);
    }
    documents_dispose(&documents);
    return s;
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

struct columns_check {
    struct store_columns columns;
    bool same;
};

static vitrine_status compare_columns(void *context, const struct store_asset *b, vitrine_error **err)
{
    struct columns_check *check = context;
    const struct store_asset *a = &check->columns.asset;

    (void)err;
    check->same = memcmp(a->uuid, b->uuid, RECORD_UUID_SIZE) == 0 && a->kind == b->kind && a->missing == b->missing &&
                  a->has_position == b->has_position && same_text(a->root, b->root) && same_text(a->path, b->path) &&
                  same_text(a->media_type, b->media_type) && same_text(a->taken_at, b->taken_at) &&
                  same_text(a->status, b->status) && same_text(a->valid_from, b->valid_from) &&
                  same_text(a->valid_until, b->valid_until) && same_text(a->languages, b->languages) &&
                  same_text(a->audience, b->audience) && same_text(a->topics, b->topics) &&
                  same_text(a->collections, b->collections);
    return VITRINE_OK;
}

static vitrine_status check_columns(struct checker *checker, const struct record *record, vitrine_error **err)
{
    struct columns_check check = {.same = false};
    vitrine_status s = store_columns_make(&check.columns, record) < 0 ? err_nomem(err) : VITRINE_OK;

    if (s >= 0)
        s = sqlite_asset(&checker->copy->store, record->id, compare_columns, &check, err);
    if (s >= 0 && !check.same)
        s = check_tell(checker, err, "asset %lld: its columns do not say what its record says", (long long)record->id);
    store_columns_dispose(&check.columns);
    return s;
}

static vitrine_status check_record(void *context, const struct record *record, vitrine_error **err)
{
    struct checker *checker = context;
    vitrine_status s = check_columns(checker, record, err);
    size_t i;

    for (i = 0; i < record->file_count; i++)
        checker->files += check_hash(record->files[i].path, strlen(record->files[i].path), record->id, 0, 0);
    if (s >= 0)
        s = check_history(checker, record, err);
    if (s >= 0)
        s = budget_check(checker->copy->store.budget, "check", err);
    return s < 0 || checker->stale ? s : expect_documents(checker, record, err);
}

/* A damaged one is told, and the rest looked at. */
static vitrine_status check_row(struct checker *checker, sqlite3_stmt *statement, vitrine_error **err)
{
    const void *bytes = sqlite3_column_blob(statement, 1);
    size_t length = bytes != NULL ? (size_t)sqlite3_column_bytes(statement, 1) : 0;
    struct record record;
    vitrine_status s;

    record_init(&record);
    s = record_decode(&record, bytes != NULL ? bytes : "", length, NULL);
    record.id = sqlite3_column_int64(statement, 0);
    if (record.id > checker->last_id)
        checker->last_id = record.id;
    if (s == VITRINE_ENOMEM)
        err_nomem(err);
    else if (s < 0 || record.id <= 0)
        s = check_tell(checker, err, "asset %lld: its record is damaged", (long long)record.id);
    else
        s = check_record(checker, &record, err);
    record_dispose(&record);
    return s;
}

static vitrine_status check_records(struct checker *checker, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    vitrine_status s = VITRINE_OK;
    int code = sqlite3_prepare_v2(checker->copy->db, "SELECT id, record FROM asset ORDER BY id", -1, &statement, NULL);

    while (s >= 0 && (code == SQLITE_OK || code == SQLITE_ROW) && (code = sqlite3_step(statement)) == SQLITE_ROW)
        s = check_row(checker, statement, err);
    if (s >= 0)
        s = check_tell_end(checker, checker->copy, code, "the table of assets", err);
    sqlite3_finalize(statement);
    return s;
}

/* --- SQLite's pages, and files --- */

/* A page that there was no memory for is told in the words of a damaged one. */
static bool tells_no_memory(const char *line)
{
    const char *code = strstr(line, "error code=");
    long number = code != NULL ? strtol(code + strlen("error code="), NULL, 10) : 0;

    return (number & 0xff) == SQLITE_NOMEM || number == SQLITE_IOERR_NOMEM;
}

static vitrine_status check_pages(struct checker *checker, struct sqlite_store *store, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    vitrine_status s = VITRINE_OK;
    int code = sqlite3_prepare_v2(store->db, "PRAGMA integrity_check(20)", -1, &statement, NULL);

    while (code == SQLITE_OK && s >= 0 && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *line = sqlite_text_or_null(statement, 0);

        if (line != NULL && tells_no_memory(line))
            s = err_nomem(err);
        else if (line == NULL || strcmp(line, "ok") != 0)
            s = check_tell(checker, err, "the file is damaged: %s", line != NULL ? line : "no answer");
        code = SQLITE_OK;
    }
    if (s >= 0 && code != SQLITE_DONE)
        s = (code & 0xff) == SQLITE_CORRUPT ? check_tell(checker, err, "the file is damaged: %s", sqlite3_errmsg(store->db))
                                            : sqlite_error(store, code, err);
    sqlite3_finalize(statement);
    return s;
}

static vitrine_status check_files(struct checker *checker, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    uint64_t sum = 0;
    vitrine_status s;
    int code = sqlite3_prepare_v2(checker->copy->db, "SELECT path, asset FROM file WHERE asset <> 0", -1, &statement,
                                  NULL);

    while ((code == SQLITE_OK || code == SQLITE_ROW) && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        size_t length;
        const char *path = sqlite_text_n(&length, statement, 0);

        sum += check_hash(path, length, sqlite3_column_int64(statement, 1), 0, 0);
    }
    s = check_tell_end(checker, checker->copy, code, "the table of files", err);
    sqlite3_finalize(statement);
    return s < 0 || sum == checker->files ? s : check_tell(checker, err, "the table of files does not match the records");
}

/* An id that was given may be given again. */
static vitrine_status check_last_id(struct checker *checker, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s = sqlite_setting(&checker->copy->store, &text, "last_id", err);

    if (s >= 0 && strtoll(buf_text(&text), NULL, 10) < checker->last_id)
        s = check_tell(checker, err, "the last id given is not remembered");
    buf_dispose(&text);
    return s;
}

/* --- all --- */

static vitrine_status make_copy(struct sqlite_store **out, struct sqlite_store *store, vitrine_error **err)
{
    sqlite3 *db = NULL;
    vitrine_status s;

    if (sqlite3_open_v2("", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK) {
        sqlite3_close(db);
        return err_nomem(err);
    }
    s = sqlite_copy(store, db, NULL, NULL, err);
    if (s < 0) {
        sqlite3_close(db);
        return s;
    }
    s = sqlite_wrap(out, db, store->location, store->store.analyzer, store->store.budget, err);
    if (s >= 0)
        (*out)->writing = true; /* nobody else has it: there is nothing to lock */
    return s;
}

static vitrine_status look(struct checker *checker, vitrine_error **err)
{
    vitrine_status s = check_records(checker, err);

    if (s >= 0)
        s = check_files(checker, err);
    if (s >= 0)
        s = check_lost_history(checker, err);
    if (s >= 0)
        s = check_last_id(checker, err);
    if (s >= 0 && checker->stale)
        return check_tell(checker, err, "the index was written by another version of the text analysis; `vitrine reindex` "
                                  "makes it anew");
    return s < 0 ? s : check_languages(checker, err);
}

/* Damage that the look itself stumbles over is a problem as well. */
static vitrine_status look_and_tell(struct checker *checker, vitrine_error **err)
{
    vitrine_error *why = NULL;
    vitrine_status s = look(checker, &why);

    if (s != VITRINE_ECORRUPT && s != VITRINE_EREADONLY) /* a damaged header may forbid to write, also a copy */
        return sqlite_pass_on(s, why, err);
    s = check_tell(checker, err, "%s", vitrine_error_message(why));
    vitrine_error_free(why);
    return s;
}

vitrine_status sqlite_check(struct store *base, store_name_sink *problem, void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct checker checker = {.problem = problem, .context = context};
    vitrine_status s = check_pages(&checker, store, err);

    if (s >= 0)
        s = make_copy(&checker.copy, store, err);
    checker.stale = base->stale_index;
    if (s >= 0)
        s = look_and_tell(&checker, err);
    if (checker.copy != NULL) {
        checker.copy->writing = false;
        sqlite_close(&checker.copy->store);
    }
    while (checker.expected_count > 0) {
        word_counts_dispose(&checker.expected[--checker.expected_count].words);
        word_counts_dispose(&checker.expected[checker.expected_count].phrases);
    }
    mem_free(checker.expected);
    return s;
}
