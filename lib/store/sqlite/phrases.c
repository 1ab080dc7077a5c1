/* SPDX-License-Identifier: MIT
 * The phrases of an index (document/phrase.h): how many documents have each, and those that start with a key, the most
 * used first. Like those of words, uses stand in blocks; a row knows only their power, so that it changes seldom. */
#include <string.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

/* --- counting --- */

struct counting {
    struct word_counts *counts;
    int change;
    bool failed;
};

static bool count_phrase(void *context, const char *phrase, size_t length)
{
    struct counting *counting = context;

    counting->failed = word_counts_add_one(counting->counts, phrase, length, counting->change) < 0;
    return !counting->failed;
}

vitrine_status sqlite_phrases_count(struct word_counts *counts, struct sqlite_store *store,
                                    const struct document *document, int change)
{
    struct counting counting = {counts, change, false};

    if (document->keywords.length == 0 && document->columns[DOCUMENT_TITLE].length == 0)
        return VITRINE_OK;
    word_counts_begin(counts);
    if (phrases_each(document, store->store.analyzer, &store->phrase, count_phrase, &counting) < 0)
        return VITRINE_ENOMEM;
    return counting.failed ? VITRINE_ENOMEM : VITRINE_OK;
}

/* --- writing --- */

struct phrase_row {
    int64_t number; /* 0: there is none */
    uint64_t uses;
};

