/* SPDX-License-Identifier: MIT
 * How fast captions are put and matched: 200,000 of twelve words, against the same texts in one ordinary FTS5
 * table. CPU seconds of this process; peak memory of a child for each. Prints, asserts nothing. Usage:
 * bench_put [CAPTIONS] */
#include <sqlite3.h>
#include <sys/wait.h>
#include <time.h>

#include "support.h"

#define BATCH 5000
#define CAPTION_WORDS 12
#define WORDS 8000

static unsigned caption_count = 200000;
static char (*captions)[192];
static char folder[32];
static uint64_t random_state = 1;

/* --- captions: Vietnamese and English in turn --- */

static unsigned pick(unsigned below)
{
    random_state = random_state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(random_state >> 33) % below;
}

static void add_word(char *out, bool is_vietnamese)
{
    static const char *const onsets[] = {"b",  "c",  "ch", "d",  "đ", "g", "h",  "kh", "l", "m",
                                         "ng", "nh", "ph", "qu", "s", "t", "th", "tr", "v", "x"};
    static const char *const rimes[] = {"á",   "ả",   "an",   "ang", "ao", "ay", "âm",  "ắc",  "em",   "ên",
                                        "inh", "ịch", "iếng", "ong", "ôi", "ờ",  "ung", "ừng", "ương", "ước"};
    static const char *const starts[] = {"be", "ca",  "de",  "fo", "gra", "ho",  "in", "ju", "la", "mo",
                                         "na", "pla", "qui", "re", "sto", "tra", "un", "vi", "wa", "ye"};
    static const char *const ends[] = {"ch", "ly",   "ing", "tion", "ed",  "s", "n", "al", "ic",  "or",
                                       "y",  "ment", "st",  "ble",  "nce", "w", "k", "p",  "ous", "er"};
    unsigned number = pick(WORDS) * (pick(1000) + 1) / 1000; /* few are frequent, many are rare */

    if (is_vietnamese)
        sprintf(out, "%s%s ", onsets[number % 20], rimes[number / 20 % 20]);
    else
        sprintf(out, "%s%s%s ", starts[number % 20], number / 400 ? starts[number / 400 % 20] : "",
                ends[number / 20 % 20]);
}

/* A word of 60 %, one of 15 % and one of 3 % of the captions; all Vietnamese ones have the first two. */
static void write_caption(char *out, unsigned i)
{
    static const char *const marks[] = {"biển ", "đảo ", "hang "};
    static const unsigned percents[] = {60, 15, 3};
    unsigned left = CAPTION_WORDS;
    unsigned m;

    *out = '\0';
    for (m = 0; m < 3; m++)
        if (pick(100) < percents[m]) {
            strcat(out, marks[m]);
            left--;
        }
    while (left-- > 0)
        add_word(out + strlen(out), i % 2 == 0);
}

static void write_captions(void)
{
    unsigned i;

    captions = malloc(caption_count * sizeof captions[0]);
    for (i = 0; captions != NULL && i < caption_count; i++)
        write_caption(captions[i], i);
}

/* --- the bare program --- */

static void bare_path(char path[64])
{
    snprintf(path, 64, "%s/bare.db", folder);
}

