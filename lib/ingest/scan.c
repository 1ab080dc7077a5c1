/* SPDX-License-Identifier: MIT
 * A scan from paths to report; see scan.h. What is on disk is listed first, then matched with what the store
 * knows, and only then read and written, so that a file that moved is never taken for two. */
#include "ingest/scan.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "ingest/ahead.h"
#include "ingest/batch.h"
#include "ingest/gone.h"
#include "ingest/path.h"
#include "ingest/plan.h"

#define DEFAULT_MAX_BYTES ((uint64_t)256 << 20)
#define DEFAULT_DEADLINE_MS 2000
#define FILES_FOR_WORKER 16

struct scanning {
    struct store *store;
    const struct scan_options *options;
    const char *home;
    struct reading_limits limits;
    struct report *report;
    bool is_strict; /* one file, all or nothing: its failure is the call's */
    struct record_list languages;
    char *own; /* real path of the catalogue's file, or NULL */
    struct parts parts;
    struct jobs jobs;
    struct known known;
    struct twins twins;
    struct batch batch;
    struct ahead ahead;
    uint64_t done; /* files */
    uint64_t total;
};

static void scanning_init(struct scanning *scanning, struct report *report, struct store *store,
                          const struct scan_options *options)
{
    memset(scanning, 0, sizeof *scanning);
    scanning->store = store;
    scanning->options = options;
    scanning->home = options->home != NULL ? options->home : "vi";
    scanning->report = report;
    scanning->limits.max_bytes = options->max_bytes != 0 ? options->max_bytes : DEFAULT_MAX_BYTES;
    scanning->limits.deadline_ms = options->deadline_ms != 0 ? options->deadline_ms : DEFAULT_DEADLINE_MS;
    scanning->limits.budget = store->budget;
    scanning->batch = (struct batch){.store = store,
                                     .options = options,
                                     .home = scanning->home,
                                     .languages = &scanning->languages,
                                     .report = report,
                                     .twins = &scanning->twins,
                                     .is_whole = options->dry_run};
}

static void scanning_dispose(struct scanning *scanning)
{
    ahead_dispose(&scanning->ahead);
    batch_dispose(&scanning->batch);
    twins_dispose(&scanning->twins);
    known_dispose(&scanning->known);
    jobs_dispose(&scanning->jobs);
    parts_dispose(&scanning->parts);
    record_list_clear(&scanning->languages);
    mem_free(scanning->languages.items);
    mem_free(scanning->own);
}

/* --- what is there --- */

static vitrine_status append_name(void *context, const char *name, vitrine_error **err)
{
    return record_list_append(context, name) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* The folder's real path and the file's own name: the file may not exist yet. */
static vitrine_status find_own(struct scanning *scanning, vitrine_error **err)
{
    const char *location = scanning->options->location;
    char *folder;
    char *real;

    if (location == NULL)
        return VITRINE_OK;
    folder = path_folder(location);
    if (folder == NULL)
        return err_nomem(err);
    real = realpath(*folder != '\0' ? folder : ".", NULL);
    mem_free(folder);
    if (real == NULL)
        return VITRINE_OK;
    scanning->own = path_join(real, path_name(location));
    free(real);
    return scanning->own != NULL ? VITRINE_OK : err_nomem(err);
}

static vitrine_status write_takeovers(void *context, vitrine_error **err)
{
    struct scanning *scanning = context;
    const struct record_list *takeovers = &scanning->parts.takeovers;
    struct store *store = scanning->store;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i + 1 < takeovers->count && s >= 0; i += 2)
        s = store->ops->move_root(store, takeovers->items[i], takeovers->items[i + 1], err);
    return s;
}

