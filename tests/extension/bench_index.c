/* SPDX-License-Identifier: MIT
 * How fast FTS5 indexes news sentences by this tokenizer, beside SQLite's own unicode61 remove_diacritics 2
 * on the same texts, in one process, with the same hash size; and how large the index is. Written forms alone
 * ("marks strict") are what a catalogue's index holds; with folded ones beside them ("smart") is what the
 * extension does by default. "given" is FTS5's own part: the tokens of "written", made before and only given,
 * so that no tokenizer of them can be faster. "lengthless" tables keep no lengths of rows (columnsize = 0),
 * in both.
 *
 * Contentless tables, CPU time, the best of several turns taken in turn; sizes after 'optimize'. Nothing here
 * breaks by a dictionary or stems. Prints, asserts nothing. Usage: bench_index [MEGABYTES [LANGUAGE]] */
#include <sqlite3.h>
#include <time.h>
#include <unistd.h>

#include "corpus.h"

int sqlite3_vitrinefts_init(sqlite3 *db, char **message, const void *api);

#define TURNS 7

enum method { STOCK, WRITTEN, SMART, GIVEN, LENGTHLESS, STOCK_LENGTHLESS, METHODS };

typedef int token_call(void *context, int flags, const char *token, int length, int start, int end);

struct given_token {
    const char *bytes; /* in the text where they are the same, else never freed */
    int length;
    int start;
    int end;
};

/* The tokens of all texts in turn, each text's closed by one without bytes. */
struct given {
    struct given_token *tokens;
    size_t count;
    size_t capacity;
    size_t next; /* to be given */
    const char *text;
};

struct result {
    double seconds;
    double megabytes; /* of the index */
};

static double cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void execute(sqlite3 *db, const char *sql)
{
    char *message = NULL;

    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, message);
        abort();
    }
}

/* --- tokens that were made before --- */

static void given_add(struct given *given, struct given_token token)
{
    if (given->count == given->capacity) {
        given->capacity = given->capacity ? given->capacity * 2 : 65536;
        given->tokens = realloc(given->tokens, given->capacity * sizeof given->tokens[0]);
    }
    if (given->tokens == NULL)
        abort();
    given->tokens[given->count++] = token;
}

static int note_token(void *context, int flags, const char *token, int length, int start, int end)
{
    struct given *given = context;
    const char *same = given->text + start;

    (void)flags;
    if (length != end - start || memcmp(token, same, (size_t)length) != 0)
        same = strndup(token, (size_t)length);
    if (same == NULL)
        abort();
    given_add(given, (struct given_token){same, length, start, end});
    return SQLITE_OK;
}

static int given_new(void *context, const char **options, int count, Fts5Tokenizer **out)
{
    (void)options;
    (void)count;
    *out = context;
    return SQLITE_OK;
}

static void given_free(Fts5Tokenizer *freed)
{
    (void)freed;
}

static int given_tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *text, int length,
                          token_call *call)
{
    struct given *given = (struct given *)(void *)tokenizer;
    int code = SQLITE_OK;

    (void)flags;
    (void)text;
    (void)length;
    for (; code == SQLITE_OK && given->tokens[given->next].bytes != NULL; given->next++) {
        const struct given_token *token = &given->tokens[given->next];

        code = call(context, 0, token->bytes, token->length, token->start, token->end);
    }
    given->next++;
    return code;
}

static fts5_api *find_api(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *select;

    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &select, NULL) != SQLITE_OK)
        abort();
    sqlite3_bind_pointer(select, 1, (void *)&api, "fts5_api_ptr", NULL);
    sqlite3_step(select);
    sqlite3_finalize(select);
    if (api == NULL)
        abort();
    return api;
}

static void given_make(struct given *given, const struct corpus *texts, const char *language)
{
    const char *options[] = {language, "marks", "strict"};
    fts5_tokenizer methods;
    Fts5Tokenizer *tokenizer;
    void *context;
    sqlite3 *db;
    size_t i;

    memset(given, 0, sizeof *given);
    if (sqlite3_open(":memory:", &db) != SQLITE_OK || sqlite3_vitrinefts_init(db, NULL, NULL) != SQLITE_OK ||
        find_api(db)->xFindTokenizer(find_api(db), "vitrine", &context, &methods) != SQLITE_OK ||
        methods.xCreate(context, options, 3, &tokenizer) != SQLITE_OK)
        abort();
    for (i = 0; i < texts->count; i++) {
        given->text = texts->texts[i];
        methods.xTokenize(tokenizer, given, FTS5_TOKENIZE_DOCUMENT, given->text, (int)strlen(given->text),
                          note_token);
        given_add(given, (struct given_token){NULL, 0, 0, 0});
    }
    methods.xDelete(tokenizer);
    sqlite3_close(db);
}

/* --- tables --- */

static void name_tokenizer(char out[64], enum method method, const char *language)
{
    static const char *const marks[METHODS] = {
        [WRITTEN] = "strict", [SMART] = "smart", [LENGTHLESS] = "strict"};

    if (method == GIVEN)
        strcpy(out, "given");
    else if (marks[method] == NULL)
        strcpy(out, "unicode61 remove_diacritics 2");
    else
        snprintf(out, 64, "vitrine '%s' marks %s", language, marks[method]);
}

