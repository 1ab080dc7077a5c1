/* SPDX-License-Identifier: MIT
 * tests/store/support.h - a store of each kind in a folder of its own, assets from rows of a table, and what
 * a store says as one line of text. */
#ifndef TESTS_STORE_SUPPORT_H
#define TESTS_STORE_SUPPORT_H

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "check.h"
#include "store/store.h"

struct world {
    char folder[48];
    char location[64];
    struct analyzer *analyzer;
    struct budget budget;
    struct store *store;
    const struct store_ops *ops;
    struct buf said; /* what the callbacks below were told last */
};

typedef vitrine_status world_opener(struct world *world, const struct store_open_options *options,
                                    vitrine_error **err);

/* --- worlds --- */

static inline vitrine_status open_linear(struct world *world, const struct store_open_options *options,
                                         vitrine_error **err)
{
    return store_open_linear(&world->store, world->analyzer, &world->budget, options, err);
}

static inline vitrine_status open_sqlite(struct world *world, const struct store_open_options *options,
                                         vitrine_error **err)
{
    return store_open_sqlite(&world->store, world->location, world->analyzer, &world->budget, options, err);
}

static const struct {
    const char *name;
    world_opener *open;
} openers[] = {{"linear", open_linear}, {"sqlite", open_sqlite}};

/* A folder in `parent` (NULL: the usual place), no store yet. */
static inline void world_init(struct world *world, const char *parent)
{
    const char *temporary = getenv("TMPDIR");

    memset(world, 0, sizeof *world);
    if (parent == NULL)
        parent = temporary != NULL ? temporary : "/tmp";
    snprintf(world->folder, sizeof world->folder, "%.24s/store-XXXXXX", parent);
    if (mkdtemp(world->folder) == NULL)
        abort();
    snprintf(world->location, sizeof world->location, "%.46s/test.db", world->folder);
    CHECK(analyzer_new(&world->analyzer, NULL) == VITRINE_OK);
}

static inline void world_close(struct world *world)
{
    if (world->store != NULL)
        world->store->ops->close(world->store);
    world->store = NULL;
}

static inline void world_open(struct world *world, world_opener *open)
{
    const struct store_open_options options = {.create = true, .busy_timeout_ms = 20};
    vitrine_error *err = NULL;

    world_close(world);
    if (!CHECK(open(world, &options, &err) == VITRINE_OK)) {
        fprintf(stderr, "  %s\n", vitrine_error_message(err));
        abort();
    }
    world->ops = world->store->ops;
}

static inline vitrine_status world_open_reader(struct world *world, vitrine_error **err)
{
    const struct store_open_options options = {.read_only = true, .busy_timeout_ms = 20};
    vitrine_status s;

    world_close(world);
    s = open_sqlite(world, &options, err);
    world->ops = s >= 0 ? world->store->ops : NULL;
    return s;
}

static inline int remove_entry(const char *path, const struct stat *facts, int kind, struct FTW *at)
{
    (void)facts;
    (void)kind;
    (void)at;
    return remove(path);
}

