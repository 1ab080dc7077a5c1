/* SPDX-License-Identifier: MIT
 * The indexes of the languages: documents in and out, words and lengths held back until the commit. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

static const char index_tables[] =
    "CREATE VIRTUAL TABLE fts_%1$s USING fts5(description, title, alt_text, keywords, place, body, names, "
    "content='', columnsize=0, tokenize='vitrine');"
    "INSERT INTO fts_%1$s(fts_%1$s, rank) VALUES('hashsize', 4194304);"
    "INSERT INTO fts_%1$s(fts_%1$s, rank) VALUES('automerge', 8);"
    "CREATE TABLE word_%1$s(number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, folded TEXT NOT NULL, stem TEXT);"
    "CREATE INDEX word_%1$s_folded ON word_%1$s(folded, word);"
    "CREATE INDEX word_%1$s_stem ON word_%1$s(stem, word) WHERE stem IS NOT NULL;"
    "CREATE TABLE block_%1$s(block INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TABLE phrase_%1$s(number INTEGER PRIMARY KEY, key TEXT NOT NULL, text TEXT NOT NULL, power INTEGER NOT NULL, "
    "UNIQUE(key, text));"
    "CREATE INDEX phrase_%1$s_power ON phrase_%1$s(power, key, text);";

/* The lengths of so many bytes from an asset on are fetched together: ids come in ascending order. */
#define CACHE_LINE 64
#define CACHE_LINES 4

/* --- which there are --- */

/* False for a tag that no language_parse gives: it would be part of a statement. */
static bool set_name(struct index *index, const char *language)
{
    size_t i;

    if (strlen(language) >= sizeof index->language || *language == '\0')
        return false;
    strcpy(index->language, language);
    for (i = 0; language[i] != '\0'; i++) {
        char c = language[i];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
        index->name[i] = c == '-' ? '_' : c;
    }
    return true;
}

static void index_free(struct index *index)
{
    int kind;

    sqlite_finalize_index(index);
    held_dispose(&index->held);
    word_counts_dispose(&index->words);
    word_counts_dispose(&index->phrases);
    for (kind = 0; kind < BLOCK_KINDS; kind++)
        blocks_dispose(&index->blocks[kind]);
    mem_free(index);
}

void sqlite_index_forget(struct sqlite_store *store)
{
    while (store->index_count > 0)
        index_free(store->indexes[--store->index_count]);
    store->indexes_known = false;
}

static vitrine_status open_index(struct index **out, struct sqlite_store *store, const char *language,
                                 vitrine_error **err)
{
    struct index *index = mem_zero(1, sizeof *index);

    if (index == NULL ||
        !mem_grow(&store->indexes, &store->index_capacity, store->index_count, sizeof store->indexes[0])) {
        mem_free(index);
        return err_nomem(err);
    }
    if (!set_name(index, language)) {
        mem_free(index);
        return sqlite_damaged(store, "a language has no proper name", err);
    }
    store->indexes[store->index_count++] = index;
    *out = index;
    return VITRINE_OK;
}

static vitrine_status read_languages(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement;
    struct index *index;
    int code = SQLITE_DONE;

    if (store->indexes_known)
        return VITRINE_OK;
    sqlite_index_forget(store);
    code = sqlite3_prepare_v2(store->db, "SELECT tag, documents, tokens FROM language", -1, &statement, NULL);
    if (code != SQLITE_OK)
        return sqlite_error(store, code, err);
    s = VITRINE_OK;
    while (s >= 0 && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        s = open_index(&index, store, sqlite_text(statement, 0), err);
        if (s >= 0)
            index->counts = (struct store_counts){(uint64_t)sqlite3_column_int64(statement, 1),
                                                  (uint64_t)sqlite3_column_int64(statement, 2)};
    }
    if (s >= 0 && code != SQLITE_DONE)
        s = sqlite_error(store, code, err);
    sqlite3_finalize(statement);
    store->indexes_known = s >= 0;
    return s;
}

