/* SPDX-License-Identifier: MIT
 * Starting processes; see spawn.h. */
#include "isolate/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "isolate/message.h"

/* A sanitizer reports there; a worker of the product has nobody to tell. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KEEPS_ERRORS 1
#else
#define KEEPS_ERRORS 0
#endif

#define FIRST_FREE 10 /* above all places in the process that is started */
#define FILE_COUNT 4  /* places 0 to 2 and MESSAGE_DESCRIPTOR */

/* A copy that stands in no other's place, wherever the host's descriptors are; -1 stays. */
static int move_away(int file)
{
    return file >= 0 ? fcntl(file, F_DUPFD_CLOEXEC, FIRST_FREE) : -1;
}

static int add_file(posix_spawn_file_actions_t *actions, int file, int place)
{
    if (file >= 0)
        return posix_spawn_file_actions_adddup2(actions, file, place);
    if (place == MESSAGE_DESCRIPTOR || (place == STDERR_FILENO && KEEPS_ERRORS))
        return 0;
    return posix_spawn_file_actions_addopen(actions, place, "/dev/null", place == STDIN_FILENO ? O_RDONLY : O_WRONLY,
                                            0);
}

static int add_files(posix_spawn_file_actions_t *actions, const int files[FILE_COUNT])
{
    int failed = 0;
    int i;

    for (i = 0; i < FILE_COUNT && failed == 0; i++)
        failed = add_file(actions, files[i], i);
    return failed;
}

static int set_attributes(posix_spawnattr_t *attributes)
{
    sigset_t none;
    sigset_t all;

    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setpgroup(attributes, 0);
    return posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                                                    POSIX_SPAWN_SETPGROUP);
}

static int spawn_with(pid_t *out, const struct spawn *spawn, const int files[FILE_COUNT])
{
    static char *const environment[] = {(char *)"LC_ALL=C", NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int failed = posix_spawn_file_actions_init(&actions);

    if (failed != 0)
        return failed;
    failed = posix_spawnattr_init(&attributes);
    if (failed != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return failed;
    }
    failed = add_files(&actions, files);
    if (failed == 0)
        failed = set_attributes(&attributes);
    if (failed == 0)
        failed = posix_spawn(out, spawn->path, &actions, &attributes, spawn->arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return failed;
}

int spawn_run(pid_t *out, const struct spawn *spawn)
{
    const int given[FILE_COUNT] = {spawn->input, spawn->output, spawn->messages, spawn->extra};
    int files[FILE_COUNT];
    int failed = 0;
    int i;

    for (i = 0; i < FILE_COUNT; i++) {
        files[i] = move_away(given[i]);
        if (given[i] >= 0 && files[i] < 0)
            failed = errno;
    }
    if (failed == 0)
        failed = spawn_with(out, spawn, files);
    for (i = 0; i < FILE_COUNT; i++)
        if (files[i] >= 0)
            close(files[i]);
    return failed;
}

int spawn_reap(pid_t pid)
{
    int status = 0;
    pid_t reaped;

    do
        reaped = waitpid(pid, &status, 0);
    while (reaped < 0 && errno == EINTR);
    return reaped == pid ? status : -1;
}

void spawn_close_others(int first)
{
    long last;

    if (close_range((unsigned)first, ~0u, 0) == 0)
        return;
    for (last = sysconf(_SC_OPEN_MAX); first < last; first++)
        close(first);
}
