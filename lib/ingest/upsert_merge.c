/* SPDX-License-Identifier: MIT
 * What an entry of an import changes of an asset the catalogue has; see upsert.h.
 *
 * A value equal to the one shown keeps its source, another one becomes import. What a file says of itself
 * (its size, its pixels, its place) counts only while no scan has seen it. */
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/form.h"
#include "ingest/entry_check.h"
#include "ingest/upsert.h"

/* --- values --- */

static bool same_number(const char *a, const char *b)
{
    char texts[2][DECIMAL_SIZE];
    double numbers[2];

    if (!form_number(&numbers[0], a, strlen(a)) || !form_number(&numbers[1], b, strlen(b)))
        return false;
    decimal_format(texts[0], numbers[0]);
    decimal_format(texts[1], numbers[1]);
    return strcmp(texts[0], texts[1]) == 0;
}

static bool same_value(enum field field, const char *shown, const char *given)
{
    if (strcmp(shown, given) == 0)
        return true;
    return (field == FIELD_LATITUDE || field == FIELD_LONGITUDE || field == FIELD_ALTITUDE) &&
           same_number(shown, given);
}

static vitrine_status merge_value(bool *changed, struct record *record, const struct record_value *given,
                                  vitrine_error **err)
{
    const char *shown = record_shown_text(record, given->field, given->language);
    const struct record_value *imported;
    struct record_text *text;

    if (same_value(given->field, shown != NULL ? shown : "", given->text))
        return VITRINE_OK;
    imported = record_value(record, given->field, given->language, SOURCE_IMPORT);
    if (imported != NULL && strcmp(imported->text, given->text) == 0) /* then a hand's word hides it */
        record_drop(record, given->field, given->language, SOURCE_IMPORT);
    if (record_set(record, given->field, given->language, SOURCE_IMPORT, given->text) < 0)
        return err_nomem(err);
    text = record_text(record, given->language, false);
    if (text != NULL)
        text->updated_at = clock_now();
    *changed = true;
    return VITRINE_OK;
}

static vitrine_status merge_values(bool *changed, struct record *record, const struct entry *entry,
                                   vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < entry->record.value_count; i++)
        s = merge_value(changed, record, &entry->record.values[i], err);
    return s;
}

static void merge_guesses(bool *changed, struct record *record, const struct entry *entry)
{
    size_t i;

    for (i = 0; i < entry->text_count; i++) {
        const struct entry_text *given = &entry->texts[i];
        struct record_text *text = record_text(record, given->language, false);

        if (text == NULL || !given->says_guessed || text->guessed == given->guessed)
            continue;
        text->guessed = given->guessed;
        *changed = true;
    }
}

/* --- strings, numbers and lists of the record's own --- */

static vitrine_status merge_string(bool *changed, char **slot, const char *given, vitrine_error **err)
{
    if (*slot == NULL || given == NULL ? *slot == given : strcmp(*slot, given) == 0)
        return VITRINE_OK;
    *changed = true;
    return record_set_string(slot, given) < 0 ? err_nomem(err) : VITRINE_OK;
}

static bool same_items(const struct record_list *a, const struct record_list *b)
{
    size_t i;

    if (a->count != b->count)
        return false;
    for (i = 0; i < a->count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return true;
}

static vitrine_status replace_list(struct record_list *list, const struct record_list *given)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    record_list_clear(list);
    for (i = 0; s >= 0 && i < given->count; i++)
        s = record_list_append(list, given->items[i]);
    return s;
}

static vitrine_status merge_list(bool *changed, struct record_list *list, const struct record_list *given,
                                 vitrine_error **err)
{
    if (same_items(list, given))
        return VITRINE_OK;
    *changed = true;
    return replace_list(list, given) < 0 ? err_nomem(err) : VITRINE_OK;
}

/* --- what a person decides --- */

static vitrine_status merge_state(bool *changed, struct record *record, const struct entry *entry,
                                  vitrine_error **err)
{
    const struct {
        enum entry_part part;
        char **slot;
        const char *given;
    } strings[] = {
        {ENTRY_STATUS, &record->status, entry->record.status},
        {ENTRY_VALID_FROM, &record->valid_from, entry->record.valid_from},
        {ENTRY_VALID_UNTIL, &record->valid_until, entry->record.valid_until},
    };
    const struct {
        enum entry_part part;
        struct record_list *list;
        const struct record_list *given;
    } lists[] = {
        {ENTRY_AUDIENCE, &record->audience, &entry->record.audience},
        {ENTRY_TOPICS, &record->topics, &entry->record.topics},
        {ENTRY_COLLECTIONS, &record->collections, &entry->record.collections},
    };
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < 3; i++)
        if ((entry->given & strings[i].part) != 0)
            s = merge_string(changed, strings[i].slot, strings[i].given, err);
    for (i = 0; s >= 0 && i < 3; i++)
        if ((entry->given & lists[i].part) != 0)
            s = merge_list(changed, lists[i].list, lists[i].given, err);
    return s;
}

/* --- what a file says of itself --- */

static bool was_scanned(const struct record *record)
{
    size_t i;

    for (i = 0; i < record->file_count; i++)
        if (record->files[i].size != 0 || record->files[i].mtime_ns != 0 || record->files[i].inode != 0)
            return true;
    return false;
}

