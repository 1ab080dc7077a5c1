/* SPDX-License-Identifier: MIT
 * Several handles on one catalogue, folders that may only be read, full disks, and writers that are killed.
 */
#include <grp.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include "support.h"

/* Another handle on the same catalogue. */
static vitrine_status open_other(struct world *other, const struct world *world, bool read_only)
{
    const struct store_open_options options = {.read_only = read_only, .busy_timeout_ms = 20};
    vitrine_status s;

    *other = *world;
    other->store = NULL;
    other->said = (struct buf)BUF_INIT;
    s = open_sqlite(other, &options, NULL);
    other->ops = s >= 0 ? other->store->ops : NULL;
    return s;
}

static void close_other(struct world *other)
{
    world_close(other);
    buf_dispose(&other->said);
}

/* --- one writer, many readers --- */

static void test_one_writer(struct world *world)
{
    struct world other;
    vitrine_error *err = NULL;

    CHECK(open_other(&other, world, false) == VITRINE_OK);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(other.ops->begin(other.store, &err) == VITRINE_EBUSY);
    CHECK(strstr(vitrine_error_message(err), "another program is writing") != NULL);
    vitrine_error_free(err);
    world->ops->rollback(world->store);
    CHECK(put_text(&other, 0, 1, "en", "sea") == 1);
    CHECK(put_text(world, 0, 2, "en", "sea boat") == 2);
    CHECK(put_text(&other, 1, 1, "en", "white sea") == 1);
    CHECK_TEXT(matches_of(world, "en", "sea", "0"), "1/2=0.1 2/2=0.0");
    CHECK_TEXT(problems_of(&other), "");
    close_other(&other);
}

/* Without a transaction a reader sees the latest; in one, what there was at its beginning. */
static void test_readers(struct world *world)
{
    struct world reader;

    put_text(world, 0, 1, "en", "sea");
    CHECK(open_other(&reader, world, true) == VITRINE_OK);
    CHECK(reader.ops->begin(reader.store, NULL) == VITRINE_EREADONLY);
    CHECK_TEXT(matches_of(&reader, "en", "sea", "0"), "1/1=0.0");
    put_text(world, 0, 2, "en", "sea boat");
    put_text(world, 0, 3, "ja", "海");
    CHECK_TEXT(matches_of(&reader, "en", "sea", "0"), "1/1=0.0 2/2=0.0");
    CHECK_TEXT(matches_of(&reader, "ja", "海", "0"), "3/1=0.0");
    CHECK(reader.ops->snapshot_begin(reader.store, NULL) == VITRINE_OK);
    put_text(world, 1, 1, "en", "white sea");
    CHECK_TEXT(matches_of(&reader, "en", "sea", "0"), "1/1=0.0 2/2=0.0");
    CHECK_TEXT(words_of(&reader, "en", STORE_WORD, "white"), "");
    reader.ops->snapshot_end(reader.store);
    CHECK_TEXT(matches_of(&reader, "en", "sea", "0"), "1/2=0.1 2/2=0.0");
    CHECK_TEXT(words_of(&reader, "en", STORE_WORD, "white"), "white:1");
    close_other(&reader);
}

static off_t size_of(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 ? status.st_size : -1;
}

/* A reader that closes leaves the log to the writer. */
static void test_log_stays(struct world *world)
{
    char log[80];
    struct world reader;

    snprintf(log, sizeof log, "%s-wal", world->location);
    put_text(world, 0, 1, "en", "sea");
    CHECK(size_of(log) > 0);
    CHECK(open_other(&reader, world, true) == VITRINE_OK);
    close_other(&reader);
    CHECK(size_of(log) > 0);
    world_close(world);
    CHECK(size_of(log) == 0);
}

static void test_backup(struct world *world)
{
    char copy[80];
    struct world other;

    snprintf(copy, sizeof copy, "%s/copy.db", world->folder);
    put_text(world, 0, 1, "en", "sea");
    CHECK(world->ops->backup(world->store, copy, NULL, NULL, NULL) == VITRINE_OK);
    CHECK(world->ops->backup(world->store, copy, NULL, NULL, NULL) == VITRINE_EEXISTS);
    put_text(world, 0, 2, "en", "sea");
    other = *world;
    snprintf(other.location, sizeof other.location, "%.60s", copy);
    CHECK(open_other(&other, &other, false) == VITRINE_OK);
    CHECK_TEXT(records_of(&other), "1");
    CHECK_TEXT(problems_of(&other), "");
    CHECK(put_text(&other, 0, 2, "en", "boat") == 2);
    close_other(&other);
}

