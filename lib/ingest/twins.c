/* SPDX-License-Identifier: MIT
 * Finding equal files; see twins.h. */
#include "ingest/twins.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/file.h"
#include "ingest/path.h"

void twins_dispose(struct twins *twins)
{
    while (twins->count > 0)
        mem_free(twins->items[--twins->count].digest);
    mem_free(twins->items);
    *twins = (struct twins)TWINS_INIT;
}

vitrine_status twins_add(struct twins *twins, const struct job *job, size_t file, int64_t size,
                         const unsigned char *fingerprint, vitrine_error **err)
{
    static const unsigned char none[FINGERPRINT_SIZE] = {0};
    struct twin *twin;

    if (size == 0 || memcmp(fingerprint, none, sizeof none) == 0)
        return VITRINE_OK;
    if (!mem_grow(&twins->items, &twins->capacity, twins->count, sizeof *twins->items))
        return err_nomem(err);
    twin = &twins->items[twins->count++];
    *twin =
        (struct twin){.size = size, .asset = job->asset, .part = job->part, .disk = job->files[file].disk};
    memcpy(twin->fingerprint, fingerprint, sizeof twin->fingerprint);
    return VITRINE_OK;
}

static int compare_alike(const struct twin *a, const struct twin *b)
{
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    return memcmp(a->fingerprint, b->fingerprint, sizeof a->fingerprint);
}

static int compare_twins(const void *a, const void *b)
{
    const struct twin *left = a;
    const struct twin *right = b;
    int order = compare_alike(left, right);

    if (order == 0)
        order = strcmp(left->part->root, right->part->root);
    return order != 0 ? order : strcmp(left->disk->path, right->disk->path);
}

/* Without a digest a file is nobody's twin: it stands last. */
static int compare_digests(const void *a, const void *b)
{
    const struct twin *left = a;
    const struct twin *right = b;
    int order;

    if (left->digest == NULL || right->digest == NULL)
        return (left->digest == NULL) - (right->digest == NULL);
    order = strcmp(left->digest, right->digest);
    return order != 0 ? order : compare_twins(a, b);
}

/* --- digests --- */

static vitrine_status compute_digest(struct twin *twin, struct store *store, vitrine_error **err)
{
    char *path = path_join(twin->part->root, twin->disk->path);
    vitrine_status s =
        path != NULL ? file_digest(&twin->digest, path, store->budget, err) : err_nomem(err);

    mem_free(path);
    return s;
}

/* The record keeps the digest of the file it is named by. */
static vitrine_status find_digest(struct twin *twin, struct store *store, vitrine_error **err)
{
    struct record record;
    int64_t id = twin->asset;
    vitrine_status s;

    record_init(&record);
    s = store->ops->get(store, &record, id, err);
    if (s < 0)
        goto done;
    if (record.path == NULL || strcmp(record.path, twin->disk->path) != 0) {
        s = compute_digest(twin, store, err);
    } else if (record.digest != NULL) {
        twin->digest = mem_string(record.digest);
        s = twin->digest != NULL ? VITRINE_OK : err_nomem(err);
    } else {
        s = compute_digest(twin, store, err);
        if (s >= 0 && twin->digest != NULL) {
            s = record_set_string(&record.digest, twin->digest) < 0
                    ? err_nomem(err)
                    : store->ops->put(store, &id, &record, err);
        }
    }
done:
    record_dispose(&record);
    return s;
}

/* --- the report --- */

static vitrine_status report_run(const struct twin *items, size_t count, struct report *report,
                                 vitrine_error **err)
{
    char **paths = mem_zero(count, sizeof *paths);
    vitrine_status s = paths != NULL ? VITRINE_OK : err_nomem(err);
    size_t i;

    for (i = 0; i < count && s >= 0; i++) {
        paths[i] = part_shown_path(items[i].part, items[i].disk->path);
        if (paths[i] == NULL)
            s = err_nomem(err);
    }
    if (s >= 0)
        s = report_add_duplicate(report, (const char *const *)paths, count, err);
    for (i = 0; paths != NULL && i < count; i++)
        mem_free(paths[i]);
    mem_free(paths);
    return s;
}

/* Files of one fingerprint that doesn't see the whole of them. */
static vitrine_status report_large(struct twin *items, size_t count, struct store *store,
                                   struct report *report, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t start = 0;
    size_t i;

    for (i = 0; i < count && s >= 0; i++)
        s = find_digest(&items[i], store, err);
    if (s < 0)
        return s;
    qsort(items, count, sizeof items[0], compare_digests);
    for (i = 1; i <= count && s >= 0; i++) {
        if (i < count && items[i].digest != NULL && strcmp(items[i].digest, items[start].digest) == 0)
            continue;
        if (i - start > 1)
            s = report_run(items + start, i - start, report, err);
        start = i;
        if (start < count && items[start].digest == NULL)
            break;
    }
    return s;
}

bool twins_need_digests(struct twins *twins)
{
    size_t i;

    if (twins->count > 0)
        qsort(twins->items, twins->count, sizeof twins->items[0], compare_twins);
    for (i = 1; i < twins->count; i++)
        if (twins->items[i].size > 2 * FINGERPRINT_END &&
            compare_alike(&twins->items[i - 1], &twins->items[i]) == 0)
            return true;
    return false;
}

vitrine_status twins_report(struct twins *twins, struct store *store, struct report *report,
                            vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t start = 0;
    size_t i;

    for (i = 1; i <= twins->count && s >= 0; i++) {
        if (i < twins->count && compare_alike(&twins->items[i], &twins->items[start]) == 0)
            continue;
        if (i - start > 1 && twins->items[start].size > 2 * FINGERPRINT_END)
            s = report_large(&twins->items[start], i - start, store, report, err);
        else if (i - start > 1)
            s = report_run(&twins->items[start], i - start, report, err);
        start = i;
    }
    return s;
}
