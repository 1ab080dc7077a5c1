/* SPDX-License-Identifier: MIT
 * isolate/program.h - programs of others that read a file, each in a confined process.
 *
 * A worker executable is started as `vitrine-worker NUMBER`; it confines a child, which becomes the program,
 * waits for it, and tells its status. The file is descriptor 0 of both, the ends of the program's pipes 1 and
 * 2, that of the status MESSAGE_DESCRIPTOR, and they form a process group of their own. */
#ifndef ISOLATE_PROGRAM_H
#define ISOLATE_PROGRAM_H

#include <sys/types.h>

#include "extract/program.h"

/* What a program is started with: the file, and the ends that are written of three pipes. */
enum { LAUNCH_INPUT, LAUNCH_OUTPUT, LAUNCH_MESSAGES, LAUNCH_STATUS, LAUNCH_FILES };

/* Three new pipes: what is written in `files`, what is read in `out`. 0, or an errno. */
int launch_pipes(struct program_pipes *out, int files[LAUNCH_FILES]);
/* Close the ends that are written. */
void launch_close(const int files[LAUNCH_FILES]);

/* In a process that hosts: start it by that worker executable. 0, or an errno. */
int launch_start(pid_t *out, const char *worker, long program, const int files[LAUNCH_FILES]);
/* Kill what is left of it. */
void launch_end(pid_t pid);
/* In the started worker: be the launcher. Returns its exit code. */
int launch_run(const char *number);

/* How an input in this process starts programs: the context of its starter, to be ended after the reading. */
struct launches {
    const char *worker; /* its executable; borrowed */
    pid_t running;      /* 0: none */
};
vitrine_status launches_start(void *context, struct program_pipes *out, enum program program, int input,
                              vitrine_error **err);
void launches_end(struct launches *launches);

#endif
