/* SPDX-License-Identifier: MIT
 * Several workers; see pool.h. */
#include "isolate/pool.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "isolate/program.h"

#define PAUSE_MS 100      /* between two looks whether the call was cancelled */
#define START_MS 60000    /* that a process may take to begin */
#define GRACE_MS 3000     /* beyond a file's deadline, at which the worker ends itself */
#define MAX_ANSWERS 5000  /* of one worker: a new one has no scars */
#define MAX_WAITING_BYTES ((size_t)32 << 20) /* of answers nobody has asked for yet */
#define REASON_SIZE 160

struct pool {
    struct pool_options options;
    struct worker *workers;
    struct pollfd *events;
    size_t count;
    size_t waiting_bytes;
    unsigned confinement;
};

vitrine_status pool_new(struct pool **out, const struct pool_options *options, vitrine_error **err)
{
    struct pool *pool = mem_zero(1, sizeof *pool);

    *out = NULL;
    if (pool == NULL)
        return err_nomem(err);
    pool->options = *options;
    pool->confinement = ~0u;
    pool->count = options->in_process ? 0 : options->count;
    pool->workers = mem_zero(pool->count, sizeof *pool->workers);
    pool->events = mem_zero(pool->count, sizeof *pool->events);
    if (pool->workers == NULL || pool->events == NULL) {
        pool_free(pool);
        return err_nomem(err);
    }
    *out = pool;
    return VITRINE_OK;
}

static void close_task(struct task *task)
{
    if (task->file >= 0)
        close(task->file);
    task->file = -1;
}

void pool_free(struct pool *pool)
{
    char why[REASON_SIZE];
    size_t i;

    if (pool == NULL)
        return;
    for (i = 0; pool->workers != NULL && i < pool->count; i++) {
        struct worker *worker = &pool->workers[i];

        while (worker->count > 0)
            close_task(worker->tasks[--worker->count]);
        worker->wrong = ""; /* whatever it does now is of no use */
        worker_end(worker, why, sizeof why);
    }
    mem_free(pool->workers);
    mem_free(pool->events);
    mem_free(pool);
}

/* --- one that comes to its end --- */

static vitrine_status fail_task(struct task *task, vitrine_status status, const char *why, vitrine_error **err)
{
    vitrine_error *cause = NULL;

    err_set(&cause, status, "%s", why);
    task->is_done = true;
    return reading_fail(task->reading, cause, true, err);
}

/* With all that waits for it. */
static vitrine_status start(struct pool *pool, struct worker *worker, vitrine_error **err)
{
    vitrine_status s = worker_start(worker, pool->options.worker, err);
    size_t i;

    for (i = 0; s >= 0 && i < worker->count; i++)
        if (!worker_send(worker, worker->tasks[i], &pool->options.limits))
            break; /* what it is about is heard next */
    return s;
}

static vitrine_status blame_first(struct worker *worker, vitrine_status cause, const char *why, vitrine_error **err)
{
    struct task *task = worker->tasks[0];

    worker->count--;
    memmove(worker->tasks, worker->tasks + 1, worker->count * sizeof worker->tasks[0]);
    close_task(task);
    return fail_task(task, cause, why, err);
}

/* The next one goes on with the tasks, the first of which may be to blame. */
static vitrine_status replace(struct pool *pool, struct worker *worker, vitrine_error **err)
{
    bool was_greeted = worker->greeted;
    bool was_fresh = worker->answered == 0;
    char why[REASON_SIZE] = "";
    vitrine_status cause = worker_end(worker, why, sizeof why);
    vitrine_status s = VITRINE_OK;

    if (!was_greeted)
        return err_set(err, VITRINE_EIO, "%s: does not start: %s", pool->options.worker, why);
    if (worker->count > 0 && (was_fresh || worker->tasks[0]->is_second_try))
        s = blame_first(worker, cause, why, err);
    else if (worker->count > 0)
        worker->tasks[0]->is_second_try = true;
    return s >= 0 && worker->count > 0 ? start(pool, worker, err) : s;
}

static bool is_late(const struct pool *pool, const struct worker *worker)
{
    int64_t allowed = worker->greeted ? (int64_t)pool->options.limits.deadline_ms + GRACE_MS : START_MS;

    return worker->count > 0 && clock_monotonic_ms() - worker->since_ms > allowed;
}

/* --- hearing them --- */

/* One that has read many files is not given the next. */
static void retire(struct worker *worker)
{
    char why[REASON_SIZE];

    if (worker->count == 0 && worker->answered >= MAX_ANSWERS) {
        worker->wrong = "";
        worker_end(worker, why, sizeof why);
    }
}

