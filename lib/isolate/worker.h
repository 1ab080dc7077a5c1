/* SPDX-License-Identifier: MIT
 * isolate/worker.h - the host's end of one worker: a process that reads files for it, one after the other.
 *
 * Several requests may wait in its socket, so that it has work while the host has other things to do. What it
 * says is checked; what can't be true breaks it, and a broken worker is to be ended. */
#ifndef ISOLATE_WORKER_H
#define ISOLATE_WORKER_H

#include "extract/reading.h"
#include "isolate/message.h"

#define WORKER_MAX_TASKS 64
#define WORKER_TOO_LATE "took longer than its time limit"

/* One file to be read. The pool owns `file` from pool_give until it is done. */
struct task {
    int file;
    const char *name; /* borrowed */
    enum reading_way way;
    bool has_reader;
    struct reading *reading; /* the caller's, initialised, its facts set */
    bool is_done;
    bool is_second_try;
    size_t bytes; /* of the answer */
};

struct worker {
    pid_t pid; /* 0: none runs */
    int socket;
    bool greeted;
    unsigned confinement; /* enum confinement, as it says */
    uint64_t answered;
    struct task *tasks[WORKER_MAX_TASKS]; /* that wait, the one it reads first */
    size_t count;
    int64_t since_ms; /* that it has had the first of them, at the latest; of clock_monotonic_ms */
    struct answer answer;
    size_t answer_got; /* bytes */
    struct buf body;
    pid_t program;     /* that it asked for; 0: none */
    unsigned programs; /* that it asked for of this file */
    const char *wrong; /* why it is broken, where it didn't end by itself; static */
};

/* What `path` is started as. EIO, ENOTFOUND. */
vitrine_status worker_start(struct worker *worker, const char *path, vitrine_error **err);
/* Kill it, and what it asked for. `why` gets a line of at most `size` bytes on how it came to its end; returns
 * EFORMAT, or ELIMIT where that was for WORKER_TOO_LATE. Its tasks stay. */
vitrine_status worker_end(struct worker *worker, char *why, size_t size);
/* Send the i-th of its tasks; there is one more than it has. False: it is broken. */
bool worker_send(struct worker *worker, const struct task *task, const struct reading_limits *limits);

enum worker_news { WORKER_QUIET, WORKER_ANSWERED, WORKER_BROKEN };
/* Hear what it has said, until an answer: that of the first task, which is done then and no longer the worker's.
 * Doesn't wait. ENOMEM of the host's own as a status, news is then QUIET. */
vitrine_status worker_hear(enum worker_news *news, struct worker *worker, const char *path, vitrine_error **err);

#endif
