/* SPDX-License-Identifier: MIT
 * From the files of a part to jobs; see job.h. */
#include "ingest/job.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/path.h"

/* Bytes of a file that tell whether it is in Lao script. */
#define LAO_HEAD 16384

struct folder {
    const struct part *part;
    const struct disk_folder *disk;
};

void jobs_dispose(struct jobs *jobs)
{
    while (jobs->count > 0) {
        struct job *job = &jobs->items[--jobs->count];

        mem_free(job->files);
        mem_free(job->digest);
    }
    mem_free(jobs->items);
    *jobs = (struct jobs)JOBS_INIT;
}

vitrine_status jobs_add(size_t *index, struct jobs *jobs, const struct part *part, enum record_kind kind,
                        vitrine_error **err)
{
    if (!mem_grow(&jobs->items, &jobs->capacity, jobs->count, sizeof *jobs->items))
        return err_nomem(err);
    *index = jobs->count++;
    jobs->items[*index] = (struct job){.part = part, .kind = kind};
    return VITRINE_OK;
}

vitrine_status job_add_file(struct job *job, const struct disk_file *disk, const char *language,
                            vitrine_error **err)
{
    struct job_file *file;

    if (!mem_grow(&job->files, &job->capacity, job->count, sizeof *job->files))
        return err_nomem(err);
    file = &job->files[job->count++];
    *file = (struct job_file){.disk = disk};
    memcpy(file->language, language, strlen(language) + 1);
    return VITRINE_OK;
}

void job_remove_file(struct job *job, size_t i)
{
    job->count--;
    memmove(&job->files[i], &job->files[i + 1], (job->count - i) * sizeof job->files[0]);
}

static int compare_versions(const void *a, const void *b)
{
    return strcmp(((const struct job_file *)a)->disk->path, ((const struct job_file *)b)->disk->path);
}

void job_sort_versions(struct job *job)
{
    if (job->kind == RECORD_TEXT && job->count > 1)
        qsort(job->files, job->count, sizeof job->files[0], compare_versions);
}

/* --- grouping --- */

static bool is_known_language(void *context, const char *tag)
{
    return record_list_has(context, tag);
}

/* Take out what stands between < and >, so that the letters of tags don't count. Returns the length. */
static size_t without_tags(char *text, size_t length)
{
    bool is_tag = false;
    size_t kept = 0;
    size_t i;

    for (i = 0; i < length; i++) {
        is_tag = is_tag || text[i] == '<';
        if (!is_tag)
            text[kept++] = text[i];
        is_tag = is_tag && text[i] != '>';
    }
    return kept;
}

/* One that cannot be read is not. */
static vitrine_status is_lao_file(bool *is, void *context, size_t name, vitrine_error **err)
{
    const struct folder *folder = context;
    char *path = path_join(folder->part->root, folder->part->disk.files[folder->disk->first + name].path);
    char head[LAO_HEAD];
    struct language_guess guess = {"", 0};
    ssize_t got = -1;
    int file;

    if (path == NULL)
        return err_nomem(err);
    file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    mem_free(path);
    if (file >= 0) {
        got = read(file, head, sizeof head);
        close(file);
    }
    if (got > 0)
        language_guess(&guess, head, without_tags(head, (size_t)got));
    *is = strcmp(guess.tag, "lo") == 0;
    return VITRINE_OK;
}

/* Is a file of the group one of those the person named? */
static bool is_wanted(const struct group *group, const struct folder *folder)
{
    const struct part *part = folder->part;
    size_t i;

    for (i = 0; i < group->count; i++)
        if (part_is_named(part, part->disk.files[folder->disk->first + group->members[i].name].path))
            return true;
    return part->names.count == 0;
}

static vitrine_status add_group(struct jobs *out, const struct group *group, const struct folder *folder,
                                vitrine_error **err)
{
    size_t index = 0;
    size_t i;
    vitrine_status s = jobs_add(&index, out, folder->part, group->kind, err);

    for (i = 0; i < group->count && s >= 0; i++)
        s = job_add_file(&out->items[index],
                         &folder->part->disk.files[folder->disk->first + group->members[i].name],
                         group->members[i].language, err);
    return s;
}

static vitrine_status group_folder(struct jobs *out, struct folder *folder,
                                   const struct record_list *languages, vitrine_error **err)
{
    const struct disk_file *files = &folder->part->disk.files[folder->disk->first];
    const struct group_rules rules = {is_known_language, (void *)languages, is_lao_file, folder};
    struct group_name *names = mem_zero(folder->disk->count, sizeof *names);
    struct groups groups = GROUPS_INIT;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (names == NULL)
        return err_nomem(err);
    for (i = 0; i < folder->disk->count; i++) {
        const char *name = path_name(files[i].path);

        names[i] = (struct group_name){name, group_use_of(name, files[i].is_xmp, files[i].media.kind)};
    }
    s = groups_build(&groups, names, folder->disk->count, &rules, err);
    for (i = 0; i < groups.count && s >= 0; i++)
        if (is_wanted(&groups.items[i], folder))
            s = add_group(out, &groups.items[i], folder, err);
    groups_dispose(&groups);
    mem_free(names);
    return s;
}

vitrine_status jobs_from_part(struct jobs *out, const struct part *part, const struct record_list *languages,
                              vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < part->disk.folder_count && s >= 0; i++) {
        struct folder folder = {part, &part->disk.folders[i]};

        s = group_folder(out, &folder, languages, err);
    }
    return s;
}

vitrine_status jobs_count_files(uint64_t *count, const struct jobs *jobs, const struct part *part,
                                vitrine_error **err)
{
    bool *counted = mem_zero(part->disk.file_count + 1, sizeof *counted);
    size_t i;
    size_t j;

    if (counted == NULL)
        return err_nomem(err);
    for (i = 0; i < jobs->count; i++)
        for (j = 0; jobs->items[i].part == part && j < jobs->items[i].count; j++)
            counted[jobs->items[i].files[j].disk - part->disk.files] = true;
    *count = 0;
    for (i = 0; i < part->disk.file_count; i++)
        *count += counted[i];
    mem_free(counted);
    return VITRINE_OK;
}
