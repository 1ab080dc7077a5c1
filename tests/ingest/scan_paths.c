/* SPDX-License-Identifier: MIT
 * Which paths a scan takes, and for what: roots, single files, names, what is ignored or cannot be read. */
#include "scan_world.h"

static void test_roots(struct world *world)
{
    const char *both[2];
    char first[4096];

    write_image(world, "a/b/x.jpg", "1", NULL);
    write_image(world, "a/y.jpg", "2", NULL);
    SCAN(world, "a/b", "added 1");
    RECORDS(world, "1 image x.jpg");
    SCAN(world, "a", "added 1, unchanged 1");
    RECORDS(world, "1 image b/x.jpg\n2 image y.jpg");
    SCAN(world, "a/b/x.jpg", "unchanged 1");
    write_image(world, "a/b/z.jpg", "3", NULL);
    SCAN(world, "a/b/z.jpg", "added 1");
    CHECK_TEXT(world->report.failures.count > 0 ? world->report.failures.items[0].reason : NULL, NULL);
    snprintf(first, sizeof first, "%s", world_path(world, "a/b"));
    both[0] = first;
    both[1] = world_path(world, "");
    CHECK(world_scan_paths(world, both, 2, NULL) == VITRINE_OK);
    check_report(world, "unchanged 3", __FILE__, __LINE__);
    RECORDS(world, "1 image a/b/x.jpg\n3 image a/b/z.jpg\n2 image a/y.jpg");
    remove_path(world, "a/y.jpg");
    SCAN(world, "a/b", "unchanged 2");
    SCAN(world, "a", "missing 1, unchanged 2");
}

static void test_paths_that_are_not_there(struct world *world)
{
    const char *paths[2];
    char first[4096];
    vitrine_error *err = NULL;

    write_image(world, "x.jpg", "1", NULL);
    snprintf(first, sizeof first, "%s", world_path(world, "nowhere"));
    paths[0] = first;
    paths[1] = world_path(world, "x.jpg");
    CHECK(world_scan_paths(world, paths, 2, NULL) == VITRINE_OK);
    check_report(world, "added 1, failed 1", __FILE__, __LINE__);
    CHECK(world_scan_paths(world, paths, 1, &err) == VITRINE_ENOTFOUND);
    CHECK(strstr(vitrine_error_message(err), "nowhere") != NULL);
    vitrine_error_free(err);
}

static void test_names(struct world *world)
{
    write_image(world, "bie\xcc\x82\xcc\x89n.jpg", "1", NULL); /* NFD */
    write_text(world, "bi\xe1\xbb\x83n.vi.txt", "Biển\n");     /* NFC */
    write_image(world, "b\xe0i.jpg", "2", NULL);               /* no UTF-8 */
    SCAN(world, "", "added 2");
    SCAN(world, "", "unchanged 2");
    RECORDS(world,
            "1 image bie\xcc\x82\xcc\x89n.jpg + bi\xe1\xbb\x83n.vi.txt [vi: Biển]\n2 image b\xe0i.jpg");
}

static void test_ignored(struct world *world)
{
    write_image(world, ".hidden.jpg", "1", NULL);
    write_image(world, ".git/x.jpg", "1", NULL);
    write_text(world, "~$draft.docx", "lock");
    write_image(world, "__MACOSX/x.jpg", "1", NULL);
    write_image(world, "@eaDir/x.jpg", "1", NULL);
    write_text(world, "Thumbs.db", "1");
    write_text(world, "cache/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55\n");
    write_image(world, "cache/x.jpg", "1", NULL);
    write_text(world, "fake/CACHEDIR.TAG", "Signature: other");
    write_image(world, "fake/x.jpg", "1", NULL);
    CHECK(symlink(".", world_path(world, "loop")) == 0);
    CHECK(symlink("nowhere.jpg", world_path(world, "broken.jpg")) == 0);
    CHECK(symlink("fake/x.jpg", world_path(world, "link.jpg")) == 0);
    CHECK(mkfifo(world_path(world, "pipe.jpg"), 0666) == 0);
    SCAN(world, "", "added 2, skipped 1");
    SCAN(world, ".hidden.jpg", "skipped 1");
    RECORDS(world, "2 image fake/x.jpg\n1 image link.jpg");
}

/* The catalogue's own files lie in the scanned folder. */
static void test_own_files(struct world *world)
{
    char location[128];

    snprintf(location, sizeof location, "%s/media/x.txt", world->folder);
    write_text(world, "x.txt", "not a text");
    write_text(world, "x.txt-wal", "1");
    write_text(world, "x.txt-other", "1");
    world->options.location = location;
    SCAN(world, "", "skipped 1");
    world->options.location = NULL;
}

