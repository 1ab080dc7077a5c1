/* SPDX-License-Identifier: MIT
 * Files that are not ours, not of our time, or damaged: a clear answer each time, never a wrong one that
 * nobody tells of, never a crash. */
#include <fcntl.h>
#include <sqlite3.h>

#include "base/clock.h"
#include "support.h"

#define FLIPS 300
#define PATIENCE_MS 20000 /* for one use of a damaged file */

/* --- a small catalogue --- */

static void fill(struct world *world)
{
    static const char *const titles[][2] = {{"vi", "Bãi biển cát trắng"}, {"vi", "Bai bien dep"},
                                            {"en", "White sand beach"},   {"en", "Boats on the sea"},
                                            {"zh-Hans", "海滩日落"},      {"und", "sea"}};
    unsigned i;

    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    for (i = 0; i < 60; i++) {
        struct record record;
        struct record_file file = {NULL, 5, 6, 7, {0}};
        char path[32];
        int64_t id = 0;

        snprintf(path, sizeof path, "a/tau-%u.jpg", i);
        file.path = path;
        new_record(&record, i + 1);
        CHECK(record_set(&record, FIELD_TITLE, titles[i % 6][0], SOURCE_HAND, titles[i % 6][1]) >= 0);
        CHECK(record_set(&record, FIELD_KEYWORDS, titles[i % 5][0], SOURCE_HAND, titles[i % 5][1]) >= 0);
        CHECK(record_set_string(&record.root, "/m") >= 0 && record_set_string(&record.path, path) >= 0);
        CHECK(record_add_file(&record, &file) >= 0);
        CHECK(world->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
        record_dispose(&record);
    }
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
}

/* With SQLite's own hand, closed before and after. */
static void change_file(struct world *world, const char *sql)
{
    sqlite3 *db = NULL;
    char *message = NULL;

    world_close(world);
    CHECK(sqlite3_open(world->location, &db) == SQLITE_OK);
    if (!CHECK(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK))
        fprintf(stderr, "  %s: %s\n", sql, message);
    sqlite3_free(message);
    sqlite3_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
    sqlite3_close(db);
}

static vitrine_status open_writer(struct world *world, vitrine_error **err)
{
    const struct store_open_options options = {.busy_timeout_ms = 20};
    vitrine_status s;

    world_close(world);
    s = open_sqlite(world, &options, err);
    world->ops = s >= 0 ? world->store->ops : NULL;
    return s;
}

/* --- whose it is --- */

static void test_what_is_refused(struct world *world)
{
    static const struct {
        const char *sql;
        vitrine_status status;
    } rows[] = {
        {"PRAGMA user_version = 1000", VITRINE_EVERSION},
        {"PRAGMA user_version = 0", VITRINE_ECORRUPT},
        {"PRAGMA user_version = -1", VITRINE_ECORRUPT},
        {"PRAGMA user_version = 3; PRAGMA application_id = 7", VITRINE_ECORRUPT},
    };
    vitrine_error *err = NULL;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        change_file(world, rows[i].sql);
        CHECK(open_writer(world, NULL) == rows[i].status);
        CHECK(world_open_reader(world, &err) == rows[i].status);
        CHECK(strstr(vitrine_error_message(err), world->location) != NULL);
        vitrine_error_free(err);
        err = NULL;
    }
    change_file(world, "PRAGMA application_id = 1449751666");
    CHECK(open_writer(world, NULL) == VITRINE_OK);
}

static void write_whole(const char *path, const void *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");

    CHECK(file != NULL && fwrite(bytes, 1, length, file) == length);
    if (file != NULL)
        fclose(file);
}

