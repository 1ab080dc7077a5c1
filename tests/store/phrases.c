/* SPDX-License-Identifier: MIT
 * Keywords and first words of titles in a store, and concepts by the beginnings of their terms. Usage: phrases STORE */
#include <sqlite3.h>

#include "support.h"

static vitrine_status stop_at_second(void *context, const struct store_phrase *phrase, vitrine_error **err)
{
    say_phrase(context, phrase, err);
    return strchr(buf_text(context), ';') != NULL ? VITRINE_DONE : VITRINE_OK;
}

static const struct row captions[] = {
    {1, "vi", FIELD_TITLE, "Bãi Sao"},
    {1, "vi", FIELD_KEYWORDS, "bãi biển\nPhú Quốc\nbãi biển"}, /* twice of one asset: once */
    {1, "en", FIELD_KEYWORDS, "beach"},
    {2, "vi", FIELD_TITLE, "bai bien dep"},
    {2, "vi", FIELD_KEYWORDS, "Bãi biển\nPhú Quốc\n***"}, /* without a word: none */
    {3, "vi", FIELD_TITLE, "Đảo Phú Quốc"},
    {3, "vi", FIELD_KEYWORDS, "Phú Quốc\nbán đảo"},
    {4, "vi", FIELD_KEYWORDS, "Phú Quốc\nbãi biển"},
    {5, "zh-Hans", FIELD_TITLE, "海滩日落"},
    {5, "zh-Hans", FIELD_KEYWORDS, "海滩"},
};

static void put_captions(struct world *world)
{
    put_rows(world, captions, sizeof captions / sizeof captions[0]);
}

static void test_phrases(struct world *world)
{
    static const struct {
        const char *language;
        enum phrase_kind kind;
        const char *key;
        const char *phrases;
    } rows[] = {
        {"vi", PHRASE_KEYWORD, "", "Phú Quốc=phu quoc:4; Bãi biển=bai bien:1; bãi biển=bai bien:2; bán đảo=ban dao:1"},
        {"vi", PHRASE_KEYWORD, "bai", "Bãi biển=bai bien:1; bãi biển=bai bien:2"},
        {"vi", PHRASE_KEYWORD, "bai bien", "Bãi biển=bai bien:1; bãi biển=bai bien:2"},
        {"vi", PHRASE_KEYWORD, "bien", ""}, /* only from the beginning */
        {"vi", PHRASE_TITLE, "", "bai=bai:2; dao=dao:1"},
        {"vi", PHRASE_TITLE, "d", "dao=dao:1"},
        {"en", PHRASE_KEYWORD, "b", "beach=beach:1"},
        {"en", PHRASE_TITLE, "", ""},
        {"zh-Hans", PHRASE_KEYWORD, "海", "海滩=海 滩:1"},
        {"zh-Hans", PHRASE_TITLE, "海", "海=海:1"},
        {"ja", PHRASE_KEYWORD, "", ""}, /* no such index */
    };
    size_t i;

    put_captions(world);
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_ROW(phrases_of(world, rows[i].language, rows[i].kind, rows[i].key), rows[i].phrases, rows[i].key);
    buf_clear(&world->said);
    CHECK(world->ops->phrases(world->store, "vi", PHRASE_KEYWORD, "", 0, stop_at_second, &world->said, NULL) ==
          VITRINE_DONE);
    CHECK_TEXT(buf_text(&world->said), "Phú Quốc=phu quoc:4; Bãi biển=bai bien:1");
}

