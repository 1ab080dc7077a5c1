/* SPDX-License-Identifier: MIT
 * Topics and collections, counted, and as JSON; see heading_json.h. */
#include "publish/heading_json.h"

#include <jansson.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "publish/json.h"

/* --- counting --- */

static vitrine_status add_heading(void *context, const struct heading *heading, vitrine_error **err)
{
    struct counted_headings *out = context;
    struct counted_heading *item;

    if (!mem_grow(&out->items, &out->capacity, out->count, sizeof *item))
        return err_nomem(err);
    item = &out->items[out->count++];
    memset(item, 0, sizeof *item);
    return heading_copy(&item->heading, heading) < 0 ? err_nomem(err) : VITRINE_OK;
}

static struct counted_heading *find(const struct counted_headings *headings, const char *name, size_t length)
{
    size_t i;

    for (i = 0; i < headings->count; i++)
        if (strncmp(headings->items[i].heading.name, name, length) == 0 &&
            headings->items[i].heading.name[length] == '\0')
            return &headings->items[i];
    return NULL;
}

/* Under that one, and those above it, once each. */
static void count_under(struct counted_headings *headings, const char *name, size_t length, int64_t asset)
{
    struct counted_heading *at = find(headings, name, length);

    while (at != NULL && at->last_seen != asset) {
        at->last_seen = asset;
        at->assets++;
        at = at->heading.parent != NULL ? find(headings, at->heading.parent, strlen(at->heading.parent)) : NULL;
    }
}

struct counting {
    struct counted_headings *headings;
    enum heading_kind kind;
};

static vitrine_status count_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct counting *counting = context;
    const char *at = counting->kind == HEADING_TOPIC ? asset->topics : asset->collections;

    (void)err;
    while (*at != '\0') {
        size_t length = strcspn(at, "\n");

        if (length > 0)
            count_under(counting->headings, at, length, asset->id);
        at += length + (at[length] == '\n');
    }
    return VITRINE_OK;
}

vitrine_status headings_count(struct counted_headings *out, struct store *store, enum heading_kind kind,
                              vitrine_error **err)
{
    struct counting counting = {out, kind};
    vitrine_status s = store->ops->snapshot_begin(store, err);

    if (s < 0)
        return s;
    s = store->ops->headings(store, kind, add_heading, out, err);
    if (s >= 0 && out->count > 0)
        s = store->ops->assets(store, count_asset, &counting, err);
    store->ops->snapshot_end(store);
    return s;
}

void counted_headings_dispose(struct counted_headings *headings)
{
    while (headings->count > 0)
        heading_dispose(&headings->items[--headings->count].heading);
    mem_free(headings->items);
    headings->items = NULL;
}

/* --- JSON --- */

static json_t *labels_json(const struct labels *labels)
{
    json_t *object = json_object();
    size_t i;

    for (i = 0; object != NULL && i < labels->count; i++)
        if (json_object_set_new(object, labels->items[i].language, json_of_text(labels->items[i].text)) != 0) {
            json_decref(object);
            return NULL;
        }
    return object;
}

static json_t *wanted_json(const char *wanted)
{
    json_t *list = json_array();

    while (list != NULL && wanted != NULL && *wanted != '\0') {
        size_t length = strcspn(wanted, ",");

        if (json_array_append_new(list, json_stringn(wanted, length)) != 0) {
            json_decref(list);
            return NULL;
        }
        wanted += length + (wanted[length] == ',');
    }
    return list;
}

static json_t *topic_json(const struct counted_heading *item)
{
    return json_pack("{s:o,s:o,s:o,s:I}", "name", json_of_text(item->heading.name), "parent",
                     json_of_text(item->heading.parent), "labels", labels_json(&item->heading.labels), "assets",
                     (json_int_t)item->assets);
}

static json_t *collection_json(const struct counted_heading *item)
{
    const struct heading *heading = &item->heading;

    return json_pack("{s:o,s:o,s:I,s:o,s:o,s:o,s:o}", "name", json_of_text(heading->name), "labels",
                     labels_json(&heading->labels), "assets", (json_int_t)item->assets, "from",
                     json_of_text(heading->from), "to", json_of_text(heading->to), "yearly",
                     json_of_text(heading->yearly), "want", wanted_json(heading->wanted));
}

static json_t *heading_json(const struct counted_heading *item, enum heading_kind kind)
{
    return kind == HEADING_TOPIC ? topic_json(item) : collection_json(item);
}

static json_t *list_json(const struct counted_headings *headings, enum heading_kind kind)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < headings->count; i++)
        if (json_array_append_new(list, heading_json(&headings->items[i], kind)) != 0) {
            json_decref(list);
            return NULL;
        }
    return json_pack("{s:o}", kind == HEADING_TOPIC ? "topics" : "collections", list);
}

vitrine_status headings_json(char **out, struct store *store, enum heading_kind kind, const char *name,
                             vitrine_error **err)
{
    struct counted_headings headings = {0};
    const struct counted_heading *one = NULL;
    struct buf text = BUF_INIT;
    vitrine_status s = headings_count(&headings, store, kind, err);

    if (s >= 0 && name != NULL) {
        one = find(&headings, name, strlen(name));
        if (one == NULL)
            s = err_set(err, VITRINE_ENOTFOUND, "%s: %s: there is none of that name", heading_kind_name(kind), name);
    }
    if (s >= 0)
        s = json_write(&text, one != NULL ? heading_json(one, kind) : list_json(&headings, kind), err);
    counted_headings_dispose(&headings);
    *out = s >= 0 ? buf_take(&text) : NULL;
    buf_dispose(&text);
    return s >= 0 && *out == NULL ? err_nomem(err) : s;
}