static void test_other_files(struct world *world)
{
    world_close(world);
    write_whole(world->location, "What is this?\n", 14);
    CHECK(world_open_reader(world, NULL) == VITRINE_ECORRUPT);
    CHECK(open_writer(world, NULL) == VITRINE_ECORRUPT);
    write_whole(world->location, "", 0);
    CHECK(world_open_reader(world, NULL) == VITRINE_ECORRUPT);
    CHECK(open_writer(world, NULL) == VITRINE_ECORRUPT);
    unlink(world->location);
    CHECK(world_open_reader(world, NULL) == VITRINE_ENOTFOUND);
    CHECK(open_writer(world, NULL) == VITRINE_ENOTFOUND);
    CHECK(mkdir(world->location, 0700) == 0);
    CHECK(world_open_reader(world, NULL) == VITRINE_ECORRUPT);
}

/* --- an index of another analysis --- */

static const char forge[] = "UPDATE setting SET value = 'vitrine-0' WHERE name = 'analysis';"
                            "UPDATE language SET documents = 999; DELETE FROM word_en; DELETE FROM block_vi;";

/* Of 60: boats are the title of 10 and a keyword of 12, both of 2; the Chinese ones likewise, each of four
 * characters and three tokens of its path. */
static void check_answers(struct world *world)
{
    CHECK_TEXT(languages_of(world), "en und vi zh-Hans");
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED, "boats"), "boats:20");
    CHECK_TEXT(words_of(world, "en", STORE_STEM, "boat"), "boats:20");
    CHECK_TEXT(counts_of(world, "zh-Hans"), "20 documents, 148 tokens");
    CHECK(strncmp(matches_of(world, "vi", "bãi biển", "0"), "1/", 2) == 0);
}

static void test_stale_index(struct world *world)
{
    fill(world);
    change_file(world, forge);
    CHECK(world_open_reader(world, NULL) == VITRINE_OK);
    CHECK(world->store->stale_index);
    buf_clear(&world->said);
    check_answers(world);
    CHECK(strstr(problems_of(world), "another version of the text analysis") != NULL);
    CHECK(open_writer(world, NULL) == VITRINE_OK);
    CHECK(world->store->stale_index);
    check_answers(world);
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(!world->store->stale_index);
    world->ops->rollback(world->store);
    check_answers(world);
    CHECK(!world->store->stale_index); /* made anew before the change that is undone */
    put_text(world, 0, 1000, "ja", "海");
    CHECK(!world->store->stale_index);
    CHECK_TEXT(problems_of(world), "");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->remove(world->store, 61, NULL) == VITRINE_OK);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    check_answers(world);
}

/* A reader sees that another has made the index anew, and the other way round. */
static void test_stamp_is_read_again(struct world *world)
{
    struct world writer = *world;

    fill(world);
    change_file(world, forge);
    writer.store = NULL;
    writer.said = (struct buf)BUF_INIT;
    CHECK(world_open_reader(world, NULL) == VITRINE_OK);
    check_answers(world);
    CHECK(world->store->stale_index);
    CHECK(open_writer(&writer, NULL) == VITRINE_OK);
    CHECK(writer.ops->reindex(writer.store, NULL, NULL, NULL) == VITRINE_OK);
    check_answers(world);
    CHECK(!world->store->stale_index);
    world_close(&writer);
    buf_dispose(&writer.said);
}

/* --- damage that reindex mends --- */

static void test_reindex_mends(struct world *world)
{
    static const char *const damages[] = {"DELETE FROM word_vi WHERE number % 2",
                                          "UPDATE word_en SET folded = 'x'",
                                          "DELETE FROM block_en",
                                          "UPDATE language SET documents = 1",
                                          "DELETE FROM fts_vi_data WHERE id > 10",
                                          "UPDATE fts_en_data SET block = x'00' WHERE id = 10",
                                          "DELETE FROM fts_en_config",
                                          "UPDATE fts_und_config SET v = 99 WHERE k = 'version'",
                                          "DROP TABLE word_vi",
                                          "DROP TABLE block_und",
                                          "DELETE FROM fts_en_data"};
    size_t i;

    fill(world);
    for (i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        vitrine_error *err = NULL;

        change_file(world, damages[i]);
        CHECK(world_open_reader(world, NULL) == VITRINE_OK);
        CHECK_ROW(*problems_of(world) != '\0' ? "told" : "not told", "told", damages[i]);
        CHECK(open_writer(world, NULL) == VITRINE_OK);
        if (!CHECK(world->ops->reindex(world->store, NULL, NULL, &err) == VITRINE_OK))
            fprintf(stderr, "  %s: %s\n", damages[i], vitrine_error_message(err));
        vitrine_error_free(err);
        CHECK_ROW(problems_of(world), "", damages[i]);
        check_answers(world);
    }
}

