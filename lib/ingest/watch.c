/* SPDX-License-Identifier: MIT
 * Waiting for changes and scanning them; see watch.h.
 *
 * Folders are watched before they are scanned, so that nothing is missed. Where the kernel can't tell what
 * changed (it lost events, a folder that was asked for is gone), all is scanned, which reads nothing that is
 * unchanged. */
#include "ingest/watch.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "ingest/folders.h"
#include "ingest/path.h"

#define PAUSE_MS 100  /* between two looks whether it was cancelled */
#define QUIET_MS 150  /* without a change, before what changed is scanned */
#define MOST_MS 2000  /* that changes may go on before that */

struct watch {
    struct store *store;
    const struct scan_options *options;
    struct record_list paths; /* real */
    char *own;
    struct folders folders;
    watch_round *round;
    void *context;
};

static vitrine_status add_real(char **out, const char *path, vitrine_error **err)
{
    char *real = realpath(path, NULL);

    *out = mem_string(real != NULL ? real : path);
    free(real);
    return *out != NULL ? VITRINE_OK : err_nomem(err);
}

static vitrine_status list_paths(struct watch *watch, const char *const *paths, size_t count, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < count && s >= 0; i++) {
        char *real;

        s = add_real(&real, paths[i], err);
        if (s >= 0 && record_list_append(&watch->paths, real) < 0)
            s = err_nomem(err);
        mem_free(real);
    }
    if (s >= 0 && watch->options->location != NULL)
        s = add_real(&watch->own, watch->options->location, err);
    watch->folders.own = watch->own;
    return s;
}

static vitrine_status add_folders(struct watch *watch, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < watch->paths.count && s >= 0; i++)
        s = folders_add(&watch->folders, watch->paths.items[i], err);
    return s;
}

static vitrine_status scan(struct watch *watch, const struct record_list *paths, vitrine_error **err)
{
    struct report report;
    vitrine_status s;

    report_init(&report, false);
    s = scan_run(&report, watch->store, (const char *const *)paths->items, paths->count, watch->options, err);
    if (s >= 0 && !watch->round(watch->context, &report))
        s = err_set(err, VITRINE_ECANCELLED, "scan: interrupted");
    report_dispose(&report);
    return s;
}

/* A folder below another that changed too is scanned with it. */
static bool is_covered(const struct record_list *changed, size_t i)
{
    size_t j;

    for (j = 0; j < changed->count; j++)
        if (j != i && path_is_within(changed->items[i], changed->items[j]))
            return true;
    return false;
}

static vitrine_status scan_changed(struct watch *watch, const struct record_list *changed, vitrine_error **err)
{
    struct record_list paths = {NULL, 0, 0};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < changed->count && s >= 0; i++)
        if (!is_covered(changed, i) && record_list_append(&paths, changed->items[i]) < 0)
            s = err_nomem(err);
    if (s >= 0)
        s = scan(watch, &paths, err);
    record_list_clear(&paths);
    mem_free(paths.items);
    return s;
}

/* Of a file that was asked for by itself, the folder is watched, but not to be scanned. */
static bool is_beyond(const struct watch *watch, const char *folder)
{
    size_t i;

    for (i = 0; i < watch->paths.count; i++)
        if (path_is_within(folder, watch->paths.items[i]))
            return false;
    return true;
}

static bool has_beyond(const struct watch *watch, const struct record_list *changed)
{
    size_t i;

    for (i = 0; i < changed->count; i++)
        if (is_beyond(watch, changed->items[i]))
            return true;
    return false;
}

/* What another writer holds up is tried again. A folder that vanished before it was scanned is a matter for all. */
static vitrine_status scan_round(struct watch *watch, vitrine_error **err)
{
    struct folders *folders = &watch->folders;
    struct record_list changed = folders->changed;
    bool everything = folders->everything || has_beyond(watch, &folders->changed);
    vitrine_error *cause = NULL;
    vitrine_status s = VITRINE_OK;

    folders->changed = (struct record_list){NULL, 0, 0};
    folders->everything = false;
    if (everything)
        s = add_folders(watch, err);
    if (s >= 0)
        s = everything ? scan(watch, &watch->paths, &cause) : scan_changed(watch, &changed, &cause);
    record_list_clear(&changed);
    mem_free(changed.items);
    if (s == VITRINE_EBUSY || (s == VITRINE_ENOTFOUND && !everything)) {
        folders->everything = true;
        s = VITRINE_OK;
    } else if (cause != NULL) {
        s = err_set(err, s, "%s", vitrine_error_message(cause));
    }
    vitrine_error_free(cause);
    return s;
}

/* *came: there were events. */
static vitrine_status wait_once(struct watch *watch, int most_ms, bool *came, vitrine_error **err)
{
    const struct budget cancel = {.cancelled = watch->store->budget->cancelled};
    struct pollfd event = {watch->folders.events, POLLIN, 0};
    vitrine_status s = budget_check(&cancel, "scan", err);
    int ready = s >= 0 ? poll(&event, 1, most_ms) : 0;

    if (ready < 0 && errno != EINTR)
        return err_system(err, errno, "watching");
    *came = ready > 0;
    return s >= 0 && ready > 0 ? folders_hear(&watch->folders, err) : s;
}

/* Until something changed, and then until it is quiet: who copies a folder makes many changes. */
static vitrine_status wait_for_changes(struct watch *watch, vitrine_error **err)
{
    bool came = false;
    int64_t first = 0;
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && !folders_has_changes(&watch->folders))
        s = wait_once(watch, PAUSE_MS, &came, err);
    first = clock_monotonic_ms();
    do
        s = s < 0 ? s : wait_once(watch, QUIET_MS, &came, err);
    while (s >= 0 && came && clock_monotonic_ms() - first < MOST_MS);
    return s;
}

static vitrine_status go_on(struct watch *watch, vitrine_error **err)
{
    vitrine_status s = add_folders(watch, err);

    if (s >= 0)
        s = scan(watch, &watch->paths, err);
    while (s >= 0) {
        s = wait_for_changes(watch, err);
        if (s >= 0)
            s = scan_round(watch, err);
    }
    return s;
}

vitrine_status watch_run(struct store *store, const char *const *paths, size_t count,
                         const struct scan_options *options, watch_round *round, void *context,
                         vitrine_error **err)
{
    struct watch watch = {.store = store, .options = options, .round = round, .context = context};
    vitrine_status s = folders_open(&watch.folders, err);

    if (s < 0)
        return s;
    s = list_paths(&watch, paths, count, err);
    if (s >= 0)
        s = go_on(&watch, err);
    folders_close(&watch.folders);
    record_list_clear(&watch.paths);
    mem_free(watch.paths.items);
    mem_free(watch.own);
    return s;
}
