/* SPDX-License-Identifier: MIT
 * A look at everything: SQLite's own pages, the index's (its check needs to write, so it works on a copy), and whether every
 * derived table says what the records say. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "record/codec.h"
#include "store/sqlite/sqlite.h"

/* What one language's index must hold, summed so that order does not matter. */
struct expected {
    char language[RECORD_LANGUAGE_SIZE];
    uint64_t documents;
    uint64_t tokens;
    uint64_t entries;
    uint64_t sum; /* over hash(word, asset, column, position) */
    struct word_counts words;
};

struct checker {
    struct sqlite_store *copy;
    store_name_sink *problem;
    void *context;
    struct expected *expected;
    size_t expected_count;
    size_t expected_capacity;
    uint64_t files; /* sum over hash(path, asset) */
};

static vitrine_status tell(struct checker *checker, vitrine_error **err, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static vitrine_status tell(struct checker *checker, vitrine_error **err, const char *format, ...)
{
    char line[512];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    return checker->problem(checker->context, line, err);
}

static uint64_t mix(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;

    while (length-- > 0)
        hash = (hash ^ *at++) * UINT64_C(1099511628211);
    return hash ^ hash >> 29;
}

static uint64_t entry_hash(const char *word, size_t length, int64_t asset, uint32_t column, uint32_t position)
{
    uint64_t hash = mix(UINT64_C(14695981039346656037), word, length);

    hash = mix(hash, &asset, sizeof asset);
    hash = mix(hash, &column, sizeof column);
    return mix(hash, &position, sizeof position);
}

/* --- what the records say --- */

static struct expected *expect(struct checker *checker, const char *language)
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
    strncpy(expected->language, language, sizeof expected->language - 1);
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
            expected->sum += entry_hash(token, length, asset, column, position++);
            expected->entries++;
        }
    }
}

