/* SPDX-License-Identifier: MIT
 * One record of an import, read by a table of its keys; see entry.h. */
#include "ingest/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/base64.h"
#include "base/clock.h"
#include "base/err.h"
#include "ingest/entry_check.h"

#define UNKNOWN_MAX 100         /* keys worth reporting */
#define NAMES_MAX 10000         /* topics, collections, audiences of one asset */
#define ID_MAX 9007199254740991 /* 2^53 - 1: what every JSON reader can hold; leaves room for the ids after it */

struct reading {
    struct entry *entry;
    struct entry_reader *reader;
    json_t *object;
};

struct rule {
    const char *key;
    enum entry_form form; /* in CSV */
    vitrine_status (*read)(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err);
    enum field field;     /* of a fact with a source */
    enum entry_part part; /* else */
    size_t offset;        /* of its slot in the record */
    double least;         /* of a number */
    double most;
    bool (*check)(const char *text); /* of a string that is not empty; NULL: any will do */
    const char *meant;               /* what the check wants */
};

vitrine_status entry_wrong(const char *key, const char *what, vitrine_error **err)
{
    return err_set(err, VITRINE_EFORMAT, "%.60s: %s is meant", key, what);
}

static void *slot_of(struct reading *in, const struct rule *rule)
{
    return (char *)&in->entry->record + rule->offset;
}

static bool is_empty_string(const json_t *value)
{
    return json_is_string(value) && json_string_length(value) == 0;
}

/* --- facts with a source --- */

vitrine_status entry_set(struct entry *out, enum field field, const char *language, const char *text,
                         const json_t *sources, vitrine_error **err)
{
    const json_t *named = *text != '\0' ? json_object_get(sources, field_name(field)) : NULL;
    enum source source = SOURCE_IMPORT;

    if (named != NULL && !json_is_null(named)) {
        source = json_is_string(named) ? source_of_name(json_string_value(named)) : 0;
        if (source == 0)
            return err_set(err, VITRINE_EFORMAT,
                           "sources.%s: hand, import, sidecar, xmp, iptc, exif or file is meant", field_name(field));
    }
    if (record_set(&out->record, field, language, source, text) < 0)
        return err_nomem(err);
    return VITRINE_OK;
}

static vitrine_status set_fact(struct reading *in, const struct rule *rule, const char *text, vitrine_error **err)
{
    const json_t *sources = json_object_get(in->object, "sources");

    return entry_set(in->entry, rule->field, "", text, sources, err);
}

static vitrine_status read_fact(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    const char *text = json_string_value(value);

    if (text == NULL || (*text != '\0' && rule->check != NULL && !rule->check(text)))
        return entry_wrong(rule->key, rule->meant != NULL ? rule->meant : "a string", err);
    return set_fact(in, rule, text, err);
}

static vitrine_status read_decimal(struct reading *in, const struct rule *rule, json_t *value,
                                   vitrine_error **err)
{
    char text[DECIMAL_SIZE];
    double number = json_number_value(value);

    if (is_empty_string(value))
        return set_fact(in, rule, "", err);
    if (!json_is_number(value) || !(number >= rule->least && number <= rule->most))
        return entry_wrong(rule->key, rule->meant, err);
    decimal_format(text, number);
    return set_fact(in, rule, text, err);
}

/* --- what the record holds itself --- */