/* --- a history that cannot be one --- */

static void test_history_is_looked_at(struct world *world)
{
    static const char *const damages[] = {
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(999, 1, 1, 'vi', 7, 'x')", /* no such asset */
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(1, 1, 77, 'vi', 7, 'x')",
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(1, 1, 1, 'vi', 0, 'x')",
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(1, 1, 1, NULL, 7, 'x')",
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(1, 1, 0, 'vi', 7, 'approved')",
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(1, 1, 1, 'a-tag-that-is-too-long', 7, 'x')",
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(1, 1, 0, NULL, 7, 'draft')", /* as it is */
        "INSERT INTO history(asset, at, field, language, source, old) VALUES(1, 1, 1, 'en', 7, CAST(x'ff' AS TEXT))",
    };
    size_t i;

    fill(world);
    for (i = 0; i < sizeof damages / sizeof damages[0]; i++) {
        change_file(world, damages[i]);
        CHECK(world_open_reader(world, NULL) == VITRINE_OK);
        CHECK_ROW(strstr(problems_of(world), "history") != NULL ? "told" : "not told", "told", damages[i]);
        change_file(world, "DELETE FROM history");
        CHECK(world_open_reader(world, NULL) == VITRINE_OK);
        CHECK_ROW(problems_of(world), "", damages[i]);
    }
}

/* --- damage anywhere --- */

static uint64_t state = 7;

static unsigned pick(unsigned below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % below;
}

static char *read_whole(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    char *bytes = malloc(1 << 20);

    *length = file != NULL && bytes != NULL ? fread(bytes, 1, 1 << 20, file) : 0;
    if (file != NULL)
        fclose(file);
    return bytes;
}

static bool is_clear(vitrine_status s)
{
    return s == VITRINE_OK || s == VITRINE_ECORRUPT || s == VITRINE_EVERSION || s == VITRINE_ENOTFOUND;
}

static vitrine_status say_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    (void)err;
    buf_format(context, "%lld %d %s %s %s\n", (long long)asset->id, (int)asset->kind,
               asset->root != NULL ? asset->root : "-", asset->path != NULL ? asset->path : "-",
               asset->languages);
    return VITRINE_OK;
}

/* All that is asked of an open store, into `said`; the first failure. */
static vitrine_status ask_all(struct buf *said, struct world *world)
{
    static const char *const languages[] = {"en", "vi", "und", "zh-Hans"};
    const struct store_ops *ops = world->ops;
    struct request_text text;
    struct match_sayer sayer = {said, 2};
    vitrine_status s = ops->assets(world->store, say_asset, said, NULL);
    size_t i;

    if (s >= 0)
        s = ops->records(world->store, say_record, said, NULL);
    if (s >= 0)
        s = ops->find_path(world->store, NULL, "a/tau-7.jpg", say_id, said, NULL);
    if (s >= 0)
        s = ops->roots(world->store, say_name, said, NULL);
    if (s >= 0)
        s = ops->languages(world->store, say_name, said, NULL);
    for (i = 0; s >= 0 && i < 4; i++)
        s = ops->words(world->store, languages[i], STORE_FOLDED_PREFIX, "", 0, say_word, said, NULL);
    for (i = 0; s >= 0 && i < 4; i++)
        s = ops->match(world->store, read_request(&text, languages[i], "bãi|white|sea|海; b*", "0,1"),
                       say_match, &sayer, NULL);
    return s;
}