static vitrine_status create_index(struct index **out, struct sqlite_store *store, const char *language,
                                   vitrine_error **err)
{
    vitrine_status s = open_index(out, store, language, err);
    sqlite3_stmt *statement;

    if (s >= 0)
        s = sqlite_execute(store, index_tables, (*out)->name, err);
    statement = s < 0 ? NULL : sqlite_statement(store, SQL_ADD_LANGUAGE, &s, err);
    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, language, -1, SQLITE_STATIC);
    return sqlite_run(store, statement, err);
}

vitrine_status sqlite_index(struct index **out, struct sqlite_store *store, const char *language, bool create,
                            vitrine_error **err)
{
    vitrine_status s = read_languages(store, err);
    size_t i;

    *out = NULL;
    if (s < 0)
        return s;
    for (i = 0; i < store->index_count; i++)
        if (strcmp(store->indexes[i]->language, language) == 0) {
            *out = store->indexes[i];
            return VITRINE_OK;
        }
    return create ? create_index(out, store, language, err) : VITRINE_OK;
}

/* --- blocks --- */

vitrine_status sqlite_block(struct block **out, struct sqlite_store *store, struct index *index, enum block_kind kind,
                            int64_t number, bool make, vitrine_error **err)
{
    struct blocks *blocks = &index->blocks[kind];
    vitrine_status s = VITRINE_OK;
    sqlite3_stmt *statement;
    bool stored;

    *out = blocks_find(blocks, number);
    if (*out != NULL)
        return VITRINE_OK;
    statement = sqlite_language_statement(store, index, LANGUAGE_SQL_GET_BLOCK, &s, err);
    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, number * BLOCK_KINDS + kind);
    stored = sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_bytes(statement, 0) == BLOCK_SIZE;
    if (stored || make)
        *out = blocks_add(blocks, number);
    if ((stored || make) && *out == NULL)
        s = err_nomem(err);
    if (stored && *out != NULL)
        memcpy((*out)->bytes, sqlite3_column_blob(statement, 0), BLOCK_SIZE);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status write_block(struct sqlite_store *store, struct index *index, enum block_kind kind,
                                  struct block *block, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_PUT_BLOCK, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, block->number * BLOCK_KINDS + kind);
    sqlite3_bind_blob(statement, 2, block->bytes, BLOCK_SIZE, SQLITE_STATIC);
    block->changed = false;
    return sqlite_run(store, statement, err);
}

static vitrine_status flush_blocks(struct sqlite_store *store, struct index *index, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    int kind;
    size_t i;

    for (kind = 0; kind < BLOCK_KINDS; kind++) {
        const struct blocks *blocks = &index->blocks[kind];

        for (i = 0; s >= 0 && i < blocks->count; i++)
            if (blocks->items[i].block->changed)
                s = write_block(store, index, (enum block_kind)kind, blocks->items[i].block, err);
    }
    return s;
}

/* --- lengths --- */

static unsigned char *length_place(struct block *block, int64_t asset)
{
    return block->bytes + (size_t)(asset % BLOCK_LENGTHS) * sizeof(struct document_length);
}

vitrine_status sqlite_length(struct document_length *out, struct sqlite_store *store, struct index *index, int64_t asset,
                             vitrine_error **err)
{
    struct block *block = NULL;
    vitrine_status s = VITRINE_OK;

    if (asset > 0) /* a damaged index may name any */
        s = sqlite_block(&block, store, index, BLOCK_OF_LENGTHS, asset / BLOCK_LENGTHS, false, err);
    *out = (struct document_length){0, 0};
    if (block != NULL)
        memcpy(out, length_place(block, asset), sizeof *out);
    return s;
}

void sqlite_length_expect(struct index *index, int64_t asset)
{
    struct block *block = asset > 0 ? blocks_find(&index->blocks[BLOCK_OF_LENGTHS], asset / BLOCK_LENGTHS) : NULL;
    size_t ahead;

    if (block == NULL)
        return;
    for (ahead = 0; ahead < CACHE_LINES; ahead++)
        __builtin_prefetch(length_place(block, asset) + ahead * CACHE_LINE);
}

static vitrine_status set_length(struct sqlite_store *store, struct index *index, int64_t asset,
                                 struct document_length length, vitrine_error **err)
{
    struct block *block;
    vitrine_status s = sqlite_block(&block, store, index, BLOCK_OF_LENGTHS, asset / BLOCK_LENGTHS, true, err);

