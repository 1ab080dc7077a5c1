/* SPDX-License-Identifier: MIT
 * What is wrong with a record is said with its number; the rest goes on. */
#include <errno.h>

#include "import_world.h"

static const struct {
    const char *line;
    const char *reason; /* what the failure's reason holds */
} rows[] = {
    {"nonsense", "not JSON"},
    {"{\"creator\":\"An\"", "not JSON"},
    {"{\"creator\":\"An\"} {}", "not JSON"},
    {"{\"creator\":\"A\xff\"}", "not UTF-8"},
    {"{\"creator\":\"A\xc0\xaf\"}", "not UTF-8"},
    {"{\"creator\":\"A\xed\xa0\x80\"}", "not UTF-8"},
    {"{\"creator\":\"a\\u0000b\"}", "not JSON"},
    {"{\"creator\":\"a\\ud800\"}", "not JSON"},
    {"{\"creator\":\"a\",\"creator\":\"b\"}", "duplicate"},
    {"{\"latitude\":1e999}", "not JSON"},
    {"{\"bytes\":99999999999999999999}", "not JSON"},
    {"[1,2]", "object is meant"},
    {"\"text\"", "not JSON"},
    {"{}", "says nothing"},
    {"{\"colour\":1}", "says nothing"},
    {"{\"uuid\":\"11111111-1111-4111-8111-11111111111\"}", "uuid"},
    {"{\"uuid\":7}", "uuid"},
    {"{\"id\":\"x\"}", "id"},
    {"{\"id\":-1,\"creator\":\"a\"}", "id"},
    {"{\"id\":1.5,\"creator\":\"a\"}", "id"},
    {"{\"kind\":\"video\"}", "kind: image or text is meant"},
    {"{\"path\":\"/etc/passwd\"}", "path"},
    {"{\"path\":\"a/../../b\"}", "path"},
    {"{\"path\":7}", "path"},
    {"{\"path_base64\":\"????\"}", "path_base64"},
    {"{\"path_base64\":\"YQBi\"}", "path_base64"},
    {"{\"path\":\"a\",\"files\":[\"..\"]}", "files"},
    {"{\"path\":\"a\",\"files\":\"b\"}", "files: a list of strings is meant"},
    {"{\"path\":\"a\",\"bytes\":-1}", "bytes"},
    {"{\"path\":\"a\",\"bytes\":\"many\"}", "bytes"},
    {"{\"path\":\"a\",\"digest\":\"md5:00\"}", "digest"},
    {"{\"path\":\"a\",\"modified_at\":\"yesterday\"}", "modified_at"},
    {"{\"path\":\"a\",\"modified_at\":\"2026-02-30T00:00:00\"}", "modified_at"},
    {"{\"path\":\"a\",\"missing\":1}", "missing: true or false is meant"},
    {"{\"path\":\"a\",\"width\":-3}", "width"},
    {"{\"path\":\"a\",\"width\":4294967296}", "width"},
    {"{\"path\":\"a\",\"orientation\":9}", "orientation"},
    {"{\"latitude\":90.5}", "latitude: a number of degrees from -90 to 90 is meant"},
    {"{\"latitude\":\"10.5\"}", "latitude"},
    {"{\"longitude\":-181}", "longitude"},
    {"{\"altitude\":1e6}", "altitude"},
    {"{\"taken_at\":\"15/07/2021\"}", "taken_at"},
    {"{\"taken_at\":\"2021-13\"}", "taken_at"},
    {"{\"taken_at\":\"2021-02-29\"}", "taken_at"},
    {"{\"taken_at\":\"2021-07-15T25:00:00\"}", "taken_at"},
    {"{\"taken_at\":\"2021-07-15T08:30\"}", "taken_at"},
    {"{\"taken_at\":\"2021-07-15T08:30:00+7\"}", "taken_at"},
    {"{\"taken_at\":2021}", "taken_at"},
    {"{\"creator\":7}", "creator: a string is meant"},
    {"{\"creator\":[\"a\"]}", "creator"},
    {"{\"creator\":\"a\",\"status\":\"published\"}", "status: draft, approved or withdrawn is meant"},
    {"{\"creator\":\"a\",\"valid_from\":\"2026-04\"}", "valid_from: a date"},
    {"{\"creator\":\"a\",\"valid_until\":\"2026-04-31\"}", "valid_until"},
    {"{\"creator\":\"a\",\"topics\":\"beaches\"}", "topics: a list of strings is meant"},
    {"{\"creator\":\"a\",\"topics\":[1]}", "topics"},
    {"{\"creator\":\"a\",\"collections\":[\"a\\nb\"]}", "collections"},
    {"{\"creator\":\"a\",\"sources\":[]}", "sources"},
    {"{\"creator\":\"a\",\"sources\":{\"creator\":\"rumour\"}}", "sources.creator"},
    {"{\"texts\":[]}", "texts"},
    {"{\"texts\":{\"vi\":\"a\"}}", "texts.vi"},
    {"{\"texts\":{\"vn\":{\"title\":\"a\"}}}", "vn: not a language; did you mean vi?"},
    {"{\"texts\":{\"xx\":{\"title\":\"a\"}}}", "xx: not a language"},
    {"{\"texts\":{\"la\":{\"title\":\"a\"}}}", "did you mean lo?"},
    {"{\"texts\":{\"\":{\"title\":\"a\"}}}", "not a language"},
    {"{\"texts\":{\"vi\":{\"title\":[\"a\"]}}}", "texts.vi.title: a string is meant"},
    {"{\"texts\":{\"vi\":{\"keywords\":\"a; b\"}}}", "keywords: a list of strings is meant"},
    {"{\"texts\":{\"vi\":{\"keywords\":[{}]}}}", "keywords"},
    {"{\"texts\":{\"vi\":{\"title\":\"a\",\"guessed\":\"no\"}}}", "guessed"},
    {"{\"texts\":{\"vi\":{\"title\":\"a\",\"updated_at\":7}}}", "updated_at"},
    {"{\"texts\":{\"vi\":{\"title\":\"a\",\"sources\":{\"title\":\"me\"}}}}", "sources.title"},
    {"{\"texts\":{\"vi\":{\"title\":\"a\",\"sources\":7}}}", "sources"},
};

