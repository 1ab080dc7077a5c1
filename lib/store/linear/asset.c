/* SPDX-License-Identifier: MIT
 * Reading assets, their files and roots. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "query/filter.h"
#include "store/columns.h"
#include "store/linear/linear.h"

static const struct linear_asset *find(const struct linear_state *state, int64_t id)
{
    size_t at = linear_place(state, id);

    return at < state->asset_count && state->assets[at]->record.id == id ? state->assets[at] : NULL;
}

static vitrine_status not_found(int64_t id, vitrine_error **err)
{
    return err_set(err, VITRINE_ENOTFOUND, "%lld: no such asset in the catalogue", (long long)id);
}

vitrine_status linear_get(struct store *store, struct record *out, int64_t id, vitrine_error **err)
{
    const struct linear_asset *asset = find(&((struct linear_store *)store)->state, id);

    if (asset == NULL)
        return not_found(id, err);
    return record_copy(out, &asset->record) < 0 ? err_nomem(err) : VITRINE_OK;
}

vitrine_status linear_history(struct store *store, struct history *out, int64_t id, vitrine_error **err)
{
    const struct linear_asset *asset = find(&((struct linear_store *)store)->state, id);

    return asset != NULL && history_append(out, &asset->history) < 0 ? err_nomem(err) : VITRINE_OK;
}

vitrine_status linear_find_uuid(struct store *store, int64_t *id, const unsigned char *uuid, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    char text[37];
    size_t i;

    for (i = 0; i < state->asset_count; i++)
        if (memcmp(state->assets[i]->record.uuid, uuid, RECORD_UUID_SIZE) == 0) {
            *id = state->assets[i]->record.id;
            return VITRINE_OK;
        }
    record_uuid_format(text, uuid);
    return err_set(err, VITRINE_ENOTFOUND, "%s: no such asset in the catalogue", text);
}

static bool same_root(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool has_file(const struct record *record, const char *path)
{
    size_t i;

    for (i = 0; i < record->file_count; i++)
        if (strcmp(record->files[i].path, path) == 0)
            return true;
    return record->path != NULL && strcmp(record->path, path) == 0;
}

vitrine_status linear_find_path(struct store *store, const char *root, const char *path, store_id_sink *sink,
                                void *context, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < state->asset_count; i++) {
        const struct record *record = &state->assets[i]->record;

        if ((root == NULL || same_root(root, record->root)) && has_file(record, path))
            s = sink(context, record->id, err);
    }
    return s;
}

/* --- columns --- */

static vitrine_status show(const struct record *record, store_asset_sink *sink, void *context, vitrine_error **err)
{
    struct store_columns columns = {0};
    vitrine_status s = store_columns_make(&columns, record);

    if (s < 0)
        err_nomem(err);
    else
        s = sink(context, &columns.asset, err);
    store_columns_dispose(&columns);
    return s;
}

vitrine_status linear_show_asset(struct store *store, int64_t id, store_asset_sink *sink, void *context,
                                 vitrine_error **err)
{
    const struct linear_asset *asset = find(&((struct linear_store *)store)->state, id);

    return asset != NULL ? show(&asset->record, sink, context, err) : not_found(id, err);
}

vitrine_status linear_assets(struct store *store, store_asset_sink *sink, void *context, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < state->asset_count; i++)
        s = show(&state->assets[i]->record, sink, context, err);
    return s;
}

/* --- in the order of root, path, uuid --- */

static int compare_text(const char *a, const char *b) /* none last */
{
    if (a == NULL || b == NULL)
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

static int compare_records(const void *a, const void *b)
{
    const struct record *left = &(*(const struct linear_asset *const *)a)->record;
    const struct record *right = &(*(const struct linear_asset *const *)b)->record;
    int order = compare_text(left->root, right->root);

    if (order == 0)
        order = compare_text(left->path, right->path);
    return order != 0 ? order : memcmp(left->uuid, right->uuid, RECORD_UUID_SIZE);
}

vitrine_status linear_records(struct store *store, store_record_sink *sink, void *context, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    struct linear_asset **sorted = mem_zero(state->asset_count, sizeof sorted[0]);
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (sorted == NULL)
        return err_nomem(err);
    if (state->asset_count > 0) {
        memcpy(sorted, state->assets, state->asset_count * sizeof sorted[0]);
        qsort(sorted, state->asset_count, sizeof sorted[0], compare_records);
    }
    for (i = 0; s >= 0 && i < state->asset_count; i++)
        s = sink(context, &sorted[i]->record, err);
    mem_free(sorted);
    return s;
}

/* --- files --- */

vitrine_status linear_roots(struct store *store, store_name_sink *sink, void *context, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    struct record_list roots = {0};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < state->asset_count; i++)
        if (state->assets[i]->record.root != NULL && record_list_add(&roots, state->assets[i]->record.root) < 0)
            s = err_nomem(err);
    for (i = 0; s >= 0 && i < state->failure_count; i++)
        if (record_list_add(&roots, state->failures[i].root) < 0)
            s = err_nomem(err);
    for (i = 0; s >= 0 && i < roots.count; i++)
        s = sink(context, roots.items[i], err);
    record_list_clear(&roots);
    mem_free(roots.items);
    return s;
}

struct file_list {
    struct store_file *items;
    size_t count;
    size_t capacity;
};

static vitrine_status add_file(struct file_list *list, const struct store_file *file, const char *prefix)
{
    size_t length = strlen(prefix);

    if (length > 0 && (strncmp(file->path, prefix, length) != 0 ||
                       (file->path[length] != '\0' && file->path[length] != '/')))
        return VITRINE_OK;
    if (!mem_grow(&list->items, &list->capacity, list->count, sizeof list->items[0]))
        return VITRINE_ENOMEM;
    list->items[list->count++] = *file;
    return VITRINE_OK;
}

static vitrine_status add_record_files(struct file_list *list, const struct record *record, const char *prefix)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < record->file_count; i++) {
        const struct record_file *file = &record->files[i];
        struct store_file given = {file->path,  record->id,        file->size, file->mtime_ns,
                                   file->inode, file->fingerprint, NULL};

        s = add_file(list, &given, prefix);
    }
    return s;
}

static int compare_files(const void *a, const void *b)
{
    const struct store_file *left = a;
    const struct store_file *right = b;
    int order = strcmp(left->path, right->path);

    return order != 0 ? order : (left->asset > right->asset) - (left->asset < right->asset);
}

vitrine_status linear_files(struct store *store, const char *root, const char *prefix, store_file_sink *sink,
                            void *context, vitrine_error **err)
{
    const struct linear_state *state = &((struct linear_store *)store)->state;
    struct file_list list = {0};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < state->asset_count; i++)
        if (same_root(root, state->assets[i]->record.root))
            s = add_record_files(&list, &state->assets[i]->record, prefix);
    for (i = 0; s >= 0 && i < state->failure_count; i++)
        if (strcmp(root, state->failures[i].root) == 0)
            s = add_file(&list, &state->failures[i].file, prefix);
    if (s < 0)
        err_nomem(err);
    if (list.count > 1)
        qsort(list.items, list.count, sizeof list.items[0], compare_files);
    for (i = 0; s >= 0 && i < list.count; i++)
        s = sink(context, &list.items[i], err);
    mem_free(list.items);
    return s;
}
