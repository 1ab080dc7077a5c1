/* SPDX-License-Identifier: MIT
 * Running another program; see program.h. */
#include "extract/program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "extract/program_child.h"

#define MAX_ARGUMENTS 15
#define MAX_MESSAGES 4096 /* bytes that are kept */
#define STEP 65536
/* How often cancelling is looked for, in milliseconds. */
#define LOOK_INTERVAL 50
#define EXIT_CANNOT_START 127

/* A running program, and the ends of its pipes that are ours; -1 when closed. */
struct process {
    pid_t id; /* 0: it is somebody else's */
    struct program_pipes pipes;
    struct buf status;
};

static const struct program_call calls[PROGRAM_END] = {
    [PROGRAM_PDF_INFO] = {"pdfinfo", {"-isodates", "-enc", "UTF-8", "-", NULL}},
    [PROGRAM_PDF_TEXT] = {"pdftotext", {"-enc", "UTF-8", "-eol", "unix", "-nopgbrk", "-", "-", NULL}},
};

const struct program_call *program_call(long number)
{
    return number > 0 && number < PROGRAM_END ? &calls[number] : NULL;
}

void program_result_dispose(struct program_result *result)
{
    buf_dispose(&result->output);
    buf_dispose(&result->messages);
}

bool program_find(char out[PROGRAM_PATH_SIZE], const char *name)
{
    static const char *const folders[] = {"/usr/local/bin", "/usr/bin", "/bin"};
    size_t i;

    for (i = 0; i < sizeof folders / sizeof folders[0]; i++) {
        int length = snprintf(out, PROGRAM_PATH_SIZE, "%s/%s", folders[i], name);

        if (length > 0 && length < PROGRAM_PATH_SIZE && access(out, X_OK) == 0)
            return true;
    }
    return false;
}

static void close_both(const int pipe[2])
{
    close(pipe[0]);
    close(pipe[1]);
}

static bool open_pipes(int output[2], int messages[2])
{
    if (pipe2(output, O_CLOEXEC) != 0)
        return false;
    if (pipe2(messages, O_CLOEXEC) == 0)
        return true;
    close_both(output);
    return false;
}

static unsigned seconds_left(const struct program_run *run)
{
    int64_t left = run->deadline_ms != 0 ? run->deadline_ms - clock_monotonic_ms() : 60000;

    return left < 1000 ? 1 : (unsigned)(left / 1000 + 1);
}

static vitrine_status start_here(struct process *out, const struct program_run *run, vitrine_error **err)
{
    char *arguments[MAX_ARGUMENTS + 2] = {(char *)(uintptr_t)run->path}; /* exec's type lacks const */
    unsigned seconds = seconds_left(run);
    int output[2];
    int messages[2];
    size_t i;

    for (i = 0; i < MAX_ARGUMENTS && run->arguments[i] != NULL; i++)
        arguments[i + 1] = (char *)(uintptr_t)run->arguments[i];
    if (!open_pipes(output, messages))
        return err_system(err, errno, run->path);
    out->id = fork();
    if (out->id == 0)
        program_child(run->path, arguments, (int[]){run->input, output[1], messages[1]}, seconds);
    close(output[1]);
    close(messages[1]);
    out->pipes = (struct program_pipes){output[0], messages[0], -1};
    if (out->id > 0)
        return VITRINE_OK;
    close(output[0]);
    close(messages[0]);
    return err_system(err, errno, run->path);
}

static vitrine_status start(struct process *out, const struct program_run *run, vitrine_error **err)
{
    if (run->starter == NULL)
        return start_here(out, run, err);
    return run->starter->start(run->starter->context, &out->pipes, run->program, run->input, err);
}

