/* SPDX-License-Identifier: MIT
 * Random changes and random questions, put to both stores: the same answers, in the same order, at the same
 * places. Prints its seed; usage: random [ROUNDS [SEED]] */
#include "support.h"

#define QUESTIONS 20 /* after each round of changes */
#define ASSETS 60

static uint64_t state;
static unsigned asked;
static unsigned answered; /* with at least one match */

static unsigned pick(unsigned below)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % below;
}

/* --- what there is to say --- */

static const char *const words[] = {"bãi",   "biển", "bien",  "bai",  "đẹp", "dep",  "du",   "lịch",
                                    "phố",   "Pho",  "white", "sand", "sea", "seas", "a",    "beaches",
                                    "beach", "été",  "naïve", "x",    "海",  "海滩", "日落", "沙滩",
                                    "ទេស",   "ចរណ៍",  "ផ្សារ",  "ឆ្នេរ", "12",  "c"};
static const char *const languages[] = {"en", "vi", "und", "zh-Hans", "km", "fr"};
/* What a question may ask for: written forms and their beginnings. */
static const char *const forms[] = {"bãi", "biển", "bien", "~bien", "bai",   "~bai",  "đẹp",   "~dep", "du",
                                    "~du", "lịch", "phố",  "pho",   "~pho",  "white", "sand",  "sea",  "seas",
                                    "s*",  "be*",  "b*",   "a",     "~x",    "~sea",  "été",   "~a*",  "海",
                                    "滩",  "日",   "落",   "沙",    "12",    "none",  "naïve", "đ*",   "bi*",
                                    "bã*", "x",    "c",    "ទេ",    "~white"};
#define COUNT(array) (unsigned)(sizeof(array) / sizeof(array)[0])

static void write_text(char *out, size_t size, bool keywords)
{
    unsigned count = pick(4) == 0 ? pick(60) : 1 + pick(6);
    size_t at = 0;

    *out = '\0';
    while (count-- > 0 && at + 40 < size) {
        const char *apart = at == 0 ? "" : keywords ? "\n" : pick(4) == 0 ? ", " : " ";

        at += (size_t)snprintf(out + at, size - at, "%s%s", apart, words[pick(pick(2) ? COUNT(words) : 8)]);
    }
}

static void set_random(struct record *record)
{
    enum field field = (enum field)(FIELD_TITLE + pick(6));
    char text[1024];

    write_text(text, sizeof text, field == FIELD_KEYWORDS);
    if (*text != '\0')
        CHECK(record_set(record, field, languages[pick(COUNT(languages))], pick(2) ? SOURCE_HAND : SOURCE_XMP,
                         text) >= 0);
}

static void set_place(struct record *record)
{
    static const char *const roots[] = {"/a", "/a/b", "/c"};
    struct record_file file = {NULL, pick(9), pick(9), pick(9), {7}};
    char path[64];

    snprintf(path, sizeof path, "%s/%s-%u.vi.jpg", pick(2) ? "Phố" : "b", words[pick(COUNT(words))], pick(4));
    file.path = path;
    CHECK(record_set_string(&record->root, roots[pick(3)]) >= 0 &&
          record_set_string(&record->path, path) >= 0);
    CHECK(record_add_file(record, &file) >= 0);
}

static void make_random(struct record *record, uint32_t number)
{
    unsigned count = pick(6);

    new_record(record, number);
    while (count-- > 0)
        set_random(record);
    if (pick(3) == 0)
        set_place(record);
    if (pick(4) == 0)
        CHECK(record_set(record, FIELD_CREATOR, "", SOURCE_EXIF, "Trần Văn Bien") >= 0);
}

/* --- the same to both --- */

static struct world worlds[2];

/* The call is made twice: it may not draw numbers. */
#define BOTH(call)                        \
    do {                                  \
        struct world *world = &worlds[0]; \
        vitrine_status first = (call);    \
        world = &worlds[1];               \
        CHECK((call) == first);           \
    } while (0)

