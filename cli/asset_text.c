/* SPDX-License-Identifier: MIT
 * One asset as a person reads it: a title, its facts, then each language's text. */
#include "asset.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"

#define NAME_COLUMN 2
#define VALUE_COLUMN 16

static const struct fact_row {
    vitrine_fact fact;
    const char *name;
} fact_rows[] = {
    {VITRINE_UUID, "uuid"},
    {VITRINE_KIND, "kind"},
    {VITRINE_PATH, "path"},
    {VITRINE_ROOT, "root"},
    {VITRINE_MEDIA_TYPE, "media type"},
    {VITRINE_DIGEST, "digest"},
    {VITRINE_TAKEN_AT, "taken"},
    {VITRINE_LATITUDE, "latitude"},
    {VITRINE_LONGITUDE, "longitude"},
    {VITRINE_ALTITUDE, "altitude"},
    {VITRINE_CAMERA, "camera"},
    {VITRINE_CREATOR, "creator"},
    {VITRINE_CREDIT_LINE, "credit line"},
    {VITRINE_COPYRIGHT_NOTICE, "copyright"},
    {VITRINE_LICENSE, "license"},
    {VITRINE_STATUS, "status"},
    {VITRINE_VALID_FROM, "valid from"},
    {VITRINE_VALID_UNTIL, "valid until"},
};

static const struct field_row {
    vitrine_field field;
    const char *name;
} field_rows[] = {
    {VITRINE_TITLE, "title"},       {VITRINE_DESCRIPTION, "description"},
    {VITRINE_ALT_TEXT, "alt text"}, {VITRINE_KEYWORDS, "keywords"},
    {VITRINE_PLACE, "place"},       {VITRINE_BODY, "body"},
};

#define LENGTH(table) (sizeof(table) / sizeof((table)[0]))

/* Where rows are written to. */
struct sheet {
    struct text *out;
    const struct terminal *terminal;
};

static void put_name(const struct sheet *sheet, const char *name)
{
    text_repeat(sheet->out, ' ', NAME_COLUMN);
    terminal_begin(sheet->terminal, sheet->out, STYLE_DIM);
    text_string(sheet->out, name);
    terminal_end(sheet->terminal, sheet->out);
    text_repeat(sheet->out, ' ', VALUE_COLUMN - NAME_COLUMN - strlen(name));
}

/* A name and a value of one paragraph. */
static void put_row(const struct sheet *sheet, const char *name, const char *value)
{
    struct layout layout = {.terminal = sheet->terminal,
                            .indent = VALUE_COLUMN,
                            .columns = sheet->terminal->columns - VALUE_COLUMN};

    if (value == NULL)
        return;
    put_name(sheet, name);
    layout_wrap(sheet->out, &layout, value);
}

static void put_pixels(const struct sheet *sheet, const vitrine_asset *asset)
{
    uint32_t width, height;
    struct text value = TEXT_INIT;

    if (!vitrine_asset_pixels(asset, &width, &height))
        return;
    text_format(&value, "%" PRIu32 " x %" PRIu32 " pixels", width, height);
    put_row(sheet, "size", text_get(&value));
    text_dispose(&value);
}

static void put_facts(const struct sheet *sheet, const vitrine_asset *asset)
{
    struct text id = TEXT_INIT;

    text_format(&id, "%" PRId64, vitrine_asset_id(asset));
    put_row(sheet, "id", text_get(&id));
    text_dispose(&id);
    for (size_t i = 0; i < LENGTH(fact_rows); i++) {
        put_row(sheet, fact_rows[i].name, vitrine_asset_fact(asset, fact_rows[i].fact));
        if (fact_rows[i].fact == VITRINE_PATH && vitrine_asset_missing(asset))
            put_row(sheet, "missing", "yes: the file is gone");
        if (fact_rows[i].fact == VITRINE_MEDIA_TYPE)
            put_pixels(sheet, asset);
    }
    for (size_t i = 1; vitrine_asset_file(asset, i) != NULL; i++)
        put_row(sheet, i == 1 ? "beside it" : "", vitrine_asset_file(asset, i));
    for (size_t i = 0; vitrine_asset_warning(asset, i) != NULL; i++)
        put_row(sheet, "warning", vitrine_asset_warning(asset, i));
}

/* Keywords in one paragraph; other texts as they stand, paragraph by paragraph. */
static char *joined_keywords(const char *value)
{
    struct text joined = TEXT_INIT;

    for (; *value != '\0'; value++)
        text_string(&joined, *value == '\n' ? "; " : (char[]){*value, '\0'});
    return text_take(&joined);
}

static void put_paragraphs(const struct sheet *sheet, const char *name, const char *value)
{
    char *copy = memory_copy(value);
    char *rest = copy;
    char *paragraph;

    while ((paragraph = strsep(&rest, "\n")) != NULL) {
        if (paragraph[0] == '\0')
            continue;
        put_row(sheet, name, paragraph);
        name = "";
    }
    free(copy);
}

static void put_field(const struct sheet *sheet, const vitrine_asset *asset, const struct field_row *row,
                      const char *language)
{
    const char *value = vitrine_asset_text(asset, row->field, language);
    const char *source = vitrine_asset_source(asset, row->field, language);
    struct text words = TEXT_INIT;
    char *joined;

    if (value == NULL)
        return;
    joined = row->field == VITRINE_KEYWORDS ? joined_keywords(value) : memory_copy(value);
    text_format(&words, "%s%s%s%s", joined, source ? " (" : "", source ? source : "", source ? ")" : "");
    put_paragraphs(sheet, row->name, text_get(&words));
    text_dispose(&words);
    free(joined);
}

static void put_heading(const struct sheet *sheet, const char *words)
{
    terminal_begin(sheet->terminal, sheet->out, STYLE_TITLE);
    layout_cut(sheet->out, words, sheet->terminal->columns);
    terminal_end(sheet->terminal, sheet->out);
    text_char(sheet->out, '\n');
}

static const char *title_of(const vitrine_asset *asset)
{
    const char *language = vitrine_asset_display_language(asset, NULL);
    const char *title = language ? vitrine_asset_text(asset, VITRINE_TITLE, language) : NULL;
    const char *path = vitrine_asset_fact(asset, VITRINE_PATH);

    return title ? title : (path ? path : "(without a title)");
}

void asset_write(struct text *out, const vitrine_asset *asset, const struct terminal *terminal)
{
    struct sheet sheet = {out, terminal};
    const char *language;

    put_heading(&sheet, title_of(asset));
    put_facts(&sheet, asset);
    for (size_t i = 0; (language = vitrine_asset_language(asset, i)) != NULL; i++) {
        text_char(out, '\n');
        put_heading(&sheet, language);
        for (size_t f = 0; f < LENGTH(field_rows); f++)
            put_field(&sheet, asset, &field_rows[f], language);
    }
}
