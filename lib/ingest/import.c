/* SPDX-License-Identifier: MIT
 * Records from outside into a store, in batches; see import.h. NDJSON is read here, CSV in import_csv.c. */
#include "ingest/import.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "ingest/importer.h"
#include "ingest/json.h"

/* A commit costs time: the words of a batch are written one by one. Others wait for it as long as it runs. */
#define BATCH_RECORDS 50000
#define BATCH_MS 2000
#define LOOK_EACH 64 /* records */

/* --- batches --- */

static struct importer_counts counts_of(const struct report *report)
{
    return (struct importer_counts){report->scanned,   report->added,          report->updated,
                                    report->unchanged, report->failures.count, report->warnings.count};
}

static void forget_lines(struct report_lines *lines, size_t count)
{
    while (lines->count > count) {
        struct report_line *line = &lines->items[--lines->count];

        mem_free(line->path);
        mem_free(line->reason);
    }
}

static void restore_counts(struct report *report, const struct importer_counts *counts)
{
    report->scanned = counts->read;
    report->added = counts->added;
    report->updated = counts->updated;
    report->unchanged = counts->unchanged;
    forget_lines(&report->failures, counts->failures);
    forget_lines(&report->warnings, counts->warnings);
}

static vitrine_status batch_begin(struct importer *importer, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (importer->in_batch)
        return s;
    s = importer->store->ops->begin(importer->store, err);
    if (s < 0)
        return s;
    importer->in_batch = true;
    importer->batch_started_ms = clock_monotonic_ms();
    importer->before_batch = counts_of(importer->report);
    return s;
}

static vitrine_status batch_commit(struct importer *importer, vitrine_error **err)
{
    vitrine_status s;

    if (!importer->in_batch)
        return VITRINE_OK;
    s = importer->store->ops->commit(importer->store, err);
    if (s >= 0)
        importer->in_batch = false;
    marks_forget(&importer->marks);
    return s;
}

static void batch_undo(struct importer *importer)
{
    if (!importer->in_batch)
        return;
    importer->store->ops->rollback(importer->store);
    importer->in_batch = false;
    restore_counts(importer->report, &importer->before_batch);
}

static bool batch_is_full(const struct importer *importer)
{
    return importer->in_batch && (importer->report->scanned - importer->before_batch.read >= BATCH_RECORDS ||
                                  clock_monotonic_ms() - importer->batch_started_ms >= BATCH_MS);
}

/* Others may write while the import waits for its input. */
static vitrine_status before_read(void *context, bool slow, vitrine_error **err)
{
    return slow ? batch_commit(context, err) : VITRINE_OK;
}

/* --- records --- */

static vitrine_status tell_progress(struct importer *importer, vitrine_error **err)
{
    const struct import_options *options = importer->options;

    if (options->progress == NULL || options->progress(options->context, importer->report->scanned, 0, NULL))
        return VITRINE_OK;
    return err_set(err, VITRINE_ECANCELLED, "import: cancelled");
}

/* Now and then: who waits for progress, who has cancelled, how long the batch has run. */
static vitrine_status look_around(struct importer *importer, vitrine_error **err)
{
    vitrine_status s = budget_check(importer->store->budget, "import", err);

    if (s >= 0)
        s = tell_progress(importer, err);
    if (s >= 0 && batch_is_full(importer))
        s = batch_commit(importer, err);
    return s;
}

static vitrine_status count_record(struct importer *importer, vitrine_error **err)
{
    return ++importer->report->scanned % LOOK_EACH == 0 ? look_around(importer, err) : VITRINE_OK;
}

vitrine_status importer_reject(struct importer *importer, uint64_t number, const char *reason,
                               vitrine_error **err)
{
    vitrine_status s = report_add(&importer->report->failures, NULL, number, reason, err);

    return s < 0 ? s : count_record(importer, err);
}

static vitrine_status store_entry(struct importer *importer, vitrine_error **err)
{
    enum upsert_outcome outcome;
    int64_t id = 0;
    vitrine_status s = batch_begin(importer, err);

    if (s >= 0)
        s = upsert_entry(&outcome, &id, &importer->upsert, &importer->entry, err);
    if (s < 0)
        return s;
    marks_note(&importer->marks, id, outcome != UPSERT_UNCHANGED);
    importer->report->added += outcome == UPSERT_ADDED;
    importer->report->updated += outcome == UPSERT_UPDATED;
    importer->report->unchanged += outcome == UPSERT_UNCHANGED;
    return count_record(importer, err);
}

/* What is wrong with a record is told, and the import goes on; other failures end it. Takes `why` over. */
static vitrine_status settle(struct importer *importer, uint64_t number, vitrine_status s, vitrine_error *why,
                             vitrine_error **err)
{
    if (vitrine_error_status(why) == VITRINE_ENOMEM)
        s = VITRINE_ENOMEM; /* there was none for the message */
    if (s == VITRINE_EINVAL || s == VITRINE_EFORMAT) {
        s = importer_reject(importer, number, vitrine_error_message(why), err);
    } else if (err != NULL && *err == NULL) {
        *err = why;
        return s;
    }
    vitrine_error_free(why);
    return s;
}

