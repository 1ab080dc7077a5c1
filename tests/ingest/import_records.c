/* SPDX-License-Identifier: MIT
 * NDJSON in, catalogue out: which asset a record means, and what it changes. */
#include "import_world.h"

#define A "11111111-1111-4111-8111-111111111111"
#define B "22222222-2222-4222-8222-222222222222"

static const struct {
    const char *name;
    const char *first;  /* imported first; NULL: nothing */
    const char *second; /* then this */
    const char *counts; /* of the second: read added updated unchanged failed */
    const char *wanted; /* a part of each line of the export */
} rows[] = {
    {"a new asset is taken as given", NULL,
     "{\"uuid\":\"" A
     "\",\"id\":7,\"kind\":\"image\",\"path\":\"bai-sao.jpg\",\"root\":\"/srv\",\"missing\":true,"
     "\"width\":30,\"height\":40,\"orientation\":6,\"bytes\":81234,\"modified_at\":\"2026-01-02T03:04:05Z\","
     "\"latitude\":10.05,\"altitude\":-3,\"taken_at\":\"1975-04\",\"status\":\"approved\",\"audience\":[\"press\"],"
     "\"valid_from\":\"2026-01-01\",\"texts\":{\"vi\":{\"title\":\"Bãi Sao\",\"keywords\":[\"biển\",\"Phú Quốc\"],"
     "\"sources\":{\"title\":\"xmp\"},\"guessed\":true,\"updated_at\":\"2026-02-03T04:05:06Z\"}},"
     "\"files\":[\"bai-sao.jpg\",\"bai-sao.jpg.xmp\"],\"warnings\":[\"w\"]}\n",
     "1 1 0 0 0",
     "{\"uuid\":\"" A
     "\",\"id\":7,\"kind\":\"image\",\"path\":\"bai-sao.jpg\",\"root\":\"/srv\",\"missing\":true,"
     "\"width\":30,\"height\":40,\"orientation\":6,\"bytes\":81234,\"modified_at\":\"2026-01-02T03:04:05Z\","
     "\"latitude\":10.05,\"longitude\":null,\"altitude\":-3,\"taken_at\":\"1975-04\",\"status\":\"approved\","
     "\"audience\":[\"press\"],\"valid_from\":\"2026-01-01\",\"valid_until\":null,\"languages\":[\"vi\"],"
     "\"texts\":{\"vi\":{\"title\":\"Bãi Sao\",\"description\":null,\"keywords\":[\"biển\",\"Phú Quốc\"],"
     "\"sources\":{\"title\":\"xmp\",\"keywords\":\"import\"},\"guessed\":true,"
     "\"updated_at\":\"2026-02-03T04:05:06Z\"}},\"files\":[\"bai-sao.jpg\",\"bai-sao.jpg.xmp\"],"
     "\"warnings\":[\"w\"]}\n"},
    {"nothing said, nothing known", NULL, "{\"uuid\":\"" A "\"}\n", "1 1 0 0 0",
     "{\"kind\":\"text\",\"path\":null,\"root\":null,\"media_type\":null,\"bytes\":null,\"digest\":null,"
     "\"modified_at\":null,\"missing\":false,\"width\":null,\"height\":null,\"orientation\":null,\"taken_at\":null,"
     "\"latitude\":null,\"longitude\":null,\"altitude\":null,\"camera\":null,\"creator\":null,\"credit_line\":null,"
     "\"copyright_notice\":null,\"license\":null,\"status\":\"draft\",\"valid_from\":null,\"valid_until\":null,"
     "\"audience\":[],\"topics\":[],\"collections\":[],\"languages\":[],\"texts\":{},\"files\":[],\"warnings\":[]}"},
    {"the same line twice is one asset", NULL,
     "{\"texts\":{\"vi\":{\"title\":\"Bãi Sao\"}}}\n{\"texts\":{\"vi\":{\"title\":\"Bãi Sao\"}}}\n",
     "2 1 0 1 0", "{\"texts\":{\"vi\":{\"title\":\"Bãi Sao\"}}}"},
    {"the order of keys is not content",
     "{\"creator\":\"An\",\"texts\":{\"vi\":{\"title\":\"a\"},"
     "\"en\":{\"title\":\"b\",\"place\":\"p\"}}}",
     "{\"texts\":{\"en\":{\"place\":\"p\",\"title\":\"b\"},\"vi\":{\"title\":\"a\"}},\"creator\":\"An\"}",
     "1 0 0 1 0", "{\"languages\":[\"en\",\"vi\"]}"},
    {"its uuid follows from the content, for ever", NULL, "{\"texts\":{\"vi\":{\"title\":\"Bãi Sao\"}}}",
     "1 1 0 0 0", "{\"uuid\":\"5cf6a4b6-6c1b-8bdf-bc93-91b3fbf83a63\"}"},
    {"another text is another asset", "{\"texts\":{\"vi\":{\"title\":\"a\"}}}",
     "{\"texts\":{\"en\":{\"title\":\"a\"}}}", "1 1 0 0 0", "{}\n{}"},
    {"found by uuid", "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"a\"}}}",
     "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"b\"}}}", "1 0 1 0 0",
     "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"b\",\"sources\":{\"title\":\"import\"}}}}"},
    {"found by root and path", "{\"uuid\":\"" A "\",\"root\":\"/a\",\"path\":\"x.jpg\",\"kind\":\"image\"}",
     "{\"uuid\":\"" B "\",\"root\":\"/a\",\"path\":\"x.jpg\",\"creator\":\"An\"}", "1 0 1 0 0",
     "{\"uuid\":\"" A "\",\"creator\":\"An\"}"},
    {"found by a path one asset alone has", "{\"uuid\":\"" A "\",\"root\":\"/a\",\"path\":\"x.jpg\"}",
     "{\"path\":\"x.jpg\",\"creator\":\"An\"}", "1 0 1 0 0", "{\"uuid\":\"" A "\",\"creator\":\"An\"}"},
    {"a path that two assets have",
     "{\"root\":\"/a\",\"path\":\"x.jpg\"}\n{\"root\":\"/b\",\"path\":\"x.jpg\"}",
     "{\"path\":\"x.jpg\",\"creator\":\"An\"}", "1 1 0 0 0",
     "{\"root\":\"/a\",\"creator\":null}\n{\"root\":\"/b\",\"creator\":null}\n{\"root\":null,\"creator\":\"An\"}"},
    {"the file of a sidecar is not the asset's name", "{\"path\":\"x.jpg\",\"files\":[\"x.jpg\",\"x.xmp\"]}",
     "{\"path\":\"x.xmp\"}", "1 1 0 0 0", "{\"path\":\"x.jpg\"}\n{\"path\":\"x.xmp\"}"},
    {"id never matches", "{\"uuid\":\"" A "\",\"id\":5,\"creator\":\"An\"}",
     "{\"uuid\":\"" B "\",\"id\":5,\"creator\":\"Bình\"}", "1 1 0 0 0",
     "{\"id\":5,\"uuid\":\"" A "\",\"creator\":\"An\"}\n{\"id\":6,\"uuid\":\"" B "\"}"},
    {"an equal value keeps its source",
     "{\"uuid\":\"" A
     "\",\"texts\":{\"vi\":{\"title\":\"a\",\"place\":\"p\",\"sources\":{\"title\":\"xmp\"}}}}",
     "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"a\",\"place\":\"q\"}}}", "1 0 1 0 0",
     "{\"texts\":{\"vi\":{\"title\":\"a\",\"place\":\"q\",\"sources\":{\"title\":\"xmp\",\"place\":\"import\"}}}}"},
    {"absent and null leave alone, \"\" and [] clear",
     "{\"uuid\":\"" A "\",\"creator\":\"An\",\"license\":\"l\",\"topics\":[\"t\"],\"audience\":[\"u\"],"
     "\"latitude\":1,\"longitude\":2,"
     "\"texts\":{\"vi\":{\"title\":\"a\",\"description\":\"b\",\"place\":\"c\",\"keywords\":[\"k\"]}}}",
     "{\"uuid\":\"" A "\",\"creator\":\"\",\"license\":null,\"topics\":[],\"latitude\":\"\","
     "\"texts\":{\"vi\":{\"title\":\"\",\"place\":null,\"keywords\":[]}}}",
     "1 0 1 0 0",
     "{\"creator\":null,\"license\":\"l\",\"topics\":[],\"audience\":[\"u\"],\"latitude\":null,\"longitude\":2,"
     "\"texts\":{\"vi\":{\"title\":null,\"description\":\"b\",\"place\":\"c\",\"keywords\":[],"
     "\"sources\":{\"description\":\"import\",\"place\":\"import\"}}}}"},
    {"to clear what is not there changes nothing", "{\"uuid\":\"" A "\"}",
     "{\"uuid\":\"" A "\",\"creator\":\"\",\"topics\":[],\"texts\":{\"vi\":{\"title\":\"\"}}}", "1 0 0 1 0",
     "{\"texts\":{}}"},
    {"in a new asset there is nothing to clear", NULL,
     "{\"creator\":\"\",\"license\":\"l\","
     "\"texts\":{\"vi\":{\"title\":\"\"},\"en\":{\"title\":\"t\"}}}",
     "1 1 0 0 0", "{\"creator\":null,\"languages\":[\"en\"]}"},
    {"another language beside", "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"a\"}}}",
     "{\"uuid\":\"" A "\",\"texts\":{\"km\":{\"title\":\"ខ\"}}}", "1 0 1 0 0",
     "{\"languages\":[\"km\",\"vi\"]}"},
    {"languages as they are stored", NULL,
     "{\"texts\":{\"vi-VN\":{\"title\":\"a\"},\"zh-TW\":{\"title\":\"b\"},\"EN_gb\":{\"title\":\"c\"},"
     "\"und\":{\"keywords\":[\"k\"]}}}",
     "1 1 0 0 0", "{\"languages\":[\"en\",\"und\",\"vi\",\"zh-Hant\"]}"},
    {"bare zh by its characters", NULL,
     "{\"texts\":{\"zh\":{\"title\":\"廣西風景\"}}}\n"
     "{\"texts\":{\"zh\":{\"title\":\"广西风景\"}}}",
     "2 2 0 0 0", NULL},
    {"the tag without region counts", NULL,
     "{\"texts\":{\"en-GB\":{\"title\":\"colour\",\"place\":\"p\"},\"en\":{\"title\":\"color\"}}}",
     "1 1 0 0 0",
     "{\"texts\":{\"en\":{\"title\":\"color\",\"place\":\"p\"}},"
     "\"warnings\":[\"title of en-GB left out: there is one of en\"]}"},
    {"kind by media type", NULL, "{\"path\":\"x\",\"media_type\":\"image/png\"}", "1 1 0 0 0",
     "{\"kind\":\"image\"}"},
    {"kind by name", NULL, "{\"path\":\"x.jpg\"}\n{\"path\":\"y.md\"}\n{\"path\":\"z\"}", "3 3 0 0 0",
     "{\"kind\":\"image\"}\n{\"kind\":\"text\"}\n{\"kind\":\"text\"}"},
    {"two uuids of one path are two assets", NULL,
     "{\"uuid\":\"" A "\",\"path\":\"x.jpg\"}\n{\"uuid\":\"" B "\",\"path\":\"x.jpg\"}", "2 2 0 0 0",
     "{\"uuid\":\"" A "\"}\n{\"uuid\":\"" B "\"}"},
    {"facts of a file no scan has seen",
     "{\"uuid\":\"" A "\",\"path\":\"x.jpg\",\"width\":1,\"missing\":true}",
     "{\"uuid\":\"" A "\",\"path\":\"y.jpg\",\"width\":2,\"height\":3,\"missing\":false}", "1 0 1 0 0",
     "{\"path\":\"y.jpg\",\"width\":2,\"height\":3,\"missing\":false,\"files\":[\"y.jpg\"]}"},
    {"a path that is not UTF-8", NULL,
     "{\"uuid\":\"" A
     "\",\"path\":\"\xef\xbf\xbd.jpg\",\"path_base64\":\"/y5qcGc=\",\"files\":[\"\xef\xbf\xbd.jpg\"]}",
     "1 1 0 0 0",
     "{\"path\":\"\xef\xbf\xbd.jpg\",\"path_base64\":\"/y5qcGc=\",\"files\":[\"\xef\xbf\xbd.jpg\"]}"},
    {"the same of it by what is shown", "{\"uuid\":\"" A "\",\"path_base64\":\"/y5qcGc=\"}",
     "{\"uuid\":\"" A "\",\"path\":\"\xef\xbf\xbd.jpg\"}", "1 0 0 1 0", "{\"path_base64\":\"/y5qcGc=\"}"},
    {"numbers are compared as numbers", "{\"uuid\":\"" A "\",\"latitude\":10.50,\"altitude\":7}",
     "{\"uuid\":\"" A "\",\"latitude\":10.5,\"altitude\":7.0}", "1 0 0 1 0",
     "{\"latitude\":10.5,\"altitude\":7}"},
    {"names as a set", "{\"uuid\":\"" A "\",\"topics\":[\"b\",\"a\",\"b\",\"\"]}",
     "{\"uuid\":\"" A "\",\"topics\":[\"a\",\"b\"]}", "1 0 0 1 0", "{\"topics\":[\"a\",\"b\"]}"},
    {"blank lines, CRLF and a mark are nothing", NULL,
     "\xef\xbb\xbf\r\n{\"creator\":\"An\"}\r\n   \r\n\n{\"creator\":\"An\"}", "2 1 0 1 0",
     "{\"creator\":\"An\"}"},
    {"what follows from others is passed over", NULL,
     "{\"creator\":\"An\",\"languages\":[\"xx\"],\"history\":[{\"at\":1}],\"id\":null}", "1 1 0 0 0",
     "{\"languages\":[]}"},
    {"nothing", NULL, "", "0 0 0 0 0", ""},
};

