/* SPDX-License-Identifier: MIT
 * Scans of folders that change between them, on every store. */
#include "scan_world.h"

static void test_add_and_unchanged(struct world *world)
{
    write_image(world, "a/x.jpg", "1", "vi:Một");
    write_text(world, "a/x.vi.txt", "Bãi Sao\nCát trắng.\n");
    write_text(world, "b/g.en.md", "# Hello\n\nText.\n");
    write_text(world, "b/g.vi.md", "# Chào\n\nLời.\n");
    write_text(world, "b/movie.mp4", "no kind of ours");
    SCAN(world, "", "added 2, skipped 1");
    CHECK(world->report.scanned == 4);
    RECORDS(world, "1 image a/x.jpg + a/x.vi.txt [vi: Bãi Sao]\n"
                   "2 text b/g.vi.md + b/g.en.md [en: Hello] [vi: Chào]");
    SCAN(world, "", "unchanged 2, skipped 1");
    SCAN(world, "a", "unchanged 1");
    SCAN(world, "b/g.vi.md", "unchanged 1");
    CHECK(world->report.scanned == 2);
}

static void test_edit(struct world *world)
{
    struct record before;
    struct record after;

    write_image(world, "x.jpg", "1", "vi:Cũ");
    write_text(world, "x.en.txt", "Old\n");
    SCAN(world, "", "added 1");
    get_record(world, &before, 1);
    write_image(world, "x.jpg", "1", "vi:Mới");
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 image x.jpg + x.en.txt [en: Old] [vi: Mới]");
    get_record(world, &after, 1);
    CHECK(memcmp(before.uuid, after.uuid, sizeof before.uuid) == 0);
    CHECK(record_find_text(&before, "en")->updated_at == record_find_text(&after, "en")->updated_at);
    record_dispose(&before);
    record_dispose(&after);
    write_text(world, "x.en.txt", "New one\n");
    SCAN(world, "", "updated 1");
    touch(world, "x.en.txt");
    SCAN(world, "", "unchanged 1");
    remove_path(world, "x.en.txt");
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 image x.jpg [vi: Mới]");
}

static void test_persons_word(struct world *world)
{
    write_image(world, "x.jpg", "1", "vi:Máy");
    SCAN(world, "", "added 1");
    describe(world, 1, "vi", "Người");
    write_image(world, "x.jpg", "1", "vi:Máy khác");
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 image x.jpg [vi: Người]");
}

static void test_move(struct world *world)
{
    write_image(world, "a/x.jpg", "1", NULL);
    write_text(world, "a/x.vi.txt", "Một\n");
    write_image(world, "a/y.jpg", "2", NULL);
    write_text(world, "a/g.vi.md", "Văn bản\n");
    write_text(world, "a/g.en.md", "A text\n");
    SCAN(world, "", "added 3");
    describe(world, 3, "vi", "Tay");
    move_path(world, "a/x.jpg", "b/z.jpg");
    move_path(world, "a/x.vi.txt", "b/z.vi.txt");
    SCAN(world, "", "moved 1, unchanged 2");
    RECORDS(world, "1 text a/g.vi.md + a/g.en.md [en: A text] [vi: Văn bản]\n3 image a/y.jpg [vi: Tay]\n"
                   "2 image b/z.jpg + b/z.vi.txt [vi: Một]");
    move_path(world, "a", "c/d");
    SCAN(world, "", "moved 2, unchanged 1");
    RECORDS(world,
            "2 image b/z.jpg + b/z.vi.txt [vi: Một]\n"
            "1 text c/d/g.vi.md + c/d/g.en.md [en: A text] [vi: Văn bản]\n3 image c/d/y.jpg [vi: Tay]");
    SCAN(world, "", "unchanged 3");
}

static void test_move_leaves_sidecar(struct world *world)
{
    write_image(world, "a/x.jpg", "1", NULL);
    write_text(world, "a/x.vi.txt", "Một\n");
    SCAN(world, "", "added 1");
    move_path(world, "a/x.jpg", "b/x.jpg");
    SCAN(world, "", "added 1, moved 1");
    RECORDS(world, "2 text a/x.vi.txt [vi: Một]\n1 image b/x.jpg");
}

