/* SPDX-License-Identifier: MIT
 * The FTS5 tokenizer "vitrine": tokenize = 'vitrine [LANGUAGE] [marks smart|ignore|strict]'.
 *
 * smart    a document's words are indexed in their written form and, at the same place, in their folded one
 * where it is another. A query's word with marks is looked for as it is written, one without marks as folded:
 * a typed mark counts, an omitted one does not. In languages spelled without marks (English) marks never
 * count. ignore   folded forms only, in documents and queries. strict   written forms only. Unless strict, a
 * query's word also stands for its other spelling with i or y. */
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "extension/extension.h"
#include "text/language.h"

enum marks { MARKS_SMART, MARKS_IGNORE, MARKS_STRICT };

static const char *const mark_names[] = {
    [MARKS_SMART] = "smart", [MARKS_IGNORE] = "ignore", [MARKS_STRICT] = "strict"};

struct tokenizer {
    struct analyzer *analyzer;
    char language[LANGUAGE_SIZE];
    enum marks marks;
    bool marks_count; /* in this language, where a query has them */
    struct buf folded;
    struct buf other;
};

typedef int token_call(void *context, int flags, const char *token, int length, int start, int end);

/* One text on its way to FTS5. */
struct tokenizing {
    struct tokenizer *tokenizer;
    token_call *call;
    void *context;
    bool is_prefix;
    int start; /* of the token at hand */
    int end;
    int code;
};

/* --- its options --- */

static bool read_marks(struct tokenizer *tokenizer, const char *name)
{
    size_t i;

    for (i = 0; i < sizeof mark_names / sizeof mark_names[0]; i++)
        if (strcmp(name, mark_names[i]) == 0) {
            tokenizer->marks = (enum marks)i;
            return true;
        }
    return false;
}

/* FTS5 says no more than "error in tokenizer constructor": the cause goes to SQLite's log. */
static int refuse(const char *what, const char *name)
{
    sqlite3_log(SQLITE_ERROR, "vitrine: %s: %s", name, what);
    return SQLITE_ERROR;
}

static int read_language(struct tokenizer *tokenizer, const char *tag)
{
    vitrine_error *err = NULL;
    vitrine_status s = language_parse(tokenizer->language, tag, NULL, NULL, &err);
    int code = SQLITE_OK;

    if (s == VITRINE_ENOMEM)
        code = SQLITE_NOMEM;
    else if (s < 0)
        code = refuse(err != NULL ? vitrine_error_message(err) : "no language", tag);
    vitrine_error_free(err);
    return code;
}

/* A language, where the number is odd, then names with their values. */
static int read_options(struct tokenizer *tokenizer, const char **options, int count)
{
    int code = SQLITE_OK;
    int i = count % 2;

    strcpy(tokenizer->language, "und");
    if (i > 0)
        code = read_language(tokenizer, options[0]);
    for (; code == SQLITE_OK && i < count; i += 2) {
        if (strcmp(options[i], "marks") != 0)
            code = refuse("no such option", options[i]);
        else if (!read_marks(tokenizer, options[i + 1]))
            code = refuse("marks are smart, ignore or strict", options[i + 1]);
    }
    tokenizer->marks_count = !language_is_unmarked(tokenizer->language);
    return code;
}

static void tokenizer_free(Fts5Tokenizer *freed)
{
    struct tokenizer *tokenizer = (struct tokenizer *)(void *)freed;

    if (tokenizer == NULL)
        return;
    analyzer_free(tokenizer->analyzer);
    buf_dispose(&tokenizer->folded);
    buf_dispose(&tokenizer->other);
    mem_free(tokenizer);
}

static int tokenizer_new(void *context, const char **options, int count, Fts5Tokenizer **out)
{
    struct tokenizer *tokenizer = mem_zero(1, sizeof *tokenizer);
    int code;

    (void)context;
    *out = NULL;
    if (tokenizer == NULL)
        return SQLITE_NOMEM;
    code = read_options(tokenizer, options, count);
    if (code == SQLITE_OK && analyzer_new(&tokenizer->analyzer, NULL) < 0)
        code = SQLITE_NOMEM;
    if (code == SQLITE_OK)
        *out = (Fts5Tokenizer *)(void *)tokenizer;
    else
        tokenizer_free((Fts5Tokenizer *)(void *)tokenizer);
    return code;
}

/* --- tokens --- */

struct form {
    const char *bytes;
    size_t length;
};

/* The span that the token's forms are given with: highlight() wants spans apart. */
static void set_span(struct tokenizing *run, size_t start, size_t end)
{
    run->start = (int)start > run->end ? (int)start : run->end;
    run->end = (int)end > run->start ? (int)end : run->start;
}

