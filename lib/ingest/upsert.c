/* SPDX-License-Identifier: MIT
 * Entries of an import become assets, new ones or changed ones; see upsert.h. */
#include "ingest/upsert.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/utf8.h"
#include "extract/extract.h"
#include "ingest/identity.h"

void upsert_dispose(struct upsert *upsert)
{
    size_t i;

    for (i = 0; i < UPSERT_NAME_KINDS; i++) {
        record_list_clear(&upsert->names[i]);
        mem_free(upsert->names[i].items);
    }
    id_set_dispose(&upsert->added);
    buf_dispose(&upsert->scratch);
}

/* --- topics and collections the record names --- */

static vitrine_status gather_name(void *context, const char *name, vitrine_error **err)
{
    return record_list_add(context, name) < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status put_names(struct upsert *upsert, size_t i, const char *kind,
                                const struct record_list *named, vitrine_error **err)
{
    struct store *store = upsert->store;
    struct record_list *known = &upsert->names[i];
    vitrine_status s = VITRINE_OK;
    size_t j;

    if (named->count > 0 && !upsert->names_loaded[i])
        s = store->ops->names(store, kind, gather_name, known, err);
    upsert->names_loaded[i] = upsert->names_loaded[i] || named->count > 0;
    for (j = 0; s >= 0 && j < named->count; j++) {
        if (record_list_has(known, named->items[j]))
            continue;
        s = store->ops->put_name(store, kind, named->items[j], err);
        if (s >= 0)
            s = gather_name(known, named->items[j], err);
    }
    return s;
}

static vitrine_status put_record(int64_t *id, struct upsert *upsert, struct record *record,
                                 vitrine_error **err)
{
    struct store *store = upsert->store;
    bool marked = upsert->mark != 0 && store->ops->put_marked != NULL;
    vitrine_status s;

    store->author.source = SOURCE_IMPORT;
    s = marked ? store->ops->put_marked(store, id, record, upsert->mark, err) : store->ops->put(store, id, record, err);
    store->author.source = 0;
    if (s >= 0)
        s = put_names(upsert, 0, "topic", &record->topics, err);
    if (s >= 0)
        s = put_names(upsert, 1, "collection", &record->collections, err);
    return s;
}

/* --- a new asset --- */

static void settle_kind(struct entry *entry)
{
    struct record *record = &entry->record;
    struct media media;

    if ((entry->given & ENTRY_KIND) != 0)
        return;
    if (record->media_type != NULL)
        record->kind = strncmp(record->media_type, "image/", 6) == 0 ? RECORD_IMAGE : RECORD_TEXT;
    else if (record->path != NULL && media_of_name(&media, record->path))
        record->kind = media.kind;
}

static vitrine_status settle_uuid(struct upsert *upsert, struct entry *entry, vitrine_error **err)
{
    struct record *record = &entry->record;

    if ((entry->given & ENTRY_UUID) != 0 || record->path != NULL)
        return VITRINE_OK;
    return identity_derive(record->uuid, entry, &upsert->scratch, err);
}

static void drop_cleared_values(struct record *record)
{
    size_t i = record->value_count;

    while (i-- > 0) {
        const struct record_value *value = &record->values[i];
        char language[RECORD_LANGUAGE_SIZE];

        if (value->text[0] != '\0')
            continue;
        memcpy(language, value->language, sizeof language);
        record_drop(record, value->field, language, value->source);
    }
}

static void settle_texts(struct record *record, const struct entry *entry)
{
    int64_t now = clock_now();
    size_t i;

    for (i = 0; i < record->text_count; i++) {
        const struct entry_text *given = entry_find_text(entry, record->texts[i].language);

        record->texts[i].guessed = given != NULL && given->guessed;
        record->texts[i].updated_at = given != NULL && given->says_updated_at ? given->updated_at : now;
    }
}

static char *shown_name(const char *name)
{
    struct buf shown = BUF_INIT;
    size_t length = strlen(name);
    size_t at = 0;

    while (at < length)
        buf_codepoint(&shown, utf8_next(name, length, &at));
    return buf_take(&shown);
}

/* The list of files is text: the file that gives the asset its name has its own bytes there, too. */
static vitrine_status settle_files(struct record *record, vitrine_error **err)
{
    struct record_file file = {.path = record->path};
    vitrine_status s = VITRINE_OK;
    char *shown;
    size_t i = 0;

    if (record->path == NULL)
        return VITRINE_OK;
    shown = shown_name(record->path);
    if (shown == NULL)
        return err_nomem(err);
    while (i < record->file_count && strcmp(record->files[i].path, shown) != 0)
        i++;
    if (i == record->file_count)
        s = record_add_file(record, &file);
    else
        s = record_set_string(&record->files[i].path, record->path);
    mem_free(shown);
    return s < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status see_nothing(void *context, const struct store_asset *asset, vitrine_error **err)
{
    (void)context;
    (void)asset;
    (void)err;
    return VITRINE_OK;
}

static bool is_free(struct store *store, int64_t id)
{
    return store->ops->asset(store, id, see_nothing, NULL, NULL) == VITRINE_ENOTFOUND;
}

static vitrine_status add(int64_t *id, struct upsert *upsert, struct entry *entry, vitrine_error **err)
{
    struct record *record = &entry->record;
    bool changed = false;
    vitrine_status s;

    drop_cleared_values(record);
    settle_texts(record, entry);
    s = settle_files(record, err);
    if (s >= 0)
        s = upsert_add_remarks(&changed, record, entry, err);
    if ((entry->given & ENTRY_ID) != 0 && is_free(upsert->store, record->id))
        *id = record->id;
    record->id = *id;
    if (s >= 0)
        s = put_record(id, upsert, record, err);
    if (s >= 0 && record->path != NULL && !id_set_add(&upsert->added, *id))
        s = err_nomem(err);
    return s;
}

/* Can it be put as a new asset before it is known to be one? Its uuid tells then; what it clears would be lost. */
static bool can_be_tried(const struct entry *entry)
{
    const struct record *record = &entry->record;
    size_t i = 0;

    while (i < record->value_count && record->values[i].text[0] != '\0')
        i++;
    return record->path == NULL && record->root == NULL && i == record->value_count;
}

/* Add it unless the catalogue has it: *id stays 0 then. Most of what is imported without a path is new, so that
 * looking for it first would be in vain. */
static vitrine_status try_to_add(int64_t *id, struct upsert *upsert, struct entry *entry, vitrine_error **err)
{
    vitrine_error *why = NULL;
    vitrine_status s = add(id, upsert, entry, &why);

    if (s == VITRINE_EEXISTS) {
        vitrine_error_free(why);
        *id = 0;
        return VITRINE_OK;
    }
    if (err != NULL)
        *err = why;
    else
        vitrine_error_free(why);
    return s;
}

/* --- an asset the catalogue has --- */

static vitrine_status update(bool *changed, struct upsert *upsert, int64_t id, const struct entry *entry,
                             vitrine_error **err)
{
    struct record record;
    vitrine_status s;

    record_init(&record);
    s = upsert->store->ops->get(upsert->store, &record, id, err);
    if (s >= 0)
        s = upsert_merge(changed, &record, entry, err);
    if (s >= 0 && *changed)
        s = put_record(&id, upsert, &record, err);
    record_dispose(&record);
    return s;
}

vitrine_status upsert_entry(enum upsert_outcome *out, int64_t *id, struct upsert *upsert, struct entry *entry,
                            vitrine_error **err)
{
    bool by_uuid = false;
    bool changed = false;
    vitrine_status s;

    *id = 0;
    *out = UPSERT_ADDED;
    settle_kind(entry);
    s = settle_uuid(upsert, entry, err);
    if (s >= 0 && can_be_tried(entry))
        s = try_to_add(id, upsert, entry, err);
    if (s < 0 || *id != 0)
        return s;
    s = upsert_find(id, &by_uuid, upsert, entry, err);
    if (s < 0)
        return s;
    if (!by_uuid) /* another asset could be meant next time */
        upsert->mark = 0;
    if (*id == 0)
        return add(id, upsert, entry, err);
    s = update(&changed, upsert, *id, entry, err);
    *out = changed ? UPSERT_UPDATED : UPSERT_UNCHANGED;
    return s;
}