static void check_rows(bool sqlite)
{
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct world world;

        if (!world_open(&world, sqlite))
            return;
        if (rows[i].first != NULL)
            CHECK(world_import(&world, rows[i].first) == VITRINE_OK && world.report.failures.count == 0);
        CHECK(world_import(&world, rows[i].second) == VITRINE_OK);
        CHECK_ROW(world_counts(&world), rows[i].counts, rows[i].name);
        if (rows[i].wanted != NULL)
            world_check(&world, rows[i].wanted, rows[i].name);
        CHECK(world_import(&world, rows[i].second) == VITRINE_OK); /* once more changes nothing */
        CHECK(world.report.added == 0 && world.report.updated == 0);
        if (world.report.added + world.report.updated > 0)
            fprintf(stderr, "%s: %s\n", rows[i].name, world_counts(&world));
        world_close(&world);
    }
}

/* --- more than one import can show --- */

/* The first asset, changed as a scan or a hand would. */
static void change(struct world *world, void (*with)(struct record *record))
{
    struct store *store = world->store;
    struct record record;
    int64_t id = 1;

    record_init(&record);
    CHECK(store->ops->begin(store, NULL) == VITRINE_OK);
    CHECK(store->ops->get(store, &record, id, NULL) == VITRINE_OK);
    with(&record);
    CHECK(store->ops->put(store, &id, &record, NULL) == VITRINE_OK);
    CHECK(store->ops->commit(store, NULL) == VITRINE_OK);
    record_dispose(&record);
}

