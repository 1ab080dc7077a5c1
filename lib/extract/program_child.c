/* SPDX-License-Identifier: MIT
 * The confinement of another program; see program_child.h. What the kernel lacks is left out. */
#include "extract/program_child.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_MEMORY ((rlim_t)512 << 20) /* bytes of addresses, libraries included */
#define MAX_FILES 64
#define EXIT_CANNOT_START 127

static void set_limits(unsigned seconds)
{
    const struct {
        __rlimit_resource_t resource;
        rlim_t most;
    } limits[] = {
        {RLIMIT_AS, MAX_MEMORY}, {RLIMIT_CPU, seconds},      {RLIMIT_FSIZE, 0},
        {RLIMIT_CORE, 0},        {RLIMIT_NOFILE, MAX_FILES},
    };
    size_t i;

    for (i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        struct rlimit limit = {limits[i].most, limits[i].most};

        setrlimit(limits[i].resource, &limit);
    }
}

/* No socket, and nothing else through which one could be made. */
static void close_network(void)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_io_uring_setup, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 13),
    };
    struct sock_fprog filter = {sizeof steps / sizeof steps[0], steps};

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

static void place_descriptors(const int descriptors[3])
{
    int kept[3];
    int i;

    for (i = 0; i < 3; i++) /* first out of the way of one another */
        kept[i] = dup(descriptors[i]);
    for (i = 0; i < 3; i++)
        if (kept[i] < 0 || dup2(kept[i], i) < 0)
            _exit(EXIT_CANNOT_START);
    syscall(SYS_close_range, 3u, UINT32_MAX, 0u);
}

static void reset_signals(void)
{
    sigset_t none;

    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_IGN); /* a write to a file fails instead */
}

_Noreturn void program_child(const char *path, char *const arguments[], const int descriptors[3],
                             unsigned seconds)
{
    static char *const environment[] = {"LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin", NULL};

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    reset_signals();
    place_descriptors(descriptors);
    lseek(0, 0, SEEK_SET);
    set_limits(seconds);
    close_network();
    execve(path, arguments, environment);
    _exit(EXIT_CANNOT_START);
}
