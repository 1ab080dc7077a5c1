/* SPDX-License-Identifier: MIT
 * Words, counts and matches: the same answers from every store. Usage: index STORE */
#include "support.h"

/* Columns: 0 title, 1 description, 2 alt_text, 3 keywords, 4 place, 5 body, 6 names. */
static const struct row captions[] = {
    {1, "en", FIELD_TITLE, "White sand beach"},
    {1, "en", FIELD_DESCRIPTION, "A beach of sand, a white beach of white sand"},
    {2, "en", FIELD_KEYWORDS, "white\nsand\nbeaches"},
    {3, "en", FIELD_TITLE, "Sand, white as snow"},
    {3, "vi", FIELD_TITLE, "Bãi biển cát trắng"},
    {4, "vi", FIELD_TITLE, "Bai bien dep"}, /* no mark at all: plain */
    {4, "vi", FIELD_DESCRIPTION, "Bãi đẹp, bai xau"},
    {5, "vi", FIELD_TITLE, "biển, bãi"},
    {6, "zh-Hans", FIELD_TITLE, "海滩日落"},
};

static void put_captions(struct world *world)
{
    put_rows(world, captions, sizeof captions / sizeof captions[0]);
}

/* --- words --- */

static void test_words(struct world *world)
{
    static const struct {
        const char *language;
        enum store_key by;
        const char *key;
        const char *words;
    } rows[] = {
        {"en", STORE_WORD, "white", "white:3"},
        {"en", STORE_WORD, "whit", ""},
        {"en", STORE_FOLDED, "beach", "beach:1"},
        {"en", STORE_STEM, "beach", "beach:1 beaches:1"},
        {"en", STORE_FOLDED_PREFIX, "s", "sand:3 snow:1"},
        {"vi", STORE_WORD, "bãi", "bãi:3"},
        {"vi", STORE_WORD, "\001bai", "~bai:1"},
        {"vi", STORE_FOLDED, "bai", "~bai:1 bai:1 bãi:3"},
        {"vi", STORE_FOLDED_PREFIX, "b", "~bai:1 bai:1 bãi:3 ~bien:1 biển:2"},
        {"vi", STORE_FOLDED_PREFIX, "dep", "~dep:1 đẹp:1"},
        {"vi", STORE_FOLDED, "đẹp", ""},
        {"vi", STORE_STEM, "bai", ""}, /* there is no stemmer */
        {"zh-Hans", STORE_FOLDED, "海", "海:1"},
        {"ja", STORE_FOLDED_PREFIX, "", ""}, /* no such index */
        {"no-such", STORE_WORD, "white", ""},
    };
    size_t i;

    put_captions(world);
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++)
        CHECK_ROW(words_of(world, rows[i].language, rows[i].by, rows[i].key), rows[i].words, rows[i].key);
}

static void test_counts(struct world *world)
{
    put_captions(world);
    CHECK_TEXT(languages_of(world), "en vi zh-Hans");
    CHECK_TEXT(counts_of(world, "en"), "3 documents, 20 tokens"); /* 3 + 10, 3, 4 */
    CHECK_TEXT(counts_of(world, "vi"), "3 documents, 13 tokens"); /* 4, 3 + 4, 2 */
    CHECK_TEXT(counts_of(world, "ja"), "0 documents, 0 tokens");
}

/* Lengths above 31 tokens are told in steps: 37 stands for itself and the one below. */
static void test_counts_of_long_texts(struct world *world)
{
    char text[512] = "";
    int i;

    for (i = 0; i < 37; i++)
        strcat(text, "word ");
    put_text(world, 0, 1, "en", text);
    CHECK_TEXT(counts_of(world, "en"), "1 documents, 36 tokens");
    CHECK_TEXT(words_of(world, "en", STORE_WORD, "word"), "word:1");
}

/* --- matches --- */