static void scan_it(struct record *record)
{
    record->files[0].size = 10;
    record->files[0].mtime_ns = 1;
    record_set(record, FIELD_TITLE, "vi", SOURCE_XMP, "a");
    record->texts[0].updated_at = 1000;
}

static void check_scanned(bool sqlite)
{
    struct world world;

    if (!world_open(&world, sqlite))
        return;
    world_import(&world, "{\"uuid\":\"" A "\",\"root\":\"/a\",\"path\":\"x.jpg\",\"width\":5}");
    change(&world, scan_it);
    world_import(&world,
                 "{\"uuid\":\"" A "\",\"path\":\"y.jpg\",\"width\":6,\"missing\":true,\"kind\":\"text\","
                 "\"texts\":{\"vi\":{\"title\":\"a\",\"updated_at\":\"2026-01-01T00:00:00Z\"}}}");
    CHECK_TEXT(world_counts(&world), "1 0 0 1 0");
    world_check(&world,
                "{\"path\":\"x.jpg\",\"width\":5,\"missing\":false,\"kind\":\"image\","
                "\"texts\":{\"vi\":{\"updated_at\":\"1970-01-01T00:16:40Z\"}}}",
                "a scan knows the file");
    world_import(&world, "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"\"}}}");
    CHECK_TEXT(world_counts(&world), "1 0 1 0 0");
    world_check(&world, "{\"languages\":[]}", "cleared over the file's value");
    world_close(&world);
}