/* The new path is scanned alone; the old one lies elsewhere. */
static void test_move_between_parts(struct world *world)
{
    write_image(world, "a/x.jpg", "1", NULL);
    write_image(world, "b/y.jpg", "2", NULL);
    SCAN(world, "", "added 2");
    move_path(world, "a/x.jpg", "b/x.jpg");
    SCAN(world, "b", "moved 1, unchanged 1");
    SCAN(world, "", "unchanged 2");
}

static void test_copy_is_no_move(struct world *world)
{
    write_image(world, "x.jpg", "1", NULL);
    SCAN(world, "", "added 1");
    write_image(world, "y.jpg", "1", NULL);
    SCAN(world, "", "added 1, unchanged 1");
    CHECK(world->report.duplicate_count == 1 && world->report.duplicates[0].count == 2);
    CHECK_TEXT(world->report.duplicates[0].paths[0], world_path(world, "x.jpg"));
    SCAN(world, "", "unchanged 2");
    CHECK(world->report.duplicate_count == 1);
}

static void test_equal_files_move(struct world *world)
{
    write_image(world, "a/x.jpg", "1", NULL);
    write_image(world, "a/y.jpg", "1", NULL);
    SCAN(world, "", "added 2");
    move_path(world, "a", "b");
    SCAN(world, "", "moved 2");
    RECORDS(world, "1 image b/x.jpg\n2 image b/y.jpg");
}

static void test_vanish_and_reappear(struct world *world)
{
    write_image(world, "x.jpg", "1", "vi:Một");
    write_text(world, "x.vi.txt", "Bên\n");
    SCAN(world, "", "added 1");
    move_path(world, "x.jpg", "../away.jpg");
    SCAN(world, "", "missing 1");
    RECORDS(world, "1 image missing x.jpg + x.vi.txt [vi: Bên]");
    SCAN(world, "", "");
    move_path(world, "../away.jpg", "x.jpg");
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 image x.jpg + x.vi.txt [vi: Bên]");
    remove_path(world, "x.jpg");
    remove_path(world, "x.vi.txt");
    SCAN(world, "", "missing 1");
}

static void test_found_again_elsewhere(struct world *world)
{
    write_image(world, "a/x.jpg", "1", NULL);
    SCAN(world, "", "added 1");
    move_path(world, "a/x.jpg", "../away.jpg");
    SCAN(world, "", "missing 1");
    move_path(world, "../away.jpg", "b/y.jpg");
    SCAN(world, "", "moved 1");
    RECORDS(world, "1 image b/y.jpg");
}

static void test_text_versions(struct world *world)
{
    write_text(world, "g.en.txt", "English\n");
    SCAN(world, "", "added 1");
    RECORDS(world, "1 text g.en.txt [en: English]");
    write_text(world, "g.vi.txt", "Tiếng Việt\n");
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 text g.en.txt + g.vi.txt [en: English] [vi: Tiếng Việt]");
    remove_path(world, "g.en.txt");
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 text g.vi.txt [vi: Tiếng Việt]");
    remove_path(world, "g.vi.txt");
    SCAN(world, "", "missing 1");
}

static void test_image_takes_text_over(struct world *world)
{
    write_text(world, "s.vi.txt", "Sao\nTrắng\n");
    write_text(world, "s.km.html", "<html lang='km'><title>ផ្កាយ</title></html>");
    SCAN(world, "", "added 1");
    describe(world, 1, "en", "Star");
    write_image(world, "s.jpg", "1", NULL);
    SCAN(world, "", "added 1, updated 1");
    RECORDS(world, "1 image s.jpg + s.vi.txt [en: Star] [vi: Sao]\n2 text s.km.html [km: ផ្កាយ]");
    remove_path(world, "s.jpg");
    SCAN(world, "", "missing 1, unchanged 1");
    SCAN(world, "", "unchanged 1");
}

/* A moved image has an asset already: the text stays with its own. */
static void test_moved_image_beside_text(struct world *world)
{
    write_text(world, "b/s.vi.txt", "Sao\n");
    write_image(world, "a/s.jpg", "1", NULL);
    SCAN(world, "", "added 2");
    move_path(world, "a/s.jpg", "b/s.jpg");
    SCAN(world, "", "moved 1, unchanged 1");
    RECORDS(world, "1 image b/s.jpg\n2 text b/s.vi.txt [vi: Sao]");
}