static vitrine_status check_length(struct checker *checker, const struct document *document, int64_t asset,
                                   vitrine_error **err)
{
    unsigned char wanted = document_length_code(document->token_count);
    unsigned char code = 0;
    struct index *index;
    vitrine_status s = sqlite_index(&index, checker->copy, document->language, false, err);

    if (s >= 0 && index != NULL)
        s = sqlite_length(&code, checker->copy, index, asset, err);
    if (s >= 0 && code != wanted)
        s = tell(checker, err, "asset %lld: its length in the index of %s is wrong", (long long)asset,
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
        struct expected *expected = expect(checker, document->language);

        if (expected == NULL || word_counts_add(&expected->words, document, 1) < 0) {
            s = err_nomem(err);
            break;
        }
        expected->documents++;
        expected->tokens += document_length_of_code(document_length_code(document->token_count));
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
        s = tell(checker, err, "asset %lld: its columns do not say what its record says", (long long)record->id);
    store_columns_dispose(&check.columns);
    return s;
}

static vitrine_status check_record(void *context, const struct record *record, vitrine_error **err)
{
    struct checker *checker = context;
    vitrine_status s = check_columns(checker, record, err);
    size_t i;

    for (i = 0; i < record->file_count; i++)
        checker->files += entry_hash(record->files[i].path, strlen(record->files[i].path), record->id, 0, 0);
    if (s >= 0)
        s = budget_check(checker->copy->store.budget, "check", err);
    return s < 0 ? s : expect_documents(checker, record, err);
}

/* Records one by one, so that a damaged one is told and the rest looked at. */
static vitrine_status check_records(struct checker *checker, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    vitrine_status s = VITRINE_OK;
    int code = sqlite3_prepare_v2(checker->copy->db, "SELECT id, record FROM asset ORDER BY id", -1, &statement, NULL);

    while (code == SQLITE_OK && s >= 0 && sqlite3_step(statement) == SQLITE_ROW) {
        const void *bytes = sqlite3_column_blob(statement, 1);
        struct record record;

        record_init(&record);
        s = record_decode(&record, bytes != NULL ? bytes : "", (size_t)sqlite3_column_bytes(statement, 1), NULL);
        record.id = sqlite3_column_int64(statement, 0);
        if (s == VITRINE_ENOMEM)
            err_nomem(err);
        else if (s < 0)
            s = tell(checker, err, "asset %lld: its record is damaged", (long long)record.id);
        else
            s = check_record(checker, &record, err);
        record_dispose(&record);
    }
    sqlite3_finalize(statement);
    return s;
}

/* --- what the index says --- */

/* Every entry of a language's index, through FTS5's own reader. */
static vitrine_status sum_index(uint64_t *sum, uint64_t *entries, struct sqlite_store *copy, const char *name,
                                vitrine_error **err)
{
    static const char *const columns[] = {"title", "description", "alt_text", "keywords", "place", "body", "names"};
    sqlite3_stmt *statement = NULL;
    vitrine_status s = sqlite_execute(copy, "CREATE VIRTUAL TABLE temp.entries USING fts5vocab('main', 'fts_%s', 'instance')",
                                      name, err);
    int code;

    if (s < 0)
        return s;
    code = sqlite3_prepare_v2(copy->db, "SELECT term, doc, col, offset FROM temp.entries", -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *column = sqlite_text_or_null(statement, 2);
        uint32_t c = 0;

        while (c < DOCUMENT_COLUMNS && !same_text(columns[c], column))
            c++;
        *sum += entry_hash(sqlite_text_or_null(statement, 0), (size_t)sqlite3_column_bytes(statement, 0),
                           sqlite3_column_int64(statement, 1), c, (uint32_t)sqlite3_column_int64(statement, 3));
        ++*entries;
        code = SQLITE_OK;
    }
    if (code != SQLITE_DONE)
        s = sqlite_error(copy, code, err);
    sqlite3_finalize(statement);
    if (s >= 0)
        s = sqlite_execute(copy, "DROP TABLE temp.entries", "", err);
    return s;
}

static uint64_t word_hash(const char *word, size_t length, int64_t documents)
{
    return entry_hash(word, length, documents, 0, 0);
}

static vitrine_status check_words(struct checker *checker, const struct expected *expected, struct index *index,
                                  vitrine_error **err)
{
    struct buf text = BUF_INIT;
    sqlite3_stmt *statement = NULL;
    uint64_t wanted = 0;
    uint64_t got = 0;
    uint64_t count = 0;
    vitrine_status s = VITRINE_OK;
    size_t i;
    int code;

    for (i = 0; i < expected->words.capacity; i++) {
        const struct word_count *item = &expected->words.items[i];

        if (item->length > 0)
            wanted += word_hash(expected->words.bytes.bytes + item->start, item->length, item->change);
    }
    buf_format(&text, "SELECT word, number FROM word_%s", index->name);
    code = text.failed ? SQLITE_NOMEM : sqlite3_prepare_v2(checker->copy->db, text.bytes, -1, &statement, NULL);
    while (code == SQLITE_OK && s >= 0 && sqlite3_step(statement) == SQLITE_ROW) {
        s = sqlite_word_count(&count, checker->copy, index, sqlite3_column_int64(statement, 1), err);
        got += word_hash(sqlite_text(statement, 0), (size_t)sqlite3_column_bytes(statement, 0), (int64_t)count);
    }
    sqlite3_finalize(statement);
    buf_dispose(&text);
    if (code == SQLITE_NOMEM)
        return err_nomem(err);
    if (s < 0)
        return s;
    return wanted == got ? VITRINE_OK
                         : tell(checker, err, "the word table of %s does not match the records", index->language);
}

static vitrine_status check_language(struct checker *checker, struct expected *expected, vitrine_error **err)
{
    struct index *index;
    struct store_counts counts;
    uint64_t sum = 0;
    uint64_t entries = 0;
    vitrine_status s = sqlite_index(&index, checker->copy, expected->language, true, err);

    if (s >= 0)
        s = sqlite_execute(checker->copy, "INSERT INTO fts_%1$s(fts_%1$s, rank) VALUES('integrity-check', 1)",
                           index->name, NULL);
    if (s >= 0)
        s = sum_index(&sum, &entries, checker->copy, index->name, NULL);
    if (s == VITRINE_ENOMEM)
        return err_nomem(err);
    if (s < 0)
        return tell(checker, err, "the index of %s is damaged; `vitrine reindex` makes it anew", expected->language);
    if (sum != expected->sum || entries != expected->entries)
        s = tell(checker, err, "the index of %s does not match the records; `vitrine reindex` makes it anew",
                 expected->language);
    if (s >= 0)
        s = check_words(checker, expected, index, err);
    if (s >= 0)
        s = sqlite_counts(&checker->copy->store, &counts, expected->language, err);
    if (s >= 0 && (counts.documents != expected->documents || counts.tokens != expected->tokens))
        s = tell(checker, err, "the counts of %s do not match the records", expected->language);
    return s;
}

static vitrine_status check_languages(struct checker *checker, vitrine_error **err)
{
    struct index *any;
    vitrine_status s = sqlite_index(&any, checker->copy, "", false, err);
    size_t i;

    for (i = 0; s >= 0 && i < checker->copy->index_count; i++) /* those without a document are to be empty */
        if (expect(checker, checker->copy->indexes[i]->language) == NULL)
            s = err_nomem(err);
    for (i = 0; s >= 0 && i < checker->expected_count; i++)
        s = check_language(checker, &checker->expected[i], err);
    return s;
}

/* --- SQLite's pages, and files --- */

static vitrine_status check_pages(struct checker *checker, struct sqlite_store *store, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    vitrine_status s = VITRINE_OK;
    int code = sqlite3_prepare_v2(store->db, "PRAGMA integrity_check(20)", -1, &statement, NULL);

    while (code == SQLITE_OK && s >= 0 && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *line = sqlite_text_or_null(statement, 0);

        if (line == NULL || strcmp(line, "ok") != 0)
            s = tell(checker, err, "the file is damaged: %s", line != NULL ? line : "no answer");
        code = SQLITE_OK;
    }
    if (s >= 0 && code != SQLITE_DONE)
        s = (code & 0xff) == SQLITE_CORRUPT ? tell(checker, err, "the file is damaged: %s", sqlite3_errmsg(store->db))
                                            : sqlite_error(store, code, err);
    sqlite3_finalize(statement);
    return s;
}

static vitrine_status check_files(struct checker *checker, vitrine_error **err)
{
    sqlite3_stmt *statement = NULL;
    uint64_t sum = 0;
    int code = sqlite3_prepare_v2(checker->copy->db, "SELECT path, asset FROM file WHERE asset <> 0", -1, &statement,
                                  NULL);

    while (code == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        sum += entry_hash(sqlite_text_or_null(statement, 0), (size_t)sqlite3_column_bytes(statement, 0),
                          sqlite3_column_int64(statement, 1), 0, 0);
    sqlite3_finalize(statement);
    return sum == checker->files ? VITRINE_OK : tell(checker, err, "the table of files does not match the records");
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

static vitrine_status look(struct checker *checker, struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = check_records(checker, err);

    if (s >= 0)
        s = check_files(checker, err);
    if (s >= 0 && store->store.stale_index)
        return tell(checker, err, "the index was written by another version of the text analysis; `vitrine reindex` "
                                  "makes it anew");
    return s < 0 ? s : check_languages(checker, err);
}

vitrine_status sqlite_check(struct store *base, store_name_sink *problem, void *context, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct checker checker = {.problem = problem, .context = context};
    vitrine_status s = check_pages(&checker, store, err);

    if (s >= 0)
        s = make_copy(&checker.copy, store, err);
    if (s >= 0)
        s = look(&checker, store, err);
    if (checker.copy != NULL) {
        checker.copy->writing = false;
        sqlite_close(&checker.copy->store);
    }
    while (checker.expected_count > 0)
        word_counts_dispose(&checker.expected[--checker.expected_count].words);
    mem_free(checker.expected);
    return s;
}
