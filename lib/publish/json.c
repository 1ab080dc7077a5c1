/* SPDX-License-Identifier: MIT
 * Records as JSON; see json.h. */
#include "publish/json.h"

#include <string.h>

#include "base/base64.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/form.h"
#include "publish/json_draft.h"

/* --- values --- */

static void append_repaired(struct buf *out, const char *text, size_t length)
{
    size_t at = 0;

    while (at < length)
        buf_codepoint(out, utf8_next(text, length, &at)); /* what is no character becomes U+FFFD */
}

static json_t *json_of_bytes(const char *text, size_t length)
{
    struct buf repaired = BUF_INIT;
    json_t *json = NULL;

    if (utf8_valid(text, length))
        return json_stringn_nocheck(text, length);
    append_repaired(&repaired, text, length);
    if (!repaired.failed)
        json = json_stringn_nocheck(repaired.bytes, repaired.length);
    buf_dispose(&repaired);
    return json;
}

json_t *json_of_text(const char *text)
{
    return text != NULL ? json_of_bytes(text, strlen(text)) : json_null();
}

static json_t *json_of_base64(const char *bytes)
{
    struct buf encoded = BUF_INIT;
    json_t *json = NULL;

    base64_encode(&encoded, bytes, strlen(bytes));
    if (!encoded.failed)
        json = json_stringn_nocheck(buf_text(&encoded), encoded.length);
    buf_dispose(&encoded);
    return json;
}

static json_t *json_of_number(uint32_t number)
{
    return number > 0 ? json_integer((json_int_t)number) : json_null();
}

static bool field_is_number(enum field field)
{
    return field == FIELD_LATITUDE || field == FIELD_LONGITUDE || field == FIELD_ALTITUDE;
}

static json_t *json_of_decimal(const char *text)
{
    double number;

    if (text == NULL || !form_number(&number, text, strlen(text)))
        return json_null();
    return json_real(number);
}

static json_t *json_of_instant(int64_t seconds)
{
    char text[CLOCK_TEXT_SIZE];

    if (seconds == INT64_MIN)
        return json_null();
    clock_format(text, seconds);
    return text[0] != '\0' ? json_string_nocheck(text) : json_null();
}

/* Takes `item` over. False, and no list any more: no memory. */
static bool list_append(json_t **list, json_t *item)
{
    if (json_array_append_new(*list, item) == 0)
        return true;
    json_decref(*list);
    *list = NULL;
    return false;
}

json_t *json_of_strings(const struct record_list *items)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < items->count; i++)
        if (!list_append(&list, json_of_text(items->items[i])))
            break;
    return list;
}

static json_t *json_of_files(const struct record *record)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < record->file_count; i++)
        if (!list_append(&list, json_of_text(record->files[i].path)))
            break;
    return list;
}

static json_t *json_of_keywords(const char *joined)
{
    json_t *list = json_array();
    const char *item;
    size_t length;

    while (list != NULL && record_keyword(joined, 0, &item, &length)) {
        if (!list_append(&list, json_of_bytes(item, length)))
            break;
        joined = item[length] != '\0' ? item + length + 1 : NULL;
    }
    return list;
}

static void put_name(struct json_draft *object, const char *key, const char *key_of_bytes, const char *name)
{
    json_draft_put(object, key, json_of_text(name));
    if (name != NULL && !utf8_valid(name, strlen(name)))
        json_draft_put(object, key_of_bytes, json_of_base64(name));
}

bool json_put_path(json_t *object, const char *path)
{
    struct json_draft there = {object, object == NULL};

    put_name(&there, "path", "path_base64", path);
    return !there.failed;
}

/* --- texts --- */

static json_t *json_of_sources(const struct record *record, int first, int last, const char *language)
{
    struct json_draft object = json_draft_begin();
    int field;

    for (field = first; field <= last; field++) {
        const struct record_value *value = record_shown(record, (enum field)field, language);

        if (value != NULL)
            json_draft_put(&object, field_name((enum field)field), json_string_nocheck(source_name(value->source)));
    }
    return json_draft_end(&object);
}

static json_t *json_of_record_text(const struct record *record, const struct record_text *text)
{
    struct json_draft object = json_draft_begin();
    int field;

    for (field = FIELD_TITLE; field <= FIELD_BODY; field++) {
        const char *shown = record_shown_text(record, (enum field)field, text->language);

        json_draft_put(&object, field_name((enum field)field),
            field == FIELD_KEYWORDS ? json_of_keywords(shown) : json_of_text(shown));
    }
    json_draft_put(&object, "sources", json_of_sources(record, FIELD_TITLE, FIELD_BODY, text->language));
    json_draft_put(&object, "guessed", json_boolean(text->guessed));
    json_draft_put(&object, "updated_at", json_of_instant(text->updated_at));
    return json_draft_end(&object);
}

static json_t *json_of_languages(const struct record *record)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < record->text_count; i++)
        if (record_has_language(record, record->texts[i].language) &&
            !list_append(&list, json_of_text(record->texts[i].language)))
            break;
    return list;
}

static json_t *json_of_texts(const struct record *record)
{
    struct json_draft object = json_draft_begin();
    size_t i;

    for (i = 0; i < record->text_count; i++)
        if (record_has_language(record, record->texts[i].language))
            json_draft_put(&object, record->texts[i].language, json_of_record_text(record, &record->texts[i]));
    return json_draft_end(&object);
}

/* --- the whole --- */

