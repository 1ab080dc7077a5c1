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

static void test_bad_image_takes_nothing(struct world *world)
{
    write_text(world, "s.vi.txt", "Sao\n");
    SCAN(world, "", "added 1");
    write_text(world, "s.jpg", "no JPEG");
    SCAN(world, "", "unchanged 1, failed 1");
    write_text(world, "s.vi.txt", "Sao sáng\n");
    SCAN(world, "", "updated 1, failed 1");
    RECORDS(world, "1 text s.vi.txt [vi: Sao sáng]");
    write_image(world, "s.jpg", "1", NULL);
    SCAN(world, "", "updated 1");
    RECORDS(world, "1 image s.jpg + s.vi.txt [vi: Sao sáng]");
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

/* A document that says nothing is known by its name. */
static void test_empty_document(struct world *world)
{
    struct record record;

    write_text(world, "x.vi.rtf", "{\\rtf1}");
    SCAN(world, "", "added 1");
    CHECK(world->report.warnings.count == 0);
    get_record(world, &record, 1);
    CHECK_TEXT(record.media_type, "application/rtf");
    record_dispose(&record);
    SCAN(world, "", "unchanged 1");
}

/* One sidecar beside two images, which says whose it is. */
static void test_owned_sidecar(struct world *world)
{
    write_image(world, "x.jpg", "1", NULL);
    write_image(world, "x.jpe", "2", NULL);
    write_text(world, "x.png", "\x89PNG\r\n\x1a\n");
    write_text(world, "x.xmp",
               "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
               " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/photoshop/1.0/'"
               " p:SidecarForExtension='CR2' dc:title='Sao'/></rdf:RDF>");
    SCAN(world, "", "added 2, failed 1");
    RECORDS(world, "1 image x.jpe + x.xmp\n2 image x.jpg + x.xmp");
    write_text(world, "x.xmp",
               "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description"
               " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/photoshop/1.0/'>"
               "<p:SidecarForExtension>JPG</p:SidecarForExtension><dc:title><rdf:Alt><rdf:li xml:lang='vi'>Sao"
               "</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF>");
    SCAN(world, "", "updated 2, failed 1");
    RECORDS(world, "1 image x.jpe + x.xmp [vi: Sao]\n2 image x.jpg + x.xmp [vi: Sao]");
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
    CHECK(json != NULL && strstr(json, ",\"guessed\":0,\"converted\":0,\"lost\":0}") != NULL);
    mem_free(json);
}

static const struct world_test tests[] = {
    {"add and unchanged", test_add_and_unchanged},
    {"edit", test_edit},
    {"a person's word", test_persons_word},
    {"move", test_move},
    {"owned sidecar", test_owned_sidecar},
    {"move leaves sidecar", test_move_leaves_sidecar},
    {"move between parts", test_move_between_parts},
    {"copy", test_copy_is_no_move},
    {"equal files move", test_equal_files_move},
    {"vanish and reappear", test_vanish_and_reappear},
    {"found again elsewhere", test_found_again_elsewhere},
    {"text versions", test_text_versions},
    {"image takes text over", test_image_takes_text_over},
    {"bad image takes nothing", test_bad_image_takes_nothing},
    {"moved image beside text", test_moved_image_beside_text},
    {"shared sidecar", test_shared_sidecar},
    {"failures", test_failures},
    {"sidecar fails", test_sidecar_fails},
    {"too large", test_too_large},
    {"empty document", test_empty_document},
    {"dry run", test_dry_run},
    {"cancel", test_cancel},
    {"large twins", test_large_twins},
    {"image suffix", test_image_suffix},
    {"scan language", test_scan_language},
    {"imported", test_imported},
    {"report as JSON", test_report_json},
};

int main(int argc, char **argv)
{
    run_tests(tests, sizeof tests / sizeof tests[0], argc, argv);
    return check_end();
}