    if (s < 0)
        return s;
    memcpy(length_place(block, asset), &length, sizeof length);
    block->changed = true;
    return VITRINE_OK;
}

/* --- what is held back --- */

static vitrine_status flush_counts(struct sqlite_store *store, struct index *index, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement;

    if (index->documents == 0 && index->tokens == 0)
        return VITRINE_OK;
    statement = sqlite_statement(store, SQL_COUNT_LANGUAGE, &s, err);
    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, index->language, -1, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 2, index->documents);
    sqlite3_bind_int64(statement, 3, index->tokens);
    index->counts.documents += (uint64_t)index->documents;
    index->counts.tokens += (uint64_t)index->tokens;
    index->documents = index->tokens = 0;
    return sqlite_run(store, statement, err);
}

/* --- documents --- */

static vitrine_status write_document(struct sqlite_store *store, struct index *index, enum language_sql sql,
                                     int64_t asset, const struct document *document, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, sql, &s, err);
    int i;

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, asset);
    for (i = 0; i < DOCUMENT_COLUMNS; i++) {
        const struct buf *column = &document->columns[i];

        if (column->length > 0)
            sqlite3_bind_text64(statement, i + 2, column->bytes, column->length, SQLITE_STATIC, SQLITE_UTF8);
    }
    return sqlite_run(store, statement, err);
}

static vitrine_status write_change(struct sqlite_store *store, struct index *index, int64_t asset,
                                   const struct document *document, int change, vitrine_error **err)
{
    enum language_sql sql = change > 0 ? LANGUAGE_SQL_INSERT : LANGUAGE_SQL_DELETE;
    static const struct document_length none = {0, 0};
    struct document_length length = document_length(document);
    vitrine_status s = write_document(store, index, sql, asset, document, err);

    if (s >= 0 && word_counts_add(&index->words, document, change) < 0)
        s = err_nomem(err);
    if (s >= 0)
        s = set_length(store, index, asset, change > 0 ? length : none, err);
    if (s >= 0) {
        index->documents += change;
        index->tokens += change * (int64_t)document_length_of_code(length.all);
    }
    if (s >= 0 && index->words.count > WORDS_HELD)
        s = sqlite_words_flush(store, index, err);
    return s;
}

static vitrine_status write_held(struct sqlite_store *store, struct index *index, vitrine_error **err)
{
    struct held *held = &index->held;
    vitrine_status s = VITRINE_OK;
    size_t at = 0;
    size_t i;

    for (i = 0; s >= 0 && i < held->count; i++) {
        const struct held_document *item = &held->items[i];
        struct document document = held_document(held, item, &at);

        s = write_change(store, index, item->asset, &document, item->change, err);
    }
    held_clear(held);
    return s;
}

static vitrine_status change_document(struct sqlite_store *store, int64_t asset, const struct document *document,
                                      int change, vitrine_error **err)
{
    struct index *index;
    vitrine_status s = sqlite_index(&index, store, document->language, true, err);

    if (s >= 0 && (sqlite_phrases_count(&index->phrases, store, document, change) < 0 ||
                   held_add(&index->held, asset, document, change) < 0))
        s = err_nomem(err);
    if (s >= 0 && held_is_full(&index->held))
        s = write_held(store, index, err);
    if (s >= 0 && index->phrases.count > WORDS_HELD)
        s = sqlite_phrases_flush(store, index, err);
    return s;
}

vitrine_status sqlite_index_add(struct sqlite_store *store, int64_t asset, const struct document *document,
                                vitrine_error **err)
{
    return change_document(store, asset, document, 1, err);
}

vitrine_status sqlite_index_remove(struct sqlite_store *store, int64_t asset, const struct document *document,
                                   vitrine_error **err)
{
    return change_document(store, asset, document, -1, err);
}

vitrine_status sqlite_index_flush(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < store->index_count; i++) {
        s = write_held(store, store->indexes[i], err);
        if (s >= 0)
            s = sqlite_words_flush(store, store->indexes[i], err);
        if (s >= 0)
            s = sqlite_phrases_flush(store, store->indexes[i], err);
        if (s >= 0)
            s = flush_blocks(store, store->indexes[i], err);
        if (s >= 0)
            s = flush_counts(store, store->indexes[i], err);
    }
    return s;
}
