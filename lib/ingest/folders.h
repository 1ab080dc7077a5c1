/* SPDX-License-Identifier: MIT
 * ingest/folders.h - folders that the kernel (inotify) tells the changes of. */
#ifndef INGEST_FOLDERS_H
#define INGEST_FOLDERS_H

#include <stdbool.h>

#include "record/record.h"

struct watched_folder {
    int number; /* of the kernel's watch */
    char *path;
};

struct folders {
    int events; /* descriptor: readable when something changed */
    const char *own; /* real path of the catalogue's file, whose changes are its own; or NULL; borrowed */
    struct watched_folder *items;
    size_t count;
    size_t capacity;
    /* What changed since folders_forget: folders, each once; or what can't be told so. */
    struct record_list changed;
    bool everything;
};

/* EIO: the kernel watches nothing more. */
vitrine_status folders_open(struct folders *out, vitrine_error **err);
void folders_close(struct folders *folders);
/* Watch a folder and those below it, or with a file's path the folder it stands in. What vanishes meanwhile is
 * no failure. ENOMEM; EFULL: more folders than the system lets one user watch. */
vitrine_status folders_add(struct folders *folders, const char *path, vitrine_error **err);
/* Take what the kernel has to tell, without waiting, into `changed` and `everything`. New folders are watched
 * from then on. */
vitrine_status folders_hear(struct folders *folders, vitrine_error **err);
bool folders_has_changes(const struct folders *folders);
void folders_forget(struct folders *folders);

#endif
