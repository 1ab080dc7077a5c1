/* SPDX-License-Identifier: MIT
 * Records as CSV: RFC 4180 with a header, commas and CRLF, UTF-8 without a byte order mark.
 *
 *   uuid, path, kind, root, the other facts of `show`, then FIELD/LANG for every text there is, by language,
 * then field; each as publish/cell.h writes it. What is unknown or empty is an empty cell. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/form.h"
#include "publish/cell.h"
#include "publish/exporter.h"

/* --- cells --- */

static void put_plain(struct buf *out, const char *text)
{
    buf_string(out, text != NULL ? text : "");
}

static void put_text(struct buf *out, const char *text)
{
    if (text != NULL)
        cell_put(out, text);
}

/* OS bytes; those that are not UTF-8 become U+FFFD. */
static void put_name(struct buf *out, const char *name)
{
    struct buf repaired = BUF_INIT;
    size_t length = name != NULL ? strlen(name) : 0;
    size_t at = 0;

    while (at < length)
        buf_codepoint(&repaired, utf8_next(name, length, &at));
    put_text(out, buf_text(&repaired));
    out->failed = out->failed || repaired.failed;
    buf_dispose(&repaired);
}

static void put_number(struct buf *out, int64_t number)
{
    buf_format(out, "%lld", (long long)number);
}

static void put_decimal(struct buf *out, const char *text)
{
    double number;

    if (text != NULL && form_number(&number, text, strlen(text)))
        put_plain(out, text);
}

static void put_list(struct buf *out, const struct record_list *list)
{
    struct buf joined = BUF_INIT;
    size_t i;

    for (i = 0; i < list->count; i++)
        cell_put_item(&joined, list->items[i], strlen(list->items[i]));
    cell_put(out, buf_text(&joined));
    out->failed = out->failed || joined.failed;
    buf_dispose(&joined);
}

static void put_keywords(struct buf *out, const char *joined)
{
    struct buf text = BUF_INIT;
    const char *item;
    size_t length;

    while (record_keyword(joined, 0, &item, &length)) {
        cell_put_item(&text, item, length);
        joined = item[length] != '\0' ? item + length + 1 : NULL;
    }
    cell_put(out, buf_text(&text));
    out->failed = out->failed || text.failed;
    buf_dispose(&text);
}

/* --- columns --- */

static void put_uuid(struct buf *out, const struct record *record)
{
    char uuid[37];

    record_uuid_format(uuid, record->uuid);
    put_plain(out, uuid);
}

static void put_path(struct buf *out, const struct record *record)
{
    put_name(out, record->path);
}

static void put_kind(struct buf *out, const struct record *record)
{
    put_plain(out, record->kind == RECORD_IMAGE ? "image" : "text");
}

static void put_root(struct buf *out, const struct record *record)
{
    put_name(out, record->root);
}

static void put_media_type(struct buf *out, const struct record *record)
{
    put_text(out, record->media_type);
}

static void put_bytes(struct buf *out, const struct record *record)
{
    if (record->bytes >= 0)
        put_number(out, record->bytes);
}

static void put_digest(struct buf *out, const struct record *record)
{
    put_text(out, record->digest);
}

static void put_modified_at(struct buf *out, const struct record *record)
{
    char text[CLOCK_TEXT_SIZE] = "";

    if (record->modified_at != INT64_MIN)
        clock_format(text, record->modified_at);
    put_plain(out, text);
}

static void put_missing(struct buf *out, const struct record *record)
{
    put_plain(out, record->missing ? "true" : "false");
}

static void put_pixels(struct buf *out, uint32_t number)
{
    if (number > 0)
        put_number(out, number);
}

static void put_width(struct buf *out, const struct record *record)
{
    put_pixels(out, record->width);
}

static void put_height(struct buf *out, const struct record *record)
{
    put_pixels(out, record->height);
}

static void put_orientation(struct buf *out, const struct record *record)
{
    put_pixels(out, record->orientation);
}

static void put_status(struct buf *out, const struct record *record)
{
    put_text(out, record->status != NULL ? record->status : "draft");
}

static void put_valid_from(struct buf *out, const struct record *record)
{
    put_text(out, record->valid_from);
}

static void put_valid_until(struct buf *out, const struct record *record)
{
    put_text(out, record->valid_until);
}

static void put_audience(struct buf *out, const struct record *record)
{
    put_list(out, &record->audience);
}

static void put_topics(struct buf *out, const struct record *record)
{
    put_list(out, &record->topics);
}

static void put_collections(struct buf *out, const struct record *record)
{
    put_list(out, &record->collections);
}

