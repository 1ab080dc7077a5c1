/* SPDX-License-Identifier: MIT
 * What FTS5 is given: a tokenizer over token streams, and a function that takes the places of every match.
 *
 * The tokenizer "vitrine" splits at spaces. When a document is written the tokens are the index's terms. When a query is
 * read they are numbers of slots (match.h): the forms of a slot come out as synonyms at one place. No text of a person's
 * ever reaches MATCH. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/match.h"

#define ROWS_BETWEEN_LOOKS 1024 /* at the budget, where SQLite's progress handler is not called */

/* --- the tokenizer --- */

/* FTS5 asks for an object for each table; all are the store. */
static int tokenizer_new(void *context, const char **arguments, int count, Fts5Tokenizer **out)
{
    (void)arguments;
    (void)count;
    *out = context;
    return SQLITE_OK;
}

static void tokenizer_free(Fts5Tokenizer *tokenizer)
{
    (void)tokenizer;
}

typedef int token_call(void *context, int flags, const char *token, int length, int start, int end);

static int give_slot(const struct match_run *match, const char *number, size_t length, int start, void *context,
                     token_call *call)
{
    const struct match_slot *slot;
    size_t value = 0;
    size_t i;
    int code = SQLITE_OK;

    for (i = 0; i < length && number[i] >= '0' && number[i] <= '9'; i++)
        value = value * 10 + (size_t)(number[i] - '0');
    if (i < length || match == NULL || value >= match->slot_count)
        return SQLITE_ERROR;
    slot = match->slots[value];
    for (i = 0; code == SQLITE_OK && i < slot->count; i++)
        code = call(context, i > 0 ? FTS5_TOKEN_COLOCATED : 0, slot->forms[i].bytes, (int)slot->forms[i].length, start,
                    start + (int)length);
    return code;
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length, token_call *call)
{
    const struct sqlite_store *store = (const struct sqlite_store *)(void *)tokenizer;
    int at = 0;
    int code = SQLITE_OK;

    while (code == SQLITE_OK && at < length) {
        const char *space = memchr(text + at, ' ', (size_t)(length - at));
        int end = space != NULL ? (int)(space - text) : length;

        if (end > at)
            code = flags & FTS5_TOKENIZE_QUERY
                       ? give_slot(store->match, text + at, (size_t)(end - at), at, context, call)
                       : call(context, 0, text + at, end - at, at, end);
        at = end + 1;
    }
    return code;
}

/* --- the function --- */

/* In the table the description stands before the title: see schema.c. */
static uint32_t column_of(int column)
{
    return column > DOCUMENT_DESCRIPTION ? (uint32_t)column : (uint32_t)(DOCUMENT_DESCRIPTION - column);
}

static void reverse(struct match_position *places, size_t count)
{
    size_t i;

    for (i = 0; i < count / 2; i++) {
        struct match_position place = places[i];

        places[i] = places[count - 1 - i];
        places[count - 1 - i] = place;
    }
}

static size_t count_in(const struct match_position *places, size_t count, uint32_t column)
{
    size_t i = 0;

    while (i < count && places[i].column == column)
        i++;
    return i;
}

static void put_title_first(struct match_position *places, size_t count)
{
    size_t described = count_in(places, count, DOCUMENT_DESCRIPTION);
    size_t titled = count_in(places + described, count - described, DOCUMENT_TITLE);

    if (described == 0 || titled == 0)
        return;
    reverse(places, described);
    reverse(places + described, titled);
    reverse(places, described + titled);
}

static bool keep_place(struct match_row *row, int column, int position)
{
    if (!mem_grow(&row->places, &row->place_capacity, row->place_count, sizeof row->places[0]))
        return false;
    row->places[row->place_count++] = (struct match_position){column_of(column), (uint32_t)position};
    return true;
}

/* The places of one phrase in this row. */
static int read_phrase(struct match_row *row, const Fts5ExtensionApi *api, Fts5Context *fts, size_t phrase)
{
    Fts5PhraseIter iterator;
    size_t before = row->place_count;
    int column = -1;
    int position = -1;
    int code = api->xPhraseFirst(fts, (int)phrase, &iterator, &column, &position);

    for (; code == SQLITE_OK && column >= 0; api->xPhraseNext(fts, &iterator, &column, &position))
        if (!keep_place(row, column, position))
            return SQLITE_NOMEM;
    if (code == SQLITE_OK && row->place_count > before)
        put_title_first(row->places + before, row->place_count - before);
    return code;
}

