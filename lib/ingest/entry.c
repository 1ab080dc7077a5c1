/* SPDX-License-Identifier: MIT
 * One record of an import, read by a table of its keys; see entry.h. */
#include "ingest/entry.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/form.h"
#include "ingest/damage.h"
#include "ingest/entry_check.h"
#include "ingest/entry_rule.h"

#define UNKNOWN_MAX 100 /* keys worth reporting */

/* --- the table --- */

#define SLOT(member) .offset = offsetof(struct record, member)
#define A_PATH "a path below the root, without .., "
#define A_DATE "a date, as 2026-04-30,"
#define AN_INSTANT "an instant, as 2026-01-02T03:04:05Z,"
#define A_MOMENT "1975, 1975-04, 1975-04-30 or 2021-07-15T08:30:00 (with +07:00 if known)"
#define PIXELS_MOST 4294967295.0
#define BYTES_MOST 9007199254740991.0

/* By key. */
static const struct entry_rule rules[] = {
    {"altitude", ENTRY_FORM_NUMBER, rule_read_decimal, .field = FIELD_ALTITUDE, .least = -12000,
     .most = 100000, .meant = "a number of metres from -12000 to 100000"},
    {"audience", ENTRY_FORM_LIST, rule_read_names, .part = ENTRY_AUDIENCE, SLOT(audience)},
    {"bytes", ENTRY_FORM_NUMBER, rule_read_bytes, .part = ENTRY_BYTES, .most = BYTES_MOST,
     .meant = "a whole number"},
    {"camera", ENTRY_FORM_STRING, rule_read_fact, .field = FIELD_CAMERA},
    {"collections", ENTRY_FORM_LIST, rule_read_names, .part = ENTRY_COLLECTIONS, SLOT(collections)},
    {"copyright_notice", ENTRY_FORM_STRING, rule_read_fact, .field = FIELD_COPYRIGHT_NOTICE},
    {"creator", ENTRY_FORM_STRING, rule_read_fact, .field = FIELD_CREATOR},
    {"credit_line", ENTRY_FORM_STRING, rule_read_fact, .field = FIELD_CREDIT_LINE},
    {"digest", ENTRY_FORM_STRING, rule_read_string, .part = ENTRY_DIGEST, SLOT(digest),
     .check = check_is_digest, .meant = "sha256: and 64 hexadecimal digits"},
    {"files", ENTRY_FORM_LIST, rule_read_files, .part = ENTRY_FILES,
     .meant = "a list of paths below the root"},
    {"height", ENTRY_FORM_NUMBER, rule_read_pixels, .part = ENTRY_HEIGHT, SLOT(height), .most = PIXELS_MOST,
     .meant = "a number of pixels"},
    {"history", ENTRY_FORM_NONE, rule_read_nothing, .part = 0},
    {"id", ENTRY_FORM_NUMBER, rule_read_id, .part = ENTRY_ID, .least = 1, .most = 9.3e18,
     .meant = "a whole number from 1"},
    {"kind", ENTRY_FORM_STRING, rule_read_kind, .part = ENTRY_KIND},
    {"languages", ENTRY_FORM_LIST, rule_read_nothing, .part = 0},
    {"latitude", ENTRY_FORM_NUMBER, rule_read_decimal, .field = FIELD_LATITUDE, .least = -90, .most = 90,
     .meant = "a number of degrees from -90 to 90"},
    {"license", ENTRY_FORM_STRING, rule_read_fact, .field = FIELD_LICENSE},
    {"longitude", ENTRY_FORM_NUMBER, rule_read_decimal, .field = FIELD_LONGITUDE, .least = -180, .most = 180,
     .meant = "a number of degrees from -180 to 180"},
    {"media_type", ENTRY_FORM_STRING, rule_read_string, .part = ENTRY_MEDIA_TYPE, SLOT(media_type)},
    {"missing", ENTRY_FORM_BOOLEAN, rule_read_boolean, .part = ENTRY_MISSING, SLOT(missing)},
    {"modified_at", ENTRY_FORM_STRING, rule_read_instant, .part = ENTRY_MODIFIED_AT, SLOT(modified_at),
     .meant = AN_INSTANT},
    {"orientation", ENTRY_FORM_NUMBER, rule_read_pixels, .part = ENTRY_ORIENTATION, SLOT(orientation),
     .most = 8, .meant = "a number from 1 to 8"},
    {"path", ENTRY_FORM_STRING, rule_read_name, .part = ENTRY_PATH, SLOT(path), .check = check_is_path,
     .meant = A_PATH},
    {"path_base64", ENTRY_FORM_STRING, rule_read_name_base64, .part = ENTRY_PATH, SLOT(path),
     .check = check_is_path, .meant = "base64 of a path below the root"},
    {"root", ENTRY_FORM_STRING, rule_read_name, .part = ENTRY_ROOT, SLOT(root)},
    {"root_base64", ENTRY_FORM_STRING, rule_read_name_base64, .part = ENTRY_ROOT, SLOT(root),
     .meant = "base64 of a path"},
    {"sources", ENTRY_FORM_NONE, rule_read_object, .part = 0},
    {"status", ENTRY_FORM_STRING, rule_read_status, .part = ENTRY_STATUS, SLOT(status),
     .check = check_is_status, .meant = "draft, approved or withdrawn"},
    {"taken_at", ENTRY_FORM_STRING, rule_read_fact, .field = FIELD_TAKEN_AT, .check = form_is_moment,
     .meant = A_MOMENT},
    {"texts", ENTRY_FORM_NONE, rule_read_texts, .part = 0},
    {"topics", ENTRY_FORM_LIST, rule_read_names, .part = ENTRY_TOPICS, SLOT(topics)},
    {"uuid", ENTRY_FORM_STRING, rule_read_uuid, .part = ENTRY_UUID},
    {"valid_from", ENTRY_FORM_STRING, rule_read_string, .part = ENTRY_VALID_FROM, SLOT(valid_from),
     .check = form_is_day, .meant = A_DATE},
    {"valid_until", ENTRY_FORM_STRING, rule_read_string, .part = ENTRY_VALID_UNTIL, SLOT(valid_until),
     .check = form_is_day, .meant = A_DATE},
    {"warnings", ENTRY_FORM_LIST, rule_read_list, .part = ENTRY_WARNINGS, SLOT(warnings)},
    {"width", ENTRY_FORM_NUMBER, rule_read_pixels, .part = ENTRY_WIDTH, SLOT(width), .most = PIXELS_MOST,
     .meant = "a number of pixels"},
};