static inline void world_dispose(struct world *world)
{
    world_close(world);
    analyzer_free(world->analyzer);
    buf_dispose(&world->said);
    nftw(world->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

typedef void world_test(struct world *world);

/* Each test in a world of its own, with an empty store of that kind. */
static inline int run_tests(const char *store, world_test *const *tests, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        struct world world;

        world_init(&world, NULL);
        world_open(&world, openers[strcmp(store, openers[1].name) == 0].open);
        tests[i](&world);
        world_dispose(&world);
    }
    return check_end();
}

/* --- assets from rows --- */

/* A value of an asset; rows of one number stand together. The number is also the asset's uuid. */
struct row {
    int number;
    const char *language;
    enum field field;
    const char *text;
};

static inline void set_uuid(struct record *record, uint32_t number)
{
    memset(record->uuid, 0, sizeof record->uuid);
    memcpy(record->uuid, &number, sizeof number);
}

static inline void new_record(struct record *record, uint32_t number)
{
    record_init(record);
    set_uuid(record, number);
}

/* A person's value of a new record with that uuid. */
static inline void make_record(struct record *record, uint32_t number, const char *language, enum field field,
                               const char *text)
{
    new_record(record, number);
    CHECK(record_set(record, field, field_is_text(field) ? language : "", SOURCE_HAND, text) >= 0);
}

/* Put as one change; 0 on failure. */
static inline int64_t put_record(struct world *world, int64_t id, const struct record *record)
{
    if (CHECK(world->ops->begin(world->store, NULL) >= 0) &&
        CHECK(world->ops->put(world->store, &id, record, NULL) >= 0) &&
        CHECK(world->ops->commit(world->store, NULL) >= 0))
        return id;
    world->ops->rollback(world->store);
    return 0;
}

static inline int64_t put_text(struct world *world, int64_t id, uint32_t number, const char *language,
                               const char *title)
{
    struct record record;

    make_record(&record, number, language, FIELD_TITLE, title);
    id = put_record(world, id, &record);
    record_dispose(&record);
    return id;
}

static inline void put_rows(struct world *world, const struct row *rows, size_t count)
{
    size_t i;

    for (i = 0; i < count;) {
        int number = rows[i].number;
        struct record record;

        new_record(&record, (uint32_t)number);
        for (; i < count && rows[i].number == number; i++)
            CHECK(record_set(&record, rows[i].field, field_is_text(rows[i].field) ? rows[i].language : "",
                             SOURCE_HAND, rows[i].text) >= 0);
        put_record(world, 0, &record);
        record_dispose(&record);
    }
}

/* --- what is said, as text: items apart by a space; '~' for DOCUMENT_PLAIN, '^' for DOCUMENT_BREAK --- */

static inline void say_bytes(struct buf *said, const char *bytes, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        buf_char(said, bytes[i] == DOCUMENT_PLAIN ? '~' : bytes[i] == DOCUMENT_BREAK ? '^' : bytes[i]);
}

static inline void say_space(struct buf *said)
{
    if (said->length > 0)
        buf_char(said, ' ');
}

static inline vitrine_status say_name(void *context, const char *name, vitrine_error **err)
{
    (void)err;
    say_space(context);
    buf_string(context, name);
    return VITRINE_OK;
}

static inline vitrine_status say_problem(void *context, const char *line, vitrine_error **err)
{
    (void)err;
    if (((struct buf *)context)->length > 0)
        buf_string(context, "; ");
    buf_string(context, line);
    return VITRINE_OK;
}

static inline vitrine_status say_id(void *context, int64_t id, vitrine_error **err)
{
    (void)err;
    say_space(context);
    buf_format(context, "%lld", (long long)id);
    return VITRINE_OK;
}

static inline vitrine_status say_word(void *context, const struct store_word *word, vitrine_error **err)
{
    (void)err;
    say_space(context);
    say_bytes(context, word->word, word->length);
    buf_format(context, ":%llu", (unsigned long long)word->documents);
    return VITRINE_OK;
}

/* "Bãi Sao=bai sao:2" */
static inline vitrine_status say_phrase(void *context, const struct store_phrase *phrase, vitrine_error **err)
{
    struct buf *said = context;

    (void)err;
    if (said->length > 0)
        buf_string(said, "; ");
    buf_append(said, phrase->text, phrase->length);
    buf_char(said, '=');
    buf_append(said, phrase->key, phrase->key_length);
    buf_format(said, ":%llu", (unsigned long long)phrase->uses);
    return VITRINE_OK;
}

static inline vitrine_status say_record(void *context, const struct record *record, vitrine_error **err)
{
    return say_id(context, record->id, err);
}

static inline const char *words_of(struct world *world, const char *language, enum store_key by,
                                   const char *key)
{
    buf_clear(&world->said);
    CHECK(world->ops->words(world->store, language, by, key, strlen(key), say_word, &world->said, NULL) >= 0);
    return buf_text(&world->said);
}

static inline const char *phrases_of(struct world *world, const char *language, enum phrase_kind kind, const char *key)
{
    buf_clear(&world->said);
    CHECK(world->ops->phrases(world->store, language, kind, key, strlen(key), say_phrase, &world->said, NULL) ==
          VITRINE_OK);
    return buf_text(&world->said);
}

static inline const char *languages_of(struct world *world)
{
    buf_clear(&world->said);
    CHECK(world->ops->languages(world->store, say_name, &world->said, NULL) >= 0);
    return buf_text(&world->said);
}

static inline const char *roots_of(struct world *world)
{
    buf_clear(&world->said);
    CHECK(world->ops->roots(world->store, say_name, &world->said, NULL) >= 0);
    return buf_text(&world->said);
}

static inline const char *found_at(struct world *world, const char *root, const char *path)
{
    buf_clear(&world->said);
    CHECK(world->ops->find_path(world->store, root, path, say_id, &world->said, NULL) >= 0);
    return buf_text(&world->said);
}

static inline const char *records_of(struct world *world)
{
    buf_clear(&world->said);
    CHECK(world->ops->records(world->store, say_record, &world->said, NULL) >= 0);
    return buf_text(&world->said);
}

static inline const char *counts_of(struct world *world, const char *language)
{
    struct store_counts counts;

    buf_clear(&world->said);
    CHECK(world->ops->counts(world->store, &counts, language, NULL) >= 0);
    buf_format(&world->said, "%llu documents, %llu tokens", (unsigned long long)counts.documents,
               (unsigned long long)counts.tokens);
    return buf_text(&world->said);
}

/* "" when all is well. */
static inline const char *problems_of(struct world *world)
{
    vitrine_error *err = NULL;

    buf_clear(&world->said);
    if (!CHECK(world->ops->check(world->store, say_problem, &world->said, &err) >= 0))
        fprintf(stderr, "  %s\n", vitrine_error_message(err));
    vitrine_error_free(err);
    return buf_text(&world->said);
}

/* --- requests from text --- */

#define MAX_TERMS 8
#define MAX_SLOTS 8
#define MAX_FORMS 8

/* "bãi|bai biển; ch*" is two terms, the first of two slots. Groups: "0,1 2" is (0 or 1) and 2. */
struct request_text {
    char text[512];
    char groups_text[64];
    struct match_form forms[MAX_TERMS][MAX_SLOTS][MAX_FORMS];
    struct match_slot slots[MAX_TERMS][MAX_SLOTS];
    struct match_term terms[MAX_TERMS];
    struct match_group groups[MAX_TERMS];
    size_t group_terms[MAX_TERMS][MAX_TERMS];
    struct match_request request;
};

static inline void read_slot(struct match_slot *slot, struct match_form *forms, char *text)
{
    char *rest = text;
    char *form;

    slot->forms = forms;
    while ((form = strsep(&rest, "|")) != NULL && *form != '\0') {
        size_t length = strlen(form);
        bool prefix = form[length - 1] == '*';

        if (*form == '~')
            *form = DOCUMENT_PLAIN;
        forms[slot->count++] = (struct match_form){form, prefix ? length - 1 : length, prefix};
    }
}

static inline void read_terms(struct request_text *out)
{
    char *rest = out->text;
    char *text;

    while ((text = strsep(&rest, ";")) != NULL) {
        size_t t = out->request.term_count++;
        char *slot;

        out->terms[t].slots = out->slots[t];
        text += strspn(text, " ");
        while ((slot = strsep(&text, " ")) != NULL) {
            size_t i = out->terms[t].count++;

            read_slot(&out->slots[t][i], out->forms[t][i], slot);
        }
    }
}

static inline void read_groups(struct request_text *out)
{
    char *rest = out->groups_text;
    char *text;

    while ((text = strsep(&rest, " ")) != NULL) {
        size_t g = out->request.group_count++;
        char *number;

        out->groups[g].terms = out->group_terms[g];
        while ((number = strsep(&text, ",")) != NULL)
            out->group_terms[g][out->groups[g].count++] = (size_t)strtoul(number, NULL, 10);
    }
}

static inline const struct match_request *read_request(struct request_text *out, const char *language,
                                                       const char *terms, const char *groups)
{
    memset(out, 0, sizeof *out);
    snprintf(out->text, sizeof out->text, "%s", terms);
    snprintf(out->groups_text, sizeof out->groups_text, "%s", groups);
    out->request.language = language;
    out->request.terms = out->terms;
    out->request.groups = out->groups;
    out->request.expected = strlen(terms) % 2 * 1000; /* few, many: that may change the way, but not the answer */
    read_terms(out);
    read_groups(out);
    return &out->request;
}

/* --- matches as text: "1/5=0.0,0.4;3.1" is asset 1, five tokens long, with its places term by term --- */

struct match_sayer {
    struct buf *said;
    size_t term_count;
};

static inline vitrine_status say_match(void *context, const struct match_document *document,
                                       vitrine_error **err)
{
    const struct match_sayer *sayer = context;
    size_t t;
    size_t i;

    (void)err;
    say_space(sayer->said);
    buf_format(sayer->said, "%lld/%u=", (long long)document->asset, (unsigned)document->length.all);
    for (t = 0; t < sayer->term_count; t++) {
        buf_string(sayer->said, t > 0 ? ";" : "");
        for (i = 0; i < document->terms[t].count; i++)
            buf_format(sayer->said, "%s%u.%u", i > 0 ? "," : "", (unsigned)document->terms[t].items[i].column,
                       (unsigned)document->terms[t].items[i].position);
    }
    return VITRINE_OK;
}

static inline vitrine_status match_into(struct buf *said, struct world *world,
                                        const struct match_request *request, vitrine_error **err)
{
    struct match_sayer sayer = {said, request->term_count};

    buf_clear(said);
    return world->ops->match(world->store, request, say_match, &sayer, err);
}

static inline const char *matches_of(struct world *world, const char *language, const char *terms,
                                     const char *groups)
{
    struct request_text text;
    vitrine_error *err = NULL;

    if (!CHECK(match_into(&world->said, world, read_request(&text, language, terms, groups), &err) >= 0))
        fprintf(stderr, "  %s\n", vitrine_error_message(err));
    vitrine_error_free(err);
    return buf_text(&world->said);
}

#endif
