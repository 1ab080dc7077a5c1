/* SPDX-License-Identifier: MIT
 * isolate/confine.h - what a process gives up before it touches bytes of strangers.
 *
 * For a process of one thread that is about to read, or about to become a program that reads: it cannot be
 * undone. Where the kernel lacks a means the others still hold; the result says which did. */
#ifndef ISOLATE_CONFINE_H
#define ISOLATE_CONFINE_H

#include <stdbool.h>
#include <stdint.h>

enum confinement {
    CONFINED_LIMITS = 1, /* rlimits: memory, processor time, descriptors, no processes, no bytes written */
    CONFINED_PRIVILEGES = 2,
    CONFINED_FILES = 4, /* Landlock: no path can be opened, made or removed */
    CONFINED_CALLS = 8  /* seccomp: no system call but those that reading takes */
};

enum confine_way {
    CONFINE_READER, /* has all it needs open already */
    CONFINE_PROGRAM /* will be executed, and opens its libraries below /usr, /lib and /etc */
};

struct confine_limits {
    uint64_t memory_bytes; /* beyond what the process has now; 0: no limit */
    uint64_t cpu_seconds;
    uint64_t files; /* descriptors */
};

/* Returns the enum confinement flags that hold. */
unsigned confine(enum confine_way way, const struct confine_limits *limits);

/* filter.c: leave the calling process only the system calls of `way`; others fail with ENOSYS, or EPERM where
 * that is what a program expects. False where the kernel or the processor has no filter of ours. */
bool filter_calls(enum confine_way way);
/* landlock.c: forbid all paths, or for CONFINE_PROGRAM all but reading and running what the system holds. */
bool forbid_files(enum confine_way way);

#endif
