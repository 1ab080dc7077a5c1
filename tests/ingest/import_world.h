/* SPDX-License-Identifier: MIT
 * tests/ingest/import_world.h - a store to import text into and to export text from. */
#ifndef TESTS_INGEST_IMPORT_WORLD_H
#define TESTS_INGEST_IMPORT_WORLD_H

#include <jansson.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "ingest/import.h"
#include "publish/export.h"

struct world {
    struct analyzer *analyzer;
    struct budget budget;
    struct store *store;
    struct report report; /* of the last import */
    vitrine_status status;
    char message[512]; /* of the last failure */
    char folder[64];   /* of the SQLite store; "" for the linear one */
};

/* Bytes in memory, given out `piece` at a time (0: as many as asked for). */
struct world_source {
    const char *bytes;
    size_t left;
    size_t piece;
};

__attribute__((unused)) static int world_read(void *context, void *bytes, size_t length, size_t *got)
{
    struct world_source *source = context;

    *got = source->left < length ? source->left : length;
    if (source->piece > 0 && *got > source->piece)
        *got = source->piece;
    memcpy(bytes, source->bytes, *got);
    source->bytes += *got;
    source->left -= *got;
    return 0;
}

__attribute__((unused)) static int world_write(void *context, const void *bytes, size_t length)
{
    struct buf *out = context;

    buf_append(out, bytes, length);
    return out->failed ? 12 : 0;
}

static void world_note(struct world *world, vitrine_status status, vitrine_error *err)
{
    world->status = status;
    snprintf(world->message, sizeof world->message, "%s", err != NULL ? vitrine_error_message(err) : "");
    vitrine_error_free(err);
}

__attribute__((unused)) static bool world_open(struct world *world, bool sqlite)
{
    struct store_open_options options = {.create = true};
    vitrine_error *err = NULL;
    char location[96];

    memset(world, 0, sizeof *world);
    report_init(&world->report, true);
    world->status = analyzer_new(&world->analyzer, &err);
    if (world->status >= 0 && sqlite) {
        strcpy(world->folder, "/tmp/vitrine-import-XXXXXX");
        if (mkdtemp(world->folder) == NULL)
            return false;
        snprintf(location, sizeof location, "%s/vitrine.db", world->folder);
        world->status =
            store_open_sqlite(&world->store, location, world->analyzer, &world->budget, &options, &err);
    } else if (world->status >= 0) {
        world->status = store_open_linear(&world->store, world->analyzer, &world->budget, &options, &err);
    }
    world_note(world, world->status, err);
    return CHECK(world->status == VITRINE_OK);
}

__attribute__((unused)) static void world_close(struct world *world)
{
    static const char *const names[] = {"vitrine.db", "vitrine.db-wal", "vitrine.db-shm",
                                        "vitrine.db-journal", "vitrine.db-lock"};
    char path[128];
    size_t i;

    report_dispose(&world->report);
    if (world->store != NULL)
        world->store->ops->close(world->store);
    analyzer_free(world->analyzer);
    for (i = 0; world->folder[0] != '\0' && i < sizeof names / sizeof names[0]; i++) {
        snprintf(path, sizeof path, "%s/%s", world->folder, names[i]);
        unlink(path);
    }
    if (world->folder[0] != '\0')
        CHECK(rmdir(world->folder) == 0);
}

__attribute__((unused)) static vitrine_status
world_import_from(struct world *world, struct world_source *source, const char *format)
{
    struct import_options options = {
        .format = format, .name = "input", .read = world_read, .read_context = source};
    vitrine_error *err = NULL;
    vitrine_status s;

    report_dispose(&world->report);
    report_init(&world->report, true);
    s = import_run(&world->report, world->store, &options, &err);
    world_note(world, s, err);
    return s;
}

__attribute__((unused)) static vitrine_status world_import(struct world *world, const char *text)
{
    struct world_source source = {text, strlen(text), 0};

    return world_import_from(world, &source, NULL);
}

/* The caller's (free). */
__attribute__((unused)) static char *world_export(struct world *world, const char *format)
{
    struct buf out = BUF_INIT;
    struct export_options options = {.format = format, .write = world_write, .write_context = &out};
    vitrine_error *err = NULL;
    uint64_t written;
    char *text;
    vitrine_status s = export_run(&written, world->store, &options, &err);

    world_note(world, s, err);
    CHECK(s == VITRINE_OK);
    text = strdup(buf_text(&out));
    buf_dispose(&out);
    return text;
}

/* "read added updated unchanged failed" of the last import. */
__attribute__((unused)) static const char *world_counts(const struct world *world)
{
    static char text[128];
    const struct report *report = &world->report;

    snprintf(text, sizeof text, "%llu %llu %llu %llu %zu", (unsigned long long)report->scanned,
             (unsigned long long)report->added, (unsigned long long)report->updated,
             (unsigned long long)report->unchanged, report->failures.count);
    return text;
}

/* Does `actual` say all that `wanted` says? Lists and plain values must be equal. */
__attribute__((unused)) static bool json_says(const json_t *actual, json_t *wanted)
{
    const char *key;
    json_t *value;

    if (!json_is_object(wanted))
        return json_equal(actual, wanted) || (json_is_number(actual) && json_is_number(wanted) &&
                                              json_number_value(actual) == json_number_value(wanted));
    json_object_foreach(wanted, key, value) if (!json_says(json_object_get(actual, key), value)) return false;
    return true;
}

/* The lines of the export against lines that say a part of each. */
__attribute__((unused)) static void world_check(struct world *world, const char *wanted, const char *name)
{
    char *text = world_export(world, "ndjson");
    char *line = text;

    while (*line != '\0' && *wanted != '\0') {
        size_t length = strcspn(line, "\n");
        size_t wanted_length = strcspn(wanted, "\n");
        json_t *actual = json_loadb(line, length, 0, NULL);
        json_t *part = json_loadb(wanted, wanted_length, 0, NULL);

        if (!CHECK(part != NULL && json_says(actual, part)))
            fprintf(stderr, "%s: wanted %.*s\n got %.*s\n", name, (int)wanted_length, wanted, (int)length,
                    line);
        json_decref(actual);
        json_decref(part);
        line += length + (line[length] == '\n');
        wanted += wanted_length + (wanted[wanted_length] == '\n');
    }
    CHECK_ROW(line, "", name);
    CHECK_ROW(wanted, "", name);
    free(text);
}

#endif
