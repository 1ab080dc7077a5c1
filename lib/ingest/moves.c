/* SPDX-License-Identifier: MIT
 * Files that moved keep their assets: a new file with the fingerprint of one whose old path is gone; see
 * plan.h.
 *
 * Where several files or assets share a fingerprint, the same name counts first, then what was there until
 * now before what was missing already, and SHA-256 confirms what the fingerprint did not see. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/err.h"
#include "ingest/file.h"
#include "ingest/path.h"
#include "ingest/plan.h"

/* A file of the store that may have moved. */
struct lost_file {
    int64_t asset;
    int64_t size;
    unsigned char fingerprint[FINGERPRINT_SIZE];
    bool was_missing; /* before this scan */
    char *path;       /* relative to its root */
};

/* A file on disk that no asset has. */
struct found_file {
    size_t job;
    const struct disk_file *disk;
    unsigned char fingerprint[FINGERPRINT_SIZE];
    char *digest; /* once it is needed; NULL */
};

struct lost_asset {
    int64_t id;
    bool taken;
};

struct moves {
    struct plan *plan;
    enum record_kind kind;
    struct found_file *found; /* by size, then fingerprint, then path */
    size_t found_count;
    size_t found_capacity;
    struct lost_file *lost; /* by size, fingerprint, not missing before, path */
    size_t lost_count;
    size_t lost_capacity;
    struct lost_asset *assets; /* of the lost files, by id */
    size_t asset_count;
};

static void moves_dispose(struct moves *moves)
{
    size_t i;

    for (i = 0; i < moves->found_count; i++)
        mem_free(moves->found[i].digest);
    for (i = 0; i < moves->lost_count; i++)
        mem_free(moves->lost[i].path);
    mem_free(moves->found);
    mem_free(moves->lost);
    mem_free(moves->assets);
}

/* --- what was found --- */

static int compare_found(const void *a, const void *b)
{
    const struct found_file *left = a;
    const struct found_file *right = b;
    int order;

    if (left->disk->size != right->disk->size)
        return left->disk->size < right->disk->size ? -1 : 1;
    order = memcmp(left->fingerprint, right->fingerprint, sizeof left->fingerprint);
    if (order != 0 || left->job == right->job)
        return order != 0 ? order : strcmp(left->disk->path, right->disk->path);
    return left->job < right->job ? -1 : 1;
}

static void sort_found(struct moves *moves)
{
    if (moves->found_count > 0)
        qsort(moves->found, moves->found_count, sizeof moves->found[0], compare_found);
}

static bool is_new(const struct job *job, enum record_kind kind)
{
    return job->kind == kind && job->count > 0 && job->asset == 0;
}

/* Of an image its main file, of a text all versions. Empty files are all alike and prove nothing. */
static vitrine_status list_found(struct moves *moves, vitrine_error **err)
{
    const struct jobs *jobs = moves->plan->jobs;
    size_t i;
    size_t j;

    for (i = 0; i < jobs->count; i++) {
        const struct job *job = &jobs->items[i];

        for (j = 0; is_new(job, moves->kind) && j < (moves->kind == RECORD_IMAGE ? 1 : job->count); j++) {
            if (job->files[j].disk->size == 0)
                continue;
            if (!mem_grow(&moves->found, &moves->found_capacity, moves->found_count, sizeof *moves->found))
                return err_nomem(err);
            moves->found[moves->found_count++] = (struct found_file){.job = i, .disk = job->files[j].disk};
        }
    }
    sort_found(moves);
    return VITRINE_OK;
}

static bool has_size(const struct moves *moves, int64_t size)
{
    size_t low = 0;
    size_t high = moves->found_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (moves->found[middle].disk->size < size)
            low = middle + 1;
        else
            high = middle;
    }
    return low < moves->found_count && moves->found[low].disk->size == size;
}

/* --- what was lost --- */

static vitrine_status add_lost(void *context, const struct store_file *file, vitrine_error **err)
{
    static const unsigned char none[FINGERPRINT_SIZE] = {0};
    struct moves *moves = context;
    const struct known_asset *asset = known_asset(moves->plan->known, file->asset);
    struct lost_file *lost;

    if (file->asset == 0 || file->fingerprint == NULL || memcmp(file->fingerprint, none, sizeof none) == 0 ||
        (asset != NULL && asset->job != NO_JOB) || !has_size(moves, file->size))
        return VITRINE_OK;
    if (!mem_grow(&moves->lost, &moves->lost_capacity, moves->lost_count, sizeof *moves->lost))
        return err_nomem(err);
    lost = &moves->lost[moves->lost_count++];
    *lost = (struct lost_file){.asset = file->asset,
                               .size = file->size,
                               .was_missing = asset != NULL && asset->missing,
                               .path = mem_string(file->path)};
    memcpy(lost->fingerprint, file->fingerprint, sizeof lost->fingerprint);
    return lost->path != NULL ? VITRINE_OK : err_nomem(err);
}

