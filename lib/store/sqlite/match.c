/* SPDX-License-Identifier: MIT
 * A request as an expression of FTS5: a slot is a number, a term a phrase of numbers, a group its terms joined by OR, the
 * request its groups joined by AND. A term that is in no group must not filter, but its places are wanted: it stands as
 * (G OR (G AND term)) beside the first group G. Where phrases are among them it stands as (G OR term), and rows without
 * G are left out when they come: FTS5 (3.40) empties the places of all that stand below an AND whose phrase does not
 * match a row, also of what waits at a later row already. */
#include "store/sqlite/match.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

static bool is_possible(const struct match_term *term)
{
    size_t i;

    for (i = 0; i < term->count; i++)
        if (term->slots[i].count == 0)
            return false;
    return term->count > 0;
}

static bool group_is_possible(const struct match_request *request, const struct match_group *group)
{
    size_t i;

    for (i = 0; i < group->count; i++)
        if (is_possible(&request->terms[group->terms[i]]))
            return true;
    return false;
}

static bool request_is_possible(const struct match_request *request)
{
    size_t g;

    for (g = 0; g < request->group_count; g++)
        if (!group_is_possible(request, &request->groups[g]))
            return false;
    return request->group_count > 0;
}

static vitrine_status add_slot(struct match_run *match, const struct match_slot *slot)
{
    if (!mem_grow(&match->slots, &match->slot_capacity, match->slot_count, sizeof match->slots[0]))
        return VITRINE_ENOMEM;
    buf_format(&match->expression, "%zu", match->slot_count);
    match->slots[match->slot_count++] = slot;
    return VITRINE_OK;
}

/* All forms of a slot are prefixes, or none is; only the last slot's may be. */
static vitrine_status add_phrase(struct match_run *match, size_t term, bool seen)
{
    const struct match_term *of = &match->request->terms[term];
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (!mem_grow(&match->terms, &match->phrase_capacity, match->phrase_count, sizeof match->terms[0]))
        return VITRINE_ENOMEM;
    match->terms[match->phrase_count++] = seen ? SIZE_MAX : term;
    buf_char(&match->expression, '"');
    for (i = 0; s >= 0 && i < of->count; i++) {
        if (i > 0)
            buf_char(&match->expression, ' ');
        s = add_slot(match, &of->slots[i]);
    }
    buf_string(&match->expression, of->slots[of->count - 1].forms[0].prefix ? "\" *" : "\"");
    return s;
}

static vitrine_status add_group(struct match_run *match, const struct match_group *group, bool *listed, bool again)
{
    vitrine_status s = VITRINE_OK;
    bool first = true;
    size_t i;

    buf_char(&match->expression, '(');
    for (i = 0; s >= 0 && i < group->count; i++) {
        size_t term = group->terms[i];

        if (!is_possible(&match->request->terms[term]))
            continue;
        if (!first)
            buf_string(&match->expression, " OR ");
        first = false;
        s = add_phrase(match, term, again || listed[term]);
        listed[term] = true;
    }
    buf_char(&match->expression, ')');
    return s;
}

static bool is_other(const struct match_request *request, const bool *grouped, size_t term)
{
    return !grouped[term] && is_possible(&request->terms[term]);
}

/* Is a phrase of several slots among the first group and the terms in no group? */
static bool has_phrase(const struct match_request *request, const bool *grouped)
{
    const struct match_group *group = &request->groups[0];
    size_t i;

    for (i = 0; i < group->count; i++)
        if (request->terms[group->terms[i]].count > 1)
            return true;
    for (i = 0; i < request->term_count; i++)
        if (is_other(request, grouped, i) && request->terms[i].count > 1)
            return true;
    return false;
}

/* The terms in no group, behind the first. */
static vitrine_status add_others(struct match_run *match, bool *grouped)
{
    bool wide = has_phrase(match->request, grouped);
    vitrine_status s = VITRINE_OK;
    bool any = false;
    size_t t;

    for (t = 0; s >= 0 && t < match->request->term_count; t++) {
        if (!is_other(match->request, grouped, t))
            continue;
        buf_string(&match->expression, " OR ");
        if (!any && !wide) {
            buf_char(&match->expression, '(');
            s = add_group(match, &match->request->groups[0], grouped, true);
            buf_string(&match->expression, " AND (");
        }
        if (s >= 0)
            s = add_phrase(match, t, false);
        any = true;
    }
    match->tests_group = any && wide;
    buf_string(&match->expression, any && !wide ? "))" : "");
    return s;
}