static int compare_key(const void *key, const void *rule)
{
    return strcmp(key, ((const struct entry_rule *)rule)->key);
}

static const struct entry_rule *find_rule(const char *key)
{
    return bsearch(key, rules, sizeof rules / sizeof rules[0], sizeof rules[0], compare_key);
}

enum entry_form entry_form_of_key(const char *key)
{
    const struct entry_rule *rule = find_rule(key);

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

    reader->met_unknown = true;
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

static vitrine_status remark_damage(struct entry *entry, vitrine_error **err)
{
    const struct record *record = &entry->record;
    size_t i;

    for (i = 0; i < record->value_count; i++) {
        const struct record_value *value = &record->values[i];

        if (damage_is_plain(value->field, value->language, value->text) &&
            !record_list_has(&entry->remarks, DAMAGE_WARNING) &&
            record_list_append(&entry->remarks, DAMAGE_WARNING) < 0)
            return err_nomem(err);
    }
    return VITRINE_OK;
}

static bool says_something(const struct entry *entry)
{
    size_t i;

    for (i = 0; i < entry->record.value_count; i++)
        if (entry->record.values[i].text[0] != '\0')
            return true;
    return (entry->given & ~(unsigned)ENTRY_ID) != 0;
}

vitrine_status entry_read(struct entry *out, const struct value *object, struct entry_reader *reader,
                          vitrine_error **err)
{
    struct entry_reading in = {out, reader, object};
    const struct value *value;
    vitrine_status s = VITRINE_OK;

    entry_clear(out);
    reader->met_unknown = false;
    if (object->type != VALUE_OBJECT)
        return err_set(err, VITRINE_EFORMAT, "an object is meant");
    for (value = object->first; s >= 0 && value != NULL; value = value->next) {
        const struct entry_rule *rule = find_rule(value->key);

        if (rule == NULL)
            s = entry_unknown(reader, value->key, err);
        else if (value->type != VALUE_NULL)
            s = rule->read(&in, rule, value, err);
    }
    if (s >= 0 && !says_something(out))
        s = err_set(err, VITRINE_EFORMAT, "the record says nothing");
    if (s >= 0)
        s = remark_damage(out, err);
    return s < 0 ? s : warn_of_remarks(out, err);
}
