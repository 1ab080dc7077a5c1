/* SPDX-License-Identifier: MIT
 * Search among many captions against stock FTS5 (unicode61 remove_diacritics 2, contentless, ORDER BY rank LIMIT 20), in
 * one process on the same texts: CPU milliseconds, the median of some runs. Ours gives 20 whole hits with passages and the
 * exact total; stock gives 20 rowids. Also: facets, a language, cost by size, a first search of a new process, hostile
 * queries. Prints, asserts nothing. Usage: bench_search [CAPTIONS]
 *
 * Captions are of 10 to 60 words in five languages, one language a caption, words by Zipf's law; marker words stand in a
 * known share of them. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "vitrine.h"

#define RUNS 7
#define WORDS 6000
#define WORD_SIZE 32
#define LANGUAGES 5

static const char *const tags[LANGUAGES] = {"vi", "en", "fr", "ru", "ko"};
static const unsigned shares[LANGUAGES] = {40, 30, 10, 10, 10}; /* of a hundred captions */

static char words[LANGUAGES][WORDS][WORD_SIZE];
static unsigned zipf[4096]; /* ranks, each as often as it should be drawn */
static char folder[64];

/* Words of no language that stand in a share of all captions, in thousandths. */
static const struct {
    const char *text;
    unsigned share;
} markers[] = {{"qaring", 30},   {"qabalo", 150}, {"qomuta", 600}, {"qelin dora", 20}, {"dora", 40},   {"qelin", 40},
               {"qobeka", 40},   {"qobilo", 30},  {"qobura", 30},  {"qobasti", 20},    {"zirkonaq", 0}};
#define RARE "zirkonaq" /* in every 100,000th */

/* --- captions --- */

static unsigned long long state = 88172645463325252ull;

static unsigned pick(unsigned below)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 33) % below;
}

static void make_word(char *out, unsigned language, unsigned i)
{
    static const char *const onsets[] = {"b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m",
                                         "n", "ng", "nh", "ph", "s", "t", "th", "tr", "v", "x"};
    static const char *const rimes[] = {"a",   "á",   "ả",  "ạn", "ang", "ảnh", "ao",  "ây", "âm",   "ấp",
                                        "ăn",  "ắc",  "em", "ên", "ếch", "inh", "ịch", "iên", "iếng", "ong",
                                        "ôi",  "ổi",  "ơn", "ờ",  "ung", "úc",  "ừng", "ương", "ước", "oà"};
    static const char *const latin[] = {"be", "ca", "de", "fo", "gra", "ho", "in", "ju", "la", "mo", "na", "pla",
                                        "ri", "sto", "tra", "un", "vi", "wa", "ye", "sé"};
    static const char *const cyrillic[] = {"бе", "ва", "го", "ду", "жи", "за", "ки", "ло", "ма", "но",
                                           "по", "ра", "со", "ту", "фи", "хо", "це", "чу", "ша", "я"};
    static const char *const hangul[] = {"가", "나", "다", "라", "마", "바", "사", "아", "자", "차",
                                         "카", "타", "파", "하", "관", "광", "시", "장", "해", "변"};
    const char *const *parts = language == 3 ? cyrillic : language == 4 ? hangul : latin;

    if (language == 0)
        snprintf(out, WORD_SIZE, "%s%s", onsets[i % 20], rimes[i / 20 % 30]);
    else
        snprintf(out, WORD_SIZE, "%s%s%s", parts[i % 20], parts[i / 20 % 20], i < 400 ? "" : parts[i / 400 % 20]);
}

static void make_words(void)
{
    unsigned language;
    unsigned i;
    double total = 0;
    double sum = 0;

    for (language = 0; language < LANGUAGES; language++)
        for (i = 0; i < WORDS; i++)
            make_word(words[language][i], language, i);
    for (i = 0; i < WORDS; i++)
        total += 1.0 / (i + 3);
    for (i = 0; i < 4096; i++) {
        static unsigned rank;

        while (rank + 1 < WORDS && (sum + 1.0 / (rank + 3)) / total < i / 4096.0)
            sum += 1.0 / (rank++ + 3);
        zipf[i] = rank;
    }
}

static unsigned language_of(unsigned i)
{
    unsigned at = i * 37 % 100;
    unsigned language = 0;

    while (at >= shares[language])
        at -= shares[language++];
    return language;
}

