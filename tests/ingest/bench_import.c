/* SPDX-License-Identifier: MIT
 * How fast captions are imported: against a bare program that puts the same texts into one FTS5 table, and
 * again where nothing changes. CPU seconds of this process, one after the other; peak memory of a child for
 * each. Prints, asserts nothing. Usage: bench_import [CAPTIONS [short]]; short: titles only. */
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "ingest/import.h"

#define WORDS 4000
#define WORD_SIZE 16

static char folder[64];
static char vietnamese[WORDS][WORD_SIZE];
static char english[WORDS][WORD_SIZE];
static unsigned random_state = 1;

/* --- captions --- */

static unsigned pick(unsigned below)
{
    random_state = random_state * 1664525u + 1013904223u;
    return (random_state >> 8) % below;
}

static void make_words(void)
{
    static const char *const onsets[] = {"b",  "c",  "ch", "d",  "đ", "g", "h",  "kh", "l", "m", "n",
                                         "ng", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x", ""};
    static const char *const rimes[] = {"a",  "á",   "ả",   "ạ",   "an",   "án", "ang", "ảng",  "ao",
                                        "ay", "âm",  "ấp",  "ăn",  "ắc",   "e",  "em",  "ên",   "ếch",
                                        "i",  "inh", "ịch", "iên", "iếng", "o",  "ong", "ôi",   "ổi",
                                        "ơn", "ờ",   "u",   "ung", "úc",   "ư",  "ừng", "ương", "ước"};
    static const char *const starts[] = {"be", "ca",  "de",  "fo", "gra", "ho",  "in", "ju", "la", "mo",
                                         "na", "pla", "qui", "re", "sto", "tra", "un", "vi", "wa", "ye"};
    static const char *const middles[] = {"", "ba", "ci", "der", "lo", "mi", "nu", "ra", "ste", "ti"};
    static const char *const ends[] = {"ch", "ly",   "ing", "tion", "ed",  "s", "n", "al", "ic",  "or",
                                       "y",  "ment", "st",  "ble",  "nce", "w", "k", "p",  "ous", "er"};
    size_t i;

    for (i = 0; i < WORDS; i++) {
        snprintf(vietnamese[i], WORD_SIZE, "%s%s", onsets[i % 22], rimes[i / 22 % 36]);
        snprintf(english[i], WORD_SIZE, "%s%s%s", starts[i % 20], middles[i / 20 % 10], ends[i / 200]);
    }
}

/* A few words are frequent, most are rare. */
static const char *word(bool is_vietnamese)
{
    unsigned i = pick(WORDS) * (pick(1000) + 1) / 1000;

    return is_vietnamese ? vietnamese[i] : english[i];
}

static void add_words(char *out, size_t size, bool is_vietnamese, unsigned count)
{
    size_t at = 0;

    while (count-- > 0 && at + WORD_SIZE < size)
        at += (size_t)snprintf(out + at, size - at, "%s%s", at > 0 ? " " : "", word(is_vietnamese));
}

static void write_captions(unsigned count, bool is_short)
{
    char path[128];
    FILE *lines;
    FILE *rows;
    unsigned i;

    snprintf(path, sizeof path, "%s/captions.ndjson", folder);
    lines = fopen(path, "w");
    snprintf(path, sizeof path, "%s/captions.tsv", folder);
    rows = fopen(path, "w");
    for (i = 0; i < count && lines != NULL && rows != NULL; i++) {
        bool is_vietnamese = i % 2 == 0;
        char title[256] = "";
        char description[512] = "";

        add_words(title, sizeof title, is_vietnamese, 4 + pick(5));
        if (!is_short)
            add_words(description, sizeof description, is_vietnamese, 8 + pick(9));
        fprintf(rows, "%s\t%s\n", title, description);
        fprintf(lines, "{\"texts\":{\"%s\":{\"title\":\"%s\"", is_vietnamese ? "vi" : "en", title);
        if (!is_short)
            fprintf(lines, ",\"description\":\"%s\"", description);
        fputs("}}}\n", lines);
    }
    if (lines != NULL)
        fclose(lines);
    if (rows != NULL)
        fclose(rows);
}

/* --- the bare program --- */

static void bind_column(sqlite3_stmt *insert, int column, char **rest)
{
    char *text = strsep(rest, "\t\n");

    sqlite3_bind_text(insert, column, text, -1, SQLITE_STATIC);
}

static void insert_rows(sqlite3_stmt *insert)
{
    char path[128];
    char *line = NULL;
    size_t capacity = 0;
    FILE *rows;

    snprintf(path, sizeof path, "%s/captions.tsv", folder);
    rows = fopen(path, "r");
    while (rows != NULL && getline(&line, &capacity, rows) > 0) {
        char *rest = line;

        bind_column(insert, 1, &rest);
        bind_column(insert, 2, &rest);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    if (rows != NULL)
        fclose(rows);
    free(line);
}

static void run_bare(void)
{
    char path[128];
    sqlite3 *db;
    sqlite3_stmt *insert = NULL;

    snprintf(path, sizeof path, "%s/bare.db", folder);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        return;
    sqlite3_exec(db,
                 "PRAGMA journal_mode=WAL; CREATE VIRTUAL TABLE captions USING fts5(title, description, "
                 "tokenize=\"unicode61 remove_diacritics 2\"); BEGIN",
                 NULL, NULL, NULL);
    if (sqlite3_prepare_v2(db, "INSERT INTO captions VALUES(?, ?)", -1, &insert, NULL) == SQLITE_OK)
        insert_rows(insert);
    sqlite3_finalize(insert);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(db);
}

/* --- the import --- */

static int read_file(void *context, void *bytes, size_t length, size_t *got)
{
    ssize_t n = read(*(const int *)context, bytes, length);

    *got = n > 0 ? (size_t)n : 0;
    return n < 0;
}

static void import_into(struct store *store)
{
    char path[128];
    int descriptor;
    struct import_options options = {.name = "captions", .read = read_file, .read_context = &descriptor};
    struct report report;
    vitrine_error *err = NULL;

    snprintf(path, sizeof path, "%s/captions.ndjson", folder);
    descriptor = open(path, O_RDONLY);
    report_init(&report, true);
    if (import_run(&report, store, &options, &err) < 0)
        printf("import: %s\n", vitrine_error_message(err));
    printf("    read %llu, added %llu, updated %llu, unchanged %llu, failed %zu\n",
           (unsigned long long)report.scanned, (unsigned long long)report.added,
           (unsigned long long)report.updated, (unsigned long long)report.unchanged, report.failures.count);
    report_dispose(&report);
    vitrine_error_free(err);
    close(descriptor);
}

static void run_import(void)
{
    struct store_open_options options = {.create = true, .busy_timeout_ms = 1000};
    struct budget budget = {0};
    struct analyzer *analyzer = NULL;
    struct store *store = NULL;
    vitrine_error *err = NULL;
    char path[128];

    snprintf(path, sizeof path, "%s/vitrine.db", folder);
    if (analyzer_new(&analyzer, &err) < 0 ||
        store_open_sqlite(&store, path, analyzer, &budget, &options, &err) < 0)
        printf("import: %s\n", vitrine_error_message(err));
    else
        import_into(store);
    if (store != NULL)
        store->ops->close(store);
    analyzer_free(analyzer);
    vitrine_error_free(err);
}

/* --- measuring --- */

static double cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double measure(const char *name, void (*run)(void))
{
    double start = cpu_seconds();
    double seconds;

    run();
    seconds = cpu_seconds() - start;
    printf("%-22s %6.2f s\n", name, seconds);
    fflush(stdout);
    return seconds;
}

static void print_peak(const char *name)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];

    while (status != NULL && fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, "VmHWM:", 6) == 0)
            printf("%-22s %s", name, line);
    if (status != NULL)
        fclose(status);
    fflush(stdout);
}

