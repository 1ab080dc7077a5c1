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
    pid_t id;
    int output;
    int messages;
};

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

static vitrine_status start(struct process *out, const struct program_run *run, vitrine_error **err)
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
    *out = (struct process){out->id, output[0], messages[0]};
    if (out->id > 0)
        return VITRINE_OK;
    close(output[0]);
    close(messages[0]);
    return err_system(err, errno, run->path);
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

/* Read until both pipes are closed or the program has to end. */
static vitrine_status listen_to(struct program_result *out, struct process *process,
                                const struct program_run *run, const struct budget *budget,
                                vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && out->end == PROGRAM_EXITED && (process->output >= 0 || process->messages >= 0)) {
        struct pollfd pipes[2] = {{process->output, POLLIN, 0}, {process->messages, POLLIN, 0}};

        if (poll(pipes, 2, LOOK_INTERVAL) < 0 && errno != EINTR)
            s = err_system(err, errno, run->path);
        if (pipes[0].revents != 0 && drain(&out->output, &process->output, run->max_output))
            out->end = PROGRAM_TOO_LONG;
        if (pipes[1].revents != 0)
            drain(&out->messages, &process->messages, MAX_MESSAGES);
        if (s >= 0)
            s = look(out, run, budget, err);
    }
    return s;
}

static void end(struct program_result *out, struct process *process, bool kill_it)
{
    int status = 0;
    pid_t ended;

    if (process->output >= 0)
        close(process->output);
    if (process->messages >= 0)
        close(process->messages);
    if (kill_it)
        kill(process->id, SIGKILL);
    do
        ended = waitpid(process->id, &status, 0);
    while (ended < 0 && errno == EINTR);
    if (out->end == PROGRAM_EXITED && WIFSIGNALED(status))
        out->end = PROGRAM_KILLED;
    out->status = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

vitrine_status program_run(struct program_result *out, const struct program_run *run,
                           const struct budget *budget, vitrine_error **err)
{
    struct process process;
    vitrine_status s = start(&process, run, err);

    if (s < 0)
        return s;
    s = listen_to(out, &process, run, budget, err);
    end(out, &process, s < 0 || out->end != PROGRAM_EXITED);
    if (s >= 0 && out->end == PROGRAM_EXITED && out->status == EXIT_CANNOT_START)
        s = err_set(err, VITRINE_EIO, "%s could not be started", run->path);
    return s;
}
