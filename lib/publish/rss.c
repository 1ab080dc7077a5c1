/* SPDX-License-Identifier: MIT
 * Records as RSS 2.0 (rssboard.org): an item each. What RSS has no element for stands in those of Dublin Core (creator,
 * rights, an item's own language) and of the content module (HTML). */
#include <string.h>
#include <time.h>

#include "base/err.h"
#include "publish/feed.h"
#include "publish/xml.h"

#define NAMESPACES                                       \
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""     \
    " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""

/* As RFC 822 writes dates, with four digits of the year: "Fri, 02 Jan 2026 03:04:05 GMT". */
static void put_date(struct buf *out, const char *name, int64_t seconds)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    time_t instant = (time_t)seconds;
    struct tm tm;

    if (gmtime_r(&instant, &tm) == NULL)
        return;
    buf_format(out, "<%s>%.3s, %02d %.3s %04d %02d:%02d:%02d GMT</%s>\n", name, days + 3 * tm.tm_wday, tm.tm_mday,
               months + 3 * tm.tm_mon, tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec, name);
}

/* The link must be there: without an address, what names the feed. */
static vitrine_status put_head(struct buf *out, const struct feed *feed, vitrine_error **err)
{
    const char *base = buf_text(&feed->edition.base);

    (void)err;
    buf_string(out, XML_DECLARATION "<rss version=\"2.0\"" NAMESPACES ">\n<channel>\n");
    xml_put_element(out, "title", NULL, feed->title);
    xml_put_element(out, "link", NULL, *base != '\0' ? base : feed->urn);
    xml_put_element(out, "description", NULL, feed->title);
    xml_put_element(out, "language", NULL, edition_language(&feed->edition));
    put_date(out, "lastBuildDate", feed->updated_at);
    buf_string(out, "<generator>Vitrine</generator>\n");
    return VITRINE_OK;
}

static void put_enclosure(struct buf *out, const struct edition_item *item)
{
    const char *media_type = item->record->media_type;

    if (item->address.length == 0)
        return;
    buf_string(out, "<enclosure");
    xml_put_attribute(out, "url", buf_text(&item->address));
    buf_format(out, " length=\"%lld\"", item->record->bytes >= 0 ? (long long)item->record->bytes : 0LL);
    xml_put_attribute(out, "type", media_type != NULL ? media_type : "application/octet-stream");
    buf_string(out, "/>\n");
}

/* Readers take both for HTML: words are escaped once for that, and once more for XML. */
static void put_html(struct buf *out, const struct edition_item *item)
{
    struct buf html = BUF_INIT;

    if (item->description != NULL)
        html_put_text(&html, item->description);
    xml_put_element(out, "description", NULL, buf_text(&html));
    buf_truncate(&html, 0);
    edition_html(&html, item);
    xml_put_element(out, "content:encoded", NULL, buf_text(&html));
    out->failed = out->failed || html.failed;
    buf_dispose(&html);
}

static vitrine_status put_item(struct buf *out, const struct feed *feed, const struct edition_item *item,
                               vitrine_error **err)
{
    size_t i;

    (void)err;
    buf_string(out, "<item>\n");
    xml_put_element(out, "title", NULL, item->title);
    xml_put_element(out, "link", NULL, buf_text(&item->address));
    buf_format(out, "<guid isPermaLink=\"false\">%s</guid>\n", item->urn);
    put_date(out, "pubDate", item->updated_at);
    put_html(out, item);
    for (i = 0; i < item->tags.count; i++)
        xml_put_element(out, "category", NULL, item->tags.items[i]);
    put_enclosure(out, item);
    xml_put_element(out, "dc:creator", NULL, item->creator);
    xml_put_element(out, "dc:rights", NULL, item->rights);
    if (strcmp(item->language, edition_language(&feed->edition)) != 0)
        xml_put_element(out, "dc:language", NULL, item->language);
    buf_string(out, "</item>\n");
    return VITRINE_OK;
}

vitrine_status export_rss(struct exporter *exporter, vitrine_error **err)
{
    static const struct feed_format format = {put_head, put_item, "</channel>\n</rss>\n"};

    return feed_run(exporter, &format, err);
}