static const struct {
    const char *name;
    void (*put)(struct buf *out, const struct record *record); /* NULL: the fact `field` */
    enum field field;
} columns[] = {
    {"uuid", put_uuid, 0},
    {"path", put_path, 0},
    {"kind", put_kind, 0},
    {"root", put_root, 0},
    {"media_type", put_media_type, 0},
    {"bytes", put_bytes, 0},
    {"digest", put_digest, 0},
    {"modified_at", put_modified_at, 0},
    {"missing", put_missing, 0},
    {"width", put_width, 0},
    {"height", put_height, 0},
    {"orientation", put_orientation, 0},
    {"taken_at", NULL, FIELD_TAKEN_AT},
    {"latitude", NULL, FIELD_LATITUDE},
    {"longitude", NULL, FIELD_LONGITUDE},
    {"altitude", NULL, FIELD_ALTITUDE},
    {"camera", NULL, FIELD_CAMERA},
    {"creator", NULL, FIELD_CREATOR},
    {"credit_line", NULL, FIELD_CREDIT_LINE},
    {"copyright_notice", NULL, FIELD_COPYRIGHT_NOTICE},
    {"license", NULL, FIELD_LICENSE},
    {"status", put_status, 0},
    {"valid_from", put_valid_from, 0},
    {"valid_until", put_valid_until, 0},
    {"audience", put_audience, 0},
    {"topics", put_topics, 0},
    {"collections", put_collections, 0},
};
#define COLUMN_COUNT (sizeof columns / sizeof columns[0])

static void put_value(struct buf *out, const struct record *record, enum field field, const char *language)
{
    const char *shown = record_shown_text(record, field, language);

    if (shown == NULL)
        return;
    if (field == FIELD_KEYWORDS)
        put_keywords(out, shown);
    else if (field == FIELD_LATITUDE || field == FIELD_LONGITUDE || field == FIELD_ALTITUDE)
        put_decimal(out, shown);
    else
        put_text(out, shown);
}

/* --- which texts there are: the first pass --- */

struct text_column {
    char language[RECORD_LANGUAGE_SIZE];
    enum field field;
};

struct table {
    struct exporter *exporter;
    struct text_column *texts; /* by language, then field */
    size_t count;
    size_t capacity;
};

static int compare_columns(const struct text_column *a, const struct text_column *b)
{
    int order = strcmp(a->language, b->language);

    return order != 0 ? order : (int)a->field - (int)b->field;
}

static vitrine_status note_column(struct table *table, const struct record_value *value, vitrine_error **err)
{
    struct text_column column = {"", value->field};
    size_t at = 0;
    int order = -1;

    memcpy(column.language, value->language, sizeof column.language);
    while (at < table->count && (order = compare_columns(&table->texts[at], &column)) < 0)
        at++;
    if (at < table->count && order == 0)
        return VITRINE_OK;
    if (!mem_grow(&table->texts, &table->capacity, table->count, sizeof column))
        return err_nomem(err);
    memmove(&table->texts[at + 1], &table->texts[at], (table->count - at) * sizeof column);
    table->texts[at] = column;
    table->count++;
    return VITRINE_OK;
}

static vitrine_status note_columns(void *context, const struct record *record, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    size_t i;

    for (i = 0; s >= 0 && i < record->value_count; i++) {
        const struct record_value *value = &record->values[i];

        if (field_is_text(value->field) && record_shown(record, value->field, value->language) == value)
            s = note_column(context, value, err);
    }
    return s;
}

/* --- header and rows: the second pass --- */

static vitrine_status write_header(struct table *table, vitrine_error **err)
{
    struct buf *out = &table->exporter->pending;
    size_t i;

    for (i = 0; i < COLUMN_COUNT; i++)
        buf_format(out, "%s%s", i > 0 ? "," : "", columns[i].name);
    for (i = 0; i < table->count; i++)
        buf_format(out, ",%s/%s", field_name(table->texts[i].field), table->texts[i].language);
    buf_string(out, "\r\n");
    return exporter_flush(table->exporter, err);
}

static vitrine_status write_row(void *context, const struct record *record, vitrine_error **err)
{
    struct table *table = context;
    struct buf *out = &table->exporter->pending;
    size_t i;

    for (i = 0; i < COLUMN_COUNT; i++) {
        if (i > 0)
            buf_char(out, ',');
        if (columns[i].put != NULL)
            columns[i].put(out, record);
        else
            put_value(out, record, columns[i].field, "");
    }
    for (i = 0; i < table->count; i++) {
        buf_char(out, ',');
        put_value(out, record, table->texts[i].field, table->texts[i].language);
    }
    buf_string(out, "\r\n");
    table->exporter->written++;
    return exporter_flush(table->exporter, err);
}

vitrine_status export_csv(struct exporter *exporter, vitrine_error **err)
{
    struct table table = {exporter, NULL, 0, 0};
    vitrine_status s = exporter_walk(exporter, note_columns, &table, err);

    if (s >= 0)
        s = write_header(&table, err);
    if (s >= 0)
        s = exporter_walk(exporter, write_row, &table, err);
    mem_free(table.texts);
    return s;
}
