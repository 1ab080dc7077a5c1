/* SPDX-License-Identifier: MIT
 * What a store notes of each change: nothing of a new asset, what differs in what is shown of a known one; it goes with
 * the asset, and with a change that is undone. */
#include "support.h"

static const char *history_of(struct world *world, int64_t id)
{
    struct history history = {0};
    size_t i;

    buf_clear(&world->said);
    CHECK(world->ops->history(world->store, &history, id, NULL) == VITRINE_OK);
    for (i = 0; i < history.count; i++) {
        const struct history_change *change = &history.items[i];

        buf_format(&world->said, "%s%s %s %s<%s %s", i > 0 ? "; " : "", change->language,
                   history_field_name(change->field), source_name(change->source),
                   change->before != NULL ? change->before : "-", change->by != NULL ? change->by : "-");
        CHECK(change->at > 0);
    }
    history_dispose(&history);
    return buf_text(&world->said);
}

static void put(struct world *world, int64_t id, const struct record *record, struct author author)
{
    world->store->author = author;
    CHECK(world->ops->put(world->store, &id, record, NULL) == VITRINE_OK);
    world->store->author = (struct author){0, NULL};
}

static void change(struct world *world, int64_t id, const struct record *record, enum source source, const char *name)
{
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    put(world, id, record, (struct author){source, name});
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void test_changes(struct world *world)
{
    struct record record;

    new_record(&record, 1);
    CHECK(record_set(&record, FIELD_TITLE, "vi", SOURCE_XMP, "Bãi Sao") >= 0);
    change(world, 0, &record, 0, NULL);
    CHECK_TEXT(history_of(world, 1), "");
    change(world, 1, &record, SOURCE_HAND, "Lan");
    CHECK_TEXT(history_of(world, 1), ""); /* nothing differs */
    CHECK(record_set(&record, FIELD_TITLE, "vi", SOURCE_HAND, "Bãi Sao đẹp") >= 0);
    CHECK(record_set(&record, FIELD_CREATOR, "", SOURCE_HAND, "An") >= 0); /* a fact is no text */
    change(world, 1, &record, SOURCE_HAND, "Lan");
    CHECK_TEXT(history_of(world, 1), "vi title hand<Bãi Sao Lan");
    CHECK(record_set(&record, FIELD_TITLE, "vi", SOURCE_XMP, "hidden") >= 0);
    change(world, 1, &record, 0, NULL);
    CHECK_TEXT(history_of(world, 1), "vi title hand<Bãi Sao Lan"); /* what is not shown has not changed */
    record_drop(&record, FIELD_TITLE, "vi", SOURCE_HAND);
    CHECK(record_set(&record, FIELD_BODY, "en", SOURCE_IMPORT, "text") >= 0);
    CHECK(record_set_string(&record.status, "approved") >= 0);
    change(world, 1, &record, SOURCE_IMPORT, NULL);
    CHECK_TEXT(history_of(world, 1), "vi title hand<Bãi Sao Lan;  status import<draft -; "
                                     "vi title xmp<Bãi Sao đẹp -; en body import<- -");
    record_drop_file_values(&record);
    change(world, 1, &record, 0, NULL);
    CHECK(strstr(history_of(world, 1), "; vi title file<hidden -") != NULL); /* files said it no more */
    CHECK_TEXT(problems_of(world), "");
    record_dispose(&record);
}

static void test_ends(struct world *world)
{
    struct record record;

    new_record(&record, 1);
    change(world, 5, &record, 0, NULL);
    CHECK(record_set(&record, FIELD_PLACE, "zh-Hans", SOURCE_HAND, "富国") >= 0);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    put(world, 5, &record, (struct author){SOURCE_HAND, "Lan"});
    CHECK_TEXT(history_of(world, 5), "zh-Hans place hand<- Lan");
    world->ops->rollback(world->store);
    CHECK_TEXT(history_of(world, 5), "");
    change(world, 5, &record, SOURCE_HAND, NULL);
    CHECK_TEXT(history_of(world, 5), "zh-Hans place hand<- -");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->remove(world->store, 5, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    CHECK_TEXT(history_of(world, 5), "");
    change(world, 5, &record, 0, NULL); /* another asset that takes its number */
    CHECK_TEXT(history_of(world, 5), "");
    CHECK_TEXT(problems_of(world), "");
    record_dispose(&record);
}

int main(int argc, char **argv)
{
    static world_test *const tests[] = {test_changes, test_ends};

    return argc > 1 ? run_tests(argv[1], tests, sizeof tests / sizeof tests[0]) : 2;
}
