/* SPDX-License-Identifier: MIT
 * Reading the keys of a record of an import; see entry_rule.h. */
#include "ingest/entry_rule.h"

#include <string.h>

#include "base/alloc.h"
#include "base/base64.h"
#include "base/clock.h"
#include "base/err.h"
#include "ingest/entry_check.h"

#define NAMES_MAX 10000 /* topics, collections, audiences of one asset */

vitrine_status entry_wrong(const char *key, const char *what, vitrine_error **err)
{
    return err_set(err, VITRINE_EFORMAT, "%.60s: %s is meant", key, what);
}

static void *slot_of(struct entry_reading *in, const struct entry_rule *rule)
{
    return (char *)&in->entry->record + rule->offset;
}

/* --- facts with a source --- */

vitrine_status entry_set(struct entry *out, enum field field, const char *language, const char *text,
                         const struct value *sources, vitrine_error **err)
{
    const struct value *named = *text != '\0' ? value_member(sources, field_name(field)) : NULL;
    enum source source = SOURCE_IMPORT;

    if (named != NULL && named->type != VALUE_NULL) {
        source = named->text != NULL ? source_of_name(named->text) : 0;
        if (source == 0)
            return err_set(err, VITRINE_EFORMAT,
                           "sources.%s: hand, import, sidecar, xmp, iptc, exif or file is meant",
                           field_name(field));
    }
    if (record_set(&out->record, field, language, source, text) < 0)
        return err_nomem(err);
    return VITRINE_OK;
}

static vitrine_status set_fact(struct entry_reading *in, const struct entry_rule *rule, const char *text,
                               vitrine_error **err)
{
    return entry_set(in->entry, rule->field, "", text, value_member(in->object, "sources"), err);
}

vitrine_status rule_read_fact(struct entry_reading *in, const struct entry_rule *rule,
                              const struct value *value, vitrine_error **err)
{
    const char *text = value->text;

    if (text == NULL || (*text != '\0' && rule->check != NULL && !rule->check(text)))
        return entry_wrong(rule->key, rule->meant != NULL ? rule->meant : "a string", err);
    return set_fact(in, rule, text, err);
}

vitrine_status rule_read_decimal(struct entry_reading *in, const struct entry_rule *rule,
                                 const struct value *value, vitrine_error **err)
{
    char text[DECIMAL_SIZE];
    double number = value->number;

    if (value_is_empty_string(value))
        return set_fact(in, rule, "", err);
    if (value->type != VALUE_NUMBER || !(number >= rule->least && number <= rule->most))
        return entry_wrong(rule->key, rule->meant, err);
    decimal_format(text, number);
    return set_fact(in, rule, text, err);
}

/* --- what the record holds itself --- */