/* To root nothing is unreadable: it scans as nobody. */
static void scan_as_user(struct world *world, const char *want)
{
    bool is_root = geteuid() == 0;

    if (is_root)
        CHECK(chmod(world->folder, 0777) == 0 && seteuid(65534) == 0);
    SCAN(world, "", want);
    if (is_root)
        CHECK(seteuid(0) == 0);
}

static void test_unreadable(struct world *world)
{
    write_image(world, "a/x.jpg", "1", NULL);
    write_image(world, "y.jpg", "2", NULL);
    SCAN(world, "", "added 2");
    CHECK(chmod(world_path(world, "a"), 0) == 0);
    CHECK(chmod(world_path(world, "y.jpg"), 0) == 0);
    scan_as_user(world, "unchanged 2, failed 1");
    touch(world, "y.jpg");
    scan_as_user(world, "unchanged 2, failed 2");
    CHECK(chmod(world_path(world, "a"), 0755) == 0);
    CHECK(chmod(world_path(world, "y.jpg"), 0644) == 0);
    scan_as_user(world, "unchanged 2");
}

/* As the person named it, from wherever they stand. */
static void test_relative_paths(struct world *world)
{
    static const char *const here[] = {"."};
    static const char *const below[] = {"a/"};
    char folder[4096];

    write_text(world, "a/bad.jpg", "1");
    CHECK(getcwd(folder, sizeof folder) != NULL && chdir(world_path(world, "")) == 0);
    CHECK(world_scan_paths(world, here, 1, NULL) == VITRINE_OK);
    CHECK_TEXT(world->report.failures.items[0].path, "a/bad.jpg");
    CHECK(world_scan_paths(world, below, 1, NULL) == VITRINE_OK);
    CHECK_TEXT(world->report.failures.items[0].path, "a/bad.jpg");
    CHECK(chdir(world_path(world, "a")) == 0);
    CHECK(world_scan_paths(world, (const char *const[]){"bad.jpg"}, 1, NULL) == VITRINE_OK);
    CHECK_TEXT(world->report.failures.items[0].path, "bad.jpg");
    CHECK(chdir(folder) == 0);
}

static void test_scan_file(struct world *world)
{
    vitrine_error *err = NULL;
    int64_t id = 0;

    write_image(world, "x.jpg", "1", NULL);
    write_text(world, "x.vi.txt", "Sao\n");
    write_text(world, "bad.jpg", "bad");
    write_text(world, "x.mp4", "a film");
    CHECK(scan_file(&id, world->store, world_path(world, "x.jpg"), &world->options, NULL) == VITRINE_OK);
    CHECK(id == 1);
    RECORDS(world, "1 image x.jpg + x.vi.txt [vi: Sao]");
    write_text(world, "x.vi.txt", "Sao sáng\n");
    CHECK(scan_file(&id, world->store, world_path(world, "x.vi.txt"), &world->options, NULL) == VITRINE_OK);
    RECORDS(world, "1 image x.jpg + x.vi.txt [vi: Sao sáng]");
    CHECK(scan_file(&id, world->store, world_path(world, "bad.jpg"), &world->options, &err) ==
          VITRINE_EFORMAT);
    vitrine_error_free(err);
    err = NULL;
    CHECK(scan_file(&id, world->store, world_path(world, ""), &world->options, &err) == VITRINE_EINVAL);
    vitrine_error_free(err);
    err = NULL;
    CHECK(scan_file(&id, world->store, world_path(world, "x.mp4"), &world->options, &err) == VITRINE_EFORMAT);
    vitrine_error_free(err);
    err = NULL;
    CHECK(scan_file(&id, world->store, world_path(world, "no.jpg"), &world->options, &err) ==
          VITRINE_ENOTFOUND);
    vitrine_error_free(err);
    RECORDS(world, "1 image x.jpg + x.vi.txt [vi: Sao sáng]");
}

static const struct world_test tests[] = {
    {"roots", test_roots},
    {"paths that are not there", test_paths_that_are_not_there},
    {"names", test_names},
    {"ignored", test_ignored},
    {"own files", test_own_files},
    {"unreadable", test_unreadable},
    {"relative paths", test_relative_paths},
    {"scan_file", test_scan_file},
};

int main(int argc, char **argv)
{
    run_tests(tests, sizeof tests / sizeof tests[0], argc, argv);
    return check_end();
}
