/* SPDX-License-Identifier: MIT
 * The calls of vitrine/asset.h. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "edit/edit.h"
#include "publish/json.h"

/* --- reading --- */

vitrine_status vitrine_asset_find(vitrine_asset **out, vitrine_catalogue *cat, int64_t id, vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "asset: an argument is missing");
    handle_enter(cat, 0);
    return handle_leave(cat, handle_asset(out, cat, id, err));
}

/* Record and history of one moment. */
static vitrine_status find_history(vitrine_asset **out, vitrine_catalogue *cat, int64_t id, vitrine_error **err)
{
    struct store *store = cat->store;
    vitrine_asset *asset = NULL;
    vitrine_status s = store->ops->snapshot_begin(store, err);

    if (s < 0)
        return s;
    s = handle_asset(&asset, cat, id, err);
    if (s >= 0)
        s = store->ops->history(store, &asset->history, id, err);
    store->ops->snapshot_end(store);
    if (s >= 0 && history_complete(&asset->history, &asset->record) < 0)
        s = err_nomem(err);
    if (s < 0) {
        vitrine_asset_free(asset);
        return s;
    }
    asset->has_history = true;
    *out = asset;
    return VITRINE_OK;
}

vitrine_status vitrine_asset_find_history(vitrine_asset **out, vitrine_catalogue *cat, int64_t id, vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (out == NULL || cat == NULL)
        return err_set(err, VITRINE_EINVAL, "asset: an argument is missing");
    handle_enter(cat, 0);
    return handle_leave(cat, find_history(out, cat, id, err));
}

bool vitrine_asset_change(const vitrine_asset *asset, size_t i, vitrine_change *out)
{
    const struct history_change *change;
    vitrine_change full = VITRINE_CHANGE_INIT;

    if (i >= asset->history.count)
        return false;
    change = &asset->history.items[asset->history.count - 1 - i];
    full = (vitrine_change){out->size,
                            change->at,
                            change->language[0] != '\0' ? change->language : NULL,
                            history_field_name(change->field),
                            change->before,
                            change->after,
                            source_name(change->source),
                            change->by};
    memcpy(out, &full, out->size < sizeof full ? out->size : sizeof full);
    return true;
}

vitrine_status vitrine_asset_resolve(int64_t **ids, size_t *count, vitrine_catalogue *cat, const char *words,
                                     vitrine_error **err)
{
    if (ids != NULL)
        *ids = NULL;
    if (count != NULL)
        *count = 0;
    if (ids == NULL || count == NULL || cat == NULL || words == NULL || *words == '\0')
        return err_set(err, VITRINE_EINVAL, "asset: an id, a uuid or a path is meant");
    handle_enter(cat, 0);
    return handle_leave(cat, edit_resolve(ids, count, cat->store, words, err));
}

void vitrine_ids_free(int64_t *ids)
{
    mem_free(ids);
}

void vitrine_asset_free(vitrine_asset *asset)
{
    if (asset == NULL)
        return;
    record_dispose(&asset->record);
    history_dispose(&asset->history);
    mem_free(asset);
}

int64_t vitrine_asset_id(const vitrine_asset *asset)
{
    return asset->record.id;
}

const char *vitrine_asset_fact(const vitrine_asset *asset, vitrine_fact fact)
{
    const struct record *record = &asset->record;

    switch (fact) {
    case VITRINE_UUID:
        return asset->uuid;
    case VITRINE_KIND:
        return record->kind == RECORD_IMAGE ? "image" : "text";
    case VITRINE_PATH:
        return record->path;
    case VITRINE_ROOT:
        return record->root;
    case VITRINE_MEDIA_TYPE:
        return record->media_type;
    case VITRINE_DIGEST:
        return record->digest;
    case VITRINE_TAKEN_AT:
        return record_shown_text(record, FIELD_TAKEN_AT, "");
    case VITRINE_LATITUDE:
        return record_shown_text(record, FIELD_LATITUDE, "");
    case VITRINE_LONGITUDE:
        return record_shown_text(record, FIELD_LONGITUDE, "");
    case VITRINE_ALTITUDE:
        return record_shown_text(record, FIELD_ALTITUDE, "");
    case VITRINE_CAMERA:
        return record_shown_text(record, FIELD_CAMERA, "");
    case VITRINE_CREATOR:
        return record_shown_text(record, FIELD_CREATOR, "");
    case VITRINE_CREDIT_LINE:
        return record_shown_text(record, FIELD_CREDIT_LINE, "");
    case VITRINE_COPYRIGHT_NOTICE:
        return record_shown_text(record, FIELD_COPYRIGHT_NOTICE, "");
    case VITRINE_LICENSE:
        return record_shown_text(record, FIELD_LICENSE, "");
    case VITRINE_STATUS:
        return record->status != NULL ? record->status : "draft";
    case VITRINE_VALID_FROM:
        return record->valid_from;
    case VITRINE_VALID_UNTIL:
        return record->valid_until;
    }
    return NULL;
}