static void put_random(void)
{
    uint32_t number = 1 + pick(ASSETS);
    int64_t ids[2] = {pick(3) == 0 ? 0 : (int64_t)pick(ASSETS), 0};
    struct record record;

    ids[1] = ids[0];
    make_random(&record, number);
    /* a uuid that another has is refused, and would end the change: it is asked for first */
    if (worlds[0].ops->find_uuid(worlds[0].store, &ids[0], record.uuid, NULL) == VITRINE_OK)
        CHECK(worlds[1].ops->find_uuid(worlds[1].store, &ids[1], record.uuid, NULL) == VITRINE_OK);
    BOTH(world->ops->put(world->store, &ids[world == &worlds[1]], &record, NULL));
    CHECK(ids[0] == ids[1]);
    record_dispose(&record);
}

static void fail_random(void)
{
    const char *root = pick(2) ? "/a" : "/a/b";
    char path[16];
    struct store_file file = {path, 0, 1, 2, 3, NULL, "damaged"};

    snprintf(path, sizeof path, "b/%u", pick(6));
    if (pick(3) == 0)
        BOTH(world->ops->drop_failure(world->store, root, path, NULL));
    else
        BOTH(world->ops->put_failure(world->store, root, &file, NULL));
}

static void change(void)
{
    unsigned kind = pick(40);
    int64_t id = 1 + (int64_t)pick(80);

    if (kind == 0)
        BOTH(world->ops->move_root(world->store, "/a/b", "/a", NULL));
    else if (kind < 4)
        fail_random();
    else if (kind < 12)
        BOTH(world->ops->remove(world->store, id, NULL));
    else
        put_random();
}

static void ask(void);

static void change_round(void)
{
    unsigned count = 1 + pick(12);

    BOTH(world->ops->begin(world->store, NULL));
    while (count-- > 0) {
        change();
        if (pick(20) == 0)
            ask();
    }
    if (pick(4) == 0)
        BOTH((world->ops->rollback(world->store), VITRINE_OK));
    else
        BOTH(world->ops->commit(world->store, NULL));
}

/* --- questions --- */

static void write_term(char *out, size_t size)
{
    unsigned slots = 1 + (pick(3) == 0 ? pick(3) : 0);
    size_t at = 0;

    while (slots-- > 0) {
        unsigned count = 1 + (pick(3) == 0 ? pick(3) : 0);
        bool prefix = slots == 0 && pick(3) == 0; /* all forms of a last slot, or none */

        while (count > 0) {
            const char *form = forms[pick(COUNT(forms))];
            size_t length = strlen(form);

            if ((form[length - 1] == '*') != prefix && !(prefix && length < 3))
                continue;
            at += (size_t)snprintf(out + at, size - at, "%s%s%s", form,
                                   prefix && form[length - 1] != '*' ? "*" : "",
                                   --count > 0 ? "|"
                                   : slots > 0 ? " "
                                               : "");
        }
    }
}

static void ask_match(void)
{
    struct request_text text;
    const char *language = languages[pick(COUNT(languages))];
    char terms[480] = "";
    char groups[64] = "";
    char answer[2][32768];
    unsigned term_count = 1 + pick(4);
    unsigned group_count = 1 + pick(3);
    unsigned i;

    for (i = 0; i < term_count; i++) {
        if (i > 0)
            strcat(terms, "; ");
        write_term(terms + strlen(terms), sizeof terms - strlen(terms));
    }
    for (i = 0; i < group_count; i++) {
        size_t at = strlen(groups);

        at += (size_t)snprintf(groups + at, sizeof groups - at, "%s%u", i > 0 ? " " : "", pick(term_count));
        if (pick(2))
            snprintf(groups + at, sizeof groups - at, ",%u", pick(term_count));
    }
    for (i = 0; i < 2; i++) {
        CHECK(match_into(&worlds[i].said, &worlds[i], read_request(&text, language, terms, groups), NULL) >=
              0);
        snprintf(answer[i], sizeof answer[i], "%s", buf_text(&worlds[i].said));
    }
    asked++;
    answered += answer[0][0] != '\0';
    if (!CHECK_ROW(answer[1], answer[0], terms))
        fprintf(stderr, "  groups %s in %s\n", groups, language);
}