static vitrine_status add_root(void *context, const char *root, vitrine_error **err)
{
    return record_list_append(context, root) < 0 ? err_nomem(err) : VITRINE_OK;
}

static int compare_lost(const void *a, const void *b)
{
    const struct lost_file *left = a;
    const struct lost_file *right = b;
    int order;

    if (left->size != right->size)
        return left->size < right->size ? -1 : 1;
    order = memcmp(left->fingerprint, right->fingerprint, sizeof left->fingerprint);
    if (order == 0)
        order = (int)left->was_missing - (int)right->was_missing;
    if (order == 0)
        order = strcmp(left->path, right->path);
    if (order != 0 || left->asset == right->asset)
        return order;
    return left->asset < right->asset ? -1 : 1;
}

static int compare_lost_assets(const void *a, const void *b)
{
    int64_t left = ((const struct lost_asset *)a)->id;
    int64_t right = ((const struct lost_asset *)b)->id;

    return left < right ? -1 : left > right;
}

static vitrine_status list_lost_assets(struct moves *moves, vitrine_error **err)
{
    size_t kept = 0;
    size_t i;

    moves->assets = mem_zero(moves->lost_count + 1, sizeof *moves->assets);
    if (moves->assets == NULL)
        return err_nomem(err);
    for (i = 0; i < moves->lost_count; i++)
        moves->assets[i].id = moves->lost[i].asset;
    if (moves->lost_count > 0)
        qsort(moves->assets, moves->lost_count, sizeof moves->assets[0], compare_lost_assets);
    for (i = 0; i < moves->lost_count; i++)
        if (kept == 0 || moves->assets[kept - 1].id != moves->assets[i].id)
            moves->assets[kept++] = moves->assets[i];
    moves->asset_count = kept;
    return VITRINE_OK;
}

static vitrine_status list_lost(struct moves *moves, vitrine_error **err)
{
    struct store *store = moves->plan->store;
    struct record_list roots = {NULL, 0, 0};
    vitrine_status s = store->ops->roots(store, add_root, &roots, err);
    size_t i;

    for (i = 0; i < roots.count && s >= 0; i++)
        s = store->ops->files(store, roots.items[i], "", add_lost, moves, err);
    record_list_clear(&roots);
    mem_free(roots.items);
    if (moves->lost_count > 0)
        qsort(moves->lost, moves->lost_count, sizeof moves->lost[0], compare_lost);
    return s < 0 ? s : list_lost_assets(moves, err);
}

/* --- do they belong together --- */

static vitrine_status path_is_gone(bool *gone, const char *root, const char *path, vitrine_error **err)
{
    char *whole = path_join(root, path);
    struct stat facts;

    if (whole == NULL)
        return err_nomem(err);
    *gone = lstat(whole, &facts) != 0 && (errno == ENOENT || errno == ENOTDIR);
    mem_free(whole);
    return VITRINE_OK;
}

/* Of an image the main file, of a text all files. */
static vitrine_status record_is_gone(bool *gone, const struct record *record, const char *path,
                                     vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    *gone = false;
    if (record->root == NULL || record->path == NULL)
        return VITRINE_OK;
    if (record->kind == RECORD_IMAGE && strcmp(record->path, path) != 0)
        return VITRINE_OK;
    s = path_is_gone(gone, record->root, record->path, err);
    for (i = 0; record->kind == RECORD_TEXT && i < record->file_count && s >= 0 && *gone; i++)
        s = path_is_gone(gone, record->root, record->files[i].path, err);
    return s;
}

static vitrine_status has_digest(bool *same, struct moves *moves, struct found_file *found,
                                 const char *digest, vitrine_error **err)
{
    const struct part *part = moves->plan->jobs->items[found->job].part;
    vitrine_status s = VITRINE_OK;

    if (found->digest == NULL) {
        char *path = path_join(part->root, found->disk->path);

        s = path != NULL ? file_digest(&found->digest, path, moves->plan->limits->budget, err)
                         : err_nomem(err);
        mem_free(path);
    }
    *same = found->digest != NULL && strcmp(found->digest, digest) == 0;
    return s;
}

/* `contested`: others have the same fingerprint. */
static vitrine_status is_same_asset(bool *same, struct moves *moves, struct found_file *found,
                                    const struct lost_file *lost, bool contested, vitrine_error **err)
{
    struct store *store = moves->plan->store;
    struct record record;
    vitrine_status s;

    *same = false;
    record_init(&record);
    s = store->ops->get(store, &record, lost->asset, err);
    if (s >= 0 && record.kind == moves->kind)
        s = record_is_gone(same, &record, lost->path, err);
    if (s >= 0 && *same && contested && record.digest != NULL && lost->size > 2 * FINGERPRINT_END &&
        strcmp(record.path, lost->path) == 0)
        s = has_digest(same, moves, found, record.digest, err);
    record_dispose(&record);
    return s;
}