/* The i-th caption. */
static size_t write_caption(char *out, size_t size, unsigned i)
{
    unsigned language = language_of(i);
    unsigned count = 10 + pick(51);
    size_t at = 0;
    unsigned k;

    for (k = 0; k < count; k++) {
        /* The rank is spread, so that the rare end is not cut off by the table. */
        unsigned rank = (zipf[pick(4096)] + pick(3) * 7) % WORDS;

        at += (size_t)snprintf(out + at, size - at, "%s%s", at > 0 ? " " : "", words[language][rank]);
    }
    for (k = 0; k < sizeof markers / sizeof markers[0]; k++)
        if (pick(1000) < markers[k].share)
            at += (size_t)snprintf(out + at, size - at, " %s", markers[k].text);
    if (i % 100000 == 7)
        at += (size_t)snprintf(out + at, size - at, " %s", RARE);
    return at;
}

/* --- the clock --- */

static double cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int compare_doubles(const void *a, const void *b)
{
    return (*(const double *)a > *(const double *)b) - (*(const double *)a < *(const double *)b);
}

static double median(double *values)
{
    qsort(values, RUNS, sizeof values[0], compare_doubles);
    return values[RUNS / 2];
}

/* --- filling --- */

struct source {
    unsigned next;
    unsigned count;
    char line[8192];
    size_t at;
    size_t length;
};

static void next_line(struct source *source)
{
    static char caption[4096];
    unsigned i = source->next++;

    write_caption(caption, sizeof caption, i);
    source->length = (size_t)snprintf(
        source->line, sizeof source->line,
        "{\"uuid\":\"00000000-0000-4000-8000-%012x\",\"kind\":\"%s\",\"media_type\":\"%s\",\"taken_at\":\"%u\","
        "\"topics\":[\"t%u\"],\"collections\":[\"c%u\"],\"texts\":{\"%s\":{\"description\":\"%s\"}}}\n",
        i, i % 3 ? "image" : "text", i % 3 ? "image/jpeg" : "text/plain", 2000 + i % 25, i % 40, i % 7,
        tags[language_of(i)], caption);
    source->at = 0;
}

static int read_source(void *context, void *bytes, size_t length, size_t *got)
{
    struct source *source = context;

    if (source->at == source->length && source->next < source->count)
        next_line(source);
    *got = source->length - source->at < length ? source->length - source->at : length;
    memcpy(bytes, source->line + source->at, *got);
    source->at += *got;
    return 0;
}

static void fail(const char *what, vitrine_error *err)
{
    fprintf(stderr, "%s: %s\n", what, err != NULL ? vitrine_error_message(err) : "failed");
    exit(1);
}

static vitrine_catalogue *open_ours(const char *path, bool create)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_catalogue *cat = NULL;
    vitrine_error *err = NULL;

    options.create = create;
    options.read_only = !create;
    if (vitrine_catalogue_open(&cat, path, &options, &err) < 0)
        fail("open", err);
    return cat;
}

static double fill_ours(const char *path, unsigned count)
{
    struct source source = {.count = count};
    vitrine_catalogue *cat = open_ours(path, true);
    vitrine_error *err = NULL;
    double start;

    state = 88172645463325252ull;
    start = cpu_ms();
    if (vitrine_import(NULL, cat, read_source, &source, NULL, &err) < 0)
        fail("import", err);
    start = cpu_ms() - start;
    vitrine_catalogue_close(cat);
    return start;
}

static void execute(sqlite3 *db, const char *sql)
{
    char *message = NULL;

    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, message);
        exit(1);
    }
}

