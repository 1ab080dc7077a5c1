/* SPDX-License-Identifier: MIT
 * ingest/known.h - what the store knows of the files of a scan, and of their assets. */
#ifndef INGEST_KNOWN_H
#define INGEST_KNOWN_H

#include "ingest/job.h"
#include "ingest/parts.h"
#include "store/store.h"

#define NO_JOB SIZE_MAX

struct known_file {
    const struct part *part;
    char *path;
    int64_t asset; /* 0: a failure, for `reason` */
    int64_t size;
    int64_t mtime_ns;
    uint64_t inode;
    unsigned char fingerprint[16];
    char *reason;
};

struct known_asset {
    int64_t id;
    enum record_kind kind;
    bool missing;
    bool seen; /* a scan has seen a file of it */
    char *root;
    char *path;
    const struct part *part; /* that holds its files; NULL: none of this scan */
    size_t file_count;       /* of the rows in known.files */
    size_t job;              /* that brings it up to date, or NO_JOB */
};

struct known {
    struct known_file *files; /* by part, path and asset */
    size_t file_count;
    size_t file_capacity;
    struct known_asset *assets; /* by id */
    size_t asset_count;
    size_t asset_capacity;
    size_t found; /* row of the path that was asked for last, and of the one behind it */
    size_t behind;
};
#define KNOWN_INIT    \
    {                 \
        .files = NULL \
    }
void known_dispose(struct known *known);

/* All files at or below the folders of `parts`; of a part with names, the files of `jobs` and of their
 * assets. */
vitrine_status known_load(struct known *out, struct store *store, const struct parts *parts,
                          const struct jobs *jobs, vitrine_error **err);
/* The rows of one path: returns how many, *first is the first. */
size_t known_find(struct known *known, const struct part *part, const char *path, const struct known_file **first);
struct known_asset *known_asset(const struct known *known, int64_t id);
/* Is the file as it was? */
bool known_is_same(const struct known_file *known, const struct disk_file *disk);

#endif
