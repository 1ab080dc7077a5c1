/* SPDX-License-Identifier: MIT
 * Matching by looking: every document of the language, every place of every column, every term. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/linear/linear.h"

vitrine_status linear_languages(struct store *store, store_name_sink *sink, void *context, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    struct record_list names = {0};
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t k;

    for (i = 0; s >= 0 && i < state->asset_count; i++)
        for (k = 0; s >= 0 && k < state->assets[i]->documents.count; k++)
            if (record_list_add(&names, state->assets[i]->documents.items[k].language) < 0)
                s = err_nomem(err);
    for (i = 0; s >= 0 && i < names.count; i++)
        s = sink(context, names.items[i], err);
    record_list_clear(&names);
    mem_free(names.items);
    return s;
}

vitrine_status linear_counts(struct store *store, struct store_counts *out, const char *language, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    size_t i;

    (void)err;
    *out = (struct store_counts){0, 0};
    for (i = 0; i < state->asset_count; i++) {
        const struct document *document = documents_find(&state->assets[i]->documents, language);

        if (document == NULL)
            continue;
        out->documents++;
        out->tokens += document_length_of_code(document_length(document).all);
    }
    return VITRINE_OK;
}

/* --- one document --- */

struct found {
    struct match_position *items;
    size_t count;
    size_t capacity;
};

struct matcher {
    const struct match_request *request;
    struct found *found;               /* one a term */
    struct match_positions *positions; /* what the sink sees of them */
    struct { /* the tokens of the column in hand */
        const char *bytes;
        size_t length;
    } *tokens;
    size_t token_count;
    size_t token_capacity;
};

static bool is_form(const struct match_form *form, const char *token, size_t length)
{
    return (form->prefix ? length >= form->length : length == form->length) &&
           memcmp(token, form->bytes, form->length) == 0;
}

static bool in_slot(const struct match_slot *slot, const char *token, size_t length)
{
    size_t i;

    for (i = 0; i < slot->count; i++)
        if (is_form(&slot->forms[i], token, length))
            return true;
    return false;
}

static bool stands_at(const struct matcher *matcher, const struct match_term *term, size_t position)
{
    size_t i;

    if (position + term->count > matcher->token_count || term->count == 0)
        return false;
    for (i = 0; i < term->count; i++)
        if (!in_slot(&term->slots[i], matcher->tokens[position + i].bytes, matcher->tokens[position + i].length))
            return false;
    return true;
}

static vitrine_status read_column(struct matcher *matcher, const struct buf *column)
{
    const char *token;
    size_t length;
    size_t at = 0;

    matcher->token_count = 0;
    while (document_next(column, &at, &token, &length)) {
        if (!mem_grow(&matcher->tokens, &matcher->token_capacity, matcher->token_count, sizeof matcher->tokens[0]))
            return VITRINE_ENOMEM;
        matcher->tokens[matcher->token_count].bytes = token;
        matcher->tokens[matcher->token_count++].length = length;
    }
    return VITRINE_OK;
}

static vitrine_status search_column(struct matcher *matcher, uint32_t column)
{
    size_t position;
    size_t t;

    for (t = 0; t < matcher->request->term_count; t++)
        for (position = 0; position < matcher->token_count; position++) {
            struct found *found = &matcher->found[t];

            if (!stands_at(matcher, &matcher->request->terms[t], position))
                continue;
            if (!mem_grow(&found->items, &found->capacity, found->count, sizeof found->items[0]))
                return VITRINE_ENOMEM;
            found->items[found->count++] = (struct match_position){column, (uint32_t)position};
        }
    return VITRINE_OK;
}

static vitrine_status search_document(struct matcher *matcher, const struct document *document)
{
    vitrine_status s = VITRINE_OK;
    uint32_t column;
    size_t t;

    for (t = 0; t < matcher->request->term_count; t++)
        matcher->found[t].count = 0;
    for (column = 0; s >= 0 && column < DOCUMENT_COLUMNS; column++) {
        s = read_column(matcher, &document->columns[column]);
        if (s >= 0)
            s = search_column(matcher, column);
    }
    for (t = 0; t < matcher->request->term_count; t++)
        matcher->positions[t] = (struct match_positions){matcher->found[t].items, matcher->found[t].count};
    return s;
}

static bool all_groups_match(const struct matcher *matcher)
{
    size_t g;
    size_t i;

    for (g = 0; g < matcher->request->group_count; g++) {
        const struct match_group *group = &matcher->request->groups[g];
        bool any = false;

        for (i = 0; i < group->count; i++)
            any = any || matcher->found[group->terms[i]].count > 0;
        if (!any)
            return false;
    }
    return true;
}

static vitrine_status match_asset(struct matcher *matcher, const struct linear_asset *asset, match_sink *sink,
                                  void *context, vitrine_error **err)
{
    const struct document *document = documents_find(&asset->documents, matcher->request->language);
    struct match_document given = {.asset = asset->record.id, .terms = matcher->positions};

    if (document == NULL)
        return VITRINE_OK;
    if (search_document(matcher, document) < 0)
        return err_nomem(err);
    if (!all_groups_match(matcher))
        return VITRINE_OK;
    given.length = document_length(document);
    return sink(context, &given, err);
}

static void matcher_dispose(struct matcher *matcher)
{
    size_t t;

    for (t = 0; matcher->found != NULL && t < matcher->request->term_count; t++)
        mem_free(matcher->found[t].items);
    mem_free(matcher->found);
    mem_free(matcher->positions);
    mem_free(matcher->tokens);
}

vitrine_status linear_match(struct store *store, const struct match_request *request, match_sink *sink, void *context,
                            vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    struct matcher matcher = {.request = request};
    vitrine_status s = VITRINE_OK;
    size_t i;

    matcher.found = mem_zero(request->term_count, sizeof matcher.found[0]);
    matcher.positions = mem_zero(request->term_count, sizeof matcher.positions[0]);
    if (matcher.found == NULL || matcher.positions == NULL)
        s = err_nomem(err);
    for (i = 0; s == VITRINE_OK && i < state->asset_count; i++) {
        s = budget_check(store->budget, "search", err);
        if (s >= 0)
            s = match_asset(&matcher, state->assets[i], sink, context, err);
    }
    matcher_dispose(&matcher);
    return s;
}
