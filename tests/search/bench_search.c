/* SPDX-License-Identifier: MIT
 * Search among many captions against stock FTS5 (unicode61 remove_diacritics 2, contentless, ORDER BY rank LIMIT 20), in
 * one process on the same texts: CPU milliseconds, the median of some runs. Ours gives 20 whole hits with passages and the
 * exact total; stock gives 20 rowids. Of a rare word, where that is most of the work, also what ours takes to give its ids
 * alone (vitrine_query_ids: of all hits, by id). Also: facets, a language, cost by size, a first search of a new process, hostile
 * queries. Prints, asserts nothing. Usage: bench_search [CAPTIONS [FOLDER]]; what a folder holds already is not made again,
 * and not removed. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fill.h"
#include "hostile.h"
#include "vitrine.h"

#define RUNS 7
#define SHORT_TIMES 50 /* each run of a query of microseconds */
static char folder[64];

/* --- of several runs --- */

static int compare_doubles(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

static double median(double *values)
{
    qsort(values, RUNS, sizeof values[0], compare_doubles);
    return values[RUNS / 2];
}

/* --- asking --- */

static unsigned long long total;

typedef void give(vitrine_catalogue *cat, vitrine_query *query);

static void give_page(vitrine_catalogue *cat, vitrine_query *query)
{
    vitrine_results *results = NULL;
    vitrine_error *err = NULL;

    if (vitrine_query_run(&results, cat, query, &err) < 0)
        fail("search", err);
    total = vitrine_results_total(results);
    vitrine_results_free(results);
}

static void give_ids(vitrine_catalogue *cat, vitrine_query *query)
{
    vitrine_error *err = NULL;
    int64_t *ids = NULL;
    size_t count = 0;

    if (vitrine_query_ids(&ids, &count, cat, query, &err) < 0)
        fail("search", err);
    total = count;
    vitrine_ids_free(ids);
}

/* Each value is of so many times, for those that one is too short to be measured. */
static double ask_how(vitrine_catalogue *cat, const char *text, const vitrine_query_options *options, give *how, int times)
{
    double values[RUNS];
    int i;
    int k;

    for (i = -1; i < RUNS; i++) {
        double start = cpu_ms();

        for (k = 0; k < times; k++) {
            vitrine_query *query = NULL;
            vitrine_error *err = NULL;

            if (vitrine_query_new(&query, text, options, &err) < 0)
                fail(text, err);
            how(cat, query);
            vitrine_query_free(query);
        }
        if (i >= 0)
            values[i] = (cpu_ms() - start) / times;
    }
    return median(values);
}

static double ask_ours(vitrine_catalogue *cat, const char *text, const vitrine_query_options *options)
{
    return ask_how(cat, text, options, give_page, strcmp(text, RARE) == 0 ? SHORT_TIMES : 1);
}

static double ask_stock(sqlite3 *db, const char *text, int times)
{
    double values[RUNS];
    sqlite3_stmt *select;
    int i;
    int k;

    sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT 20", -1, &select, NULL);
    for (i = -1; i < RUNS; i++) {
        double start = cpu_ms();

        for (k = 0; k < times; k++) {
            sqlite3_bind_text(select, 1, text, -1, SQLITE_STATIC);
            while (sqlite3_step(select) == SQLITE_ROW)
                ;
            sqlite3_reset(select);
        }
        if (i >= 0)
            values[i] = (cpu_ms() - start) / times;
    }
    sqlite3_finalize(select);
    return median(values);
}

static const struct {
    const char *name;
    const char *ours;
    const char *stock;
} queries[] = {
    {"rare word: page of records", RARE, RARE},
    {"word in 3 %", "qaring", "qaring"},
    {"word in 15 %", "qabalo", "qabalo"},
    {"word in 60 %", "qomuta", "qomuta"},
    {"two words, 15 % and 60 %", "qabalo qomuta", "qabalo AND qomuta"},
    {"two words, 3 % and 15 %", "qaring qabalo", "qaring AND qabalo"},
    {"phrase in 2 %", "\"qelin dora\"", "\"qelin dora\""},
    {"three-letter prefix, 12 %", "qob*", "qob*"},
};

static void print_compared(const char *name, double ours, double stock)
{
    printf("%-28s %10.3f %10.3f %8.2f %9llu\n", name, ours, stock, stock / ours, total);
    fflush(stdout);
}

static void compare(vitrine_catalogue *cat, sqlite3 *db)
{
    double ours = ask_how(cat, RARE, NULL, give_ids, SHORT_TIMES);
    size_t i;

    printf("%-28s %10s %10s %8s %9s\n", "top 20 with exact total", "ours ms", "stock ms", "ratio", "total");
    print_compared("rare word: ids, as stock", ours, ask_stock(db, RARE, SHORT_TIMES));
    for (i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        ours = ask_ours(cat, queries[i].ours, NULL);
        print_compared(queries[i].name, ours, ask_stock(db, queries[i].stock, strcmp(queries[i].ours, RARE) == 0 ? SHORT_TIMES : 1));
    }
}

static void vary(vitrine_catalogue *cat)
{
    static const char *const texts[] = {"qaring", "qabalo", "qomuta"};
    vitrine_query_options facets = VITRINE_QUERY_OPTIONS_INIT;
    vitrine_query_options language = VITRINE_QUERY_OPTIONS_INIT;
    size_t i;

    facets.facets = "kind,lang,topic,collection,year";
    language.languages = "vi";
    printf("\n%-28s %10s %10s %10s\n", "", "plain ms", "5 facets", "in vi");
    for (i = 0; i < 3; i++) {
        double plain = ask_ours(cat, texts[i], NULL);
        double faceted = ask_ours(cat, texts[i], &facets);
        double in_one = ask_ours(cat, texts[i], &language);

        printf("%-28s %10.2f %9.2fx %9.2fx\n", texts[i], plain, faceted / plain, in_one / plain);
        fflush(stdout);
    }
}

/* The first search of a process: opening included. */
static void ask_cold(const char *path)
{
    pid_t child = (fflush(stdout), fork());
    struct rusage usage;
    int status;

    if (child == 0) {
        vitrine_catalogue *cat = open_ours(path, false);
        vitrine_query *query = NULL;
        vitrine_results *results = NULL;
        double start = cpu_ms();

        if (vitrine_query_new(&query, RARE, NULL, NULL) < 0 || vitrine_query_run(&results, cat, query, NULL) < 0)
            _exit(1);
        printf("\nfirst search of a new process, a rare word: %.1f ms", cpu_ms() - start);
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, &status, 0);
    getrusage(RUSAGE_CHILDREN, &usage);
    printf(" (%.1f ms with opening)\n", (double)usage.ru_utime.tv_sec * 1e3 + (double)usage.ru_utime.tv_usec / 1e3 +
                                            (double)usage.ru_stime.tv_sec * 1e3 + (double)usage.ru_stime.tv_usec / 1e3);
}

/* --- cost by size --- */

#define SIZES 3
static const char *const by_size[] = {RARE, "qaring", "qabalo", "qomuta", "qaring qabalo", "\"qelin dora\"", "qob*"};
#define BY_SIZE (sizeof by_size / sizeof by_size[0])

struct cost {
    double ms[BY_SIZE];
    unsigned long long totals[BY_SIZE];
};

static void measure_cost(struct cost *out, const char *path)
{
    vitrine_catalogue *cat = open_ours(path, false);
    size_t i;

    for (i = 0; i < BY_SIZE; i++) {
        out->ms[i] = ask_ours(cat, by_size[i], NULL);
        out->totals[i] = total;
    }
    vitrine_catalogue_close(cat);
}

static void print_costs(const struct cost *costs, const unsigned *sizes)
{
    size_t i;
    size_t k;

    printf("\n%-16s", "cost by size");
    for (k = 0; k < SIZES; k++)
        printf(" %10u captions, of them", sizes[k]);
    for (i = 0; i < BY_SIZE; i++) {
        printf("\n%-16s", by_size[i]);
        for (k = 0; k < SIZES; k++)
            printf(" %16.3f ms %10llu", costs[k].ms[i], costs[k].totals[i]);
    }
    printf("\n");
    fflush(stdout);
}

/* A hundredth, a tenth, all. */
static void compare_sizes(const char *all, unsigned count)
{
    const unsigned sizes[SIZES] = {count / 100, count / 10, count};
    struct cost costs[SIZES];
    char path[128];
    size_t k;

    for (k = 0; k + 1 < SIZES; k++) {
        snprintf(path, sizeof path, "%s/ours-%u.db", folder, sizes[k]);
        if (access(path, F_OK) != 0)
            fill_ours(path, sizes[k]);
        measure_cost(&costs[k], path);
    }
    measure_cost(&costs[k], all);
    print_costs(costs, sizes);
}

/* --- hostile queries --- */

static void ask_hostile(const char *path, const char *facets)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct hostile hostile = {.cat = open_ours(path, false), .facets = facets, .asked = HOSTILE_QUERIES};

        if (!hostile_run(&hostile))
            _exit(1);
        hostile_print(&hostile);
        _exit(0);
    }
    waitpid(child, &status, 0);
}

