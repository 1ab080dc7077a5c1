/* SPDX-License-Identifier: MIT
 * How fast FTS5 indexes news sentences by this tokenizer, beside SQLite's own unicode61 remove_diacritics 2
 * on the same texts, in one process, with the same hash size; and how large the index is. Written forms alone
 * ("marks strict") are what a catalogue's index holds; with folded ones beside them ("smart") is what the
 * extension does by default.
 *
 * Contentless tables, CPU time, the best of several turns taken in turn; sizes after 'optimize'. Nothing here
 * breaks by a dictionary or stems. Prints, asserts nothing. Usage: bench_index [MEGABYTES [LANGUAGE]] */
#include <sqlite3.h>
#include <time.h>
#include <unistd.h>

#include "corpus.h"

int sqlite3_vitrinefts_init(sqlite3 *db, char **message, const void *api);

#define TURNS 7

enum method { STOCK, WRITTEN, SMART, LENGTHLESS, METHODS };

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

static sqlite3 *open_table(const char *path, enum method method, const char *language)
{
    static const char *const marks[METHODS] = {
        [WRITTEN] = "strict", [SMART] = "smart", [LENGTHLESS] = "strict"};
    char tokenizer[64];
    char sql[256];
    sqlite3 *db;

    unlink(path);
    if (sqlite3_open(path, &db) != SQLITE_OK || sqlite3_vitrinefts_init(db, NULL, NULL) != SQLITE_OK)
        abort();
    if (method == STOCK)
        strcpy(tokenizer, "unicode61 remove_diacritics 2");
    else
        snprintf(tokenizer, sizeof tokenizer, "vitrine '%s' marks %s", language, marks[method]);
    snprintf(sql, sizeof sql,
             "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
             "CREATE VIRTUAL TABLE t USING fts5(x, content = '', columnsize = %d, tokenize = \"%s\");"
             "INSERT INTO t(t, rank) VALUES('hashsize', 16777216)",
             method != LENGTHLESS, tokenizer);
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
                      const char *language)
{
    sqlite3 *db = open_table(path, method, language);
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
    for (method = STOCK + 1; method < METHODS; method++)
        printf(" %11.2f %6.2f", stock->seconds / results[method].seconds,
               results[method].megabytes / stock->megabytes);
    printf("\n");
    fflush(stdout);
}

static void compare(const char *path, const char *language, size_t bytes)
{
    struct result results[METHODS] = {{0, 0}};
    struct corpus corpus;
    struct corpus texts;
    int turn;
    int method;

    if (!corpus_open(&corpus, language))
        return;
    make_texts(&texts, &corpus, bytes);
    for (turn = 0; turn < TURNS; turn++)
        for (method = 0; method < METHODS; method++)
            take_turn(&results[(turn + method) % METHODS], path, (enum method)((turn + method) % METHODS),
                      &texts, language);
    print(language, &texts, results);
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
    printf(" %11s %6s %11s %6s %11s %6s\n", "written", "size", "smart", "size", "lengthless", "size");
    for (i = 0; i < sizeof languages / sizeof languages[0]; i++)
        if (count < 3 || strcmp(arguments[2], languages[i]) == 0)
            compare(path, languages[i], bytes);
    unlink(path);
    rmdir(folder);
    return 0;
}
