/* SPDX-License-Identifier: MIT
 * Rows of CSV as records of an import: each becomes the object that NDJSON would have, and goes the way of those.
 *
 * Columns: the keys of `show` that fit in a cell, and FIELD/LANG for texts. An empty cell is a key that is
 * absent. Lists and guards are as in publish/cell.h. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/form.h"
#include "ingest/csv.h"
#include "ingest/importer.h"
#include "publish/cell.h"
#include "text/language.h"

struct column {
    const char *name;     /* as the header spells it */
    enum entry_form form; /* NONE: nobody knows it */
    enum field field;     /* of FIELD/LANG; else 0 */
    const char *language; /* borrowed from the name */
};

struct sheet {
    struct importer *importer;
    char separator;
    struct csv_row header; /* owns the names */
    struct column *columns;
    size_t count;
    struct csv_row row;
};

static void sheet_dispose(struct sheet *sheet)
{
    csv_row_dispose(&sheet->header);
    csv_row_dispose(&sheet->row);
    mem_free(sheet->columns);
}

/* --- the header --- */

static void trim(char **text)
{
    size_t length;

    *text += strspn(*text, " \t");
    length = strlen(*text);
    while (length > 0 && strchr(" \t", (*text)[length - 1]) != NULL)
        (*text)[--length] = '\0';
}

/* FIELD/LANG, or a key. */
static void read_name(struct column *column, char *name)
{
    char *slash = strchr(name, '/');

    column->name = name;
    column->form = entry_form_of_key(name);
    if (slash == NULL)
        return;
    *slash = '\0';
    column->field = field_of_name(name);
    *slash = '/';
    if (!field_is_text(column->field))
        return;
    column->form = column->field == FIELD_KEYWORDS ? ENTRY_FORM_LIST : ENTRY_FORM_STRING;
    column->language = slash + 1;
}

static vitrine_status check_column(const struct sheet *sheet, const struct column *column,
                                   vitrine_error **err)
{
    const struct import_options *options = sheet->importer->options;
    char tag[LANGUAGE_SIZE];
    vitrine_error *why = NULL;
    vitrine_status s = VITRINE_OK;
    const struct column *other;

    if (column->form == ENTRY_FORM_NONE)
        return *column->name != '\0' ? entry_unknown(&sheet->importer->reader, column->name, err)
                                     : VITRINE_OK;
    for (other = sheet->columns; other < column; other++)
        if (strcmp(other->name, column->name) == 0)
            return err_set(err, VITRINE_EFORMAT, "%s: the column %.60s stands there twice", options->name,
                           column->name);
    if (column->language != NULL)
        s = language_parse(tag, column->language, store_knows_language, sheet->importer->store, &why);
    if (s == VITRINE_EINVAL)
        s = err_set(err, VITRINE_EFORMAT, "%s: column %.60s: %s", options->name, column->name,
                    vitrine_error_message(why));
    else if (s < 0)
        err_nomem(err);
    vitrine_error_free(why);
    return s;
}

static vitrine_status read_columns(struct sheet *sheet, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;
    bool known = false;
    size_t i;

    sheet->columns = mem_zero(sheet->header.count, sizeof sheet->columns[0]);
    if (sheet->columns == NULL)
        return err_nomem(err);
    for (i = 0; s >= 0 && i < sheet->header.count; i++) {
        char *name = sheet->header.bytes.bytes + sheet->header.starts[i];

        trim(&name);
        read_name(&sheet->columns[i], name);
        s = check_column(sheet, &sheet->columns[i], err);
        known = known || sheet->columns[i].form != ENTRY_FORM_NONE;
        sheet->count++;
    }
    if (s >= 0 && !known)
        s = err_set(err, VITRINE_EFORMAT,
                    "%s: neither lines of JSON objects nor a CSV header that names a known column",
                    sheet->importer->options->name);
    return s;
}

static vitrine_status read_header(struct sheet *sheet, vitrine_error **err)
{
    const char *name = sheet->importer->options->name;
    vitrine_status s;

    sheet->separator = csv_separator(&sheet->importer->feed);
    s = csv_next(&sheet->header, &sheet->importer->feed, sheet->separator, err);
    if (s != VITRINE_OK)
        return s;
    if (sheet->header.too_long || sheet->header.unclosed)
        return err_set(err, VITRINE_EFORMAT, "%s: the header of the CSV does not end", name);
    if (!utf8_valid(sheet->header.bytes.bytes, sheet->header.bytes.length))
        return err_set(err, VITRINE_EFORMAT, "%s: the header of the CSV is not UTF-8", name);
    return read_columns(sheet, err);
}

/* --- cells --- */

/* NULL: no memory. */
static struct value *add_items(struct values *values, struct value *in, const char *key, const char *text)
{
    struct value *list = values_add(values, in, key, VALUE_LIST);
    struct buf item = BUF_INIT;

    while (list != NULL && *text != '\0') {
        cell_take_item(&item, &text);
        if (item.failed ||
            (item.length > 0 && values_add_string(values, list, NULL, buf_text(&item), item.length) == NULL))
            list = NULL;
    }
    buf_dispose(&item);
    return list;
}

