/* SPDX-License-Identifier: MIT
 * What a scan or an import did, and its JSON; see report.h. */
#include "ingest/report.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "publish/json.h"

void report_init(struct report *report, bool is_import)
{
    memset(report, 0, sizeof *report);
    report->is_import = is_import;
    report->started_ms = clock_monotonic_ms();
}

void report_lines_dispose(struct report_lines *lines)
{
    size_t i;

    for (i = 0; i < lines->count; i++) {
        mem_free(lines->items[i].path);
        mem_free(lines->items[i].reason);
    }
    mem_free(lines->items);
    memset(lines, 0, sizeof *lines);
}

static void duplicate_dispose(struct report_duplicate *duplicate)
{
    while (duplicate->count > 0)
        mem_free(duplicate->paths[--duplicate->count]);
    mem_free(duplicate->paths);
}

void report_dispose(struct report *report)
{
    report_lines_dispose(&report->failures);
    report_lines_dispose(&report->warnings);
    while (report->duplicate_count > 0)
        duplicate_dispose(&report->duplicates[--report->duplicate_count]);
    mem_free(report->duplicates);
    memset(report, 0, sizeof *report);
}

vitrine_status report_add(struct report_lines *lines, const char *path, uint64_t record, const char *reason,
                          vitrine_error **err)
{
    struct report_line line = {NULL, record, mem_string(reason)};

    line.path = path != NULL ? mem_string(path) : NULL;
    if (line.reason == NULL || (path != NULL && line.path == NULL) ||
        !mem_grow(&lines->items, &lines->capacity, lines->count, sizeof *lines->items)) {
        mem_free(line.path);
        mem_free(line.reason);
        return err_nomem(err);
    }
    lines->items[lines->count++] = line;
    return VITRINE_OK;
}

vitrine_status report_add_duplicate(struct report *report, const char *const *paths, size_t count,
                                    vitrine_error **err)
{
    struct report_duplicate duplicate = {mem_zero(count, sizeof(char *)), 0};
    bool ok = duplicate.paths != NULL;

    while (ok && duplicate.count < count) {
        duplicate.paths[duplicate.count] = mem_string(paths[duplicate.count]);
        ok = duplicate.paths[duplicate.count] != NULL;
        duplicate.count += ok ? 1 : 0;
    }
    if (!ok || !mem_grow(&report->duplicates, &report->duplicate_capacity, report->duplicate_count,
                         sizeof *report->duplicates)) {
        duplicate_dispose(&duplicate);
        return err_nomem(err);
    }
    report->duplicates[report->duplicate_count++] = duplicate;
    return VITRINE_OK;
}

uint64_t report_count_notices(const struct report *report, enum notice notice)
{
    uint64_t count = 0;
    size_t i;

    for (i = 0; i < report->warnings.count; i++)
        count += notice_of(report->warnings.items[i].reason) == notice;
    return count;
}

/* --- JSON --- */

#define WARNING "warning"

static json_t *json_of_count(uint64_t count)
{
    return json_integer((json_int_t)count);
}

static json_t *json_of_line(const struct report_line *line, bool is_import, const char *key)
{
    json_t *object = json_object();
    bool ok = object != NULL;

    if (ok && is_import)
        ok = json_object_set_new(object, "record", json_of_count(line->record)) == 0;
    else if (ok)
        ok = json_put_path(object, line->path);
    ok = ok && json_object_set_new(object, key, json_of_text(line->reason)) == 0;
    if (ok && strcmp(key, WARNING) == 0 && !is_import)
        ok = json_object_set_new(object, "kind", json_string(notice_name(notice_of(line->reason)))) == 0;
    if (ok)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *json_of_lines(const struct report_lines *lines, bool is_import, const char *key)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; array != NULL && i < lines->count; i++)
        if (json_array_append_new(array, json_of_line(&lines->items[i], is_import, key)) != 0) {
            json_decref(array);
            return NULL;
        }
    return array;
}

static json_t *json_of_duplicate(const struct report_duplicate *duplicate)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; array != NULL && i < duplicate->count; i++)
        if (json_array_append_new(array, json_of_text(duplicate->paths[i])) != 0) {
            json_decref(array);
            return NULL;
        }
    return array;
}

static json_t *json_of_duplicates(const struct report *report)
{
    json_t *array = json_array();
    size_t i;

    for (i = 0; array != NULL && i < report->duplicate_count; i++)
        if (json_array_append_new(array, json_of_duplicate(&report->duplicates[i])) != 0) {
            json_decref(array);
            return NULL;
        }
    return array;
}

struct json_member {
    const char *key;
    json_t *value; /* stolen; NULL: no memory */
};

/* Takes all values over in any case. */
static json_t *json_of_members(const struct json_member *members, size_t count)
{
    json_t *object = json_object();
    bool ok = object != NULL;
    size_t i;

    for (i = 0; i < count; i++) {
        if (!ok)
            json_decref(members[i].value);
        else
            ok = json_object_set_new(object, members[i].key, members[i].value) == 0;
    }
    if (ok)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *json_of_import(const struct report *report)
{
    const struct json_member members[] = {
        {"read", json_of_count(report->scanned)},
        {"added", json_of_count(report->added)},
        {"updated", json_of_count(report->updated)},
        {"unchanged", json_of_count(report->unchanged)},
        {"failed", json_of_count(report->failures.count)},
        {"failures", json_of_lines(&report->failures, true, "reason")},
        {"warnings", json_of_lines(&report->warnings, true, WARNING)},
        {"seconds", json_real(report->seconds)},
    };

    return json_of_members(members, sizeof members / sizeof members[0]);
}

static json_t *json_of_scan(const struct report *report)
{
    const struct json_member members[] = {
        {"scanned", json_of_count(report->scanned)},
        {"added", json_of_count(report->added)},
        {"updated", json_of_count(report->updated)},
        {"moved", json_of_count(report->moved)},
        {"missing", json_of_count(report->missing)},
        {"unchanged", json_of_count(report->unchanged)},
        {"skipped", json_of_count(report->skipped)},
        {"failed", json_of_count(report->failures.count)},
        {"duplicates", json_of_duplicates(report)},
        {"failures", json_of_lines(&report->failures, false, "reason")},
        {"warnings", json_of_lines(&report->warnings, false, WARNING)},
        {"seconds", json_real(report->seconds)},
        {"guessed", json_of_count(report_count_notices(report, NOTICE_GUESSED))},
        {"converted", json_of_count(report_count_notices(report, NOTICE_CONVERTED))},
        {"lost", json_of_count(report_count_notices(report, NOTICE_LOST))},
    };

    return json_of_members(members, sizeof members / sizeof members[0]);
}

vitrine_status report_json(char **out, const struct report *report, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s;

    s = json_write(&text, report->is_import ? json_of_import(report) : json_of_scan(report), err);
    if (s < 0) {
        buf_dispose(&text);
        return s;
    }
    *out = buf_take(&text);
    return *out != NULL ? VITRINE_OK : err_nomem(err);
}
