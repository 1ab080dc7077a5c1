/* SPDX-License-Identifier: MIT
 * From what was read to a record in the store; see update.h. */
#include "ingest/update.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "ingest/assign.h"
#include "ingest/owner.h"
#include "ingest/path.h"

/* The record as it was and as it becomes. */
struct change {
    struct update *update;
    bool is_new;
    struct record old;
    struct record record;
    size_t main;                  /* index of the file that gives the asset its name */
    struct report_lines warnings; /* their paths are names of files */
};

static bool is_read(const struct reading *reading)
{
    return reading->status >= 0;
}

static bool any_failed(const struct update *update)
{
    size_t i;

    for (i = 0; i < update->job->count; i++)
        if (!is_read(&update->readings[i]))
            return true;
    return false;
}

/* --- the record as it was --- */

/* Another writer may have catalogued the path since the plan was made. */
static vitrine_status note_id(void *context, int64_t id, vitrine_error **err)
{
    (void)err;
    *(int64_t *)context = id;
    return VITRINE_OK;
}

static bool is_of_job(const struct record *record, const struct job *job)
{
    return record->kind == job->kind && record->path != NULL &&
           strcmp(record->path, job->files[0].disk->path) == 0;
}

static vitrine_status find_old(struct change *change, vitrine_error **err)
{
    struct store *store = change->update->store;
    struct job *job = change->update->job;
    vitrine_error *absent = NULL;
    bool is_planned = job->asset != 0;
    vitrine_status s = VITRINE_OK;

    if (!is_planned)
        s = store->ops->find_path(store, job->part->root, job->files[0].disk->path, note_id, &job->asset,
                                  err);
    if (s < 0 || job->asset == 0)
        return s;
    s = store->ops->get(store, &change->old, job->asset, &absent);
    if (s >= 0 && (is_planned || is_of_job(&change->old, job)))
        change->is_new = false;
    else
        job->asset = 0;
    if (s < 0 && s != VITRINE_ENOTFOUND)
        s = err_set(err, s, "%s", vitrine_error_message(absent));
    vitrine_error_free(absent);
    return s == VITRINE_ENOTFOUND ? VITRINE_OK : s;
}

static vitrine_status start_record(struct change *change, vitrine_error **err)
{
    vitrine_status s = find_old(change, err);

    if (s < 0)
        return s;
    if (change->is_new)
        record_uuid_random(change->record.uuid);
    else if (record_copy(&change->record, &change->old) < 0)
        return err_nomem(err);
    return VITRINE_OK;
}

/* --- values --- */

static bool is_known_language(void *context, const char *tag)
{
    return record_list_has(context, tag);
}

static void fill_claim_files(struct claim_file *files, const struct update *update)
{
    const struct job *job = update->job;
    size_t i;

    for (i = 0; i < job->count; i++) {
        files[i].name = path_name(job->files[i].disk->path);
        files[i].is_text = job->kind == RECORD_TEXT || (i > 0 && !job->files[i].disk->is_xmp);
        if (update->readings[i].is_understood &&
            owner_is(files[0].name, files[i].name, update->readings[i].extraction.sidecar_for))
            files[i].extraction = &update->readings[i].extraction;
        memcpy(files[i].suffix, job->files[i].language, sizeof files[i].suffix);
    }
}

/* A text asset's name is its home-language file, else the first by name; it keeps one it has while that
 * exists. */
static size_t choose_main(const struct change *change, const struct claim_file *files)
{
    const struct update *update = change->update;
    const struct job *job = update->job;
    size_t best = SIZE_MAX;
    size_t i;

    if (job->kind == RECORD_IMAGE)
        return 0;
    for (i = 0; i < job->count && !change->is_new; i++)
        if (change->old.path != NULL && strcmp(change->old.path, job->files[i].disk->path) == 0)
            return i;
    for (i = 0; i < job->count; i++) {
        if (!is_read(&update->readings[i]))
            continue;
        if (!files[i].unused && strcmp(files[i].language, update->home) == 0)
            return i;
        if (best == SIZE_MAX)
            best = i;
    }
    return best == SIZE_MAX ? 0 : best;
}

static vitrine_status set_values(struct change *change, vitrine_error **err)
{
    const struct update *update = change->update;
    const struct claim_rules rules = {update->job->kind,         update->home,
                                      update->language,          is_known_language,
                                      (void *)update->languages, &change->warnings};
    struct claim_file *files = mem_zero(update->job->count, sizeof *files);
    struct record values;
    vitrine_status s;

    if (files == NULL)
        return err_nomem(err);
    record_init(&values);
    fill_claim_files(files, update);
    s = assign_values(&values, files, update->job->count, &rules, err);
    if (s >= 0) {
        if (!any_failed(update))
            record_drop_file_values(&change->record);
        s = assign_merge(&change->record, &values, err);
        change->main = choose_main(change, files);
    }
    record_dispose(&values);
    mem_free(files);
    return s;
}

/* --- files --- */

static const struct record_file *old_file(const struct change *change, const char *path)
{
    size_t i;

    for (i = 0; i < change->old.file_count; i++)
        if (strcmp(change->old.files[i].path, path) == 0)
            return &change->old.files[i];
    return NULL;
}

