/* SPDX-License-Identifier: MIT
 * Walking folders without following symbolic links to folders, so that no loop can be; see walk.h. */
#include "ingest/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/path.h"

struct walker {
    const struct walk *walk;
    struct disk *disk;
    struct record_list pending; /* folders to visit */
    int root;                   /* descriptor */
};

void disk_dispose(struct disk *disk)
{
    size_t i;

    for (i = 0; i < disk->file_count; i++)
        mem_free(disk->files[i].path);
    for (i = 0; i < disk->folder_count; i++)
        mem_free(disk->folders[i].path);
    mem_free(disk->files);
    mem_free(disk->folders);
    record_list_clear(&disk->unreadable);
    mem_free(disk->unreadable.items);
    *disk = (struct disk)DISK_INIT;
}

/* --- order --- */

static int compare_folders(const void *a, const void *b)
{
    return strcmp(((const struct disk_folder *)a)->path, ((const struct disk_folder *)b)->path);
}

static size_t folder_length(const char *path)
{
    return (size_t)(path_name(path) - path);
}

/* By folder, then by name, which is not the order of the whole paths ("a/b" stands behind "a.txt" there). */
static int compare_paths(const char *a, const char *b)
{
    size_t of_a = folder_length(a);
    size_t of_b = folder_length(b);
    int order = memcmp(a, b, of_a < of_b ? of_a : of_b);

    if (order != 0)
        return order;
    if (of_a != of_b)
        return of_a < of_b ? -1 : 1;
    return strcmp(a + of_a, b + of_b);
}

static int compare_files(const void *a, const void *b)
{
    return compare_paths(((const struct disk_file *)a)->path, ((const struct disk_file *)b)->path);
}

static int compare_path_to_file(const void *path, const void *file)
{
    return compare_paths(path, ((const struct disk_file *)file)->path);
}

const struct disk_file *disk_find(const struct disk *disk, const char *path)
{
    if (disk->file_count == 0)
        return NULL;
    return bsearch(path, disk->files, disk->file_count, sizeof disk->files[0], compare_path_to_file);
}

bool disk_is_unreadable(const struct disk *disk, const char *path)
{
    size_t i;

    for (i = 0; i < disk->unreadable.count; i++)
        if (path_is_within(path, disk->unreadable.items[i]))
            return true;
    return false;
}

/* Sort, and tell each folder which files are its own. */
static vitrine_status arrange(struct disk *disk, vitrine_error **err)
{
    size_t i;

    if (disk->file_count > 0)
        qsort(disk->files, disk->file_count, sizeof disk->files[0], compare_files);
    for (i = 0; i < disk->file_count; i++) {
        const char *path = disk->files[i].path;
        size_t length = folder_length(path);
        struct disk_folder *folder;

        if (i > 0 && folder_length(disk->files[i - 1].path) == length &&
            memcmp(path, disk->files[i - 1].path, length) == 0) {
            disk->folders[disk->folder_count - 1].count++;
            continue;
        }
        if (!mem_grow(&disk->folders, &disk->folder_capacity, disk->folder_count, sizeof *disk->folders))
            return err_nomem(err);
        folder = &disk->folders[disk->folder_count];
        *folder = (struct disk_folder){path_folder(path), i, 1};
        if (folder->path == NULL)
            return err_nomem(err);
        disk->folder_count++;
    }
    if (disk->folder_count > 0)
        qsort(disk->folders, disk->folder_count, sizeof disk->folders[0], compare_folders);
    return VITRINE_OK;
}

/* --- names --- */

bool walk_ignores(const char *name)
{
    return name[0] == '.' || strncmp(name, "~$", 2) == 0 || strcmp(name, "__MACOSX") == 0 ||
           strcmp(name, "@eaDir") == 0 || strcasecmp(name, "Thumbs.db") == 0;
}

/* The catalogue's file and what its store keeps beside it. */
static bool is_own(const struct walk *walk, const char *path)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-lock", "-journal"};
    size_t length = walk->own != NULL ? strlen(walk->own) : 0;
    size_t below = strlen(walk->root);
    size_t i;

    if (length <= below || !path_is_within(walk->own, walk->root))
        return false;
    below += walk->own[below] == '/' ? 1 : 0;
    if (strncmp(path, walk->own + below, length - below) != 0)
        return false;
    for (i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (strcmp(path + length - below, endings[i]) == 0)
            return true;
    return false;
}

bool walk_kind(struct disk_file *out, const char *name)
{
    const char *dot = strrchr(name, '.');

    out->is_xmp = dot != NULL && dot != name && strcasecmp(dot, ".xmp") == 0;
    return out->is_xmp || media_of_name(&out->media, name);
}

/* --- one folder --- */

static vitrine_status note_failure(struct walker *walker, const char *path, int number, vitrine_error **err)
{
    vitrine_error *reason = NULL;
    vitrine_status s;

    err_system(&reason, number, "cannot be read");
    s = report_add(walker->walk->failures, path, 0, vitrine_error_message(reason), err);
    vitrine_error_free(reason);
    if (s >= 0 && record_list_append(&walker->disk->unreadable, path) < 0)
        s = err_nomem(err);
    return s;
}

