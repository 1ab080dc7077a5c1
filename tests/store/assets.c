/* SPDX-License-Identifier: MIT
 * Assets, files, roots, names and transactions: the same rules in every store. Usage: assets STORE */
#include "support.h"

/* --- records in and out --- */

static void test_put_and_get(struct world *world)
{
    struct record record;
    struct record got;
    int64_t id;
    int64_t found = 0;

    make_record(&record, 7, "vi", FIELD_TITLE, "Bãi biển");
    CHECK(record_set(&record, FIELD_KEYWORDS, "en", SOURCE_XMP, "sea\nsand") >= 0);
    id = put_record(world, 0, &record);
    CHECK(id == 1);
    record_init(&got);
    CHECK(world->ops->get(world->store, &got, id, NULL) == VITRINE_OK);
    CHECK(got.id == id && record_same_content(&got, &record));
    CHECK(memcmp(got.uuid, record.uuid, RECORD_UUID_SIZE) == 0);
    CHECK(world->ops->find_uuid(world->store, &found, record.uuid, NULL) == VITRINE_OK && found == id);
    record_dispose(&got);
    record_dispose(&record);
}

static void test_absent(struct world *world)
{
    unsigned char uuid[RECORD_UUID_SIZE] = {9};
    struct record got;
    int64_t id = 5;
    vitrine_error *err = NULL;

    record_init(&got);
    CHECK(world->ops->get(world->store, &got, 5, &err) == VITRINE_ENOTFOUND);
    CHECK_TEXT(vitrine_error_message(err), "5: no such asset in the catalogue");
    vitrine_error_free(err);
    record_dispose(&got);
    CHECK(world->ops->find_uuid(world->store, &id, uuid, NULL) == VITRINE_ENOTFOUND && id == 5);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->remove(world->store, 5, NULL) == VITRINE_ENOTFOUND);
    world->ops->rollback(world->store);
    CHECK_TEXT(found_at(world, NULL, "a.jpg"), "");
    CHECK_TEXT(found_at(world, "/media", "a.jpg"), "");
}

static void remove_asset(struct world *world, int64_t id)
{
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->remove(world->store, id, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void test_ids_are_given_once(struct world *world)
{
    CHECK(put_text(world, 0, 1, "en", "one") == 1);
    CHECK(put_text(world, 0, 2, "en", "two") == 2);
    remove_asset(world, 2);
    CHECK(put_text(world, 0, 3, "en", "three") == 3);
    CHECK(put_text(world, 10, 4, "en", "ten") == 10);
    remove_asset(world, 10);
    CHECK(put_text(world, 0, 5, "en", "eleven") == 11);
    CHECK(put_text(world, 2, 6, "en", "two again") == 2);
    CHECK(put_text(world, 0, 7, "en", "twelve") == 12);
    CHECK_TEXT(problems_of(world), "");
}

/* A change that must fail with that status, and is rolled back. */
static void refuse(struct world *world, int64_t id, uint32_t number, vitrine_status status)
{
    struct record record;
    int64_t as = id;

    make_record(&record, number, "en", FIELD_TITLE, "refused");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->put(world->store, &as, &record, NULL) == status);
    CHECK(as == id);
    world->ops->rollback(world->store);
    record_dispose(&record);
}

static void test_refused_puts(struct world *world)
{
    put_text(world, 0, 1, "en", "one");
    put_text(world, 0, 2, "en", "two");
    refuse(world, 0, 2, VITRINE_EEXISTS);
    refuse(world, 1, 2, VITRINE_EEXISTS);
    refuse(world, 9, 2, VITRINE_EEXISTS);
    refuse(world, -1, 3, VITRINE_EINVAL);
    refuse(world, INT64_MAX, 3, VITRINE_EINVAL);
    CHECK_TEXT(records_of(world), "1 2");
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED_PREFIX, ""), "one:1 two:1");
    CHECK_TEXT(problems_of(world), "");
}

static void test_replace(struct world *world)
{
    put_text(world, 0, 1, "en", "white sand beach");
    put_text(world, 0, 2, "en", "white boat");
    CHECK(put_text(world, 1, 1, "vi", "bãi biển") == 1);
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED_PREFIX, ""), "boat:1 white:1");
    CHECK_TEXT(words_of(world, "vi", STORE_FOLDED_PREFIX, ""), "bãi:1 biển:1");
    CHECK_TEXT(counts_of(world, "en"), "1 documents, 2 tokens");
    CHECK_TEXT(problems_of(world), "");
    CHECK(put_text(world, 1, 9, "vi", "bãi biển") == 1); /* another uuid, the same words */
    CHECK_TEXT(words_of(world, "vi", STORE_FOLDED_PREFIX, ""), "bãi:1 biển:1");
    CHECK_TEXT(problems_of(world), "");
}

