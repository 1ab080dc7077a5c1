/* SPDX-License-Identifier: MIT
 * The calls of vitrine/thumbnail.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "ingest/path.h"
#include "isolate/place.h"
#include "isolate/pool.h"
#include "thumbnail/cache.h"
#include "thumbnail/picture.h"

#define USUAL_PIXELS 256
#define DEADLINE_MS 10000
#define MOST_BYTES ((uint64_t)512 << 20)

struct vitrine_thumbnail {
    struct buf bytes;
    uint32_t width;
    uint32_t height;
};

/* What one is made of. */
struct picture_source {
    vitrine_catalogue *cat;
    const vitrine_asset *asset;
    const vitrine_thumbnail_options *options;
    int file;
    struct input input;
    char name[64];  /* in the cache: the asset and the size */
    char stamp[64]; /* of the file, as it is now */
};

void vitrine_thumbnail_free(vitrine_thumbnail *thumbnail)
{
    if (thumbnail == NULL)
        return;
    buf_dispose(&thumbnail->bytes);
    mem_free(thumbnail);
}

static bool is_cached(const struct picture_source *source)
{
    return !source->options->uncached && strcmp(source->cat->location, "memory:") != 0;
}

static vitrine_status open_source(struct picture_source *source, vitrine_error **err)
{
    const struct record *record = &source->asset->record;
    char *path = path_join(record->root != NULL ? record->root : "", record->path);
    struct stat facts;
    vitrine_status s = VITRINE_OK;

    if (path == NULL)
        return err_nomem(err);
    source->file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (source->file < 0)
        s = errno == ENOENT || errno == ENOTDIR
                ? err_set(err, VITRINE_ENOTFOUND, "%s: the file is gone", record->path)
                : err_system(err, errno, record->path);
    else if (fstat(source->file, &facts) != 0)
        s = err_system(err, errno, record->path);
    else
        s = input_from_descriptor(&source->input, source->file, path_name(record->path), err);
    if (s >= 0) {
        snprintf(source->name, sizeof source->name, "%s-%u-", source->asset->uuid, source->options->pixels);
        snprintf(source->stamp, sizeof source->stamp, "%llx.%lx-%llx",
                 (unsigned long long)facts.st_mtim.tv_sec, (unsigned long)facts.st_mtim.tv_nsec,
                 (unsigned long long)facts.st_size);
    }
    mem_free(path);
    return s;
}