static vitrine_status find_parts(struct scanning *scanning, const char *const *paths, size_t count,
                                 vitrine_error **err)
{
    struct store *store = scanning->store;
    struct record_list roots = {NULL, 0, 0};
    vitrine_status s = store->ops->roots(store, append_name, &roots, err);

    if (s >= 0)
        s = parts_find(&scanning->parts, &roots, paths, count, scanning->report, err);
    if (s >= 0 && scanning->parts.takeovers.count > 0)
        s = batch_transaction(&scanning->batch, write_takeovers, scanning, err);
    record_list_clear(&roots);
    mem_free(roots.items);
    return s;
}

/* Is the failure one of what the person asked for? */
static bool is_asked_for(const struct part *part, const char *path)
{
    return part->names.count == 0 || strcmp(path, part->folder) == 0 || part_is_named(part, path);
}

/* What the walk could not read, as the person would name it. */
static vitrine_status report_unreadable(struct scanning *scanning, const struct part *part,
                                        const struct report_lines *failures, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < failures->count && s >= 0; i++) {
        char *shown;

        if (!is_asked_for(part, failures->items[i].path))
            continue;
        shown = part_shown_path(part, failures->items[i].path);
        if (shown == NULL)
            return err_nomem(err);
        s = report_add(&scanning->report->failures, *shown != '\0' ? shown : ".", 0,
                       failures->items[i].reason, err);
        mem_free(shown);
    }
    return s;
}

/* Of a part with names, the files that make assets with them; a name that is ignored is skipped. */
static vitrine_status count_files(struct scanning *scanning, const struct part *part, vitrine_error **err)
{
    struct report *report = scanning->report;
    uint64_t count = part->disk.file_count;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (part->names.count == 0)
        report->skipped += part->disk.skipped;
    else
        s = jobs_count_files(&count, &scanning->jobs, part, err);
    for (i = 0; i < part->names.count; i++)
        report->skipped += disk_find(&part->disk, part->names.items[i]) == NULL &&
                           !disk_is_unreadable(&part->disk, part->names.items[i]);
    report->scanned += count;
    return s;
}

static vitrine_status walk_part(struct scanning *scanning, struct part *part, vitrine_error **err)
{
    struct report_lines failures = {NULL, 0, 0};
    const struct walk walk = {
        part->root, part->folder, scanning->own, part->names.count == 0, scanning->store->budget, &failures};
    vitrine_status s = walk_run(&part->disk, &walk, err);

    if (s >= 0)
        s = report_unreadable(scanning, part, &failures, err);
    if (s >= 0)
        s = jobs_from_part(&scanning->jobs, part, &scanning->languages, err);
    if (s >= 0)
        s = count_files(scanning, part, err);
    report_lines_dispose(&failures);
    return s;
}

static vitrine_status list_files(struct scanning *scanning, vitrine_error **err)
{
    struct store *store = scanning->store;
    vitrine_status s = store->ops->languages(store, append_name, &scanning->languages, err);
    size_t i;

    if (s >= 0)
        s = find_own(scanning, err);
    for (i = 0; i < scanning->parts.count && s >= 0; i++)
        s = walk_part(scanning, &scanning->parts.items[i], err);
    return s;
}

static vitrine_status make_plan(struct scanning *scanning, vitrine_error **err)
{
    struct store *store = scanning->store;
    struct plan plan = {store, &scanning->jobs, &scanning->known, &scanning->limits, scanning->is_strict};
    bool snapshot = !scanning->batch.is_whole;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (snapshot)
        s = store->ops->snapshot_begin(store, err);
    if (s < 0)
        return s;
    s = known_load(&scanning->known, store, &scanning->parts, &scanning->jobs, err);
    if (s >= 0)
        s = plan_run(&plan, err);
    if (snapshot)
        store->ops->snapshot_end(store);
    for (i = 0; i < scanning->jobs.count; i++)
        scanning->total += scanning->jobs.items[i].count;
    return s;
}

/* --- reading --- */