vitrine_status importer_take(struct importer *importer, uint64_t number, const struct value *record,
                             uint64_t mark, vitrine_error **err)
{
    vitrine_error *why = NULL;
    vitrine_status s;

    importer->reader.number = number;
    s = entry_read(&importer->entry, record, &importer->reader, &why);
    if (s < 0)
        return settle(importer, number, s, why, err);
    importer->upsert.mark = importer->reader.met_unknown ? 0 : mark; /* what is unknown is to be said again */
    return store_entry(importer, err);
}

/* --- NDJSON --- */

static bool is_blank(const char *line, size_t length)
{
    while (length > 0 && strchr(" \t\r", *line) != NULL && *line != '\0') {
        line++;
        length--;
    }
    return length == 0;
}

/* Does the asset stand as this very line once left it? */
static vitrine_status is_remembered(bool *out, struct importer *importer, uint64_t mark, vitrine_error **err)
{
    vitrine_status s = batch_begin(importer, err);

    if (s >= 0)
        s = marks_find(out, &importer->marks, mark, err);
    if (s < 0 || !*out)
        return s;
    importer->report->unchanged++;
    return count_record(importer, err);
}

static vitrine_status take_line(struct importer *importer, uint64_t number, const char *line, size_t length,
                                vitrine_error **err)
{
    uint64_t mark = marks_of_line(line, length);
    const struct value *record;
    bool remembered = false;
    vitrine_error *why = NULL;
    vitrine_status s;

    if (is_blank(line, length))
        return VITRINE_OK;
    s = is_remembered(&remembered, importer, mark, err);
    if (s < 0 || remembered)
        return s;
    s = json_read(&record, &importer->values, line, length, &why);
    return s < 0 ? settle(importer, number, s, why, err) : importer_take(importer, number, record, mark, err);
}

vitrine_status import_ndjson(struct importer *importer, vitrine_error **err)
{
    uint64_t number = 0;
    vitrine_status s = VITRINE_OK;

    while (s == VITRINE_OK) {
        const char *line;
        size_t length;
        bool too_long;

        s = feed_line(&importer->feed, &line, &length, &too_long, err);
        if (s != VITRINE_OK)
            break;
        number++;
        s = too_long ? importer_reject(importer, number, "longer than 64 MiB", err)
                     : take_line(importer, number, line, length, err);
    }
    return s;
}

/* --- the whole --- */

/* A line that starts with {" and is not of CSV, where a quote after that one would be doubled. */
static bool has_object_line(const struct feed *feed)
{
    size_t at = feed->at;

    while (at + 2 < feed->length) {
        const char *end = memchr(feed->bytes + at, '\n', feed->length - at);

        if (feed->bytes[at] == '{' && feed->bytes[at + 1] == '"' && feed->bytes[at + 2] != '"')
            return true;
        if (end == NULL)
            return false;
        at = (size_t)(end - feed->bytes) + 1;
    }
    return false;
}

static bool looks_like_ndjson(const struct feed *feed)
{
    size_t at = feed->at;

    while (at < feed->length && strchr(" \t\r\n", feed->bytes[at]) != NULL && feed->bytes[at] != '\0')
        at++;
    return at == feed->length || feed->bytes[at] == '{' || has_object_line(feed);
}

static vitrine_status run_format(struct importer *importer, vitrine_error **err)
{
    const char *format = importer->options->format;
    vitrine_status s = feed_look(&importer->feed, err);

    if (s < 0)
        return s;
    if (format == NULL)
        format = looks_like_ndjson(&importer->feed) ? "ndjson" : "csv";
    if (strcmp(format, "ndjson") == 0)
        return import_ndjson(importer, err);
    if (strcmp(format, "csv") == 0)
        return import_csv(importer, err);
    return err_set(err, VITRINE_EFORMAT, "import: %s: no such format; ndjson or csv is meant", format);
}

static void importer_dispose(struct importer *importer)
{
    feed_dispose(&importer->feed);
    values_dispose(&importer->values);
    entry_dispose(&importer->entry);
    entry_reader_dispose(&importer->reader);
    upsert_dispose(&importer->upsert);
}

vitrine_status import_run(struct report *report, struct store *store, const struct import_options *options,
                          vitrine_error **err)
{
    struct importer importer = {.store = store, .report = report, .options = options};
    vitrine_status s;

    importer.feed.options = options;
    importer.feed.before_read = before_read;
    importer.feed.context = &importer;
    importer.reader.store = importer.upsert.store = importer.marks.store = store;
    importer.reader.report = report;
    s = run_format(&importer, err);
    if (s >= 0)
        s = look_around(&importer, err);
    if (s >= 0)
        s = batch_commit(&importer, err);
    else if (importer.feed.broken)
        batch_commit(&importer, NULL); /* what was read is sound */
    batch_undo(&importer);
    importer_dispose(&importer);
    report->seconds = (double)(clock_monotonic_ms() - report->started_ms) / 1000;
    return s < 0 ? s : VITRINE_OK;
}
