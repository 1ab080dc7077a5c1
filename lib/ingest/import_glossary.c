/* SPDX-License-Identifier: MIT
 * Rows of CSV as concepts; see import_glossary.h. */
#include "ingest/import_glossary.h"

#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/utf8.h"
#include "edit/concept.h"
#include "ingest/csv.h"
#include "publish/cell.h"
#include "text/language.h"

struct sheet {
    struct report *report;
    struct store *store;
    struct feed feed;
    char separator;
    struct csv_row header;
    struct csv_row row;
    uint64_t number;
};

static void sheet_dispose(struct sheet *sheet)
{
    feed_dispose(&sheet->feed);
    csv_row_dispose(&sheet->header);
    csv_row_dispose(&sheet->row);
}

static vitrine_status read_header(struct sheet *sheet, vitrine_error **err)
{
    const char *name = sheet->feed.options->name;
    char tag[LANGUAGE_SIZE];
    vitrine_error *why = NULL;
    vitrine_status s = feed_look(&sheet->feed, err);
    size_t i;

    if (s < 0)
        return s;
    sheet->separator = csv_separator(&sheet->feed);
    s = csv_next(&sheet->header, &sheet->feed, sheet->separator, err);
    if (s == VITRINE_DONE || (s >= 0 && !utf8_valid(sheet->header.bytes.bytes, sheet->header.bytes.length)))
        return err_set(err, VITRINE_EFORMAT, "%s: a header of language tags is meant, as vi,en,km", name);
    for (i = 0; s >= 0 && i < sheet->header.count; i++)
        s = language_parse(tag, csv_cell(&sheet->header, i), store_knows_language, sheet->store, &why);
    if (s == VITRINE_EINVAL)
        s = err_set(err, VITRINE_EFORMAT, "%s: column %.40s: %s; a header of language tags is meant, as vi,en,km", name,
                    csv_cell(&sheet->header, i - 1), vitrine_error_message(why));
    else if (why != NULL)
        err_nomem(err);
    vitrine_error_free(why);
    return s;
}

static vitrine_status add_cell(struct labels *terms, struct sheet *sheet, size_t column, vitrine_error **err)
{
    const char *at = cell_unguarded(csv_cell(&sheet->row, column));
    struct buf term = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && *at != '\0') {
        size_t length = strcspn(at, "|");

        buf_clear(&term);
        buf_append(&term, at, length);
        if (term.failed)
            s = err_nomem(err);
        else if (strspn(buf_text(&term), " ") < term.length)
            s = concept_add_term(terms, sheet->store, csv_cell(&sheet->header, column), buf_text(&term), err);
        at += length + (at[length] == '|');
    }
    buf_dispose(&term);
    return s;
}

static const char *fault_of(const struct sheet *sheet)
{
    const struct csv_row *row = &sheet->row;
    size_t i;

    if (row->too_long)
        return "longer than 64 MiB";
    if (row->unclosed)
        return "a quote is not closed";
    if (row->has_nul)
        return "holds a NUL byte";
    if (!utf8_valid(row->bytes.bytes, row->bytes.length))
        return "not UTF-8";
    for (i = sheet->header.count; i < row->count; i++)
        if (*csv_cell(row, i) != '\0')
            return "more cells than the header has";
    return NULL;
}

static void count(struct report *report, enum concept_outcome outcome)
{
    report->added += outcome == CONCEPT_ADDED;
    report->updated += outcome == CONCEPT_UPDATED;
    report->unchanged += outcome == CONCEPT_UNCHANGED;
}

static vitrine_status put_row(struct sheet *sheet, vitrine_error **err)
{
    struct labels terms = {0};
    enum concept_outcome outcome;
    int64_t id = 0;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < sheet->header.count; i++)
        s = add_cell(&terms, sheet, i, err);
    if (s >= 0 && terms.count > 0) {
        sheet->report->scanned++;
        s = concept_put(&outcome, &id, sheet->store, &terms, err);
        if (s >= 0)
            count(sheet->report, outcome);
    }
    labels_dispose(&terms);
    return s;
}

static vitrine_status reject_row(struct sheet *sheet, const char *reason, vitrine_error **err)
{
    sheet->report->scanned++;
    return report_add(&sheet->report->failures, NULL, sheet->number, reason, err);
}

static vitrine_status take_row(struct sheet *sheet, vitrine_error **err)
{
    const char *fault = fault_of(sheet);
    vitrine_error *why = NULL;
    vitrine_status s;

    if (fault != NULL)
        return reject_row(sheet, fault, err);
    s = budget_check(sheet->store->budget, "import", err);
    if (s < 0)
        return s;
    s = put_row(sheet, &why);
    if (s == VITRINE_EINVAL) {
        s = reject_row(sheet, vitrine_error_message(why), err);
    } else if (s < 0 && err != NULL) {
        *err = why;
        return s;
    }
    vitrine_error_free(why);
    return s;
}

static vitrine_status take_rows(struct sheet *sheet, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s == VITRINE_OK) {
        s = csv_next(&sheet->row, &sheet->feed, sheet->separator, err);
        sheet->number++;
        if (s == VITRINE_OK)
            s = take_row(sheet, err);
    }
    return s;
}

vitrine_status import_glossary(struct report *report, struct store *store, const struct import_options *options,
                               vitrine_error **err)
{
    struct sheet sheet = {.report = report, .store = store, .feed = {.options = options}};
    vitrine_status s = read_header(&sheet, err);

    if (s >= 0)
        s = store->ops->begin(store, err);
    if (s >= 0) {
        s = take_rows(&sheet, err);
        if (s >= 0)
            s = store->ops->commit(store, err);
        if (s < 0)
            store->ops->rollback(store);
    }
    sheet_dispose(&sheet);
    report->seconds = (double)(clock_monotonic_ms() - report->started_ms) / 1000;
    return s < 0 ? s : VITRINE_OK;
}
