/* SPDX-License-Identifier: MIT
 * Starting programs of others; see program.h. */
#include "isolate/program.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/err.h"
#include "isolate/confine.h"
#include "isolate/message.h"
#include "isolate/spawn.h"

#define CODE_NOT_FOUND 127 /* as shells have it */

static const struct confine_limits limits = {.memory_bytes = (uint64_t)512 << 20, .cpu_seconds = 60, .files = 64};

/* --- pipes --- */

void launch_close(const int files[LAUNCH_FILES])
{
    int i;

    for (i = LAUNCH_OUTPUT; i < LAUNCH_FILES; i++)
        close(files[i]);
}

int launch_pipes(struct program_pipes *out, int files[LAUNCH_FILES])
{
    int *const reading[LAUNCH_FILES] = {NULL, &out->output, &out->messages, &out->status};
    int i;

    for (i = LAUNCH_OUTPUT; i < LAUNCH_FILES; i++) {
        int ends[2];
        int failed;

        if (pipe2(ends, O_CLOEXEC) == 0) {
            *reading[i] = ends[0];
            files[i] = ends[1];
            continue;
        }
        failed = errno;
        while (--i >= LAUNCH_OUTPUT) {
            close(*reading[i]);
            close(files[i]);
        }
        return failed;
    }
    return 0;
}

/* --- in the host --- */

int launch_start(pid_t *out, const char *worker, long program, const int files[LAUNCH_FILES])
{
    char number[24];
    char *const arguments[] = {(char *)"vitrine-worker", number, NULL};
    const struct spawn spawn = {.path = worker,
                                .arguments = arguments,
                                .input = files[LAUNCH_INPUT],
                                .output = files[LAUNCH_OUTPUT],
                                .messages = files[LAUNCH_MESSAGES],
                                .extra = files[LAUNCH_STATUS]};

    if (program_call(program) == NULL)
        return EINVAL;
    snprintf(number, sizeof number, "%ld", program);
    return spawn_run(out, &spawn);
}

void launch_end(pid_t pid)
{
    if (pid <= 0)
        return;
    kill(-pid, SIGKILL);
    spawn_reap(pid);
}

vitrine_status launches_start(void *context, struct program_pipes *out, enum program program, int input,
                              vitrine_error **err)
{
    struct launches *launches = context;
    int files[LAUNCH_FILES] = {input, -1, -1, -1};
    int failed = launch_pipes(out, files);

    launches_end(launches);
    if (failed != 0)
        return err_system(err, failed, "pipe");
    failed = launch_start(&launches->running, launches->worker, (long)program, files);
    launch_close(files);
    if (failed == 0)
        return VITRINE_OK;
    launches->running = 0;
    close(out->output);
    close(out->messages);
    close(out->status);
    return err_system(err, failed, launches->worker);
}

void launches_end(struct launches *launches)
{
    launch_end(launches->running);
    launches->running = 0;
}

/* --- in the launcher --- */

/* Never returns. */
static void become(const struct program_call *call)
{
    static char *const environment[] = {(char *)"LC_ALL=C.UTF-8", NULL};
    char *arguments[sizeof call->arguments / sizeof call->arguments[0] + 1] = {(char *)(uintptr_t)call->name};
    char path[PROGRAM_PATH_SIZE];
    size_t i;

    for (i = 0; call->arguments[i] != NULL; i++)
        arguments[i + 1] = (char *)(uintptr_t)call->arguments[i]; /* exec's type lacks const */
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    close(MESSAGE_DESCRIPTOR);
    if (program_find(path, call->name) && lseek(STDIN_FILENO, 0, SEEK_SET) == 0 &&
        confine(CONFINE_PROGRAM, &limits) != 0)
        execve(path, arguments, environment);
    _exit(CODE_NOT_FOUND);
}

int launch_run(const char *number)
{
    const struct program_call *call = program_call(strtol(number, NULL, 10));
    int status = 0;
    pid_t child;

    if (call == NULL)
        return EXIT_FAILURE;
    spawn_close_others(MESSAGE_DESCRIPTOR + 1);
    child = fork();
    if (child == 0)
        become(call);
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
    while (child > 0 && waitpid(child, &status, 0) < 0)
        if (errno != EINTR)
            return EXIT_FAILURE;
    return write(MESSAGE_DESCRIPTOR, &status, sizeof status) == (ssize_t)sizeof status ? EXIT_SUCCESS : EXIT_FAILURE;
}
