/* SPDX-License-Identifier: MIT
 * The system calls that are left; see confine.h.
 *
 * A seccomp filter is a program for the kernel's classic BPF machine, which sees the number of the call and its
 * arguments, not what they point to. Ours compares the number with a list; what is not on it gets an error, so
 * that a C library which tries a newer call first falls back to an older one. */
#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

#include "isolate/confine.h"

#if defined(__x86_64__) && !defined(__ILP32__)
#define OUR_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && defined(__AARCH64EL__)
#define OUR_MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OUR_MACHINE 0xc00000f3u
#endif

#ifdef OUR_MACHINE

#define SET_X32 0x40000000u /* on x86-64 a second set of numbers for the same calls */
#define MAX_STEPS 400

/* What a call may be, beside its number. */
enum rule {
    FREE,         /* with any arguments */
    NO_CODE,      /* argument 2 without PROT_EXEC */
    ONLY_READING, /* argument `at` without a flag that writes or makes */
};

struct allowed {
    int number;
    enum rule rule;
    unsigned at;
};

/* Reading what is open, memory, time, and one's own end. */
static const struct allowed reader_calls[] = {
    {SYS_read, FREE, 0},
    {SYS_pread64, FREE, 0},
    {SYS_readv, FREE, 0},
    {SYS_write, FREE, 0}, /* what it writes to was opened for writing: its socket */
    {SYS_sendmsg, FREE, 0},
    {SYS_recvmsg, FREE, 0},
    {SYS_close, FREE, 0},
    {SYS_fstat, FREE, 0},
    {SYS_lseek, FREE, 0},
    {SYS_pipe2, FREE, 0},
    {SYS_mmap, NO_CODE, 2},
    {SYS_mprotect, NO_CODE, 2},
    {SYS_munmap, FREE, 0},
    {SYS_mremap, FREE, 0},
    {SYS_madvise, FREE, 0},
    {SYS_brk, FREE, 0},
    {SYS_futex, FREE, 0},
    {SYS_sysinfo, FREE, 0},
    {SYS_getpid, FREE, 0},
    {SYS_gettid, FREE, 0},
    {SYS_sched_yield, FREE, 0},
    {SYS_ppoll, FREE, 0},
    {SYS_setitimer, FREE, 0},
    {SYS_clock_gettime, FREE, 0},
    {SYS_gettimeofday, FREE, 0},
    {SYS_getrandom, FREE, 0},
    {SYS_rt_sigaction, FREE, 0},
    {SYS_rt_sigprocmask, FREE, 0},
    {SYS_rt_sigreturn, FREE, 0},
    {SYS_sigaltstack, FREE, 0},
    {SYS_restart_syscall, FREE, 0},
    {SYS_exit, FREE, 0},
    {SYS_exit_group, FREE, 0},
#ifdef SYS_newfstatat
    {SYS_newfstatat, FREE, 0}, /* fstat of newer C libraries */
#endif
#ifdef SYS_poll
    {SYS_poll, FREE, 0},
#endif
#ifdef SYS_alarm
    {SYS_alarm, FREE, 0},
#endif
};