static void describe_it(struct record *record)
{
    record_set(record, FIELD_TITLE, "vi", SOURCE_HAND, "hand");
    record->texts[0].updated_at = 1000;
}

/* --- marks --- */

static vitrine_status see_mark(void *context, int64_t id, uint64_t mark, vitrine_error **err)
{
    (void)id;
    (void)err;
    *(unsigned *)context = *(unsigned *)context * 2 + (mark != 0);
    return VITRINE_OK;
}

/* Which assets have a mark, as binary digits behind a 1. */
static unsigned marks_of(struct world *world)
{
    unsigned marks = 1;

    if (world->store->ops->marks != NULL)
        CHECK(world->store->ops->marks(world->store, 0, 8, see_mark, &marks, NULL) == VITRINE_OK);
    return marks;
}

/* Only what a line alone has made is remembered, and only until somebody else says something. */
static void check_marks(bool sqlite)
{
    static const char lines[] = "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"a\"}}}\n"
                                "{\"texts\":{\"vi\":{\"title\":\"b\"}}}\n"
                                "{\"path\":\"c.jpg\"}\n"
                                "{\"creator\":\"d\",\"colour\":1}\n";
    static const char other[] = "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"e\"}}}\n";
    struct world world;

    if (!world_open(&world, sqlite))
        return;
    world_import(&world, lines);
    CHECK(!sqlite || marks_of(&world) == 0x1c); /* 1 1100 */
    world_import(&world, lines);
    CHECK_TEXT(world_counts(&world), "4 0 0 4 0");
    CHECK(world.report.warnings.count == 1); /* the unknown key is told again */
    world_import(&world, other);
    CHECK_TEXT(world_counts(&world), "1 0 1 0 0");
    world_import(&world, lines);
    CHECK_TEXT(world_counts(&world), "4 0 1 3 0");
    change(&world, describe_it);
    CHECK(!sqlite || marks_of(&world) == 0x14); /* 1 0100 */
    world_import(&world, lines);
    CHECK_TEXT(world_counts(&world), "4 0 1 3 0");
    world_close(&world);
}