/* --- cancelling --- */

struct cancelling {
    vitrine_catalogue *cat;
    double at_ms; /* by the clock on the wall */
};

static double wall_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void *cancel_soon(void *context)
{
    const struct timespec soon = {0, 20000000};
    struct cancelling *cancelling = context;

    nanosleep(&soon, NULL);
    cancelling->at_ms = wall_ms();
    vitrine_catalogue_cancel(cancelling->cat);
    return NULL;
}

/* How long a search goes on that another thread cancels. */
static void ask_cancelled(vitrine_catalogue *cat)
{
    struct cancelling cancelling = {.cat = cat};
    vitrine_query *query = NULL;
    vitrine_results *results = NULL;
    pthread_t thread;
    vitrine_status s;

    if (vitrine_query_new(&query, "qomuta OR qabalo OR ba OR ca OR ha OR bebe OR cabe", NULL, NULL) < 0 ||
        pthread_create(&thread, NULL, cancel_soon, &cancelling) != 0)
        return;
    s = vitrine_query_run(&results, cat, query, NULL);
    pthread_join(thread, NULL);
    printf("\na search cancelled by another thread: %s, %.1f ms after\n",
           s == VITRINE_ECANCELLED ? "given up" : "not given up", wall_ms() - cancelling.at_ms);
    vitrine_results_free(results);
    vitrine_query_free(query);
}

