/* SPDX-License-Identifier: MIT
 * The writer's lock; see lock.h. */
#include "store/sqlite/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/err.h"

#define POLL_MS 5

vitrine_status lock_init(struct lock *lock, const char *location)
{
    struct buf path = BUF_INIT;

    lock->descriptor = -1;
    buf_string(&path, location);
    buf_string(&path, "-lock");
    lock->path = buf_take(&path);
    return lock->path == NULL ? VITRINE_ENOMEM : VITRINE_OK;
}

/* Who may write the catalogue may take its lock. */
static void share(int descriptor, const char *location)
{
    struct stat status;

    if (stat(location, &status) == 0)
        (void)!fchmod(descriptor, status.st_mode & 0666);
}

/* What an owner locked against himself stays locked: SQLite would write on through files that are there already. */
static vitrine_status check_folder(const struct lock *lock, const char *location, vitrine_error **err)
{
    const char *slash = strrchr(lock->path, '/');
    struct buf folder = BUF_INIT;
    bool writable;

    if (slash != NULL)
        buf_append(&folder, lock->path, slash == lock->path ? 1 : (size_t)(slash - lock->path));
    if (folder.failed)
        return err_nomem(err);
    writable = access(slash != NULL ? folder.bytes : ".", W_OK) == 0;
    buf_dispose(&folder);
    return writable ? VITRINE_OK
                    : err_set(err, VITRINE_EREADONLY,
                              "%s: this catalogue may only be read: its folder is not writable", location);
}

/* A descriptor, or -1 and errno. No link is followed: in a shared folder it might lead to a file of somebody else. To
 * lock, reading is enough, and the file may be another's. */
static int open_or_make(const char *path, const char *location)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

    if (descriptor >= 0 || errno != ENOENT)
        return descriptor;
    descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) /* another made it first */
        return open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor >= 0)
        share(descriptor, location);
    return descriptor;
}

static vitrine_status open_file(struct lock *lock, const char *location, vitrine_error **err)
{
    if (lock->descriptor < 0)
        lock->descriptor = open_or_make(lock->path, location);
    if (lock->descriptor >= 0)
        return VITRINE_OK;
    if (errno == EACCES || errno == EROFS || errno == EPERM)
        return err_set(err, VITRINE_EREADONLY, "%s: this catalogue may only be read: its folder is not writable",
                       location);
    return err_system(err, errno, lock->path);
}

vitrine_status lock_take(struct lock *lock, unsigned timeout_ms, const struct budget *budget, const char *location,
                         vitrine_error **err)
{
    int64_t end = clock_monotonic_ms() + timeout_ms;
    vitrine_status s = check_folder(lock, location, err);

    if (s >= 0)
        s = open_file(lock, location, err);
    while (s >= 0) {
        if (flock(lock->descriptor, LOCK_EX | LOCK_NB) == 0) {
            lock->held = true;
            return VITRINE_OK;
        }
        if (errno != EWOULDBLOCK && errno != EINTR)
            return err_system(err, errno, lock->path);
        if (clock_monotonic_ms() >= end)
            return err_set(err, VITRINE_EBUSY, "%s: another program is writing to this catalogue; try again", location);
        s = budget_check(budget, location, err);
        if (s >= 0)
            poll(NULL, 0, POLL_MS);
    }
    return s;
}

void lock_release(struct lock *lock)
{
    if (lock->held)
        flock(lock->descriptor, LOCK_UN);
    lock->held = false;
}

void lock_dispose(struct lock *lock)
{
    lock_release(lock);
    if (lock->descriptor >= 0)
        close(lock->descriptor);
    mem_free(lock->path);
    lock->descriptor = -1;
    lock->path = NULL;
}
