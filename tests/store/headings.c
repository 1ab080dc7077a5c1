/* SPDX-License-Identifier: MIT
 * Topics, collections and the glossary in a store. Usage: headings STORE */
#include "support.h"

static vitrine_status say_heading(void *context, const struct heading *heading, vitrine_error **err)
{
    struct buf *said = context;
    size_t i;

    (void)err;
    buf_format(said, "%s%s", said->length > 0 ? " " : "", heading->name);
    buf_format(said, "<%s|%s|%s|%s|%s", heading->parent ? heading->parent : "", heading->from ? heading->from : "",
               heading->to ? heading->to : "", heading->yearly ? heading->yearly : "",
               heading->wanted ? heading->wanted : "");
    for (i = 0; i < heading->labels.count; i++)
        buf_format(said, "|%s=%s", heading->labels.items[i].language, heading->labels.items[i].text);
    buf_char(said, '>');
    return VITRINE_OK;
}

static const char *headings_of(struct world *world, enum heading_kind kind)
{
    buf_clear(&world->said);
    CHECK(world->ops->headings(world->store, kind, say_heading, &world->said, NULL) == VITRINE_OK);
    return buf_text(&world->said);
}

static vitrine_status say_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct buf *said = context;
    size_t i;

    (void)err;
    buf_format(said, "%s%lld:", said->length > 0 ? " " : "", (long long)id);
    for (i = 0; i < terms->count; i++)
        buf_format(said, "%s%s=%s", i > 0 ? "," : "", terms->items[i].language, terms->items[i].text);
    return VITRINE_OK;
}

static const char *concepts_of(struct world *world)
{
    buf_clear(&world->said);
    CHECK(world->ops->concepts(world->store, say_concept, &world->said, NULL) == VITRINE_OK);
    return buf_text(&world->said);
}

static const char *found_by(struct world *world, const char *key)
{
    buf_clear(&world->said);
    CHECK(world->ops->find_concepts(world->store, key, strlen(key), say_concept, &world->said, NULL) == VITRINE_OK);
    return buf_text(&world->said);
}

static void put_topic(struct world *world, const char *name, const char *parent, const char *vi, const char *en)
{
    struct heading heading = {0};

    CHECK(record_set_string(&heading.name, name) >= 0 && record_set_string(&heading.parent, parent) >= 0);
    CHECK(vi == NULL || labels_add(&heading.labels, "vi", vi) >= 0);
    CHECK(en == NULL || labels_add(&heading.labels, "en", en) >= 0);
    CHECK(world->ops->put_heading(world->store, HEADING_TOPIC, &heading, NULL) == VITRINE_OK);
    heading_dispose(&heading);
}

static void put_concept(struct world *world, int64_t id, int64_t given, const char *vi, const char *en)
{
    struct labels terms = {0};

    CHECK(labels_add(&terms, "vi", vi) >= 0 && labels_add(&terms, "en", en) >= 0);
    CHECK(world->ops->put_concept(world->store, &id, &terms, NULL) == VITRINE_OK);
    CHECK(id == given);
    labels_dispose(&terms);
}

static void begin(struct world *world)
{
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
}

static void commit(struct world *world)
{
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void test_headings(struct world *world)
{
    struct heading collection = {0};

    begin(world);
    put_topic(world, "tourism", NULL, "Du lịch", NULL);
    put_topic(world, "beaches", "tourism", "Bãi biển", "Beaches");
    CHECK(world->ops->put_name(world->store, "topic", "sea", NULL) == VITRINE_OK);
    CHECK(world->ops->put_name(world->store, "topic", "beaches", NULL) == VITRINE_OK); /* stays as it is */
    CHECK(record_set_string(&collection.name, "30-4") >= 0 && record_set_string(&collection.yearly, "04-30") >= 0 &&
          record_set_string(&collection.from, "2026-01-01") >= 0 && record_set_string(&collection.to, "2026-12-31") >= 0 &&
          record_set_string(&collection.wanted, "km,th") >= 0);
    CHECK(world->ops->put_heading(world->store, HEADING_COLLECTION, &collection, NULL) == VITRINE_OK);
    heading_dispose(&collection);
    commit(world);
    CHECK_TEXT(headings_of(world, HEADING_TOPIC),
               "beaches<tourism|||||en=Beaches|vi=Bãi biển> sea<||||> tourism<|||||vi=Du lịch>");
    CHECK_TEXT(headings_of(world, HEADING_COLLECTION), "30-4<|2026-01-01|2026-12-31|04-30|km,th>");
    begin(world);
    put_topic(world, "beaches", NULL, "Biển", NULL);
    CHECK(world->ops->remove_heading(world->store, HEADING_TOPIC, "sea", NULL) == VITRINE_OK);
    CHECK(world->ops->remove_heading(world->store, HEADING_TOPIC, "none", NULL) == VITRINE_ENOTFOUND);
    CHECK(world->ops->remove_heading(world->store, HEADING_COLLECTION, "beaches", NULL) == VITRINE_ENOTFOUND);
    CHECK_TEXT(headings_of(world, HEADING_TOPIC), "beaches<|||||vi=Biển> tourism<|||||vi=Du lịch>");
    world->ops->rollback(world->store);
    CHECK_TEXT(headings_of(world, HEADING_TOPIC),
               "beaches<tourism|||||en=Beaches|vi=Bãi biển> sea<||||> tourism<|||||vi=Du lịch>");
}

static void test_concepts(struct world *world)
{
    begin(world);
    put_concept(world, 0, 1, "bãi biển", "beach");
    put_concept(world, 0, 2, "biển", "sea");
    put_topic(world, "beaches", NULL, "Bãi Biển", "Beaches");
    commit(world);
    CHECK_TEXT(concepts_of(world), "1:en=beach,vi=bãi biển 2:en=sea,vi=biển");
    CHECK_TEXT(found_by(world, "bai bien"), "0:en=Beaches,vi=Bãi Biển 1:en=beach,vi=bãi biển");
    CHECK_TEXT(found_by(world, "bai"), "");
    CHECK_TEXT(found_by(world, "sea"), "2:en=sea,vi=biển");
    begin(world);
    put_concept(world, 2, 2, "đại dương", "ocean");
    CHECK(world->ops->remove_concept(world->store, 1, NULL) == VITRINE_OK);
    CHECK(world->ops->remove_concept(world->store, 1, NULL) == VITRINE_ENOTFOUND);
    CHECK(world->ops->remove_heading(world->store, HEADING_TOPIC, "beaches", NULL) == VITRINE_OK);
    CHECK_TEXT(found_by(world, "sea"), "");
    CHECK_TEXT(found_by(world, "bai bien"), "");
    CHECK_TEXT(found_by(world, "dai duong"), "2:en=ocean,vi=đại dương");
    world->ops->rollback(world->store);
    CHECK_TEXT(found_by(world, "sea"), "2:en=sea,vi=biển");
    CHECK(world->ops->reindex(world->store, NULL, NULL, NULL) == VITRINE_OK);
    CHECK_TEXT(found_by(world, "bai bien"), "0:en=Beaches,vi=Bãi Biển 1:en=beach,vi=bãi biển");
    CHECK_TEXT(problems_of(world), "");
}

int main(int argc, char *argv[])
{
    static world_test *const tests[] = {test_headings, test_concepts};

    return run_tests(argc > 1 ? argv[1] : "sqlite", tests, sizeof tests / sizeof tests[0]);
}
