/* SPDX-License-Identifier: MIT
 * Which asset an entry of an import means: by uuid, then by root and path, then by a path that one asset
 * alone has; an entry with neither uuid nor path by the uuid derived from its content. See upsert.h. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/upsert.h"

static vitrine_status find_uuid(int64_t *id, struct store *store, const unsigned char *uuid,
                                vitrine_error **err)
{
    vitrine_status s = store->ops->find_uuid(store, id, uuid, NULL);

    if (s == VITRINE_ENOTFOUND) {
        *id = 0;
        return VITRINE_OK;
    }
    return s < 0 ? store->ops->find_uuid(store, id, uuid, err) : s; /* again, for the message */
}

/* --- by path --- */

/* The assets that have a file of the path; those called by it are told apart by whether they have a root. */
struct path_search {
    const char *root; /* NULL: any */
    const char *path;
    int64_t *ids;
    size_t count;
    size_t capacity;
    int64_t rooted; /* found last */
    int64_t rootless;
    size_t rooted_count;
    size_t rootless_count;
};

static vitrine_status gather(void *context, int64_t id, vitrine_error **err)
{
    struct path_search *search = context;
    size_t i;

    for (i = 0; i < search->count; i++)
        if (search->ids[i] == id)
            return VITRINE_OK;
    if (!mem_grow(&search->ids, &search->capacity, search->count, sizeof search->ids[0]))
        return err_nomem(err);
    search->ids[search->count++] = id;
    return VITRINE_OK;
}

static vitrine_status compare(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct path_search *search = context;

    (void)err;
    if (asset->path == NULL || strcmp(asset->path, search->path) != 0)
        return VITRINE_OK;
    if (asset->root == NULL && search->root == NULL) {
        search->rootless = asset->id;
        search->rootless_count++;
    } else if (search->root == NULL || (asset->root != NULL && strcmp(asset->root, search->root) == 0)) {
        search->rooted = asset->id;
        search->rooted_count++;
    }
    return VITRINE_OK;
}

/* The one asset there is, or the one without a root for a record without one. */
static int64_t choose(const struct path_search *search)
{
    if (search->rootless_count == 1)
        return search->rootless;
    return search->rootless_count == 0 && search->rooted_count == 1 ? search->rooted : 0;
}

/* *id is the asset of that name, if there is one. Those this import added count only if `with_added`. */
static vitrine_status find_path(int64_t *id, struct upsert *upsert, const char *root, const char *path,
                                bool with_added, vitrine_error **err)
{
    struct path_search search = {.root = root, .path = path};
    struct store *store = upsert->store;
    vitrine_status s = store->ops->find_path(store, root, path, gather, &search, err);
    size_t i;

    for (i = 0; s >= 0 && i < search.count; i++)
        if (with_added || !id_set_has(&upsert->added, search.ids[i]))
            s = store->ops->asset(store, search.ids[i], compare, &search, err);
    *id = s >= 0 ? choose(&search) : 0;
    mem_free(search.ids);
    return s;
}

/* Two records of one import that tell two uuids or roots are two assets, though their paths be the same. */
static vitrine_status find_by_path(int64_t *id, struct upsert *upsert, const struct entry *entry,
                                   vitrine_error **err)
{
    const struct record *record = &entry->record;
    bool path_alone = (entry->given & (ENTRY_UUID | ENTRY_ROOT)) == 0;
    vitrine_status s = VITRINE_OK;

    if (record->root != NULL)
        s = find_path(id, upsert, record->root, record->path, true, err);
    if (s >= 0 && *id == 0)
        s = find_path(id, upsert, NULL, record->path, path_alone, err);
    return s;
}

vitrine_status upsert_find(int64_t *id, bool *by_uuid, struct upsert *upsert, struct entry *entry,
                           vitrine_error **err)
{
    struct record *record = &entry->record;
    vitrine_status s = VITRINE_OK;

    *id = 0;
    *by_uuid = (entry->given & ENTRY_UUID) != 0 || record->path == NULL;
    if (*by_uuid)
        s = find_uuid(id, upsert->store, record->uuid, err);
    if (s >= 0 && *id == 0 && record->path != NULL) {
        s = find_by_path(id, upsert, entry, err);
        *by_uuid = *by_uuid && *id == 0;
    }
    if (s >= 0 && *id == 0 && (entry->given & ENTRY_UUID) == 0 && record->path != NULL)
        record_uuid_random(record->uuid);
    return s;
}
