/* SPDX-License-Identifier: MIT
 * Which assets a person means by an id, a uuid or a path; see edit.h. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "edit/edit.h"

struct found {
    int64_t *ids;
    size_t count;
    size_t capacity;
};

static vitrine_status add_id(void *context, int64_t id, vitrine_error **err)
{
    struct found *found = context;
    size_t i;

    for (i = 0; i < found->count; i++)
        if (found->ids[i] == id)
            return VITRINE_OK;
    if (!mem_grow(&found->ids, &found->capacity, found->count, sizeof found->ids[0]))
        return err_nomem(err);
    found->ids[found->count++] = id;
    return VITRINE_OK;
}

static vitrine_status see_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    return add_id(context, asset->id, err);
}

static vitrine_status find_id(struct found *found, struct store *store, const char *digits, vitrine_error **err)
{
    vitrine_status s;
    long long id;

    errno = 0;
    id = strtoll(digits, NULL, 10);
    if (errno == ERANGE || id < 1)
        return VITRINE_OK;
    s = store->ops->asset(store, id, see_asset, found, NULL);
    if (s == VITRINE_ENOMEM)
        return err_nomem(err);
    return s == VITRINE_ENOTFOUND || s >= 0 ? VITRINE_OK : store->ops->asset(store, id, see_asset, found, err);
}

static vitrine_status find_uuid(struct found *found, struct store *store, const unsigned char *uuid,
                                vitrine_error **err)
{
    int64_t id = 0;
    vitrine_status s = store->ops->find_uuid(store, &id, uuid, NULL);

    if (s == VITRINE_ENOTFOUND)
        return VITRINE_OK;
    if (s < 0)
        return store->ops->find_uuid(store, &id, uuid, err);
    return add_id(found, id, err);
}

/* --- paths --- */

struct root_search {
    struct found *found;
    struct store *store;
    const char *path; /* real, absolute */
};

static vitrine_status try_root(void *context, const char *root, vitrine_error **err)
{
    struct root_search *search = context;
    size_t length = strlen(root);
    const char *rest;

    if (length == 1) /* the root of all */
        length = 0;
    if (strncmp(search->path, root, length) != 0 || search->path[length] != '/')
        return VITRINE_OK;
    rest = search->path + length + 1;
    return search->store->ops->find_path(search->store, root, rest, add_id, search->found, err);
}

/* How much of the first `length` bytes is left without the last part; 0: nothing but the working directory. */
static size_t parent_length(const char *path, size_t length)
{
    while (length > 0 && path[length - 1] == '/')
        length--;
    while (length > 0 && path[length - 1] != '/')
        length--;
    return length;
}

static char *real_prefix(const char *path, size_t length)
{
    char *prefix = length > 0 ? mem_string_n(path, length) : mem_string(".");
    char *real = prefix != NULL ? realpath(prefix, NULL) : NULL;

    mem_free(prefix);
    return real;
}

static void add_parts(struct buf *out, const char *path)
{
    while (*path != '\0') {
        size_t length = strcspn(path, "/");

        if (length > 0 && !(length == 1 && path[0] == '.')) {
            buf_char(out, '/');
            buf_append(out, path, length);
        }
        path += length + (path[length] != '\0');
    }
}

/* The absolute form of a path whose last parts may be gone; NULL if there is none. */
static char *absolute_path(const char *path)
{
    struct buf joined = BUF_INIT;
    size_t length = strlen(path);
    char *real = real_prefix(path, length);

    while (real == NULL && length > 0) {
        length = parent_length(path, length);
        real = real_prefix(path, length);
    }
    if (real == NULL)
        return NULL;
    if (strcmp(real, "/") != 0)
        buf_string(&joined, real);
    add_parts(&joined, path + length);
    free(real);
    return buf_take(&joined);
}

static vitrine_status find_on_disk(struct found *found, struct store *store, const char *path, vitrine_error **err)
{
    struct root_search search = {found, store, NULL};
    char *real = absolute_path(path);
    vitrine_status s;

    if (real == NULL)
        return VITRINE_OK;
    search.path = real;
    s = store->ops->roots(store, try_root, &search, err);
    mem_free(real);
    return s;
}

static vitrine_status find_path(struct found *found, struct store *store, const char *path, vitrine_error **err)
{
    vitrine_status s = find_on_disk(found, store, path, err);

    if (s >= 0 && found->count == 0)
        s = store->ops->find_path(store, NULL, path, add_id, found, err);
    return s;
}

vitrine_status edit_resolve(int64_t **ids, size_t *count, struct store *store, const char *words, vitrine_error **err)
{
    struct found found = {0};
    unsigned char uuid[RECORD_UUID_SIZE];
    vitrine_status s;

    if (*words != '\0' && words[strspn(words, "0123456789")] == '\0')
        s = find_id(&found, store, words, err);
    else if (record_uuid_parse(uuid, words))
        s = find_uuid(&found, store, uuid, err);
    else
        s = find_path(&found, store, words, err);
    if (s >= 0 && found.count == 0)
        s = err_set(err, VITRINE_ENOTFOUND, "%s: no such asset in the catalogue", words);
    if (s < 0) {
        mem_free(found.ids);
        return s;
    }
    *ids = found.ids;
    *count = found.count;
    return VITRINE_OK;
}
