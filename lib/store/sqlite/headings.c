/* SPDX-License-Identifier: MIT
 * Topics, collections and the glossary. The table `term` holds the keys (document/term.h) of concepts and of topics'
 * labels; it is derived, and kept in step here. */
#include <string.h>

#include "base/err.h"
#include "store/sqlite/sqlite.h"

static void bind(sqlite3_stmt *statement, int at, const char *text)
{
    if (text != NULL)
        sqlite3_bind_text(statement, at, text, -1, SQLITE_STATIC);
}

/* --- keys --- */

struct owner {
    struct sqlite_store *store;
    int64_t concept; /* 0: of a topic */
    const char *topic;
};

static vitrine_status add_key(void *context, const char *key, size_t length, vitrine_error **err)
{
    const struct owner *owner = context;
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(owner->store, SQL_ADD_TERM, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text64(statement, 1, key, length, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_int64(statement, 2, owner->concept);
    bind(statement, 3, owner->topic);
    return sqlite_run(owner->store, statement, err);
}

static vitrine_status drop_keys(const struct owner *owner, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(owner->store, SQL_DROP_TERMS, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, owner->concept);
    bind(statement, 2, owner->topic);
    return sqlite_run(owner->store, statement, err);
}

static vitrine_status put_keys(struct owner *owner, const struct labels *terms, vitrine_error **err)
{
    vitrine_status s = drop_keys(owner, err);

    return s < 0 ? s : store_concept_keys(&owner->store->store, terms, add_key, owner, err);
}

/* --- headings --- */

static vitrine_status read_heading(struct heading *out, sqlite3_stmt *statement, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    char **const slots[] = {&out->name, &out->parent, &out->from, &out->to, &out->yearly, &out->wanted};
    int i;

    for (i = 0; s >= 0 && i < 6; i++)
        if (record_set_string(slots[i], sqlite_text_or_null(statement, i)) < 0)
            s = err_nomem(err);
    return s < 0 ? s : labels_read(&out->labels, sqlite_text(statement, 6), err);
}

vitrine_status sqlite_headings(struct store *base, enum heading_kind kind, store_heading_sink *sink, void *context,
                               vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_HEADINGS, &s, err);

    if (statement == NULL)
        return s;
    bind(statement, 1, heading_kind_name(kind));
    while (s == VITRINE_OK && sqlite3_step(statement) == SQLITE_ROW) {
        struct heading heading = {0};

        s = read_heading(&heading, statement, err);
        if (s >= 0)
            s = sink(context, &heading, err);
        heading_dispose(&heading);
    }
    return sqlite_done(store, statement, s, err);
}

static vitrine_status put_heading_row(struct sqlite_store *store, enum heading_kind kind, const struct heading *heading,
                                      vitrine_error **err)
{
    const char *const texts[] = {heading_kind_name(kind), heading->name,   heading->parent, heading->from,
                                 heading->to,             heading->yearly, heading->wanted};
    struct buf labels = BUF_INIT;
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(store, SQL_PUT_HEADING, &s, err);
    int i;

    if (statement == NULL)
        return s;
    labels_write(&labels, &heading->labels);
    for (i = 0; i < 7; i++)
        bind(statement, i + 1, texts[i]);
    bind(statement, 8, buf_text(&labels));
    s = labels.failed ? sqlite_done(store, statement, err_nomem(err), err) : sqlite_run(store, statement, err);
    buf_dispose(&labels);
    return s;
}

vitrine_status sqlite_put_heading(struct store *base, enum heading_kind kind, const struct heading *heading,
                                  vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct owner owner = {store, 0, heading->name};
    vitrine_status s = sqlite_check_writing(store, err);

    if (s >= 0)
        s = put_heading_row(store, kind, heading, err);
    return s < 0 || kind != HEADING_TOPIC ? s : put_keys(&owner, &heading->labels, err);
}

vitrine_status sqlite_remove_heading(struct store *base, enum heading_kind kind, const char *name, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct owner owner = {store, 0, name};
    vitrine_status s = sqlite_check_writing(store, err);
    sqlite3_stmt *statement = s < 0 ? NULL : sqlite_statement(store, SQL_REMOVE_HEADING, &s, err);

    if (statement == NULL)
        return s;
    bind(statement, 1, heading_kind_name(kind));
    bind(statement, 2, name);
    s = sqlite_run(store, statement, err);
    if (s >= 0 && sqlite3_changes(store->db) == 0)
        return err_set(err, VITRINE_ENOTFOUND, "%s: %s: there is none of that name", heading_kind_name(kind), name);
    return s < 0 || kind != HEADING_TOPIC ? s : drop_keys(&owner, err);
}

/* --- concepts --- */

/* Rows of id and labels to a sink; takes the statement over. */
static vitrine_status give_concepts(struct sqlite_store *store, sqlite3_stmt *statement, store_concept_sink *sink,
                                    void *context, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s == VITRINE_OK && sqlite3_step(statement) == SQLITE_ROW) {
        struct labels terms = {0};

        s = labels_read(&terms, sqlite_text(statement, 1), err);
        if (s >= 0)
            s = sink(context, sqlite3_column_int64(statement, 0), &terms, err);
        labels_dispose(&terms);
    }
    return sqlite_done(store, statement, s, err);
}

