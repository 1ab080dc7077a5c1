/* SPDX-License-Identifier: MIT
 * Readers that crash, hang, break out or lie: each costs its file one line, and the others are read. */
#include "../ingest/scan_world.h"

static const struct row {
    const char *name;
    const char *reason; /* is part of it */
} rows[] = {
    {"crash.jpg", "crashed: Segmentation fault"},
    {"hang.jpg", "longer than its time limit"},
    {"hang-up.jpg", "hung up"},
    {"leave.jpg", "the process that read it ended"},
    {"fork.jpg", "refused"},
    {"connect.jpg", "refused"},
    {"write.jpg", "refused"},
    {"execute.jpg", "refused"},
    {"allocate.jpg", ""}, /* by the kernel's limit, or a sanitizer's */
    {"overflow.jpg", "crashed"},
    {"nonsense.jpg", "nonsense"},
    {"much.jpg", "more than one file can hold"},
    {"wrong.jpg", "nonsense"},
    {"ask.jpg", "can't be"},
};
#define ROWS (sizeof rows / sizeof rows[0])
#define GOOD 40

static const char *worker_of_test(void)
{
    return getenv("VITRINE_TEST_MISBEHAVING");
}

static void use_workers(struct world *world, const char *worker, uint32_t count)
{
    world->options.in_process = false;
    world->options.worker = worker;
    world->options.workers = count;
    world->options.deadline_ms = 1000;
}

static void write_good(struct world *world, unsigned first, unsigned count)
{
    unsigned i;

    for (i = first; i < first + count; i++) {
        char path[32];
        char title[32];

        snprintf(path, sizeof path, "good-%02u.jpg", i);
        snprintf(title, sizeof title, "vi:Ảnh %02u", i);
        write_image(world, path, path, title);
    }
}

static const char *reason_of(const struct world *world, const char *name)
{
    size_t i;

    for (i = 0; i < world->report.failures.count; i++) {
        const char *slash = strrchr(world->report.failures.items[i].path, '/');

        if (slash != NULL && strcmp(slash + 1, name) == 0)
            return world->report.failures.items[i].reason;
    }
    return NULL;
}

static void check_reasons(const struct world *world)
{
    size_t i;

    for (i = 0; i < ROWS; i++) {
        const char *reason = reason_of(world, rows[i].name);

        if (!CHECK(reason != NULL && strstr(reason, rows[i].reason) != NULL))
            fprintf(stderr, "  %s: %s\n", rows[i].name, reason != NULL ? reason : "no failure");
    }
}

/* All at once among good ones, and again: what failed is not read, the good ones are there. */
static void test_among_others(struct world *world)
{
    char want[64];
    size_t i;

    write_good(world, 0, GOOD);
    for (i = 0; i < ROWS; i++)
        write_image(world, rows[i].name, rows[i].name, NULL);
    use_workers(world, worker_of_test(), 3);
    snprintf(want, sizeof want, "added %d, failed %zu", GOOD, ROWS);
    SCAN(world, "", want);
    check_reasons(world);
    snprintf(want, sizeof want, "unchanged %d, failed %zu", GOOD, ROWS);
    use_workers(world, "/nonexistent/worker", 1); /* nothing is to be read */
    SCAN(world, "", want);
    check_reasons(world);
}

/* The very first file, which has no other process to blame. */
static void test_alone(struct world *world)
{
    write_image(world, "crash.jpg", "1", NULL);
    use_workers(world, worker_of_test(), 1);
    SCAN(world, "", "failed 1");
    write_good(world, 0, 1);
    SCAN(world, "", "added 1, failed 1");
}

static void test_no_worker(struct world *world)
{
    static const char *const workers[] = {"/nonexistent/worker", "/bin/true", "/bin/cat", "/etc/passwd"};
    size_t i;

    write_good(world, 0, 3);
    for (i = 0; i < sizeof workers / sizeof workers[0]; i++) {
        const char *paths[] = {world_path(world, "")};
        vitrine_error *err = NULL;

        use_workers(world, workers[i], 2);
        CHECK(world_scan_paths(world, paths, 1, &err) < 0);
        CHECK(err != NULL && strstr(vitrine_error_message(err), workers[i]) != NULL);
        vitrine_error_free(err);
    }
    use_workers(world, worker_of_test(), 2);
    SCAN(world, "", "added 3");
}

/* The same records whatever the number of workers, or without any. */
static void test_same(struct world *world)
{
    struct buf told = BUF_INIT;
    uint32_t count;

    write_good(world, 0, GOOD);
    write_text(world, "good-00.en.txt", "One\n\nText.\n");
    write_text(world, "doc.vi.md", "# Chào\n\nLời.\n");
    write_text(world, "doc.en.html", "<title>Hello</title><p>Words.");
    write_text(world, "bad.jpg", "no image");
    SCAN(world, "", "added 41, failed 1");
    world->store->ops->records(world->store, add_record, &told, NULL);
    for (count = 1; count < 6; count += 2) {
        struct world other;

        world_open(&other, world->is_sqlite);
        use_workers(&other, getenv("VITRINE_TEST_WORKER"), count);
        CHECK(world_scan_paths(&other, (const char *const[]){world_path(world, "")}, 1, NULL) == VITRINE_OK);
        check_report(&other, "added 41, failed 1", __FILE__, __LINE__);
        check_records(&other, buf_text(&told), __FILE__, __LINE__);
        world_close(&other);
    }
    buf_dispose(&told);
}

static const struct world_test tests[] = {
    {"among others", test_among_others},
    {"alone", test_alone},
    {"no worker", test_no_worker},
    {"same", test_same},
};

int main(int argc, char **argv)
{
    run_tests(tests, sizeof tests / sizeof tests[0], argc, argv);
    return check_end();
}