static const struct {
    const char *language;
    const char *terms;
    const char *groups;
    const char *matches;
} match_rows[] = {
    {"en", "white", "0", "1/13=0.0,1.5,1.8 2/3=3.0 3/4=0.1"},
    {"en", "white sand", "0", "1/13=0.0,1.8"}, /* no phrase across a break */
    {"en", "sand white", "0", "3/4=0.0"},
    {"en", "sand", "0", "1/13=0.1,1.3,1.9 2/3=3.2 3/4=0.0"}, /* the break counts */
    {"en", "beach; beaches", "0,1", "1/13=0.2,1.1,1.6; 2/3=;3.4"},
    {"en", "beach|beaches", "0", "1/13=0.2,1.1,1.6 2/3=3.4"},
    {"en", "beach*", "0", "1/13=0.2,1.1,1.6 2/3=3.4"},
    {"en", "sand beach*", "0", "1/13=0.1"},
    {"en", "s*", "0", "1/13=0.1,1.3,1.9 2/3=3.2 3/4=0.0,0.3"},
    {"en", "s*|sand*|sn*", "0", "1/13=0.1,1.3,1.9 2/3=3.2 3/4=0.0,0.3"}, /* one place is given once */
    {"en", "sand|sand|sand", "0", "1/13=0.1,1.3,1.9 2/3=3.2 3/4=0.0"},
    {"en", "white|sand sand|white", "0", "1/13=0.0,1.8 3/4=0.0"},
    {"en", "white; snow", "0 1", "3/4=0.1;0.3"},
    {"en", "white; snow", "0",
     "1/13=0.0,1.5,1.8; 2/3=3.0; 3/4=0.1;0.3"}, /* a term in no group doesn't filter */
    {"en", "snow; white", "0", "3/4=0.3;0.1"},
    {"en", "snow; white sand; beaches; white", "0,2", "2/3=;;3.4;3.0 3/4=0.3;;;0.1"},
    {"en", "white; snow; beach", "0,1 2", "1/13=0.0,1.5,1.8;;0.2,1.1,1.6"},
    {"en", "white; sand", "0 0 1,0", "1/13=0.0,1.5,1.8;0.1,1.3,1.9 2/3=3.0;3.2 3/4=0.1;0.0"},
    {"en", "white; white", "0 1", "1/13=0.0,1.5,1.8;0.0,1.5,1.8 2/3=3.0;3.0 3/4=0.1;0.1"},
    {"en", "white; none", "0 1", ""},
    {"en", "white; none", "0,1", "1/13=0.0,1.5,1.8; 2/3=3.0; 3/4=0.1;"},
    {"en", "none", "0", ""},
    {"en", "white; ", "0", "1/13=0.0,1.5,1.8; 2/3=3.0; 3/4=0.1;"}, /* a slot without forms matches nothing */
    {"en", "white; ", "0,1", "1/13=0.0,1.5,1.8; 2/3=3.0; 3/4=0.1;"},
    {"en", "; white", "0 1", ""},
    {"en", "white \"sand", "0", ""}, /* what FTS5 gives a meaning to is nothing here */
    {"en", "a", "0", "1/13=1.0,1.4"},
    {"vi", "bãi biển", "0", "3/4=0.0"},
    {"vi", "bãi|~bai|bai biển|~bien", "0", "3/4=0.0 4/7=0.0"},
    {"vi", "~bai", "0", "4/7=0.0"},
    {"vi", "bai", "0", "4/7=1.2"},
    {"vi", "bãi|bai; đẹp|~dep", "0 1", "4/7=1.0,1.2;0.2,1.1"},
    {"vi", "bãi", "0", "3/4=0.0 4/7=1.0 5/2=0.1"},
    {"zh-Hans", "海 滩", "0", "6/4=0.0"},
    {"zh-Hans", "滩 海", "0", ""},
    {"zh-Hans", "日 落", "0", "6/4=0.2"},
    {"ja", "海", "0", ""},
};