/* One answer of its, if there is one. */
static vitrine_status hear_answer(enum worker_news *news, struct pool *pool, struct worker *worker,
                                  vitrine_error **err)
{
    struct task *first = worker->count > 0 ? worker->tasks[0] : NULL;
    vitrine_status s = worker_hear(news, worker, pool->options.worker, err);

    if (s < 0 || *news != WORKER_ANSWERED)
        return s;
    close_task(first);
    pool->waiting_bytes += first->bytes;
    pool->confinement &= worker->confinement;
    return VITRINE_OK;
}

static vitrine_status hear(struct pool *pool, struct worker *worker, vitrine_error **err)
{
    enum worker_news news;
    vitrine_status s;

    do
        s = hear_answer(&news, pool, worker, err);
    while (s >= 0 && news == WORKER_ANSWERED && pool->waiting_bytes <= MAX_WAITING_BYTES);
    if (s < 0)
        return s;
    if (news == WORKER_QUIET && is_late(pool, worker)) {
        worker->wrong = WORKER_TOO_LATE;
        news = WORKER_BROKEN;
    }
    if (news == WORKER_BROKEN)
        return replace(pool, worker, err);
    retire(worker);
    return VITRINE_OK;
}

static bool has_task(const struct worker *worker, const struct task *task)
{
    return worker->count > 0 && worker->tasks[0] == task;
}

/* While too much waits to be asked for, only the one that has the wanted task is heard. */
static bool is_heard(const struct pool *pool, const struct worker *worker, const struct task *wanted)
{
    return worker->pid != 0 && (pool->waiting_bytes <= MAX_WAITING_BYTES || has_task(worker, wanted));
}

static vitrine_status hear_all(struct pool *pool, const struct task *wanted, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < pool->count; i++) {
        bool heard = is_heard(pool, &pool->workers[i], wanted);

        pool->events[i] = (struct pollfd){heard ? pool->workers[i].socket : -1, POLLIN, 0};
    }
    if (poll(pool->events, pool->count, PAUSE_MS) < 0 && errno != EINTR)
        return err_system(err, errno, "poll");
    for (i = 0; i < pool->count && s >= 0; i++)
        if (pool->events[i].fd >= 0 && pool->workers[i].pid != 0)
            s = hear(pool, &pool->workers[i], err);
    return s;
}

/* --- tasks --- */

static vitrine_status read_here(struct pool *pool, struct task *task, vitrine_error **err)
{
    struct launches launches = {.worker = pool->options.worker};
    const struct program_starter starter = {launches_start, &launches};
    vitrine_error *cause = NULL;
    struct input input;
    vitrine_status s = input_from_descriptor(&input, task->file, task->name, &cause);

    if (s < 0) {
        s = reading_fail(task->reading, cause, false, err);
    } else {
        if (launches.worker != NULL)
            input.starter = &starter;
        s = reading_take(task->reading, &input, task->way, task->has_reader, &pool->options.limits, err);
        launches_end(&launches);
    }
    task->is_done = s >= 0;
    close_task(task);
    return s;
}

static struct worker *least_busy(const struct pool *pool)
{
    struct worker *best = &pool->workers[0];
    size_t i;

    for (i = 1; i < pool->count; i++)
        if (pool->workers[i].count < best->count)
            best = &pool->workers[i];
    return best;
}

bool pool_has_room(const struct pool *pool)
{
    return pool->count > 0 && least_busy(pool)->count < WORKER_MAX_TASKS && pool->waiting_bytes <= MAX_WAITING_BYTES;
}

vitrine_status pool_give(struct pool *pool, struct task *task, vitrine_error **err)
{
    struct worker *worker;
    vitrine_status s = VITRINE_OK;

    task->is_done = false;
    task->is_second_try = false;
    task->bytes = 0;
    if (pool->count == 0)
        return read_here(pool, task, err);
    worker = least_busy(pool);
    while (s >= 0 && worker->count == WORKER_MAX_TASKS)
        s = hear_all(pool, worker->tasks[0], err);
    if (s < 0) {
        close_task(task);
        return s;
    }
    worker->tasks[worker->count++] = task;
    if (worker->count == 1)
        worker->since_ms = clock_monotonic_ms();
    if (worker->pid == 0)
        return start(pool, worker, err);
    worker_send(worker, task, &pool->options.limits); /* a failure is heard next */
    return VITRINE_OK;
}

vitrine_status pool_wait(struct pool *pool, struct task *task, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && !task->is_done) {
        const struct budget cancel = {.cancelled = pool->options.limits.budget->cancelled};

        s = budget_check(&cancel, "scan", err);
        if (s >= 0)
            s = hear_all(pool, task, err);
    }
    if (s >= 0) {
        pool->waiting_bytes -= task->bytes;
        task->bytes = 0;
    }
    return s;
}

unsigned pool_confinement(const struct pool *pool)
{
    return pool->confinement;
}
