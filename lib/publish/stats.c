/* SPDX-License-Identifier: MIT
 * Counts over a store; see stats.h. */
#include "publish/stats.h"

#include <jansson.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "publish/json.h"

static vitrine_status count_language(struct stats *stats, const char *tag, size_t length, vitrine_error **err)
{
    struct stats_language *language;
    size_t i = 0;

    if (length >= RECORD_LANGUAGE_SIZE)
        return VITRINE_OK;
    while (i < stats->language_count && strncmp(stats->languages[i].tag, tag, length) < 0)
        i++;
    for (; i < stats->language_count && strncmp(stats->languages[i].tag, tag, length) == 0; i++) {
        if (stats->languages[i].tag[length] == '\0') {
            stats->languages[i].assets++;
            return VITRINE_OK;
        }
        break; /* a longer tag of the same beginning stands behind */
    }
    if (!mem_grow(&stats->languages, &stats->language_capacity, stats->language_count, sizeof *language))
        return err_nomem(err);
    language = &stats->languages[i];
    memmove(language + 1, language, (stats->language_count - i) * sizeof *language);
    memset(language, 0, sizeof *language);
    memcpy(language->tag, tag, length);
    language->assets = 1;
    stats->language_count++;
    return VITRINE_OK;
}

static vitrine_status count_asset(void *context, const struct store_asset *asset, vitrine_error **err)
{
    struct stats *stats = context;
    const char *at = asset->languages;
    vitrine_status s = VITRINE_OK;

    stats->assets++;
    stats->images += asset->kind == RECORD_IMAGE;
    stats->texts += asset->kind == RECORD_TEXT;
    stats->missing += asset->missing;
    while (s >= 0 && *at != '\0') {
        size_t length = strcspn(at, " ");

        if (length > 0)
            s = count_language(stats, at, length, err);
        at += length + (at[length] == ' ');
    }
    return s;
}

static vitrine_status count_name(void *context, const char *name, vitrine_error **err)
{
    (void)name;
    (void)err;
    ++*(uint64_t *)context;
    return VITRINE_OK;
}

static vitrine_status count_bytes(void *context, const struct store_file *file, vitrine_error **err)
{
    struct stats *stats = context;

    (void)err;
    if (file->asset != 0 && file->size > 0)
        stats->bytes += (uint64_t)file->size;
    return VITRINE_OK;
}

struct root_context {
    struct stats *stats;
    struct store *store;
};

static vitrine_status count_root(void *context, const char *root, vitrine_error **err)
{
    struct root_context *in = context;

    return in->store->ops->files(in->store, root, "", count_bytes, in->stats, err);
}

vitrine_status stats_read(struct stats *out, struct store *store, vitrine_error **err)
{
    struct root_context roots = {out, store};
    vitrine_status s;

    memset(out, 0, sizeof *out);
    s = store->ops->snapshot_begin(store, err);
    if (s < 0)
        return s;
    s = store->ops->assets(store, count_asset, out, err);
    if (s >= 0)
        s = store->ops->names(store, "topic", count_name, &out->topics, err);
    if (s >= 0)
        s = store->ops->names(store, "collection", count_name, &out->collections, err);
    if (s >= 0)
        s = store->ops->roots(store, count_root, &roots, err);
    store->ops->snapshot_end(store);
    return s;
}

static json_t *languages_json(const struct stats *stats)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < stats->language_count; i++) {
        json_t *item = json_pack("{s:s,s:I}", "lang", stats->languages[i].tag, "assets",
                                 (json_int_t)stats->languages[i].assets);

        if (item == NULL || json_array_append_new(list, item) != 0) {
            json_decref(list);
            return NULL;
        }
    }
    return list;
}

vitrine_status stats_json(char **out, const struct stats *stats, const char *home, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    json_t *languages = languages_json(stats);
    json_t *object = NULL;
    vitrine_status s;

    if (languages != NULL)
        object = json_pack("{s:s,s:I,s:I,s:I,s:I,s:o,s:I,s:I,s:I,s:s}", "home", home, "assets",
                           (json_int_t)stats->assets, "images", (json_int_t)stats->images, "texts",
                           (json_int_t)stats->texts, "missing", (json_int_t)stats->missing, "languages", languages,
                           "topics", (json_int_t)stats->topics, "collections", (json_int_t)stats->collections, "bytes",
                           (json_int_t)stats->bytes, "analysis", ANALYZER_STAMP);
    s = json_write(&text, object, err);
    if (s < 0) {
        buf_dispose(&text);
        return s;
    }
    *out = buf_take(&text);
    return *out == NULL ? err_nomem(err) : VITRINE_OK;
}

void stats_dispose(struct stats *stats)
{
    mem_free(stats->languages);
    memset(stats, 0, sizeof *stats);
}
