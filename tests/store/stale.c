/* SPDX-License-Identifier: MIT
 * An index of another version of the text analysis, its stamp forged: a reader answers from the records as if it had been made
 * anew, a writer makes it anew in batches before its write, and being killed, cancelled or refused memory in the middle leaves
 * a sound catalogue whose next writer goes on. */
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "store/sqlite/sqlite.h"
#include "support.h"

#define RECORDS 6000 /* more than a batch */

/* Nothing of the index is right any more. */
static const char forged[] = "DELETE FROM word_en; DELETE FROM block_vi; UPDATE language SET documents = 7;"
                             "DELETE FROM fts_vi_data WHERE id > 10;";

/* All that a check says: what is in the index doesn't matter. */
static const char one_problem[] =
    "the index was written by another version of the text analysis; `vitrine reindex` makes it anew";

static void fill(struct world *world, unsigned count)
{
    unsigned i;

    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    for (i = 0; i < count; i++) {
        struct record record;
        char title[48];
        int64_t id = 0;

        snprintf(title, sizeof title, "%s %u", i % 3 ? "Bãi biển số" : "Boats of", i % 1000);
        make_record(&record, i + 1, i % 3 ? "vi" : "en", FIELD_TITLE, title);
        CHECK(world->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
        record_dispose(&record);
    }
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void change_file(struct world *world, const char *stamp, const char *more)
{
    sqlite3 *db = NULL;
    char *sql = sqlite3_mprintf("UPDATE setting SET value = %Q WHERE name = 'analysis'; %s", stamp, more);

    world_close(world);
    CHECK(sqlite3_open(world->location, &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK);
    CHECK(sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_free(sql);
    sqlite3_close(db);
}

static vitrine_status open_writer(struct world *world)
{
    const struct store_open_options options = {.busy_timeout_ms = 20};
    vitrine_status s;

    world_close(world);
    s = open_sqlite(world, &options, NULL);
    world->ops = s >= 0 ? world->store->ops : NULL;
    return s;
}

/* Of RECORDS texts, a third are in English; each number below 1000 stands in as many. */
static void check_answers(struct world *world)
{
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED, "boats"), "boats:2000");
    CHECK_TEXT(words_of(world, "vi", STORE_FOLDED, "bien"), "biển:4000");
    CHECK_TEXT(words_of(world, "vi", STORE_FOLDED, "999"), "999:4");
    CHECK_TEXT(counts_of(world, "en"), "2000 documents, 6000 tokens");
    CHECK_TEXT(matches_of(world, "en", "of 999", "0"), "1000/3=0.1 4000/3=0.1");
    CHECK(strstr(languages_of(world), "en") != NULL && strstr(languages_of(world), "vi") != NULL);
}

/* --- each stamp that is not ours --- */

static void test_stamps(struct world *world)
{
    static const char *const stamps[] = {"vitrine-0", "vitrine-99", "", "something else", "vitrine-0 up to 3",
                                         ANALYZER_STAMP " up to ", ANALYZER_STAMP "1"};
    size_t i;

    fill(world, RECORDS);
    for (i = 0; i < sizeof stamps / sizeof stamps[0]; i++) {
        change_file(world, stamps[i], forged);
        CHECK(world_open_reader(world, NULL) == VITRINE_OK && world->store->stale_index);
        check_answers(world);
        CHECK_TEXT(problems_of(world), one_problem);
        CHECK(world->ops->begin(world->store, NULL) == VITRINE_EREADONLY);
        CHECK(open_writer(world) == VITRINE_OK && world->store->stale_index);
        check_answers(world); /* before the first write it is a reader, too */
        CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK && !world->store->stale_index);
        world->ops->rollback(world->store);
        CHECK(!world->store->stale_index); /* the change is undone, what came first is not */
        check_answers(world);
        CHECK_TEXT(problems_of(world), "");
    }
    change_file(world, "vitrine-0", forged);
    CHECK(open_writer(world) == VITRINE_OK);
    CHECK(world->ops->reindex(world->store, NULL, NULL, NULL) == VITRINE_OK && !world->store->stale_index);
    CHECK_TEXT(problems_of(world), "");
}

/* A reader sees what is written meanwhile, and that another has made the index anew. */
static void test_beside_a_writer(struct world *world)
{
    struct world writer = *world;

    fill(world, RECORDS);
    change_file(world, "vitrine-0", forged);
    writer.store = NULL;
    writer.said = (struct buf)BUF_INIT;
    CHECK(world_open_reader(world, NULL) == VITRINE_OK);
    check_answers(world);
    CHECK(open_writer(&writer) == VITRINE_OK);
    CHECK(writer.ops->begin(writer.store, NULL) == VITRINE_OK);
    check_answers(world);
    CHECK(!world->store->stale_index);
    CHECK(writer.ops->remove(writer.store, 1000, NULL) == VITRINE_OK);
    check_answers(world);
    CHECK(writer.ops->commit(writer.store, NULL) == VITRINE_OK);
    CHECK_TEXT(matches_of(world, "en", "of 999", "0"), "4000/3=0.1");
    world_close(&writer);
    buf_dispose(&writer.said);
}

/* --- broken off --- */

struct countdown {
    long left;
    atomic_bool *cancelled; /* NULL: the process ends */
};

static int count_down(unsigned mask, void *context, void *statement, void *more)
{
    struct countdown *countdown = context;

    (void)mask;
    (void)statement;
    (void)more;
    if (countdown->left-- > 0)
        return 0;
    if (countdown->cancelled == NULL)
        raise(SIGKILL);
    atomic_store(countdown->cancelled, true);
    return 0;
}

static vitrine_status begin_counted(struct world *world, struct countdown *countdown)
{
    CHECK(open_writer(world) == VITRINE_OK);
    sqlite3_trace_v2(sqlite_of(world->store)->db, SQLITE_TRACE_STMT, count_down, countdown);
    return world->ops->begin(world->store, NULL);
}

static void kill_at(struct world *world, long moment)
{
    struct countdown countdown = {moment, NULL};
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        begin_counted(world, &countdown);
        _exit(0);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
}

/* Whatever is there: right answers for a reader, and a writer that goes on. */
static void check_broken_off(struct world *world, const char *stamp, long moment)
{
    struct buf setting = BUF_INIT;
    int64_t id;

    CHECK(world_open_reader(world, NULL) == VITRINE_OK);
    CHECK(world->ops->setting(world->store, &setting, "analysis", NULL) == VITRINE_OK);
    if (!CHECK(strcmp(buf_text(&setting), stamp) == 0))
        fprintf(stderr, "  after %ld statements: [%s], not [%s]\n", moment, buf_text(&setting), stamp);
    buf_dispose(&setting);
    check_answers(world);
    CHECK_TEXT(problems_of(world), one_problem);
    CHECK(open_writer(world) == VITRINE_OK);
    id = put_text(world, 0, RECORDS + 1, "en", "One more");
    CHECK_TEXT(problems_of(world), "");
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED, "more"), "more:1");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->remove(world->store, id, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    check_answers(world);
}

