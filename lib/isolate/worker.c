/* SPDX-License-Identifier: MIT
 * One worker, seen from its host; see worker.h. */
#include "isolate/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "isolate/program.h"
#include "isolate/spawn.h"

#define PIECE 65536 /* bytes of an answer received at once */
#define END_MS 1000 /* that a process may take from closing its socket to its end */
#define MAX_PROGRAMS 8 /* for one file */
#define NONSENSE "the process that read it answered nonsense"

/* --- beginning and end --- */

vitrine_status worker_start(struct worker *worker, const char *path, vitrine_error **err)
{
    char *const arguments[] = {(char *)"vitrine-worker", NULL};
    struct spawn spawn = {.path = path, .arguments = arguments, .input = -1, .output = -1, .messages = -1};
    int ends[2];
    int failed;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return err_system(err, errno, "socket");
    spawn.extra = ends[1];
    failed = spawn_run(&worker->pid, &spawn);
    close(ends[1]);
    if (failed != 0) {
        close(ends[0]);
        worker->pid = 0;
        return err_system(err, failed, path);
    }
    worker->socket = ends[0];
    worker->greeted = false;
    worker->answered = 0;
    worker->answer_got = 0;
    worker->programs = 0;
    worker->wrong = NULL;
    worker->since_ms = clock_monotonic_ms();
    return VITRINE_OK;
}

static const char *signal_words(int number)
{
    const char *words = sigdescr_np(number);

    return words != NULL ? words : "a signal";
}

static bool is_of_time(int status)
{
    return status >= 0 && WIFSIGNALED(status) && (WTERMSIG(status) == SIGALRM || WTERMSIG(status) == SIGXCPU);
}

static void describe_end(char *why, size_t size, const char *wrong, int status)
{
    if (wrong != NULL)
        snprintf(why, size, "%s", wrong);
    else if (is_of_time(status))
        snprintf(why, size, WORKER_TOO_LATE);
    else if (status >= 0 && WIFSIGNALED(status))
        snprintf(why, size, "the process that read it crashed: %s", signal_words(WTERMSIG(status)));
    else
        snprintf(why, size, "the process that read it ended");
}

/* One that closed its socket is most likely at its end, and how it comes to it shall be known. False: it goes on. */
static bool await_end(pid_t pid)
{
    int process = (int)syscall(SYS_pidfd_open, pid, 0u);
    struct pollfd end = {process, POLLIN, 0};

    int ended;

    if (process < 0)
        return true;
    do
        ended = poll(&end, 1, END_MS);
    while (ended < 0 && errno == EINTR);
    close(process);
    return ended > 0;
}

vitrine_status worker_end(struct worker *worker, char *why, size_t size)
{
    int status;

    if (worker->pid == 0)
        return VITRINE_OK;
    close(worker->socket);
    if (worker->wrong == NULL && !await_end(worker->pid))
        worker->wrong = "the process that read it hung up";
    kill(worker->pid, SIGKILL);
    status = spawn_reap(worker->pid);
    describe_end(why, size, worker->wrong, status);
    launch_end(worker->program);
    worker->program = 0;
    worker->pid = 0;
    buf_dispose(&worker->body);
    return strcmp(why, WORKER_TOO_LATE) == 0 ? VITRINE_ELIMIT : VITRINE_EFORMAT;
}

/* --- requests --- */

bool worker_send(struct worker *worker, const struct task *task, const struct reading_limits *limits)
{
    struct request request = {.magic = MESSAGE_MAGIC,
                              .way = (uint32_t)task->way,
                              .has_reader = task->has_reader,
                              .deadline_ms = limits->deadline_ms,
                              .picture_size = task->reading->picture_size,
                              .max_bytes = limits->max_bytes};
    size_t length = strlen(task->name);
    size_t cut = length < sizeof request.name ? 0 : length - sizeof request.name + 1;

    memcpy(request.name, task->name + cut, length - cut);
    return message_send(worker->socket, &request, sizeof request, &task->file, 1) == 0;
}

/* --- answers --- */

static enum worker_news break_it(struct worker *worker, const char *wrong)
{
    worker->wrong = wrong;
    return WORKER_BROKEN;
}

static void close_files(const int *files, size_t count)
{
    while (count > 0)
        close(files[--count]);
}

static bool is_kind_of(int file, mode_t kind)
{
    struct stat facts;

    return fstat(file, &facts) == 0 && (facts.st_mode & S_IFMT) == kind;
}

/* What it hands over must be a file, which the program can only read, and pipes. */
static bool is_launch(const int *files, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (!is_kind_of(files[i], i == LAUNCH_INPUT ? S_IFREG : S_IFIFO))
            return false;
    return count == LAUNCH_FILES;
}

