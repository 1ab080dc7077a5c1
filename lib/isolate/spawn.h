/* SPDX-License-Identifier: MIT
 * isolate/spawn.h - starting a process from a program of many threads.
 *
 * By posix_spawn, so that nothing of the host's runs between. The process has an empty environment, no signal
 * blocked or ignored, a process group of its own (a Ctrl-C is for the host to handle), and of the host's open
 * files those that are named here; it closes what else it was left by itself (spawn_close_others). */
#ifndef ISOLATE_SPAWN_H
#define ISOLATE_SPAWN_H

#include <sys/types.h>

struct spawn {
    const char *path;
    char *const *arguments; /* the first is the name; NULL ends them */
    int input;              /* its descriptor 0; -1: nothing to read */
    int output;             /* 1; -1: nowhere */
    int messages;           /* 2; -1: nowhere, or where sanitizers report to the host's */
    int extra;              /* MESSAGE_DESCRIPTOR; -1: none */
};

/* 0, or an errno: also of a file that isn't there or can't be executed. */
int spawn_run(pid_t *out, const struct spawn *spawn);
/* Wait for the end of a process that was killed, or has closed all it had. Its status as of waitpid; -1 where
 * somebody else has taken it. */
int spawn_reap(pid_t pid);
/* In the process: close all descriptors from `first` on. */
void spawn_close_others(int first);

#endif
