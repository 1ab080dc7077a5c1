/* SPDX-License-Identifier: MIT
 * The folder LOCATION.thumbnails: CACHEDIR.TAG, and a folder for the first two letters of each name, with
 * files {name}{stamp}.jpg; see cache.h. A file appears whole, by a rename. */
#include "thumbnail/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"

#define SUFFIX ".thumbnails"
#define FOLDER_LETTERS 2
#define LARGEST ((off_t)16 << 20)

static const char tag[] = "Signature: 8a477f597d28d172789f06886806bc55\n"
                          "# Small pictures made by Vitrine; this folder may be deleted at any time.\n";

static void put_folder(struct buf *out, const char *location, const char *name)
{
    buf_format(out, "%s" SUFFIX "/%.*s", location, FOLDER_LETTERS, name);
}

static bool read_whole(struct buf *out, int file)
{
    struct stat facts;
    ssize_t got;

    if (fstat(file, &facts) != 0 || !S_ISREG(facts.st_mode) || facts.st_size <= 0 ||
        facts.st_size > LARGEST || !buf_reserve(out, (size_t)facts.st_size))
        return false;
    got = pread(file, out->bytes, (size_t)facts.st_size, 0);
    if (got != facts.st_size)
        return false;
    out->length = (size_t)got;
    return true;
}

vitrine_status cache_find(struct buf *out, const char *location, const char *name, const char *stamp,
                          vitrine_error **err)
{
    struct buf path = BUF_INIT;
    int file;

    put_folder(&path, location, name);
    buf_format(&path, "/%s%s.jpg", name, stamp);
    if (path.failed) {
        buf_dispose(&path);
        return err_nomem(err);
    }
    file = open(path.bytes, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    buf_dispose(&path);
    if (file < 0)
        return VITRINE_OK;
    read_whole(out, file);
    close(file);
    return out->failed ? err_nomem(err) : VITRINE_OK;
}

static bool write_whole(int file, const void *bytes, size_t length)
{
    size_t done = 0;

    while (done < length) {
        ssize_t n = write(file, (const char *)bytes + done, length - done);

        if (n <= 0)
            return false;
        done += (size_t)n;
    }
    return true;
}

/* A file that wasn't there; one that is, is left. */
static void write_tag(int folder)
{
    int file = openat(folder, "CACHEDIR.TAG", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (file < 0)
        return;
    write_whole(file, tag, sizeof tag - 1);
    close(file);
}

/* The folder for a name, made where it isn't there; -1 if it can't be. */
static int open_folder(struct buf *path, const char *location, const char *name)
{
    int above;
    int folder = -1;
    size_t inner;

    buf_format(path, "%s" SUFFIX, location);
    inner = path->length;
    if (path->failed)
        return -1;
    mkdir(path->bytes, 0777);
    above = open(path->bytes, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (above < 0)
        return -1;
    write_tag(above);
    buf_clear(path);
    put_folder(path, location, name);
    if (!path->failed) {
        mkdirat(above, path->bytes + inner + 1, 0777);
        folder = openat(above, path->bytes + inner + 1, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
    }
    close(above);
    return folder;
}

/* Delete what has that name and another stamp: of the file as it was before. */
static void drop_others(int folder, const char *name, const char *kept)
{
    int copy = dup(folder);
    DIR *list = copy >= 0 ? fdopendir(copy) : NULL;
    const struct dirent *entry;

    if (list == NULL) {
        if (copy >= 0)
            close(copy);
        return;
    }
    while ((entry = readdir(list)) != NULL)
        if (strncmp(entry->d_name, name, strlen(name)) == 0 && strcmp(entry->d_name, kept) != 0)
            unlinkat(folder, entry->d_name, 0);
    closedir(list);
}

static void write_into(int folder, const char *name, const char *temporary, const char *final,
                       const struct buf *bytes)
{
    int file = openat(folder, temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666);
    bool written;

    if (file < 0)
        return;
    written = write_whole(file, bytes->bytes, bytes->length);
    written = close(file) == 0 && written;
    if (!written || renameat(folder, temporary, folder, final) != 0)
        unlinkat(folder, temporary, 0);
    else
        drop_others(folder, name, final);
}

vitrine_status cache_keep(const char *location, const char *name, const char *stamp, const struct buf *bytes,
                          vitrine_error **err)
{
    struct buf path = BUF_INIT;
    struct buf temporary = BUF_INIT;
    struct buf final = BUF_INIT;
    int folder = open_folder(&path, location, name);
    bool failed;

    buf_format(&temporary, ".%s%s.%ld", name, stamp, (long)getpid());
    buf_format(&final, "%s%s.jpg", name, stamp);
    failed = path.failed || temporary.failed || final.failed;
    if (folder >= 0 && !failed)
        write_into(folder, name, temporary.bytes, final.bytes, bytes);
    if (folder >= 0)
        close(folder);
    buf_dispose(&path);
    buf_dispose(&temporary);
    buf_dispose(&final);
    return failed ? err_nomem(err) : VITRINE_OK;
}