static void measure_memory(const char *name, void (*run)(void))
{
    pid_t child = fork();

    if (child == 0) {
        run();
        print_peak(name);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

static void remove_file(const char *name)
{
    char path[128];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    unlink(path);
}

static void remove_catalogues(void)
{
    static const char *const names[] = {
        "bare.db",        "bare.db-wal",    "bare.db-shm",        "vitrine.db",
        "vitrine.db-wal", "vitrine.db-shm", "vitrine.db-journal", "vitrine.db-lock"};
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++)
        remove_file(names[i]);
}

int main(int argc, char **argv)
{
    unsigned count = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 200000;
    double bare;
    double first;
    double again;

    strcpy(folder, "/tmp/vitrine-bench-XXXXXX");
    if (mkdtemp(folder) == NULL)
        return 1;
    make_words();
    write_captions(count, argc > 2);
    measure_memory("bare FTS5, memory", run_bare);
    measure_memory("import, memory", run_import);
    measure_memory("again, memory", run_import);
    remove_catalogues();
    bare = measure("bare FTS5", run_bare);
    first = measure("import", run_import);
    again = measure("import again", run_import);
    printf("import at %.2f of the bare speed; again %.1f times faster than first\n", bare / first,
           first / again);
    remove_catalogues();
    remove_file("captions.ndjson");
    remove_file("captions.tsv");
    rmdir(folder);
    return 0;
}