static vitrine_status read_string(struct reading *in, const struct rule *rule, json_t *value,
                                  vitrine_error **err)
{
    const char *text = json_string_value(value);

    if (text == NULL || (*text != '\0' && rule->check != NULL && !rule->check(text)))
        return entry_wrong(rule->key, rule->meant != NULL ? rule->meant : "a string", err);
    in->entry->given |= rule->part;
    return record_set_string(slot_of(in, rule), text) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* "draft" is kept as nothing: nobody has decided yet. */
static vitrine_status read_status(struct reading *in, const struct rule *rule, json_t *value,
                                  vitrine_error **err)
{
    vitrine_status s = read_string(in, rule, value, err);

    if (s >= 0 && strcmp(json_string_value(value), "draft") == 0)
        record_set_string(slot_of(in, rule), NULL);
    return s;
}

/* An integer within the rule's bounds, or 0 for "". */
static vitrine_status take_integer(int64_t *out, const struct rule *rule, const json_t *value, vitrine_error **err)
{
    double number = json_number_value(value);

    *out = 0;
    if (is_empty_string(value))
        return VITRINE_OK;
    if (!json_is_integer(value) || number < rule->least || number > rule->most)
        return entry_wrong(rule->key, rule->meant, err);
    *out = json_integer_value(value);
    return VITRINE_OK;
}

static vitrine_status read_pixels(struct reading *in, const struct rule *rule, json_t *value,
                                  vitrine_error **err)
{
    int64_t number;
    vitrine_status s = take_integer(&number, rule, value, err);

    in->entry->given |= rule->part;
    *(uint32_t *)slot_of(in, rule) = (uint32_t)number;
    return s;
}

static vitrine_status read_bytes(struct reading *in, const struct rule *rule, json_t *value,
                                 vitrine_error **err)
{
    int64_t number;
    vitrine_status s = take_integer(&number, rule, value, err);

    in->entry->given |= rule->part;
    in->entry->record.bytes = is_empty_string(value) ? -1 : number;
    return s;
}

static vitrine_status read_id(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    int64_t number;
    vitrine_status s = take_integer(&number, rule, value, err);

    if (s >= 0 && number > 0 && number <= ID_MAX) {
        in->entry->given |= rule->part;
        in->entry->record.id = number;
    }
    return s;
}

static vitrine_status read_instant(struct reading *in, const struct rule *rule, json_t *value,
                                   vitrine_error **err)
{
    int64_t seconds = INT64_MIN;

    if (!is_empty_string(value) && (!json_is_string(value) || !clock_parse(&seconds, json_string_value(value))))
        return entry_wrong(rule->key, rule->meant, err);
    in->entry->given |= rule->part;
    *(int64_t *)slot_of(in, rule) = seconds;
    return VITRINE_OK;
}

static vitrine_status read_boolean(struct reading *in, const struct rule *rule, json_t *value,
                                   vitrine_error **err)
{
    if (!json_is_boolean(value))
        return entry_wrong(rule->key, "true or false", err);
    in->entry->given |= rule->part;
    *(bool *)slot_of(in, rule) = json_is_true(value);
    return VITRINE_OK;
}

static vitrine_status read_kind(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    const char *text = json_string_value(value);

    if (text == NULL || (strcmp(text, "image") != 0 && strcmp(text, "text") != 0))
        return entry_wrong(rule->key, "image or text", err);
    in->entry->given |= rule->part;
    in->entry->record.kind = text[0] == 'i' ? RECORD_IMAGE : RECORD_TEXT;
    return VITRINE_OK;
}

static vitrine_status read_uuid(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    if (is_empty_string(value))
        return VITRINE_OK;
    if (!json_is_string(value) || !record_uuid_parse(in->entry->record.uuid, json_string_value(value)))
        return entry_wrong(rule->key, "8-4-4-4-12 hexadecimal digits", err);
    in->entry->given |= rule->part;
    return VITRINE_OK;
}

/* --- names --- */

static bool decode_name(struct buf *out, const json_t *value)
{
    return base64_decode(out, json_string_value(value), json_string_length(value)) &&
           (out->length == 0 || memchr(out->bytes, '\0', out->length) == NULL);
}

/* The bytes of a name that is not UTF-8, in place of the name itself. */
static vitrine_status read_name_base64(struct reading *in, const struct rule *rule, json_t *value,
                                       vitrine_error **err)
{
    struct buf name = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (!json_is_string(value) || !decode_name(&name, value) ||
        (name.length > 0 && rule->check != NULL && !rule->check(name.bytes)))
        s = name.failed ? err_nomem(err) : entry_wrong(rule->key, rule->meant, err);
    else if (record_set_string(slot_of(in, rule), buf_text(&name)) < 0)
        s = err_nomem(err);
    else if (name.length > 0)
        in->entry->given |= rule->part;
    buf_dispose(&name);
    return s;
}

static vitrine_status read_name(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    if ((in->entry->given & rule->part) != 0 || is_empty_string(value))
        return VITRINE_OK;
    return read_string(in, rule, value, err);
}

/* --- lists --- */

vitrine_status entry_read_items(struct record_list *out, const char *key, const json_t *value, vitrine_error **err)
{
    size_t count = json_array_size(value);
    size_t i;

    if (is_empty_string(value))
        return VITRINE_OK;
    if (!json_is_array(value))
        return entry_wrong(key, "a list of strings", err);
    for (i = 0; i < count; i++) {
        const char *item = json_string_value(json_array_get(value, i));

        if (item == NULL)
            return entry_wrong(key, "a list of strings", err);
        if (*item != '\0' && record_list_append(out, item) < 0)
            return err_nomem(err);
    }
    return VITRINE_OK;
}

static vitrine_status read_list(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    in->entry->given |= rule->part;
    return entry_read_items(slot_of(in, rule), rule->key, value, err);
}

/* A sorted set of names, each on one line. */
static vitrine_status read_names(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    struct record_list given = {0};
    vitrine_status s = entry_read_items(&given, rule->key, value, err);
    size_t i;

    in->entry->given |= rule->part;
    if (given.count > NAMES_MAX)
        s = err_set(err, VITRINE_EFORMAT, "%s: more than %d names", rule->key, NAMES_MAX);
    for (i = 0; s >= 0 && i < given.count; i++) {
        if (strchr(given.items[i], '\n') != NULL)
            s = entry_wrong(rule->key, "names without line breaks", err);
        else if (record_list_add(slot_of(in, rule), given.items[i]) < 0)
            s = err_nomem(err);
    }
    record_list_clear(&given);
    mem_free(given.items);
    return s;
}

static vitrine_status read_files(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    struct record_list paths = {0};
    vitrine_status s = entry_read_items(&paths, rule->key, value, err);
    size_t i;

    in->entry->given |= rule->part;
    for (i = 0; s >= 0 && i < paths.count; i++) {
        struct record_file file = {.path = paths.items[i]};

        if (!check_is_path(file.path))
            s = entry_wrong(rule->key, rule->meant, err);
        else if (record_add_file(&in->entry->record, &file) < 0)
            s = err_nomem(err);
    }
    record_list_clear(&paths);
    mem_free(paths.items);
    return s;
}

/* --- keys whose values follow from others, or are read with them --- */

static vitrine_status read_texts(struct reading *in, const struct rule *rule, json_t *value, vitrine_error **err)
{
    (void)rule;
    return entry_read_texts(in->entry, value, in->reader, err);
}

static vitrine_status read_object(struct reading *in, const struct rule *rule, json_t *value,
                                  vitrine_error **err)
{
    (void)in;
    return json_is_object(value) ? VITRINE_OK : entry_wrong(rule->key, "an object", err);
}

static vitrine_status read_nothing(struct reading *in, const struct rule *rule, json_t *value,
                                   vitrine_error **err)
{
    (void)in;
    (void)rule;
    (void)value;
    (void)err;
    return VITRINE_OK;
}

/* --- the table --- */

#define SLOT(member) .offset = offsetof(struct record, member)
#define A_PATH "a path below the root, without .., "
#define A_DATE "a date, as 2026-04-30,"
#define AN_INSTANT "an instant, as 2026-01-02T03:04:05Z,"
#define A_MOMENT "1975, 1975-04, 1975-04-30 or 2021-07-15T08:30:00 (with +07:00 if known)"
#define PIXELS_MOST 4294967295.0
#define BYTES_MOST 9007199254740991.0

/* By key. */
static const struct rule rules[] = {
    {"altitude", ENTRY_FORM_NUMBER, read_decimal, FIELD_ALTITUDE, .least = -12000, .most = 100000,
     .meant = "a number of metres from -12000 to 100000"},
    {"audience", ENTRY_FORM_LIST, read_names, .part = ENTRY_AUDIENCE, SLOT(audience)},
    {"bytes", ENTRY_FORM_NUMBER, read_bytes, .part = ENTRY_BYTES, .most = BYTES_MOST, .meant = "a whole number"},
    {"camera", ENTRY_FORM_STRING, read_fact, FIELD_CAMERA},
    {"collections", ENTRY_FORM_LIST, read_names, .part = ENTRY_COLLECTIONS, SLOT(collections)},
    {"copyright_notice", ENTRY_FORM_STRING, read_fact, FIELD_COPYRIGHT_NOTICE},
    {"creator", ENTRY_FORM_STRING, read_fact, FIELD_CREATOR},
    {"credit_line", ENTRY_FORM_STRING, read_fact, FIELD_CREDIT_LINE},
    {"digest", ENTRY_FORM_STRING, read_string, .part = ENTRY_DIGEST, SLOT(digest), .check = check_is_digest,
     .meant = "sha256: and 64 hexadecimal digits"},
    {"files", ENTRY_FORM_LIST, read_files, .part = ENTRY_FILES, .meant = "a list of paths below the root"},
    {"height", ENTRY_FORM_NUMBER, read_pixels, .part = ENTRY_HEIGHT, SLOT(height), .most = PIXELS_MOST,
     .meant = "a number of pixels"},
    {"history", ENTRY_FORM_NONE, read_nothing},
    {"id", ENTRY_FORM_NUMBER, read_id, .part = ENTRY_ID, .least = 1, .most = 9.3e18,
     .meant = "a whole number from 1"},
    {"kind", ENTRY_FORM_STRING, read_kind, .part = ENTRY_KIND},
    {"languages", ENTRY_FORM_LIST, read_nothing},
    {"latitude", ENTRY_FORM_NUMBER, read_decimal, FIELD_LATITUDE, .least = -90, .most = 90,
     .meant = "a number of degrees from -90 to 90"},
    {"license", ENTRY_FORM_STRING, read_fact, FIELD_LICENSE},
    {"longitude", ENTRY_FORM_NUMBER, read_decimal, FIELD_LONGITUDE, .least = -180, .most = 180,
     .meant = "a number of degrees from -180 to 180"},
    {"media_type", ENTRY_FORM_STRING, read_string, .part = ENTRY_MEDIA_TYPE, SLOT(media_type)},
    {"missing", ENTRY_FORM_BOOLEAN, read_boolean, .part = ENTRY_MISSING, SLOT(missing)},
    {"modified_at", ENTRY_FORM_STRING, read_instant, .part = ENTRY_MODIFIED_AT, SLOT(modified_at),
     .meant = AN_INSTANT},
    {"orientation", ENTRY_FORM_NUMBER, read_pixels, .part = ENTRY_ORIENTATION, SLOT(orientation), .most = 8,
     .meant = "a number from 1 to 8"},
    {"path", ENTRY_FORM_STRING, read_name, .part = ENTRY_PATH, SLOT(path), .check = check_is_path, .meant = A_PATH},
    {"path_base64", ENTRY_FORM_STRING, read_name_base64, .part = ENTRY_PATH, SLOT(path), .check = check_is_path,
     .meant = "base64 of a path below the root"},
    {"root", ENTRY_FORM_STRING, read_name, .part = ENTRY_ROOT, SLOT(root)},
    {"root_base64", ENTRY_FORM_STRING, read_name_base64, .part = ENTRY_ROOT, SLOT(root),
     .meant = "base64 of a path"},
    {"sources", ENTRY_FORM_NONE, read_object},
    {"status", ENTRY_FORM_STRING, read_status, .part = ENTRY_STATUS, SLOT(status), .check = check_is_status,
     .meant = "draft, approved or withdrawn"},
    {"taken_at", ENTRY_FORM_STRING, read_fact, FIELD_TAKEN_AT, .check = check_is_moment, .meant = A_MOMENT},
    {"texts", ENTRY_FORM_NONE, read_texts},
    {"topics", ENTRY_FORM_LIST, read_names, .part = ENTRY_TOPICS, SLOT(topics)},
    {"uuid", ENTRY_FORM_STRING, read_uuid, .part = ENTRY_UUID},
    {"valid_from", ENTRY_FORM_STRING, read_string, .part = ENTRY_VALID_FROM, SLOT(valid_from),
     .check = check_is_date, .meant = A_DATE},
    {"valid_until", ENTRY_FORM_STRING, read_string, .part = ENTRY_VALID_UNTIL, SLOT(valid_until),
     .check = check_is_date, .meant = A_DATE},
    {"warnings", ENTRY_FORM_LIST, read_list, .part = ENTRY_WARNINGS, SLOT(warnings)},
    {"width", ENTRY_FORM_NUMBER, read_pixels, .part = ENTRY_WIDTH, SLOT(width), .most = PIXELS_MOST,
     .meant = "a number of pixels"},
};

static int compare_key(const void *key, const void *rule)
{
    return strcmp(key, ((const struct rule *)rule)->key);
}

static const struct rule *find_rule(const char *key)
{
    return bsearch(key, rules, sizeof rules / sizeof rules[0], sizeof rules[0], compare_key);
}

enum entry_form entry_form_of_key(const char *key)
{
    const struct rule *rule = find_rule(key);

    return rule != NULL ? rule->form : ENTRY_FORM_NONE;
}

/* --- the whole --- */

void entry_reader_dispose(struct entry_reader *reader)
{
    record_list_clear(&reader->unknown);
    mem_free(reader->unknown.items);
}

vitrine_status entry_unknown(struct entry_reader *reader, const char *key, vitrine_error **err)
{
    struct buf line = BUF_INIT;
    vitrine_status s;

    if (reader->unknown.count == UNKNOWN_MAX || record_list_has(&reader->unknown, key))
        return VITRINE_OK;
    buf_format(&line, "unknown key, left out: %.200s", key);
    s = line.failed || record_list_add(&reader->unknown, key) < 0
            ? err_nomem(err)
            : report_add(&reader->report->warnings, NULL, reader->number, buf_text(&line), err);
    buf_dispose(&line);
    return s;
}

const struct entry_text *entry_find_text(const struct entry *entry, const char *language)
{
    size_t i;

    for (i = 0; i < entry->text_count; i++)
        if (strcmp(entry->texts[i].language, language) == 0)
            return &entry->texts[i];
    return NULL;
}

void entry_dispose(struct entry *entry)
{
    record_dispose(&entry->record);
    record_list_clear(&entry->remarks);
    mem_free(entry->remarks.items);
    mem_free(entry->texts);
    memset(entry, 0, sizeof *entry);
}

static void entry_clear(struct entry *entry)
{
    record_dispose(&entry->record);
    record_list_clear(&entry->remarks);
    entry->given = 0;
    entry->text_count = 0;
}

/* Warnings that are given stand in place of the asset's; what had to be left out belongs there, too. */
static vitrine_status warn_of_remarks(struct entry *entry, vitrine_error **err)
{
    size_t i;

    for (i = 0; (entry->given & ENTRY_WARNINGS) != 0 && i < entry->remarks.count; i++)
        if (!record_list_has(&entry->record.warnings, entry->remarks.items[i]) &&
            record_list_append(&entry->record.warnings, entry->remarks.items[i]) < 0)
            return err_nomem(err);
    return VITRINE_OK;
}

vitrine_status entry_read(struct entry *out, json_t *object, struct entry_reader *reader, vitrine_error **err)
{
    struct reading in = {out, reader, object};
    vitrine_status s = VITRINE_OK;
    void *at;

    entry_clear(out);
    if (!json_is_object(object))
        return err_set(err, VITRINE_EFORMAT, "an object is meant");
    for (at = json_object_iter(object); s >= 0 && at != NULL;
         at = json_object_iter_next(object, at)) {
        const char *key = json_object_iter_key(at);
        json_t *value = json_object_iter_value(at);
        const struct rule *rule = find_rule(key);

        if (rule == NULL)
            s = entry_unknown(reader, key, err);
        else if (!json_is_null(value))
            s = rule->read(&in, rule, value, err);
    }
    return s < 0 ? s : warn_of_remarks(out, err);
}