/* Of the tables whose names are like this; 0 where SQLite does not tell. */
static double table_megabytes(const char *path, const char *like)
{
    sqlite3 *db;
    sqlite3_stmt *sum = NULL;
    double bytes = 0;

    if (sqlite3_open(path, &db) == SQLITE_OK &&
        sqlite3_prepare_v2(db, "SELECT sum(pgsize) FROM dbstat WHERE name LIKE ?1 ESCAPE '\\'", -1, &sum, 0) == SQLITE_OK &&
        sqlite3_bind_text(sum, 1, like, -1, SQLITE_STATIC) == SQLITE_OK && sqlite3_step(sum) == SQLITE_ROW)
        bytes = sqlite3_column_double(sum, 0);
    sqlite3_finalize(sum);
    sqlite3_close(db);
    return bytes / 1e6;
}

/* With the words, their counts and the lengths of texts; beside stock's, with its lengths. */
static void compare_index_sizes(const char *ours, const char *stock, unsigned count, unsigned language)
{
    double sizes[2];
    char like[32];

    fill_stock(stock, count, "content='',", language);
    snprintf(like, sizeof like, "%%\\_%s%%", tags[language]);
    sizes[0] = table_megabytes(ours, like);
    sizes[1] = table_megabytes(stock, "t\\_%");
    unlink(stock);
    printf("index of %s: %.1f MB, stock %.1f MB: %.2f\n", tags[language], sizes[0], sizes[1], sizes[0] / sizes[1]);
}

/* --- the whole --- */

static void fill_both(const char *ours, const char *stock, unsigned count)
{
    char storing[128];
    double import = fill_ours(ours, count) - make_lines(count);
    double rival;

    snprintf(storing, sizeof storing, "%s/storing.db", folder);
    rival = fill_stock(storing, count, "", LANGUAGES) - make_only(count);
    printf("%u captions: import %.1f s, bare FTS5 that stores the texts %.1f s: %.2f of its speed; %.0f and %.0f MB\n\n",
           count, import / 1e3, rival / 1e3, rival / import, megabytes(ours), megabytes(storing));
    fflush(stdout);
    unlink(storing);
    compare_index_sizes(ours, storing, count, 0);
    compare_index_sizes(ours, storing, count, 1);
    fill_stock(stock, count, "content='',", LANGUAGES);
}

static bool choose_folder(const char *given)
{
    const char *parent = getenv("TMPDIR");

    if (given != NULL)
        return snprintf(folder, sizeof folder, "%s", given) < (int)sizeof folder;
    snprintf(folder, sizeof folder, "%.40s/search-XXXXXX", parent != NULL ? parent : "/tmp");
    return mkdtemp(folder) != NULL;
}

static int remove_folder(void)
{
    char command[128];

    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    return system(command) == 0 ? 0 : 1;
}

int main(int argc, char *argv[])
{
    unsigned count = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1000000;
    char ours[128];
    char stock[128];
    vitrine_catalogue *cat;
    sqlite3 *db;

    if (!choose_folder(argc > 2 ? argv[2] : NULL))
        return 1;
    snprintf(ours, sizeof ours, "%s/ours.db", folder);
    snprintf(stock, sizeof stock, "%s/stock.db", folder);
    make_words();
    if (access(stock, F_OK) != 0)
        fill_both(ours, stock, count);
    cat = open_ours(ours, false);
    if (sqlite3_open(stock, &db) != SQLITE_OK)
        return 1;
    compare(cat, db);
    vary(cat);
    ask_cancelled(cat);
    vitrine_catalogue_close(cat);
    sqlite3_close(db);
    ask_cold(ours);
    compare_sizes(ours, count);
    ask_hostile(ours, NULL);
    ask_hostile(ours, "lang,kind");
    return argc > 2 ? 0 : remove_folder();
}