vitrine_status sqlite_concepts(struct store *base, store_concept_sink *sink, void *context, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_statement(sqlite_of(base), SQL_CONCEPTS, &s, err);

    return statement == NULL ? s : give_concepts(sqlite_of(base), statement, sink, context, err);
}

vitrine_status sqlite_find_concepts(struct store *base, const char *key, size_t length, store_concept_sink *sink,
                                    void *context, vitrine_error **err)
{
    vitrine_status s;
    sqlite3_stmt *statement;

    if (base->stale_index)
        return store_walk_concepts(base, key, length, sink, context, err);
    statement = sqlite_statement(sqlite_of(base), SQL_FIND_CONCEPTS, &s, err);
    if (statement == NULL)
        return s;
    sqlite3_bind_text64(statement, 1, key, length, SQLITE_STATIC, SQLITE_UTF8);
    return give_concepts(sqlite_of(base), statement, sink, context, err);
}

vitrine_status sqlite_complete_concepts(struct store *base, const char *key, size_t length, store_concept_sink *sink,
                                        void *context, vitrine_error **err)
{
    struct buf end = BUF_INIT;
    vitrine_status s;
    sqlite3_stmt *statement;

    if (base->stale_index)
        return store_walk_completions(base, key, length, sink, context, err);
    statement = sqlite_statement(sqlite_of(base), SQL_COMPLETE_CONCEPTS, &s, err);
    if (statement == NULL)
        return s;
    buf_append(&end, key, length);
    buf_char(&end, '\xff'); /* no key has a byte as high */
    sqlite3_bind_text64(statement, 1, key, length, SQLITE_STATIC, SQLITE_UTF8);
    sqlite3_bind_text64(statement, 2, buf_text(&end), end.length, SQLITE_STATIC, SQLITE_UTF8);
    s = end.failed ? sqlite_done(sqlite_of(base), statement, err_nomem(err), err)
                   : give_concepts(sqlite_of(base), statement, sink, context, err);
    buf_dispose(&end);
    return s;
}

vitrine_status sqlite_put_concept(struct store *base, int64_t *id, const struct labels *terms, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct owner owner = {store, *id, ""};
    struct buf text = BUF_INIT;
    vitrine_status s = sqlite_check_writing(store, err);
    sqlite3_stmt *statement = s < 0 ? NULL : sqlite_statement(store, SQL_PUT_CONCEPT, &s, err);

    if (statement == NULL)
        return s;
    labels_write(&text, terms);
    if (*id != 0)
        sqlite3_bind_int64(statement, 1, *id);
    bind(statement, 2, buf_text(&text));
    s = text.failed ? sqlite_done(store, statement, err_nomem(err), err) : sqlite_run(store, statement, err);
    buf_dispose(&text);
    if (s >= 0 && owner.concept == 0)
        owner.concept = sqlite3_last_insert_rowid(store->db);
    if (s >= 0)
        s = put_keys(&owner, terms, err);
    if (s >= 0)
        *id = owner.concept;
    return s;
}

vitrine_status sqlite_remove_concept(struct store *base, int64_t id, vitrine_error **err)
{
    struct sqlite_store *store = sqlite_of(base);
    struct owner owner = {store, id, ""};
    vitrine_status s = sqlite_check_writing(store, err);
    sqlite3_stmt *statement = s < 0 ? NULL : sqlite_statement(store, SQL_REMOVE_CONCEPT, &s, err);

    if (statement == NULL)
        return s;
    sqlite3_bind_int64(statement, 1, id);
    s = sqlite_run(store, statement, err);
    if (s >= 0 && sqlite3_changes(store->db) == 0)
        return err_set(err, VITRINE_ENOTFOUND, "glossary: %lld: there is no concept of that id", (long long)id);
    return s < 0 ? s : drop_keys(&owner, err);
}

/* --- all keys anew --- */

static vitrine_status key_topic(void *context, const struct heading *heading, vitrine_error **err)
{
    struct owner owner = {context, 0, heading->name};

    return put_keys(&owner, &heading->labels, err);
}

static vitrine_status key_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct owner owner = {context, id, ""};

    return put_keys(&owner, terms, err);
}

vitrine_status sqlite_rebuild_terms(struct sqlite_store *store, vitrine_error **err)
{
    vitrine_status s = sqlite_execute(store, "DELETE FROM term", "", err);

    if (s >= 0)
        s = sqlite_headings(&store->store, HEADING_TOPIC, key_topic, store, err);
    return s < 0 ? s : sqlite_concepts(&store->store, key_concept, store, err);
}