static void check_rows(void)
{
    struct world world;
    size_t i;

    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf text = BUF_INIT;

        if (!world_open(&world, false))
            return;
        buf_format(&text, "{\"creator\":\"first\"}\n%s\n{\"creator\":\"last\"}\n", rows[i].line);
        CHECK(world_import(&world, text.bytes) == VITRINE_OK);
        CHECK_ROW(world_counts(&world), "3 2 0 0 1", rows[i].line);
        if (world.report.failures.count == 1) {
            const struct report_line *failure = &world.report.failures.items[0];

            CHECK(failure->record == 2);
            if (!CHECK(strstr(failure->reason, rows[i].reason) != NULL))
                fprintf(stderr, "%s: %s\n", rows[i].line, failure->reason);
        }
        buf_dispose(&text);
        world_close(&world);
    }
}

/* A wrong record changes nothing of the asset it means. */
static void check_untouched(void)
{
    struct world world;
    char *before;
    char *after;

    if (!world_open(&world, false))
        return;
    world_import(&world, "{\"path\":\"a.jpg\",\"creator\":\"An\",\"topics\":[\"t\"]}");
    before = world_export(&world, "ndjson");
    world_import(&world, "{\"path\":\"a.jpg\",\"creator\":\"Bình\",\"topics\":[\"u\"],\"latitude\":91}");
    after = world_export(&world, "ndjson");
    CHECK_TEXT(world_counts(&world), "1 0 0 0 1");
    CHECK_TEXT(after, before);
    free(before);
    free(after);
    world_close(&world);
}

