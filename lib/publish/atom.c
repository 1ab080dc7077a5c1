/* SPDX-License-Identifier: MIT
 * Records as an Atom feed (RFC 4287): an entry each, whose content is HTML made of the record's words. */
#include <string.h>

#include "base/err.h"
#include "publish/feed.h"
#include "publish/xml.h"

#define NAMESPACE "http://www.w3.org/2005/Atom"

static vitrine_status put_head(struct buf *out, const struct feed *feed, vitrine_error **err)
{
    (void)err;
    buf_string(out, XML_DECLARATION "<feed xmlns=\"" NAMESPACE "\"");
    xml_put_attribute(out, "xml:lang", edition_language(&feed->edition));
    buf_string(out, ">\n");
    xml_put_element(out, "id", NULL, feed->urn);
    xml_put_element(out, "title", NULL, feed->title);
    xml_put_element(out, "updated", NULL, feed->updated);
    buf_string(out, "<author>");
    xml_put_element(out, "name", NULL, feed->title);
    buf_string(out, "</author>\n");
    if (feed->edition.base.length > 0) {
        buf_string(out, "<link rel=\"alternate\"");
        xml_put_attribute(out, "href", buf_text(&feed->edition.base));
        buf_string(out, "/>\n");
    }
    buf_string(out, "<generator>Vitrine</generator>\n");
    return VITRINE_OK;
}

static void put_link(struct buf *out, const char *relation, const struct edition_item *item)
{
    buf_format(out, "<link rel=\"%s\"", relation);
    xml_put_attribute(out, "href", buf_text(&item->address));
    xml_put_attribute(out, "type", item->record->media_type);
    if (item->record->bytes >= 0)
        buf_format(out, " length=\"%lld\"", (long long)item->record->bytes);
    buf_string(out, "/>\n");
}

static void put_links(struct buf *out, const struct edition_item *item)
{
    if (item->address.length > 0) {
        put_link(out, "alternate", item);
        if (item->record->kind == RECORD_IMAGE)
            put_link(out, "enclosure", item);
    }
    if (edition_is_address(item->license)) {
        buf_string(out, "<link rel=\"license\""); /* RFC 4946 */
        xml_put_attribute(out, "href", item->license);
        buf_string(out, "/>\n");
    }
}

static void put_tags(struct buf *out, const struct record_list *tags)
{
    size_t i;

    for (i = 0; i < tags->count; i++) {
        buf_string(out, "<category");
        xml_put_attribute(out, "term", tags->items[i]);
        buf_string(out, "/>\n");
    }
}

static void put_content(struct buf *out, const struct edition_item *item)
{
    struct buf html = BUF_INIT;

    edition_html(&html, item);
    buf_string(out, "<content type=\"html\">");
    xml_put_text(out, buf_text(&html));
    buf_string(out, "</content>\n");
    out->failed = out->failed || html.failed;
    buf_dispose(&html);
}

static vitrine_status put_entry(struct buf *out, const struct feed *feed, const struct edition_item *item,
                                vitrine_error **err)
{
    (void)feed;
    (void)err;
    buf_string(out, "<entry");
    xml_put_attribute(out, "xml:lang", item->language);
    buf_string(out, ">\n");
    xml_put_element(out, "id", NULL, item->urn);
    xml_put_element(out, "title", NULL, item->title);
    xml_put_element(out, "updated", NULL, item->updated);
    xml_put_element(out, "published", NULL, item->published);
    if (item->creator != NULL) {
        buf_string(out, "<author>");
        xml_put_element(out, "name", NULL, item->creator);
        buf_string(out, "</author>\n");
    }
    put_links(out, item);
    put_tags(out, &item->tags);
    xml_put_element(out, "summary", NULL, item->description);
    put_content(out, item);
    xml_put_element(out, "rights", NULL, item->rights);
    buf_string(out, "</entry>\n");
    return VITRINE_OK;
}

vitrine_status export_atom(struct exporter *exporter, vitrine_error **err)
{
    static const struct feed_format format = {put_head, put_entry, "</feed>\n"};

    return feed_run(exporter, &format, err);
}
