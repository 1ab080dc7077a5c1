/* SPDX-License-Identifier: MIT
 * The texts of one record of an import; see entry.h. */
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "ingest/entry.h"
#include "text/language.h"

#define LANGUAGES_MAX 1000 /* of one asset; what is said of each costs time by how many there are */

/* One member of "texts". */
struct text_reading {
    struct entry *entry;
    struct entry_reader *reader;
    const char *tag; /* as the record writes it */
    char language[LANGUAGE_SIZE];
    const struct value *object;
    bool depends; /* the language on more than its tag */
};

/* --- its language --- */

/* A text that names its sources was exported by a catalogue, whose tags are meant as they stand. */
static bool is_known(void *context, const char *tag)
{
    struct text_reading *in = context;
    const struct value *sources = value_member(in->object, "sources");

    in->depends = true;
    return (sources != NULL && sources->count > 0) || store_knows_language(in->reader->store, tag);
}

static void append_strings(struct buf *out, const struct value *object)
{
    const struct value *value;

    for (value = object->first; value != NULL; value = value->next) {
        if (value->text == NULL || field_of_name(value->key) == 0)
            continue;
        buf_string(out, value->text);
        buf_char(out, '\n');
    }
}

static vitrine_status settle_chinese(struct text_reading *in, vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s;

    append_strings(&text, in->object);
    s = text.failed ? err_nomem(err)
                    : language_parse_for(in->language, "zh", buf_text(&text), text.length, err);
    buf_dispose(&text);
    return s;
}

static bool recall_language(struct text_reading *in)
{
    size_t i;

    for (i = 0; i < ENTRY_TAGS; i++)
        if (strcmp(in->reader->tags[i].given, in->tag) == 0 && in->tag[0] != '\0') {
            memcpy(in->language, in->reader->tags[i].stored, sizeof in->language);
            return true;
        }
    return false;
}

static void remember_language(struct text_reading *in)
{
    struct entry_tag *tag = &in->reader->tags[in->reader->next_tag];

    if (in->depends || strlen(in->tag) >= sizeof tag->given)
        return;
    strcpy(tag->given, in->tag);
    memcpy(tag->stored, in->language, sizeof tag->stored);
    in->reader->next_tag = (in->reader->next_tag + 1) % ENTRY_TAGS;
}

static vitrine_status read_language(struct text_reading *in, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (recall_language(in))
        return s;
    s = language_parse(in->language, in->tag, is_known, in, err);
    if (s >= 0 && strcmp(in->language, "zh") == 0)
        return settle_chinese(in, err);
    if (s >= 0)
        remember_language(in);
    return s;
}

/* --- its values --- */

static vitrine_status wrong(const struct text_reading *in, const char *key, const char *what,
                            vitrine_error **err)
{
    return err_set(err, VITRINE_EFORMAT, "texts.%.40s.%.40s: %s is meant", in->tag, key, what);
}

static bool has_value(const struct record *record, enum field field, const char *language)
{
    size_t i;

    for (i = 0; i < record->value_count; i++)
        if (record->values[i].field == field && strcmp(record->values[i].language, language) == 0)
            return true;
    return false;
}

/* Another tag of the same language has said it already. */
static vitrine_status remark_twice(struct text_reading *in, const char *key, vitrine_error **err)
{
    struct buf line = BUF_INIT;
    vitrine_status s = VITRINE_OK;

    buf_format(&line, "%s of %.40s left out: there is one of %s", key, in->tag, in->language);
    if (line.failed || record_list_append(&in->entry->remarks, buf_text(&line)) < 0)
        s = err_nomem(err);
    buf_dispose(&line);
    return s;
}

static vitrine_status set_value(struct text_reading *in, enum field field, const char *text,
                                vitrine_error **err)
{
    return entry_set(in->entry, field, in->language, text, value_member(in->object, "sources"), err);
}

/* Items joined by '\n', so none may hold one. */
static void join_keywords(struct buf *out, const struct record_list *items)
{
    size_t start;
    size_t i;

    for (i = 0; i < items->count; i++) {
        if (i > 0)
            buf_char(out, '\n');
        start = out->length;
        buf_string(out, items->items[i]);
        for (; start < out->length; start++)
            if (out->bytes[start] == '\n')
                out->bytes[start] = ' ';
    }
}

static vitrine_status read_keywords(struct text_reading *in, const struct value *value, vitrine_error **err)
{
    struct record_list items = {0};
    struct buf joined = BUF_INIT;
    vitrine_status s = entry_read_items(&items, value->key, value, err);

    if (s >= 0) {
        join_keywords(&joined, &items);
        s = joined.failed ? err_nomem(err) : set_value(in, FIELD_KEYWORDS, buf_text(&joined), err);
    }
    record_list_clear(&items);
    mem_free(items.items);
    buf_dispose(&joined);
    return s;
}

