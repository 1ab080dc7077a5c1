/* SPDX-License-Identifier: MIT
 * Matching the files on disk with the assets of the store; see plan.h. */
#include "ingest/plan.h"

#include <string.h>

#include "base/err.h"

static void claim(struct plan *plan, size_t job, struct known_asset *asset)
{
    plan->jobs->items[job].asset = asset->id;
    asset->job = job;
}

static const struct known_file *row_of_asset(const struct plan *plan, const struct job *job, const char *path,
                                             int64_t asset)
{
    const struct known_file *rows;
    size_t count = known_find(plan->known, job->part, path, &rows);
    size_t i;

    for (i = 0; i < count; i++)
        if (rows[i].asset == asset)
            return &rows[i];
    return NULL;
}

/* Note the files that failed before and are the same since. */
static void mark_failed(struct plan *plan, struct job *job)
{
    size_t i;

    for (i = 0; i < job->count; i++) {
        const struct known_file *row = row_of_asset(plan, job, job->files[i].disk->path, 0);

        job->files[i].has_failure = row != NULL;
        if (row != NULL && known_is_same(row, job->files[i].disk))
            job->files[i].failed = row->reason != NULL ? row->reason : "could not be read";
    }
}

/* --- images --- */

/* An image belongs to the asset that is named by its path. */
static void claim_image(struct plan *plan, size_t index)
{
    const struct job *job = &plan->jobs->items[index];
    const char *path = job->files[0].disk->path;
    const struct known_file *rows;
    size_t count = known_find(plan->known, job->part, path, &rows);
    size_t i;

    for (i = 0; i < count && plan->jobs->items[index].asset == 0; i++) {
        struct known_asset *asset = known_asset(plan->known, rows[i].asset);

        if (asset != NULL && asset->job == NO_JOB && asset->path != NULL && strcmp(asset->path, path) == 0)
            claim(plan, index, asset);
    }
}

/* The text asset that has the file, one without a job before others; NULL if none has. */
static struct known_asset *text_owner(const struct plan *plan, const struct part *part, const char *path)
{
    const struct known_file *rows;
    size_t count = known_find(plan->known, part, path, &rows);
    struct known_asset *owner = NULL;
    size_t i;

    for (i = 0; i < count; i++) {
        struct known_asset *asset = known_asset(plan->known, rows[i].asset);

        if (asset == NULL || asset->kind != RECORD_TEXT)
            continue;
        if (asset->job == NO_JOB)
            return asset;
        if (plan->jobs->items[asset->job].kind == RECORD_TEXT && owner == NULL)
            owner = asset;
    }
    return owner;
}

/* An image that no asset has takes over the first text asset among its sidecars; one that cannot be read does
 * not. */
static void take_over_text(struct plan *plan, size_t index)
{
    const struct job *job = &plan->jobs->items[index];
    size_t i;

    for (i = 1; i < job->count && job->files[0].failed == NULL; i++) {
        struct known_asset *owner = text_owner(plan, job->part, job->files[i].disk->path);

        if (owner == NULL || owner->job != NO_JOB)
            continue;
        claim(plan, index, owner);
        return;
    }
}

static vitrine_status job_of_text(size_t *index, struct plan *plan, struct known_asset *asset,
                                  const struct part *part, vitrine_error **err)
{
    vitrine_status s;

    *index = asset->job;
    if (*index != NO_JOB)
        return VITRINE_OK;
    s = jobs_add(index, plan->jobs, part, RECORD_TEXT, err);
    if (s >= 0)
        claim(plan, *index, asset);
    return s;
}

/* Move the i-th file of a job to the job of the text asset that has it. */
static vitrine_status give_to_owner(struct plan *plan, size_t from, size_t i, struct known_asset *owner,
                                    vitrine_error **err)
{
    const struct job_file file = plan->jobs->items[from].files[i];
    size_t to;
    vitrine_status s = job_of_text(&to, plan, owner, plan->jobs->items[from].part, err);

    if (s < 0)
        return s;
    s = job_add_file(&plan->jobs->items[to], file.disk, file.language, err);
    if (s >= 0)
        job_remove_file(&plan->jobs->items[from], i);
    return s;
}

