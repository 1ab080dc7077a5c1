/* SPDX-License-Identifier: MIT
 * vitrine/thumbnail.h over real images: what comes out, what is kept beside the catalogue and when it is made
 * anew, each error, and every allocation failing. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "check.h"
#include "vitrine.h"

struct world {
    char folder[64];
    char location[128];
    char image[128];
    char text[128];
    vitrine_catalogue *cat;
    int64_t id; /* of the image */
};

/* In the worker of this build, which is not beside a test. */
static vitrine_thumbnail_options usual_options(void)
{
    vitrine_thumbnail_options options = VITRINE_THUMBNAIL_OPTIONS_INIT;

    options.worker = getenv("VITRINE_TEST_WORKER");
    return options;
}

static bool copy_file(const char *from, const char *to)
{
    static unsigned char bytes[1 << 20];
    int in = open(from, O_RDONLY);
    int out = open(to, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    ssize_t length = in >= 0 && out >= 0 ? read(in, bytes, sizeof bytes) : -1;
    bool done = length > 0 && write(out, bytes, (size_t)length) == length;

    if (in >= 0)
        close(in);
    if (out >= 0)
        close(out);
    return done;
}

static bool copy_image(const char *name, const char *to)
{
    const char *data = getenv("VITRINE_TEST_DATA");
    char path[4096];

    snprintf(path, sizeof path, "%s/images/generated/%s", data != NULL ? data : "", name);
    return copy_file(path, to);
}

static int64_t id_of(struct world *world, const char *path)
{
    int64_t *ids = NULL;
    int64_t id = 0;
    size_t count = 0;

    if (CHECK(vitrine_asset_resolve(&ids, &count, world->cat, path, NULL) == VITRINE_OK && count == 1))
        id = ids[0];
    vitrine_ids_free(ids);
    return id;
}

static bool begin(struct world *world)
{
    vitrine_open_options options = VITRINE_OPEN_OPTIONS_INIT;
    vitrine_scan_options scan = VITRINE_SCAN_OPTIONS_INIT;
    vitrine_report *report = NULL;
    const char *paths[1];
    FILE *file;

    strcpy(world->folder, "/tmp/vitrine-test-XXXXXX");
    if (mkdtemp(world->folder) == NULL)
        return false;
    snprintf(world->location, sizeof world->location, "%s/c.db", world->folder);
    snprintf(world->image, sizeof world->image, "%s/a.jpg", world->folder);
    snprintf(world->text, sizeof world->text, "%s/b.txt", world->folder);
    if (!copy_image("38-ban-do.jpg", world->image))
        return false;
    file = fopen(world->text, "w");
    CHECK(file != NULL && fputs("Sao\n", file) >= 0 && fclose(file) == 0);
    options.create = true;
    paths[0] = world->folder;
    scan.worker = getenv("VITRINE_TEST_WORKER");
    CHECK(vitrine_catalogue_open(&world->cat, world->location, &options, NULL) == VITRINE_OK);
    CHECK(vitrine_scan(&report, world->cat, paths, 1, &scan, NULL) == VITRINE_OK);
    vitrine_report_free(report);
    world->id = id_of(world, world->image);
    return true;
}

static void end(struct world *world)
{
    char command[256];

    vitrine_catalogue_close(world->cat);
    snprintf(command, sizeof command, "rm -rf '%s'", world->folder);
    CHECK(system(command) == 0);
}

/* How many files of the cache there are. */
static int count_kept(const struct world *world)
{
    char command[256];
    int count = -1;
    FILE *pipe;

    snprintf(command, sizeof command, "find '%s'.thumbnails -name '*.jpg' 2>/dev/null | wc -l",
             world->location);
    pipe = popen(command, "r");
    CHECK(pipe != NULL && fscanf(pipe, "%d", &count) == 1);
    pclose(pipe);
    return count;
}

/* Make one and check its size, "WIDTHxHEIGHT". */
static void check_made(const struct world *world, const vitrine_thumbnail_options *options, const char *want)
{
    vitrine_thumbnail *thumbnail = NULL;
    uint32_t width = 0;
    uint32_t height = 0;
    size_t length = 0;
    char got[32] = "none";

    if (CHECK(vitrine_thumbnail_make(&thumbnail, world->cat, world->id, options, NULL) == VITRINE_OK)) {
        vitrine_thumbnail_pixels(thumbnail, &width, &height);
        snprintf(got, sizeof got, "%ux%u", width, height);
        CHECK(memcmp(vitrine_thumbnail_bytes(thumbnail, &length), "\xff\xd8\xff", 3) == 0 && length > 500);
    }
    CHECK_TEXT(got, want);
    vitrine_thumbnail_free(thumbnail);
}

/* The image is 333 by 251 pixels, to be shown turned. */
static void test_sizes(const struct world *world)
{
    vitrine_thumbnail_options options = usual_options();

    check_made(world, &options, "193x256");
    options.pixels = 64;
    check_made(world, &options, "48x64");
    options.pixels = 4096;
    check_made(world, &options, "251x333");
    CHECK(count_kept(world) == 3);
    options.pixels = 32;
    options.uncached = true;
    check_made(world, &options, "24x32");
    CHECK(count_kept(world) == 3);
    options.in_process = true;
    check_made(world, &options, "24x32");
    vitrine_thumbnail_free(NULL);
}

/* One that was kept is given again, until the file changes; what is no JPEG there is made anew. */
static void test_kept(struct world *world)
{
    const vitrine_thumbnail_options usual = usual_options();
    char command[512];

    check_made(world, &usual, "193x256");
    snprintf(command, sizeof command,
             "cd '%s'.thumbnails && cat */*-64-*.jpg >x && cp x \"$(echo */*-256-*)\"", world->location);
    CHECK(system(command) == 0);
    check_made(world, &usual, "48x64");
    snprintf(command, sizeof command, "cd '%s'.thumbnails && echo x >\"$(echo */*-256-*)\"", world->location);
    CHECK(system(command) == 0);
    check_made(world, &usual, "193x256");
    snprintf(command, sizeof command,
             "head -c 43 '%s'.thumbnails/CACHEDIR.TAG | grep -q '^Signature: 8a477f597d28d1"
             "72789f06886806bc55$'",
             world->location);
    CHECK(system(command) == 0);
    CHECK(copy_image("37-anh-tu-lieu-1975.jpg", world->image));
    check_made(world, &usual, "192x256" /* of 320 by 240, turned */);
    CHECK(count_kept(world) == 3);
    CHECK(copy_image("38-ban-do.jpg", world->image));
}

static void check_error(const struct world *world, int64_t id, const vitrine_thumbnail_options *options,
                        vitrine_status want, const char *words)
{
    vitrine_thumbnail *thumbnail = NULL;
    vitrine_error *err = NULL;

    CHECK(vitrine_thumbnail_make(&thumbnail, world->cat, id, options, &err) == want);
    CHECK(thumbnail == NULL && vitrine_error_status(err) == want);
    if (strstr(vitrine_error_message(err), words) == NULL)
        CHECK_TEXT(vitrine_error_message(err), words);
    vitrine_error_free(err);
}

static void test_errors(struct world *world)
{
    vitrine_thumbnail_options options = usual_options();

    options.uncached = true;
    check_error(world, 999, &options, VITRINE_ENOTFOUND, "999");
    check_error(world, id_of(world, world->text), &options, VITRINE_EFORMAT, "b.txt: not an image");
    options.worker = "/nowhere/vitrine-worker";
    options.pixels = 0;
    vitrine_catalogue_close(world->cat);
    CHECK(vitrine_catalogue_open(&world->cat, world->location, NULL, NULL) == VITRINE_OK);
    check_error(world, world->id, &options, VITRINE_ENOTFOUND, "worker");
    options.worker = getenv("VITRINE_TEST_WORKER");
    options.pixels = 15;
    check_error(world, world->id, &options, VITRINE_EINVAL, "16 to 4096");
    options.pixels = 4097;
    check_error(world, world->id, &options, VITRINE_EINVAL, "16 to 4096");
    CHECK(vitrine_thumbnail_make(NULL, world->cat, world->id, NULL, NULL) == VITRINE_EINVAL);
    CHECK(truncate(world->image, 300) == 0);
    options.pixels = 64;
    check_error(world, world->id, &options, VITRINE_EFORMAT, "a.jpg: damaged JPEG");
    CHECK(unlink(world->image) == 0);
    check_error(world, world->id, &options, VITRINE_ENOTFOUND, "a.jpg: the file is gone");
    CHECK(copy_image("38-ban-do.jpg", world->image));
}

static void test_faults(struct world *world)
{
    vitrine_thumbnail_options options = usual_options();
    bool hit = true;
    long count;

    options.pixels = 100;
    for (count = 0; hit && count < 10000; count++) {
        vitrine_thumbnail *thumbnail = NULL;
        vitrine_error *err = NULL;
        vitrine_status s;

        mem_fault_set(count, 0);
        s = vitrine_thumbnail_make(&thumbnail, world->cat, world->id, &options, &err);
        hit = mem_fault_hit();
        mem_fault_set(-1, 0);
        CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK));
        CHECK((thumbnail == NULL) == hit && (err != NULL) == hit);
        vitrine_thumbnail_free(thumbnail);
        vitrine_error_free(err);
    }
    CHECK(count > 20);
}

/* The folder beside the catalogue can't be made: nothing is kept, and all works. */
static void test_nowhere(struct world *world)
{
    const vitrine_thumbnail_options usual = usual_options();
    char command[512];

    snprintf(command, sizeof command, "rm -rf '%s'.thumbnails && echo x >'%s'.thumbnails", world->location,
             world->location);
    CHECK(system(command) == 0);
    check_made(world, &usual, "193x256");
}

int main(void)
{
    struct world world = {0};

    if (!begin(&world)) {
        end(&world);
        return check_skip("no test data (VITRINE_TEST_DATA)");
    }
    test_sizes(&world);
    test_kept(&world);
    test_errors(&world);
    test_faults(&world);
    test_nowhere(&world);
    end(&world);
    return check_end();
}
