/* SPDX-License-Identifier: MIT
 * Changes that come to be, and changes that do not. Usage: transactions STORE */
#include "support.h"

static void put_in_change(struct world *world, int64_t *id, uint32_t number, const char *title)
{
    struct record record;

    make_record(&record, number, "en", FIELD_TITLE, title);
    CHECK(record_set_string(&record.root, "/m") >= 0 && record_set_string(&record.path, title) >= 0);
    CHECK(world->ops->put(world->store, id, &record, NULL) == VITRINE_OK);
    record_dispose(&record);
}

static void check_as_before(struct world *world)
{
    CHECK_TEXT(records_of(world), "1 2");
    CHECK_TEXT(languages_of(world), "en");
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED_PREFIX, ""), "boat:1 sea:2 white:1");
    CHECK_TEXT(counts_of(world, "en"), "2 documents, 4 tokens");
    CHECK_TEXT(matches_of(world, "en", "sea", "0"), "1/2=0.1 2/2=0.0");
    CHECK_TEXT(roots_of(world), "");
    CHECK_TEXT(problems_of(world), "");
}

static void put_two(struct world *world)
{
    put_text(world, 0, 1, "en", "white sea");
    put_text(world, 0, 2, "en", "sea boat");
}

static void test_rollback(struct world *world)
{
    int64_t one = 1;
    int64_t new = 0;

    put_two(world);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    put_in_change(world, &one, 1, "island");
    put_in_change(world, &new, 3, "coast");
    CHECK(world->ops->remove(world->store, 2, NULL) == VITRINE_OK);
    CHECK(world->ops->put_setting(world->store, "want", "ja", NULL) == VITRINE_OK);
    CHECK(world->ops->put_name(world->store, "topic", "sea", NULL) == VITRINE_OK);
    CHECK_TEXT(records_of(world), "3 1");
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED_PREFIX, ""), "~coast:1 coast:1 ~island:1 island:1");
    world->ops->rollback(world->store);
    check_as_before(world);
    buf_clear(&world->said);
    CHECK(world->ops->setting(world->store, &world->said, "want", NULL) == VITRINE_OK &&
          world->said.length == 0);
    CHECK(world->ops->names(world->store, "topic", say_name, &world->said, NULL) == VITRINE_OK);
    CHECK(world->said.length == 0);
}

/* A language that came with a change goes with it, and can come again. */
static void test_rollback_of_a_language(struct world *world)
{
    struct record record;
    int64_t id = 0;

    put_two(world);
    make_record(&record, 3, "ja", FIELD_TITLE, "海");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
    CHECK_TEXT(matches_of(world, "ja", "海", "0"), "3/1=0.0");
    world->ops->rollback(world->store);
    record_dispose(&record);
    check_as_before(world);
    CHECK_TEXT(matches_of(world, "ja", "海", "0"), "");
    put_text(world, 0, 3, "ja", "海");
    CHECK_TEXT(matches_of(world, "ja", "海", "0"), "3/1=0.0");
    CHECK_TEXT(problems_of(world), "");
}

static void test_rollback_after_a_failure(struct world *world)
{
    struct record record;
    int64_t new = 0;

    put_two(world);
    make_record(&record, 2, "en", FIELD_TITLE, "taken");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    put_in_change(world, &new, 3, "coast");
    new = 0;
    CHECK(world->ops->put(world->store, &new, &record, NULL) == VITRINE_EEXISTS);
    world->ops->rollback(world->store);
    world->ops->rollback(world->store); /* nothing to do */
    record_dispose(&record);
    check_as_before(world);
}

/* A new asset whose uuid is taken is as if it had never been put. */
static void test_going_on_after_a_taken_uuid(struct world *world)
{
    struct record record;
    int64_t new = 0;

    put_two(world);
    make_record(&record, 2, "en", FIELD_TITLE, "taken");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->put(world->store, &new, &record, NULL) == VITRINE_EEXISTS && new == 0);
    new = 9;
    CHECK(world->ops->put(world->store, &new, &record, NULL) == VITRINE_EEXISTS && new == 9);
    new = 0;
    put_in_change(world, &new, 3, "coast");
    CHECK(new == 3);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    record_dispose(&record);
    CHECK_TEXT(records_of(world), "3 1 2"); /* none without a root before those with one */
    CHECK_TEXT(matches_of(world, "en", "taken", "0"), "");
    CHECK_TEXT(matches_of(world, "en", "coast", "0"), "3/2=0.0");
    CHECK_TEXT(problems_of(world), "");
}

static void test_writes_need_a_change(struct world *world)
{
    struct store_file file = {"a", 0, 0, 0, 0, NULL, "r"};
    struct record record;
    int64_t id = 0;

    put_two(world);
    new_record(&record, 3);
    CHECK(world->ops->put(world->store, &id, &record, NULL) == VITRINE_EINVAL && id == 0);
    CHECK(world->ops->remove(world->store, 1, NULL) == VITRINE_EINVAL);
    CHECK(world->ops->put_failure(world->store, "/m", &file, NULL) == VITRINE_EINVAL);
    CHECK(world->ops->drop_failure(world->store, "/m", "a", NULL) == VITRINE_EINVAL);
    CHECK(world->ops->move_root(world->store, "/m/a", "/m", NULL) == VITRINE_EINVAL);
    CHECK(world->ops->put_name(world->store, "topic", "a", NULL) == VITRINE_EINVAL);
    CHECK(world->ops->put_setting(world->store, "want", "a", NULL) == VITRINE_EINVAL);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_EINVAL);
    record_dispose(&record);
    check_as_before(world);
}

static void test_one_change_at_a_time(struct world *world)
{
    put_two(world);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_EBUSY);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->snapshot_begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->begin(world->store, NULL) ==
          VITRINE_EINVAL); /* what is read must not change below it */
    world->ops->snapshot_end(world->store);
    check_as_before(world);
}

static void test_snapshots_nest(struct world *world)
{
    put_two(world);
    CHECK(world->ops->snapshot_begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->snapshot_begin(world->store, NULL) == VITRINE_OK);
    check_as_before(world);
    world->ops->snapshot_end(world->store);
    CHECK_TEXT(records_of(world), "1 2");
    world->ops->snapshot_end(world->store);
    check_as_before(world);
    put_text(world, 2, 2, "en", "sea boat");
    check_as_before(world);
}

/* A snapshot within a change sees the change. */
static void test_snapshot_within_a_change(struct world *world)
{
    int64_t id = 0;

    put_two(world);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    put_in_change(world, &id, 3, "coast");
    CHECK(world->ops->snapshot_begin(world->store, NULL) == VITRINE_OK);
    CHECK_TEXT(words_of(world, "en", STORE_WORD, "coast"), "coast:1");
    world->ops->snapshot_end(world->store);
    world->ops->rollback(world->store);
    check_as_before(world);
}

static void test_reindex_changes_nothing(struct world *world)
{
    put_two(world);
    CHECK(world->ops->reindex(world->store, NULL, NULL, NULL) == VITRINE_OK);
    check_as_before(world);
}

int main(int argc, char **argv)
{
    static world_test *const tests[] = {test_rollback,
                                        test_rollback_of_a_language,
                                        test_rollback_after_a_failure,
                                        test_going_on_after_a_taken_uuid,
                                        test_writes_need_a_change,
                                        test_one_change_at_a_time,
                                        test_snapshots_nest,
                                        test_snapshot_within_a_change,
                                        test_reindex_changes_nothing};

    return run_tests(argc > 1 ? argv[1] : "sqlite", tests, sizeof tests / sizeof tests[0]);
}
