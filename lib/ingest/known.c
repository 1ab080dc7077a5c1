/* SPDX-License-Identifier: MIT
 * Loading what the store knows; see known.h. */
#include "ingest/known.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

struct loader {
    struct known *known;
    const struct part *part;
};

void known_dispose(struct known *known)
{
    size_t i;

    for (i = 0; i < known->file_count; i++) {
        mem_free(known->files[i].path);
        mem_free(known->files[i].reason);
    }
    for (i = 0; i < known->asset_count; i++) {
        mem_free(known->assets[i].root);
        mem_free(known->assets[i].path);
    }
    mem_free(known->files);
    mem_free(known->assets);
    *known = (struct known)KNOWN_INIT;
}

/* --- order --- */

static int compare_places(const struct part *a_part, const char *a, const struct part *b_part, const char *b)
{
    if (a_part != b_part)
        return (uintptr_t)a_part < (uintptr_t)b_part ? -1 : 1;
    return strcmp(a, b);
}

static int compare_files(const void *a, const void *b)
{
    const struct known_file *left = a;
    const struct known_file *right = b;
    int order = compare_places(left->part, left->path, right->part, right->path);

    if (order != 0 || left->asset == right->asset)
        return order;
    return left->asset < right->asset ? -1 : 1;
}

static int compare_assets(const void *a, const void *b)
{
    int64_t left = ((const struct known_asset *)a)->id;
    int64_t right = ((const struct known_asset *)b)->id;

    return left < right ? -1 : left > right;
}

static bool is_at(const struct known *known, size_t at, const struct part *part, const char *path)
{
    return at < known->file_count && known->files[at].part == part && strcmp(known->files[at].path, path) == 0;
}

