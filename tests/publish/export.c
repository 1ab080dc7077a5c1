/* SPDX-License-Identifier: MIT
 * Records as JSON and CSV, byte by byte. */
#include <errno.h>
#include <locale.h>

#include "check.h"
#include "publish/export.h"
#include "publish/json.h"

static const unsigned char uuid[RECORD_UUID_SIZE] = {0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x47, 0x88,
                                                     0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff, 0x00};

static void fill(struct record *record)
{
    struct record_file file = {.path = (char *)"bai-sao.jpg"};

    record_init(record);
    record->id = 7;
    memcpy(record->uuid, uuid, sizeof uuid);
    record->kind = RECORD_IMAGE;
    record_set_string(&record->root, "/srv/media");
    record_set_string(&record->path, "bai-sao.jpg");
    record_add_file(record, &file);
    record_set_string(&record->media_type, "image/jpeg");
    record->bytes = 81234;
    record->modified_at = 1767323045;
    record->width = 3000;
    record->height = 4000;
    record->orientation = 6;
    record_set(record, FIELD_TAKEN_AT, "", SOURCE_EXIF, "2021-07-15T08:30:00");
    record_set(record, FIELD_LATITUDE, "", SOURCE_EXIF, "10.05");
    record_set(record, FIELD_LONGITUDE, "", SOURCE_EXIF, "-104.02");
    record_set(record, FIELD_ALTITUDE, "", SOURCE_EXIF, "7");
    record_set(record, FIELD_CREATOR, "", SOURCE_HAND, "=An, \"N\"");
    record_list_add(&record->topics, "beaches");
    record_list_add(&record->topics, "sea");
    record_set(record, FIELD_TITLE, "vi", SOURCE_XMP, "Bãi Sao");
    record_set(record, FIELD_KEYWORDS, "vi", SOURCE_IPTC, "biển\nPhú Quốc");
    record_set(record, FIELD_TITLE, "en", SOURCE_FILE, "Sao\nbeach");
    record_set(record, FIELD_PLACE, "km", SOURCE_XMP, "hidden");
    record_set(record, FIELD_PLACE, "km", SOURCE_HAND, "");
    record_text(record, "vi", false)->updated_at = 1767323045;
    record_text(record, "en", false)->guessed = true;
    record_list_append(&record->warnings, "title of en-GB left out: there is one of en");
}

static const char full[] =
    "{\"id\":7,\"uuid\":\"11223344-5566-4788-99aa-bbccddeeff00\",\"kind\":\"image\",\"path\":\"bai-sao.jpg\","
    "\"root\":\"/srv/media\",\"media_type\":\"image/jpeg\",\"bytes\":81234,\"digest\":null,"
    "\"modified_at\":\"2026-01-02T03:04:05Z\",\"missing\":false,\"width\":3000,\"height\":4000,\"orientation\":6,"
    "\"taken_at\":\"2021-07-15T08:30:00\",\"latitude\":10.05,\"longitude\":-104.02,\"altitude\":7.0,\"camera\":null,"
    "\"creator\":\"=An, \\\"N\\\"\",\"credit_line\":null,\"copyright_notice\":null,\"license\":null,"
    "\"status\":\"draft\",\"valid_from\":null,\"valid_until\":null,\"audience\":[],\"topics\":[\"beaches\",\"sea\"],"
    "\"collections\":[],\"languages\":[\"en\",\"vi\"],\"texts\":{"
    "\"en\":{\"title\":\"Sao\\nbeach\",\"description\":null,\"alt_text\":null,\"keywords\":[],\"place\":null,"
    "\"body\":null,\"sources\":{\"title\":\"file\"},\"guessed\":true,\"updated_at\":\"1970-01-01T00:00:00Z\"},"
    "\"vi\":{\"title\":\"Bãi Sao\",\"description\":null,\"alt_text\":null,\"keywords\":[\"biển\",\"Phú Quốc\"],"
    "\"place\":null,\"body\":null,\"sources\":{\"title\":\"xmp\",\"keywords\":\"iptc\"},\"guessed\":false,"
    "\"updated_at\":\"2026-01-02T03:04:05Z\"}},\"files\":[\"bai-sao.jpg\"],"
    "\"warnings\":[\"title of en-GB left out: there is one of en\"],"
    "\"sources\":{\"creator\":\"hand\",\"taken_at\":\"exif\",\"latitude\":\"exif\",\"longitude\":\"exif\","
    "\"altitude\":\"exif\"}}";

static const char empty[] =
    "{\"id\":0,\"uuid\":\"00000000-0000-0000-0000-000000000000\",\"kind\":\"text\",\"path\":null,\"root\":null,"
    "\"media_type\":null,\"bytes\":null,\"digest\":null,\"modified_at\":null,\"missing\":false,\"width\":null,"
    "\"height\":null,\"orientation\":null,\"taken_at\":null,\"latitude\":null,\"longitude\":null,\"altitude\":null,"
    "\"camera\":null,\"creator\":null,\"credit_line\":null,\"copyright_notice\":null,\"license\":null,"
    "\"status\":\"draft\",\"valid_from\":null,\"valid_until\":null,\"audience\":[],\"topics\":[],\"collections\":[],"
    "\"languages\":[],\"texts\":{},\"files\":[],\"warnings\":[],\"sources\":{}}";