bool vitrine_asset_missing(const vitrine_asset *asset)
{
    return asset->record.missing;
}

bool vitrine_asset_bytes(const vitrine_asset *asset, uint64_t *bytes)
{
    if (asset->record.bytes < 0)
        return false;
    *bytes = (uint64_t)asset->record.bytes;
    return true;
}

bool vitrine_asset_modified_at(const vitrine_asset *asset, int64_t *seconds)
{
    if (asset->record.modified_at == INT64_MIN)
        return false;
    *seconds = asset->record.modified_at;
    return true;
}

static const char *list_item(const struct record_list *list, size_t i)
{
    return i < list->count ? list->items[i] : NULL;
}

const char *vitrine_asset_topic(const vitrine_asset *asset, size_t i)
{
    return list_item(&asset->record.topics, i);
}

const char *vitrine_asset_collection(const vitrine_asset *asset, size_t i)
{
    return list_item(&asset->record.collections, i);
}

const char *vitrine_asset_audience(const vitrine_asset *asset, size_t i)
{
    return list_item(&asset->record.audience, i);
}

bool vitrine_asset_pixels(const vitrine_asset *asset, uint32_t *width, uint32_t *height)
{
    if (asset->record.width == 0 || asset->record.height == 0)
        return false;
    *width = asset->record.width;
    *height = asset->record.height;
    return true;
}

const char *vitrine_asset_language(const vitrine_asset *asset, size_t i)
{
    const struct record *record = &asset->record;
    size_t k;

    for (k = 0; k < record->text_count; k++)
        if (record_has_language(record, record->texts[k].language) && i-- == 0)
            return record->texts[k].language;
    return NULL;
}

const char *vitrine_asset_display_language(const vitrine_asset *asset, const char *language)
{
    char tag[LANGUAGE_SIZE];

    if (language != NULL && language_parse(tag, language, NULL, NULL, NULL) < 0)
        language = NULL;
    return record_display_language(&asset->record, language != NULL ? tag : NULL, asset->home);
}

static bool is_field(vitrine_field field)
{
    return field_is_text((enum field)field);
}

const char *vitrine_asset_text(const vitrine_asset *asset, vitrine_field field, const char *language)
{
    return is_field(field) && language != NULL ? record_shown_text(&asset->record, (enum field)field, language) : NULL;
}

const char *vitrine_asset_source(const vitrine_asset *asset, vitrine_field field, const char *language)
{
    const struct record_value *value =
        is_field(field) && language != NULL ? record_shown(&asset->record, (enum field)field, language) : NULL;

    return value != NULL ? source_name(value->source) : NULL;
}

const char *vitrine_asset_file(const vitrine_asset *asset, size_t i)
{
    return i < asset->record.file_count ? asset->record.files[i].path : NULL;
}

const char *vitrine_asset_warning(const vitrine_asset *asset, size_t i)
{
    return list_item(&asset->record.warnings, i);
}

vitrine_status vitrine_asset_json(char **out, const vitrine_asset *asset, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || asset == NULL)
        return err_set(err, VITRINE_EINVAL, "asset: an argument is missing");
    s = json_write(&text, json_of_history(&asset->record, asset->has_history ? &asset->history : NULL), err);
    if (s >= 0)
        *out = buf_take(&text);
    if (s >= 0 && *out == NULL)
        s = err_nomem(err);
    buf_dispose(&text);
    return s;
}

/* --- words of a person --- */

