/* SPDX-License-Identifier: MIT
 * Whether the indexes hold what the records say: their entries, words and counts. */
#include <string.h>

#include "base/err.h"
#include "store/sqlite/check.h"

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
    while ((code == SQLITE_OK || code == SQLITE_ROW) && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        const char *column = sqlite_text(statement, 2);
        const char *term;
        size_t length;
        uint32_t c = 0;

        while (c < DOCUMENT_COLUMNS && strcmp(columns[c], column) != 0)
            c++;
        term = sqlite_text_n(&length, statement, 0);
        *sum += check_hash(term, length, sqlite3_column_int64(statement, 1), c,
                           (uint32_t)sqlite3_column_int64(statement, 3));
        ++*entries;
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
    return check_hash(word, length, documents, 0, 0);
}

static uint64_t sum_expected_words(const struct word_counts *words)
{
    uint64_t sum = 0;
    size_t i;

    for (i = 0; i < words->capacity; i++)
        if (words->items[i].length > 0)
            sum += word_hash(words->bytes.bytes + words->items[i].start, words->items[i].length,
                             words->items[i].change);
    return sum;
}

/* The words of one language as its table has them. */
struct word_table {
    struct buf folded;
    struct buf stem;
    uint64_t sum; /* of word_hash */
    bool wrong_keys;
};

static vitrine_status see_word(struct word_table *table, struct checker *checker, struct index *index,
                               sqlite3_stmt *row, vitrine_error **err)
{
    size_t length;
    const char *word = sqlite_text_n(&length, row, 0);
    uint64_t count = 0;
    vitrine_status s = sqlite_word_count(&count, checker->copy, index, sqlite3_column_int64(row, 1), err);

    table->sum += word_hash(word, length, (int64_t)count);
    if (s >= 0 && sqlite_word_keys(&table->folded, &table->stem, checker->copy, index, word, length) < 0)
        return err_nomem(err);
    table->wrong_keys = table->wrong_keys || strcmp(buf_text(&table->folded), sqlite_text(row, 2)) != 0 ||
                        strcmp(buf_text(&table->stem), sqlite_text(row, 3)) != 0;
    return s;
}

static vitrine_status read_word_table(struct word_table *table, struct checker *checker, struct index *index,
                                      vitrine_error **err)
{
    struct buf text = BUF_INIT;
    sqlite3_stmt *statement = NULL;
    vitrine_status s = VITRINE_OK;
    int code;

    buf_format(&text, "SELECT word, number, folded, stem FROM word_%s", index->name);
    code = text.failed ? SQLITE_NOMEM : sqlite3_prepare_v2(checker->copy->db, text.bytes, -1, &statement, NULL);
    while (s >= 0 && (code == SQLITE_OK || code == SQLITE_ROW) && (code = sqlite3_step(statement)) == SQLITE_ROW)
        s = see_word(table, checker, index, statement, err);
    if (s >= 0)
        s = check_tell_end(checker, checker->copy, code, "a table of words", err);
    sqlite3_finalize(statement);
    buf_dispose(&text);
    return s;
}

static vitrine_status check_words(struct checker *checker, const struct expected *expected, struct index *index,
                                  vitrine_error **err)
{
    struct word_table table = {.sum = 0};
    vitrine_status s = read_word_table(&table, checker, index, err);

    if (s >= 0 && (table.wrong_keys || table.sum != sum_expected_words(&expected->words)))
        s = check_tell(checker, err, "the word table of %s does not match the records; `vitrine reindex` makes it anew",
                       index->language);
    buf_dispose(&table.folded);
    buf_dispose(&table.stem);
    return s;
}

/* FTS5's own check, and every entry. */
static vitrine_status check_entries(struct checker *checker, const struct expected *expected, struct index *index,
                                    vitrine_error **err)
{
    vitrine_error *why = NULL;
    uint64_t sum = 0;
    uint64_t entries = 0;
    vitrine_status s = sqlite_execute(
        checker->copy, "INSERT INTO fts_%1$s(fts_%1$s, rank) VALUES('integrity-check', 1)", index->name, &why);

    if (s >= 0)
        s = sum_index(&sum, &entries, checker->copy, index->name, &why);
    if (s < 0 && s != VITRINE_ECORRUPT)
        return sqlite_pass_on(s, why, err);
    vitrine_error_free(why);
    if (s < 0)
        return check_tell(checker, err, "the index of %s is damaged; `vitrine reindex` makes it anew",
                          expected->language);
    if (sum != expected->sum || entries != expected->entries)
        return check_tell(checker, err, "the index of %s does not match the records; `vitrine reindex` makes it anew",
                          expected->language);
    return VITRINE_OK;
}

static vitrine_status check_language(struct checker *checker, struct expected *expected, vitrine_error **err)
{
    struct index *index;
    struct store_counts counts;
    vitrine_status s = sqlite_index(&index, checker->copy, expected->language, true, err);

    if (s >= 0)
        s = check_entries(checker, expected, index, err);
    if (s >= 0)
        s = check_words(checker, expected, index, err);
    if (s >= 0)
        s = check_phrases(checker, expected, index, err);
    if (s >= 0)
        s = sqlite_counts(&checker->copy->store, &counts, expected->language, err);
    if (s >= 0 && (counts.documents != expected->documents || counts.tokens != expected->tokens))
        s = check_tell(checker, err, "the counts of %s do not match the records", expected->language);
    return s;
}

vitrine_status check_languages(struct checker *checker, vitrine_error **err)
{
    struct index *any;
    vitrine_status s = sqlite_index(&any, checker->copy, "", false, err);
    size_t i;

    for (i = 0; s >= 0 && i < checker->copy->index_count; i++) /* those without a document are to be empty */
        if (check_expect(checker, checker->copy->indexes[i]->language) == NULL)
            s = err_nomem(err);
    for (i = 0; s >= 0 && i < checker->expected_count; i++)
        s = check_language(checker, &checker->expected[i], err);
    return s;
}