static const char table[] =
    "uuid,path,kind,root,media_type,bytes,digest,modified_at,missing,width,height,orientation,taken_at,latitude,"
    "longitude,altitude,camera,creator,credit_line,copyright_notice,license,status,valid_from,valid_until,audience,"
    "topics,collections,title/en,title/vi,keywords/vi\r\n"
    "11223344-5566-4788-99aa-bbccddeeff00,bai-sao.jpg,image,/srv/media,image/jpeg,81234,,2026-01-02T03:04:05Z,false,"
    "3000,4000,6,2021-07-15T08:30:00,10.05,-104.02,7,,\"'=An, \"\"N\"\"\",,,,draft,,,,beaches|sea,,\"Sao\nbeach\","
    "Bãi Sao,biển|Phú Quốc\r\n"
    "00000000-0000-0000-0000-000000000001,,text,,,,,,false,,,,,,,,,,,,,draft,,,,,,,,\r\n";

static void check_json(const struct record *record, const char *wanted)
{
    struct buf out = BUF_INIT;

    CHECK(json_write(&out, json_of_record(record), NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&out), wanted);
    buf_dispose(&out);
}

static void check_records(void)
{
    struct record record;

    fill(&record);
    check_json(&record, full);
    if (setlocale(LC_NUMERIC, "de_DE.UTF-8") != NULL || setlocale(LC_NUMERIC, "vi_VN.UTF-8") != NULL)
        check_json(&record, full);
    setlocale(LC_NUMERIC, "C");
    record_dispose(&record);
    record_init(&record);
    check_json(&record, empty);
    record_dispose(&record);
}

static void check_values(void)
{
    static const struct {
        const char *text;
        const char *json;
    } rows[] = {
        {NULL, "null"},
        {"", "\"\""},
        {"a\"b\\c/", "\"a\\\"b\\\\c/\""},
        {"\x01\x1f\x7f\n", "\"\\u0001\\u001F\x7f\\n\""},
        {"đ\xff\xc3", "\"đ\xef\xbf\xbd\xef\xbf\xbd\""},
        {"\xed\xa0\x80", "\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\""},
    };
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf out = BUF_INIT;

        CHECK(json_write(&out, json_of_text(rows[i].text), NULL) == VITRINE_OK);
        CHECK_TEXT(buf_text(&out), rows[i].json);
        buf_dispose(&out);
    }
}

static void check_paths(void)
{
    struct buf out = BUF_INIT;
    json_t *object = json_object();

    CHECK(json_put_path(object, "\xff.jpg") && json_write(&out, object, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&out), "{\"path\":\"\xef\xbf\xbd.jpg\",\"path_base64\":\"/y5qcGc=\"}");
    buf_clear(&out);
    object = json_object();
    CHECK(json_put_path(object, NULL) && json_write(&out, object, NULL) == VITRINE_OK);
    CHECK_TEXT(buf_text(&out), "{\"path\":null}");
    buf_clear(&out);
    CHECK(json_write(&out, NULL, NULL) == VITRINE_ENOMEM);
    buf_dispose(&out);
}

/* --- exports --- */

static int gather(void *context, const void *bytes, size_t length)
{
    buf_append(context, bytes, length);
    return 0;
}

static int refuse(void *context, const void *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    return *(const int *)context;
}

static void put(struct store *store, const struct record *record)
{
    int64_t id = record->id;

    CHECK(store->ops->begin(store, NULL) == VITRINE_OK);
    CHECK(store->ops->put(store, &id, record, NULL) == VITRINE_OK);
    CHECK(store->ops->commit(store, NULL) == VITRINE_OK);
}

static void fill_store(struct store *store)
{
    struct record record;

    fill(&record);
    put(store, &record);
    record_dispose(&record);
    record_init(&record);
    record.id = 3;
    record.uuid[15] = 1;
    put(store, &record);
    record_dispose(&record);
}

static void check_export(struct store *store, const char *format, const int64_t *ids, size_t count,
                         const char *wanted, uint64_t wanted_count)
{
    struct buf out = BUF_INIT;
    struct export_options options = {.format = format,
                                     .only_ids = ids != NULL,
                                     .ids = ids,
                                     .id_count = count,
                                     .write = gather,
                                     .write_context = &out};
    uint64_t written = 99;

    CHECK(export_run(&written, store, &options, NULL) == VITRINE_OK);
    CHECK(written == wanted_count);
    CHECK_TEXT(buf_text(&out), wanted);
    buf_dispose(&out);
}

static void check_failures(struct store *store)
{
    int number = EIO;
    struct export_options options = {.format = "ndjson", .write = refuse, .write_context = &number};
    vitrine_error *err = NULL;
    uint64_t written;

    CHECK(export_run(&written, store, &options, &err) == VITRINE_EIO);
    CHECK(err != NULL);
    vitrine_error_free(err);
    err = NULL;
    number = ENOSPC;
    CHECK(export_run(&written, store, &options, NULL) == VITRINE_EFULL);
    options.format = "xml";
    CHECK(export_run(&written, store, &options, &err) == VITRINE_EINVAL);
    CHECK_TEXT(vitrine_error_message(err), "export: xml: no such format; ndjson, csv, rss, atom, jsonfeed, dublin-core or schema-org is meant");
    vitrine_error_free(err);
}

int main(void)
{
    static const int64_t seven[] = {1, 7, 9};
    static const int64_t none[] = {1, 8};
    struct store_open_options options = {.create = true};
    struct budget budget = {0};
    struct analyzer *analyzer = NULL;
    struct store *store = NULL;
    struct buf line = BUF_INIT;

    check_records();
    check_values();
    check_paths();
    CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK);
    CHECK(store_open_linear(&store, analyzer, &budget, &options, NULL) == VITRINE_OK);
    fill_store(store);
    buf_format(&line, "%s\n", full);
    check_export(store, "csv", NULL, 0, table, 2);
    check_export(store, "ndjson", seven, 3, line.bytes, 1);
    check_export(store, "ndjson", none, 2, "", 0);
    check_export(store, "ndjson", none, 0, "", 0);
    check_failures(store);
    buf_dispose(&line);
    store->ops->close(store);
    analyzer_free(analyzer);
    return check_end();
}