vitrine_status rule_read_string(struct entry_reading *in, const struct entry_rule *rule,
                                const struct value *value, vitrine_error **err)
{
    const char *text = value->text;

    if (text == NULL || (*text != '\0' && rule->check != NULL && !rule->check(text)))
        return entry_wrong(rule->key, rule->meant != NULL ? rule->meant : "a string", err);
    in->entry->given |= rule->part;
    return record_set_string(slot_of(in, rule), text) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* "draft" is kept as nothing: nobody has decided yet. */
vitrine_status rule_read_status(struct entry_reading *in, const struct entry_rule *rule,
                                const struct value *value, vitrine_error **err)
{
    vitrine_status s = rule_read_string(in, rule, value, err);

    if (s >= 0 && strcmp(value->text, "draft") == 0)
        record_set_string(slot_of(in, rule), NULL);
    return s;
}

/* An integer within the rule's bounds, or 0 for "". */
static vitrine_status take_integer(int64_t *out, const struct entry_rule *rule, const struct value *value,
                                   vitrine_error **err)
{
    double number = value->number;

    *out = 0;
    if (value_is_empty_string(value))
        return VITRINE_OK;
    if (!value->is_whole || number < rule->least || number > rule->most)
        return entry_wrong(rule->key, rule->meant, err);
    *out = value->whole;
    return VITRINE_OK;
}

vitrine_status rule_read_pixels(struct entry_reading *in, const struct entry_rule *rule,
                                const struct value *value, vitrine_error **err)
{
    int64_t number;
    vitrine_status s = take_integer(&number, rule, value, err);

    in->entry->given |= rule->part;
    *(uint32_t *)slot_of(in, rule) = (uint32_t)number;
    return s;
}

vitrine_status rule_read_bytes(struct entry_reading *in, const struct entry_rule *rule,
                               const struct value *value, vitrine_error **err)
{
    int64_t number;
    vitrine_status s = take_integer(&number, rule, value, err);

    in->entry->given |= rule->part;
    in->entry->record.bytes = value_is_empty_string(value) ? -1 : number;
    return s;
}

vitrine_status rule_read_id(struct entry_reading *in, const struct entry_rule *rule,
                            const struct value *value, vitrine_error **err)
{
    int64_t number;
    vitrine_status s = take_integer(&number, rule, value, err);

    if (s >= 0 && number > 0 && number <= ENTRY_ID_MAX) {
        in->entry->given |= rule->part;
        in->entry->record.id = number;
    }
    return s;
}

vitrine_status rule_read_instant(struct entry_reading *in, const struct entry_rule *rule,
                                 const struct value *value, vitrine_error **err)
{
    int64_t seconds = INT64_MIN;

    if (!value_is_empty_string(value) && (value->text == NULL || !clock_parse(&seconds, value->text)))
        return entry_wrong(rule->key, rule->meant, err);
    in->entry->given |= rule->part;
    *(int64_t *)slot_of(in, rule) = seconds;
    return VITRINE_OK;
}

vitrine_status rule_read_boolean(struct entry_reading *in, const struct entry_rule *rule,
                                 const struct value *value, vitrine_error **err)
{
    if (value->type != VALUE_BOOLEAN)
        return entry_wrong(rule->key, "true or false", err);
    in->entry->given |= rule->part;
    *(bool *)slot_of(in, rule) = value->is_true;
    return VITRINE_OK;
}

vitrine_status rule_read_kind(struct entry_reading *in, const struct entry_rule *rule,
                              const struct value *value, vitrine_error **err)
{
    const char *text = value->text;

    if (text == NULL || (strcmp(text, "image") != 0 && strcmp(text, "text") != 0))
        return entry_wrong(rule->key, "image or text", err);
    in->entry->given |= rule->part;
    in->entry->record.kind = text[0] == 'i' ? RECORD_IMAGE : RECORD_TEXT;
    return VITRINE_OK;
}

vitrine_status rule_read_uuid(struct entry_reading *in, const struct entry_rule *rule,
                              const struct value *value, vitrine_error **err)
{
    if (value_is_empty_string(value))
        return VITRINE_OK;
    if (value->text == NULL || !record_uuid_parse(in->entry->record.uuid, value->text))
        return entry_wrong(rule->key, "8-4-4-4-12 hexadecimal digits", err);
    in->entry->given |= rule->part;
    return VITRINE_OK;
}

/* --- names --- */

static bool decode_name(struct buf *out, const struct entry_rule *rule, const struct value *value)
{
    if (value->text == NULL || !base64_decode(out, value->text, strlen(value->text)))
        return false;
    if (out->failed || out->length == 0)
        return true;
    return memchr(out->bytes, '\0', out->length) == NULL && (rule->check == NULL || rule->check(out->bytes));
}

/* The bytes of a name that is not UTF-8, in place of the name itself. */
vitrine_status rule_read_name_base64(struct entry_reading *in, const struct entry_rule *rule,
                                     const struct value *value, vitrine_error **err)
{
    struct buf name = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    if (!decode_name(&name, rule, value))
        s = entry_wrong(rule->key, rule->meant, err);
    else if (name.failed || record_set_string(slot_of(in, rule), buf_text(&name)) < 0)
        s = err_nomem(err);
    else if (name.length > 0)
        in->entry->given |= rule->part;
    buf_dispose(&name);
    return s;
}

vitrine_status rule_read_name(struct entry_reading *in, const struct entry_rule *rule,
                              const struct value *value, vitrine_error **err)
{
    if ((in->entry->given & rule->part) != 0 || value_is_empty_string(value))
        return VITRINE_OK;
    return rule_read_string(in, rule, value, err);
}

/* --- lists --- */

vitrine_status entry_read_items(struct record_list *out, const char *key, const struct value *value,
                                vitrine_error **err)
{
    const struct value *item;

    if (value_is_empty_string(value))
        return VITRINE_OK;
    if (value->type != VALUE_LIST)
        return entry_wrong(key, "a list of strings", err);
    for (item = value->first; item != NULL; item = item->next) {
        if (item->text == NULL)
            return entry_wrong(key, "a list of strings", err);
        if (item->text[0] != '\0' && record_list_append(out, item->text) < 0)
            return err_nomem(err);
    }
    return VITRINE_OK;
}

vitrine_status rule_read_list(struct entry_reading *in, const struct entry_rule *rule,
                              const struct value *value, vitrine_error **err)
{
    in->entry->given |= rule->part;
    return entry_read_items(slot_of(in, rule), rule->key, value, err);
}

/* A sorted set of names, each on one line. */
vitrine_status rule_read_names(struct entry_reading *in, const struct entry_rule *rule,
                               const struct value *value, vitrine_error **err)
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

vitrine_status rule_read_files(struct entry_reading *in, const struct entry_rule *rule,
                               const struct value *value, vitrine_error **err)
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

vitrine_status rule_read_texts(struct entry_reading *in, const struct entry_rule *rule,
                               const struct value *value, vitrine_error **err)
{
    (void)rule;
    return entry_read_texts(in->entry, value, in->reader, err);
}

vitrine_status rule_read_object(struct entry_reading *in, const struct entry_rule *rule,
                                const struct value *value, vitrine_error **err)
{
    (void)in;
    return value->type == VALUE_OBJECT ? VITRINE_OK : entry_wrong(rule->key, "an object", err);
}

vitrine_status rule_read_nothing(struct entry_reading *in, const struct entry_rule *rule,
                                 const struct value *value, vitrine_error **err)
{
    (void)in;
    (void)rule;
    (void)value;
    (void)err;
    return VITRINE_OK;
}