/* --- the lock's file --- */

static void test_lock_file(struct world *world)
{
    char lock[80];
    char target[80];
    struct stat status;

    snprintf(lock, sizeof lock, "%s-lock", world->location);
    snprintf(target, sizeof target, "%s/private", world->folder);
    CHECK(chmod(world->location, 0664) == 0);
    put_text(world, 0, 1, "en", "sea");
    CHECK(stat(lock, &status) == 0 && (status.st_mode & 0777) == 0664 && status.st_size == 0);
    world_close(world);
    /* a link in its place leads nowhere */
    CHECK(unlink(lock) == 0);
    fclose(fopen(target, "w"));
    CHECK(chmod(target, 0600) == 0 && symlink(target, lock) == 0);
    world_open(world, open_sqlite);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_EIO);
    CHECK(stat(target, &status) == 0 && (status.st_mode & 0777) == 0600);
    CHECK(unlink(lock) == 0);
    CHECK(put_text(world, 0, 2, "en", "sea") == 2);
}

/* --- folders that may only be read --- */

/* The checks of a child as another user, added to ours. */
static void as_nobody(struct world *world, void (*look)(struct world *world))
{
    int status = 0;
    pid_t child;

    fflush(stderr);
    child = fork();
    if (child == 0) {
        check_failed = 0;
        if (getuid() == 0 && (setgroups(0, NULL) != 0 || setgid(65534) != 0 || setuid(65534) != 0))
            _exit(2);
        look(world);
        _exit(check_failed > 0);
    }
    CHECK(waitpid(child, &status, 0) == child && status == 0);
}

static void look_only(struct world *world)
{
    struct world reader;
    struct world writer;

    CHECK(open_other(&reader, world, true) == VITRINE_OK);
    if (reader.store == NULL)
        return;
    CHECK_TEXT(matches_of(&reader, "en", "sea", "0"), "1/1=0.0 2/2=0.0");
    CHECK_TEXT(words_of(&reader, "en", STORE_FOLDED_PREFIX, ""), "boat:1 sea:2");
    CHECK_TEXT(problems_of(&reader), "");
    close_other(&reader);
    if (open_other(&writer, world, false) == VITRINE_OK) {
        CHECK(writer.ops->begin(writer.store, NULL) == VITRINE_EREADONLY);
        CHECK(writer.ops->reindex(writer.store, NULL, NULL, NULL) == VITRINE_EREADONLY);
        close_other(&writer);
    }
}

static void test_read_only_folder(struct world *world)
{
    put_text(world, 0, 1, "en", "sea");
    put_text(world, 0, 2, "en", "sea boat");
    CHECK(chmod(world->folder, 0555) == 0);
    as_nobody(world, look_only); /* beside a writer, whose log holds all */
    CHECK(chmod(world->folder, 0755) == 0);
    world_close(world);
    CHECK(chmod(world->folder, 0555) == 0);
    as_nobody(world, look_only); /* beside an empty log */
    CHECK(chmod(world->folder, 0755) == 0);
    world_open(world, open_sqlite);
    world_close(world);
    {
        char path[80];

        snprintf(path, sizeof path, "%s-wal", world->location);
        CHECK(unlink(path) == 0);
        snprintf(path, sizeof path, "%s-shm", world->location);
        unlink(path);
    }
    CHECK(chmod(world->folder, 0555) == 0);
    as_nobody(world, look_only); /* a copy from elsewhere, without a log */
    CHECK(chmod(world->folder, 0755) == 0);
}

/* --- a full disk --- */

static vitrine_status put_batch(struct world *world, uint32_t first, uint32_t count, vitrine_error **err)
{
    vitrine_status s = world->ops->begin(world->store, err);
    uint32_t i;

    for (i = 0; s >= 0 && i < count; i++) {
        char text[200];
        struct record record;
        int64_t id = 0;

        snprintf(text, sizeof text, "caption %u of many words: sea, boat, market w%u x%u y%u z%u", first + i,
                 (first + i) * 7, (first + i) * 13, (first + i) * 29, (first + i) * 31);
        make_record(&record, first + i, "en", FIELD_TITLE, text);
        s = world->ops->put(world->store, &id, &record, err);
        record_dispose(&record);
    }
    return s < 0 ? s : world->ops->commit(world->store, err);
}

static uint64_t count_of(struct world *world)
{
    struct store_counts counts;

    CHECK(world->ops->counts(world->store, &counts, "en", NULL) == VITRINE_OK);
    return counts.documents;
}