static void check_latest_word(bool sqlite)
{
    struct world world;
    const char *line = "{\"uuid\":\"" A "\",\"texts\":{\"vi\":{\"title\":\"import\"}}}";
    char *text;

    if (!world_open(&world, sqlite))
        return;
    world_import(&world, line);
    change(&world, describe_it);
    world_check(&world,
                "{\"texts\":{\"vi\":{\"title\":\"hand\",\"sources\":{\"title\":\"hand\"},"
                "\"updated_at\":\"1970-01-01T00:16:40Z\"}}}",
                "the hand's word");
    world_import(&world, line);
    CHECK_TEXT(world_counts(&world), "1 0 1 0 0");
    world_check(&world, "{\"texts\":{\"vi\":{\"title\":\"import\",\"sources\":{\"title\":\"import\"}}}}",
                "the import's word is the latest");
    text = world_export(&world, "ndjson");
    CHECK(strstr(text, "1970-01-01") == NULL); /* updated now */
    free(text);
    world_close(&world);
}

static vitrine_status see_name(void *context, const char *name, vitrine_error **err)
{
    (void)err;
    strcat(context, name);
    strcat(context, " ");
    return VITRINE_OK;
}

static void check_names(bool sqlite)
{
    struct world world;
    char names[256] = "";

    if (!world_open(&world, sqlite))
        return;
    world_import(&world, "{\"uuid\":\"" A "\",\"topics\":[\"beaches\",\"food\"],\"collections\":[\"tet\"]}\n"
                         "{\"uuid\":\"" B "\",\"topics\":[\"food\",\"war\"]}\n");
    world.store->ops->names(world.store, "topic", see_name, names, NULL);
    world.store->ops->names(world.store, "collection", see_name, names, NULL);
    CHECK_TEXT(names, "beaches food war tet ");
    world_close(&world);
}

