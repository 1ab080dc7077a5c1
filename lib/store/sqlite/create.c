/* SPDX-License-Identifier: MIT
 * Creating a catalogue: built in memory, written to a file without a name, and only then given its name (link refuses
 * one that exists); where the system has no files without names, to one beside it. See create.h. */
#include "store/sqlite/create.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/err.h"
#include "store/sqlite/sqlite.h"

/* --- a file, whole --- */

static int write_all(int descriptor, const unsigned char *bytes, size_t length)
{
    while (length > 0) {
        ssize_t written = write(descriptor, bytes, length);

        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return errno;
        bytes += written;
        length -= (size_t)written;
    }
    return fsync(descriptor) == 0 ? 0 : errno;
}

static vitrine_status folder_of(struct buf *out, const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        buf_char(out, '.');
    else
        buf_append(out, path, slash == path ? 1 : (size_t)(slash - path));
    return out->failed ? VITRINE_ENOMEM : VITRINE_OK;
}

/* 0, or an errno; -1 when the system cannot do it this way. */
static int create_nameless(const char *folder, const char *path, const void *bytes, size_t length)
{
    char self[40];
    int descriptor = open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    int number;

    if (descriptor < 0)
        return errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL ? -1 : errno;
    number = write_all(descriptor, bytes, length);
    snprintf(self, sizeof self, "/proc/self/fd/%d", descriptor);
    if (number == 0 && linkat(AT_FDCWD, self, AT_FDCWD, path, AT_SYMLINK_FOLLOW) != 0)
        number = errno == EEXIST ? EEXIST : -1;
    close(descriptor);
    return number;
}

static int create_named(const char *path, const void *bytes, size_t length)
{
    struct buf name = BUF_INIT;
    int descriptor;
    int number;

    buf_format(&name, "%s.new-%ld", path, (long)getpid());
    if (name.failed)
        return ENOMEM;
    descriptor = open(name.bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    number = descriptor < 0 ? errno : write_all(descriptor, bytes, length);
    if (number == 0 && link(name.bytes, path) != 0)
        number = errno;
    if (descriptor >= 0) {
        close(descriptor);
        unlink(name.bytes);
    }
    buf_dispose(&name);
    return number;
}

static void sync_folder(const char *folder)
{
    int descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (descriptor < 0)
        return;
    fsync(descriptor); /* best effort: the file itself is safe */
    close(descriptor);
}

vitrine_status file_create(const char *path, const void *bytes, size_t length, vitrine_error **err)
{
    struct buf folder = BUF_INIT;
    int number;

    if (folder_of(&folder, path) < 0)
        return err_nomem(err);
    number = create_nameless(folder.bytes, path, bytes, length);
    if (number < 0)
        number = create_named(path, bytes, length);
    if (number == 0)
        sync_folder(folder.bytes);
    buf_dispose(&folder);
    if (number == EEXIST)
        return err_set(err, VITRINE_EEXISTS, "%s: exists already", path);
    return number == 0 ? VITRINE_OK : err_system(err, number, path);
}

/* --- a catalogue --- */

static vitrine_status build(struct sqlite_store **out, const char *location, struct analyzer *analyzer,
                            struct budget *budget, const struct store_open_options *options, vitrine_error **err)
{
    sqlite3 *db = NULL;
    int code = sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE, NULL);
    vitrine_status s;

    if (code != SQLITE_OK) {
        sqlite3_close(db);
        return err_nomem(err);
    }
    s = sqlite_wrap(out, db, location, analyzer, budget, err);
    return s < 0 ? s : schema_create(*out, options, err);
}

vitrine_status catalogue_create(const char *location, struct analyzer *analyzer, struct budget *budget,
                                const struct store_open_options *options, vitrine_error **err)
{
    struct sqlite_store *built = NULL;
    vitrine_status s = build(&built, location, analyzer, budget, options, err);

    if (s >= 0) {
        sqlite3_int64 length = 0;
        unsigned char *bytes = sqlite3_serialize(built->db, "main", &length, 0);

        s = bytes == NULL ? err_nomem(err) : file_create(location, bytes, (size_t)length, err);
        sqlite3_free(bytes);
    }
    if (built != NULL)
        sqlite_close(&built->store);
    return s;
}