static enum worker_news start_program(struct worker *worker, const char *path, const int *files, size_t count)
{
    launch_end(worker->program);
    worker->program = 0;
    worker->programs++;
    if (worker->programs > MAX_PROGRAMS || worker->count == 0 || !is_launch(files, count))
        return break_it(worker, "the process that read it asked for what can't be");
    if (launch_start(&worker->program, path, (long)worker->answer.value, files) != 0)
        worker->program = 0; /* with the pipes closed, the worker knows */
    return WORKER_QUIET;
}

/* A header came in full. */
static enum worker_news take_header(struct worker *worker, const char *path, const int *files, size_t count)
{
    const struct answer *answer = &worker->answer;

    if (answer->magic != MESSAGE_MAGIC)
        return break_it(worker, NONSENSE);
    if (answer->kind == MESSAGE_START && worker->greeted) {
        worker->answer_got = 0;
        return start_program(worker, path, files, count);
    }
    if (answer->kind == MESSAGE_HELLO && !worker->greeted) {
        if (memcmp(answer->build, MESSAGE_BUILD, sizeof MESSAGE_BUILD) != 0)
            return break_it(worker, "is of another version than the library");
        worker->greeted = true;
        worker->confinement = (unsigned)answer->value;
        worker->answer_got = 0;
        worker->since_ms = clock_monotonic_ms();
        return WORKER_QUIET;
    }
    if (answer->kind != MESSAGE_ANSWER || !worker->greeted || worker->count == 0)
        return break_it(worker, NONSENSE);
    if (answer->value > MESSAGE_MAX_ANSWER)
        return break_it(worker, "the process that read it answered more than one file can hold");
    buf_clear(&worker->body);
    return WORKER_QUIET;
}

static bool is_in_body(const struct worker *worker)
{
    return worker->answer_got == sizeof worker->answer;
}

/* The answer of the first task came in full. */
static vitrine_status take_answer(enum worker_news *news, struct worker *worker, vitrine_error **err)
{
    struct task *task = worker->tasks[0];
    const struct reading facts = *task->reading;
    vitrine_error *cause = NULL;
    vitrine_status s = reading_decode(task->reading, buf_text(&worker->body), worker->body.length, &cause);

    if (s < 0) {
        reading_dispose(task->reading);
        *task->reading = facts;
        *news = s == VITRINE_ENOMEM ? WORKER_QUIET : break_it(worker, NONSENSE);
        vitrine_error_free(cause);
        return s == VITRINE_ENOMEM ? err_nomem(err) : VITRINE_OK;
    }
    task->bytes = worker->body.length;
    task->is_done = true;
    worker->count--;
    memmove(worker->tasks, worker->tasks + 1, worker->count * sizeof worker->tasks[0]);
    worker->answered++;
    worker->answer_got = 0;
    worker->programs = 0;
    worker->since_ms = clock_monotonic_ms();
    launch_end(worker->program);
    worker->program = 0;
    if (worker->body.capacity > PIECE)
        buf_dispose(&worker->body);
    *news = WORKER_ANSWERED;
    return VITRINE_OK;
}

/* Receive what is there of the header or the body. Returns false when nothing is, or it broke. */
static bool receive(enum worker_news *news, struct worker *worker, const char *path, vitrine_status *s,
                    vitrine_error **err)
{
    bool body = is_in_body(worker);
    size_t left = body ? (size_t)worker->answer.value - worker->body.length : sizeof worker->answer - worker->answer_got;
    char *to = (char *)&worker->answer + worker->answer_got;
    int files[MESSAGE_MAX_FILES];
    size_t count = 0;
    ssize_t got;

    if (left > PIECE)
        left = PIECE;
    if (body && !buf_reserve(&worker->body, left)) {
        *s = err_nomem(err);
        return false;
    }
    if (body)
        to = worker->body.bytes + worker->body.length;
    got = message_receive(worker->socket, to, left, MSG_DONTWAIT, files, &count);
    if (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
        return false;
    if (got <= 0) {
        *news = WORKER_BROKEN;
        return false;
    }
    if (body) {
        worker->body.length += (size_t)got;
        worker->body.bytes[worker->body.length] = '\0';
    } else {
        worker->answer_got += (size_t)got;
        if (is_in_body(worker))
            *news = take_header(worker, path, files, count);
    }
    close_files(files, count);
    return *news != WORKER_BROKEN;
}

vitrine_status worker_hear(enum worker_news *news, struct worker *worker, const char *path, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    *news = WORKER_QUIET;
    while (s >= 0 && *news == WORKER_QUIET) {
        if (is_in_body(worker) && worker->body.length == worker->answer.value)
            s = take_answer(news, worker, err);
        else if (!receive(news, worker, path, &s, err))
            break;
    }
    return s;
}