static vitrine_status copy_changes(struct edit_change *out, const vitrine_text_change *changes, size_t count,
                                   vitrine_error **err)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (!is_field(changes[i].field) || changes[i].kind < VITRINE_SET || changes[i].kind > VITRINE_REVERT)
            return err_set(err, VITRINE_EINVAL, "describe: change %zu: no such field or kind of change", i);
        out[i] = (struct edit_change){(enum field)changes[i].field, (enum edit_kind)changes[i].kind, changes[i].value};
    }
    return VITRINE_OK;
}

/* Chinese without a script has that of its characters. */
static vitrine_status settle_script(char tag[LANGUAGE_SIZE], const vitrine_text_change *changes, size_t count,
                                    vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s;
    size_t i;

    for (i = 0; i < count; i++)
        if (changes[i].kind == VITRINE_SET && changes[i].value != NULL)
            buf_string(&text, changes[i].value);
    if (text.failed)
        s = err_nomem(err);
    else if (text.length == 0)
        s = err_set(err, VITRINE_EINVAL, "zh: which script is meant: zh-Hans or zh-Hant?");
    else
        s = language_parse_for(tag, "zh", buf_text(&text), text.length, err);
    buf_dispose(&text);
    return s;
}

static vitrine_status describe(vitrine_asset **out, vitrine_catalogue *cat, int64_t id, const char *language,
                               const vitrine_text_change *changes, size_t count, vitrine_error **err)
{
    struct edit_change *copies = mem_zero(count, sizeof copies[0]);
    char tag[LANGUAGE_SIZE];
    vitrine_status s = copies == NULL ? err_nomem(err) : copy_changes(copies, changes, count, err);

    if (s >= 0)
        s = handle_language(tag, cat, language, err);
    if (s >= 0 && strcmp(tag, "zh") == 0)
        s = settle_script(tag, changes, count, err);
    if (s >= 0)
        s = edit_describe(cat->store, id, tag, copies, count, err);
    if (s >= 0 && out != NULL)
        s = handle_asset(out, cat, id, err);
    mem_free(copies);
    return s;
}

vitrine_status vitrine_asset_describe(vitrine_asset **out, vitrine_catalogue *cat, int64_t id, const char *language,
                                      const vitrine_text_change *changes, size_t count, vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (cat == NULL || language == NULL || (changes == NULL && count > 0))
        return err_set(err, VITRINE_EINVAL, "describe: an argument is missing");
    handle_enter(cat, 0);
    return handle_leave(cat, describe(out, cat, id, language, changes, count, err));
}

vitrine_status vitrine_assets_set(uint64_t *changed, vitrine_catalogue *cat, const int64_t *ids, size_t count,
                                  const char *const *assignments, size_t assignment_count, bool dry_run,
                                  vitrine_error **err)
{
    uint64_t number = 0;
    vitrine_status s;

    if (changed != NULL)
        *changed = 0;
    if (cat == NULL || (ids == NULL && count > 0) || assignments == NULL || assignment_count == 0)
        return err_set(err, VITRINE_EINVAL, "set: NAME=VALUE is missing");
    handle_enter(cat, 0);
    s = edit_set(&number, cat->store, ids, count, assignments, assignment_count, dry_run, err);
    if (s >= 0 && changed != NULL)
        *changed = number;
    return handle_leave(cat, s);
}

vitrine_status vitrine_assets_remove(vitrine_catalogue *cat, const int64_t *ids, size_t count, vitrine_error **err)
{
    if (cat == NULL || (ids == NULL && count > 0))
        return err_set(err, VITRINE_EINVAL, "remove: an argument is missing");
    handle_enter(cat, 0);
    return handle_leave(cat, edit_remove(cat->store, ids, count, err));
}

vitrine_status vitrine_assets_prune(uint64_t *removed, uint64_t *kept, vitrine_catalogue *cat, vitrine_error **err)
{
    uint64_t gone = 0;
    uint64_t stays = 0;
    vitrine_status s;

    if (cat == NULL)
        return err_set(err, VITRINE_EINVAL, "prune: an argument is missing");
    handle_enter(cat, 0);
    s = edit_prune(&gone, &stays, cat->store, err);
    if (removed != NULL)
        *removed = s >= 0 ? gone : 0;
    if (kept != NULL)
        *kept = s >= 0 ? stays : 0;
    return handle_leave(cat, s);
}