/* How many statements a whole rebuild is. */
static long count_statements(struct world *world)
{
    struct countdown countdown = {LONG_MAX, NULL};

    change_file(world, "vitrine-0", forged);
    CHECK(begin_counted(world, &countdown) == VITRINE_OK);
    world->ops->rollback(world->store);
    return LONG_MAX - countdown.left;
}

/* The first batch is 5000 records, each some statements: what is killed in it is as it was, and behind it goes on. */
static void test_kill(struct world *world)
{
    static const struct {
        int percent;
        const char *stamp;
    } moments[] = {{0, "vitrine-0"},
                   {1, "vitrine-0"},
                   {40, "vitrine-0"},
                   {75, "vitrine-0"},
                   {90, ANALYZER_STAMP " up to 5000"},
                   {98, ANALYZER_STAMP " up to 5000"}};
    long all;
    size_t i;

    fill(world, RECORDS);
    all = count_statements(world);
    for (i = 0; i < sizeof moments / sizeof moments[0]; i++) {
        change_file(world, "vitrine-0", forged);
        kill_at(world, all * moments[i].percent / 100);
        check_broken_off(world, moments[i].stamp, all * moments[i].percent / 100);
    }
    change_file(world, "vitrine-0", forged); /* killed once more while it goes on */
    kill_at(world, all * 90 / 100);
    kill_at(world, 100);
    check_broken_off(world, ANALYZER_STAMP " up to 5000", 100);
}