/* Long ones are no suggestions. */
static void test_long_phrases(struct world *world)
{
    char text[PHRASE_BYTES + 2];
    struct record record;

    memset(text, 'a', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    new_record(&record, 1);
    CHECK(record_set(&record, FIELD_KEYWORDS, "en", SOURCE_HAND, text) >= 0);
    put_record(world, 0, &record);
    CHECK_TEXT(phrases_of(world, "en", PHRASE_KEYWORD, ""), "");
    text[PHRASE_BYTES] = '\0';
    CHECK(record_set(&record, FIELD_KEYWORDS, "en", SOURCE_HAND, text) >= 0);
    put_record(world, 1, &record);
    CHECK(strlen(phrases_of(world, "en", PHRASE_KEYWORD, "a")) == 2 * PHRASE_BYTES + 3);
    record_dispose(&record);
    CHECK_TEXT(problems_of(world), "");
}

/* --- in step with the records --- */

static void put_keywords(struct world *world, int64_t id, uint32_t number, const char *keywords)
{
    struct record record;

    new_record(&record, number);
    CHECK(record_set(&record, FIELD_KEYWORDS, "vi", SOURCE_HAND, keywords) >= 0);
    put_record(world, id, &record);
    record_dispose(&record);
}

static void remove_asset(struct world *world, int64_t id)
{
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->remove(world->store, id, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

static void test_changes(struct world *world)
{
    int64_t id = 2;
    struct record record;

    put_keywords(world, 0, 1, "chợ nổi\nchùa");
    put_keywords(world, 0, 2, "chợ nổi");
    put_keywords(world, 0, 3, "chợ nổi");
    put_keywords(world, 0, 4, "chợ nổi");
    CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "ch"), "chợ nổi=cho noi:4; chùa=chua:1");
    put_keywords(world, 1, 1, "Chợ nổi\nchùa"); /* differs in case alone */
    CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "ch"), "Chợ nổi=cho noi:1; chợ nổi=cho noi:3; chùa=chua:1");
    remove_asset(world, 1);
    CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "ch"), "chợ nổi=cho noi:3");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    new_record(&record, 2);
    CHECK(record_set(&record, FIELD_KEYWORDS, "vi", SOURCE_HAND, "chùa") >= 0);
    CHECK(world->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
    CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "ch"), "chợ nổi=cho noi:2; chùa=chua:1"); /* as the writer sees it */
    world->ops->rollback(world->store);
    CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "ch"), "chợ nổi=cho noi:3");
    record_dispose(&record);
    CHECK(world->ops->reindex(world->store, NULL, NULL, NULL) == VITRINE_OK);
    CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "ch"), "chợ nổi=cho noi:3");
    put_keywords(world, 0, 5, "chợ nổi");
    CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "ch"), "chợ nổi=cho noi:4");
    CHECK_TEXT(problems_of(world), "");
}

/* --- words in the order of their keys, concepts by beginnings --- */

static vitrine_status take_one(void *context, const struct store_word *word, vitrine_error **err)
{
    say_word(context, word, err);
    return VITRINE_DONE;
}

static void test_word_order(struct world *world)
{
    put_captions(world);
    CHECK_TEXT(words_of(world, "vi", STORE_FOLDED_PREFIX, "b"), "~bai:1 bãi:3 bán:1 ~bien:1 biển:3");
    buf_clear(&world->said);
    CHECK(world->ops->words(world->store, "vi", STORE_FOLDED_PREFIX, "b", 1, take_one, &world->said, NULL) ==
          VITRINE_DONE);
    CHECK_TEXT(buf_text(&world->said), "~bai:1");
}

static vitrine_status count_one(void *context, const struct match_document *document, vitrine_error **err)
{
    (void)document;
    (void)err;
    ++*(unsigned *)context;
    return VITRINE_DONE;
}

/* Whoever has seen enough of a match is told no more. */
static void test_match_ends(struct world *world)
{
    struct request_text text;
    unsigned count = 0;

    put_captions(world);
    CHECK(world->ops->match(world->store, read_request(&text, "vi", "bãi|~bai", "0"), count_one, &count, NULL) ==
          VITRINE_DONE);
    CHECK(count == 1);
    CHECK_TEXT(matches_of(world, "vi", "đảo", "0"), "3/7=0.0,3.4");
}