/* Is there one in the cache? What is kept there and is no JPEG counts as none. */
static vitrine_status find(bool *found, vitrine_thumbnail *out, const struct picture_source *source,
                           vitrine_error **err)
{
    struct extraction extraction = EXTRACTION_INIT;
    struct input_memory holder;
    struct input input;
    struct budget budget = {0};
    vitrine_status s = cache_find(&out->bytes, source->cat->location, source->name, source->stamp, err);

    *found = false;
    if (s < 0 || out->bytes.length == 0)
        return s;
    holder = (struct input_memory){(const unsigned char *)out->bytes.bytes, out->bytes.length};
    input_from_memory(&input, &holder, "kept.jpg");
    s = extract_read(&extraction, &input, &budget, NULL);
    *found = s >= 0 && strcmp(extraction.media_type, "image/jpeg") == 0 && extraction.width > 0;
    out->width = extraction.width;
    out->height = extraction.height;
    extraction_dispose(&extraction);
    if (!*found)
        buf_clear(&out->bytes);
    return s == VITRINE_ENOMEM ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status make_here(vitrine_thumbnail *out, const struct picture_source *source,
                                vitrine_error **err)
{
    struct budget budget = source->cat->budget;

    budget.bytes_limited = true;
    budget.bytes_left = MOST_BYTES;
    return picture_small(&out->bytes, &out->width, &out->height, &source->input, source->options->pixels,
                         &budget, err);
}

/* One worker serves all thumbnails of a catalogue. */
static vitrine_status start_decoders(const struct picture_source *source, vitrine_error **err)
{
    struct pool_options options = {.count = 1, .limits = {MOST_BYTES, DEADLINE_MS, &source->cat->budget}};
    vitrine_catalogue *cat = source->cat;
    vitrine_status s = VITRINE_OK;

    if (cat->decoders != NULL)
        return VITRINE_OK;
    mem_free(cat->decoder);
    cat->decoder = NULL;
    s = place_worker(&cat->decoder, source->options->worker, err);
    options.worker = cat->decoder;
    return s < 0 ? s : pool_new(&cat->decoders, &options, err);
}

static vitrine_status ask_worker(struct reading *reading, const struct picture_source *source,
                                 vitrine_error **err)
{
    struct task task = {.name = source->input.name, .way = READ_PICTURE, .reading = reading};
    struct pool *pool = source->cat->decoders;
    vitrine_status s;

    reading->picture_size = source->options->pixels;
    task.file = fcntl(source->file, F_DUPFD_CLOEXEC, 0); /* the pool closes it */
    if (task.file < 0)
        return err_system(err, errno, "open file");
    s = pool_give(pool, &task, err);
    if (s >= 0)
        s = pool_wait(pool, &task, err);
    if (s < 0) { /* so that it doesn't answer into what is gone */
        pool_free(pool);
        source->cat->decoders = NULL;
    }
    return s;
}

static vitrine_status make_elsewhere(vitrine_thumbnail *out, const struct picture_source *source,
                                     vitrine_error **err)
{
    struct reading reading = READING_INIT;
    vitrine_status s = start_decoders(source, err);

    if (s >= 0)
        s = ask_worker(&reading, source, err);
    if (s >= 0 && (reading.status < 0 || reading.picture.length == 0))
        s = err_set(err, reading.status < 0 ? reading.status : VITRINE_EFORMAT, "%s",
                    reading.reason != NULL ? reading.reason : "no picture came of it");
    if (s >= 0) {
        buf_dispose(&out->bytes);
        out->bytes = reading.picture;
        out->width = reading.picture_width;
        out->height = reading.picture_height;
        reading.picture = (struct buf)BUF_INIT;
    }
    reading_dispose(&reading);
    return s;
}

static vitrine_status make(vitrine_thumbnail *out, const struct picture_source *source, vitrine_error **err)
{
    vitrine_error *cause = NULL;
    vitrine_status s =
        source->options->in_process ? make_here(out, source, &cause) : make_elsewhere(out, source, &cause);

    if (s < 0)
        err_set(err, s, "%s: %s", source->asset->record.path, vitrine_error_message(cause));
    else if (is_cached(source))
        s = cache_keep(source->cat->location, source->name, source->stamp, &out->bytes, err);
    vitrine_error_free(cause);
    return s;
}

static vitrine_status find_or_make(vitrine_thumbnail *out, const struct picture_source *source,
                                   vitrine_error **err)
{
    bool found = false;
    vitrine_status s = VITRINE_OK;

    if (is_cached(source))
        s = find(&found, out, source, err);
    return s < 0 || found ? s : make(out, source, err);
}

static vitrine_status of_asset(vitrine_thumbnail **out, struct picture_source *source, vitrine_error **err)
{
    vitrine_thumbnail *thumbnail;
    vitrine_status s;

    if (source->asset->record.path == NULL)
        return err_set(err, VITRINE_ENOTFOUND, "asset %lld has no file", (long long)source->asset->record.id);
    s = open_source(source, err);
    if (s < 0)
        return s;
    thumbnail = mem_zero(1, sizeof *thumbnail);
    s = thumbnail != NULL ? find_or_make(thumbnail, source, err) : err_nomem(err);
    if (s < 0)
        vitrine_thumbnail_free(thumbnail);
    else
        *out = thumbnail;
    return s;
}

static vitrine_status of_id(vitrine_thumbnail **out, vitrine_catalogue *cat, int64_t id,
                            const vitrine_thumbnail_options *options, vitrine_error **err)
{
    struct picture_source source = {.cat = cat, .options = options, .file = -1};
    vitrine_asset *asset = NULL;
    vitrine_status s = handle_asset(&asset, cat, id, err);

    if (s < 0)
        return s;
    source.asset = asset;
    s = of_asset(out, &source, err);
    if (source.file >= 0)
        close(source.file);
    vitrine_asset_free(asset);
    return s;
}

vitrine_status vitrine_thumbnail_make(vitrine_thumbnail **out, vitrine_catalogue *cat, int64_t id,
                                      const vitrine_thumbnail_options *options, vitrine_error **err)
{
    vitrine_thumbnail_options given = VITRINE_THUMBNAIL_OPTIONS_INIT;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "thumbnail: an argument is missing");
    if (options != NULL)
        handle_options(&given, sizeof given, options);
    if (given.pixels == 0)
        given.pixels = USUAL_PIXELS;
    if (given.pixels < PICTURE_MIN_SIZE || given.pixels > PICTURE_MAX_SIZE)
        return err_set(err, VITRINE_EINVAL, "thumbnail: from %d to %d pixels, not %u", PICTURE_MIN_SIZE,
                       PICTURE_MAX_SIZE, given.pixels);
    handle_enter(cat, DEADLINE_MS);
    return handle_leave(cat, of_id(out, cat, id, &given, err));
}

const void *vitrine_thumbnail_bytes(const vitrine_thumbnail *thumbnail, size_t *length)
{
    *length = thumbnail->bytes.length;
    return buf_text(&thumbnail->bytes);
}

void vitrine_thumbnail_pixels(const vitrine_thumbnail *thumbnail, uint32_t *width, uint32_t *height)
{
    *width = thumbnail->width;
    *height = thumbnail->height;
}
