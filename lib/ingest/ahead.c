/* SPDX-License-Identifier: MIT
 * Keeping the workers busy; see ahead.h. */
#include "ingest/ahead.h"

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/file.h"
#include "ingest/path.h"

/* Of one job, while it is read. */
struct job_reading {
    struct reading *readings; /* one for each file */
    struct task *tasks;
};

static bool is_to_read(const struct job *job)
{
    return job->count > 0 && !job->unchanged;
}

static void job_reading_free(struct job *job)
{
    struct job_reading *reading = job->reading;
    size_t i;

    if (reading == NULL)
        return;
    for (i = 0; reading->readings != NULL && i < job->count; i++)
        reading_dispose(&reading->readings[i]);
    mem_free(reading->readings);
    mem_free(reading->tasks);
    mem_free(reading);
    job->reading = NULL;
}

void ahead_dispose(struct ahead *ahead)
{
    size_t i;

    pool_free(ahead->pool);
    ahead->pool = NULL;
    for (i = 0; ahead->jobs != NULL && i < ahead->next; i++)
        job_reading_free(&ahead->jobs->items[i]);
}

/* What failed before and is the same since, fails again. */
static vitrine_status fail_again(struct reading *out, const char *reason, vitrine_error **err)
{
    out->status = VITRINE_EFORMAT;
    out->reason = mem_string(reason);
    out->is_lasting = true;
    return out->reason != NULL ? VITRINE_OK : err_nomem(err);
}

static vitrine_status give_file(struct ahead *ahead, struct job *job, size_t i, vitrine_error **err)
{
    const struct job_file *file = &job->files[i];
    struct reading *reading = &job->reading->readings[i];
    struct task *task = &job->reading->tasks[i];
    bool is_sidecar = job->kind == RECORD_IMAGE && i > 0;
    char *path;
    vitrine_status s;

    task->is_done = true;
    if (file->failed != NULL)
        return fail_again(reading, file->failed, err);
    path = path_join(job->part->root, file->disk->path);
    if (path == NULL)
        return err_nomem(err);
    s = file_open(&task->file, reading, path, err);
    mem_free(path);
    if (s < 0 || task->file < 0)
        return s;
    task->name = path_name(file->disk->path);
    task->way = is_sidecar ? READ_SIDECAR : READ_ASSET;
    task->has_reader = is_sidecar || file->disk->media.readable;
    task->reading = reading;
    return pool_give(ahead->pool, task, err);
}

static vitrine_status give_job(struct ahead *ahead, struct job *job, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    job->reading = mem_zero(1, sizeof *job->reading);
    if (job->reading == NULL)
        return err_nomem(err);
    job->reading->readings = mem_zero(job->count, sizeof *job->reading->readings);
    job->reading->tasks = mem_zero(job->count, sizeof *job->reading->tasks);
    if (job->reading->readings == NULL || job->reading->tasks == NULL)
        return err_nomem(err);
    for (i = 0; i < job->count && s >= 0; i++)
        s = give_file(ahead, job, i, err);
    return s;
}

/* Up to the wanted job, and on while that costs no waiting. */
static vitrine_status fill(struct ahead *ahead, size_t wanted, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && ahead->next < ahead->jobs->count && (ahead->next <= wanted || pool_has_room(ahead->pool))) {
        struct job *job = &ahead->jobs->items[ahead->next++];

        if (is_to_read(job))
            s = give_job(ahead, job, err);
    }
    return s;
}

vitrine_status ahead_take(struct reading **out, struct ahead *ahead, size_t job, vitrine_error **err)
{
    struct job *wanted = &ahead->jobs->items[job];
    vitrine_status s = fill(ahead, job, err);
    size_t i;

    *out = NULL;
    for (i = 0; i < wanted->count && s >= 0; i++)
        s = pool_wait(ahead->pool, &wanted->reading->tasks[i], err);
    if (s < 0)
        return s;
    *out = wanted->reading->readings;
    wanted->reading->readings = NULL;
    job_reading_free(wanted);
    return VITRINE_OK;
}
