/* SPDX-License-Identifier: MIT
 * The words of an index: their numbers, their keys, and how many documents hold them. */
#include <string.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

/* *out 0: there is no such word. */
static vitrine_status find_word(int64_t *out, struct sqlite_store *store, struct index *index, const char *word,
                                size_t length, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_WORD, &s, err);

    *out = 0;
    if (statement == NULL)
        return s;
    sqlite3_bind_text(statement, 1, word, (int)length, SQLITE_STATIC);
    if (sqlite3_step(statement) == SQLITE_ROW)
        *out = sqlite3_column_int64(statement, 1);
    return sqlite_done(store, statement, s, err);
}

vitrine_status sqlite_word_keys(struct buf *folded, struct buf *stem, struct sqlite_store *store,
                                const struct index *index, const char *word, size_t length)
{
    size_t skip = length > 0 && word[0] == DOCUMENT_PLAIN;

    buf_clear(folded);
    buf_clear(stem);
    analyzer_fold(store->store.analyzer, folded, word + skip, length - skip);
    analyzer_stem(store->store.analyzer, stem, index->language, word + skip, length - skip);
    return folded->failed || stem->failed ? VITRINE_ENOMEM : VITRINE_OK;
}

static vitrine_status add_word(int64_t *out, struct sqlite_store *store, struct index *index, const char *word,
                               size_t length, vitrine_error **err)
{
    struct buf folded = BUF_INIT;
    struct buf stem = BUF_INIT;
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_ADD_WORD, &s, err);

    if (statement == NULL)
        return s;
    if (sqlite_word_keys(&folded, &stem, store, index, word, length) < 0) {
        s = err_nomem(err);
    } else {
        sqlite3_bind_text(statement, 1, word, (int)length, SQLITE_STATIC);
        sqlite3_bind_text(statement, 2, buf_text(&folded), (int)folded.length, SQLITE_STATIC);
        if (stem.length > 0)
            sqlite3_bind_text(statement, 3, stem.bytes, (int)stem.length, SQLITE_STATIC);
        s = sqlite_run(store, statement, err);
    }
    if (s >= 0)
        *out = sqlite3_last_insert_rowid(store->db);
    buf_dispose(&folded);
    buf_dispose(&stem);
    return s;
}

static vitrine_status drop_word(struct sqlite_store *store, struct index *index, int64_t number, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_DROP_WORD, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, number);
    return sqlite_run(store, statement, err);
}

vitrine_status sqlite_change_count(uint32_t *before, uint32_t *after, struct sqlite_store *store, struct index *index,
                                   enum block_kind kind, int64_t number, int64_t change, vitrine_error **err)
{
    struct block *block;
    size_t at = (size_t)(number % BLOCK_COUNTS);
    vitrine_status s = sqlite_block(&block, store, index, kind, number / BLOCK_COUNTS, true, err);
    int64_t count;

    if (s < 0)
        return s;
    *before = block_count(block, at);
    count = *before + change;
    *after = count < 0 ? 0 : (uint32_t)count;
    block_set_count(block, at, *after);
    return VITRINE_OK;
}

static vitrine_status flush_word(struct sqlite_store *store, struct index *index, struct word_count *item,
                                 vitrine_error **err)
{
    const char *word = index->words.bytes.bytes + item->start;
    int64_t change = item->change;
    uint32_t before;
    uint32_t count = 0;
    vitrine_status s = VITRINE_OK;

    item->change = 0;
    if (item->number <= 0)
        s = find_word(&item->number, store, index, word, item->length, err);
    if (s >= 0 && item->number <= 0 && change > 0)
        s = add_word(&item->number, store, index, word, item->length, err);
    if (s < 0 || item->number <= 0)
        return s;
    s = sqlite_change_count(&before, &count, store, index, BLOCK_OF_COUNTS, item->number, change, err);
    if (s >= 0 && count == 0) {
        s = drop_word(store, index, item->number, err);
        item->number = 0;
    }
    return s;
}

vitrine_status sqlite_words_flush(struct sqlite_store *store, struct index *index, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && index->words.is_changed && i < index->words.capacity; i++)
        if (index->words.items[i].change != 0)
            s = flush_word(store, index, &index->words.items[i], err);
    index->words.is_changed = false;
    if (index->words.count > WORDS_HELD)
        word_counts_dispose(&index->words);
    return s;
}

vitrine_status sqlite_count(uint64_t *out, struct sqlite_store *store, struct index *index, enum block_kind kind,
                            int64_t number, vitrine_error **err)
{
    struct block *block = NULL;
    vitrine_status s = VITRINE_OK;

    if (number > 0) /* a damaged table may hold any */
        s = sqlite_block(&block, store, index, kind, number / BLOCK_COUNTS, false, err);
    *out = block != NULL ? block_count(block, (size_t)(number % BLOCK_COUNTS)) : 0;
    return s;
}

vitrine_status sqlite_word_count(uint64_t *out, struct sqlite_store *store, struct index *index, int64_t number,
                                 vitrine_error **err)
{
    return sqlite_count(out, store, index, BLOCK_OF_COUNTS, number, err);
}
