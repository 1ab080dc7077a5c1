/* SPDX-License-Identifier: MIT
 * Records as Dublin Core in XML: <records> of <oai_dc:dc> (the container of OAI-PMH 2.0), whose elements are those of
 * Dublin Core 1.1. What is said in a language has its xml:lang; all languages are there unless some are asked for. */
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "publish/edition.h"
#include "publish/exporter.h"
#include "publish/xml.h"

#define HEAD                                                   \
    XML_DECLARATION                                            \
    "<records xmlns:oai_dc=\"http://www.openarchives.org/OAI/2.0/oai_dc/\"" \
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"

struct dublin_core {
    struct exporter *exporter;
    struct edition edition;
};

/* --- in a language --- */

static const struct {
    enum field field;
    const char *element;
} text_elements[] = {
    {FIELD_TITLE, "dc:title"},
    {FIELD_DESCRIPTION, "dc:description"},
    {FIELD_ALT_TEXT, "dc:description"},
    {FIELD_PLACE, "dc:coverage"},
};

static void put_keywords(struct buf *out, const char *language, const char *joined)
{
    struct buf keyword = BUF_INIT;
    const char *item;
    size_t length;

    while (record_keyword(joined, 0, &item, &length)) {
        buf_truncate(&keyword, 0);
        buf_append(&keyword, item, length);
        xml_put_element(out, "dc:subject", language, buf_text(&keyword));
        joined = item[length] != '\0' ? item + length + 1 : NULL;
    }
    out->failed = out->failed || keyword.failed;
    buf_dispose(&keyword);
}

static void put_text(struct buf *out, const struct record *record, const char *language)
{
    size_t i;

    for (i = 0; i < sizeof text_elements / sizeof text_elements[0]; i++)
        xml_put_element(out, text_elements[i].element, language,
                    record_shown_text(record, text_elements[i].field, language));
    put_keywords(out, language, record_shown_text(record, FIELD_KEYWORDS, language));
}

/* Those asked for; if it has none of them, the one that is shown instead. */
static void put_texts(struct buf *out, const struct edition *edition, const struct record *record)
{
    const char *instead = edition_language_of(edition, record);
    size_t i;

    if (instead != NULL && edition_shows(edition, instead))
        instead = NULL;
    for (i = 0; i < record->text_count; i++) {
        const char *language = record->texts[i].language;

        if (record_has_language(record, language) &&
            (edition_shows(edition, language) || (instead != NULL && strcmp(language, instead) == 0)))
            put_text(out, record, language);
    }
}

static void put_labels(struct buf *out, const struct edition *edition, const char *name)
{
    const struct heading *topic = edition_heading(edition, name);
    size_t count = topic != NULL ? topic->labels.count : 0;
    bool labelled = false;
    size_t i;

    for (i = 0; i < count; i++) {
        const struct label *label = &topic->labels.items[i];

        if (!edition_shows(edition, label->language))
            continue;
        xml_put_element(out, "dc:subject", label->language, label->text);
        labelled = true;
    }
    if (!labelled)
        xml_put_element(out, "dc:subject", NULL, name);
}

/* --- in none --- */

/* A point as DCMI writes it; names of places stand beside it. */
static void put_point(struct buf *out, const struct record *record)
{
    const char *latitude = record_shown_text(record, FIELD_LATITUDE, "");
    const char *longitude = record_shown_text(record, FIELD_LONGITUDE, "");
    struct buf point = BUF_INIT;

    if (latitude == NULL || longitude == NULL)
        return;
    buf_format(&point, "east=%s; north=%s", longitude, latitude);
    xml_put_element(out, "dc:coverage", NULL, buf_text(&point));
    out->failed = out->failed || point.failed;
    buf_dispose(&point);
}

/* What a text is written in; a picture has no language. */
static void put_languages(struct buf *out, const struct record *record)
{
    size_t i;

    if (record->kind != RECORD_TEXT)
        return;
    for (i = 0; i < record->text_count; i++)
        if (strcmp(record->texts[i].language, "und") != 0 && record_has_language(record, record->texts[i].language))
            xml_put_element(out, "dc:language", NULL, record->texts[i].language);
}

static void put_facts(struct buf *out, const struct edition *edition, const struct edition_item *item)
{
    const struct record *record = item->record;
    size_t i;

    xml_put_element(out, "dc:identifier", NULL, item->urn);
    xml_put_element(out, "dc:identifier", NULL, buf_text(&item->address));
    xml_put_element(out, "dc:type", NULL, record->kind == RECORD_IMAGE ? "StillImage" : "Text");
    xml_put_element(out, "dc:format", NULL, record->media_type);
    xml_put_element(out, "dc:creator", NULL, item->creator);
    xml_put_element(out, "dc:contributor", NULL, record_shown_text(record, FIELD_CREDIT_LINE, ""));
    xml_put_element(out, "dc:date", NULL, record_shown_text(record, FIELD_TAKEN_AT, ""));
    xml_put_element(out, "dc:rights", NULL, item->rights);
    xml_put_element(out, "dc:rights", NULL, item->license);
    put_point(out, record);
    put_languages(out, record);
    for (i = 0; i < record->topics.count; i++)
        put_labels(out, edition, record->topics.items[i]);
    for (i = 0; i < record->collections.count; i++)
        xml_put_element(out, "dc:relation", NULL, record->collections.items[i]);
}

/* --- the document --- */

static vitrine_status write_record(void *context, const struct record *record, vitrine_error **err)
{
    struct dublin_core *all = context;
    struct buf *out = &all->exporter->pending;
    struct edition_item item = {0};
    vitrine_status s = edition_item(&item, &all->edition, record, err);

    if (s >= 0) {
        buf_string(out, "<oai_dc:dc>\n");
        put_facts(out, &all->edition, &item);
        put_texts(out, &all->edition, record);
        buf_string(out, "</oai_dc:dc>\n");
        all->exporter->written++;
        s = exporter_flush(all->exporter, err);
    }
    edition_item_dispose(&item);
    return s;
}

vitrine_status export_dublin_core(struct exporter *exporter, vitrine_error **err)
{
    struct dublin_core all = {.exporter = exporter};
    vitrine_status s = edition_open(&all.edition, exporter->store, exporter->options, err);

    if (s >= 0) {
        buf_string(&exporter->pending, HEAD);
        s = exporter_walk(exporter, write_record, &all, err);
        buf_string(&exporter->pending, "</records>\n");
    }
    edition_dispose(&all.edition);
    return s;
}