static void test_nothing_is_left(struct world *world)
{
    struct record record;
    int64_t id;

    make_record(&record, 1, "vi", FIELD_TITLE, "Chợ nổi Cái Răng");
    CHECK(record_set(&record, FIELD_KEYWORDS, "und", SOURCE_HAND, "market\nCái Răng") >= 0);
    CHECK(record_set(&record, FIELD_BODY, "km", SOURCE_HAND, "ផ្សារបណ្តែតទឹក") >= 0);
    id = put_record(world, 0, &record);
    CHECK_TEXT(languages_of(world), "km und vi");
    remove_asset(world, id);
    CHECK_TEXT(languages_of(world), "");
    CHECK_TEXT(words_of(world, "vi", STORE_FOLDED_PREFIX, ""), "");
    CHECK_TEXT(words_of(world, "km", STORE_FOLDED_PREFIX, ""), "");
    CHECK_TEXT(words_of(world, "und", STORE_FOLDED_PREFIX, ""), "");
    CHECK_TEXT(counts_of(world, "vi"), "0 documents, 0 tokens");
    CHECK_TEXT(matches_of(world, "vi", "chợ", "0"), "");
    CHECK_TEXT(records_of(world), "");
    CHECK_TEXT(roots_of(world), "");
    CHECK_TEXT(problems_of(world), "");
    record_dispose(&record);
}

/* --- columns --- */

static vitrine_status say_columns(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct buf *said = context;

    (void)err;
    buf_format(said, "%lld %d %s %s %s %s %s %s %s [%s]%s%s%s", (long long)asset->id, (int)asset->kind,
               asset->missing ? "missing" : "there", asset->root != NULL ? asset->root : "-",
               asset->path != NULL ? asset->path : "-", asset->media_type != NULL ? asset->media_type : "-",
               asset->taken_at != NULL ? asset->taken_at : "-", asset->status,
               asset->valid_from != NULL ? asset->valid_from : "-", asset->languages, asset->audience,
               asset->topics, asset->collections);
    if (asset->has_position)
        buf_format(said, "%.3f %.3f\n", asset->latitude, asset->longitude);
    return VITRINE_OK;
}

static void fill_record(struct record *record)
{
    record->kind = RECORD_IMAGE;
    record->missing = true;
    CHECK(record_set_string(&record->root, "/media") >= 0 &&
          record_set_string(&record->path, "a/b.jpg") >= 0);
    CHECK(record_set_string(&record->media_type, "image/jpeg") >= 0);
    CHECK(record_set_string(&record->status, "approved") >= 0);
    CHECK(record_set_string(&record->valid_from, "2024-01-01") >= 0);
    CHECK(record_list_add(&record->topics, "sea") >= 0 && record_list_add(&record->topics, "art") >= 0);
    CHECK(record_list_add(&record->collections, "tết") >= 0);
    CHECK(record_set(record, FIELD_TAKEN_AT, "", SOURCE_EXIF, "2021-07") >= 0);
    CHECK(record_set(record, FIELD_LATITUDE, "", SOURCE_EXIF, "10.25") >= 0);
    CHECK(record_set(record, FIELD_LONGITUDE, "", SOURCE_EXIF, "-103.5") >= 0);
    CHECK(record_set(record, FIELD_TITLE, "en", SOURCE_HAND, "b") >= 0);
    CHECK(record_set(record, FIELD_KEYWORDS, "und", SOURCE_HAND, "x") >= 0);
}

static void test_columns(struct world *world)
{
    struct record record;

    make_record(&record, 1, "vi", FIELD_TITLE, "a");
    fill_record(&record);
    put_record(world, 0, &record);
    record_dispose(&record);
    new_record(&record, 2);
    put_record(world, 0, &record);
    record_dispose(&record);
    buf_clear(&world->said);
    CHECK(world->ops->assets(world->store, say_columns, &world->said, NULL) == VITRINE_OK);
    CHECK_TEXT(
        buf_text(&world->said),
        "1 1 missing /media a/b.jpg image/jpeg 2021-07 approved 2024-01-01 [ en und vi ]\n\nart\nsea\n\ntết\n"
        "10.250 -103.500\n2 2 there - - - - draft - [ ]\n\n\n");
    buf_clear(&world->said);
    CHECK(world->ops->asset(world->store, 2, say_columns, &world->said, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&world->said), "2 2 there - - - - draft - [ ]\n\n\n");
    CHECK(world->ops->asset(world->store, 3, say_columns, &world->said, NULL) == VITRINE_ENOTFOUND);
}