/* A file that could not be read stays as it was last seen, so that it is not taken for unchanged. */
static vitrine_status add_file(struct change *change, size_t i, vitrine_error **err)
{
    const struct reading *reading = &change->update->readings[i];
    char *path = change->update->job->files[i].disk->path;
    const struct record_file *old = old_file(change, path);
    struct record_file file = {.path = path};

    if (is_read(reading)) {
        file.size = reading->size;
        file.mtime_ns = reading->mtime_ns;
        file.inode = reading->inode;
        memcpy(file.fingerprint, reading->fingerprint, sizeof file.fingerprint);
    } else if (old != NULL) {
        file = *old;
    } else if (i != change->main) {
        return VITRINE_OK;
    }
    return record_add_file(&change->record, &file) < 0 ? err_nomem(err) : VITRINE_OK;
}

static int compare_files(const void *a, const void *b)
{
    return strcmp(((const struct record_file *)a)->path, ((const struct record_file *)b)->path);
}

/* The main file first, the others by name. */
static vitrine_status set_files(struct change *change, vitrine_error **err)
{
    vitrine_status s;
    size_t i;

    record_clear_files(&change->record);
    s = add_file(change, change->main, err);
    for (i = 0; i < change->update->job->count && s >= 0; i++)
        if (i != change->main)
            s = add_file(change, i, err);
    if (change->record.file_count > 2)
        qsort(change->record.files + 1, change->record.file_count - 1, sizeof change->record.files[0],
              compare_files);
    return s;
}

/* --- facts --- */

static bool is_main_as_before(const struct change *change, const struct reading *reading)
{
    const struct record_file *old = change->old.file_count > 0 ? &change->old.files[0] : NULL;

    return old != NULL && old->size == reading->size && old->mtime_ns == reading->mtime_ns &&
           memcmp(old->fingerprint, reading->fingerprint, sizeof old->fingerprint) == 0;
}

static vitrine_status set_main_facts(struct change *change, vitrine_error **err)
{
    const struct reading *reading = &change->update->readings[change->main];
    const struct job *job = change->update->job;
    struct record *record = &change->record;
    const char *type =
        reading->is_understood ? reading->extraction.media_type : job->files[change->main].disk->media.type;

    if (!is_read(reading))
        return VITRINE_OK;
    record->bytes = reading->size;
    record->modified_at = reading->mtime_ns / 1000000000 - (reading->mtime_ns % 1000000000 < 0);
    record->width = reading->extraction.width;
    record->height = reading->extraction.height;
    record->orientation = reading->extraction.orientation;
    if (record_set_string(&record->media_type, type) < 0 ||
        (job->digest != NULL && record_set_string(&record->digest, job->digest) < 0))
        return err_nomem(err);
    if (job->digest == NULL && !is_main_as_before(change, reading))
        return record_set_string(&record->digest, NULL);
    return VITRINE_OK;
}

static vitrine_status set_facts(struct change *change, vitrine_error **err)
{
    const struct job *job = change->update->job;
    struct record *record = &change->record;

    record->kind = job->kind;
    record->missing = false;
    if (record_set_string(&record->root, job->part->root) < 0 ||
        record_set_string(&record->path, job->files[change->main].disk->path) < 0)
        return err_nomem(err);
    return set_main_facts(change, err);
}

/* --- warnings --- */

static vitrine_status warn_of_reading(struct change *change, size_t i, vitrine_error **err)
{
    const struct reading *reading = &change->update->readings[i];
    const struct disk_file *disk = change->update->job->files[i].disk;
    const char *name = path_name(disk->path);
    vitrine_status s = VITRINE_OK;
    char text[160];
    size_t j;

    for (j = 0; j < reading->extraction.warnings.count && s >= 0; j++)
        s = report_add(&change->warnings, name, 0, reading->extraction.warnings.items[j], err);
    if (s < 0 || !is_read(reading) || !reading->is_unreadable_kind)
        return s;
    snprintf(text, sizeof text, "no reader for %s is built in; catalogued by name", disk->media.type);
    return report_add(&change->warnings, name, 0, text, err);
}

static vitrine_status keep_warning(struct change *change, const struct report_line *line, vitrine_error **err)
{
    struct record_list *list = &change->record.warnings;
    struct buf text = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    buf_format(&text, "%s: %s", line->path, line->reason);
    if (text.failed ||
        (!record_list_has(list, buf_text(&text)) && record_list_append(list, buf_text(&text)) < 0))
        s = err_nomem(err);
    buf_dispose(&text);
    return s;
}

static const struct disk_file *file_of_name(const struct job *job, const char *name)
{
    size_t i;

    for (i = 0; i < job->count; i++)
        if (strcmp(path_name(job->files[i].disk->path), name) == 0)
            return job->files[i].disk;
    return job->files[0].disk;
}

static vitrine_status report_line_of(struct report_lines *lines, const struct part *part, const char *path,
                                     const char *reason, vitrine_error **err)
{
    char *shown = part_shown_path(part, path);
    vitrine_status s = shown != NULL ? report_add(lines, shown, 0, reason, err) : err_nomem(err);

    mem_free(shown);
    return s;
}