static void run_bare(void)
{
    char path[64];
    sqlite3 *db;
    sqlite3_stmt *insert = NULL;
    unsigned i;

    bare_path(path);
    if (sqlite3_open(path, &db) != SQLITE_OK)
        abort();
    sqlite3_exec(db,
                 "PRAGMA journal_mode=WAL; CREATE VIRTUAL TABLE captions USING fts5(title, "
                 "tokenize=\"unicode61 remove_diacritics 2\"); BEGIN",
                 NULL, NULL, NULL);
    if (sqlite3_prepare_v2(db, "INSERT INTO captions VALUES(?)", -1, &insert, NULL) != SQLITE_OK)
        abort();
    for (i = 0; i < caption_count; i++) {
        sqlite3_bind_text(insert, 1, captions[i], -1, SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    sqlite3_close(db);
}

/* --- the store --- */

static struct world world;

static void put_caption(unsigned i)
{
    struct record record;
    int64_t id = 0;

    new_record(&record, i + 1);
    if (record_set(&record, FIELD_TITLE, i % 2 == 0 ? "vi" : "en", SOURCE_IMPORT, captions[i]) < 0 ||
        world.ops->put(world.store, &id, &record, NULL) < 0)
        abort();
    record_dispose(&record);
}

static void run_store(void)
{
    unsigned i;

    world_open(&world, open_sqlite);
    for (i = 0; i < caption_count; i++) {
        if (i % BATCH == 0 && world.ops->begin(world.store, NULL) < 0)
            abort();
        put_caption(i);
        if ((i % BATCH == BATCH - 1 || i == caption_count - 1) && world.ops->commit(world.store, NULL) < 0)
            abort();
    }
    world_close(&world);
}

/* --- matching --- */

static const char *const marked[] = {"biển", "đảo", "hang"};

static vitrine_status count_match(void *context, const struct match_document *document, vitrine_error **err)
{
    (void)err;
    *(uint64_t *)context += document->terms[0].count + document->length.all;
    return VITRINE_OK;
}

static double cpu_seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double time_stock(sqlite3_stmt *select, const char *word)
{
    double start;
    double best = 1e9;
    int turn;

    for (turn = 0; turn < 5; turn++) {
        start = cpu_seconds();
        sqlite3_bind_text(select, 1, word, -1, SQLITE_STATIC);
        while (sqlite3_step(select) == SQLITE_ROW)
            ;
        sqlite3_reset(select);
        best = cpu_seconds() - start < best ? cpu_seconds() - start : best;
    }
    return best;
}

static double time_store(const char *word)
{
    static const char *const languages[] = {"vi", "en"};
    struct request_text text;
    uint64_t sum = 0;
    double best = 1e9;
    int turn;
    int i;

    for (turn = 0; turn < 5; turn++) {
        double start = cpu_seconds();

        for (i = 0; i < 2; i++)
            world.ops->match(world.store, read_request(&text, languages[i], word, "0"), count_match, &sum,
                             NULL);
        best = cpu_seconds() - start < best ? cpu_seconds() - start : best;
    }
    return best;
}

static void compare_matching(void)
{
    char path[64];
    sqlite3 *db;
    sqlite3_stmt *select = NULL;
    size_t i;

    bare_path(path);
    if (sqlite3_open(path, &db) != SQLITE_OK ||
        sqlite3_prepare_v2(db, "SELECT rowid FROM captions WHERE captions MATCH ? ORDER BY rank LIMIT 20", -1,
                           &select, NULL) != SQLITE_OK)
        abort();
    world_open(&world, open_sqlite);
    if (world.ops->snapshot_begin(world.store, NULL) < 0)
        abort();
    for (i = 0; i < sizeof marked / sizeof marked[0]; i++) {
        double stock = time_stock(select, marked[i]);
        double ours = time_store(marked[i]);

        printf("match %-6s stock %7.2f ms, ours %7.2f ms: %.1f times as fast\n", marked[i], stock * 1e3,
               ours * 1e3, stock / ours);
    }
    world.ops->snapshot_end(world.store);
    world_close(&world);
    sqlite3_finalize(select);
    sqlite3_close(db);
}

/* --- measuring --- */

static double measure(const char *name, void (*run)(void))
{
    double start = cpu_seconds();
    double seconds;

    run();
    seconds = cpu_seconds() - start;
    printf("%-16s %6.2f s\n", name, seconds);
    fflush(stdout);
    return seconds;
}

static long peak_kib(void)
{
    FILE *status = fopen("/proc/self/status", "r");
    char line[256];
    long kib = 0;

    while (status != NULL && fgets(line, sizeof line, status) != NULL)
        if (strncmp(line, "VmHWM:", 6) == 0)
            kib = strtol(line + 6, NULL, 10);
    if (status != NULL)
        fclose(status);
    return kib;
}

/* In a child, captions included; a run of its own. */
static void measure_memory(const char *name, void (*run)(void))
{
    pid_t child = fork();

    if (child == 0) {
        long before = peak_kib();

        run();
        printf("%-16s peak %ld KiB, %ld KiB of them before\n", name, peak_kib(), before);
        fflush(stdout);
        _exit(0);
    }
    waitpid(child, NULL, 0);
}

static void remove_catalogues(void)
{
    static const char *const names[] = {"bare.db",     "bare.db-wal", "bare.db-shm", "test.db",
                                        "test.db-wal", "test.db-shm", "test.db-lock"};
    char path[64];
    size_t i;

    for (i = 0; i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
}

int main(int argc, char **argv)
{
    double bare;
    double store;

    if (argc > 1)
        caption_count = (unsigned)strtoul(argv[1], NULL, 10);
    write_captions();
    world_init(&world, NULL);
    snprintf(folder, sizeof folder, "%.30s", world.folder);
    if (argc <= 2) {
        measure_memory("bare FTS5", run_bare);
        measure_memory("store", run_store);
        remove_catalogues();
    }
    bare = measure("bare FTS5", run_bare);
    store = measure("store", run_store);
    printf("the store puts at %.2f of the bare speed\n", bare / store);
    compare_matching();
    world_dispose(&world);
    free(captions);
    return 0;
}
