/* SPDX-License-Identifier: MIT
 * tests/ingest/scan_world.h - a folder of its own, a store, and scans of the one into the other. */
#ifndef TESTS_INGEST_SCAN_WORLD_H
#define TESTS_INGEST_SCAN_WORLD_H

#include <fcntl.h>
#include <ftw.h>
#include <stdatomic.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "check.h"
#include "ingest/scan.h"
#include "store/store.h"

struct world {
    char folder[64];
    bool is_sqlite;
    struct analyzer *analyzer;
    struct store *store;
    struct budget budget;
    atomic_bool cancelled;
    struct scan_options options;
    struct report report; /* of the last scan */
    int64_t now;          /* seconds: each file that is written is younger than the one before */
    struct buf told;
};

static void world_open(struct world *world, bool is_sqlite)
{
    const struct store_open_options options = {.create = true, .busy_timeout_ms = 1000};
    const char *temporary = getenv("TMPDIR");
    char location[96];

    memset(world, 0, sizeof *world);
    snprintf(world->folder, sizeof world->folder, "%.40s/scan-XXXXXX",
             temporary != NULL ? temporary : "/tmp");
    if (mkdtemp(world->folder) == NULL)
        abort();
    snprintf(location, sizeof location, "%s/media", world->folder);
    if (mkdir(location, 0777) != 0)
        abort();
    snprintf(location, sizeof location, "%s/test.db", world->folder);
    world->is_sqlite = is_sqlite;
    world->now = 1600000000;
    world->budget.cancelled = &world->cancelled;
    world->options.home = "vi";
    world->options.in_process = true;
    report_init(&world->report, false);
    CHECK(analyzer_new(&world->analyzer, NULL) == VITRINE_OK);
    if (is_sqlite)
        CHECK(store_open_sqlite(&world->store, location, world->analyzer, &world->budget, &options, NULL) >=
              0);
    else
        CHECK(store_open_linear(&world->store, world->analyzer, &world->budget, &options, NULL) >= 0);
}

__attribute__((unused)) static int remove_entry(const char *path, const struct stat *facts, int kind,
                                                struct FTW *at)
{
    (void)facts;
    (void)kind;
    (void)at;
    return remove(path);
}

