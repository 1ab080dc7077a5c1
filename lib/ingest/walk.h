/* SPDX-License-Identifier: MIT
 * ingest/walk.h - the files below a folder that Vitrine knows by name. */
#ifndef INGEST_WALK_H
#define INGEST_WALK_H

#include "base/budget.h"
#include "extract/extract.h"
#include "ingest/report.h"

struct disk_file {
    char *path; /* relative to the root */
    int64_t size;
    int64_t mtime_ns;
    uint64_t inode;
    bool is_xmp; /* then media says nothing */
    struct media media;
};

struct disk_folder {
    char *path;   /* relative to the root */
    size_t first; /* its files in disk.files */
    size_t count;
};

struct disk {
    struct disk_file *files; /* by folder, then by the bytes of the name */
    size_t file_count;
    size_t file_capacity;
    struct disk_folder *folders; /* by the bytes of the path */
    size_t folder_count;
    size_t folder_capacity;
    struct record_list unreadable; /* folders and files nobody can say anything of */
    uint64_t skipped;
};
#define DISK_INIT     \
    {                 \
        .files = NULL \
    }
void disk_dispose(struct disk *disk);
/* Binary search by path; NULL if the walk saw no such file. Borrowed. */
const struct disk_file *disk_find(const struct disk *disk, const char *path);
/* Could the walk not look at that path? Nothing may be concluded from its absence. */
bool disk_is_unreadable(const struct disk *disk, const char *path);

struct walk {
    const char *root;  /* absolute */
    const char *start; /* relative to the root; "" is the root itself */
    const char *own;   /* absolute path of the catalogue's file, or NULL */
    bool deep;         /* folders below too */
    struct budget *budget;
    struct report_lines *failures; /* their paths are relative to the root */
};
/* What cannot be read becomes a line of `failures` and the walk goes on. ENOMEM, ECANCELLED, ELIMIT. */
vitrine_status walk_run(struct disk *out, const struct walk *walk, vitrine_error **err);
/* Is a file or folder of that name left out, whatever it holds? */
bool walk_ignores(const char *name);
/* What `name` is; false if its kind is unknown. */
bool walk_kind(struct disk_file *out, const char *name);

#endif
