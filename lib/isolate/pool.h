/* SPDX-License-Identifier: MIT
 * isolate/pool.h - files read by several workers at once, or in this process.
 *
 * Whoever gives tasks asks for them in the same order. A worker that crashes, hangs, or says what can't be true
 * is replaced: the file it read is tried once more in a new one, if the old had read others before, and then
 * is a failure; the files that waited behind it are read as if nothing had happened. */
#ifndef ISOLATE_POOL_H
#define ISOLATE_POOL_H

#include "isolate/worker.h"

struct pool_options {
    const char *worker;  /* executable; in this process only for programs, and may be NULL then */
    bool in_process;     /* no worker: crashes are the host's */
    uint32_t count;      /* of workers, at least 1 */
    struct reading_limits limits;
};

struct pool;
vitrine_status pool_new(struct pool **out, const struct pool_options *options, vitrine_error **err);
/* What is not done stays undone. */
void pool_free(struct pool *pool);
/* Can a task be given without anything being waited for? Never in this process. */
bool pool_has_room(const struct pool *pool);
/* `task` stays the caller's and must live until it is done or the pool freed; its file is closed. ENOMEM,
 * ECANCELLED; EIO, ENOTFOUND: no worker can be started. */
vitrine_status pool_give(struct pool *pool, struct task *task, vitrine_error **err);
/* Until that task is done: a failure of its file is in its reading. Errors as of pool_give. */
vitrine_status pool_wait(struct pool *pool, struct task *task, vitrine_error **err);
/* enum confinement flags that hold in every worker so far. */
unsigned pool_confinement(const struct pool *pool);

#endif