/* --- order --- */

static int64_t put_at(struct world *world, uint32_t number, const char *root, const char *path)
{
    struct record record;
    struct record_file file = {NULL, 10, 20, 30, {1, 2, 3}};
    int64_t id;

    new_record(&record, number);
    CHECK(record_set_string(&record.root, root) >= 0 && record_set_string(&record.path, path) >= 0);
    if (path != NULL) {
        file.path = (char *)(void *)record.path;
        CHECK(record_add_file(&record, &file) >= 0);
    }
    id = put_record(world, 0, &record);
    record_dispose(&record);
    return id;
}

static void test_order_of_records(struct world *world)
{
    put_at(world, 3, NULL, NULL);
    put_at(world, 2, NULL, NULL);
    put_at(world, 9, "/b", "a.jpg");
    put_at(world, 8, "/a", "\xc4\x91.jpg");
    put_at(world, 7, "/a", "z.jpg");
    put_at(world, 6, "/a", NULL);
    put_at(world, 5, NULL, "a.jpg");
    put_at(world, 4, "/a", "z.jpg");
    CHECK_TEXT(records_of(world), "8 5 4 6 3 7 2 1");
}

/* --- files and roots --- */

static vitrine_status say_file(void *context, const struct store_file *file, vitrine_error **err)
{
    struct buf *said = context;

    (void)err;
    buf_format(said, "%s %lld %lld %lld %llu %d %s\n", file->path, (long long)file->asset,
               (long long)file->size, (long long)file->mtime_ns, (unsigned long long)file->inode,
               file->fingerprint[1], file->reason != NULL ? file->reason : "-");
    return VITRINE_OK;
}

static const char *files_of(struct world *world, const char *root, const char *prefix)
{
    buf_clear(&world->said);
    CHECK(world->ops->files(world->store, root, prefix, say_file, &world->said, NULL) == VITRINE_OK);
    return buf_text(&world->said);
}

