/* SPDX-License-Identifier: MIT
 * Paths as bytes; see path.h. */
#include "ingest/path.h"

#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"

char *path_join(const char *folder, const char *name)
{
    struct buf path = BUF_INIT;
    size_t length = strlen(folder);

    buf_string(&path, folder);
    if (length > 0 && folder[length - 1] != '/' && *name != '\0')
        buf_char(&path, '/');
    buf_string(&path, name);
    return buf_take(&path);
}

const char *path_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

char *path_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (slash == NULL)
        return mem_string("");
    return mem_string_n(path, slash == path ? 1 : (size_t)(slash - path));
}

bool path_is_within(const char *path, const char *folder)
{
    size_t length = strlen(folder);

    if (length == 0)
        return true;
    if (strncmp(path, folder, length) != 0)
        return false;
    return folder[length - 1] == '/' || path[length] == '/' || path[length] == '\0';
}

const char *path_below(const char *path, const char *folder)
{
    path += strlen(folder);
    return *path == '/' ? path + 1 : path;
}