/* Takes `path` over in any case. */
static vitrine_status add_file(struct walker *walker, char *path, const struct stat *facts,
                               vitrine_error **err)
{
    struct disk *disk = walker->disk;
    struct disk_file file = {.path = path,
                             .size = facts->st_size,
                             .mtime_ns = (int64_t)facts->st_mtim.tv_sec * 1000000000 + facts->st_mtim.tv_nsec,
                             .inode = facts->st_ino};

    if (!walk_kind(&file, path_name(path))) {
        disk->skipped++;
        mem_free(path);
        return VITRINE_OK;
    }
    if (!mem_grow(&disk->files, &disk->file_capacity, disk->file_count, sizeof *disk->files)) {
        mem_free(path);
        return err_nomem(err);
    }
    disk->files[disk->file_count++] = file;
    return VITRINE_OK;
}

/* A symbolic link counts as the file it leads to; one to a folder or to nothing is left out. */
static vitrine_status visit_entry(struct walker *walker, int folder, char *path, vitrine_error **err)
{
    struct stat facts;
    int failed = fstatat(folder, path_name(path), &facts, AT_SYMLINK_NOFOLLOW);
    vitrine_status s = VITRINE_OK;

    if (failed == 0 && S_ISLNK(facts.st_mode)) {
        failed = fstatat(folder, path_name(path), &facts, 0);
        if (failed != 0 ? errno == ELOOP : S_ISDIR(facts.st_mode))
            goto done;
    }
    if (failed != 0 && errno != ENOENT)
        s = note_failure(walker, path, errno, err);
    else if (failed == 0 && S_ISREG(facts.st_mode))
        return add_file(walker, path, &facts, err);
    else if (failed == 0 && S_ISDIR(facts.st_mode) && walker->walk->deep &&
             record_list_append(&walker->pending, path) < 0)
        s = err_nomem(err);
done:
    mem_free(path);
    return s;
}

static vitrine_status visit_entries(struct walker *walker, DIR *stream, const char *folder,
                                    vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0) {
        const struct dirent *entry;
        char *path;

        errno = 0;
        entry = readdir(stream);
        if (entry == NULL)
            return errno != 0 ? note_failure(walker, folder, errno, err) : VITRINE_OK;
        if (walk_ignores(entry->d_name))
            continue;
        path = path_join(folder, entry->d_name);
        if (path == NULL)
            return err_nomem(err);
        if (is_own(walker->walk, path))
            mem_free(path);
        else
            s = visit_entry(walker, dirfd(stream), path, err);
    }
    return s;
}

/* As the Cache Directory Tagging Specification has it. */
static bool is_cache(int folder)
{
    static const char signature[] = "Signature: 8a477f597d28d172789f06886806bc55";
    char bytes[sizeof signature - 1];
    int tag = openat(folder, "CACHEDIR.TAG", O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    bool is = false;

    if (tag >= 0) {
        is = read(tag, bytes, sizeof bytes) == (ssize_t)sizeof bytes &&
             memcmp(bytes, signature, sizeof bytes) == 0;
        close(tag);
    }
    return is;
}

static vitrine_status visit_folder(struct walker *walker, const char *path, vitrine_error **err)
{
    bool is_start = strcmp(path, walker->walk->start) == 0;
    int folder = openat(walker->root, *path != '\0' ? path : ".",
                        O_RDONLY | O_DIRECTORY | O_CLOEXEC | (is_start ? 0 : O_NOFOLLOW));
    DIR *stream = folder >= 0 ? fdopendir(folder) : NULL;
    vitrine_status s = VITRINE_OK;

    if (stream == NULL) {
        int number = errno;

        if (folder >= 0)
            close(folder);
        return number == ENOENT && !is_start ? VITRINE_OK : note_failure(walker, path, number, err);
    }
    if (is_start || !is_cache(folder))
        s = visit_entries(walker, stream, path, err);
    closedir(stream);
    return s;
}

static vitrine_status visit_all(struct walker *walker, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && walker->pending.count > 0) {
        char *path = walker->pending.items[--walker->pending.count];

        s = budget_check(walker->walk->budget, "scan", err);
        if (s >= 0)
            s = visit_folder(walker, path, err);
        mem_free(path);
    }
    return s;
}

vitrine_status walk_run(struct disk *out, const struct walk *walk, vitrine_error **err)
{
    struct walker walker = {.walk = walk, .disk = out, .root = -1};
    vitrine_status s = VITRINE_OK;

    if (record_list_append(&walker.pending, walk->start) < 0) {
        s = err_nomem(err);
        goto done;
    }
    walker.root = open(walk->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (walker.root < 0)
        s = note_failure(&walker, walk->start, errno, err);
    else
        s = visit_all(&walker, err);
    if (s >= 0)
        s = arrange(out, err);
done:
    if (walker.root >= 0)
        close(walker.root);
    record_list_clear(&walker.pending);
    mem_free(walker.pending.items);
    return s;
}