/* Places are kept in one array, which may move: positions point into it when all are there. */
static int read_row(struct match_row *row, const struct match_run *match, const Fts5ExtensionApi *api, Fts5Context *fts)
{
    size_t starts = 0;
    size_t phrase;
    int code = SQLITE_OK;

    row->place_count = 0;
    for (phrase = 0; code == SQLITE_OK && phrase < match->phrase_count; phrase++) {
        size_t term = match->terms[phrase];
        size_t before = row->place_count;

        if (term == SIZE_MAX)
            continue;
        code = read_phrase(row, api, fts, phrase);
        row->positions[term].count = row->place_count - before;
    }
    for (phrase = 0; code == SQLITE_OK && phrase < match->phrase_count; phrase++) {
        size_t term = match->terms[phrase];

        if (term == SIZE_MAX)
            continue;
        row->positions[term].items = row->places + starts;
        starts += row->positions[term].count;
    }
    return code;
}

/* Is one of the first group's terms in this row? */
static bool holds_group(const struct match_run *match, const struct match_row *row)
{
    const struct match_group *group = &match->request->groups[0];
    size_t i;

    for (i = 0; i < group->count; i++)
        if (row->positions[group->terms[i]].count > 0)
            return true;
    return false;
}

/* To the sink. SQLITE_DONE: it wants no more. */
static int give_row(struct match_run *match, const struct match_row *row)
{
    struct match_document document = {.asset = row->asset, .terms = row->positions};

    match->status = sqlite_length(&document.length, match->store, match->index, document.asset, match->err);
    if (match->status >= 0 && document.length.all == 0)
        match->status = sqlite_damaged(match->store, "its index names an asset that has none", match->err);
    if (match->status >= 0)
        match->status = match->sink(match->context, &document, match->err);
    if (match->status == VITRINE_OK)
        return SQLITE_OK;
    return match->status < 0 ? SQLITE_ABORT : SQLITE_DONE;
}

/* A row waits until the next is there, while the processor fetches its length. */
static int next_row(struct match_run *match, const Fts5ExtensionApi *api, Fts5Context *fts)
{
    const struct match_row *before;
    struct match_row *row;
    int code;

    if (match == NULL || match->status < 0)
        return SQLITE_ERROR;
    before = match->waiting;
    row = before == &match->rows[0] ? &match->rows[1] : &match->rows[0];
    row->asset = api->xRowid(fts);
    sqlite_length_expect(match->index, row->asset);
    code = read_row(row, match, api, fts);
    if (code != SQLITE_OK || (match->tests_group && !holds_group(match, row)))
        return code;
    match->waiting = row;
    return before != NULL ? give_row(match, before) : SQLITE_OK;
}

vitrine_status fts_last_row(struct match_run *match)
{
    if (match->waiting != NULL && match->status == VITRINE_OK)
        give_row(match, match->waiting);
    return match->status;
}

static struct match_run *match_of(const Fts5ExtensionApi *api, Fts5Context *fts)
{
    return ((struct sqlite_store *)api->xUserData(fts))->match;
}

static void take_row(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result, int count,
                     sqlite3_value **values)
{
    int code = next_row(match_of(api, fts), api, fts);

    (void)count;
    (void)values;
    if (code == SQLITE_DONE)
        sqlite3_result_int(result, 1); /* a row, at which the walk ends */
    else if (code != SQLITE_OK)
        sqlite3_result_error_code(result, code);
}

static int take_phrase_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *context)
{
    struct match_run *match = context;

    if (++match->row_count % ROWS_BETWEEN_LOOKS == 0)
        match->status = budget_check(match->store->store.budget, "search", match->err);
    return match->status < 0 ? SQLITE_ABORT : next_row(match, api, fts);
}

/* All rows of the only phrase, without SQLite's machine running between them: it would take as long as they do. */
static void take_phrase(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result, int count,
                        sqlite3_value **values)
{
    struct match_run *match = match_of(api, fts);
    int code = match != NULL ? api->xQueryPhrase(fts, 0, match, take_phrase_row) : SQLITE_ERROR;

    (void)count;
    (void)values;
    if (code != SQLITE_OK)
        sqlite3_result_error_code(result, code);
}

/* --- registration --- */

static fts5_api *find_api(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;

    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

int fts_register(struct sqlite_store *store)
{
    fts5_tokenizer tokenizer = {tokenizer_new, tokenizer_free, tokenize};
    fts5_api *api = find_api(store->db);
    int code;

    if (api == NULL)
        return sqlite3_errcode(store->db) == SQLITE_NOMEM ? SQLITE_NOMEM : SQLITE_ERROR;
    code = api->xCreateTokenizer(api, "vitrine", store, &tokenizer, NULL);
    if (code == SQLITE_OK)
        code = api->xCreateFunction(api, "vitrine_match", store, take_row, NULL);
    if (code == SQLITE_OK)
        code = api->xCreateFunction(api, "vitrine_match_phrase", store, take_phrase, NULL);
    return code;
}
