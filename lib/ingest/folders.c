/* SPDX-License-Identifier: MIT
 * Folders under watch; see folders.h. */
#include "ingest/folders.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/path.h"
#include "ingest/walk.h"

#define INTERESTING                                                                                          \
    (IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_DELETE_SELF |     \
     IN_MOVE_SELF)
#define MAX_CHANGED 64 /* folders; where more change, all are scanned */

vitrine_status folders_open(struct folders *out, vitrine_error **err)
{
    *out = (struct folders){.events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    return out->events >= 0 ? VITRINE_OK : err_system(err, errno, "watching");
}

void folders_close(struct folders *folders)
{
    if (folders->events >= 0)
        close(folders->events);
    while (folders->count > 0)
        mem_free(folders->items[--folders->count].path);
    mem_free(folders->items);
    record_list_clear(&folders->changed);
    mem_free(folders->changed.items);
}

bool folders_has_changes(const struct folders *folders)
{
    return folders->everything || folders->changed.count > 0;
}

void folders_forget(struct folders *folders)
{
    record_list_clear(&folders->changed);
    folders->everything = false;
}

/* --- watches --- */

static size_t find(const struct folders *folders, int number)
{
    size_t i;

    for (i = 0; i < folders->count; i++)
        if (folders->items[i].number == number)
            return i;
    return folders->count;
}

/* Takes `path` over in any case. The kernel gives a folder that moved its old number. */
static vitrine_status note(struct folders *folders, int number, char *path, vitrine_error **err)
{
    size_t i = find(folders, number);

    if (i < folders->count) {
        mem_free(folders->items[i].path);
    } else if (!mem_grow(&folders->items, &folders->capacity, folders->count, sizeof *folders->items)) {
        mem_free(path);
        return err_nomem(err);
    } else {
        folders->count++;
    }
    folders->items[i] = (struct watched_folder){number, path};
    return VITRINE_OK;
}

static vitrine_status watch_one(struct folders *folders, const char *path, vitrine_error **err)
{
    int number = inotify_add_watch(folders->events, path, INTERESTING | IN_ONLYDIR | IN_EXCL_UNLINK);
    char *copy;

    if (number < 0 && errno == ENOSPC)
        return err_set(err, VITRINE_EFULL,
                       "%s: more folders than one user may watch here (fs.inotify.max_user_watches)", path);
    if (number < 0) /* gone, or not to be read: the scan says so */
        return VITRINE_OK;
    copy = mem_string(path);
    return copy != NULL ? note(folders, number, copy, err) : err_nomem(err);
}

static bool is_folder(const struct dirent *entry, const char *path)
{
    struct stat facts;

    if (entry->d_type != DT_UNKNOWN)
        return entry->d_type == DT_DIR;
    return lstat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* The folders in `path` are put behind the others in `pending`. */
static vitrine_status list_below(struct record_list *pending, const char *path, vitrine_error **err)
{
    DIR *stream = opendir(path);
    const struct dirent *entry;
    vitrine_status s = VITRINE_OK;

    while (stream != NULL && s >= 0 && (entry = readdir(stream)) != NULL) {
        char *below;

        if (walk_ignores(entry->d_name))
            continue;
        below = path_join(path, entry->d_name);
        if (below == NULL || (is_folder(entry, below) && record_list_append(pending, below) < 0))
            s = err_nomem(err);
        mem_free(below);
    }
    if (stream != NULL)
        closedir(stream);
    return s;
}

static vitrine_status watch_all(struct folders *folders, const char *path, vitrine_error **err)
{
    struct record_list pending = {NULL, 0, 0};
    vitrine_status s = record_list_append(&pending, path) < 0 ? err_nomem(err) : VITRINE_OK;

    while (s >= 0 && pending.count > 0) {
        char *folder = pending.items[--pending.count];

        s = watch_one(folders, folder, err); /* before it is listed: nothing may come between */
        if (s >= 0)
            s = list_below(&pending, folder, err);
        mem_free(folder);
    }
    record_list_clear(&pending);
    mem_free(pending.items);
    return s;
}

vitrine_status folders_add(struct folders *folders, const char *path, vitrine_error **err)
{
    struct stat facts;
    char *folder;
    vitrine_status s;

    if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
        return watch_all(folders, path, err);
    folder = path_folder(path);
    if (folder == NULL)
        return err_nomem(err);
    s = watch_one(folders, *folder != '\0' ? folder : "/", err);
    mem_free(folder);
    return s;
}

static void drop(struct folders *folders, size_t i)
{
    mem_free(folders->items[i].path);
    folders->items[i] = folders->items[--folders->count];
}

/* A folder that moved away takes its watches along: if it comes to light below another, they are made anew. */
static void drop_below(struct folders *folders, const char *path)
{
    size_t i = folders->count;

    while (i-- > 0)
        if (path_is_within(folders->items[i].path, path)) {
            inotify_rm_watch(folders->events, folders->items[i].number);
            drop(folders, i);
        }
}

/* --- events --- */

static vitrine_status change(struct folders *folders, const char *path, vitrine_error **err)
{
    if (record_list_has(&folders->changed, path))
        return VITRINE_OK;
    if (folders->changed.count >= MAX_CHANGED)
        folders->everything = true;
    else if (record_list_append(&folders->changed, path) < 0)
        return err_nomem(err);
    return VITRINE_OK;
}

static bool is_of_catalogue(const struct folders *folders, const char *path)
{
    return folders->own != NULL && strncmp(path, folders->own, strlen(folders->own)) == 0;
}

static bool is_of_interest(const struct folders *folders, const struct inotify_event *event, const char *path)
{
    const char *name = path_name(path);
    struct disk_file file;

    if (is_of_catalogue(folders, path))
        return false;
    if (strcmp(name, "CACHEDIR.TAG") == 0)
        return true;
    return !walk_ignores(name) && ((event->mask & IN_ISDIR) != 0 || walk_kind(&file, name));
}

static vitrine_status hear_of(struct folders *folders, const struct inotify_event *event, const char *folder,
                              const char *path, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (!is_of_interest(folders, event, path))
        return VITRINE_OK;
    if ((event->mask & IN_ISDIR) != 0 && (event->mask & IN_MOVED_FROM) != 0)
        drop_below(folders, path);
    s = change(folders, folder, err);
    if (s >= 0 && (event->mask & IN_ISDIR) != 0 && (event->mask & (IN_CREATE | IN_MOVED_TO | IN_ATTRIB)) != 0)
        s = watch_all(folders, path, err);
    return s;
}

static vitrine_status hear_one(struct folders *folders, const struct inotify_event *event, vitrine_error **err)
{
    size_t i = find(folders, event->wd);
    char *folder;
    char *path;
    vitrine_status s;

    folders->everything = folders->everything || (event->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) != 0;
    if (i == folders->count)
        return VITRINE_OK;
    if ((event->mask & IN_IGNORED) != 0) {
        drop(folders, i);
        return VITRINE_OK;
    }
    if (event->len == 0)
        return VITRINE_OK;
    folder = mem_string(folders->items[i].path); /* what is watched may change under way */
    path = folder != NULL ? path_join(folder, event->name) : NULL;
    s = path != NULL ? hear_of(folders, event, folder, path, err) : err_nomem(err);
    mem_free(folder);
    mem_free(path);
    return s;
}

vitrine_status folders_hear(struct folders *folders, vitrine_error **err)
{
    _Alignas(struct inotify_event) char bytes[65536];
    vitrine_status s = VITRINE_OK;

    while (s >= 0) {
        ssize_t got = read(folders->events, bytes, sizeof bytes);
        ssize_t at = 0;

        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return errno == EAGAIN ? VITRINE_OK : err_system(err, errno, "watching");
        while (s >= 0 && at < got) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)(bytes + at);

            s = hear_one(folders, event, err);
            at += (ssize_t)(sizeof *event + event->len);
        }
    }
    return s;
}