/* A comma may stand for the point where it does not separate cells. What is no number stays a string, which
 * the entry then refuses. */
static struct value *add_number(struct values *values, struct value *in, const char *key, const char *text,
                                char separator)
{
    size_t length = strlen(text);
    char *copy = arena_copy(&values->arena, text, length);
    char *comma = copy != NULL && separator != ',' ? strchr(copy, ',') : NULL;
    struct value *value;
    double number;

    if (comma != NULL)
        *comma = '.';
    if (copy == NULL || !form_number(&number, copy, length))
        return values_add_string(values, in, key, text, length);
    value = values_add(values, in, key, VALUE_NUMBER);
    if (value == NULL)
        return NULL;
    value->number = number;
    value->is_whole = strchr(copy, '.') == NULL;
    if (value->is_whole)
        value->whole = strtoll(copy, NULL, 10);
    return value;
}

static struct value *add_boolean(struct values *values, struct value *in, const char *key, const char *text)
{
    bool is_true = strcasecmp(text, "true") == 0;
    struct value *value;

    if (!is_true && strcasecmp(text, "false") != 0)
        return values_add_string(values, in, key, text, strlen(text));
    value = values_add(values, in, key, VALUE_BOOLEAN);
    if (value != NULL)
        value->is_true = is_true;
    return value;
}

/* NULL: no memory. */
static struct value *add_cell(const struct sheet *sheet, const struct column *column, struct value *in,
                              const char *text)
{
    struct values *values = &sheet->importer->values;
    const char *key = column->field != 0 ? field_name(column->field) : column->name;

    switch (column->form) {
    case ENTRY_FORM_NUMBER:
        return add_number(values, in, key, text, sheet->separator);
    case ENTRY_FORM_BOOLEAN:
        return add_boolean(values, in, key, text);
    case ENTRY_FORM_LIST:
        return add_items(values, in, key, cell_unguarded(text));
    default:
        text = cell_unguarded(text);
        return values_add_string(values, in, key, text, strlen(text));
    }
}

/* --- a row --- */

/* The member of that key, an object, made if it is not there. */
static struct value *object_of(struct values *values, struct value *in, const char *key)
{
    struct value *object = value_member(in, key);

    return object != NULL ? object : values_add(values, in, key, VALUE_OBJECT);
}

/* Where the column's cells belong; NULL: no memory. */
static struct value *place_of(struct values *values, struct value *record, const struct column *column)
{
    struct value *texts;

    if (column->field == 0)
        return record;
    texts = object_of(values, record, "texts");
    return texts != NULL ? object_of(values, texts, column->language) : NULL;
}

static const struct value *record_of_row(const struct sheet *sheet)
{
    struct values *values = &sheet->importer->values;
    struct value *record;
    size_t i;

    values_clear(values);
    record = values_add(values, NULL, NULL, VALUE_OBJECT);
    for (i = 0; record != NULL && i < sheet->count; i++) {
        const struct column *column = &sheet->columns[i];
        const char *text = csv_cell(&sheet->row, i);
        struct value *place;

        if (*text == '\0' || column->form == ENTRY_FORM_NONE)
            continue;
        place = place_of(values, record, column);
        if (place == NULL || add_cell(sheet, column, place, text) == NULL)
            return NULL;
    }
    return record;
}

/* How many cells there are up to the last that is not empty. */
static size_t width_of(const struct csv_row *row)
{
    size_t width = row->count;

    while (width > 0 && *csv_cell(row, width - 1) == '\0')
        width--;
    return width;
}

static const char *fault_of(const struct sheet *sheet)
{
    const struct csv_row *row = &sheet->row;

    if (row->too_long)
        return "longer than 64 MiB";
    if (row->unclosed)
        return "a quote is not closed";
    if (row->has_nul)
        return "holds a NUL byte";
    if (!utf8_valid(row->bytes.bytes, row->bytes.length))
        return "not UTF-8";
    return width_of(row) > sheet->count ? "more cells than the header has" : NULL;
}

static vitrine_status take_row(struct sheet *sheet, uint64_t number, vitrine_error **err)
{
    const char *fault = fault_of(sheet);
    const struct value *record;

    if (fault != NULL)
        return importer_reject(sheet->importer, number, fault, err);
    if (width_of(&sheet->row) == 0)
        return VITRINE_OK; /* spreadsheets leave such rows at the end */
    record = record_of_row(sheet);
    return record != NULL ? importer_take(sheet->importer, number, record, 0, err) : err_nomem(err);
}

vitrine_status import_csv(struct importer *importer, vitrine_error **err)
{
    struct sheet sheet = {.importer = importer};
    uint64_t number = 0;
    vitrine_status s = read_header(&sheet, err);

    while (s == VITRINE_OK) {
        s = csv_next(&sheet.row, &importer->feed, sheet.separator, err);
        if (s == VITRINE_OK)
            s = take_row(&sheet, ++number, err);
    }
    sheet_dispose(&sheet);
    return s;
}
