/* SPDX-License-Identifier: MIT
 * What the indexes say of languages and words. */
#include <stdio.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

/* The indexes as they are to be read. */
static vitrine_status settle_indexes(struct sqlite_store *store, vitrine_error **err)
{
    struct index *none;
    vitrine_status s = store->writing ? sqlite_index_flush(store, err) : VITRINE_OK;

    return s < 0 ? s : sqlite_index(&none, store, "", false, err);
}

static vitrine_status list_languages(struct record_list *out, struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = settle_indexes(store, err);
    size_t i;

    for (i = 0; s >= 0 && i < store->index_count; i++)
        if (store->indexes[i]->counts.documents > 0 && record_list_add(out, store->indexes[i]->language) < 0)
            s = err_nomem(err);
    return s;
}

static vitrine_status add_tags(struct record_list *out, const char *tags, vitrine_error **err)
{
    char tag[RECORD_LANGUAGE_SIZE];

    while (*(tags += strspn(tags, " ")) != '\0') {
        size_t length = strcspn(tags, " ");

        snprintf(tag, sizeof tag, "%.*s", (int)length, tags);
        if (record_list_add(out, tag) < 0)
            return err_nomem(err);
        tags += length;
    }
    return VITRINE_OK;
}

/* Those of the texts, for an index of another stamp; a text without a word has a language, too, which does no harm. */
static vitrine_status list_text_languages(struct record_list *out, struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_LANGUAGES_OF_ASSETS, &s, err);

    if (statement == NULL)
        return s;
    if (record_list_add(out, "und") < 0)
        s = err_nomem(err);
    while (s >= 0 && sqlite3_step(statement) == SQLITE_ROW)
        s = add_tags(out, sqlite_text(statement, 0), err);
    return sqlite_done(store, statement, s, err);
}

static vitrine_status count_language(struct store_counts *out, struct sqlite_store *store, const char *language,
                                     vitrine_error **err)
{
    struct index *index = NULL;
    vitrine_status s = store->writing ? sqlite_index_flush(store, err) : VITRINE_OK;

    if (s >= 0)
        s = sqlite_index(&index, store, language, false, err);
    if (index != NULL)
        *out = index->counts;
    return s;
}

/* Bind the key, for a prefix as a range: no word has a byte as high as its end. */
static void bind_key(sqlite3_stmt *statement, enum store_key by, struct buf *end, const char *key, size_t length)
{
    sqlite3_bind_text(statement, 1, key, (int)length, SQLITE_STATIC);
    if (by != STORE_FOLDED_PREFIX)
        return;
    buf_append(end, key, length);
    buf_char(end, '\xff');
    sqlite3_bind_text(statement, 2, buf_text(end), (int)end->length, SQLITE_STATIC);
}

static vitrine_status give_words(struct sqlite_store *store, struct index *index, enum store_key by, const char *key,
                                 size_t length, store_word_sink *sink, void *context, vitrine_error **err)
{
    static const enum language_sql of[] = {[STORE_WORD] = LANGUAGE_SQL_WORD,
                                           [STORE_FOLDED] = LANGUAGE_SQL_FOLDED,
                                           [STORE_FOLDED_PREFIX] = LANGUAGE_SQL_FOLDED_PREFIX,
                                           [STORE_STEM] = LANGUAGE_SQL_STEM};
    struct buf end = BUF_INIT;
    vitrine_status s = store->writing ? sqlite_index_flush(store, err) : VITRINE_OK;
    sqlite3_stmt *statement = s < 0 ? NULL : sqlite_language_statement(store, index, of[by], &s, err);

    if (statement == NULL)
        return s;
    bind_key(statement, by, &end, key, length);
    if (end.failed)
        s = err_nomem(err);
    while (s == VITRINE_OK && sqlite3_step(statement) == SQLITE_ROW) {
        struct store_word word;

        word.word = sqlite_text_n(&word.length, statement, 0);
        s = sqlite_word_count(&word.documents, store, index, sqlite3_column_int64(statement, 1), err);
        if (s >= 0 && word.documents == 0)
            s = sqlite_damaged(store, "a word has no count", err);
        if (s >= 0)
            s = sink(context, &word, err);
    }
    s = sqlite_done(store, statement, s, err);
    buf_dispose(&end);
    return s;
}

/* Each asks one state: what is cached is looked at before. */

vitrine_status sqlite_languages(struct store *base, store_name_sink *sink, void *context, vitrine_error **err)
{
    struct record_list tags = {NULL, 0, 0};
    vitrine_status s = sqlite_snapshot_begin(base, err);
    size_t i;

    if (s < 0)
        return s;
    s = base->stale_index ? list_text_languages(&tags, sqlite_of(base), err) : list_languages(&tags, sqlite_of(base), err);
    for (i = 0; s >= 0 && i < tags.count; i++)
        s = sink(context, tags.items[i], err);
    record_list_dispose(&tags);
    sqlite_snapshot_end(base);
    return s;
}

vitrine_status sqlite_counts(struct store *base, struct store_counts *out, const char *language, vitrine_error **err)
{
    struct store *shadow;
    vitrine_status s = sqlite_snapshot_begin(base, err);

    *out = (struct store_counts){0, 0};
    if (s < 0)
        return s;
    if (base->stale_index) {
        s = sqlite_shadow(&shadow, sqlite_of(base), err);
        if (s >= 0)
            s = shadow->ops->counts(shadow, out, language, err);
    } else {
        s = count_language(out, sqlite_of(base), language, err);
    }
    sqlite_snapshot_end(base);
    return s;
}

vitrine_status sqlite_words(struct store *base, const char *language, enum store_key by, const char *key,
                            size_t length, store_word_sink *sink, void *context, vitrine_error **err)
{
    struct index *index = NULL;
    struct store *shadow;
    vitrine_status s = sqlite_snapshot_begin(base, err);

    if (s < 0)
        return s;
    if (base->stale_index) {
        s = sqlite_shadow(&shadow, sqlite_of(base), err);
        if (s >= 0)
            s = shadow->ops->words(shadow, language, by, key, length, sink, context, err);
    } else {
        s = sqlite_index(&index, sqlite_of(base), language, false, err);
        if (s >= 0 && index != NULL)
            s = give_words(sqlite_of(base), index, by, key, length, sink, context, err);
    }
    sqlite_snapshot_end(base);
    return s;
}