/* Take what a pipe holds, up to `most` bytes in all; closes it at its end. True if there was more. */
static bool drain(struct buf *out, int *pipe, size_t most)
{
    size_t room = most - out->length < STEP ? most - out->length : STEP;
    char beyond[512];
    ssize_t got;

    if (room > 0 && !buf_reserve(out, room))
        return true;
    got = room > 0 ? read(*pipe, out->bytes + out->length, room) : read(*pipe, beyond, sizeof beyond);
    if (got < 0 && (errno == EINTR || errno == EAGAIN))
        return false;
    if (got <= 0) {
        close(*pipe);
        *pipe = -1;
        return false;
    }
    if (room == 0)
        return true;
    out->length += (size_t)got;
    out->bytes[out->length] = '\0';
    return false;
}

static vitrine_status look(struct program_result *out, const struct program_run *run,
                           const struct budget *budget, vitrine_error **err)
{
    const struct budget cancelled = {.cancelled = budget->cancelled};

    if (out->output.failed || out->messages.failed)
        return err_nomem(err);
    if (run->deadline_ms != 0 && clock_monotonic_ms() > run->deadline_ms)
        out->end = PROGRAM_TOO_LATE;
    return budget_check(&cancelled, run->path, err);
}

static bool is_open(const struct program_pipes *pipes)
{
    return pipes->output >= 0 || pipes->messages >= 0 || pipes->status >= 0;
}

/* Read until all pipes are closed or the program has to end. */
static vitrine_status listen_to(struct program_result *out, struct process *process,
                                const struct program_run *run, const struct budget *budget,
                                vitrine_error **err)
{
    struct program_pipes *pipes = &process->pipes;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && out->end == PROGRAM_EXITED && is_open(pipes)) {
        struct pollfd events[3] = {
            {pipes->output, POLLIN, 0}, {pipes->messages, POLLIN, 0}, {pipes->status, POLLIN, 0}};

        if (poll(events, 3, LOOK_INTERVAL) < 0 && errno != EINTR)
            s = err_system(err, errno, run->path);
        if (events[0].revents != 0 && drain(&out->output, &pipes->output, run->max_output))
            out->end = PROGRAM_TOO_LONG;
        if (events[1].revents != 0)
            drain(&out->messages, &pipes->messages, MAX_MESSAGES);
        if (events[2].revents != 0)
            drain(&process->status, &pipes->status, sizeof(int));
        if (s >= 0)
            s = look(out, run, budget, err);
    }
    return s;
}

static void close_pipes(struct program_pipes *pipes)
{
    const int ends[3] = {pipes->output, pipes->messages, pipes->status};
    size_t i;

    for (i = 0; i < 3; i++)
        if (ends[i] >= 0)
            close(ends[i]);
}

static int wait_for(const struct process *process, bool kill_it)
{
    int status = 0;
    pid_t ended;

    if (kill_it)
        kill(process->id, SIGKILL);
    do
        ended = waitpid(process->id, &status, 0);
    while (ended < 0 && errno == EINTR);
    return status;
}

/* What somebody else waited for; one that he ended first says nothing. */
static int told_status(const struct process *process)
{
    int status = SIGKILL;

    if (process->status.length == sizeof status)
        memcpy(&status, process->status.bytes, sizeof status);
    return status;
}

static void end(struct program_result *out, struct process *process, bool kill_it)
{
    int status;

    close_pipes(&process->pipes);
    status = process->id > 0 ? wait_for(process, kill_it) : told_status(process);
    buf_dispose(&process->status);
    if (out->end == PROGRAM_EXITED && WIFSIGNALED(status))
        out->end = PROGRAM_KILLED;
    out->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

vitrine_status program_run(struct program_result *out, const struct program_run *run,
                           const struct budget *budget, vitrine_error **err)
{
    struct process process = {.id = 0};
    vitrine_status s = start(&process, run, err);

    if (s < 0)
        return s;
    s = listen_to(out, &process, run, budget, err);
    end(out, &process, s < 0 || out->end != PROGRAM_EXITED);
    if (s >= 0 && out->end == PROGRAM_EXITED && out->status == EXIT_CANNOT_START && run->starter != NULL)
        return VITRINE_DONE;
    if (s >= 0 && out->end == PROGRAM_EXITED && out->status == EXIT_CANNOT_START)
        s = err_set(err, VITRINE_EIO, "%s could not be started", run->path);
    return s;
}