static size_t search(const struct known *known, const struct part *part, const char *path)
{
    size_t low = 0;
    size_t high = known->file_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct known_file *file = &known->files[middle];

        if (compare_places(file->part, file->path, part, path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Files are asked for several times each, and mostly in their order. */
size_t known_find(struct known *known, const struct part *part, const char *path, const struct known_file **first)
{
    size_t at = known->found;
    size_t count = 0;

    if (!is_at(known, at, part, path))
        at = known->behind;
    if (!is_at(known, at, part, path) || (at > 0 && is_at(known, at - 1, part, path)))
        at = search(known, part, path);
    while (is_at(known, at + count, part, path))
        count++;
    known->found = at;
    known->behind = at + count;
    *first = known->files + at;
    return count;
}

struct known_asset *known_asset(const struct known *known, int64_t id)
{
    const struct known_asset wanted = {.id = id};

    if (known->asset_count == 0)
        return NULL;
    return bsearch(&wanted, known->assets, known->asset_count, sizeof wanted, compare_assets);
}

bool known_is_same(const struct known_file *known, const struct disk_file *disk)
{
    return known->size == disk->size && known->mtime_ns == disk->mtime_ns &&
           (known->inode == disk->inode || known->inode == 0 || disk->inode == 0);
}

/* --- files --- */

static vitrine_status add_file(void *context, const struct store_file *file, vitrine_error **err)
{
    struct loader *loader = context;
    struct known *known = loader->known;
    struct known_file *copy;

    if (!mem_grow(&known->files, &known->file_capacity, known->file_count, sizeof *known->files))
        return err_nomem(err);
    copy = &known->files[known->file_count++];
    *copy = (struct known_file){.part = loader->part,
                                .path = mem_string(file->path),
                                .asset = file->asset,
                                .size = file->size,
                                .mtime_ns = file->mtime_ns,
                                .inode = file->inode};
    if (file->fingerprint != NULL)
        memcpy(copy->fingerprint, file->fingerprint, sizeof copy->fingerprint);
    if (file->reason != NULL)
        copy->reason = mem_string(file->reason);
    return copy->path == NULL || (file->reason != NULL && copy->reason == NULL) ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status load_named(struct loader *loader, struct store *store, const struct jobs *jobs,
                                 vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;
    size_t j;

    for (i = 0; i < jobs->count; i++)
        for (j = 0; jobs->items[i].part == loader->part && j < jobs->items[i].count && s >= 0; j++)
            s = store->ops->files(store, loader->part->root, jobs->items[i].files[j].disk->path, add_file,
                                  loader, err);
    return s;
}

/* The files of a record beside the ones that were asked for, so that a vanished one is noticed. */
static vitrine_status add_record_files(struct loader *loader, const struct record *record,
                                       vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < record->file_count && s >= 0; i++) {
        const struct record_file *file = &record->files[i];
        const struct store_file row = {file->path,  record->id,        file->size, file->mtime_ns,
                                       file->inode, file->fingerprint, NULL};

        s = add_file(loader, &row, err);
    }
    return s;
}

static vitrine_status load_records(struct loader *loader, struct store *store, size_t from,
                                   vitrine_error **err)
{
    size_t end = loader->known->file_count;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = from; i < end && s >= 0; i++) {
        struct record record;

        if (loader->known->files[i].asset == 0)
            continue;
        record_init(&record);
        s = store->ops->get(store, &record, loader->known->files[i].asset, err);
        if (s >= 0)
            s = add_record_files(loader, &record, err);
        record_dispose(&record);
    }
    return s;
}

static vitrine_status load_part(struct loader *loader, struct store *store, const struct jobs *jobs,
                                vitrine_error **err)
{
    const struct part *part = loader->part;
    size_t from = loader->known->file_count;
    vitrine_status s;

    if (part->names.count == 0)
        return store->ops->files(store, part->root, part->folder, add_file, loader, err);
    s = load_named(loader, store, jobs, err);
    return s < 0 ? s : load_records(loader, store, from, err);
}

/* Sort, each row once. */
static void arrange_files(struct known *known)
{
    size_t kept = 0;
    size_t i;

    if (known->file_count > 0)
        qsort(known->files, known->file_count, sizeof known->files[0], compare_files);
    for (i = 0; i < known->file_count; i++) {
        if (kept > 0 && compare_files(&known->files[kept - 1], &known->files[i]) == 0) {
            mem_free(known->files[i].path);
            mem_free(known->files[i].reason);
        } else {
            known->files[kept++] = known->files[i];
        }
    }
    known->file_count = kept;
}

/* --- assets --- */

static vitrine_status fill_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct known_asset *out = context;

    out->kind = asset->kind;
    out->missing = asset->missing;
    out->root = asset->root != NULL ? mem_string(asset->root) : NULL;
    out->path = asset->path != NULL ? mem_string(asset->path) : NULL;
    if ((asset->root != NULL && out->root == NULL) || (asset->path != NULL && out->path == NULL))
        return err_nomem(err);
    return VITRINE_OK;
}

static vitrine_status list_assets(struct known *known, vitrine_error **err)
{
    size_t i;

    for (i = 0; i < known->file_count; i++) {
        if (known->files[i].asset == 0)
            continue;
        if (!mem_grow(&known->assets, &known->asset_capacity, known->asset_count, sizeof *known->assets))
            return err_nomem(err);
        known->assets[known->asset_count++] =
            (struct known_asset){.id = known->files[i].asset, .part = known->files[i].part, .job = NO_JOB};
    }
    if (known->asset_count > 0)
        qsort(known->assets, known->asset_count, sizeof known->assets[0], compare_assets);
    return VITRINE_OK;
}

static void arrange_assets(struct known *known)
{
    size_t kept = 0;
    size_t i;

    for (i = 0; i < known->asset_count; i++)
        if (kept == 0 || known->assets[kept - 1].id != known->assets[i].id)
            known->assets[kept++] = known->assets[i];
    known->asset_count = kept;
    for (i = 0; i < known->file_count; i++) {
        struct known_asset *asset = known_asset(known, known->files[i].asset);

        if (asset == NULL)
            continue;
        asset->file_count++;
        asset->seen = asset->seen || known->files[i].mtime_ns != 0;
    }
}

vitrine_status known_load(struct known *out, struct store *store, const struct parts *parts,
                          const struct jobs *jobs, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < parts->count && s >= 0; i++) {
        struct loader loader = {out, &parts->items[i]};

        s = load_part(&loader, store, jobs, err);
    }
    if (s < 0)
        return s;
    arrange_files(out);
    s = list_assets(out, err);
    arrange_assets(out);
    for (i = 0; i < out->asset_count && s >= 0; i++)
        s = store->ops->asset(store, out->assets[i].id, fill_asset, &out->assets[i], err);
    return s;
}
