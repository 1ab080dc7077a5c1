/* SPDX-License-Identifier: MIT
 * Finding the worker's executable; see place.h. */
#include "isolate/place.h"

#include <dlfcn.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/err.h"

#define NAME "vitrine-worker"

/* The folder of the file that this code was loaded from, with the slash; empty where that is not told. */
static void append_own_folder(struct buf *out)
{
    static const char anything = 0;
    const char *slash;
    Dl_info facts;

    if (dladdr(&anything, &facts) == 0 || facts.dli_fname == NULL || facts.dli_fname[0] != '/')
        return;
    slash = strrchr(facts.dli_fname, '/');
    buf_append(out, facts.dli_fname, (size_t)(slash - facts.dli_fname) + 1);
}

/* Make `path` the place below the library's own folder, if it is one. */
static bool is_beside(struct buf *path, const char *relative)
{
    buf_clear(path);
    append_own_folder(path);
    if (path->length == 0)
        return false;
    buf_string(path, relative);
    return !path->failed && access(buf_text(path), X_OK) == 0;
}

static bool is_installed(struct buf *path)
{
    buf_clear(path);
    buf_string(path, VITRINE_WORKER_FOLDER "/" NAME);
    return !path->failed && access(buf_text(path), X_OK) == 0;
}

vitrine_status place_worker(char **out, const char *chosen, vitrine_error **err)
{
    struct buf path = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    *out = NULL;
    if (chosen != NULL)
        buf_string(&path, chosen);
    else if (!is_beside(&path, NAME) && !is_beside(&path, VITRINE_WORKER_FROM_LIBRARY "/" NAME) &&
             !is_installed(&path) && !path.failed)
        s = err_set(err, VITRINE_ENOTFOUND, "%s: not found; without it files can only be read in-process",
                    buf_text(&path));
    if (s >= 0 && (*out = buf_take(&path)) == NULL)
        s = err_nomem(err);
    buf_dispose(&path);
    return s;
}
