/* SPDX-License-Identifier: MIT
 * ingest/path.h - paths as bytes: joining, cutting, standing above one another. */
#ifndef INGEST_PATH_H
#define INGEST_PATH_H

#include <stdbool.h>
#include <stddef.h>

/* folder/name; an empty part is left out with its slash. A string of the caller's; NULL: no memory. */
char *path_join(const char *folder, const char *name);
/* What stands behind the last slash. Borrowed. */
const char *path_name(const char *path);
/* What stands before the last slash ("" if there is none, "/" for "/x"). A string of the caller's. */
char *path_folder(const char *path);
/* Is `path` the folder itself or below it? "" stands above every path. */
bool path_is_within(const char *path, const char *folder);
/* What is left of `path` below `folder`, within which it is. Borrowed. */
const char *path_below(const char *path, const char *folder);

#endif