/* What was made for one version is not gone on with by another. */
static void test_another_half(struct world *world)
{
    long all;

    fill(world, RECORDS);
    all = count_statements(world);
    change_file(world, "vitrine-0", forged);
    kill_at(world, all * 9 / 10);
    change_file(world, "vitrine-0 up to 5000", "");
    check_broken_off(world, "vitrine-0 up to 5000", 0);
}

static void test_cancel(struct world *world)
{
    atomic_bool cancelled = false;
    struct countdown countdown = {0, &cancelled};

    fill(world, RECORDS);
    countdown.left = count_statements(world) * 9 / 10;
    change_file(world, "vitrine-0", forged);
    world->budget.cancelled = &cancelled;
    CHECK(begin_counted(world, &countdown) == VITRINE_ECANCELLED);
    CHECK(world->store->stale_index);
    world->budget.cancelled = NULL;
    check_broken_off(world, ANALYZER_STAMP " up to 5000", 0);
    atomic_store(&cancelled, true);
    world->budget.cancelled = &cancelled; /* a reader hears it, too */
    change_file(world, "vitrine-0", forged);
    CHECK(world_open_reader(world, NULL) == VITRINE_OK);
    CHECK(world->ops->words(world->store, "en", STORE_FOLDED, "boats", 5, say_word, &world->said, NULL) ==
          VITRINE_ECANCELLED);
    world->budget.cancelled = NULL;
    check_answers(world);
}

/* The time that the first answer takes is not the question's. */
static void test_deadline(struct world *world)
{
    fill(world, RECORDS);
    change_file(world, "vitrine-0", forged);
    CHECK(world_open_reader(world, NULL) == VITRINE_OK);
    world->budget.deadline_ms = clock_monotonic_ms() + 50;
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED, "boats"), "boats:2000");
    CHECK(world->budget.deadline_ms >= clock_monotonic_ms());
    world->budget.deadline_ms = 0;
}

/* --- without memory --- */

/* False when all succeeded without a failed allocation. */
static int use_failing(struct world *world, long n, int writes)
{
    vitrine_error *err = NULL;
    vitrine_status s;
    int hit;

    CHECK((writes ? open_writer(world) : world_open_reader(world, NULL)) == VITRINE_OK);
    buf_clear(&world->said);
    mem_fault_set(n, 0);
    s = writes ? world->ops->begin(world->store, &err)
               : world->ops->words(world->store, "en", STORE_FOLDED, "boats", 5, say_word, &world->said, &err);
    hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    CHECK(s == VITRINE_OK || (hit && s == VITRINE_ENOMEM));
    CHECK(vitrine_error_status(err) == s);
    vitrine_error_free(err);
    if (s >= 0 && writes)
        world->ops->rollback(world->store);
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED, "boats"), "boats:4");
    return hit;
}

static void test_memory(struct world *world)
{
    int writes;
    long n;

    fill(world, 12);
    for (writes = 0; writes < 2; writes++) {
        n = 0;
        do
            change_file(world, "vitrine-0", "");
        while (use_failing(world, n++, writes));
    }
    CHECK(open_writer(world) == VITRINE_OK);
    CHECK_TEXT(problems_of(world), "");
}

int main(void)
{
    static world_test *const tests[] = {test_stamps, test_beside_a_writer, test_kill,     test_another_half,
                                        test_cancel, test_deadline,        test_memory};

    return run_tests("sqlite", tests, sizeof tests / sizeof tests[0]);
}
