/* SPDX-License-Identifier: MIT
 * Feeds; see feed.h. They are written in two passes: the first finds the order, the second writes. */
#include "publish/feed.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/digest.h"
#include "base/err.h"

#define DEFAULT_TITLE "Vitrine"

/* --- the order --- */

struct place {
    int64_t updated_at;
    int64_t id;
};

struct order {
    const struct edition *edition;
    struct place *places;
    size_t count;
    size_t capacity;
};

static vitrine_status note_place(void *context, const struct record *record, vitrine_error **err)
{
    struct order *order = context;

    if (!mem_grow(&order->places, &order->capacity, order->count, sizeof order->places[0]))
        return err_nomem(err);
    order->places[order->count++] = (struct place){edition_updated_at(order->edition, record), record->id};
    return VITRINE_OK;
}

/* Newest first. */
static int compare_places(const void *a, const void *b)
{
    const struct place *left = a;
    const struct place *right = b;

    if (left->updated_at != right->updated_at)
        return left->updated_at < right->updated_at ? 1 : -1;
    return (left->id < right->id) - (left->id > right->id);
}

/* --- what stands above --- */

/* A UUID of its own kind (version 8 of RFC 9562) from what tells one feed from another. */
static void set_urn(struct feed *feed)
{
    const char *parts[] = {buf_text(&feed->edition.base), feed->title, edition_language(&feed->edition)};
    unsigned char bytes[DIGEST_SIZE];
    struct digest digest;
    size_t i;

    digest_init(&digest);
    for (i = 0; i < sizeof parts / sizeof parts[0]; i++)
        digest_add(&digest, parts[i], strlen(parts[i]) + 1);
    digest_end(&digest, bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0f) | 0x80);
    bytes[8] = (unsigned char)((bytes[8] & 0x3f) | 0x80);
    strcpy(feed->urn, "urn:uuid:");
    record_uuid_format(feed->urn + strlen(feed->urn), bytes);
}

static void set_head(struct feed *feed, const struct order *order)
{
    const char *title = feed->edition.options->title;

    feed->title = title != NULL && *title != '\0' ? title : DEFAULT_TITLE;
    set_urn(feed);
    feed->updated_at = order->count > 0 ? order->places[0].updated_at : 0;
    clock_format(feed->updated, feed->updated_at);
}

/* --- writing --- */

static vitrine_status write_item(struct exporter *exporter, struct feed *feed, const struct feed_format *format,
                                 const struct record *record, vitrine_error **err)
{
    struct edition_item item = {0};
    vitrine_status s = edition_item(&item, &feed->edition, record, err);

    if (s >= 0)
        s = format->item(&exporter->pending, feed, &item, err);
    edition_item_dispose(&item);
    feed->begun = true;
    exporter->written++;
    return s < 0 ? s : exporter_flush(exporter, err);
}

static vitrine_status write_place(struct exporter *exporter, struct feed *feed, const struct feed_format *format,
                                  int64_t id, vitrine_error **err)
{
    struct store *store = exporter->store;
    struct record record;
    vitrine_status s = budget_check(store->budget, "export", err);

    if (s < 0)
        return s;
    record_init(&record);
    s = store->ops->get(store, &record, id, err);
    if (s >= 0)
        s = write_item(exporter, feed, format, &record, err);
    record_dispose(&record);
    return s;
}

static vitrine_status write_feed(struct exporter *exporter, struct feed *feed, const struct feed_format *format,
                                 const struct order *order, vitrine_error **err)
{
    vitrine_status s = format->head(&exporter->pending, feed, err);
    size_t i;

    for (i = 0; s >= 0 && i < order->count; i++)
        s = write_place(exporter, feed, format, order->places[i].id, err);
    buf_string(&exporter->pending, format->foot);
    return s;
}

vitrine_status feed_run(struct exporter *exporter, const struct feed_format *format, vitrine_error **err)
{
    struct feed feed = {0};
    struct order order = {.edition = &feed.edition};
    vitrine_status s = edition_open(&feed.edition, exporter->store, exporter->options, err);

    if (s >= 0)
        s = exporter_walk(exporter, note_place, &order, err);
    if (s >= 0) {
        if (order.count > 0)
            qsort(order.places, order.count, sizeof order.places[0], compare_places);
        set_head(&feed, &order);
        s = write_feed(exporter, &feed, format, &order, err);
    }
    mem_free(order.places);
    edition_dispose(&feed.edition);
    return s;
}
