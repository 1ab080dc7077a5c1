/* SPDX-License-Identifier: MIT
 * The extension linked into a program, with every allocation failing in turn: its own, and SQLite's. What
 * cannot be done is SQLITE_NOMEM, nothing stays behind, and the next try succeeds. */
#include "base/alloc.h"
#include "support.h"

int sqlite3_vitrinefts_init(sqlite3 *db, char **message, const void *api);

/* What a program does with all of it. The order of the answers is part of them. */
static const char *const statements[] = {
    "CREATE VIRTUAL TABLE t USING fts5(x, tokenize = 'vitrine vi')",
    "INSERT INTO t VALUES('Kỹ thuật, đường sắt và ㍿'), ('ky thuat'), ('ឆ្នេរ 富國')",
    "SELECT group_concat(rowid) FROM t WHERE t MATCH 'ky OR \"duong sat\" OR \"富国\"'",
    "SELECT highlight(t, 0, '[', ']') FROM t WHERE t MATCH 'kĩ'",
    "SELECT vitrine_fold('Đường Hoà', 'vi', 'written'), vitrine_fold('x', 'fr'), length(vitrine_sort_key(''))",
    "DELETE FROM t WHERE rowid = 1",
    "INSERT INTO t(t) VALUES('rebuild')",
    "DROP TABLE t",
};
static const char *const answers[] = {"", "", "1,2,3", "[Kỹ] thuật, đường sắt và ㍿", "đường hoà|x|0",
                                      "", "", ""};

/* --- SQLite's own memory --- */

static sqlite3_mem_methods system_memory;
static long left = -1; /* allocations that succeed; negative: all */
static bool was_refused;

static bool is_refused(void)
{
    if (left < 0)
        return false;
    if (left > 0) {
        left--;
        return false;
    }
    was_refused = true;
    return true;
}

static void *counted_malloc(int size)
{
    return is_refused() ? NULL : system_memory.xMalloc(size);
}

static void *counted_realloc(void *block, int size)
{
    return is_refused() ? NULL : system_memory.xRealloc(block, size);
}

static void count_memory(void)
{
    sqlite3_mem_methods counted;

    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &system_memory);
    counted = system_memory;
    counted.xMalloc = counted_malloc;
    counted.xRealloc = counted_realloc;
    CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &counted) == SQLITE_OK);
    CHECK(sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0) == SQLITE_OK);
}

/* --- the runs --- */

static int open_with_extension(sqlite3 **db)
{
    int code = sqlite3_open(":memory:", db);

    return code == SQLITE_OK ? sqlite3_vitrinefts_init(*db, NULL, NULL) : code;
}

/* Statement i of a fresh connection, with the allocations from `fail` on refused by `set`. False when none
 * was. */
typedef void set_failing(long count);
typedef bool has_failed(void);

static bool run_failing(size_t i, long count, set_failing *set, has_failed *failed)
{
    struct buf got = BUF_INIT;
    sqlite3 *db = NULL;
    bool was_failed;
    size_t before;
    int code;

    CHECK(open_with_extension(&db) == SQLITE_OK);
    for (before = 0; before < i; before++)
        CHECK(run(&got, db, statements[before]) == SQLITE_OK);
    buf_clear(&got);
    buf_reserve(&got, 4096); /* so that none of this is counted */
    set(count);
    code = run(&got, db, statements[i]);
    was_failed = failed();
    set(-1);
    CHECK(code == SQLITE_OK || (was_failed && code == SQLITE_NOMEM));
    if (code == SQLITE_OK)
        CHECK_ROW(buf_text(&got), answers[i], statements[i]);
    else
        CHECK(run(&got, db, statements[i]) == SQLITE_OK || i == 1 || i == 5);
    CHECK(sqlite3_close(db) == SQLITE_OK);
    buf_dispose(&got);
    return was_failed;
}

static void set_own(long count)
{
    mem_fault_set(count, 0);
}

static bool own_failed(void)
{
    return mem_fault_hit();
}

static void set_sqlite(long count)
{
    left = count;
    if (count >= 0)
        was_refused = false;
}

static bool sqlite_failed(void)
{
    return was_refused;
}

static void test_statements(set_failing *set, has_failed *failed)
{
    size_t i;
    long count;

    for (i = 0; i < sizeof statements / sizeof statements[0]; i++)
        for (count = 0; run_failing(i, count, set, failed); count += count < 100 ? 1 : 7)
            CHECK(count < 5000);
}

static void test_opening(set_failing *set, has_failed *failed)
{
    long count;
    bool was_failed = true;

    for (count = 0; was_failed; count++) {
        sqlite3 *db = NULL;
        int code;

        CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK);
        set(count);
        code = sqlite3_vitrinefts_init(db, NULL, NULL);
        was_failed = failed();
        set(-1);
        CHECK(code == SQLITE_OK || (was_failed && code == SQLITE_NOMEM));
        CHECK(sqlite3_close(db) == SQLITE_OK);
    }
    CHECK(count > 2);
}

/* A collation cannot fail: where it finds no memory the statement ends, and never answers in a wrong order.
 */
static void test_collation(void)
{
    static const char sql[] = "SELECT group_concat(x, ' ') FROM (SELECT x FROM n ORDER BY x COLLATE vitrine)";
    struct buf got = BUF_INIT;
    sqlite3 *db = NULL;
    bool was_failed = true;
    long count;

    CHECK(open_with_extension(&db) == SQLITE_OK);
    CHECK(run(&got, db, "CREATE TABLE n(x)") == SQLITE_OK);
    CHECK(run(&got, db, "INSERT INTO n VALUES('đa'), ('bà'), ('ba ba'), ('ân'), ('Ăn'), ('da'), ('an')") ==
          SQLITE_OK);
    for (count = 0; was_failed; count++) {
        int code;

        mem_fault_set(count, 0);
        code = run(&got, db, sql);
        was_failed = mem_fault_hit();
        mem_fault_set(-1, 0);
        CHECK(code == SQLITE_OK || (was_failed && code == SQLITE_INTERRUPT));
        if (code == SQLITE_OK && !got.failed)
            CHECK_TEXT(buf_text(&got), "an Ăn ân ba ba bà da đa");
    }
    CHECK(sqlite3_close(db) == SQLITE_OK);
    buf_dispose(&got);
}

int main(void)
{
    count_memory();
    test_opening(set_own, own_failed);
    test_opening(set_sqlite, sqlite_failed);
    test_statements(set_own, own_failed);
    test_statements(set_sqlite, sqlite_failed);
    test_collation();
    CHECK(sqlite3_memory_used() == 0);
    sqlite3_shutdown();
    return check_end();
}