/* content: "content=''," or "". */
static double fill_stock(const char *path, unsigned count, const char *content)
{
    char sql[256];
    char caption[4096];
    sqlite3_stmt *insert;
    sqlite3 *db;
    double start;
    unsigned i;

    if (sqlite3_open(path, &db) != SQLITE_OK)
        exit(1);
    snprintf(sql, sizeof sql, "PRAGMA journal_mode=WAL; CREATE VIRTUAL TABLE t USING fts5(x, %s tokenize=\"unicode61 "
             "remove_diacritics 2\"); INSERT INTO t(t, rank) VALUES('hashsize', 16777216)", content);
    execute(db, sql);
    sqlite3_prepare_v2(db, "INSERT INTO t(rowid, x) VALUES(?1, ?2)", -1, &insert, NULL);
    state = 88172645463325252ull;
    start = cpu_ms();
    execute(db, "BEGIN");
    for (i = 0; i < count; i++) {
        size_t length = write_caption(caption, sizeof caption, i);

        sqlite3_bind_int64(insert, 1, i + 1);
        sqlite3_bind_text(insert, 2, caption, (int)length, SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    execute(db, "COMMIT");
    start = cpu_ms() - start;
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return start;
}

/* What making the texts costs, which is in both. */
static double make_only(unsigned count)
{
    char caption[4096];
    double start = cpu_ms();
    unsigned i;

    state = 88172645463325252ull;
    for (i = 0; i < count; i++)
        write_caption(caption, sizeof caption, i);
    return cpu_ms() - start;
}

static double megabytes(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0 ? (double)facts.st_size / 1e6 : 0;
}

/* --- asking --- */

static unsigned long long total;

static double ask_ours(vitrine_catalogue *cat, const char *text, const vitrine_query_options *options)
{
    double values[RUNS];
    int i;

    for (i = -1; i < RUNS; i++) {
        vitrine_query *query = NULL;
        vitrine_results *results = NULL;
        vitrine_error *err = NULL;
        double start = cpu_ms();

        if (vitrine_query_new(&query, text, options, &err) < 0 || vitrine_query_run(&results, cat, query, &err) < 0)
            fail(text, err);
        total = vitrine_results_total(results);
        vitrine_results_free(results);
        vitrine_query_free(query);
        if (i >= 0)
            values[i] = cpu_ms() - start;
    }
    return median(values);
}

static double ask_stock(sqlite3 *db, const char *text)
{
    double values[RUNS];
    sqlite3_stmt *select;
    int i;

    sqlite3_prepare_v2(db, "SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rank LIMIT 20", -1, &select, NULL);
    for (i = -1; i < RUNS; i++) {
        double start = cpu_ms();

        sqlite3_bind_text(select, 1, text, -1, SQLITE_STATIC);
        while (sqlite3_step(select) == SQLITE_ROW)
            ;
        sqlite3_reset(select);
        if (i >= 0)
            values[i] = cpu_ms() - start;
    }
    sqlite3_finalize(select);
    return median(values);
}

static const struct {
    const char *name;
    const char *ours;
    const char *stock;
} queries[] = {
    {"rare word", RARE, RARE},
    {"word in 3 %", "qaring", "qaring"},
    {"word in 15 %", "qabalo", "qabalo"},
    {"word in 60 %", "qomuta", "qomuta"},
    {"two words, 15 % and 60 %", "qabalo qomuta", "qabalo AND qomuta"},
    {"two words, 3 % and 15 %", "qaring qabalo", "qaring AND qabalo"},
    {"phrase in 2 %", "\"qelin dora\"", "\"qelin dora\""},
    {"three-letter prefix, 12 %", "qob*", "qob*"},
};

static void compare(vitrine_catalogue *cat, sqlite3 *db)
{
    size_t i;

    printf("%-28s %10s %10s %8s %9s\n", "top 20 with exact total", "ours ms", "stock ms", "ratio", "total");
    for (i = 0; i < sizeof queries / sizeof queries[0]; i++) {
        double ours = ask_ours(cat, queries[i].ours, NULL);
        double stock = ask_stock(db, queries[i].stock);

        printf("%-28s %10.2f %10.2f %8.1f %9llu\n", queries[i].name, ours, stock, stock / ours, total);
        fflush(stdout);
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
    pid_t child = fork();
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

int main(int argc, char *argv[])
{
    unsigned count = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 1000000;
    const char *parent = getenv("TMPDIR");
    char ours[128];
    char stock[128];
    char storing[128];
    vitrine_catalogue *cat;
    sqlite3 *db;
    double make;
    double import;
    double rival;

    snprintf(folder, sizeof folder, "%.40s/search-XXXXXX", parent != NULL ? parent : "/tmp");
    if (mkdtemp(folder) == NULL)
        return 1;
    snprintf(ours, sizeof ours, "%s/ours.db", folder);
    snprintf(stock, sizeof stock, "%s/stock.db", folder);
    snprintf(storing, sizeof storing, "%s/storing.db", folder);
    make_words();
    make = make_only(count);
    import = fill_ours(ours, count) - make;
    rival = fill_stock(storing, count, "") - make;
    printf("%u captions: import %.1f s, bare FTS5 that stores the texts %.1f s: %.2f of its speed; %.0f and %.0f MB\n\n",
           count, import / 1e3, rival / 1e3, rival / import, megabytes(ours), megabytes(storing));
    fflush(stdout);
    unlink(storing);
    fill_stock(stock, count, "content='',");
    cat = open_ours(ours, false);
    if (sqlite3_open(stock, &db) != SQLITE_OK)
        return 1;
    compare(cat, db);
    vary(cat);
    vitrine_catalogue_close(cat);
    sqlite3_close(db);
    ask_cold(ours);
    snprintf(storing, sizeof storing, "rm -rf '%s'", folder);
    return system(storing) == 0 ? 0 : 1;
}