static void put_failure(struct world *world, const char *root, const char *path, const char *reason)
{
    struct store_file file = {path, 0, 5, 6, UINT64_MAX, NULL, reason};

    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->put_failure(world->store, root, &file, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void drop_failure(struct world *world, const char *root, const char *path)
{
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->drop_failure(world->store, root, path, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void test_files(struct world *world)
{
    put_at(world, 1, "/m", "a/x.jpg");
    put_at(world, 2, "/m", "a-b.jpg");
    put_at(world, 3, "/m", "a");
    put_at(world, 4, "/other", "a/x.jpg");
    put_at(world, 5, NULL, "a/x.jpg");
    put_failure(world, "/m", "a/y.jpg", "cut short");
    put_failure(world, "/m", "a/x.jpg", "for a while");
    put_failure(world, "/m", "\xff\xfe.jpg", "no text");
    CHECK_TEXT(files_of(world, "/m", "a"),
               "a 3 10 20 30 2 -\na/x.jpg 0 5 6 18446744073709551615 0 for a while\n"
               "a/x.jpg 1 10 20 30 2 -\na/y.jpg 0 5 6 18446744073709551615 0 cut short\n");
    CHECK_TEXT(files_of(world, "/m", "a/y.jpg"), "a/y.jpg 0 5 6 18446744073709551615 0 cut short\n");
    CHECK_TEXT(files_of(world, "/m", "\xff\xfe.jpg"), "\xff\xfe.jpg 0 5 6 18446744073709551615 0 no text\n");
    CHECK_TEXT(files_of(world, "/none", ""), "");
    CHECK_TEXT(found_at(world, "/m", "a/x.jpg"), "1");
    CHECK_TEXT(found_at(world, NULL, "a/x.jpg"), "1 4 5");
    CHECK_TEXT(found_at(world, "/none", "a/x.jpg"), "");
    CHECK_TEXT(found_at(world, NULL, "a/y.jpg"), "");
    put_failure(world, "/m", "a/y.jpg", "another reason");
    CHECK_TEXT(files_of(world, "/m", "a/y.jpg"), "a/y.jpg 0 5 6 18446744073709551615 0 another reason\n");
    drop_failure(world, "/m", "a/y.jpg");
    drop_failure(world, "/m", "a/y.jpg");
    drop_failure(world, "/none", "a/y.jpg");
    CHECK_TEXT(files_of(world, "/m", "a/y.jpg"), "");
    CHECK_TEXT(problems_of(world), "");
}

static void test_files_follow_the_record(struct world *world)
{
    struct record_file file = {NULL, 1, 1, 1, {0}};
    char path[] = "new.jpg";
    struct record record;
    int64_t id = put_at(world, 1, "/m", "old.jpg");

    new_record(&record, 1);
    file.path = path;
    CHECK(record_set_string(&record.root, "/m") >= 0 && record_add_file(&record, &file) >= 0);
    put_record(world, id, &record);
    CHECK_TEXT(files_of(world, "/m", ""), "new.jpg 1 1 1 1 0 -\n");
    CHECK_TEXT(found_at(world, "/m", "old.jpg"), "");
    remove_asset(world, id);
    CHECK_TEXT(files_of(world, "/m", ""), "");
    record_dispose(&record);
}

static void test_roots(struct world *world)
{
    CHECK_TEXT(roots_of(world), "");
    put_at(world, 1, "/b", "x.jpg");
    put_at(world, 2, "/a", NULL); /* an asset without a file */
    put_failure(world, "/c", "x.jpg", "damaged");
    CHECK_TEXT(roots_of(world), "/a /b /c");
    remove_asset(world, 1);
    drop_failure(world, "/c", "x.jpg");
    CHECK_TEXT(roots_of(world), "/a");
    remove_asset(world, 2);
    CHECK_TEXT(roots_of(world), "");
    CHECK_TEXT(problems_of(world), "");
}

static void move_root(struct world *world, const char *from, const char *to)
{
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->move_root(world->store, from, to, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void test_move_root(struct world *world)
{
    put_at(world, 1, "/m/in", "x.jpg");
    put_at(world, 2, "/m", "y.jpg");
    put_failure(world, "/m/in", "bad.jpg", "damaged");
    put_failure(world, "/m", "in/bad.jpg", "known before");
    move_root(world, "/m/in", "/m");
    CHECK_TEXT(roots_of(world), "/m");
    CHECK_TEXT(files_of(world, "/m", "in"),
               "in/bad.jpg 0 5 6 18446744073709551615 0 damaged\nin/x.jpg 1 10 20 30 2 -\n");
    CHECK_TEXT(found_at(world, "/m", "in/x.jpg"), "1");
    move_root(world, "/m", "/");
    CHECK_TEXT(roots_of(world), "/");
    CHECK_TEXT(found_at(world, "/", "m/in/x.jpg"), "1");
    CHECK_TEXT(found_at(world, "/", "m/y.jpg"), "2");
    move_root(world, "/none", "/");
    CHECK_TEXT(problems_of(world), "");
}

/* --- names and settings --- */

static const char *setting_of(struct world *world, const char *name)
{
    buf_clear(&world->said);
    CHECK(world->ops->setting(world->store, &world->said, name, NULL) == VITRINE_OK);
    return buf_text(&world->said);
}

static void test_names_and_settings(struct world *world)
{
    static const char *const topics[] = {"sea", "art", "sea", "\xc4\x91\xe1\xba\xa3o"};
    size_t i;

    CHECK_TEXT(setting_of(world, "home"), "vi");
    CHECK_TEXT(setting_of(world, "zone"), "Asia/Ho_Chi_Minh");
    CHECK_TEXT(setting_of(world, "none"), "");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    for (i = 0; i < sizeof topics / sizeof topics[0]; i++)
        CHECK(world->ops->put_name(world->store, "topic", topics[i], NULL) == VITRINE_OK);
    CHECK(world->ops->put_name(world->store, "collection", "tết", NULL) == VITRINE_OK);
    CHECK(world->ops->put_setting(world->store, "want", "en", NULL) == VITRINE_OK);
    CHECK(world->ops->put_setting(world->store, "want", "en ja", NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    CHECK_TEXT(setting_of(world, "want"), "en ja");
    buf_clear(&world->said);
    CHECK(world->ops->names(world->store, "topic", say_name, &world->said, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&world->said), "art sea đảo");
}

int main(int argc, char **argv)
{
    static world_test *const tests[] = {test_put_and_get,
                                        test_absent,
                                        test_ids_are_given_once,
                                        test_refused_puts,
                                        test_replace,
                                        test_nothing_is_left,
                                        test_columns,
                                        test_order_of_records,
                                        test_files,
                                        test_files_follow_the_record,
                                        test_roots,
                                        test_move_root,
                                        test_names_and_settings};

    return run_tests(argc > 1 ? argv[1] : "sqlite", tests, sizeof tests / sizeof tests[0]);
}