static void test_shared_sidecar(struct world *world)
{
    write_image(world, "s.jpg", "1", NULL);
    write_image(world, "s.jpeg", "2", NULL);
    write_text(world, "s.vi.txt", "Sao\n");
    SCAN(world, "", "added 2");
    CHECK(world->report.scanned == 3);
    RECORDS(world, "1 image s.jpeg + s.vi.txt [vi: Sao]\n2 image s.jpg + s.vi.txt [vi: Sao]");
    SCAN(world, "", "unchanged 2");
    SCAN(world, "s.vi.txt", "unchanged 2");
    write_text(world, "s.vi.txt", "Sao lớn\n");
    SCAN(world, "", "updated 2");
    remove_path(world, "s.jpg");
    SCAN(world, "", "missing 1, unchanged 1");
}

static void test_failures(struct world *world)
{
    write_text(world, "bad.jpg", "no JPEG at all");
    write_text(world, "empty.txt", "");
    write_image(world, "good.jpg", "1", "vi:Tốt");
    SCAN(world, "", "added 1, failed 2");
    CHECK_TEXT(world->report.failures.items[0].path, world_path(world, "bad.jpg"));
    SCAN(world, "", "unchanged 1, failed 2");
    write_image(world, "bad.jpg", "2", NULL);
    SCAN(world, "", "added 1, unchanged 1, failed 1");
    write_text(world, "good.jpg", "damaged");
    SCAN(world, "", "unchanged 2, failed 2");
    RECORDS(world, "2 image bad.jpg\n1 image good.jpg [vi: Tốt]");
    SCAN(world, "", "unchanged 2, failed 2");
    remove_path(world, "empty.txt");
    write_image(world, "good.jpg", "1", "vi:Lại");
    SCAN(world, "", "updated 1, unchanged 1");
    SCAN(world, "", "unchanged 2");
}

static void test_sidecar_fails(struct world *world)
{
    write_image(world, "x.jpg", "1", "en:Old");
    write_text(world, "x.vi.txt", "Sao\n");
    SCAN(world, "", "added 1");
    write_text(world, "x.vi.txt", "");
    write_image(world, "x.jpg", "1", "en:New");
    SCAN(world, "", "updated 1, failed 1");
    RECORDS(world, "1 image x.jpg + x.vi.txt [en: New] [vi: Sao]");
    SCAN(world, "", "unchanged 1, failed 1");
}

static void test_too_large(struct world *world)
{
    write_image(world, "x.jpg", "1", NULL);
    world->options.max_bytes = 10;
    SCAN(world, "", "failed 1");
    world->options.max_bytes = 0;
}

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

static void test_unreadable(struct world *world)
{
    write_image(world, "a/x.jpg", "1", NULL);
    write_image(world, "y.jpg", "2", NULL);
    SCAN(world, "", "added 2");
    CHECK(chmod(world_path(world, "a"), 0) == 0);
    CHECK(chmod(world_path(world, "y.jpg"), 0) == 0);
    SCAN(world, "", "unchanged 2, failed 1");
    touch(world, "y.jpg");
    SCAN(world, "", "unchanged 2, failed 2");
    CHECK(chmod(world_path(world, "a"), 0700) == 0);
    CHECK(chmod(world_path(world, "y.jpg"), 0600) == 0);
    SCAN(world, "", "unchanged 2");
}

static void test_no_reader(struct world *world)
{
    struct record record;

    write_text(world, "x.webp", "RIFF");
    write_text(world, "x.vi.txt", "Sao\n");
    write_text(world, "g.vi.docx", "PK");
    SCAN(world, "", "added 2");
    CHECK(world->report.warnings.count == 2);
    get_record(world, &record, 2);
    CHECK(record.warnings.count == 1);
    CHECK_TEXT(record.warnings.items[0], "x.webp: no reader for image/webp is built in; catalogued by name");
    CHECK_TEXT(record.media_type, "image/webp");
    CHECK_TEXT(record_shown_text(&record, FIELD_TITLE, "vi"), "Sao");
    record_dispose(&record);
    SCAN(world, "", "unchanged 2");
    CHECK(world->report.warnings.count == 0);
}

static void test_dry_run(struct world *world)
{
    write_image(world, "x.jpg", "1", NULL);
    world->options.dry_run = true;
    SCAN(world, "", "added 1");
    RECORDS(world, "");
    world->options.dry_run = false;
    SCAN(world, "", "added 1");
    remove_path(world, "x.jpg");
    world->options.dry_run = true;
    SCAN(world, "", "missing 1");
    RECORDS(world, "1 image x.jpg");
    world->options.dry_run = false;
}