/* Is `given` what is shown of `name`, with U+FFFD for what is not UTF-8? */
static bool is_shown_as(const char *name, const char *given)
{
    size_t length = strlen(name);
    size_t left = strlen(given);
    size_t at = 0;

    while (at < length) {
        char shown[4];
        size_t bytes = utf8_encode(shown, utf8_next(name, length, &at));

        if (bytes > left || memcmp(shown, given, bytes) != 0)
            return false;
        given += bytes;
        left -= bytes;
    }
    return left == 0;
}

static vitrine_status merge_name(bool *changed, char **slot, const char *given, vitrine_error **err)
{
    if (*slot != NULL && given != NULL && is_shown_as(*slot, given))
        return VITRINE_OK;
    return merge_string(changed, slot, given, err);
}

static vitrine_status merge_path(bool *changed, struct record *record, const struct entry *entry,
                                 vitrine_error **err)
{
    struct record_file file = {.path = entry->record.path};
    bool renamed = false;
    vitrine_status s;
    size_t i;

    s = merge_name(&renamed, &record->path, entry->record.path, err);
    if (s < 0 || !renamed)
        return s;
    *changed = true;
    if ((entry->given & ENTRY_FILES) != 0)
        return s;
    for (i = 0; i < record->file_count; i++)
        if (strcmp(record->files[i].path, file.path) == 0)
            return s;
    record_clear_files(record);
    return record_add_file(record, &file) < 0 ? err_nomem(err) : VITRINE_OK;
}

static bool same_files(const struct record *a, const struct record *b)
{
    size_t i;

    if (a->file_count != b->file_count)
        return false;
    for (i = 0; i < a->file_count; i++)
        if (!is_shown_as(a->files[i].path, b->files[i].path))
            return false;
    return true;
}

static vitrine_status merge_files(bool *changed, struct record *record, const struct entry *entry,
                                  vitrine_error **err)
{
    const struct record *given = &entry->record;
    vitrine_status s = VITRINE_OK;
    size_t i;

    if (same_files(record, given))
        return VITRINE_OK;
    *changed = true;
    record_clear_files(record);
    for (i = 0; s >= 0 && i < given->file_count; i++)
        s = record_add_file(record, &given->files[i]);
    return s < 0 ? err_nomem(err) : VITRINE_OK;
}

#define MERGE_NUMBER(part, member)                                                \
    if ((entry->given & (part)) != 0 && record->member != entry->record.member) { \
        record->member = entry->record.member;                                    \
        *changed = true;                                                          \
    }

static void merge_numbers(bool *changed, struct record *record, const struct entry *entry)
{
    MERGE_NUMBER(ENTRY_KIND, kind)
    MERGE_NUMBER(ENTRY_BYTES, bytes)
    MERGE_NUMBER(ENTRY_MODIFIED_AT, modified_at)
    MERGE_NUMBER(ENTRY_MISSING, missing)
    MERGE_NUMBER(ENTRY_WIDTH, width)
    MERGE_NUMBER(ENTRY_HEIGHT, height)
    MERGE_NUMBER(ENTRY_ORIENTATION, orientation)
}

static vitrine_status merge_file_facts(bool *changed, struct record *record, const struct entry *entry,
                                       vitrine_error **err)
{
    const struct record *given = &entry->record;
    vitrine_status s = VITRINE_OK;

    merge_numbers(changed, record, entry);
    if ((entry->given & ENTRY_MEDIA_TYPE) != 0)
        s = merge_string(changed, &record->media_type, given->media_type, err);
    if (s >= 0 && (entry->given & ENTRY_DIGEST) != 0)
        s = merge_string(changed, &record->digest, given->digest, err);
    if (s >= 0 && (entry->given & ENTRY_ROOT) != 0)
        s = merge_name(changed, &record->root, given->root, err);
    if (s >= 0 && (entry->given & ENTRY_PATH) != 0)
        s = merge_path(changed, record, entry, err);
    if (s >= 0 && (entry->given & ENTRY_FILES) != 0)
        s = merge_files(changed, record, entry, err);
    if (s >= 0 && (entry->given & ENTRY_WARNINGS) != 0)
        s = merge_list(changed, &record->warnings, &given->warnings, err);
    return s;
}

vitrine_status upsert_add_remarks(bool *changed, struct record *record, const struct entry *entry,
                                  vitrine_error **err)
{
    size_t i;

    for (i = 0; i < entry->remarks.count; i++) {
        if (record_list_has(&record->warnings, entry->remarks.items[i]))
            continue;
        if (record_list_append(&record->warnings, entry->remarks.items[i]) < 0)
            return err_nomem(err);
        *changed = true;
    }
    return VITRINE_OK;
}

vitrine_status upsert_merge(bool *changed, struct record *record, const struct entry *entry,
                            vitrine_error **err)
{
    vitrine_status s = merge_values(changed, record, entry, err);

    merge_guesses(changed, record, entry);
    if (s >= 0)
        s = merge_state(changed, record, entry, err);
    if (s >= 0 && !was_scanned(record))
        s = merge_file_facts(changed, record, entry, err);
    if (s >= 0)
        s = upsert_add_remarks(changed, record, entry, err);
    return s;
}
