/* SPDX-License-Identifier: MIT
 * A record as a value: which source is shown, what a person's word does, and the bytes that stores keep. */
#include "base/alloc.h"
#include "check.h"
#include "record/codec.h"

/* Values in the order they are set, then what is shown: rows of vitrine.md sections 1 and 5. */
static const struct {
    enum field field;
    struct {
        enum source source;
        const char *text;
    } set[4];
    const char *shown; /* NULL: nothing */
} rows[] = {
    {FIELD_TITLE, {{SOURCE_FILE, "f"}}, "f"},
    {FIELD_TITLE, {{SOURCE_EXIF, "e"}, {SOURCE_XMP, "x"}, {SOURCE_IPTC, "i"}}, "x"},
    {FIELD_TITLE, {{SOURCE_SIDECAR, "s"}, {SOURCE_XMP, "x"}}, "s"},
    {FIELD_TITLE, {{SOURCE_EXIF, "e"}, {SOURCE_IPTC, "i"}}, "i"},
    {FIELD_TAKEN_AT, {{SOURCE_XMP, "x"}, {SOURCE_EXIF, "e"}, {SOURCE_IPTC, "i"}}, "e"},
    {FIELD_LATITUDE, {{SOURCE_EXIF, "1"}, {SOURCE_SIDECAR, "2"}}, "2"},
    {FIELD_CAMERA, {{SOURCE_XMP, "x"}, {SOURCE_EXIF, "e"}}, "e"},
    {FIELD_CREATOR, {{SOURCE_XMP, "x"}, {SOURCE_EXIF, "e"}}, "x"},
    {FIELD_TITLE, {{SOURCE_HAND, "h"}, {SOURCE_SIDECAR, "s"}}, "h"},
    {FIELD_TITLE, {{SOURCE_HAND, "h"}, {SOURCE_IMPORT, "m"}}, "m"}, /* the latest person */
    {FIELD_TITLE, {{SOURCE_IMPORT, "m"}, {SOURCE_HAND, "h"}}, "h"},
    {FIELD_TITLE, {{SOURCE_IMPORT, "m"}, {SOURCE_HAND, "h"}, {SOURCE_IMPORT, "n"}}, "n"},
    {FIELD_TITLE, {{SOURCE_XMP, "x"}, {SOURCE_HAND, ""}}, NULL}, /* emptied by a person */
    {FIELD_TITLE, {{SOURCE_HAND, ""}, {SOURCE_XMP, "x"}}, NULL},
    {FIELD_TITLE, {{SOURCE_HAND, ""}, {SOURCE_IMPORT, "m"}}, "m"},
};

static void test_shown(void)
{
    size_t i;
    size_t k;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const char *language = field_is_text(rows[i].field) ? "vi" : "";
        struct record record;
        char row[16];

        record_init(&record);
        for (k = 0; k < 4 && rows[i].set[k].text != NULL; k++)
            CHECK(record_set(&record, rows[i].field, language, rows[i].set[k].source, rows[i].set[k].text) ==
                  VITRINE_OK);
        snprintf(row, sizeof row, "row %zu", i);
        CHECK_ROW(record_shown_text(&record, rows[i].field, language), rows[i].shown, row);
        record_dispose(&record);
    }
}

static void test_revert(void)
{
    struct record record;

    record_init(&record);
    record_set(&record, FIELD_TITLE, "vi", SOURCE_XMP, "x");
    record_set(&record, FIELD_TITLE, "vi", SOURCE_HAND, "h");
    record_drop(&record, FIELD_TITLE, "vi", SOURCE_HAND);
    CHECK_TEXT(record_shown_text(&record, FIELD_TITLE, "vi"), "x");
    record_set(&record, FIELD_TITLE, "en", SOURCE_HAND, "kept");
    record_drop_file_values(&record);
    CHECK(!record_has_language(&record, "vi") && record.text_count == 1);
    CHECK_TEXT(record_shown_text(&record, FIELD_TITLE, "en"), "kept");
    record_dispose(&record);
}

static void test_display(void)
{
    static const struct {
        const char *wanted;
        const char *home;
        const char *shown;
    } asked[] = {
        {"en", "vi", "en"},      {"fr", "vi", "vi"}, {NULL, "vi", "vi"},      {NULL, "fr", "en"},
        {"zh", "vi", "zh-Hant"}, {"zh-Hans", "vi", "vi"}, {"und", "vi", "und"},
    };
    struct record record;
    size_t i;

    record_init(&record);
    record_set(&record, FIELD_TITLE, "vi", SOURCE_XMP, "a");
    record_set(&record, FIELD_TITLE, "en", SOURCE_XMP, "b");
    record_set(&record, FIELD_TITLE, "zh-Hant", SOURCE_XMP, "c");
    record_set(&record, FIELD_KEYWORDS, "und", SOURCE_XMP, "d");
    for (i = 0; i < sizeof asked / sizeof asked[0]; i++)
        CHECK_ROW(record_display_language(&record, asked[i].wanted, asked[i].home), asked[i].shown,
                  asked[i].wanted ? asked[i].wanted : "none");
    record_dispose(&record);
}

