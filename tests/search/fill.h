/* SPDX-License-Identifier: MIT
 * tests/search/fill.h - a catalogue and a table of stock FTS5 filled with the same captions, by the clock. */
#ifndef TESTS_SEARCH_FILL_H
#define TESTS_SEARCH_FILL_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "captions.h"
#include "vitrine.h"

/* --- the clock --- */

static double cpu_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* --- filling --- */

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
    vitrine_catalogue_close(cat);
    return cpu_ms() - start;
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
/* only: captions of that language; LANGUAGES: of all. */
static double fill_stock(const char *path, unsigned count, const char *content, unsigned only)
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

        if (only < LANGUAGES && language_of(i) != only)
            continue;
        sqlite3_bind_int64(insert, 1, i + 1);
        sqlite3_bind_text(insert, 2, caption, (int)length, SQLITE_STATIC);
        sqlite3_step(insert);
        sqlite3_reset(insert);
    }
    execute(db, "COMMIT");
    sqlite3_finalize(insert);
    sqlite3_close(db);
    return cpu_ms() - start;
}

/* What making the texts costs. */
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

/* What making the lines costs that are imported. */
static double make_lines(unsigned count)
{
    struct source source = {.count = count};
    double start = cpu_ms();

    state = 88172645463325252ull;
    while (source.next < source.count)
        next_line(&source);
    return cpu_ms() - start;
}

static double megabytes(const char *path)
{
    struct stat facts;

    return stat(path, &facts) == 0 ? (double)facts.st_size / 1e6 : 0;
}

#endif