static void check_formats(void)
{
    static const struct {
        const char *format;
        const char *text;
        vitrine_status status;
        const char *message;
    } inputs[] = {
        {"xml", "{}", VITRINE_EFORMAT, "xml: no such format; ndjson or csv is meant"},
        {NULL, "<html>\n", VITRINE_EFORMAT, "neither lines of JSON objects nor a CSV header"},
        {NULL, "name,colour\nx,red\n", VITRINE_EFORMAT, "neither lines of JSON objects nor a CSV header"},
        {"csv", "path,title/vn\na,b\n", VITRINE_EFORMAT,
         "column title/vn: vn: not a language; did you mean vi?"},
        {"csv", "path,path\na,b\n", VITRINE_EFORMAT, "path stands there twice"},
        {"csv", "path,\"title/vi\na,b\n", VITRINE_EFORMAT, "does not end"},
        {"csv", "path,\xff\na,b\n", VITRINE_EFORMAT, "not UTF-8"},
        {"ndjson", "path\na\n", VITRINE_OK, ""},
        {NULL, "garbage\n{\"creator\":\"An\"}\n", VITRINE_OK, ""},
        {NULL, " \n\t{\"creator\":\"An\"}\n", VITRINE_OK, ""},
    };
    size_t i;

    for (i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        struct world_source source = {inputs[i].text, strlen(inputs[i].text), 0};
        struct world world;

        if (!world_open(&world, false))
            return;
        CHECK(world_import_from(&world, &source, inputs[i].format) == inputs[i].status);
        if (!CHECK(strstr(world.message, inputs[i].message) != NULL))
            fprintf(stderr, "%s: %s\n", inputs[i].text, world.message);
        world_close(&world);
    }
}

/* --- what ends an import --- */

struct broken {
    struct world_source source;
    int number; /* errno once the source is empty */
};

static int read_broken(void *context, void *bytes, size_t length, size_t *got)
{
    struct broken *broken = context;

    if (broken->source.left == 0)
        return broken->number;
    return world_read(&broken->source, bytes, length, got);
}

static void check_broken_input(void)
{
    static const char text[] = "{\"creator\":\"An\"}\n{\"creator\":\"Bình\"}\n{\"crea";
    struct broken broken = {{text, sizeof text - 1, 0}, EIO};
    struct import_options options = {.name = "input", .read = read_broken, .read_context = &broken};
    vitrine_error *err = NULL;
    struct world world;

    if (!world_open(&world, false))
        return;
    CHECK(import_run(&world.report, world.store, &options, &err) == VITRINE_EIO);
    CHECK(err != NULL && strncmp(vitrine_error_message(err), "input: ", 7) == 0);
    CHECK_TEXT(world_counts(&world), "2 2 0 0 0"); /* what was read stays */
    world_check(&world, "{}\n{}", "what was read stays");
    vitrine_error_free(err);
    world_close(&world);
}

static bool stop_after(void *context, uint64_t done, uint64_t total, const char *path)
{
    (void)total;
    (void)path;
    return done < *(const uint64_t *)context;
}

static void check_cancelled(void)
{
    struct buf text = BUF_INIT;
    uint64_t most = 54000;
    struct world_source source;
    struct import_options options = {.name = "input",
                                     .read = world_read,
                                     .read_context = &source,
                                     .progress = stop_after,
                                     .context = &most};
    vitrine_error *err = NULL;
    struct world world;
    int i;

    for (i = 0; i < 60000; i++)
        buf_format(&text, "{\"uuid\":\"00000000-0000-4000-8000-%012d\"}\n", i);
    source = (struct world_source){text.bytes, text.length, 0};
    if (!world_open(&world, true))
        return;
    CHECK(import_run(&world.report, world.store, &options, &err) == VITRINE_ECANCELLED);
    CHECK(world.report.added > 0 && world.report.added < most); /* whole batches */
    CHECK(world.report.added == world.report.scanned);
    vitrine_error_free(err);
    {
        char *export = world_export(&world, "ndjson");
        uint64_t lines = 0;
        const char *at;

        for (at = export; (at = strchr(at, '\n')) != NULL; at++)
            lines++;
        CHECK(lines == world.report.added);
        free(export);
    }
    buf_dispose(&text);
    world_close(&world);
}

int main(void)
{
    check_rows();
    check_untouched();
    check_formats();
    check_broken_input();
    check_cancelled();
    return check_end();
}