static bool *is_taken(struct moves *moves, const struct lost_file *lost)
{
    const struct lost_asset wanted = {.id = lost->asset};
    struct lost_asset *asset =
        bsearch(&wanted, moves->assets, moves->asset_count, sizeof wanted, compare_lost_assets);

    return &asset->taken;
}

static void take(struct moves *moves, struct found_file *found, const struct lost_file *lost)
{
    struct job *job = &moves->plan->jobs->items[found->job];
    struct known_asset *asset = known_asset(moves->plan->known, lost->asset);

    job->asset = lost->asset;
    job->moved = true;
    *is_taken(moves, lost) = true;
    if (found->digest != NULL && found->disk == job->files[0].disk) {
        job->digest = found->digest;
        found->digest = NULL;
    }
    if (asset != NULL)
        asset->job = found->job;
}

static size_t first_lost(const struct moves *moves, const struct found_file *found)
{
    struct lost_file wanted = {.size = found->disk->size, .path = ""};
    size_t low = 0;
    size_t high = moves->lost_count;

    memcpy(wanted.fingerprint, found->fingerprint, sizeof wanted.fingerprint);
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_lost(&moves->lost[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_alike(const struct lost_file *lost, const struct found_file *found)
{
    return lost->size == found->disk->size &&
           memcmp(lost->fingerprint, found->fingerprint, sizeof lost->fingerprint) == 0;
}

/* `first` is the first that was lost like it; what was found alike stands next to it. */
static bool is_contested(const struct moves *moves, const struct found_file *found, size_t first)
{
    const struct lost_file *lost = &moves->lost[first];
    size_t at = (size_t)(found - moves->found);

    return (first + 1 < moves->lost_count && is_alike(lost + 1, found)) ||
           (at > 0 && is_alike(lost, found - 1)) ||
           (at + 1 < moves->found_count && is_alike(lost, found + 1));
}

static vitrine_status match(struct moves *moves, struct found_file *found, bool same_name,
                            vitrine_error **err)
{
    size_t first = first_lost(moves, found);
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = first; s >= 0 && i < moves->lost_count && is_alike(&moves->lost[i], found); i++) {
        const struct lost_file *lost = &moves->lost[i];
        bool same = false;

        if (moves->plan->jobs->items[found->job].asset != 0)
            break;
        if (same_name && strcmp(path_name(lost->path), path_name(found->disk->path)) != 0)
            continue;
        if (!*is_taken(moves, lost))
            s = is_same_asset(&same, moves, found, lost, is_contested(moves, found, first), err);
        if (same)
            take(moves, found, lost);
    }
    return s;
}

static vitrine_status fingerprint_file(struct moves *moves, struct found_file *found, vitrine_error **err)
{
    const struct reading_limits *limits = moves->plan->limits;
    char *path = path_join(moves->plan->jobs->items[found->job].part->root, found->disk->path);
    struct reading reading = READING_INIT;
    vitrine_status s =
        path != NULL ? file_fingerprint(&reading, path, limits, err) : err_nomem(err);

    if (reading.has_fingerprint)
        memcpy(found->fingerprint, reading.fingerprint, sizeof found->fingerprint);
    reading_dispose(&reading);
    mem_free(path);
    return s;
}

static vitrine_status fingerprint_found(struct moves *moves, vitrine_error **err)
{
    const struct budget cancel = {.cancelled = moves->plan->limits->budget->cancelled};
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; i < moves->found_count && s >= 0; i++) {
        s = budget_check(&cancel, "scan", err);
        if (s >= 0)
            s = fingerprint_file(moves, &moves->found[i], err);
    }
    sort_found(moves);
    return s;
}

/* Keep the found files whose size something lost has; the others need not be read. */
static void drop_unlike(struct moves *moves)
{
    size_t kept = 0;
    size_t i;
    size_t j = 0;

    for (i = 0; i < moves->found_count; i++) {
        while (j < moves->lost_count && moves->lost[j].size < moves->found[i].disk->size)
            j++;
        if (j < moves->lost_count && moves->lost[j].size == moves->found[i].disk->size)
            moves->found[kept++] = moves->found[i];
    }
    moves->found_count = kept;
}

vitrine_status moves_follow(struct plan *plan, enum record_kind kind, vitrine_error **err)
{
    struct moves moves = {.plan = plan, .kind = kind};
    vitrine_status s = plan->ignores_moves ? VITRINE_OK : list_found(&moves, err);
    size_t i;

    if (s < 0 || moves.found_count == 0)
        goto done;
    s = list_lost(&moves, err);
    if (s < 0)
        goto done;
    drop_unlike(&moves);
    s = fingerprint_found(&moves, err);
    for (i = 0; i < moves.found_count && s >= 0; i++)
        s = match(&moves, &moves.found[i], true, err);
    for (i = 0; i < moves.found_count && s >= 0; i++)
        s = match(&moves, &moves.found[i], false, err);
done:
    moves_dispose(&moves);
    return s;
}