static void test_scan_file(struct world *world)
{
    vitrine_error *err = NULL;
    int64_t id = 0;

    write_image(world, "x.jpg", "1", NULL);
    write_text(world, "x.vi.txt", "Sao\n");
    write_text(world, "bad.jpg", "bad");
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
    CHECK(scan_file(&id, world->store, world_path(world, "no.jpg"), &world->options, &err) ==
          VITRINE_ENOTFOUND);
    vitrine_error_free(err);
    RECORDS(world, "1 image x.jpg + x.vi.txt [vi: Sao sáng]");
}

static bool stop_at_second(void *context, uint64_t done, uint64_t total, const char *path)
{
    (void)path;
    CHECK(total == 3);
    *(uint64_t *)context = done;
    return done < 1;
}

static void test_cancel(struct world *world)
{
    const char *paths[1];
    vitrine_error *err = NULL;
    uint64_t done = 0;

    write_image(world, "x.jpg", "1", NULL);
    write_image(world, "y.jpg", "2", NULL);
    write_image(world, "z.jpg", "3", NULL);
    paths[0] = world_path(world, "");
    world->options.progress = stop_at_second;
    world->options.context = &done;
    CHECK(world_scan_paths(world, paths, 1, &err) == VITRINE_ECANCELLED);
    vitrine_error_free(err);
    err = NULL;
    CHECK(done == 1);
    world->options.progress = NULL;
    world->cancelled = true;
    CHECK(world_scan_paths(world, paths, 1, &err) == VITRINE_ECANCELLED);
    vitrine_error_free(err);
    world->cancelled = false;
    CHECK(world->report.added == 0);
    SCAN(world, "", "added 3");
}

static void test_large_twins(struct world *world)
{
    char *bytes = calloc(1, 300000);
    struct record record;

    memcpy(bytes, "one line\n", 9);
    memset(bytes + 9, 'x', 299991);
    write_bytes(world, "a.txt", bytes, 300000);
    write_bytes(world, "b.txt", bytes, 300000);
    bytes[150000] = 'y'; /* where no fingerprint looks */
    write_bytes(world, "c.txt", bytes, 300000);
    free(bytes);
    SCAN(world, "", "added 3");
    CHECK(world->report.duplicate_count == 1 && world->report.duplicates[0].count == 2);
    CHECK_TEXT(world->report.duplicates[0].paths[1], world_path(world, "b.txt"));
    get_record(world, &record, 3);
    CHECK(record.digest != NULL && strlen(record.digest) == 7 + 64);
    record_dispose(&record);
    SCAN(world, "", "unchanged 3");
    CHECK(world->report.duplicate_count == 1);
    move_path(world, "a.txt", "n/1.txt");
    move_path(world, "c.txt", "n/3.txt");
    SCAN(world, "", "moved 2, unchanged 1");
    RECORDS(world,
            "2 text b.txt [en?: one line]\n1 text n/1.txt [en?: one line]\n3 text n/3.txt [en?: one line]");
}

static void test_image_suffix(struct world *world)
{
    write_image(world, "poster.en.jpg", "1", "x-default:Poster");
    write_image(world, "poster.vi.jpg", "2", "x-default:Poster");
    write_text(world, "poster.vi.txt", "Áp phích\n");
    SCAN(world, "", "added 2");
    RECORDS(world,
            "1 image poster.en.jpg [en: Poster]\n2 image poster.vi.jpg + poster.vi.txt [vi: Áp phích]");
}

static void test_scan_language(struct world *world)
{
    write_text(world, "x.txt", "Angkor\n");
    world->options.language = "km";
    SCAN(world, "", "added 1");
    world->options.language = NULL;
    RECORDS(world, "1 text x.txt [km: Angkor]");
}

/* An import names files that no scan has seen: they are not missing, and a scan takes the asset for its own.
 */
