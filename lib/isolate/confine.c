/* SPDX-License-Identifier: MIT
 * Limits and privileges of the calling process; see confine.h. */
#include "isolate/confine.h"

#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW_MEMORY true /* terabytes of addresses: no limit on them can hold */
#else
#define HAS_SHADOW_MEMORY false
#endif

/* Bytes of addresses the process has now; 0 where that can't be told. */
static uint64_t addresses_now(void)
{
    unsigned long long pages = 0;
    FILE *facts = fopen("/proc/self/statm", "re");

    if (facts == NULL)
        return 0;
    if (fscanf(facts, "%llu", &pages) != 1)
        pages = 0;
    fclose(facts);
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static bool limit(int resource, uint64_t value)
{
    const struct rlimit both = {(rlim_t)value, (rlim_t)value};
    struct rlimit now;

    if (getrlimit((__rlimit_resource_t)resource, &now) == 0 && now.rlim_max != RLIM_INFINITY && now.rlim_max < value)
        return true; /* the host has less */
    return setrlimit((__rlimit_resource_t)resource, &both) == 0;
}

static bool limit_memory(uint64_t bytes)
{
    return bytes == 0 || HAS_SHADOW_MEMORY || limit(RLIMIT_AS, addresses_now() + bytes);
}

static bool limit_resources(const struct confine_limits *limits)
{
    bool memory = limit_memory(limits->memory_bytes);
    bool time = limit(RLIMIT_CPU, limits->cpu_seconds);
    bool files = limit(RLIMIT_NOFILE, limits->files);
    bool written = limit(RLIMIT_FSIZE, 0);
    bool core = limit(RLIMIT_CORE, 0);
    bool processes = limit(RLIMIT_NPROC, 0);

    return memory && time && files && written && core && processes;
}

unsigned confine(enum confine_way way, const struct confine_limits *limits)
{
    unsigned holds = 0;

    if (limit_resources(limits))
        holds |= CONFINED_LIMITS;
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)
        holds |= CONFINED_PRIVILEGES;
    if (forbid_files(way))
        holds |= CONFINED_FILES;
    if (filter_calls(way))
        holds |= CONFINED_CALLS;
    return holds;
}
