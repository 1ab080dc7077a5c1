/* SPDX-License-Identifier: MIT
 * What is exported and imported into an empty catalogue is exported as the same bytes; imported where it came
 * from, it changes nothing. Over values that break what is careless. */
#include "import_world.h"

#define ASSETS 300

static const char *const texts[] = {
    "Bãi Sao",
    "\"quoted\", 'and' \\slashed\\ /",
    "Ba\xcc\x83i Sao",                                        /* NFD */
    "\x01\x02\x1f\x7f\t\r\n",                                 /* control characters */
    "\xf0\x9f\x8f\x96\xef\xb8\x8f 🏖️👩‍👩‍👧", /* emoji, joiners */
    "=HYPERLINK(\"http://x\")",
    "+84 297 384",
    "-",
    "@here",
    "'tis",
    "'=1",
    "\ttab first",
    "\rreturn first",
    "\nfeed first",
    "a,b;c|d\te",
    "line one\nline two\r\nline three",
    "   spaces   ",
    "null",
    "{\"a\":1}",
    "\xe2\x80\xa8\xe2\x80\xa9\xef\xbb\xbf", /* separators, a mark */
    "\xef\xbf\xbd",
    "ឆ្នេរ​ខ្សាច់",
    "海滩",
    "0",
};
static const char *const keywords[] = {"biển\nPhú Quốc", "=a\n-b", "one", "a,b\n\"c\"", "'a", "x;y"};
static const char *const languages[] = {"vi", "en", "zh-Hans", "zh-Hant", "und", "sr-Latn", "km", "la"};
#define PLAIN_LANGUAGES 7 /* a header of CSV cannot say that la is meant, not lo */
static const char *const decimals[] = {"10.05",      "-33.8",          "0", "7", "-0.0000001",
                                       "89.9999999", "12.345678901234"};
static const char *const moments[] = {"1975",
                                      "1975-04",
                                      "1975-04-30",
                                      "2021-07-15T08:30:00",
                                      "2021-07-15T08:30:00+07:00",
                                      "2021-07-15T08:30:00Z"};

static unsigned random_state;

static unsigned pick(unsigned below)
{
    random_state = random_state * 1103515245u + 12345u;
    return (random_state >> 16) % below;
}

#define PICK(array) (array)[pick(sizeof(array) / sizeof(array)[0])]

static void set(struct record *record, enum field field, const char *language, const char *text)
{
    record_set(record, field, language, (enum source)(SOURCE_FILE + pick(SOURCE_HAND)), text);
    if (pick(4) == 0)
        record_set(record, field, language, SOURCE_HAND, "");
    if (pick(8) == 0)
        record_set(record, field, language, SOURCE_IMPORT, text);
}

static void fill_texts(struct record *record, bool plain)
{
    unsigned count = pick(4);
    size_t i;

    while (count-- > 0) {
        const char *language = languages[pick(plain ? PLAIN_LANGUAGES : PLAIN_LANGUAGES + 1)];
        int field;

        for (field = FIELD_TITLE; field <= FIELD_BODY; field++)
            if (pick(2))
                set(record, (enum field)field, language,
                    field == FIELD_KEYWORDS ? PICK(keywords) : PICK(texts));
    }
    for (i = 0; i < record->text_count; i++) {
        record->texts[i].guessed = pick(2);
        record->texts[i].updated_at = (int64_t)pick(30000) * 60000;
    }
}

static void fill_facts(struct record *record)
{
    static const enum field fields[] = {FIELD_CREATOR, FIELD_CREDIT_LINE, FIELD_COPYRIGHT_NOTICE,
                                        FIELD_LICENSE, FIELD_CAMERA};
    size_t i;

    for (i = 0; i < 5; i++)
        if (pick(3) == 0)
            set(record, fields[i], "", PICK(texts));
    if (pick(2)) {
        set(record, FIELD_LATITUDE, "", PICK(decimals));
        set(record, FIELD_LONGITUDE, "", PICK(decimals));
    }
    if (pick(3) == 0)
        set(record, FIELD_ALTITUDE, "", PICK(decimals));
    if (pick(2))
        set(record, FIELD_TAKEN_AT, "", PICK(moments));
}

static void fill_state(struct record *record)
{
    static const char *const statuses[] = {"", "approved", "withdrawn"};
    static const char *const names[] = {"beaches", "món ăn", "\"q\"", "=x", "a,b", "tết"};

    record_set_string(&record->status, PICK(statuses));
    if (pick(2))
        record_set_string(&record->valid_from, "2026-01-01");
    if (pick(2))
        record_set_string(&record->valid_until, "2026-12-31");
    while (pick(2))
        record_list_add(&record->audience, PICK(names));
    while (pick(2))
        record_list_add(&record->topics, PICK(names));
    while (pick(2))
        record_list_add(&record->collections, PICK(names));
    while (pick(2))
        record_list_append(&record->warnings, PICK(texts));
}