static bool give(struct tokenizing *run, int flags, struct form form)
{
    if (run->code == SQLITE_OK)
        run->code = run->call(run->context, flags, form.bytes, (int)form.length, run->start, run->end);
    return run->code == SQLITE_OK;
}

/* Borrowed until the next one is asked for. */
static struct form folded_form(struct tokenizing *run, const char *bytes, size_t length)
{
    struct buf *folded = &run->tokenizer->folded;

    if (utf8_is_ascii(bytes, length))
        return (struct form){bytes, length};
    buf_clear(folded);
    analyzer_fold(run->tokenizer->analyzer, folded, bytes, length);
    if (folded->failed)
        run->code = SQLITE_NOMEM;
    return (struct form){buf_text(folded), folded->length};
}

static bool is_same(struct form a, struct form b)
{
    return a.length == b.length && (a.bytes == b.bytes || memcmp(a.bytes, b.bytes, a.length) == 0);
}

/* Nearly all a catalogue does with FTS5 is this: nothing is written that need not be. */
static bool give_written(void *context, const char *bytes, size_t length, size_t start, size_t end)
{
    struct tokenizing *run = context;

    set_span(run, start, end);
    run->code = run->call(run->context, 0, bytes, (int)length, run->start, run->end);
    return run->code == SQLITE_OK;
}

static bool give_folded(void *context, const char *bytes, size_t length, size_t start, size_t end)
{
    set_span(context, start, end);
    return give(context, 0, folded_form(context, bytes, length));
}

static bool give_both(void *context, const char *bytes, size_t length, size_t start, size_t end)
{
    struct form written = {bytes, length};
    struct form folded = folded_form(context, bytes, length);

    set_span(context, start, end);
    return give(context, 0, written) && (is_same(folded, written) || give(context, FTS5_TOKEN_COLOCATED, folded));
}

/* A word's other spelling; a word that is still being typed has none. */
static bool give_other(struct tokenizing *run, struct form form)
{
    struct buf *other = &run->tokenizer->other;

    buf_clear(other);
    if (run->is_prefix || !analyzer_swap_iy(run->tokenizer->analyzer, other, form.bytes, form.length))
        return true;
    if (other->failed)
        run->code = SQLITE_NOMEM;
    return give(run, FTS5_TOKEN_COLOCATED, (struct form){buf_text(other), other->length});
}

static bool give_of_query(void *context, const struct token *token)
{
    struct tokenizing *run = context;
    const struct tokenizer *tokenizer = run->tokenizer;
    bool counts = tokenizer->marks == MARKS_SMART && token->marked && tokenizer->marks_count;
    struct form form = counts ? (struct form){token->bytes, token->length}
                              : folded_form(run, token->bytes, token->length);

    set_span(run, token->start, token->end);
    return give(run, 0, form) && give_other(run, form);
}

static int tokenize(Fts5Tokenizer *given, void *context, int flags, const char *text, int length,
                    token_call *call)
{
    static span_sink *const sinks[] = {
        [MARKS_SMART] = give_both, [MARKS_IGNORE] = give_folded, [MARKS_STRICT] = give_written};
    struct tokenizer *tokenizer = (struct tokenizer *)(void *)given;
    struct tokenizing run = {tokenizer, call, context, (flags & FTS5_TOKENIZE_PREFIX) != 0, 0, 0, SQLITE_OK};

    if (length <= 0)
        return SQLITE_OK;
    if ((flags & FTS5_TOKENIZE_QUERY) && tokenizer->marks != MARKS_STRICT)
        analyzer_run(tokenizer->analyzer, tokenizer->language, text, (size_t)length, give_of_query, &run, NULL);
    else
        analyzer_run_spans(tokenizer->analyzer, tokenizer->language, text, (size_t)length, sinks[tokenizer->marks],
                           &run);
    return run.code;
}

/* --- registration --- */

static int find_api(fts5_api **out, sqlite3 *db)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &statement, NULL);

    *out = NULL;
    if (code == SQLITE_OK)
        code = sqlite3_bind_pointer(statement, 1, out, "fts5_api_ptr", NULL);
    if (code == SQLITE_OK && sqlite3_step(statement) != SQLITE_ROW)
        code = sqlite3_errcode(db);
    sqlite3_finalize(statement);
    return code == SQLITE_OK && *out == NULL ? SQLITE_ERROR : code;
}

int tokenizer_register(sqlite3 *db)
{
    fts5_tokenizer methods = {tokenizer_new, tokenizer_free, tokenize};
    fts5_api *api;
    int code = find_api(&api, db);

    return code == SQLITE_OK ? api->xCreateTokenizer(api, "vitrine", NULL, &methods, NULL) : code;
}
