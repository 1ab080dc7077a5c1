/* SPDX-License-Identifier: MIT
 * Failing allocations, of the stores and of SQLite below them. Each run fails the n-th allocation (and, a
 * second time, all after it): a call says ENOMEM or gives the right answer, nothing leaks (the sanitizer
 * tells), and what is left is sound. n runs through all of the first 64, then on in steps of about 1 %;
 * VITRINE_TEST_EVERY=1 takes every one. */
#include <sqlite3.h>

#include "support.h"

/* --- SQLite's memory through ours: each block has its size in front --- */

union block {
    size_t size;
    max_align_t alignment;
};

static void *sqlite_alloc(int size)
{
    union block *block = mem_alloc(sizeof *block + (size_t)size);

    if (block == NULL)
        return NULL;
    block->size = (size_t)size;
    return block + 1;
}

static void sqlite_free(void *bytes)
{
    if (bytes != NULL)
        mem_free((union block *)bytes - 1);
}

static int sqlite_size(void *bytes)
{
    return bytes != NULL ? (int)((union block *)bytes - 1)->size : 0;
}

static void *sqlite_resize(void *bytes, int size)
{
    union block *block = mem_resize((union block *)bytes - 1, 1, sizeof *block + (size_t)size);

    if (block == NULL)
        return NULL;
    block->size = (size_t)size;
    return block + 1;
}

static int sqlite_round(int size)
{
    return (size + 7) & ~7;
}

static int sqlite_begin(void *context)
{
    (void)context;
    return SQLITE_OK;
}

static void sqlite_end(void *context)
{
    (void)context;
}

static const sqlite3_mem_methods methods = {sqlite_alloc, sqlite_free,  sqlite_resize, sqlite_size,
                                            sqlite_round, sqlite_begin, sqlite_end,    NULL};

/* --- what is done: each step is one that the next ones need --- */

struct run {
    struct world *world;
    vitrine_error *err;
    struct buf said;
};

static vitrine_status put(struct run *run, int64_t id, uint32_t number, const char *language,
                          const char *title)
{
    struct world *world = run->world;
    struct record_file file = {NULL, 1, 2, 3, {0}};
    struct record record;
    char path[] = "a/b.jpg";
    vitrine_status s;

    file.path = path;
    new_record(&record, number);
    s = record_set(&record, FIELD_TITLE, language, SOURCE_HAND, title);
    if (s >= 0)
        s = record_set(&record, FIELD_KEYWORDS, language, SOURCE_HAND, "sea");
    if (s >= 0)
        s = record_set_string(&record.root, "/m");
    if (s >= 0)
        s = record_add_file(&record, &file);
    if (s >= 0)
        s = world->ops->put(world->store, &id, &record, &run->err);
    record_dispose(&record);
    return s;
}

static vitrine_status put_concept(struct run *run)
{
    struct labels terms = {0};
    int64_t id = 0;
    vitrine_status s = labels_add(&terms, "en", "beach");

    if (s >= 0)
        s = run->world->ops->put_concept(run->world->store, &id, &terms, &run->err);
    labels_dispose(&terms);
    return s;
}

static vitrine_status change(struct run *run)
{
    struct world *world = run->world;
    struct store_file failure = {"x.jpg", 0, 1, 2, 3, NULL, "damaged"};
    vitrine_status s = world->ops->begin(world->store, &run->err);

    if (s >= 0)
        s = put(run, 0, 1, "vi", "Bãi biển");
    if (s >= 0)
        s = put(run, 0, 2, "en", "White beaches");
    if (s >= 0)
        s = put(run, 1, 1, "vi", "Bãi cát");
    if (s >= 0)
        s = world->ops->put_failure(world->store, "/m/in", &failure, &run->err);
    if (s >= 0)
        s = world->ops->move_root(world->store, "/m/in", "/m", &run->err);
    if (s >= 0)
        s = world->ops->put_name(world->store, "topic", "sea", &run->err);
    if (s >= 0)
        s = put_concept(run);
    if (s >= 0)
        s = world->ops->commit(world->store, &run->err);
    if (s < 0)
        world->ops->rollback(world->store);
    return s;
}

static vitrine_status say_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    return say_name(context, asset->languages, err);
}

static vitrine_status say_file(void *context, const struct store_file *file, vitrine_error **err)
{
    return say_name(context, file->path, err);
}

static vitrine_status say_concept(void *context, int64_t id, const struct labels *terms, vitrine_error **err)
{
    (void)id;
    return say_name(context, labels_first(terms, "en"), err);
}

