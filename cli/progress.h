/* SPDX-License-Identifier: MIT
 * progress.h - a line on the terminal that says how far a long call is. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "cli.h"

struct progress {
    const char *noun; /* what is counted: "files" */
    bool shown;       /* may be shown at all */
    bool drawn;       /* something stands on the line */
    size_t columns;
    int64_t drawn_ms;
};

/* Shown only on a terminal and not when quiet. */
void progress_start(struct progress *out, const struct cli *cli, const char *noun);
/* A vitrine_progress; `context` is the struct progress. */
bool progress_tell(void *context, uint64_t done, uint64_t total, const char *path);
/* Leave the line empty. */
void progress_end(struct progress *progress);

#endif