/* What starting a program and its libraries takes beside that. */
static const struct allowed program_calls[] = {
    {SYS_execve, FREE, 0},
    {SYS_openat, ONLY_READING, 2},
    {SYS_mmap, FREE, 0},
    {SYS_mprotect, FREE, 0},
    {SYS_writev, FREE, 0},
    {SYS_fcntl, FREE, 0},
    {SYS_dup, FREE, 0},
    {SYS_dup3, FREE, 0},
    {SYS_faccessat, FREE, 0},
    {SYS_readlinkat, FREE, 0},
    {SYS_getdents64, FREE, 0},
    {SYS_statfs, FREE, 0},
    {SYS_fstatfs, FREE, 0},
    {SYS_fadvise64, FREE, 0},
    {SYS_getcwd, FREE, 0},
    {SYS_uname, FREE, 0},
    {SYS_getuid, FREE, 0},
    {SYS_geteuid, FREE, 0},
    {SYS_getgid, FREE, 0},
    {SYS_getegid, FREE, 0},
    {SYS_set_tid_address, FREE, 0},
    {SYS_set_robust_list, FREE, 0},
    {SYS_prlimit64, FREE, 0},
    {SYS_sched_getaffinity, FREE, 0},
    {SYS_getrusage, FREE, 0},
    {SYS_times, FREE, 0},
    {SYS_clock_getres, FREE, 0},
#ifdef SYS_statx
    {SYS_statx, FREE, 0},
#endif
#ifdef SYS_faccessat2
    {SYS_faccessat2, FREE, 0},
#endif
#ifdef SYS_rseq
    {SYS_rseq, FREE, 0},
#endif
#ifdef SYS_arch_prctl
    {SYS_arch_prctl, FREE, 0},
#endif
#ifdef SYS_open /* the old calls, which newer processors lack */
    {SYS_open, ONLY_READING, 1},
    {SYS_access, FREE, 0},
    {SYS_stat, FREE, 0},
    {SYS_lstat, FREE, 0},
    {SYS_readlink, FREE, 0},
    {SYS_dup2, FREE, 0},
    {SYS_time, FREE, 0},
    {SYS_getrlimit, FREE, 0},
#endif
};

struct machine {
    struct sock_filter steps[MAX_STEPS];
    unsigned short count;
};

static void add(struct machine *out, unsigned short code, uint32_t value, unsigned char if_true,
                unsigned char if_false)
{
    out->steps[out->count++] = (struct sock_filter){code, if_true, if_false, value};
}

static void load(struct machine *out, size_t offset)
{
    add(out, BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0);
}

static void answer(struct machine *out, uint32_t action)
{
    add(out, BPF_RET | BPF_K, action, 0, 0);
}

/* Allow the call whose number is loaded if it is this one; else go on with the number still loaded. */
static void add_call(struct machine *out, const struct allowed *call)
{
    static const uint32_t forbidden[] = {0, PROT_EXEC, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND};

    if (call->rule == FREE) {
        add(out, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call->number, 0, 1);
        answer(out, SECCOMP_RET_ALLOW);
        return;
    }
    add(out, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call->number, 0, 4);
    /* the low half of the argument; machines with the high half first have no filter */
    load(out, offsetof(struct seccomp_data, args) + call->at * sizeof(uint64_t));
    add(out, BPF_JMP | BPF_JSET | BPF_K, forbidden[call->rule], 1, 0);
    answer(out, SECCOMP_RET_ALLOW);
    answer(out, SECCOMP_RET_ERRNO | EPERM);
}

static void add_calls(struct machine *out, const struct allowed *calls, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        add_call(out, &calls[i]);
}

static void start(struct machine *out)
{
    out->count = 0;
    load(out, offsetof(struct seccomp_data, arch));
    add(out, BPF_JMP | BPF_JEQ | BPF_K, OUR_MACHINE, 1, 0);
    answer(out, SECCOMP_RET_ERRNO | ENOSYS);
    load(out, offsetof(struct seccomp_data, nr));
    add(out, BPF_JMP | BPF_JGE | BPF_K, SET_X32, 0, 1);
    answer(out, SECCOMP_RET_ERRNO | ENOSYS);
}

bool filter_calls(enum confine_way way)
{
    struct machine machine;
    struct sock_fprog program = {0, machine.steps};

    start(&machine);
    if (way == CONFINE_PROGRAM) /* first: the first rule of a call counts */
        add_calls(&machine, program_calls, sizeof program_calls / sizeof program_calls[0]);
    add_calls(&machine, reader_calls, sizeof reader_calls / sizeof reader_calls[0]);
    answer(&machine, SECCOMP_RET_ERRNO | ENOSYS);
    program.len = machine.count;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

#else

bool filter_calls(enum confine_way way)
{
    (void)way;
    return false;
}

#endif
