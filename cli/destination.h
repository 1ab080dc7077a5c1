/* SPDX-License-Identifier: MIT
 * destination.h - a file that appears whole or not at all, or standard output that gets all or nothing.
 *
 * Everything is written to a temporary file first. A file of that name is replaced by it at the end; into
 * what is no ordinary file (standard output, a pipe, a device) it is copied. */
#ifndef CLI_DESTINATION_H
#define CLI_DESTINATION_H

#include <stdio.h>

#include "terminal.h"

struct destination {
    const char *name; /* for messages */
    char *target;     /* what is replaced; NULL: copied */
    char *temporary;  /* NULL: it has no name any more */
    FILE *file;
    int copied_to; /* descriptor; -1: none */
    int reason;    /* errno of what failed; 0: nothing did */
};

/* path NULL or "-": standard output. All three give 0 or an errno, which stays in `reason`. */
int destination_open(struct destination *out, const char *path);
/* A vitrine_write; `context` is the struct destination. */
int destination_write(void *context, const void *bytes, size_t length);
int destination_finish(struct destination *destination, const struct terminal *terminal,
                       enum content content);
/* Would writing to `path` replace that file? */
bool destination_is(const char *path, const char *file);
/* In any case, last: what is unfinished vanishes. */
void destination_drop(struct destination *destination);

#endif
