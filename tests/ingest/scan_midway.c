/* SPDX-License-Identifier: MIT
 * What happens while a scan runs: a folder vanishes, the disk is full, files change. Nothing that is stored is
 * lost, and the next scan completes it. The moment is a call of the scan's progress, not a time. */
#include <signal.h>
#include <sys/resource.h>

#include "scan_world.h"

#define FILES 600 /* more than two batches */

struct midway {
    struct world *world;
    uint64_t at; /* files done */
    void (*act)(struct world *world);
    bool acted;
};

static bool act_midway(void *context, uint64_t done, uint64_t total, const char *path)
{
    struct midway *midway = context;

    (void)total;
    (void)path;
    if (!midway->acted && done >= midway->at) {
        midway->acted = true;
        midway->act(midway->world);
    }
    return true;
}

static void write_many(struct world *world)
{
    unsigned i;

    for (i = 0; i < FILES; i++) {
        char path[48];
        char title[48];

        snprintf(path, sizeof path, "%s/%03u.jpg", i < FILES / 2 ? "first" : "second", i);
        snprintf(title, sizeof title, "vi:Ảnh số %03u", i);
        write_image(world, path, path, title);
    }
}

static void read_by_workers(struct world *world)
{
    world->options.in_process = false;
    world->options.worker = getenv("VITRINE_TEST_WORKER");
    world->options.workers = 2;
    world->options.deadline_ms = 60000; /* however busy the machine is */
}

static vitrine_status scan_midway(struct world *world, uint64_t at, void (*act)(struct world *world))
{
    struct midway midway = {world, at, act, false};
    vitrine_status s;

    world->options.progress = act_midway;
    world->options.context = &midway;
    s = world_scan_paths(world, (const char *const[]){world_path(world, "")}, 1, NULL);
    world->options.progress = NULL;
    CHECK(midway.acted);
    return s;
}

static vitrine_status count_title(void *context, const struct record *record, vitrine_error **err)
{
    size_t *count = context;
    const char *title = record_shown_text(record, FIELD_TITLE, "vi");

    (void)err;
    *count += title != NULL && !record->missing;
    return VITRINE_OK;
}

static size_t titles(struct world *world)
{
    size_t count = 0;

    CHECK(world->store->ops->records(world->store, count_title, &count, NULL) == VITRINE_OK);
    return count;
}

/* --- a folder --- */

static void take_away(struct world *world)
{
    CHECK(rename(world_path(world, "second"), world_path(world, ".away")) == 0);
}

static void test_folder(struct world *world)
{
    write_many(world);
    read_by_workers(world);
    CHECK(scan_midway(world, 100, take_away) == VITRINE_OK);
    CHECK(world->report.added >= FILES / 2 && world->report.added + world->report.failures.count == FILES);
    CHECK(world_scan_paths(world, (const char *const[]){world_path(world, "")}, 1, NULL) == VITRINE_OK);
    CHECK(world->report.failures.count == 0 && titles(world) == FILES / 2);
    CHECK(rename(world_path(world, ".away"), world_path(world, "second")) == 0);
    CHECK(world_scan_paths(world, (const char *const[]){world_path(world, "")}, 1, NULL) == VITRINE_OK);
    CHECK(titles(world) == FILES);
}

/* --- the disk --- */

static struct rlimit unlimited;

static void fill_disk(struct world *world)
{
    const struct rlimit limit = {4096, unlimited.rlim_max};

    (void)world;
    CHECK(setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

static void test_disk(struct world *world)
{
    size_t before;

    if (!world->is_sqlite)
        return;
    CHECK(getrlimit(RLIMIT_FSIZE, &unlimited) == 0);
    signal(SIGXFSZ, SIG_IGN);
    write_many(world);
    read_by_workers(world);
    CHECK(scan_midway(world, 300, fill_disk) < 0);
    CHECK(setrlimit(RLIMIT_FSIZE, &unlimited) == 0);
    before = titles(world);
    CHECK(before == world->report.added && before > 0 && before < FILES);
    CHECK(world_scan_paths(world, (const char *const[]){world_path(world, "")}, 1, NULL) == VITRINE_OK);
    CHECK(world->report.added == FILES - before && world->report.unchanged == before);
    CHECK(titles(world) == FILES);
}

/* --- files --- */

static void rewrite(struct world *world)
{
    write_image(world, "first/000.jpg", "new", "vi:Mới");
    write_image(world, "second/599.jpg", "new", "vi:Mới");
    write_text(world, "second/598.jpg", "cut");
    remove_path(world, "second/597.jpg");
}

/* Whether they were read before or after, the next scan has them as they are. */
static void test_files(struct world *world)
{
    write_many(world);
    read_by_workers(world);
    CHECK(scan_midway(world, 300, rewrite) == VITRINE_OK);
    CHECK(world_scan_paths(world, (const char *const[]){world_path(world, "")}, 1, NULL) == VITRINE_OK);
    CHECK(world->report.failures.count == 1);
    world->store->ops->records(world->store, add_record, &world->told, NULL);
    CHECK(strstr(buf_text(&world->told), "first/000.jpg [vi: Mới]") != NULL);
    CHECK(strstr(buf_text(&world->told), "second/599.jpg [vi: Mới]") != NULL);
    SCAN(world, "", "unchanged 598, failed 1");
}

static const struct world_test tests[] = {{"folder", test_folder}, {"disk", test_disk}, {"files", test_files}};

int main(int argc, char **argv)
{
    run_tests(tests, sizeof tests / sizeof tests[0], argc, argv);
    return check_end();
}