static void ask_words(void)
{
    static const char *const keys[] = {"",   "b",   "bai", "bien", "sea", "beach", "d",
                                       "du", "pho", "海",  "ទ",    "été", "x"};
    const char *key = keys[pick(COUNT(keys))];
    const char *language = languages[pick(COUNT(languages))];
    enum store_key by = (enum store_key)pick(4);
    struct buf first = BUF_INIT;

    buf_string(&first, words_of(&worlds[0], language, by, key));
    CHECK_ROW(words_of(&worlds[1], language, by, key), buf_text(&first), key);
    buf_clear(&first);
    buf_string(&first, counts_of(&worlds[0], language));
    CHECK_ROW(counts_of(&worlds[1], language), buf_text(&first), language);
    buf_dispose(&first);
}

static void ask_phrases(void)
{
    static const char *const keys[] = {"", "b", "bai", "bai ", "d", "pho", "海", "be", "x"};
    const char *key = keys[pick(COUNT(keys))];
    const char *language = languages[pick(COUNT(languages))];
    enum phrase_kind kind = pick(2) ? PHRASE_KEYWORD : PHRASE_TITLE;
    struct buf first = BUF_INIT;

    buf_string(&first, phrases_of(&worlds[0], language, kind, key));
    CHECK_ROW(phrases_of(&worlds[1], language, kind, key), buf_text(&first), key);
    buf_dispose(&first);
}

static vitrine_status say_file(void *context, const struct store_file *file, vitrine_error **err)
{
    (void)err;
    buf_format(context, "%s %lld %lld; ", file->path, (long long)file->asset, (long long)file->size);
    return VITRINE_OK;
}

static const char *files_of(struct world *world)
{
    buf_clear(&world->said);
    CHECK(world->ops->files(world->store, "/a", pick(2) ? "b" : "", say_file, &world->said, NULL) ==
          VITRINE_OK);
    return buf_text(&world->said);
}

static const char *history_of(struct world *world)
{
    struct history history = {0};
    size_t i;

    buf_clear(&world->said);
    CHECK(world->ops->history(world->store, &history, 1 + (int64_t)pick(80), NULL) == VITRINE_OK);
    for (i = 0; i < history.count; i++) {
        const struct history_change *change = &history.items[i];

        buf_format(&world->said, "%s %d %d %s; ", change->language, change->field, (int)change->source,
                   change->before != NULL ? change->before : "-");
    }
    history_dispose(&history);
    return buf_text(&world->said);
}

static void same(const char *(*answer)(struct world *))
{
    struct buf first = BUF_INIT;
    uint64_t before = state;

    buf_string(&first, answer(&worlds[0]));
    state = before;
    CHECK_TEXT(answer(&worlds[1]), buf_text(&first));
    buf_dispose(&first);
}

static void ask(void)
{
    unsigned i;

    for (i = 0; i < QUESTIONS - 4; i++)
        ask_match();
    ask_words();
    ask_words();
    ask_phrases();
    ask_phrases();
    same(languages_of);
    same(records_of);
    same(roots_of);
    same(files_of);
    same(history_of);
}

int main(int argc, char **argv)
{
    unsigned rounds = argc > 1 ? (unsigned)strtoul(argv[1], NULL, 10) : 100;
    unsigned i;

    state = argc > 2 ? strtoull(argv[2], NULL, 10) : 2026;
    printf("seed %llu\n", (unsigned long long)state);
    for (i = 0; i < 2; i++) {
        world_init(&worlds[i], NULL);
        world_open(&worlds[i], openers[i].open);
    }
    for (i = 0; i < rounds; i++) {
        change_round();
        if (i % 10 == 5)
            world_open(&worlds[1], open_sqlite);
        ask();
        if (i % 25 == 7)
            CHECK_TEXT(problems_of(&worlds[1]), "");
    }
    CHECK(answered * 4 > asked); /* not of nothing */
    world_dispose(&worlds[0]);
    world_dispose(&worlds[1]);
    return check_end();
}