static void test_matches(struct world *world)
{
    size_t i;

    put_captions(world);
    for (i = 0; i < sizeof match_rows / sizeof match_rows[0]; i++)
        CHECK_ROW(matches_of(world, match_rows[i].language, match_rows[i].terms, match_rows[i].groups),
                  match_rows[i].matches, match_rows[i].terms);
}

static void test_long_phrases(struct world *world)
{
    put_text(world, 0, 1, "en", "a b c d e f g h");
    put_text(world, 0, 2, "en", "a b c d e f g i");
    CHECK_TEXT(matches_of(world, "en", "a b c d e f g h", "0"), "1/8=0.0");
    CHECK_TEXT(matches_of(world, "en", "b c d e f g", "0"), "1/8=0.1 2/8=0.1");
}

static void test_names_are_in_every_language(struct world *world)
{
    struct record record;

    make_record(&record, 1, "vi", FIELD_TITLE, "Biển");
    CHECK(record_set(&record, FIELD_TITLE, "en", SOURCE_HAND, "Sea") >= 0);
    CHECK(record_set(&record, FIELD_CREATOR, "", SOURCE_HAND, "Trần Văn An") >= 0);
    CHECK(record_set(&record, FIELD_KEYWORDS, "und", SOURCE_HAND, "sunset") >= 0);
    CHECK(record_set_string(&record.root, "/m") >= 0);
    CHECK(record_set_string(&record.path, "Phu Quoc/bai-sao.vi.jpg") >= 0);
    put_record(world, 0, &record);
    record_dispose(&record);
    CHECK_TEXT(languages_of(world), "en und vi");
    CHECK_TEXT(matches_of(world, "en", "trần; ~sao; ~sunset; ~quoc; sea", "0 1 2 3 4"),
               "1/9=6.6;6.4;6.10;6.1;0.0");
    CHECK_TEXT(matches_of(world, "vi", "biển; ~phu", "0 1"), "1/9=0.0;6.0");
    CHECK_TEXT(matches_of(world, "und", "trần; ~sunset", "0 1"), "1/8=6.6;3.0");
}

/* --- what changes is seen, within a change and after --- */

static void test_changes_are_seen(struct world *world)
{
    struct record record;
    int64_t id = 0;

    make_record(&record, 1, "en", FIELD_TITLE, "sea");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    CHECK(world->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
    CHECK_TEXT(words_of(world, "en", STORE_WORD, "sea"), "sea:1");
    CHECK_TEXT(matches_of(world, "en", "sea", "0"), "1/1=0.0");
    CHECK_TEXT(counts_of(world, "en"), "1 documents, 1 tokens");
    CHECK_TEXT(languages_of(world), "en");
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    record_dispose(&record);
    put_text(world, 1, 1, "en", "sea and land");
    CHECK_TEXT(matches_of(world, "en", "sea", "0"), "1/3=0.0");
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED_PREFIX, ""), "and:1 land:1 sea:1");
}

#define MANY 12000 /* more than are held back before they are written */