static sqlite3 *open_table(const char *path, enum method method, const char *language, struct given *given)
{
    fts5_tokenizer methods = {given_new, given_free, given_tokenize};
    char tokenizer[64];
    char sql[256];
    sqlite3 *db;

    unlink(path);
    if (sqlite3_open(path, &db) != SQLITE_OK || sqlite3_vitrinefts_init(db, NULL, NULL) != SQLITE_OK ||
        find_api(db)->xCreateTokenizer(find_api(db), "given", given, &methods, NULL) != SQLITE_OK)
        abort();
    given->next = 0;
    name_tokenizer(tokenizer, method, language);
    snprintf(sql, sizeof sql,
             "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
             "CREATE VIRTUAL TABLE t USING fts5(x, content = '', columnsize = %d, tokenize = \"%s\");"
             "INSERT INTO t(t, rank) VALUES('hashsize', 16777216)",
             method != LENGTHLESS && method != STOCK_LENGTHLESS, tokenizer);
    execute(db, sql);
    return db;
}

/* Every text different: two sentences, each pair once. */
static void make_texts(struct corpus *texts, const struct corpus *corpus, size_t bytes)
{
    char text[16384];
    size_t i;

    memset(texts, 0, sizeof *texts);
    for (i = 0; texts->bytes < bytes; i++) {
        const char *first = corpus->texts[i % corpus->count];
        const char *second = corpus->texts[(i * 7 + i / corpus->count * 31 + 1) % corpus->count];
        int length = snprintf(text, sizeof text, "%s %s", first, second);

        corpus_add(texts, text, (size_t)length);
    }
}

static void insert_texts(sqlite3 *db, const struct corpus *texts)
{
    sqlite3_stmt *insert;
    size_t i;

    execute(db, "BEGIN");
    if (sqlite3_prepare_v2(db, "INSERT INTO t(rowid, x) VALUES(?1, ?2)", -1, &insert, NULL) != SQLITE_OK)
        abort();
    for (i = 0; i < texts->count; i++) {
        sqlite3_bind_int64(insert, 1, (sqlite3_int64)i + 1);
        sqlite3_bind_text(insert, 2, texts->texts[i], -1, SQLITE_STATIC);
        if (sqlite3_step(insert) != SQLITE_DONE)
            abort();
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    execute(db, "COMMIT");
}

static double index_megabytes(sqlite3 *db)
{
    sqlite3_stmt *sum;
    double bytes = 0;

    execute(db, "INSERT INTO t(t) VALUES('optimize')");
    if (sqlite3_prepare_v2(db, "SELECT sum(length(block)) FROM t_data", -1, &sum, NULL) == SQLITE_OK &&
        sqlite3_step(sum) == SQLITE_ROW)
        bytes = sqlite3_column_double(sum, 0);
    sqlite3_finalize(sum);
    return bytes / 1e6;
}

static void take_turn(struct result *result, const char *path, enum method method, const struct corpus *texts,
                      const char *language, struct given *given)
{
    sqlite3 *db = open_table(path, method, language, given);
    double start = cpu_seconds();

    insert_texts(db, texts);
    start = cpu_seconds() - start;
    if (result->seconds == 0 || start < result->seconds)
        result->seconds = start;
    if (result->megabytes == 0)
        result->megabytes = index_megabytes(db);
    sqlite3_close(db);
}

static void print(const char *language, const struct corpus *texts, const struct result results[METHODS])
{
    const struct result *stock = &results[STOCK];
    int method;

    printf("%-8s %5.1f MB %6.1f MB/s %6.1f MB", language, (double)texts->bytes / 1e6,
           (double)texts->bytes / stock->seconds / 1e6, stock->megabytes);
    for (method = WRITTEN; method <= LENGTHLESS; method++) {
        const struct result *rival = method == LENGTHLESS ? &results[STOCK_LENGTHLESS] : stock;

        printf(" %11.2f %6.2f", rival->seconds / results[method].seconds,
               results[method].megabytes / rival->megabytes);
    }
    printf("\n");
    fflush(stdout);
}

static void compare(const char *path, const char *language, size_t bytes)
{
    struct result results[METHODS] = {{0, 0}};
    struct corpus corpus;
    struct corpus texts;
    struct given given;
    int turn;
    int i;

    if (!corpus_open(&corpus, language))
        return;
    make_texts(&texts, &corpus, bytes);
    given_make(&given, &texts, language);
    for (turn = 0; turn < TURNS; turn++)
        for (i = 0; i < METHODS;
             i++) { /* to and fro, as each finds the memory that the one before has left */
            int method = (turn + (turn % 2 == 0 ? i : METHODS - i)) % METHODS;

            take_turn(&results[method], path, (enum method)method, &texts, language, &given);
        }
    print(language, &texts, results);
    free(given.tokens);
    corpus_close(&texts);
    corpus_close(&corpus);
}

int main(int count, char **arguments)
{
    static const char *const languages[] = {"vi", "en", "km", "lo", "th", "ko", "zh-Hans", "ja", "fr", "ru"};
    size_t bytes = (count > 1 ? (size_t)atoi(arguments[1]) : 20) * 1000000;
    char folder[] = "/tmp/vitrine-bench-XXXXXX";
    char path[64];
    size_t i;

    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(path, sizeof path, "%s/index.db", folder);
    printf("%-8s %8s %11s %9s", "", "text", "unicode61", "size");
    printf(" %11s %6s %11s %6s %11s %6s %11s %6s\n", "written", "size", "smart", "size", "given", "size",
           "lengthless", "size");
    for (i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (count < 3 || strcmp(arguments[2], languages[i]) == 0)
            compare(path, languages[i], bytes);
    unlink(path);
    rmdir(folder);
    return 0;
}