/* A worker that had less to do would not be worth its start. */
static uint32_t workers_for(const struct scanning *scanning)
{
    uint64_t useful = 1;
    size_t i;

    for (i = 0; i < scanning->jobs.count; i++)
        useful += scanning->jobs.items[i].unchanged ? 0 : 1;
    useful = (useful + FILES_FOR_WORKER - 1) / FILES_FOR_WORKER;
    return useful < scanning->options->workers ? (uint32_t)useful : scanning->options->workers;
}

static vitrine_status start_reading(struct scanning *scanning, vitrine_error **err)
{
    const struct scan_options *options = scanning->options;
    const struct pool_options pool = {.worker = options->worker,
                                      .in_process = options->in_process,
                                      .count = workers_for(scanning),
                                      .limits = scanning->limits};

    scanning->ahead.jobs = &scanning->jobs;
    return pool_new(&scanning->ahead.pool, &pool, err);
}

/* Of one file that was asked for alone, failing is failing. */
static vitrine_status be_strict(const struct scanning *scanning, const struct job_file *file,
                                const struct reading *reading, vitrine_error **err)
{
    if (!scanning->is_strict || reading->status >= 0)
        return VITRINE_OK;
    return err_set(err, reading->status, "%s: %s", path_name(file->disk->path), reading->reason);
}

static vitrine_status read_job(struct scanning *scanning, size_t index, vitrine_error **err)
{
    struct job *job = &scanning->jobs.items[index];
    struct reading *readings;
    vitrine_status s = ahead_take(&readings, &scanning->ahead, index, err);
    size_t i;

    if (s < 0)
        return s;
    for (i = 0; i < job->count && s >= 0; i++)
        s = be_strict(scanning, &job->files[i], &readings[i], err);
    if (s >= 0)
        return batch_add(&scanning->batch, job, readings, err);
    for (i = 0; i < job->count; i++)
        reading_dispose(&readings[i]);
    mem_free(readings);
    return s;
}

/* Files that failed before are named again; equal files are looked for among all. */
static vitrine_status pass_unchanged(struct scanning *scanning, const struct job *job, vitrine_error **err)
{
    size_t own = job->kind == RECORD_IMAGE ? 1 : job->count;
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t j;

    scanning->report->unchanged++;
    for (i = 0; i < job->count && s >= 0; i++) {
        const struct known_file *rows;
        size_t count = known_find(&scanning->known, job->part, job->files[i].disk->path, &rows);

        for (j = 0; i < own && j < count && s >= 0; j++)
            if (rows[j].asset == job->asset)
                s = twins_add(&scanning->twins, job, i, rows[j].size, rows[j].fingerprint, err);
        if (s >= 0 && job->files[i].failed != NULL) {
            char *shown = part_shown_path(job->part, job->files[i].disk->path);

            s = shown != NULL ? report_add(&scanning->report->failures, shown, 0, job->files[i].failed, err)
                              : err_nomem(err);
            mem_free(shown);
        }
    }
    return s;
}

static vitrine_status tell_progress(struct scanning *scanning, const char *path, vitrine_error **err)
{
    const struct scan_options *options = scanning->options;
    const struct budget cancel = {.cancelled = scanning->store->budget->cancelled};
    vitrine_status s = budget_check(&cancel, "scan", err);

    if (s >= 0 && options->progress != NULL &&
        !options->progress(options->context, scanning->done, scanning->total, path))
        s = err_set(err, VITRINE_ECANCELLED, "scan: interrupted");
    return s;
}

static vitrine_status run_jobs(struct scanning *scanning, vitrine_error **err)
{
    vitrine_status s = start_reading(scanning, err);
    size_t i;

    for (i = 0; i < scanning->jobs.count && s >= 0; i++) {
        struct job *job = &scanning->jobs.items[i];

        if (job->count == 0)
            continue;
        s = tell_progress(scanning, job->files[0].disk->path, err);
        if (s >= 0)
            s = job->unchanged ? pass_unchanged(scanning, job, err) : read_job(scanning, i, err);
        scanning->done += job->count;
    }
    if (s >= 0)
        s = batch_write(&scanning->batch, err);
    return s < 0 ? s : tell_progress(scanning, "", err);
}

