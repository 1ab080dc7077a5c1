/* SPDX-License-Identifier: MIT
 * Marking what vanished; see gone.h. */
#include "ingest/gone.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"

#define GONE_BATCH 256

/* An asset that became missing, or a failure of a file that is no more. */
struct gone_item {
    const struct known_asset *asset;
    const struct known_file *file;
};

struct gone {
    struct batch *batch;
    struct gone_item *items;
    size_t count;
    size_t capacity;
    size_t start; /* of the transaction */
    size_t end;
};

/* --- listing --- */

static vitrine_status add_item(struct gone *gone, const struct known_asset *asset,
                               const struct known_file *file, vitrine_error **err)
{
    if (!mem_grow(&gone->items, &gone->capacity, gone->count, sizeof *gone->items))
        return err_nomem(err);
    gone->items[gone->count++] = (struct gone_item){asset, file};
    return VITRINE_OK;
}

/* A text asset without a job has no file on disk. */
static bool is_gone(const struct known_asset *asset)
{
    const struct disk *disk = &asset->part->disk;

    return asset->path != NULL && !disk_is_unreadable(disk, asset->path) &&
           (asset->kind == RECORD_TEXT || disk_find(disk, asset->path) == NULL);
}

static vitrine_status list_assets(struct gone *gone, const struct known *known, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < known->asset_count && s >= 0; i++) {
        const struct known_asset *asset = &known->assets[i];

        if (asset->missing || asset->job != NO_JOB || !asset->seen || asset->part->names.count > 0)
            continue;
        if (is_gone(asset))
            s = add_item(gone, asset, NULL, err);
        else
            gone->batch->report->unchanged++;
    }
    return s;
}

static vitrine_status list_failures(struct gone *gone, const struct known *known, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < known->file_count && s >= 0; i++) {
        const struct known_file *file = &known->files[i];

        if (file->asset == 0 && disk_find(&file->part->disk, file->path) == NULL &&
            !disk_is_unreadable(&file->part->disk, file->path))
            s = add_item(gone, NULL, file, err);
    }
    return s;
}

/* --- writing --- */

static vitrine_status mark_missing(struct store *store, int64_t id, vitrine_error **err)
{
    struct record record;
    vitrine_status s;

    record_init(&record);
    s = store->ops->get(store, &record, id, err);
    if (s >= 0 && !record.missing) {
        record.missing = true;
        s = store->ops->put(store, &id, &record, err);
    }
    record_dispose(&record);
    return s;
}

static vitrine_status write_items(void *context, vitrine_error **err)
{
    struct gone *gone = context;
    struct store *store = gone->batch->store;
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = gone->start; i < gone->end && s >= 0; i++) {
        const struct known_file *file = gone->items[i].file;

        s = file == NULL ? mark_missing(store, gone->items[i].asset->id, err)
                         : store->ops->drop_failure(store, file->part->root, file->path, err);
    }
    return s;
}

static vitrine_status write_all(struct gone *gone, vitrine_error **err)
{
    const struct budget cancel = {.cancelled = gone->batch->store->budget->cancelled};
    vitrine_status s = VITRINE_OK;

    for (gone->start = 0; gone->start < gone->count && s >= 0; gone->start = gone->end) {
        size_t i;

        gone->end = gone->count - gone->start < GONE_BATCH ? gone->count : gone->start + GONE_BATCH;
        s = batch_transaction(gone->batch, write_items, gone, err);
        for (i = gone->start; s >= 0 && i < gone->end; i++)
            gone->batch->report->missing += gone->items[i].asset != NULL;
        if (s >= 0)
            s = budget_check(&cancel, "scan", err);
    }
    return s;
}

vitrine_status gone_write(struct batch *batch, const struct known *known, vitrine_error **err)
{
    struct gone gone = {.batch = batch};
    vitrine_status s = list_assets(&gone, known, err);

    if (s >= 0)
        s = list_failures(&gone, known, err);
    if (s >= 0)
        s = write_all(&gone, err);
    mem_free(gone.items);
    return s;
}