/* Sidecars that a text asset still has are its own. */
static vitrine_status give_back_texts(struct plan *plan, size_t index, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i = 1;

    while (s >= 0 && i < plan->jobs->items[index].count) {
        const struct job *job = &plan->jobs->items[index];
        struct known_asset *owner = text_owner(plan, job->part, job->files[i].disk->path);

        if (owner == NULL)
            i++;
        else
            s = give_to_owner(plan, index, i, owner, err);
    }
    return s;
}

static bool is_new_image(const struct job *job)
{
    return job->kind == RECORD_IMAGE && job->count > 0 && job->asset == 0;
}

static vitrine_status plan_images(struct plan *plan, size_t count, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < count; i++)
        if (is_new_image(&plan->jobs->items[i]))
            claim_image(plan, i);
    s = moves_follow(plan, RECORD_IMAGE, err);
    for (i = 0; i < count && s >= 0; i++)
        if (is_new_image(&plan->jobs->items[i]))
            take_over_text(plan, i);
    for (i = 0; i < count && s >= 0; i++)
        if (plan->jobs->items[i].kind == RECORD_IMAGE)
            s = give_back_texts(plan, i, err);
    return s;
}

/* --- texts --- */

/* Is it the sidecar of an image that is gone and did not come to light elsewhere? */
static bool is_held(const struct plan *plan, const struct part *part, const char *path)
{
    const struct known_file *rows;
    size_t count = known_find(plan->known, part, path, &rows);
    size_t i;

    for (i = 0; i < count; i++) {
        const struct known_asset *asset = known_asset(plan->known, rows[i].asset);

        if (asset != NULL && asset->kind == RECORD_IMAGE && asset->job == NO_JOB)
            return true;
    }
    return false;
}

/* The first asset that has a file of the group gets the new ones too. */
static struct known_asset *first_owner(const struct plan *plan, const struct job *job)
{
    size_t i;

    for (i = 0; i < job->count; i++) {
        struct known_asset *owner = text_owner(plan, job->part, job->files[i].disk->path);

        if (owner != NULL)
            return owner;
    }
    return NULL;
}

static vitrine_status plan_text(struct plan *plan, size_t index, vitrine_error **err)
{
    struct known_asset *first = first_owner(plan, &plan->jobs->items[index]);
    vitrine_status s = VITRINE_OK;
    size_t i = 0;

    if (first != NULL && first->job == NO_JOB)
        claim(plan, index, first);
    while (s >= 0 && i < plan->jobs->items[index].count) {
        struct job *job = &plan->jobs->items[index];
        const char *path = job->files[i].disk->path;
        struct known_asset *owner = text_owner(plan, job->part, path);

        if (owner == NULL && is_held(plan, job->part, path)) {
            job_remove_file(job, i);
            continue;
        }
        if (owner == NULL)
            owner = first;
        if (owner == NULL || owner->job == index)
            i++;
        else
            s = give_to_owner(plan, index, i, owner, err);
    }
    return s;
}

/* --- what is as it was --- */

static bool is_unchanged(const struct plan *plan, const struct job *job)
{
    const struct known_asset *asset = known_asset(plan->known, job->asset);
    size_t rows = 0;
    size_t i;

    if (asset == NULL || job->moved || asset->missing || asset->kind != job->kind)
        return false;
    for (i = 0; i < job->count; i++) {
        const struct known_file *row = row_of_asset(plan, job, job->files[i].disk->path, job->asset);

        rows += row != NULL ? 1 : 0;
        if (job->files[i].failed == NULL && (row == NULL || !known_is_same(row, job->files[i].disk)))
            return false;
    }
    return rows == asset->file_count;
}

vitrine_status plan_run(struct plan *plan, vitrine_error **err)
{
    size_t count = plan->jobs->count; /* the ones that are added have their assets */
    vitrine_status s;
    size_t i;

    for (i = 0; i < count; i++)
        mark_failed(plan, &plan->jobs->items[i]);
    s = plan_images(plan, count, err);
    for (i = 0; i < count && s >= 0; i++)
        if (plan->jobs->items[i].kind == RECORD_TEXT)
            s = plan_text(plan, i, err);
    if (s >= 0)
        s = moves_follow(plan, RECORD_TEXT, err);
    for (i = 0; i < plan->jobs->count && s >= 0; i++) {
        struct job *job = &plan->jobs->items[i];

        job_sort_versions(job);
        mark_failed(plan, job);
        job->unchanged = job->count > 0 && is_unchanged(plan, job);
    }
    return s;
}
