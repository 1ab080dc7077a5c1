/* SPDX-License-Identifier: MIT
 * Landlock: which paths a process may still reach; see confine.h.
 *
 * The numbers are the kernel's interface (linux/landlock.h), of which older headers hold only a part. */
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "isolate/confine.h"

#ifndef SYS_landlock_create_ruleset /* the same on all processors */
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#define WANT_VERSION 1u
#define RULE_PATH_BENEATH 1
#define MAY_EXECUTE (UINT64_C(1) << 0)
#define MAY_READ_FILE (UINT64_C(1) << 2)
#define MAY_READ_FOLDER (UINT64_C(1) << 3)

struct ruleset {
    uint64_t files;  /* what of files is forbidden unless a rule allows it */
    uint64_t ports;  /* from version 4: connect and bind */
    uint64_t scopes; /* from version 6: sockets without a path, and signals, of processes outside */
};

struct path_rule {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

/* By version: how many bits of struct ruleset mean something, and how much of it the kernel knows. */
static const struct version {
    unsigned files;
    unsigned ports;
    unsigned scopes;
    size_t size;
} versions[] = {
    {13, 0, 0, 8},  /* 1 */
    {14, 0, 0, 8},  /* 2 */
    {15, 0, 0, 8},  /* 3 */
    {15, 2, 0, 16}, /* 4 */
    {16, 2, 0, 16}, /* 5 */
    {16, 2, 2, 24}, /* 6 */
};
#define VERSION_COUNT ((long)(sizeof versions / sizeof versions[0]))

static const char *const system_folders[] = {"/usr", "/lib", "/lib64", "/lib32", "/bin", "/etc"};

static uint64_t bits(unsigned count)
{
    return (UINT64_C(1) << count) - 1;
}

/* A ruleset that forbids all that this kernel can forbid, or -1. */
static int create(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, WANT_VERSION);
    const struct version *known;
    struct ruleset all;

    if (version < 1)
        return -1;
    known = &versions[(version < VERSION_COUNT ? version : VERSION_COUNT) - 1];
    all = (struct ruleset){bits(known->files), bits(known->ports), bits(known->scopes)};
    return (int)syscall(SYS_landlock_create_ruleset, &all, known->size, 0u);
}

/* What isn't there needs no rule. */
static bool allow_system(int rules)
{
    bool allowed = true;
    size_t i;

    for (i = 0; i < sizeof system_folders / sizeof system_folders[0] && allowed; i++) {
        struct path_rule rule = {MAY_EXECUTE | MAY_READ_FILE | MAY_READ_FOLDER,
                                 open(system_folders[i], O_PATH | O_CLOEXEC)};

        if (rule.parent < 0)
            continue;
        allowed = syscall(SYS_landlock_add_rule, rules, RULE_PATH_BENEATH, &rule, 0u) == 0;
        close(rule.parent);
    }
    return allowed;
}

bool forbid_files(enum confine_way way)
{
    int rules = create();
    bool holds = rules >= 0 && (way == CONFINE_READER || allow_system(rules)) &&
                 syscall(SYS_landlock_restrict_self, rules, 0u) == 0;

    if (rules >= 0)
        close(rules);
    return holds;
}