static vitrine_status set_warnings(struct change *change, vitrine_error **err)
{
    const struct job *job = change->update->job;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (!any_failed(change->update))
        record_list_clear(&change->record.warnings);
    for (i = 0; i < job->count && s >= 0; i++)
        s = warn_of_reading(change, i, err);
    for (i = 0; i < change->warnings.count && s >= 0; i++) {
        const struct report_line *line = &change->warnings.items[i];

        s = keep_warning(change, line, err);
        if (s >= 0)
            s = report_line_of(change->update->warnings, job->part, file_of_name(job, line->path)->path,
                               line->reason, err);
    }
    return s;
}

/* --- failures --- */

/* Images may share a sidecar, whose failure is one. */
static vitrine_status report_failure(struct update *update, const char *path, const char *reason,
                                     vitrine_error **err)
{
    struct report_lines *lines = update->failures;
    char *shown = part_shown_path(update->job->part, path);
    vitrine_status s = VITRINE_OK;
    bool listed = false;
    size_t i;

    for (i = 0; shown != NULL && i < lines->count && !listed; i++)
        listed = strcmp(lines->items[i].path, shown) == 0;
    if (shown == NULL)
        s = err_nomem(err);
    else if (!listed)
        s = report_add(lines, shown, 0, reason, err);
    mem_free(shown);
    return s;
}

static vitrine_status note_file(struct update *update, size_t i, vitrine_error **err)
{
    const struct job *job = update->job;
    const struct job_file *file = &job->files[i];
    const struct reading *reading = &update->readings[i];
    const struct store_file row = {
        file->disk->path, 0, reading->size, reading->mtime_ns, reading->inode, reading->fingerprint,
        reading->reason};
    struct store *store = update->store;
    vitrine_status s = VITRINE_OK;

    if (is_read(reading))
        return file->has_failure ? store->ops->drop_failure(store, job->part->root, row.path, err)
                                 : VITRINE_OK;
    s = report_failure(update, row.path, row.reason, err);
    if (s >= 0 && reading->is_lasting && file->failed == NULL)
        s = store->ops->put_failure(store, job->part->root, &row, err);
    return s;
}

static vitrine_status note_files(struct update *update, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < update->job->count && s >= 0; i++)
        s = note_file(update, i, err);
    return s;
}

/* --- what changed --- */

static void set_times(struct change *change)
{
    int64_t now = clock_now();
    size_t i;

    for (i = 0; i < change->record.text_count; i++) {
        struct record_text *text = &change->record.texts[i];
        const struct record_text *old = record_find_text(&change->old, text->language);
        bool same = old != NULL && record_same_text(&change->record, &change->old, text->language);

        text->updated_at = same ? old->updated_at : now;
    }
}

/* Being written anew with the same content is no change. */
static bool is_same(const struct change *change)
{
    struct record as_old = change->record;

    as_old.modified_at = change->old.modified_at;
    as_old.digest = change->old.digest;
    return record_same_content(&change->old, &as_old);
}

static enum update_outcome outcome_of(const struct change *change)
{
    if (change->is_new)
        return UPDATE_ADDED;
    if (change->update->job->moved)
        return UPDATE_MOVED;
    return is_same(change) ? UPDATE_UNCHANGED : UPDATE_CHANGED;
}

static bool makes_asset(const struct update *update)
{
    size_t i;

    for (i = 0; i < update->job->count; i++)
        if (is_read(&update->readings[i]))
            return true;
        else if (update->job->kind == RECORD_IMAGE)
            return false;
    return false;
}

/* An image that cannot be read doesn't take over the text beside it. */
static bool leaves_text(const struct change *change)
{
    return !change->is_new && change->old.kind == RECORD_TEXT && change->update->job->kind == RECORD_IMAGE &&
           !is_read(&change->update->readings[0]);
}

static vitrine_status write_record(struct change *change, vitrine_error **err)
{
    struct store *store = change->update->store;
    vitrine_status s = set_values(change, err);

    if (s >= 0)
        s = set_files(change, err);
    if (s >= 0)
        s = set_facts(change, err);
    if (s >= 0)
        s = set_warnings(change, err);
    if (s < 0)
        return s;
    set_times(change);
    change->update->outcome = outcome_of(change);
    return store->ops->put(store, &change->update->job->asset, &change->record, err);
}

vitrine_status update_run(struct update *update, vitrine_error **err)
{
    struct change change = {.update = update, .is_new = true};
    vitrine_status s;

    update->outcome = UPDATE_NOTHING;
    record_init(&change.old);
    record_init(&change.record);
    s = start_record(&change, err);
    if (s >= 0 && leaves_text(&change))
        update->outcome = UPDATE_UNCHANGED;
    else if (s >= 0 && (!change.is_new || makes_asset(update)))
        s = write_record(&change, err);
    if (s >= 0)
        s = note_files(update, err);
    report_lines_dispose(&change.warnings);
    record_dispose(&change.old);
    record_dispose(&change.record);
    return s;
}