static void world_close(struct world *world)
{
    world->store->ops->close(world->store);
    analyzer_free(world->analyzer);
    report_dispose(&world->report);
    buf_dispose(&world->told);
    nftw(world->folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

/* --- files; paths are relative to the folder "media" --- */

static const char *world_path(const struct world *world, const char *path)
{
    static char whole[2][4096];
    static int turn;

    turn = 1 - turn;
    snprintf(whole[turn], sizeof whole[turn], "%s/media%s%s", world->folder, *path != '\0' ? "/" : "", path);
    return whole[turn];
}

static void make_folders(const char *path)
{
    char folder[4096];
    char *slash;

    snprintf(folder, sizeof folder, "%s", path);
    for (slash = strchr(folder + 1, '/'); slash != NULL; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(folder, 0777);
        *slash = '/';
    }
}

static void touch(struct world *world, const char *path)
{
    const struct timespec times[2] = {{world->now, 0}, {world->now, 0}};

    world->now += 10;
    CHECK(utimensat(AT_FDCWD, world_path(world, path), times, 0) == 0);
}

static void write_bytes(struct world *world, const char *path, const void *bytes, size_t length)
{
    const char *whole = world_path(world, path);
    FILE *file;

    make_folders(whole);
    file = fopen(whole, "wb");
    if (!CHECK(file != NULL))
        return;
    CHECK(fwrite(bytes, 1, length, file) == length);
    fclose(file);
    touch(world, path);
}

__attribute__((unused)) static void write_text(struct world *world, const char *path, const char *text)
{
    write_bytes(world, path, text, strlen(text));
}

static void append_segment(struct buf *jpeg, unsigned marker, const void *bytes, size_t length)
{
    buf_char(jpeg, (char)0xff);
    buf_char(jpeg, (char)marker);
    buf_char(jpeg, (char)((length + 2) >> 8));
    buf_char(jpeg, (char)(length + 2));
    buf_append(jpeg, bytes, length);
}

/* A JPEG of 4 x 3 without pixels: `note` makes it differ from others, `title` is dc:title in the language
 * after the colon ("vi:Bãi Sao"), or NULL. */
__attribute__((unused)) static void write_image(struct world *world, const char *path, const char *note,
                                                const char *title)
{
    static const char frame[] = {8, 0, 3, 0, 4, 1, 1, 17, 0};
    struct buf jpeg = BUF_INIT;
    struct buf xmp = BUF_INIT;

    buf_append(&jpeg, "\xff\xd8", 2);
    if (title != NULL) {
        size_t tag = strcspn(title, ":");

        buf_string(&xmp, "http://ns.adobe.com/xap/1.0/");
        buf_char(&xmp, '\0');
        buf_string(&xmp,
                   "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF "
                   "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' "
                   "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title><rdf:Alt>");
        buf_format(&xmp, "<rdf:li xml:lang='%.*s'>%s</rdf:li>", (int)tag, title, title + tag + 1);
        buf_string(&xmp, "</rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>");
        append_segment(&jpeg, 0xe1, xmp.bytes, xmp.length);
    }
    append_segment(&jpeg, 0xfe, note, strlen(note));
    append_segment(&jpeg, 0xc0, frame, sizeof frame);
    buf_append(&jpeg, "\xff\xda\0\2\xff\xd9", 6);
    write_bytes(world, path, jpeg.bytes, jpeg.length);
    buf_dispose(&jpeg);
    buf_dispose(&xmp);
}

__attribute__((unused)) static void move_path(struct world *world, const char *from, const char *to)
{
    make_folders(world_path(world, to));
    CHECK(rename(world_path(world, from), world_path(world, to)) == 0);
}

__attribute__((unused)) static void remove_path(struct world *world, const char *path)
{
    CHECK(remove(world_path(world, path)) == 0);
}

/* --- scans --- */

static vitrine_status world_scan_paths(struct world *world, const char *const *paths, size_t count,
                                       vitrine_error **err)
{
    report_dispose(&world->report);
    report_init(&world->report, false);
    return scan_run(&world->report, world->store, paths, count, &world->options, err);
}

static void tell_count(struct buf *out, const char *name, uint64_t count)
{
    if (count > 0)
        buf_format(out, "%s%s %llu", out->length > 0 ? ", " : "", name, (unsigned long long)count);
}

/* "added 1, missing 2": what is not zero, but files scanned. */
static void check_report(struct world *world, const char *want, const char *file, int line)
{
    const struct report *report = &world->report;

    buf_clear(&world->told);
    tell_count(&world->told, "added", report->added);
    tell_count(&world->told, "updated", report->updated);
    tell_count(&world->told, "moved", report->moved);
    tell_count(&world->told, "missing", report->missing);
    tell_count(&world->told, "unchanged", report->unchanged);
    tell_count(&world->told, "skipped", report->skipped);
    tell_count(&world->told, "failed", report->failures.count);
    check_text(buf_text(&world->told), want, file, line,
               world->is_sqlite ? "report (sqlite)" : "report (linear)");
}

__attribute__((unused)) static void scan_at(struct world *world, const char *path, const char *want,
                                            const char *file, int line)
{
    const char *paths[] = {world_path(world, path)};
    vitrine_error *err = NULL;

    check_true(world_scan_paths(world, paths, 1, &err) == VITRINE_OK, file, line, "scan_run");
    check_text(err != NULL ? vitrine_error_message(err) : NULL, NULL, file, line, "error");
    vitrine_error_free(err);
    check_report(world, want, file, line);
}
#define SCAN(world, path, want) scan_at((world), (path), (want), __FILE__, __LINE__)

/* --- records --- */

static void tell_record(struct buf *out, const struct record *record)
{
    size_t i;

    buf_format(out, "%lld %s%s%s", (long long)record->id, record->kind == RECORD_IMAGE ? "image " : "text ",
               record->missing ? "missing " : "", record->path != NULL ? record->path : "-");
    for (i = 1; i < record->file_count; i++)
        buf_format(out, " + %s", record->files[i].path);
    for (i = 0; i < record->text_count; i++) {
        const char *title = record_shown_text(record, FIELD_TITLE, record->texts[i].language);

        if (title != NULL)
            buf_format(out, " [%s%s: %s]", record->texts[i].language, record->texts[i].guessed ? "?" : "",
                       title);
    }
}

static vitrine_status add_record(void *context, const struct record *record, vitrine_error **err)
{
    struct buf *out = context;

    (void)err;
    buf_string(out, out->length > 0 ? "\n" : "");
    tell_record(out, record);
    return VITRINE_OK;
}

/* One line a record, in the order of root and path. */
__attribute__((unused)) static void check_records(struct world *world, const char *want, const char *file,
                                                  int line)
{
    buf_clear(&world->told);
    check_true(world->store->ops->records(world->store, add_record, &world->told, NULL) >= 0, file, line,
               "records");
    check_text(buf_text(&world->told), want, file, line,
               world->is_sqlite ? "records (sqlite)" : "records (linear)");
}
#define RECORDS(world, want) check_records((world), (want), __FILE__, __LINE__)

__attribute__((unused)) static void get_record(struct world *world, struct record *out, int64_t id)
{
    record_init(out);
    CHECK(world->store->ops->get(world->store, out, id, NULL) == VITRINE_OK);
}

/* A person's title. */
__attribute__((unused)) static void describe(struct world *world, int64_t id, const char *language,
                                             const char *title)
{
    struct record record;

    CHECK(world->store->ops->begin(world->store, NULL) == VITRINE_OK);
    get_record(world, &record, id);
    CHECK(record_set(&record, FIELD_TITLE, language, SOURCE_HAND, title) == VITRINE_OK);
    CHECK(world->store->ops->put(world->store, &id, &record, NULL) == VITRINE_OK);
    CHECK(world->store->ops->commit(world->store, NULL) == VITRINE_OK);
    record_dispose(&record);
}

/* --- running --- */

struct world_test {
    const char *name;
    void (*run)(struct world *world);
};

/* Each in a world of its own; "sqlite" as the first argument chooses that store. */
__attribute__((unused)) static void run_tests(const struct world_test *tests, size_t count, int argc,
                                              char **argv)
{
    size_t i;

    for (i = 0; i < count; i++) {
        struct world world;
        int failed = check_failed;

        world_open(&world, argc > 1 && strcmp(argv[1], "sqlite") == 0);
        tests[i].run(&world);
        world_close(&world);
        if (check_failed > failed)
            fprintf(stderr, "in: %s\n", tests[i].name);
    }
}

#endif
