/* SPDX-License-Identifier: MIT
 * Bytes of an import; see feed.h. */
#include "ingest/feed.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"

#define CHUNK_BYTES (64 * 1024)
#define SLOW_MS 20

void feed_dispose(struct feed *feed)
{
    mem_free(feed->bytes);
    buf_dispose(&feed->line);
}

static vitrine_status read_bytes(struct feed *feed, size_t *got, vitrine_error **err)
{
    const struct import_options *options = feed->options;
    int64_t start = clock_monotonic_ms();
    int number =
        options->read(options->read_context, feed->bytes + feed->length, CHUNK_BYTES - feed->length, got);

    feed->slow = clock_monotonic_ms() - start >= SLOW_MS;
    feed->broken = number != 0;
    return number == 0 ? VITRINE_OK : err_system(err, number, options->name);
}

/* One read behind what the chunk holds. */
static vitrine_status read_more(struct feed *feed, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t got = 0;

    if (feed->bytes == NULL && (feed->bytes = mem_alloc(CHUNK_BYTES)) == NULL)
        return err_nomem(err);
    if (feed->before_read != NULL)
        s = feed->before_read(feed->context, feed->slow, err);
    if (s >= 0)
        s = read_bytes(feed, &got, err);
    if (s < 0)
        return s;
    feed->ended = got == 0;
    feed->length += got;
    return VITRINE_OK;
}

/* A byte order mark may come in pieces. */
static vitrine_status skip_mark(struct feed *feed, vitrine_error **err)
{
    static const char mark[] = "\xef\xbb\xbf";
    vitrine_status s = VITRINE_OK;

    feed->started = true;
    while (s >= 0 && !feed->ended && feed->length < 3 && memcmp(feed->bytes, mark, feed->length) == 0)
        s = read_more(feed, err);
    if (s >= 0 && feed->length >= 3 && memcmp(feed->bytes, mark, 3) == 0)
        feed->at = 3;
    return s;
}

vitrine_status feed_fill(struct feed *feed, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    while (s >= 0 && feed->at == feed->length && !feed->ended) {
        feed->at = feed->length = 0;
        s = read_more(feed, err);
        if (s >= 0 && !feed->started)
            s = skip_mark(feed, err);
    }
    if (s < 0)
        return s;
    return feed->at < feed->length ? VITRINE_OK : VITRINE_DONE;
}

vitrine_status feed_look(struct feed *feed, vitrine_error **err)
{
    vitrine_status s = feed_fill(feed, err);

    while (s == VITRINE_OK && !feed->ended && feed->length < CHUNK_BYTES &&
           memchr(feed->bytes + feed->at, '\n', feed->length - feed->at) == NULL)
        s = read_more(feed, err);
    return s;
}

/* Up to the end of the line or of the chunk; true at the end of the line. */
static bool take_part(struct feed *feed, const char **part, size_t *length)
{
    const char *end;

    *part = feed->bytes + feed->at;
    end = memchr(*part, '\n', feed->length - feed->at);
    *length = end != NULL ? (size_t)(end - *part) : feed->length - feed->at;
    feed->at += *length + (end != NULL);
    return end != NULL;
}

vitrine_status feed_line(struct feed *feed, const char **line, size_t *length, bool *too_long,
                         vitrine_error **err)
{
    vitrine_status s = feed_fill(feed, err);

    *too_long = false;
    if (s != VITRINE_OK || take_part(feed, line, length))
        return s;
    buf_clear(&feed->line);
    buf_append(&feed->line, *line, *length);
    while ((s = feed_fill(feed, err)) == VITRINE_OK) {
        bool whole = take_part(feed, line, length);

        *too_long = *too_long || *length > FEED_LONGEST - feed->line.length;
        if (!*too_long)
            buf_append(&feed->line, *line, *length);
        if (whole)
            break;
    }
    *line = buf_text(&feed->line);
    *length = feed->line.length;
    if (feed->line.failed)
        return err_nomem(err);
    return s < 0 ? s : VITRINE_OK;
}