/* Put batches until there is no room: that one is undone, the others stay. */
static void fill_disk(struct world *world)
{
    vitrine_error *err = NULL;
    vitrine_status s = VITRINE_OK;
    uint32_t done = 0;

    while (s >= 0 && done < 100000) {
        s = put_batch(world, done + 1, 200, &err);
        done += s >= 0 ? 200 : 0;
    }
    if (!CHECK(s == VITRINE_EFULL))
        fprintf(stderr, "  %d %s\n", s, vitrine_error_message(err));
    CHECK(vitrine_error_status(err) == s);
    vitrine_error_free(err);
    world->ops->rollback(world->store);
    CHECK(count_of(world) == done);
    CHECK(strncmp(matches_of(world, "en", "market", "0"), "1/", done > 0 ? 2 : 0) == 0);
}

static void test_size_limit(struct world *world)
{
    struct rlimit before;
    struct rlimit limit;

    CHECK(getrlimit(RLIMIT_FSIZE, &before) == 0);
    limit = before;
    limit.rlim_cur = 3 << 20;
    CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    fill_disk(world);
    CHECK(setrlimit(RLIMIT_FSIZE, &before) == 0);
    CHECK_TEXT(problems_of(world), "");
    CHECK(put_batch(world, 1000000, 200, NULL) == VITRINE_OK);
    CHECK_TEXT(problems_of(world), "");
}

static void test_full_disk(struct world *world)
{
    struct world small;

    if (getuid() != 0 || mount("none", world->folder, "tmpfs", 0, "size=4m") != 0) {
        printf("no small disk to fill: only the limit on sizes is tested\n");
        return;
    }
    world_close(world);
    small = *world;
    world_open(&small, open_sqlite);
    fill_disk(&small);
    world_close(&small);
    world_open(&small, open_sqlite);
    CHECK(count_of(&small) > 0);
    CHECK(mount("none", world->folder, "tmpfs", MS_REMOUNT, "size=64m") == 0);
    CHECK_TEXT(problems_of(&small), "");
    CHECK(put_batch(&small, 1000000, 200, NULL) == VITRINE_OK);
    CHECK_TEXT(problems_of(&small), "");
    world_close(&small);
    buf_dispose(&small.said);
    world->said = (struct buf)BUF_INIT;
    CHECK(umount2(world->folder, 0) == 0);
}

/* --- kill -9 --- */

#define KILLS 12
#define KILLED_BATCH 50

/* Batches of one commit each, told through the pipe when they are done. */
static void put_for_ever(struct world *world, int told, uint32_t first)
{
    char done = 'd';

    world->store = NULL; /* the parent's */
    world_open(world, open_sqlite);
    while (put_batch(world, first, KILLED_BATCH, NULL) >= 0 && write(told, &done, 1) == 1)
        first += KILLED_BATCH;
    _exit(1);
}

static void linger(unsigned turns)
{
    volatile unsigned left = turns;

    while (left > 0)
        left--;
}

/* How many records had been promised when it was killed. */
static uint32_t run_and_kill(struct world *world, uint32_t first, unsigned batches, unsigned turns)
{
    uint32_t promised = 0;
    int ends[2];
    char done;
    pid_t child;

    CHECK(pipe(ends) == 0);
    fflush(stdout);
    child = fork();
    if (child == 0)
        put_for_ever(world, ends[1], first);
    close(ends[1]);
    while (batches-- > 0 && read(ends[0], &done, 1) == 1)
        promised += KILLED_BATCH;
    linger(turns);
    kill(child, SIGKILL);
    while (read(ends[0], &done, 1) == 1) /* told before it died */
        promised += KILLED_BATCH;
    close(ends[0]);
    waitpid(child, NULL, 0);
    return promised;
}

static void test_kill(struct world *world)
{
    uint64_t count = 0;
    unsigned i;

    world_close(world);
    for (i = 0; i < KILLS; i++) {
        uint32_t promised = run_and_kill(world, (uint32_t)count + 1, 1 + i % 5, i * 150000);

        world_open(world, open_sqlite);
        CHECK(count_of(world) == count + promised || count_of(world) == count + promised + KILLED_BATCH);
        count = count_of(world);
        CHECK_TEXT(problems_of(world), "");
        world_close(world);
    }
}

int main(void)
{
    static world_test *const tests[] = {test_one_writer, test_readers,   test_log_stays,
                                        test_backup,     test_lock_file, test_read_only_folder,
                                        test_size_limit, test_full_disk, test_kill};

    signal(SIGXFSZ, SIG_IGN);
    return run_tests("sqlite", tests, sizeof tests / sizeof tests[0]);
}
