/* SPDX-License-Identifier: MIT
 * An asset as a value: its making, its end, its values and what is shown of them; see record.h. */
#include "record/record.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"

void record_init(struct record *record)
{
    memset(record, 0, sizeof *record);
    record->kind = RECORD_TEXT;
    record->bytes = -1;
    record->modified_at = INT64_MIN;
}

void record_dispose(struct record *record)
{
    size_t i;

    mem_free(record->root);
    mem_free(record->path);
    mem_free(record->media_type);
    mem_free(record->digest);
    mem_free(record->status);
    mem_free(record->valid_from);
    mem_free(record->valid_until);
    record_list_dispose(&record->audience);
    record_list_dispose(&record->topics);
    record_list_dispose(&record->collections);
    record_list_dispose(&record->warnings);
    record_clear_files(record);
    mem_free(record->files);
    for (i = 0; i < record->value_count; i++)
        mem_free(record->values[i].text);
    mem_free(record->values);
    mem_free(record->texts);
    record_init(record);
}

/* --- values --- */

static struct record_value *find_value(const struct record *record, enum field field, const char *language,
                                       enum source source)
{
    size_t i;

    for (i = 0; i < record->value_count; i++) {
        struct record_value *value = &record->values[i];

        if (value->field == field && value->source == source && strcmp(value->language, language) == 0)
            return value;
    }
    return NULL;
}

const struct record_value *record_value(const struct record *record, enum field field, const char *language,
                                        enum source source)
{
    return find_value(record, field, language, source);
}

static void remove_value(struct record *record, size_t i)
{
    mem_free(record->values[i].text);
    record->value_count--;
    memmove(&record->values[i], &record->values[i + 1], (record->value_count - i) * sizeof record->values[0]);
}

/* A text's entry goes with its last value. */
static void drop_empty_text(struct record *record, const char *language)
{
    size_t i;

    for (i = 0; i < record->value_count; i++)
        if (strcmp(record->values[i].language, language) == 0)
            return;
    for (i = 0; i < record->text_count; i++) {
        if (strcmp(record->texts[i].language, language) != 0)
            continue;
        record->text_count--;
        memmove(&record->texts[i], &record->texts[i + 1], (record->text_count - i) * sizeof record->texts[0]);
        return;
    }
}

void record_drop(struct record *record, enum field field, const char *language, enum source source)
{
    struct record_value *value = find_value(record, field, language, source);
    char of_text[RECORD_LANGUAGE_SIZE];

    if (value == NULL)
        return;
    memcpy(of_text, value->language, sizeof of_text);
    remove_value(record, (size_t)(value - record->values));
    drop_empty_text(record, of_text);
}

void record_drop_file_values(struct record *record)
{
    size_t i = record->value_count;

    while (i-- > 0) {
        char language[RECORD_LANGUAGE_SIZE];

        if (record->values[i].source >= SOURCE_IMPORT)
            continue;
        memcpy(language, record->values[i].language, sizeof language);
        remove_value(record, i);
        drop_empty_text(record, language);
    }
}

static vitrine_status append_value(struct record *record, enum field field, const char *language,
                                   enum source source, char *text)
{
    struct record_value *value;

    if (!mem_grow(&record->values, &record->value_capacity, record->value_count, sizeof record->values[0]))
        return VITRINE_ENOMEM;
    value = &record->values[record->value_count++];
    memset(value, 0, sizeof *value);
    value->field = field;
    value->source = source;
    strncpy(value->language, language, sizeof value->language - 1);
    value->text = text;
    return VITRINE_OK;
}

vitrine_status record_set(struct record *record, enum field field, const char *language, enum source source,
                          const char *text)
{
    struct record_value *old = find_value(record, field, language, source);
    char *copy;

    if (old != NULL && strcmp(old->text, text) == 0)
        return VITRINE_OK;
    copy = mem_string(text);
    if (copy == NULL)
        return VITRINE_ENOMEM;
    if ((field_is_text(field) && record_text(record, language, true) == NULL) ||
        append_value(record, field, language, source, copy) != VITRINE_OK) {
        mem_free(copy);
        return VITRINE_ENOMEM;
    }
    old = find_value(record, field, language, source);
    if (old->text != copy) /* the earlier one; the new one stands behind it, as the latest word */
        remove_value(record, (size_t)(old - record->values));
    return VITRINE_OK;
}