/* A wrong answer that no call refuses must be one that check tells of. */
static void use_damaged(struct world *world, const char *right, unsigned at)
{
    struct buf said = BUF_INIT;
    vitrine_error *err = NULL;
    vitrine_status s = world_open_reader(world, &err);

    world->budget.deadline_ms = clock_monotonic_ms() + PATIENCE_MS;
    if (!CHECK(is_clear(s)))
        fprintf(stderr, "  open, byte %u: %d %s\n", at, s, vitrine_error_message(err));
    vitrine_error_free(err);
    err = NULL;
    if (s >= 0) {
        vitrine_status asked = ask_all(&said, world);

        if (!CHECK(is_clear(asked)))
            fprintf(stderr, "  byte %u: %d\n", at, asked);
        buf_clear(&world->said);
        s = world->ops->check(world->store, say_problem, &world->said, &err);
        if (!CHECK(is_clear(s)))
            fprintf(stderr, "  check, byte %u: %s\n", at, vitrine_error_message(err));
        if (s >= 0 && world->said.length == 0 && (asked < 0 || strcmp(buf_text(&said), right) != 0))
            CHECK_ROW(buf_text(&said), right, "answered wrongly, and check said nothing");
    }
    vitrine_error_free(err);
    buf_dispose(&said);
    world_close(world);
}

static void write_damaged(struct world *world, unsigned at)
{
    struct record record;
    int64_t id = pick(2) ? 7 : 0;
    vitrine_error *err = NULL;
    vitrine_status s = open_writer(world, &err);

    make_record(&record, 500, "vi", FIELD_TITLE, "Bãi biển mới");
    if (s >= 0)
        s = world->ops->begin(world->store, &err);
    if (s >= 0) {
        s = world->ops->put(world->store, &id, &record, &err);
        if (s >= 0)
            s = world->ops->remove(world->store, 12, &err);
        if (s >= 0)
            s = world->ops->commit(world->store, &err);
        if (s < 0)
            world->ops->rollback(world->store);
    }
    if (!CHECK(is_clear(s) || s == VITRINE_EEXISTS || s == VITRINE_EREADONLY))
        fprintf(stderr, "  write, byte %u: %d %s\n", at, s, vitrine_error_message(err));
    vitrine_error_free(err);
    record_dispose(&record);
    world_close(world);
}

static void forget_logs(const struct world *world)
{
    char path[80];

    snprintf(path, sizeof path, "%s-wal", world->location);
    unlink(path);
    snprintf(path, sizeof path, "%s-shm", world->location);
    unlink(path);
}

static void test_flips(struct world *world)
{
    struct buf right = BUF_INIT;
    size_t length;
    char *bytes;
    unsigned i;

    fill(world);
    CHECK(ask_all(&right, world) == VITRINE_OK);
    world_close(world);
    bytes = read_whole(world->location, &length);
    for (i = 0; i < FLIPS && length > 0; i++) {
        unsigned at = i < 60 ? pick(120) : pick((unsigned)length);
        char before = bytes[at];

        bytes[at] = (char)(pick(3) ? before ^ 1 << pick(8) : (int)pick(256));
        forget_logs(world);
        write_whole(world->location, bytes, length);
        use_damaged(world, buf_text(&right), at);
        write_damaged(world, at);
        bytes[at] = before;
    }
    free(bytes);
    buf_dispose(&right);
}

int main(void)
{
    static world_test *const tests[] = {test_what_is_refused,     test_other_files,   test_stale_index,
                                        test_stamp_is_read_again, test_reindex_mends, test_history_is_looked_at, test_flips};

    return run_tests("sqlite", tests, sizeof tests / sizeof tests[0]);
}