static void test_imported(struct world *world)
{
    struct record record;
    int64_t id = 0;
    int64_t other = 0;

    record_init(&record);
    record.kind = RECORD_IMAGE;
    record.uuid[0] = 7;
    CHECK(record_set_string(&record.root, world_path(world, "")) == VITRINE_OK);
    CHECK(record_set_string(&record.path, "x.jpg") == VITRINE_OK);
    CHECK(record_add_file(&record, &(struct record_file){.path = record.path}) == VITRINE_OK);
    CHECK(record_set(&record, FIELD_TITLE, "en", SOURCE_IMPORT, "Imported") == VITRINE_OK);
    CHECK(world->store->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->store->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
    record.uuid[0] = 8;
    CHECK(record_set_string(&record.path, "y.jpg") == VITRINE_OK);
    record_clear_files(&record);
    CHECK(record_add_file(&record, &(struct record_file){.path = record.path}) == VITRINE_OK);
    CHECK(world->store->ops->put(world->store, &other, &record, NULL) == VITRINE_OK);
    CHECK(world->store->ops->commit(world->store, NULL) == VITRINE_OK);
    record_dispose(&record);
    write_image(world, "x.jpg", "1", "vi:Một");
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 image x.jpg [en: Imported] [vi: Một]\n2 image y.jpg [en: Imported]");
    SCAN(world, "", "unchanged 1");
    get_record(world, &record, id);
    CHECK(record.uuid[0] == 7 && record.width == 4 && record.bytes > 0);
    record_dispose(&record);
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

static void test_report_json(struct world *world)
{
    static const char want[] =
        "{\"scanned\":1,\"added\":0,\"updated\":0,\"moved\":0,\"missing\":0,\"unchanged\":0,"
        "\"skipped\":0,\"failed\":1,\"duplicates\":[],\"failures\":[{\"path\":\"";
    char *json = NULL;

    write_text(world, "e.txt", "");
    SCAN(world, "", "failed 1");
    CHECK(report_json(&json, &world->report, NULL) == VITRINE_OK);
    CHECK(json != NULL && strncmp(json, want, sizeof want - 1) == 0);
    CHECK(json != NULL &&
          strstr(json, "/media/e.txt\",\"reason\":\"the file is empty\"}],\"warnings\":[],\"seconds\":"));
    mem_free(json);
}

typedef void world_test(struct world *world);

static const struct {
    const char *name;
    world_test *run;
    bool needs_user; /* means nothing to root */
} tests[] = {
    {"add and unchanged", test_add_and_unchanged, false},
    {"edit", test_edit, false},
    {"a person's word", test_persons_word, false},
    {"move", test_move, false},
    {"move leaves sidecar", test_move_leaves_sidecar, false},
    {"move between parts", test_move_between_parts, false},
    {"copy", test_copy_is_no_move, false},
    {"equal files move", test_equal_files_move, false},
    {"vanish and reappear", test_vanish_and_reappear, false},
    {"found again elsewhere", test_found_again_elsewhere, false},
    {"text versions", test_text_versions, false},
    {"image takes text over", test_image_takes_text_over, false},
    {"moved image beside text", test_moved_image_beside_text, false},
    {"shared sidecar", test_shared_sidecar, false},
    {"failures", test_failures, false},
    {"sidecar fails", test_sidecar_fails, false},
    {"too large", test_too_large, false},
    {"roots", test_roots, false},
    {"paths that are not there", test_paths_that_are_not_there, false},
    {"names", test_names, false},
    {"ignored", test_ignored, false},
    {"own files", test_own_files, false},
    {"unreadable", test_unreadable, true},
    {"no reader", test_no_reader, false},
    {"dry run", test_dry_run, false},
    {"scan_file", test_scan_file, false},
    {"cancel", test_cancel, false},
    {"large twins", test_large_twins, false},
    {"image suffix", test_image_suffix, false},
    {"scan language", test_scan_language, false},
    {"imported", test_imported, false},
    {"relative paths", test_relative_paths, false},
    {"report as JSON", test_report_json, false},
};

int main(int argc, char **argv)
{
    bool is_sqlite = argc > 1 && strcmp(argv[1], "sqlite") == 0;
    size_t i;

    for (i = 0; i < sizeof tests / sizeof tests[0]; i++) {
        struct world world;
        int failed = check_failed;

        if (tests[i].needs_user && geteuid() == 0)
            continue;
        world_open(&world, is_sqlite);
        tests[i].run(&world);
        world_close(&world);
        if (check_failed > failed)
            fprintf(stderr, "in: %s\n", tests[i].name);
    }
    return check_end();
}
