/* SPDX-License-Identifier: MIT
 * The calls of vitrine/ingest.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "ingest/scan.h"

#define DEFAULT_MAX_BYTES (UINT64_C(256) << 20)
#define DEFAULT_DEADLINE_MS 2000

static vitrine_status scan_options_of(struct scan_options *out, char language[LANGUAGE_SIZE], vitrine_catalogue *cat,
                                      const vitrine_scan_options *options, vitrine_error **err)
{
    vitrine_scan_options copy;
    vitrine_status s = VITRINE_OK;

    handle_options(&copy, sizeof copy, options);
    *out = (struct scan_options){.home = cat->home,
                                 .location = cat->location,
                                 .dry_run = copy.dry_run,
                                 .max_bytes = copy.max_bytes ? copy.max_bytes : DEFAULT_MAX_BYTES,
                                 .deadline_ms = copy.deadline_ms ? copy.deadline_ms : DEFAULT_DEADLINE_MS,
                                 .progress = copy.progress,
                                 .context = copy.context};
    if (copy.language != NULL) {
        s = handle_language(language, cat, copy.language, err);
        out->language = language;
    }
    return s;
}

/* Hand the report over, also when the call failed: it says what was done. */
static vitrine_status give_report(vitrine_report **out, vitrine_report *report, vitrine_status s)
{
    if (out != NULL)
        *out = report;
    else
        vitrine_report_free(report);
    return s;
}

vitrine_status vitrine_scan(vitrine_report **out, vitrine_catalogue *cat, const char *const *paths, size_t count,
                            const vitrine_scan_options *options, vitrine_error **err)
{
    struct scan_options scan;
    char language[LANGUAGE_SIZE];
    vitrine_report *report;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (cat == NULL || paths == NULL || count == 0)
        return err_set(err, VITRINE_EINVAL, "scan: no path given");
    handle_enter(cat, 0);
    s = scan_options_of(&scan, language, cat, options, err);
    if (s < 0)
        return handle_leave(cat, s);
    report = mem_zero(1, sizeof *report);
    if (report == NULL)
        return err_nomem(err);
    report_init(&report->report, false);
    s = scan_run(&report->report, cat->store, paths, count, &scan, err);
    return handle_leave(cat, give_report(out, report, s));
}

vitrine_status vitrine_ingest_file(vitrine_asset **out, vitrine_catalogue *cat, const char *path,
                                   const vitrine_scan_options *options, vitrine_error **err)
{
    struct scan_options scan;
    char language[LANGUAGE_SIZE];
    int64_t id = 0;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (cat == NULL || path == NULL)
        return err_set(err, VITRINE_EINVAL, "ingest: no path given");
    handle_enter(cat, 0);
    s = scan_options_of(&scan, language, cat, options, err);
    if (s >= 0)
        s = scan_file(&id, cat->store, path, &scan, err);
    if (s >= 0 && out != NULL)
        s = handle_asset(out, cat, id, err);
    return handle_leave(cat, s);
}

/* --- reports --- */

uint64_t vitrine_report_count(const vitrine_report *report, vitrine_count what)
{
    const struct report *counts = &report->report;

    switch (what) {
    case VITRINE_COUNT_SCANNED:
        return counts->scanned;
    case VITRINE_COUNT_ADDED:
        return counts->added;
    case VITRINE_COUNT_UPDATED:
        return counts->updated;
    case VITRINE_COUNT_MOVED:
        return counts->moved;
    case VITRINE_COUNT_MISSING:
        return counts->missing;
    case VITRINE_COUNT_UNCHANGED:
        return counts->unchanged;
    case VITRINE_COUNT_SKIPPED:
        return counts->skipped;
    case VITRINE_COUNT_FAILED:
        return counts->failures.count;
    }
    return 0;
}

double vitrine_report_seconds(const vitrine_report *report)
{
    return report->report.seconds;
}

bool vitrine_report_failure(const vitrine_report *report, size_t i, const char **path, uint64_t *record,
                            const char **reason)
{
    const struct report_line *line;

    if (i >= report->report.failures.count)
        return false;
    line = &report->report.failures.items[i];
    *path = line->path;
    *record = line->record;
    *reason = line->reason;
    return true;
}

bool vitrine_report_warning(const vitrine_report *report, size_t i, const char **path, const char **warning)
{
    if (i >= report->report.warnings.count)
        return false;
    *path = report->report.warnings.items[i].path;
    *warning = report->report.warnings.items[i].reason;
    return true;
}

vitrine_status vitrine_report_json(char **out, const vitrine_report *report, vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (out == NULL || report == NULL)
        return err_set(err, VITRINE_EINVAL, "report: an argument is missing");
    return report_json(out, &report->report, err);
}

void vitrine_report_free(vitrine_report *report)
{
    if (report == NULL)
        return;
    report_dispose(&report->report);
    mem_free(report);
}
