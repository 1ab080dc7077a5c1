/* SPDX-License-Identifier: MIT
 * Records as JSON-LD of schema.org: one document, whose "@graph" has an ImageObject or an Article for each, one a line,
 * in the language shown. */
#include "publish/schema_org.h"

#include <string.h>

#include "base/err.h"
#include "base/form.h"
#include "publish/exporter.h"
#include "publish/json.h"
#include "publish/json_draft.h"

/* --- parts --- */

static json_t *json_of_named(const char *type, const char *name)
{
    struct json_draft out = json_draft_begin();

    json_draft_put_text(&out, "@type", type);
    json_draft_put_text(&out, "name", name);
    return json_draft_end(&out);
}

static void put_named(struct json_draft *out, const char *key, const char *type, const char *name)
{
    if (name != NULL)
        json_draft_put(out, key, json_of_named(type, name));
}

/* E37 is the pixel of UN/CEFACT. */
static void put_pixels(struct json_draft *out, const char *key, uint32_t number)
{
    struct json_draft size;

    if (number == 0)
        return;
    size = json_draft_begin();
    json_draft_put_text(&size, "@type", "QuantitativeValue");
    json_draft_put(&size, "value", json_integer((json_int_t)number));
    json_draft_put_text(&size, "unitCode", "E37");
    json_draft_put(out, key, json_draft_end(&size));
}

static void put_degrees(struct json_draft *out, const char *key, const char *text)
{
    double number;

    if (text != NULL && form_number(&number, text, strlen(text)))
        json_draft_put(out, key, json_real(number));
}

static json_t *json_of_point(const struct record *record)
{
    struct json_draft out = json_draft_begin();

    json_draft_put_text(&out, "@type", "GeoCoordinates");
    put_degrees(&out, "latitude", record_shown_text(record, FIELD_LATITUDE, ""));
    put_degrees(&out, "longitude", record_shown_text(record, FIELD_LONGITUDE, ""));
    put_degrees(&out, "elevation", record_shown_text(record, FIELD_ALTITUDE, ""));
    return json_draft_end(&out);
}

static void put_place(struct json_draft *out, const struct edition_item *item)
{
    bool has_point = record_shown_text(item->record, FIELD_LATITUDE, "") != NULL &&
                     record_shown_text(item->record, FIELD_LONGITUDE, "") != NULL;
    struct json_draft place;

    if (item->place == NULL && !has_point)
        return;
    place = json_draft_begin();
    json_draft_put_text(&place, "@type", "Place");
    json_draft_put_text(&place, "name", item->place);
    if (has_point)
        json_draft_put(&place, "geo", json_of_point(item->record));
    json_draft_put(out, "contentLocation", json_draft_end(&place));
}

static void put_rights(struct json_draft *out, const struct edition_item *item)
{
    put_named(out, "creator", "Person", item->creator);
    json_draft_put_text(out, "creditText", record_shown_text(item->record, FIELD_CREDIT_LINE, ""));
    json_draft_put_text(out, "copyrightNotice", item->rights);
    if (edition_is_address(item->license))
        json_draft_put_text(out, "license", item->license);
    else
        put_named(out, "license", "CreativeWork", item->license);
}

static void put_times(struct json_draft *out, const struct edition_item *item)
{
    json_draft_put_text(out, "dateCreated", record_shown_text(item->record, FIELD_TAKEN_AT, ""));
    json_draft_put_text(out, "datePublished", item->record->valid_from);
    json_draft_put_text(out, "dateModified", item->updated);
    json_draft_put_text(out, "expires", item->record->valid_until);
}

static void put_collections(struct json_draft *out, const struct record_list *names)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; list != NULL && i < names->count; i++)
        if (json_array_append_new(list, json_of_named("Collection", names->items[i])) != 0) {
            json_decref(list);
            list = NULL;
        }
    if (names->count > 0)
        json_draft_put(out, "isPartOf", list);
    else
        json_decref(list);
}

/* --- an item --- */

static void put_image(struct json_draft *out, const struct edition_item *item)
{
    json_draft_put_text(out, "contentUrl", buf_text(&item->address));
    json_draft_put_text(out, "caption", item->alt_text);
    put_pixels(out, "width", item->record->width);
    put_pixels(out, "height", item->record->height);
    if (item->record->bytes >= 0) {
        struct buf size = BUF_INIT;

        buf_format(&size, "%lld B", (long long)item->record->bytes);
        out->failed = out->failed || size.failed;
        json_draft_put_text(out, "contentSize", buf_text(&size));
        buf_dispose(&size);
    }
}

static void put_article(struct json_draft *out, const struct edition_item *item)
{
    json_draft_put_text(out, "url", buf_text(&item->address));
    json_draft_put_text(out, "headline", item->title);
    json_draft_put_text(out, "articleBody", item->body);
}

json_t *schema_org_of_item(const struct edition_item *item)
{
    bool is_image = item->record->kind == RECORD_IMAGE;
    struct json_draft out = json_draft_begin();

    json_draft_put_text(&out, "@type", is_image ? "ImageObject" : "Article");
    json_draft_put_text(&out, "@id", item->urn);
    json_draft_put_text(&out, "inLanguage", item->language);
    json_draft_put_text(&out, "name", item->title);
    json_draft_put_text(&out, "description", item->description);
    json_draft_put_list(&out, "keywords", &item->tags);
    json_draft_put_text(&out, "encodingFormat", item->record->media_type);
    if (is_image)
        put_image(&out, item);
    else
        put_article(&out, item);
    put_place(&out, item);
    put_rights(&out, item);
    put_times(&out, item);
    put_collections(&out, &item->record->collections);
    return json_draft_end(&out);
}

/* --- the document --- */

struct graph {
    struct exporter *exporter;
    struct edition edition;
    bool begun;
};

static vitrine_status write_record(void *context, const struct record *record, vitrine_error **err)
{
    struct graph *graph = context;
    struct buf *out = &graph->exporter->pending;
    struct edition_item item = {0};
    vitrine_status s = edition_item(&item, &graph->edition, record, err);

    if (s >= 0) {
        buf_string(out, graph->begun ? ",\n" : "\n");
        s = json_write_for_script(out, schema_org_of_item(&item), err);
    }
    edition_item_dispose(&item);
    graph->begun = true;
    graph->exporter->written++;
    return s < 0 ? s : exporter_flush(graph->exporter, err);
}

vitrine_status export_schema_org(struct exporter *exporter, vitrine_error **err)
{
    struct graph graph = {.exporter = exporter};
    vitrine_status s = edition_open(&graph.edition, exporter->store, exporter->options, err);

    if (s >= 0) {
        buf_string(&exporter->pending, "{\"@context\":\"" SCHEMA_ORG_CONTEXT "\",\"@graph\":[");
        s = exporter_walk(exporter, write_record, &graph, err);
        buf_string(&exporter->pending, "\n]}\n");
    }
    edition_dispose(&graph.edition);
    return s;
}
