/* SPDX-License-Identifier: MIT
 * ingest/job.h - the files on disk that make one asset, to be brought into the store. */
#ifndef INGEST_JOB_H
#define INGEST_JOB_H

#include "ingest/group.h"
#include "ingest/parts.h"

struct job_file {
    const struct disk_file *disk; /* borrowed from the part */
    char language[LANGUAGE_SIZE]; /* of the suffix of its name, or "" */
    const char *failed; /* why it could not be read when it was the same as now; borrowed; or NULL */
    bool has_failure;   /* the store has a failure of that path */
};

struct job {
    const struct part *part;
    enum record_kind kind;
    struct job_file *files; /* an image, then its sidecars; or the versions of a text by their names */
    size_t count;
    size_t capacity;
    int64_t asset; /* 0: new */
    bool moved;
    bool unchanged;
    char *digest; /* of files[0], where it had to be computed */
    struct job_reading *reading; /* of ahead.c, while it is read */
};

struct jobs {
    struct job *items; /* a job without files is none */
    size_t count;
    size_t capacity;
};
#define JOBS_INIT  \
    {              \
        NULL, 0, 0 \
    }
void jobs_dispose(struct jobs *jobs);
vitrine_status jobs_add(size_t *index, struct jobs *jobs, const struct part *part, enum record_kind kind,
                        vitrine_error **err);
vitrine_status job_add_file(struct job *job, const struct disk_file *disk, const char *language,
                            vitrine_error **err);
/* Versions of a text by the bytes of their paths. */
void job_sort_versions(struct job *job);
/* Take the i-th file out. */
void job_remove_file(struct job *job, size_t i);
/* By names alone: each part's folders, grouped. Of a part with names, the groups that hold one of them. */
vitrine_status jobs_from_part(struct jobs *out, const struct part *part, const struct record_list *languages,
                              vitrine_error **err);

/* How many files of the part are in jobs, each once. */
vitrine_status jobs_count_files(uint64_t *count, const struct jobs *jobs, const struct part *part,
                                vitrine_error **err);

#endif