static void put_identity(struct json_draft *object, const struct record *record)
{
    char uuid[37];

    record_uuid_format(uuid, record->uuid);
    json_draft_put(object, "id", json_integer(record->id));
    json_draft_put(object, "uuid", json_string_nocheck(uuid));
    json_draft_put(object, "kind", json_string_nocheck(record->kind == RECORD_IMAGE ? "image" : "text"));
    put_name(object, "path", "path_base64", record->path);
    put_name(object, "root", "root_base64", record->root);
}

static void put_file_facts(struct json_draft *object, const struct record *record)
{
    json_draft_put(object, "media_type", json_of_text(record->media_type));
    json_draft_put(object, "bytes", record->bytes >= 0 ? json_integer(record->bytes) : json_null());
    json_draft_put(object, "digest", json_of_text(record->digest));
    json_draft_put(object, "modified_at", json_of_instant(record->modified_at));
    json_draft_put(object, "missing", json_boolean(record->missing));
    json_draft_put(object, "width", json_of_number(record->width));
    json_draft_put(object, "height", json_of_number(record->height));
    json_draft_put(object, "orientation", json_of_number(record->orientation));
}

static void put_values(struct json_draft *object, const struct record *record)
{
    static const enum field order[] = {FIELD_TAKEN_AT,    FIELD_LATITUDE,         FIELD_LONGITUDE,
                                       FIELD_ALTITUDE,    FIELD_CAMERA,           FIELD_CREATOR,
                                       FIELD_CREDIT_LINE, FIELD_COPYRIGHT_NOTICE, FIELD_LICENSE};
    size_t i;

    for (i = 0; i < sizeof order / sizeof order[0]; i++) {
        const char *shown = record_shown_text(record, order[i], "");

        json_draft_put(object, field_name(order[i]),
            field_is_number(order[i]) ? json_of_decimal(shown) : json_of_text(shown));
    }
}

static void put_state(struct json_draft *object, const struct record *record)
{
    json_draft_put(object, "status", json_of_text(record->status != NULL ? record->status : "draft"));
    json_draft_put(object, "valid_from", json_of_text(record->valid_from));
    json_draft_put(object, "valid_until", json_of_text(record->valid_until));
    json_draft_put(object, "audience", json_of_strings(&record->audience));
    json_draft_put(object, "topics", json_of_strings(&record->topics));
    json_draft_put(object, "collections", json_of_strings(&record->collections));
}

json_t *json_of_record(const struct record *record)
{
    struct json_draft object = json_draft_begin();

    put_identity(&object, record);
    put_file_facts(&object, record);
    put_values(&object, record);
    put_state(&object, record);
    json_draft_put(&object, "languages", json_of_languages(record));
    json_draft_put(&object, "texts", json_of_texts(record));
    json_draft_put(&object, "files", json_of_files(record));
    json_draft_put(&object, "warnings", json_of_strings(&record->warnings));
    json_draft_put(&object, "sources", json_of_sources(record, FIELD_CREATOR, FIELD_CAMERA, ""));
    return json_draft_end(&object);
}

/* --- what was changed --- */

/* Keywords as `describe` takes them: a string like the others. */
static json_t *json_of_shown(const struct history_change *change, const char *text)
{
    struct buf joined = BUF_INIT;
    json_t *json = NULL;

    if (change->field != FIELD_KEYWORDS || text == NULL)
        return json_of_text(text);
    for (; *text != '\0'; text++)
        if (*text == '\n')
            buf_string(&joined, "; ");
        else
            buf_char(&joined, *text);
    if (!joined.failed)
        json = json_of_text(buf_text(&joined));
    buf_dispose(&joined);
    return json;
}

static json_t *json_of_change(const struct history_change *change)
{
    struct json_draft object = json_draft_begin();

    json_draft_put(&object, "at", json_of_instant(change->at));
    json_draft_put(&object, "lang", json_of_text(change->language[0] != '\0' ? change->language : NULL));
    json_draft_put(&object, "field", json_of_text(history_field_name(change->field)));
    json_draft_put(&object, "old", json_of_shown(change, change->before));
    json_draft_put(&object, "new", json_of_shown(change, change->after));
    json_draft_put(&object, "source", json_of_text(source_name(change->source)));
    json_draft_put(&object, "by", json_of_text(change->by));
    return json_draft_end(&object);
}

static json_t *json_of_changes(const struct history *history)
{
    json_t *list = json_array();
    size_t i = history->count;

    while (list != NULL && i-- > 0)
        if (!list_append(&list, json_of_change(&history->items[i])))
            break;
    return list;
}

json_t *json_of_history(const struct record *record, const struct history *history)
{
    struct json_draft object = {json_of_record(record), false};

    object.failed = object.json == NULL;
    if (history != NULL)
        json_draft_put(&object, "history", json_of_changes(history));
    return json_draft_end(&object);
}

/* --- writing --- */

static int append(const char *bytes, size_t length, void *context)
{
    struct buf *out = context;

    buf_append(out, bytes, length);
    return out->failed ? -1 : 0;
}

vitrine_status json_write(struct buf *out, json_t *document, vitrine_error **err)
{
    int failed =
        document == NULL ||
        json_dump_callback(document, append, out, JSON_COMPACT | JSON_REAL_PRECISION(15) | JSON_ENCODE_ANY);

    json_decref(document);
    return failed || out->failed ? err_nomem(err) : VITRINE_OK;
}
