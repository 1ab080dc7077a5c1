/* SPDX-License-Identifier: MIT
 * ingest/parts.h - the paths a person named, as parts of roots that do not overlap. */
#ifndef INGEST_PARTS_H
#define INGEST_PARTS_H

#include "ingest/report.h"
#include "ingest/walk.h"
#include "record/record.h"

struct part {
    char *root;               /* real path */
    char *folder;             /* relative to the root: what is scanned of it */
    char *shown;              /* that folder as the person named it; "" for the current one */
    struct record_list names; /* only these files of the folder, by their paths, sorted; none: all below it */
    struct disk disk;
};

struct parts {
    struct part *items;
    size_t count;
    size_t capacity;
    struct record_list takeovers; /* known roots and the folder above that takes each over, by turns */
};
#define PARTS_INIT    \
    {                 \
        .items = NULL \
    }
void parts_dispose(struct parts *parts);

/* `roots` are the ones the catalogue knows; new ones are added. A path that cannot be found is a line of
 * `report->failures`; ENOTFOUND or EIO if that is all of them. A file of unknown kind is counted as skipped.
 */
vitrine_status parts_find(struct parts *out, struct record_list *roots, const char *const *paths,
                          size_t count, struct report *report, vitrine_error **err);
/* Is that path (relative to the root) one of part->names? */
bool part_is_named(const struct part *part, const char *path);
/* A file of the part as the person would name it. A string of the caller's; NULL: no memory. */
char *part_shown_path(const struct part *part, const char *path);

#endif