static void check_unknown_keys(bool sqlite)
{
    struct world world;

    if (!world_open(&world, sqlite))
        return;
    world_import(&world, "{\"creator\":\"a\"}\n{\"creator\":\"b\",\"colour\":1,\"texts\":{\"vi\":{\"mood\":2,"
                         "\"title\":\"t\"}}}\n{\"creator\":\"c\",\"colour\":[]}\n");
    CHECK_TEXT(world_counts(&world), "3 3 0 0 0");
    if (CHECK(world.report.warnings.count == 2)) {
        CHECK_TEXT(world.report.warnings.items[0].reason, "unknown key, left out: colour");
        CHECK_TEXT(world.report.warnings.items[1].reason, "unknown key, left out: texts: mood");
        CHECK(world.report.warnings.items[0].record == 2);
    }
    world_close(&world);
}

static void check_chinese(bool sqlite)
{
    struct world world;
    char *text;

    if (!world_open(&world, sqlite))
        return;
    world_import(
        &world,
        "{\"texts\":{\"zh\":{\"title\":\"廣西風景\"}}}\n{\"texts\":{\"zh\":{\"title\":\"广西风景\"}}}");
    text = world_export(&world, "ndjson");
    CHECK(strstr(text, "\"languages\":[\"zh-Hant\"]") != NULL &&
          strstr(text, "\"languages\":[\"zh-Hans\"]") != NULL);
    free(text);
    world_close(&world);
}

static void check_pieces(void)
{
    static const char text[] =
        "\xef\xbb\xbf{\"creator\":\"An\"}\r\n{\"creator\":\"Bình\"}\n{\"creator\":\"Chi\"}";
    size_t piece;

    for (piece = 1; piece < 9; piece++) {
        struct world_source source = {text, sizeof text - 1, piece};
        struct world world;

        if (!world_open(&world, false))
            return;
        CHECK(world_import_from(&world, &source, NULL) == VITRINE_OK);
        CHECK_TEXT(world_counts(&world), "3 3 0 0 0");
        world_close(&world);
    }
}

static void check_store(bool sqlite)
{
    check_rows(sqlite);
    check_scanned(sqlite);
    check_latest_word(sqlite);
    check_marks(sqlite);
    check_names(sqlite);
    check_unknown_keys(sqlite);
    check_chinese(sqlite);
}

int main(int argc, char **argv)
{
    check_store(argc > 1 && strcmp(argv[1], "sqlite") == 0);
    check_pieces();
    return check_end();
}
