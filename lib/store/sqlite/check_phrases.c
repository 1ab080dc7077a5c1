/* SPDX-License-Identifier: MIT
 * Whether an index has the phrases that the records have, with their keys and uses. */
#include <string.h>

#include "base/err.h"
#include "store/sqlite/check.h"

static uint64_t phrase_hash(const char *phrase, size_t length, uint64_t uses)
{
    return check_hash(phrase, length, (int64_t)uses, 0, 0);
}

/* Over those that have a word: no others are kept. */
static vitrine_status sum_expected(uint64_t *sum, struct checker *checker, const struct expected *expected,
                                   vitrine_error **err)
{
    const struct word_counts *phrases = &expected->phrases;
    struct buf key = BUF_INIT;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < phrases->capacity; i++) {
        const struct word_count *item = &phrases->items[i];
        const char *phrase = phrases->bytes.bytes + item->start;

        if (item->length == 0)
            continue;
        buf_clear(&key);
        s = phrase_key(&key, checker->copy->store.analyzer, expected->language, phrase, item->length, err);
        if (key.length > 0)
            *sum += phrase_hash(phrase, item->length, (uint64_t)item->change);
    }
    buf_dispose(&key);
    return s;
}

/* The phrases of one language as its table has them. */
struct phrase_table {
    struct buf key;
    uint64_t sum;
    bool wrong; /* a key or a power */
};

static vitrine_status see_row(struct phrase_table *table, struct checker *checker, struct index *index, sqlite3_stmt *row,
                              vitrine_error **err)
{
    size_t length;
    const char *phrase = sqlite_text_n(&length, row, 0);
    uint64_t uses = 0;
    vitrine_status s = sqlite_phrase_uses(&uses, checker->copy, index, sqlite3_column_int64(row, 1), err);

    buf_clear(&table->key);
    if (s >= 0)
        s = phrase_key(&table->key, checker->copy->store.analyzer, index->language, phrase, length, err);
    table->sum += phrase_hash(phrase, length, uses);
    table->wrong = table->wrong || strcmp(buf_text(&table->key), sqlite_text(row, 2)) != 0 ||
                   phrase_power(uses) != (unsigned)sqlite3_column_int(row, 3);
    return s;
}

static vitrine_status read_table(struct phrase_table *table, struct checker *checker, struct index *index,
                                 vitrine_error **err)
{
    struct buf text = BUF_INIT;
    sqlite3_stmt *statement = NULL;
    vitrine_status s = VITRINE_OK;
    int code;

    buf_format(&text, "SELECT text, number, key, power FROM phrase_%s", index->name);
    code = text.failed ? SQLITE_NOMEM : sqlite3_prepare_v2(checker->copy->db, text.bytes, -1, &statement, NULL);
    while (s >= 0 && (code == SQLITE_OK || code == SQLITE_ROW) && (code = sqlite3_step(statement)) == SQLITE_ROW)
        s = see_row(table, checker, index, statement, err);
    if (s >= 0)
        s = check_tell_end(checker, checker->copy, code, "a table of phrases", err);
    sqlite3_finalize(statement);
    buf_dispose(&text);
    return s;
}

vitrine_status check_phrases(struct checker *checker, const struct expected *expected, struct index *index,
                             vitrine_error **err)
{
    struct phrase_table table = {.sum = 0};
    uint64_t sum = 0;
    vitrine_status s = read_table(&table, checker, index, err);

    if (s >= 0)
        s = sum_expected(&sum, checker, expected, err);
    if (s >= 0 && (table.wrong || table.sum != sum))
        s = check_tell(checker, err, "the phrases of %s do not match the records; `vitrine reindex` makes them anew",
                       index->language);
    buf_dispose(&table.key);
    return s;
}