static vitrine_status read_value(struct text_reading *in, enum field field, const struct value *value,
                                 vitrine_error **err)
{
    if (has_value(&in->entry->record, field, in->language))
        return remark_twice(in, value->key, err);
    if (field == FIELD_KEYWORDS)
        return read_keywords(in, value, err);
    if (value->text == NULL)
        return wrong(in, value->key, "a string", err);
    return set_value(in, field, value->text, err);
}

/* --- what stands beside the values --- */

static struct entry_text *add_text(struct text_reading *in)
{
    struct entry *entry = in->entry;
    struct entry_text *text;
    size_t i;

    for (i = 0; i < entry->text_count; i++)
        if (strcmp(entry->texts[i].language, in->language) == 0)
            return &entry->texts[i];
    if (!mem_grow(&entry->texts, &entry->text_capacity, entry->text_count, sizeof entry->texts[0]))
        return NULL;
    text = &entry->texts[entry->text_count++];
    memset(text, 0, sizeof *text);
    memcpy(text->language, in->language, sizeof text->language);
    return text;
}

static vitrine_status read_guessed(struct text_reading *in, const struct value *value, vitrine_error **err)
{
    struct entry_text *text = add_text(in);

    if (text == NULL)
        return err_nomem(err);
    if (value->type != VALUE_BOOLEAN)
        return wrong(in, "guessed", "true or false", err);
    text->says_guessed = true;
    text->guessed = value->is_true;
    return VITRINE_OK;
}

static vitrine_status read_updated_at(struct text_reading *in, const struct value *value, vitrine_error **err)
{
    struct entry_text *text = add_text(in);

    if (text == NULL)
        return err_nomem(err);
    if (value->text == NULL || !clock_parse(&text->updated_at, value->text))
        return wrong(in, "updated_at", "an instant, as 2026-01-02T03:04:05Z,", err);
    text->says_updated_at = true;
    return VITRINE_OK;
}

static vitrine_status read_unknown(struct text_reading *in, const char *key, vitrine_error **err)
{
    struct buf name = BUF_INIT;
    vitrine_status s;

    buf_format(&name, "texts: %.200s", key);
    s = name.failed ? err_nomem(err) : entry_unknown(in->reader, buf_text(&name), err);
    buf_dispose(&name);
    return s;
}

static vitrine_status read_member(struct text_reading *in, const struct value *value, vitrine_error **err)
{
    const char *key = value->key;
    enum field field = field_of_name(key);

    if (value->type == VALUE_NULL)
        return VITRINE_OK;
    if (field_is_text(field))
        return read_value(in, field, value, err);
    if (strcmp(key, "guessed") == 0)
        return read_guessed(in, value, err);
    if (strcmp(key, "updated_at") == 0)
        return read_updated_at(in, value, err);
    if (strcmp(key, "sources") == 0)
        return value->type == VALUE_OBJECT ? VITRINE_OK : wrong(in, key, "an object", err);
    return read_unknown(in, key, err);
}

/* --- the whole --- */

static vitrine_status read_text(struct text_reading *in, vitrine_error **err)
{
    const struct value *value;
    vitrine_status s = VITRINE_OK;

    for (value = in->object->first; s >= 0 && value != NULL; value = value->next)
        s = read_member(in, value, err);
    return s;
}

/* The tags that are written as they are stored, or the others: vi before vi-VN. *count grows by how many. */
static vitrine_status read_tags(size_t *count, struct entry *out, const struct value *texts, bool as_stored,
                                struct entry_reader *reader, vitrine_error **err)
{
    const struct value *value;
    vitrine_status s = VITRINE_OK;

    for (value = texts->first; s >= 0 && value != NULL; value = value->next) {
        const char *tag = value->key;
        struct text_reading in = {out, reader, tag, "", value, false};

        if (value->type == VALUE_NULL)
            continue;
        s = value->type == VALUE_OBJECT
                ? read_language(&in, err)
                : err_set(err, VITRINE_EFORMAT, "texts.%.40s: an object is meant", tag);
        if (s >= 0 && (strcmp(in.language, tag) == 0) == as_stored) {
            s = read_text(&in, err);
            (*count)++;
        }
    }
    return s;
}

vitrine_status entry_read_texts(struct entry *out, const struct value *texts, struct entry_reader *reader,
                                vitrine_error **err)
{
    size_t count = 0;
    vitrine_status s;

    if (texts->type != VALUE_OBJECT)
        return entry_wrong("texts", "an object", err);
    if (texts->count > LANGUAGES_MAX)
        return err_set(err, VITRINE_EFORMAT, "texts: more than %d languages", LANGUAGES_MAX);
    s = read_tags(&count, out, texts, true, reader, err);
    if (s >= 0 && count < texts->count)
        s = read_tags(&count, out, texts, false, reader, err);
    return s;
}
