/* SPDX-License-Identifier: MIT
 * A consistent copy in one new file, while others may write. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

#define PAGES_A_STEP 1000

static vitrine_status step_all(sqlite3_backup *backup, struct sqlite_store *store, store_progress *progress,
                               void *context, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    int code = SQLITE_OK;

    while (s >= 0 && code != SQLITE_DONE) {
        code = sqlite3_backup_step(backup, PAGES_A_STEP);
        if ((code & 0xff) == SQLITE_IOERR && code != SQLITE_IOERR_NOMEM)
            return err_set(err, VITRINE_EFULL, "%s: the copy cannot be written: the disk is full, or a limit is reached",
                           store->location);
        if (code != SQLITE_OK && code != SQLITE_DONE)
            return sqlite_error(store, code, err);
        s = budget_check(store->store.budget, "backup", err);
        if (s >= 0 && progress != NULL)
            s = progress(context, (uint64_t)(sqlite3_backup_pagecount(backup) - sqlite3_backup_remaining(backup)),
                         (uint64_t)sqlite3_backup_pagecount(backup), err);
    }
    return s;
}

/* A snapshot holds the state still while it is copied. */
vitrine_status sqlite_copy(struct sqlite_store *store, sqlite3 *to, store_progress *progress, void *context,
                           vitrine_error **err)
{
    sqlite3_backup *backup;
    vitrine_status s = sqlite_snapshot_begin(&store->store, err);

    if (s < 0)
        return s;
    backup = sqlite3_backup_init(to, "main", store->db, "main");
    if (backup == NULL) {
        s = sqlite_error(store, sqlite3_errcode(to), err);
    } else {
        s = step_all(backup, store, progress, context, err);
        sqlite3_backup_finish(backup);
    }
    sqlite_snapshot_end(&store->store);
    return s;
}

/* Take the name, so that two backups at once do not meet; nobody reads the file before it is whole. */
static vitrine_status reserve(const char *path, vitrine_error **err)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (descriptor < 0)
        return errno == EEXIST ? err_set(err, VITRINE_EEXISTS, "%s: exists already", path)
                               : err_system(err, errno, path);
    close(descriptor);
    return VITRINE_OK;
}

static vitrine_status fill(struct sqlite_store *store, const char *path, store_progress *progress, void *context,
                           vitrine_error **err)
{
    sqlite3 *to = NULL;
    vitrine_status s = VITRINE_OK;
    int code = sqlite3_open_v2(path, &to, SQLITE_OPEN_READWRITE, NULL);

    if (code == SQLITE_OK)
        s = sqlite_copy(store, to, progress, context, err);
    if (code == SQLITE_OK && s >= 0) /* one file: without a log beside it */
        code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    if (s >= 0 && code != SQLITE_OK)
        s = err_set(err, VITRINE_EIO, "%s: cannot be written: %s", path, sqlite3_errmsg(to));
    code = sqlite3_close(to);
    return s >= 0 && code != SQLITE_OK ? sqlite_error(store, code, err) : s;
}

static void remove_parts(const char *path)
{
    static const char *const suffixes[] = {"-journal", "-wal", "-shm", ""};
    size_t i;

    for (i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        struct buf name = BUF_INIT;

        buf_format(&name, "%s%s", path, suffixes[i]);
        if (!name.failed)
            unlink(name.bytes);
        buf_dispose(&name);
    }
}

static vitrine_status finish(const char *part, const char *destination, vitrine_error **err)
{
    int descriptor = open(part, O_RDONLY | O_CLOEXEC);
    int number = 0;

    if (descriptor < 0 || fsync(descriptor) != 0)
        number = errno;
    if (descriptor >= 0)
        close(descriptor);
    if (number == 0 && link(part, destination) != 0)
        number = errno;
    if (number == EEXIST)
        return err_set(err, VITRINE_EEXISTS, "%s: exists already", destination);
    return number == 0 ? VITRINE_OK : err_system(err, number, destination);
}

vitrine_status sqlite_backup(struct store *base, const char *destination, store_progress *progress, void *context,
                             vitrine_error **err)
{
    struct buf part = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (access(destination, F_OK) == 0)
        return err_set(err, VITRINE_EEXISTS, "%s: exists already", destination);
    buf_format(&part, "%s.part-%ld", destination, (long)getpid());
    if (part.failed)
        return err_nomem(err);
    s = reserve(part.bytes, err);
    if (s >= 0) {
        s = fill(sqlite_of(base), part.bytes, progress, context, err);
        if (s >= 0)
            s = finish(part.bytes, destination, err);
        remove_parts(part.bytes);
    }
    buf_dispose(&part);
    return s;
}