/* Does `a` count before `b`? `b` may be NULL; `a` stands behind it in the order of setting. */
static bool goes_first(const struct record_value *a, const struct record_value *b)
{
    bool a_is_person = a->source >= SOURCE_IMPORT;

    if (b == NULL)
        return true;
    if (a_is_person || b->source >= SOURCE_IMPORT)
        return a_is_person;
    return source_rank(a->field, a->source) < source_rank(b->field, b->source);
}

const struct record_value *record_shown(const struct record *record, enum field field, const char *language)
{
    const struct record_value *best = NULL;
    size_t i;

    for (i = 0; i < record->value_count; i++) {
        const struct record_value *value = &record->values[i];

        if (value->field == field && strcmp(value->language, language) == 0 && goes_first(value, best))
            best = value;
    }
    return best != NULL && best->text[0] != '\0' ? best : NULL;
}

const char *record_shown_text(const struct record *record, enum field field, const char *language)
{
    const struct record_value *value = record_shown(record, field, language);

    return value != NULL ? value->text : NULL;
}

/* --- texts --- */

struct record_text *record_text(struct record *record, const char *language, bool create)
{
    size_t i = 0;

    while (i < record->text_count && strcmp(record->texts[i].language, language) < 0)
        i++;
    if (i < record->text_count && strcmp(record->texts[i].language, language) == 0)
        return &record->texts[i];
    if (!create ||
        !mem_grow(&record->texts, &record->text_capacity, record->text_count, sizeof record->texts[0]))
        return NULL;
    memmove(&record->texts[i + 1], &record->texts[i], (record->text_count - i) * sizeof record->texts[0]);
    record->text_count++;
    memset(&record->texts[i], 0, sizeof record->texts[i]);
    strncpy(record->texts[i].language, language, sizeof record->texts[i].language - 1);
    return &record->texts[i];
}

const struct record_text *record_find_text(const struct record *record, const char *language)
{
    size_t i;

    for (i = 0; i < record->text_count; i++)
        if (strcmp(record->texts[i].language, language) == 0)
            return &record->texts[i];
    return NULL;
}

bool record_has_language(const struct record *record, const char *language)
{
    int field;

    for (field = FIELD_TITLE; field <= FIELD_BODY; field++)
        if (record_shown(record, (enum field)field, language) != NULL)
            return true;
    return false;
}

static const char *first_match(const struct record *record, const char *wanted)
{
    bool any_chinese = strcmp(wanted, "zh") == 0;
    size_t i;

    for (i = 0; i < record->text_count; i++) {
        const char *tag = record->texts[i].language;

        if ((strcmp(tag, wanted) == 0 || (any_chinese && strncmp(tag, "zh-", 3) == 0)) &&
            record_has_language(record, tag))
            return tag;
    }
    return NULL;
}

const char *record_display_language(const struct record *record, const char *wanted, const char *home)
{
    const char *found = wanted != NULL ? first_match(record, wanted) : NULL;
    size_t i;

    if (found == NULL && home != NULL)
        found = first_match(record, home);
    for (i = 0; found == NULL && i < record->text_count; i++)
        if (strcmp(record->texts[i].language, "und") != 0 &&
            record_has_language(record, record->texts[i].language))
            found = record->texts[i].language;
    return found != NULL ? found : first_match(record, "und");
}

bool record_keyword(const char *joined, size_t i, const char **item, size_t *length)
{
    if (joined == NULL || *joined == '\0')
        return false;
    while (i-- > 0) {
        joined = strchr(joined, '\n');
        if (joined == NULL)
            return false;
        joined++;
    }
    *item = joined;
    *length = strcspn(joined, "\n");
    return true;
}