/* Mark every term that some group lists, before the first is written. */
static void list_groups(const struct match_request *request, bool *grouped)
{
    size_t g;
    size_t i;

    for (g = 0; g < request->group_count; g++)
        for (i = 0; i < request->groups[g].count; i++)
            grouped[request->groups[g].terms[i]] = true;
}

static vitrine_status write_expression(struct match_run *match)
{
    const struct match_request *request = match->request;
    bool *grouped = mem_zero(request->term_count, sizeof grouped[0]);
    bool *listed = mem_zero(request->term_count, sizeof listed[0]);
    vitrine_status s = grouped != NULL && listed != NULL ? VITRINE_OK : VITRINE_ENOMEM;
    size_t g;

    if (s >= 0)
        list_groups(request, grouped);
    for (g = 0; s >= 0 && g < request->group_count; g++) {
        buf_string(&match->expression, g > 0 ? " AND (" : "(");
        s = add_group(match, &request->groups[g], listed, false);
        if (s >= 0 && g == 0)
            s = add_others(match, grouped);
        buf_char(&match->expression, ')');
    }
    mem_free(grouped);
    mem_free(listed);
    return s >= 0 && match->expression.failed ? VITRINE_ENOMEM : s;
}

#define WORTH_A_PHRASE 64 /* documents: to begin takes as long as so many do by rows */

/* Is it one phrase, of many documents? A prefix would be gathered once more. */
static bool is_worth_a_phrase(const struct match_run *match)
{
    const struct match_term *term = &match->request->terms[match->terms[0]];

    return match->phrase_count == 1 && match->request->expected >= WORTH_A_PHRASE &&
           !term->slots[term->count - 1].forms[0].prefix;
}

static vitrine_status run(struct match_run *match)
{
    enum language_sql sql = is_worth_a_phrase(match) ? LANGUAGE_SQL_MATCH_PHRASE : LANGUAGE_SQL_MATCH;
    struct sqlite_store *store = match->store;
    struct match_run *outer = store->match;
    vitrine_status s;
    sqlite3_stmt *statement = sqlite_language_statement(store, match->index, sql, &s, match->err);

    if (statement == NULL)
        return s;
    sqlite3_bind_text64(statement, 1, match->expression.bytes, match->expression.length, SQLITE_STATIC, SQLITE_UTF8);
    store->match = match;
    while (match->status == VITRINE_OK && sqlite3_step(statement) == SQLITE_ROW)
        ;
    s = sqlite_done(store, statement, match->status, match->err);
    store->match = outer;
    return s >= 0 ? fts_last_row(match) : s;
}

static void match_dispose(struct match_run *match)
{
    size_t i;

    mem_free(match->slots);
    mem_free(match->terms);
    for (i = 0; i < 2; i++) {
        mem_free(match->rows[i].positions);
        mem_free(match->rows[i].places);
    }
    buf_dispose(&match->expression);
}

static bool make_rows(struct match_run *match)
{
    size_t i;

    for (i = 0; i < 2; i++) {
        match->rows[i].positions = mem_zero(match->request->term_count, sizeof match->rows[i].positions[0]);
        if (match->rows[i].positions == NULL)
            return false;
    }
    return true;
}

static vitrine_status match_index(struct match_run *match)
{
    struct sqlite_store *store = match->store;
    const struct match_request *request = match->request;
    vitrine_status s = store->writing ? sqlite_index_flush(store, match->err) : VITRINE_OK;

    if (s >= 0)
        s = sqlite_index(&match->index, store, request->language, false, match->err);
    if (s < 0 || match->index == NULL || !request_is_possible(request))
        return s;
    if (!make_rows(match) || write_expression(match) < 0)
        return err_nomem(match->err);
    return run(match);
}

vitrine_status sqlite_match(struct store *base, const struct match_request *request, match_sink *sink, void *context,
                            vitrine_error **err)
{
    struct match_run match = {
        .store = sqlite_of(base), .request = request, .sink = sink, .context = context, .err = err};
    struct store *shadow;
    vitrine_status s = sqlite_snapshot_begin(base, err);

    if (s < 0)
        return s;
    if (base->stale_index) {
        s = sqlite_shadow(&shadow, match.store, err);
        if (s >= 0)
            s = shadow->ops->match(shadow, request, sink, context, err);
    } else {
        s = match_index(&match);
    }
    match_dispose(&match);
    sqlite_snapshot_end(base);
    return s;
}
