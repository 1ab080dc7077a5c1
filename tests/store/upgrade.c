/* SPDX-License-Identifier: MIT
 * A catalogue of an earlier schema: opened for writing it is brought up to date, with all that it holds. */
#include <sqlite3.h>

#include "support.h"

/* What schemas 2 and 3 brought, taken back. */
static const char to_schema_1[] =
    "DROP TABLE history; DROP TABLE phrase_en; DROP TABLE concept; DROP TABLE term; CREATE TABLE n(kind TEXT NOT NULL, name TEXT NOT NULL, "
    "PRIMARY KEY(kind, name)) WITHOUT ROWID; INSERT INTO n SELECT kind, name FROM name; DROP TABLE name; "
    "ALTER TABLE n RENAME TO name; PRAGMA user_version = 1;";

static void take_back(struct world *world)
{
    sqlite3 *db = NULL;

    world_close(world);
    CHECK(sqlite3_open(world->location, &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, to_schema_1, NULL, NULL, NULL) == SQLITE_OK);
    CHECK(sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL) == SQLITE_OK);
    sqlite3_close(db);
}

static void test_upgrade(struct world *world)
{
    struct labels terms = {0};
    vitrine_error *err = NULL;
    int64_t id = 0;

    put_text(world, 0, 1, "en", "white sea");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->put_name(world->store, "topic", "sea", NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    take_back(world);
    CHECK(world_open_reader(world, &err) == VITRINE_EREADONLY);
    CHECK(err != NULL && strstr(vitrine_error_message(err), "older") != NULL);
    vitrine_error_free(err);
    world_open(world, open_sqlite);
    CHECK(world->store->stale_index); /* its columns stood in another order */
    CHECK_TEXT(records_of(world), "1");
    CHECK(labels_add(&terms, "en", "sea") >= 0);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->put_concept(world->store, &id, &terms, NULL) == VITRINE_OK && id == 1);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    buf_clear(&world->said);
    CHECK(world->ops->names(world->store, "topic", say_name, &world->said, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&world->said), "sea");
    CHECK_TEXT(problems_of(world), "");
    labels_dispose(&terms);
    CHECK(world_open_reader(world, NULL) == VITRINE_OK);
}

/* Of another version of the text analysis, too: the tables are made first, the index with the next write. */
static void test_upgrade_stale(struct world *world)
{
    sqlite3 *db = NULL;

    put_text(world, 0, 1, "en", "white sea");
    take_back(world);
    CHECK(sqlite3_open(world->location, &db) == SQLITE_OK);
    CHECK(sqlite3_exec(db, "UPDATE setting SET value = 'vitrine-0' WHERE name = 'analysis'; DELETE FROM word_en", NULL,
                       NULL, NULL) == SQLITE_OK);
    sqlite3_close(db);
    world_open(world, open_sqlite);
    CHECK(world->store->stale_index);
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED, "sea"), "sea:1");
    put_text(world, 0, 2, "en", "red sea");
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED, "sea"), "sea:2");
    CHECK_TEXT(problems_of(world), "");
}

int main(void)
{
    static world_test *const tests[] = {test_upgrade, test_upgrade_stale};

    return run_tests("sqlite", tests, sizeof tests / sizeof tests[0]);
}