static vitrine_status say_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    struct buf *said = context;

    (void)err;
    buf_format(said, "%s%lld:%s", said->length > 0 ? " " : "", (long long)id, labels_first(terms, "vi"));
    return VITRINE_OK;
}

static const char *completed(struct world *world, const char *key)
{
    buf_clear(&world->said);
    CHECK(world->ops->complete_concepts(world->store, key, strlen(key), say_concept, &world->said, NULL) == VITRINE_OK);
    return buf_text(&world->said);
}

static void test_concepts(struct world *world)
{
    static const char *const terms[][2] = {{"bãi biển", "beach"}, {"biển", "sea"}, {"Bãi cát", "sandbank"}};
    struct heading heading = {0};
    size_t i;

    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    for (i = 0; i < sizeof terms / sizeof terms[0]; i++) {
        struct labels labels = {0};
        int64_t id = 0;

        CHECK(labels_add(&labels, "vi", terms[i][0]) >= 0 && labels_add(&labels, "en", terms[i][1]) >= 0);
        CHECK(world->ops->put_concept(world->store, &id, &labels, NULL) == VITRINE_OK);
        labels_dispose(&labels);
    }
    CHECK(record_set_string(&heading.name, "beaches") >= 0 && labels_add(&heading.labels, "vi", "Bãi Biển") >= 0);
    CHECK(world->ops->put_heading(world->store, HEADING_TOPIC, &heading, NULL) == VITRINE_OK);
    heading_dispose(&heading);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    CHECK_TEXT(completed(world, "bai"), "0:Bãi Biển 1:bãi biển 3:Bãi cát");
    CHECK_TEXT(completed(world, "b"), "0:Bãi Biển 1:bãi biển 3:Bãi cát 1:bãi biển 2:biển"); /* once for beach */
    CHECK_TEXT(completed(world, "s"), "3:Bãi cát 2:biển");
    CHECK_TEXT(completed(world, "bai bien "), "");
    CHECK_TEXT(completed(world, "x"), "");
}

/* --- damage, of the store in a file --- */

static void test_damage(struct world *world)
{
    static const char *const damages[] = {
        "DELETE FROM phrase_vi WHERE key = 'kphu quoc'",
        "UPDATE phrase_vi SET key = 'kphu' WHERE key = 'kphu quoc'",
        "UPDATE phrase_vi SET power = power + 1",
        "UPDATE phrase_vi SET text = '' WHERE key = 'kphu quoc'",
        "INSERT INTO phrase_vi(key, text, power) VALUES('kx', 'kx', 0)",
        "DROP TABLE phrase_vi",
    };
    size_t i;

    if (strcmp(world->location, "") == 0 || access(world->location, F_OK) != 0)
        return; /* in memory */
    put_captions(world);
    for (i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        sqlite3 *db = NULL;

        CHECK_ROW(problems_of(world), "", damages[i]);
        world_close(world);
        CHECK(sqlite3_open(world->location, &db) == SQLITE_OK);
        CHECK(sqlite3_exec(db, damages[i], NULL, NULL, NULL) == SQLITE_OK);
        sqlite3_close(db);
        world_open(world, open_sqlite);
        CHECK_ROW(*problems_of(world) != '\0' ? "told" : "not told", "told", damages[i]);
        CHECK(world->ops->reindex(world->store, NULL, NULL, NULL) == VITRINE_OK);
        CHECK_TEXT(phrases_of(world, "vi", PHRASE_KEYWORD, "p"), "Phú Quốc=phu quoc:4");
    }
}

int main(int argc, char *argv[])
{
    static world_test *const tests[] = {test_phrases, test_long_phrases, test_changes, test_word_order, test_match_ends, test_concepts,
                                        test_damage};

    return run_tests(argc > 1 ? argv[1] : "sqlite", tests, sizeof tests / sizeof tests[0]);
}