/* --- the whole --- */

static vitrine_status write_twins(void *context, vitrine_error **err)
{
    struct scanning *scanning = context;

    return twins_report(&scanning->twins, scanning->store, scanning->report, err);
}

static vitrine_status finish(struct scanning *scanning, vitrine_error **err)
{
    vitrine_status s = gone_write(&scanning->batch, &scanning->known, err);

    if (s < 0)
        return s;
    return twins_need_digests(&scanning->twins)
               ? batch_transaction(&scanning->batch, write_twins, scanning, err)
               : write_twins(scanning, err);
}

static vitrine_status check_single(const struct scanning *scanning, const char *path, vitrine_error **err)
{
    if (scanning->parts.count == 0)
        return err_set(err, VITRINE_EFORMAT, "%s: of no known kind", path);
    if (scanning->parts.items[0].names.count == 0)
        return err_set(err, VITRINE_EINVAL, "%s: a folder, not a file", path);
    return VITRINE_OK;
}

static vitrine_status scan_parts(struct scanning *scanning, const char *const *paths, size_t count,
                                 vitrine_error **err)
{
    vitrine_status s = find_parts(scanning, paths, count, err);

    if (s >= 0 && scanning->is_strict)
        s = check_single(scanning, paths[0], err);
    if (s >= 0)
        s = list_files(scanning, err);
    if (s >= 0)
        s = make_plan(scanning, err);
    if (s >= 0)
        s = run_jobs(scanning, err);
    return s < 0 ? s : finish(scanning, err);
}

static vitrine_status scan_paths(struct scanning *scanning, const char *const *paths, size_t count,
                                 vitrine_error **err)
{
    const struct store_ops *ops = scanning->store->ops;
    vitrine_status s;

    if (!scanning->batch.is_whole)
        return scan_parts(scanning, paths, count, err);
    s = ops->begin(scanning->store, err);
    if (s < 0)
        return s;
    s = scan_parts(scanning, paths, count, err);
    if (s >= 0 && !scanning->options->dry_run)
        s = ops->commit(scanning->store, err);
    if (s < 0 || scanning->options->dry_run)
        ops->rollback(scanning->store);
    return s;
}

vitrine_status scan_run(struct report *report, struct store *store, const char *const *paths, size_t count,
                        const struct scan_options *options, vitrine_error **err)
{
    struct scanning scanning;
    vitrine_status s;

    scanning_init(&scanning, report, store, options);
    s = scan_paths(&scanning, paths, count, err);
    scanning_dispose(&scanning);
    report->seconds = (double)(clock_monotonic_ms() - report->started_ms) / 1000;
    return s;
}

/* The asset of the job that has the file. */
static int64_t asset_of_file(const struct scanning *scanning, const char *name)
{
    size_t i;
    size_t j;

    for (i = 0; i < scanning->jobs.count; i++)
        for (j = 0; j < scanning->jobs.items[i].count; j++)
            if (strcmp(path_name(scanning->jobs.items[i].files[j].disk->path), name) == 0)
                return scanning->jobs.items[i].asset;
    return 0;
}

vitrine_status scan_file(int64_t *id, struct store *store, const char *path,
                         const struct scan_options *options, vitrine_error **err)
{
    struct scanning scanning;
    struct report report;
    vitrine_status s;

    report_init(&report, false);
    scanning_init(&scanning, &report, store, options);
    scanning.is_strict = true;
    scanning.batch.is_whole = true;
    s = scan_paths(&scanning, &path, 1, err);
    if (s >= 0) {
        *id = asset_of_file(&scanning, path_name(path));
        if (*id == 0)
            s = err_set(err, VITRINE_EFORMAT, "%s: no asset is made of it", path);
    }
    scanning_dispose(&scanning);
    report_dispose(&report);
    return s;
}