/* --- bytes --- */

static void fill(struct record *record)
{
    struct record_file file = {.path = "b\xff.jpg", .size = 7, .mtime_ns = -5, .inode = UINT64_MAX};

    record_init(record);
    record_uuid_random(record->uuid);
    record->kind = RECORD_IMAGE;
    record->bytes = 81234;
    record->modified_at = -1;
    record->missing = true;
    record->width = 4000;
    record->orientation = 6;
    record_set_string(&record->root, "/srv/\xfe");
    record_set_string(&record->path, "b\xff.jpg");
    record_set_string(&record->status, "approved");
    record_list_add(&record->topics, "biển");
    record_list_add(&record->topics, "bãi");
    record_list_append(&record->warnings, "one");
    record_add_file(record, &file);
    record_set(record, FIELD_TITLE, "vi", SOURCE_XMP, "Bãi Sao");
    record_set(record, FIELD_TITLE, "vi", SOURCE_HAND, "");
    record_set(record, FIELD_KEYWORDS, "zh-Hans", SOURCE_IMPORT, "海滩\n白沙");
    record_set(record, FIELD_LATITUDE, "", SOURCE_EXIF, "10.05");
    record_text(record, "vi", true)->guessed = true;
    record_text(record, "vi", true)->updated_at = 1795610783;
}

static void test_codec(void)
{
    struct record record;
    struct record back;
    struct buf bytes = BUF_INIT;
    struct buf again = BUF_INIT;
    size_t length;
    size_t i;

    fill(&record);
    record_encode(&bytes, &record);
    record_init(&back);
    CHECK(record_decode(&back, bytes.bytes, bytes.length, NULL) == VITRINE_OK);
    CHECK(record_same_content(&record, &back));
    record_encode(&again, &back);
    CHECK(again.length == bytes.length && memcmp(again.bytes, bytes.bytes, bytes.length) == 0);
    record_dispose(&back);
    for (length = 0; length < bytes.length; length++) { /* cut: an error, or a shorter record; never a crash */
        record_init(&back);
        record_decode(&back, bytes.bytes, length, NULL);
        record_dispose(&back);
    }
    for (i = 0; i < 20000; i++) { /* one byte changed */
        size_t at = (i * 2654435761u) % bytes.length;
        char before = bytes.bytes[at];

        bytes.bytes[at] = (char)(i * 40503u >> 7);
        record_init(&back);
        record_decode(&back, bytes.bytes, bytes.length, NULL);
        record_dispose(&back);
        bytes.bytes[at] = before;
    }
    buf_dispose(&bytes);
    buf_dispose(&again);
    record_dispose(&record);
}

static void test_uuid(void)
{
    static const char text[] = "f81d4fae-7dec-41d0-a765-00a0c91e6bf6";
    static const char *const wrong[] = {"", "f81d4fae", "f81d4fae-7dec-41d0-a765-00a0c91e6bf", "f81d4fae+7dec-41d0-a765-00a0c91e6bf6",
                                        "f81d4fae-7dec-41d0-a765-00a0c91e6bfg", "f81d4fae-7dec-41d0-a765-00a0c91e6bf6 "};
    unsigned char uuid[RECORD_UUID_SIZE];
    char back[37];
    size_t i;

    CHECK(record_uuid_parse(uuid, "F81D4FAE-7DEC-41D0-A765-00A0C91E6BF6"));
    record_uuid_format(back, uuid);
    CHECK_TEXT(back, text);
    for (i = 0; i < sizeof wrong / sizeof wrong[0]; i++)
        CHECK(!record_uuid_parse(uuid, wrong[i]));
    record_uuid_random(uuid);
    record_uuid_format(back, uuid);
    CHECK(back[14] == '4' && strchr("89ab", back[19]) != NULL); /* RFC 9562: version 4, variant 10 */
}

static void test_failing_memory(void)
{
    long n;
    int hit = 1;

    for (n = 0; hit; n++) {
        struct record record;
        struct record copy;

        record_init(&copy);
        mem_fault_set(-1, 0);
        fill(&record);
        mem_fault_set(n, 0);
        CHECK((record_copy(&copy, &record) < 0) == mem_fault_hit());
        hit = mem_fault_hit();
        mem_fault_set(-1, 0);
        record_dispose(&copy);
        record_dispose(&record);
    }
    CHECK(n > 5);
}

int main(void)
{
    test_shown();
    test_revert();
    test_display();
    test_codec();
    test_uuid();
    test_failing_memory();
    return check_end();
}