static vitrine_status find_row(struct phrase_row *out, struct sqlite_store *store, struct index *index, const struct buf *key,
                               const char *phrase, size_t length, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_PHRASE, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text64(statement, 1, key->bytes, key->length, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_text64(statement, 2, phrase, length, SQLITE_STATIC, SQLITE_UTF8);
    if (sqlite3_step(statement) == SQLITE_ROW)
        out->number = sqlite3_column_int64(statement, 0);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status add_row(struct phrase_row *out, struct sqlite_store *store, struct index *index, const struct buf *key,
                              const char *phrase, size_t length, unsigned power, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_ADD_PHRASE, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text64(statement, 1, key->bytes, key->length, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_text64(statement, 2, phrase, length, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int(statement, 3, (int)power);
    s = sqlite_run(store, statement, err);
    if (s >= 0)
        out->number = sqlite3_last_insert_rowid(store->db);
    return s;
}

/* The row of a phrase that was not met before, made if it comes to be used; number -1: one without a word is never kept. */
static vitrine_status meet_row(struct phrase_row *out, struct sqlite_store *store, struct index *index, const char *phrase,
                               size_t length, int64_t change, vitrine_error **err)
{
    struct buf key = BUF_INIT;
    vitrine_status s = phrase_key(&key, store->store.analyzer, index->language, phrase, length, err);

    if (s >= 0 && key.length == 0)
        out->number = -1;
    else if (s >= 0)
        s = find_row(out, store, index, &key, phrase, length, err);
    if (s >= 0 && out->number == 0 && change > 0)
        s = add_row(out, store, index, &key, phrase, length, phrase_power((uint64_t)change), err);
    buf_dispose(&key);
    return s;
}

static vitrine_status run_with_number(struct sqlite_store *store, struct index *index, enum language_sql sql, int64_t number,
                                      unsigned power, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, sql, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, number);
    if (sql == LANGUAGE_SQL_MOVE_PHRASE)
        sqlite3_bind_int(statement, 2, (int)power);
    return sqlite_run(store, statement, err);
}

static vitrine_status flush_phrase(struct sqlite_store *store, struct index *index, struct word_count *item,
                                   vitrine_error **err)
{
    const char *phrase = index->phrases.bytes.bytes + item->start;
    struct phrase_row row = {item->number, 0};
    int64_t change = item->change;
    vitrine_status s = VITRINE_OK;
    uint32_t before;
    uint32_t after;

    item->change = 0;
    if (row.number == 0)
        s = meet_row(&row, store, index, phrase, item->length, change, err);
    item->number = row.number;
    if (s < 0 || row.number <= 0)
        return s;
    s = sqlite_change_count(&before, &after, store, index, BLOCK_OF_USES, row.number, change, err);
    if (s >= 0 && after == 0) {
        item->number = 0;
        s = run_with_number(store, index, LANGUAGE_SQL_DROP_PHRASE, row.number, 0, err);
    } else if (s >= 0 && before != 0 && phrase_power(before) != phrase_power(after)) {
        s = run_with_number(store, index, LANGUAGE_SQL_MOVE_PHRASE, row.number, phrase_power(after), err);
    }
    return s;
}

vitrine_status sqlite_phrases_flush(struct sqlite_store *store, struct index *index, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && index->phrases.is_changed && i < index->phrases.capacity; i++)
        if (index->phrases.items[i].change != 0)
            s = flush_phrase(store, index, &index->phrases.items[i], err);
    index->phrases.is_changed = false;
    if (index->phrases.count > WORDS_HELD)
        word_counts_dispose(&index->phrases);
    return s;
}

/* --- reading --- */

vitrine_status sqlite_phrase_uses(uint64_t *out, struct sqlite_store *store, struct index *index, int64_t number,
                                  vitrine_error **err)
{
    return sqlite_count(out, store, index, BLOCK_OF_USES, number, err);
}

/* The highest power of any; -1: there are none. */
static vitrine_status read_highest(int *out, struct sqlite_store *store, struct index *index, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_HIGHEST_POWER, &s, err);

    *out = -1;
    if (statement == NULL)
        return s;
    if (sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_type(statement, 0) != SQLITE_NULL)
        *out = sqlite3_column_int(statement, 0);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status give_row(struct sqlite_store *store, struct index *index, sqlite3_stmt *row, store_phrase_sink *sink,
                               void *context, vitrine_error **err)
{
    struct store_phrase phrase;
    vitrine_status s;

    phrase.text = sqlite_text_n(&phrase.length, row, 0);
    phrase.key = sqlite_text_n(&phrase.key_length, row, 1);
    s = sqlite_phrase_uses(&phrase.uses, store, index, sqlite3_column_int64(row, 2), err);
    if (s >= 0 && (phrase.uses == 0 || phrase.length == 0 || phrase.key_length == 0))
        s = sqlite_damaged(store, "a phrase has no uses", err);
    if (s < 0)
        return s;
    phrase.text++; /* without its kind */
    phrase.length--;
    phrase.key++;
    phrase.key_length--;
    return sink(context, &phrase, err);
}

static vitrine_status give_power(struct sqlite_store *store, struct index *index, int power, const struct buf *range,
                                 store_phrase_sink *sink, void *context, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, index, LANGUAGE_SQL_PHRASES, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int(statement, 1, power);
    sqlite3_bind_text64(statement, 2, range->bytes, range->length - 1, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_text64(statement, 3, range->bytes, range->length, SQLITE_STATIC, SQLITE_UTF8);
    while (s == VITRINE_OK && sqlite3_step(statement) == SQLITE_ROW)
        s = give_row(store, index, statement, sink, context, err);
    return sqlite_done(store, statement, s, err);
}

/* Keys from `range` without its last byte up to all of it: no key has a byte as high. */
static vitrine_status give_range(struct sqlite_store *store, struct index *index, const struct buf *range,
                                 store_phrase_sink *sink, void *context, vitrine_error **err)
{
    int power;
    vitrine_status s = read_highest(&power, store, index, err);

    for (; s == VITRINE_OK && power >= 0; power--)
        s = give_power(store, index, power, range, sink, context, err);
    return s;
}

static vitrine_status give_phrases(struct sqlite_store *store, const char *language, const struct buf *range,
                                   store_phrase_sink *sink, void *context, vitrine_error **err)
{
    struct index *index = NULL;
    vitrine_status s = store->writing ? sqlite_index_flush(store, err) : VITRINE_OK;

    if (s >= 0)
        s = sqlite_index(&index, store, language, false, err);
    return s < 0 || index == NULL ? s : give_range(store, index, range, sink, context, err);
}

vitrine_status sqlite_phrases(struct store *base, const char *language, enum phrase_kind kind, const char *key,
                              size_t length, store_phrase_sink *sink, void *context, vitrine_error **err)
{
    struct buf range = BUF_INIT;
    struct store *shadow;
    vitrine_status s = sqlite_snapshot_begin(base, err);

    if (s < 0)
        return s;
    buf_char(&range, (char)kind);
    buf_append(&range, key, length);
    buf_char(&range, '\xff');
    if (range.failed) {
        s = err_nomem(err);
    } else if (base->stale_index) {
        s = sqlite_shadow(&shadow, sqlite_of(base), err);
        if (s >= 0)
            s = shadow->ops->phrases(shadow, language, kind, key, length, sink, context, err);
    } else {
        s = give_phrases(sqlite_of(base), language, &range, sink, context, err);
    }
    buf_dispose(&range);
    sqlite_snapshot_end(base);
    return s;
}
