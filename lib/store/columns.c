/* SPDX-License-Identifier: MIT
 * From a record to its columns; see columns.h. */
#include "base/form.h"
#include "store/columns.h"

#include <string.h>


static void write_list(struct buf *out, const struct record_list *list)
{
    size_t i;

    buf_clear(out);
    buf_char(out, '\n');
    for (i = 0; i < list->count; i++) {
        buf_string(out, list->items[i]);
        buf_char(out, '\n');
    }
}

static void write_languages(struct buf *out, const struct record *record)
{
    size_t i;

    buf_clear(out);
    buf_char(out, ' ');
    for (i = 0; i < record->text_count; i++) {
        if (!record_has_language(record, record->texts[i].language))
            continue;
        buf_string(out, record->texts[i].language);
        buf_char(out, ' ');
    }
}

static bool read_degrees(double *out, const struct record *record, enum field field)
{
    const char *text = record_shown_text(record, field, "");

    return text != NULL && form_number(out, text, strlen(text));
}

vitrine_status store_columns_make(struct store_columns *out, const struct record *record)
{
    struct store_asset *asset = &out->asset;

    write_languages(&out->languages, record);
    write_list(&out->audience, &record->audience);
    write_list(&out->topics, &record->topics);
    write_list(&out->collections, &record->collections);
    if (out->languages.failed || out->audience.failed || out->topics.failed || out->collections.failed)
        return VITRINE_ENOMEM;
    *asset = (struct store_asset){.id = record->id,
                                  .uuid = record->uuid,
                                  .kind = record->kind,
                                  .missing = record->missing,
                                  .root = record->root,
                                  .path = record->path,
                                  .media_type = record->media_type,
                                  .taken_at = record_shown_text(record, FIELD_TAKEN_AT, ""),
                                  .status = record->status != NULL ? record->status : "draft",
                                  .valid_from = record->valid_from,
                                  .valid_until = record->valid_until,
                                  .languages = out->languages.bytes,
                                  .audience = out->audience.bytes,
                                  .topics = out->topics.bytes,
                                  .collections = out->collections.bytes};
    asset->has_position = read_degrees(&asset->latitude, record, FIELD_LATITUDE) &&
                          read_degrees(&asset->longitude, record, FIELD_LONGITUDE);
    return VITRINE_OK;
}

void store_columns_dispose(struct store_columns *columns)
{
    buf_dispose(&columns->languages);
    buf_dispose(&columns->audience);
    buf_dispose(&columns->topics);
    buf_dispose(&columns->collections);
}