static void fill_file(struct record *record, unsigned number, bool plain)
{
    static const char *const roots[] = {"/srv/media", "/srv/mé dia", "/srv/m\xc3", "/srv/other"};
    struct record_file file = {.size = (int64_t)pick(2) * 100, .mtime_ns = (int64_t)pick(2) * 1000000007};
    char path[64];

    bool rooted = pick(4);

    snprintf(path, sizeof path, "%s/%u %s.jpg", pick(2) ? "thư mục" : "=a", rooted ? number / 3 : number % 20,
             pick(3) || plain ? "ả" : "\xff\xfe");
    record_set_string(&record->path, path);
    if (rooted)
        record_set_string(&record->root, roots[number % 3 + (plain && number % 3 == 2)]);
    file.path = record->path;
    record_add_file(record, &file);
    if (pick(2)) {
        strcat(path, ".xmp");
        file.path = path;
        record_add_file(record, &file);
    }
    record_set_string(&record->media_type, pick(2) ? "image/jpeg" : "");
    record->bytes = pick(2) ? (int64_t)pick(30000) << 20 : -1;
    record->modified_at = pick(2) ? (int64_t)pick(30000) * 70001 : INT64_MIN;
    record->missing = pick(3) == 0;
    record->width = pick(2) ? pick(9000) : 0;
    record->height = pick(2) ? pick(9000) : 0;
    record->orientation = pick(9);
    if (pick(3) == 0)
        record_set_string(&record->digest,
                          "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef");
}

/* What a catalogue may hold, whoever put it there. */
static void fill(struct world *world, bool plain)
{
    struct store *store = world->store;
    unsigned i;

    random_state = 1;
    CHECK(store->ops->begin(store, NULL) == VITRINE_OK);
    for (i = 0; i < ASSETS; i++) {
        struct record record;
        int64_t id = (int64_t)(i * 7919 % 1009) + 1; /* not in the order of paths */

        record_init(&record);
        memset(record.uuid, (int)i, sizeof record.uuid);
        record.uuid[0] = (unsigned char)(i >> 8);
        record.kind = pick(2) ? RECORD_IMAGE : RECORD_TEXT;
        if (pick(5))
            fill_file(&record, i, plain);
        fill_state(&record);
        fill_facts(&record);
        fill_texts(&record, plain);
        CHECK(store->ops->put(store, &id, &record, NULL) == VITRINE_OK);
        record_dispose(&record);
    }
    CHECK(store->ops->commit(store, NULL) == VITRINE_OK);
}

static void say_first_failure(const struct world *world)
{
    if (world->report.failures.count > 0)
        fprintf(stderr, "%llu: %s\n", (unsigned long long)world->report.failures.items[0].record,
                world->report.failures.items[0].reason);
}

static void check_same_lines(const char *got, const char *wanted)
{
    unsigned line = 1;

    while (*got != '\0' && *got == *wanted) {
        line += *got == '\n';
        got++;
        wanted++;
    }
    if (!CHECK(*got == *wanted))
        fprintf(stderr, "line %u: got %.80s\n wanted %.80s\n", line, got, wanted);
}

/* Into an empty catalogue, and back into the one it came from. */
static void check_format(const char *format, bool sqlite, bool plain)
{
    struct world from;
    struct world into;
    struct world_source source;
    char *exported;
    char *again;

    if (!world_open(&from, sqlite) || !world_open(&into, sqlite))
        return;
    fill(&from, plain);
    exported = world_export(&from, format);
    source = (struct world_source){exported, strlen(exported), 0};
    CHECK(world_import_from(&into, &source, format) == VITRINE_OK);
    CHECK_TEXT(into.message, "");
    CHECK_TEXT(world_counts(&into), "300 300 0 0 0");
    say_first_failure(&into);
    again = world_export(&into, format);
    check_same_lines(again, exported);
    free(again);

    source = (struct world_source){exported, strlen(exported), 0};
    CHECK(world_import_from(&from, &source, format) == VITRINE_OK);
    CHECK_TEXT(world_counts(&from), "300 0 0 300 0");
    say_first_failure(&from);
    again = world_export(&from, format);
    check_same_lines(again, exported);
    free(again);
    free(exported);
    world_close(&into);
    world_close(&from);
}

int main(int argc, char **argv)
{
    bool sqlite = argc > 1 && strcmp(argv[1], "sqlite") == 0;

    check_format("ndjson", sqlite, false);
    check_format("csv", sqlite, true);
    return check_end();
}