static void put_in_change(struct world *world, int64_t id, uint32_t number, const char *title)
{
    struct record record;

    make_record(&record, number, "en", FIELD_TITLE, title);
    CHECK(world->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
    record_dispose(&record);
}

static void check_many(struct world *world)
{
    CHECK_TEXT(words_of(world, "en", STORE_FOLDED_PREFIX, ""), "cape:1 coast:1 long:1 sea:11997");
    CHECK_TEXT(matches_of(world, "en", "coast", "0"), "1/1=0.0");
    CHECK_TEXT(matches_of(world, "en", "sea cape", "0"), "12000/2=0.0");
    CHECK_TEXT(matches_of(world, "en", "land", "0"), "");
}

/* One asset changes more than once, one comes and goes, and a long text is among them. */
static void test_many_changes_at_once(struct world *world)
{
    struct buf text = BUF_INIT;
    uint32_t i;

    while (text.length < 3000000)
        buf_string(&text, "long ");
    CHECK(world->ops->begin(world->store, NULL) == VITRINE_OK);
    for (i = 1; i <= MANY; i++)
        put_in_change(world, 0, i, i == MANY ? "sea cape" : "sea");
    put_in_change(world, 1, 1, "land");
    put_in_change(world, 1, 1, "coast");
    CHECK(world->ops->remove(world->store, 2, NULL) == VITRINE_OK);
    put_in_change(world, 3, 3, text.bytes);
    put_in_change(world, 4, 4, "sea");
    check_many(world);
    CHECK(world->ops->commit(world->store, NULL) == VITRINE_OK);
    check_many(world);
    CHECK_TEXT(problems_of(world), "");
    buf_dispose(&text);
}

/* --- sinks that stop, and sinks that ask --- */

static vitrine_status stop(void *context, const struct match_document *document, vitrine_error **err)
{
    (void)document;
    (void)err;
    return ++*(int *)context == 2 ? VITRINE_ECANCELLED : VITRINE_OK;
}

static void test_sinks_stop(struct world *world)
{
    struct request_text text;
    int calls = 0;

    put_captions(world);
    CHECK(world->ops->match(world->store, read_request(&text, "en", "white", "0"), stop, &calls, NULL) ==
          VITRINE_ECANCELLED);
    CHECK(calls == 2);
    CHECK_TEXT(matches_of(world, "en", "snow", "0"), "3/4=0.3");
}

struct asker {
    struct world *world;
    struct buf said;
    int calls;
};

static vitrine_status ask(void *context, const struct match_document *document, vitrine_error **err)
{
    struct asker *asker = context;
    struct request_text text;
    struct match_sayer sayer = {&asker->said, 1};
    const struct match_request *request = read_request(&text, "en", "snow", "0"); /* what is being walked */
    const struct store_ops *ops = asker->world->ops;
    vitrine_status s;

    (void)document;
    asker->calls++;
    s = ops->match(asker->world->store, request, say_match, &sayer, err);
    if (s >= 0)
        s = ops->words(asker->world->store, "en", STORE_WORD, "snow", 4, say_word, &asker->said, err);
    return s < 0 ? s : ops->records(asker->world->store, say_record, &asker->said, err);
}

static void test_sinks_ask(struct world *world)
{
    struct asker asker = {world, BUF_INIT, 0};
    struct request_text text;

    put_captions(world);
    CHECK(world->ops->match(world->store, read_request(&text, "en", "snow", "0"), ask, &asker, NULL) ==
          VITRINE_OK);
    CHECK(asker.calls == 1);
    CHECK_TEXT(buf_text(&asker.said), "3/4=0.3 snow:1 1 2 3 4 5 6");
    buf_dispose(&asker.said);
}

static vitrine_status ask_again(void *context, const struct record *record, vitrine_error **err)
{
    struct asker *asker = context;

    say_record(&asker->said, record, err);
    return asker->calls++ > 0
               ? VITRINE_OK
               : asker->world->ops->records(asker->world->store, say_record, &asker->said, err);
}

static void test_walks_nest(struct world *world)
{
    struct asker asker = {world, BUF_INIT, 0};

    put_text(world, 0, 1, "en", "a");
    put_text(world, 0, 2, "en", "b");
    CHECK(world->ops->records(world->store, ask_again, &asker, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&asker.said), "1 1 2 2");
    buf_dispose(&asker.said);
}

int main(int argc, char **argv)
{
    static world_test *const tests[] = {test_words,
                                        test_counts,
                                        test_counts_of_long_texts,
                                        test_matches,
                                        test_long_phrases,
                                        test_names_are_in_every_language,
                                        test_changes_are_seen,
                                        test_many_changes_at_once,
                                        test_sinks_stop,
                                        test_sinks_ask,
                                        test_walks_nest};

    return run_tests(argc > 1 ? argv[1] : "sqlite", tests, sizeof tests / sizeof tests[0]);
}