static vitrine_status ask(struct run *run)
{
    const struct store_ops *ops = run->world->ops;
    struct store *store = run->world->store;
    struct request_text text;
    struct match_sayer sayer = {&run->said, 2};
    vitrine_status s =
        ops->match(store, read_request(&text, "vi", "bãi|~bai; cát*", "0"), say_match, &sayer, &run->err);

    if (s >= 0)
        s = ops->words(store, "en", STORE_STEM, "beach", 5, say_word, &run->said, &run->err);
    if (s >= 0)
        s = ops->words(store, "vi", STORE_FOLDED_PREFIX, "b", 1, say_word, &run->said, &run->err);
    if (s >= 0)
        s = ops->phrases(store, "en", PHRASE_KEYWORD, "s", 1, say_phrase, &run->said, &run->err);
    if (s >= 0)
        s = ops->complete_concepts(store, "be", 2, say_concept, &run->said, &run->err);
    if (s >= 0)
        s = ops->languages(store, say_name, &run->said, &run->err);
    if (s >= 0)
        s = ops->assets(store, say_asset, &run->said, &run->err);
    if (s >= 0)
        s = ops->records(store, say_record, &run->said, &run->err);
    if (s >= 0)
        s = ops->roots(store, say_name, &run->said, &run->err);
    if (s >= 0)
        s = ops->files(store, "/m", "", say_file, &run->said, &run->err);
    if (s >= 0)
        s = ops->find_path(store, NULL, "a/b.jpg", say_id, &run->said, &run->err);
    if (s >= 0)
        s = ops->setting(store, &run->said, "home", &run->err);
    return s;
}

static const char answer[] =
    "1/3=0.0;0.1 beaches:1 bãi:1; sea=sea:1 beach en vi  vi   en  1 2 /m a/b.jpg a/b.jpg in/x.jpg 1 2vi";

static vitrine_status check_and_reindex(struct run *run)
{
    const struct store_ops *ops = run->world->ops;
    vitrine_status s;

    buf_clear(&run->said);
    s = ops->check(run->world->store, say_problem, &run->said, &run->err);
    if (s >= 0)
        CHECK_TEXT(buf_text(&run->said), "");
    if (s >= 0)
        s = ops->reindex(run->world->store, NULL, NULL, &run->err);
    return s;
}

static vitrine_status work(struct run *run, world_opener *open)
{
    const struct store_open_options options = {.create = true, .busy_timeout_ms = 20};
    struct world *world = run->world;
    vitrine_status s = open(world, &options, &run->err);

    if (s < 0)
        return s;
    world->ops = world->store->ops;
    s = change(run);
    if (s >= 0)
        s = ask(run);
    if (s >= 0 && !run->said.failed)
        CHECK_TEXT(buf_text(&run->said), answer);
    if (s >= 0)
        s = check_and_reindex(run);
    if (s >= 0) /* after which all is as it was */
        buf_clear(&run->said);
    if (s >= 0)
        s = ask(run);
    if (s >= 0 && !run->said.failed)
        CHECK_TEXT(buf_text(&run->said), answer);
    return s;
}

/* --- the runs --- */

static void check_left(struct world *world, long n)
{
    const struct store_open_options options = {.busy_timeout_ms = 20};

    if (access(world->location, F_OK) != 0)
        return;
    if (!CHECK(open_sqlite(world, &options, NULL) == VITRINE_OK))
        return;
    world->ops = world->store->ops;
    if (!CHECK_TEXT(problems_of(world), ""))
        fprintf(stderr, "  after allocation %ld\n", n);
    world_close(world);
}

static void remove_files(const struct world *world)
{
    static const char *const parts[] = {"", "-wal", "-shm", "-lock", "-journal"};
    char path[80];
    size_t i;

    for (i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        snprintf(path, sizeof path, "%s%s", world->location, parts[i]);
        unlink(path);
    }
}

/* False when the work came to its end without a failed allocation. */
static int run_once(struct world *world, world_opener *open, long n, int persist)
{
    struct run run = {world, NULL, BUF_INIT};
    vitrine_status s;
    int hit;

    mem_fault_set(n, persist);
    s = work(&run, open);
    world_close(world);
    hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    if (!CHECK(s == VITRINE_OK || (hit && s == VITRINE_ENOMEM)))
        fprintf(stderr, "  allocation %ld%s: %d %s\n", n, persist ? " and on" : "", s,
                vitrine_error_message(run.err));
    vitrine_error_free(run.err);
    buf_dispose(&run.said);
    check_left(world, n);
    remove_files(world);
    return hit;
}

static void run_all(struct world *world, world_opener *open, int persist)
{
    int every = getenv("VITRINE_TEST_EVERY") != NULL;
    long n;

    for (n = 0; run_once(world, open, n, persist); n += every || n < 64 ? 1 : 1 + n / 100)
        ;
}

int main(void)
{
    struct world world;
    size_t i;

    CHECK(sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK);
    world_init(&world, NULL);
    for (i = 0; i < 2; i++) {
        CHECK(!run_once(&world, openers[i].open, 1L << 40, 0)); /* warmed up, and right without a failure */
        run_all(&world, openers[i].open, 0);
        run_all(&world, openers[i].open, 1);
    }
    world_dispose(&world);
    return check_end();
}
