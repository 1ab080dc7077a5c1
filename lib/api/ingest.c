/* SPDX-License-Identifier: MIT
 * The calls of vitrine/ingest.h. */
#include <sched.h>
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "ingest/watch.h"
#include "isolate/place.h"

#define DEFAULT_MAX_BYTES (UINT64_C(256) << 20)
#define DEFAULT_DEADLINE_MS 2000

/* What a scan takes beside its options: ended with scan_options_end. */
struct scan_call {
    struct scan_options scan;
    char language[LANGUAGE_SIZE];
    char *worker;
};

static uint32_t processors(void)
{
    cpu_set_t usable;

    return sched_getaffinity(0, sizeof usable, &usable) == 0 ? (uint32_t)CPU_COUNT(&usable) : 1;
}

/* In this process a worker is of use, not needed. */
static vitrine_status find_worker(struct scan_call *call, const vitrine_scan_options *options, vitrine_error **err)
{
    vitrine_status s = place_worker(&call->worker, options->worker, options->in_process ? NULL : err);

    call->scan.worker = call->worker;
    if (options->in_process && s == VITRINE_ENOTFOUND)
        return VITRINE_OK;
    return s == VITRINE_ENOMEM ? err_nomem(err) : s;
}

static void scan_call_end(struct scan_call *call)
{
    mem_free(call->worker);
}

static vitrine_status scan_call_begin(struct scan_call *out, vitrine_catalogue *cat, const vitrine_scan_options *options,
                                      vitrine_error **err)
{
    vitrine_scan_options copy;
    vitrine_status s;

    handle_options(&copy, sizeof copy, options);
    *out = (struct scan_call){.worker = NULL};
    out->scan = (struct scan_options){.home = cat->home,
                                 .location = cat->location,
                                 .dry_run = copy.dry_run,
                                 .max_bytes = copy.max_bytes ? copy.max_bytes : DEFAULT_MAX_BYTES,
                                 .deadline_ms = copy.deadline_ms ? copy.deadline_ms : DEFAULT_DEADLINE_MS,
                                 .progress = copy.progress,
                                 .context = copy.context,
                                 .in_process = copy.in_process,
                                 .workers = copy.jobs ? copy.jobs : processors()};
    s = find_worker(out, &copy, err);
    if (s >= 0 && copy.language != NULL) {
        s = handle_language(out->language, cat, copy.language, err);
        out->scan.language = out->language;
    }
    if (s < 0)
        scan_call_end(out);
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

static vitrine_status run_scan(vitrine_report **out, vitrine_catalogue *cat, const char *const *paths, size_t count,
                               const struct scan_options *options, vitrine_error **err)
{
    vitrine_report *report = mem_zero(1, sizeof *report);

    if (report == NULL)
        return err_nomem(err);
    report_init(&report->report, false);
    return give_report(out, report, scan_run(&report->report, cat->store, paths, count, options, err));
}

vitrine_status vitrine_scan(vitrine_report **out, vitrine_catalogue *cat, const char *const *paths, size_t count,
                            const vitrine_scan_options *options, vitrine_error **err)
{
    struct scan_call call;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (cat == NULL || paths == NULL || count == 0)
        return err_set(err, VITRINE_EINVAL, "scan: no path given");
    handle_enter(cat, 0);
    s = scan_call_begin(&call, cat, options, err);
    if (s < 0)
        return handle_leave(cat, s);
    s = run_scan(out, cat, paths, count, &call.scan, err);
    scan_call_end(&call);
    return handle_leave(cat, s);
}

/* --- watching --- */

struct rounds {
    vitrine_round tell;
    void *context;
};

static bool tell_round(void *context, const struct report *report)
{
    const struct rounds *rounds = context;
    const struct vitrine_report borrowed = {*report};

    return rounds->tell == NULL || rounds->tell(rounds->context, &borrowed);
}

vitrine_status vitrine_watch(vitrine_catalogue *cat, const char *const *paths, size_t count,
                             const vitrine_scan_options *options, vitrine_round round, void *round_context,
                             vitrine_error **err)
{
    struct rounds rounds = {round, round_context};
    struct scan_call call;
    vitrine_status s;

    if (cat == NULL || paths == NULL || count == 0)
        return err_set(err, VITRINE_EINVAL, "watch: no path given");
    handle_enter(cat, 0);
    s = scan_call_begin(&call, cat, options, err);
    if (s < 0)
        return handle_leave(cat, s);
    if (call.scan.dry_run)
        s = err_set(err, VITRINE_EINVAL, "watch: a dry run can't go on");
    else
        s = watch_run(cat->store, paths, count, &call.scan, tell_round, &rounds, err);
    scan_call_end(&call);
    return handle_leave(cat, s);
}

vitrine_status vitrine_ingest_file(vitrine_asset **out, vitrine_catalogue *cat, const char *path,
                                   const vitrine_scan_options *options, vitrine_error **err)
{
    struct scan_call call;
    int64_t id = 0;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (cat == NULL || path == NULL)
        return err_set(err, VITRINE_EINVAL, "ingest: no path given");
    handle_enter(cat, 0);
    s = scan_call_begin(&call, cat, options, err);
    if (s < 0)
        return handle_leave(cat, s);
    s = scan_file(&id, cat->store, path, &call.scan, err);
    scan_call_end(&call);
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
    case VITRINE_COUNT_GUESSED:
        return report_count_notices(counts, NOTICE_GUESSED);
    case VITRINE_COUNT_CONVERTED:
        return report_count_notices(counts, NOTICE_CONVERTED);
    case VITRINE_COUNT_LOST:
        return report_count_notices(counts, NOTICE_LOST);
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
