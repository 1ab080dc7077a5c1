/* SPDX-License-Identifier: MIT
 * Records as a JSON Feed (jsonfeed.org, version 1.1): an item each, one a line. */
#include <string.h>

#include "base/err.h"
#include "publish/feed.h"
#include "publish/json.h"
#include "publish/json_draft.h"

#define VERSION "https://jsonfeed.org/version/1.1"

/* The object without its closing bracket: items follow. */
static vitrine_status put_head(struct buf *out, const struct feed *feed, vitrine_error **err)
{
    struct json_draft head = json_draft_begin();
    vitrine_status s;

    json_draft_put_text(&head, "version", VERSION);
    json_draft_put_text(&head, "title", feed->title);
    json_draft_put_text(&head, "home_page_url", buf_text(&feed->edition.base));
    json_draft_put_text(&head, "language", edition_language(&feed->edition));
    s = json_write_for_script(out, json_draft_end(&head), err);
    if (s < 0)
        return s;
    buf_truncate(out, out->length - 1);
    buf_string(out, ",\"items\":[");
    return VITRINE_OK;
}

static json_t *json_of_attachment(const struct edition_item *item)
{
    struct json_draft attachment = json_draft_begin();
    const char *media_type = item->record->media_type;

    json_draft_put_text(&attachment, "url", buf_text(&item->address));
    json_draft_put_text(&attachment, "mime_type", media_type != NULL ? media_type : "application/octet-stream");
    if (item->record->bytes >= 0)
        json_draft_put(&attachment, "size_in_bytes", json_integer(item->record->bytes));
    return json_draft_end(&attachment);
}

/* Lists of one. */
static json_t *json_of_author(const char *name)
{
    return json_pack("[{s:o}]", "name", json_of_text(name));
}

static void put_words(struct json_draft *out, const struct edition_item *item)
{
    const char *text = item->body != NULL ? item->body : item->description;
    struct buf html = BUF_INIT;

    edition_html(&html, item);
    out->failed = out->failed || html.failed;
    json_draft_put_text(out, "title", item->title);
    json_draft_put_text(out, "content_html", buf_text(&html));
    json_draft_put(out, "content_text", json_of_text(text != NULL ? text : ""));
    json_draft_put_text(out, "summary", item->description);
    buf_dispose(&html);
}

static void put_file(struct json_draft *out, const struct edition_item *item)
{
    if (item->address.length == 0)
        return;
    json_draft_put_text(out, "url", buf_text(&item->address));
    if (item->record->kind == RECORD_IMAGE)
        json_draft_put_text(out, "image", buf_text(&item->address));
    json_draft_put(out, "attachments", json_pack("[o]", json_of_attachment(item)));
}

static json_t *json_of_item(const struct edition_item *item)
{
    struct json_draft out = json_draft_begin();

    json_draft_put_text(&out, "id", item->urn);
    put_file(&out, item);
    put_words(&out, item);
    json_draft_put_text(&out, "date_published", item->published);
    json_draft_put_text(&out, "date_modified", item->updated);
    if (item->creator != NULL)
        json_draft_put(&out, "authors", json_of_author(item->creator));
    json_draft_put_list(&out, "tags", &item->tags);
    json_draft_put_text(&out, "language", item->language);
    return json_draft_end(&out);
}

static vitrine_status put_item(struct buf *out, const struct feed *feed, const struct edition_item *item,
                               vitrine_error **err)
{
    buf_string(out, feed->begun ? ",\n" : "\n");
    return json_write_for_script(out, json_of_item(item), err);
}

vitrine_status export_json_feed(struct exporter *exporter, vitrine_error **err)
{
    static const struct feed_format format = {put_head, put_item, "\n]}\n"};

    return feed_run(exporter, &format, err);
}
