/* SPDX-License-Identifier: MIT
 * Records for readers of one language; see edition.h. */
#include "publish/edition.h"

#include <string.h>

#include "base/alloc.h"
#include "base/clock.h"
#include "base/err.h"
#include "publish/xml.h"
#include "search/condition.h"

/* --- the web address of files --- */

static bool is_unreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c != '\0' && strchr("-._~", c) != NULL);
}

/* Of any bytes; '/' stays. */
static void put_encoded(struct buf *out, const char *path)
{
    for (; *path != '\0'; path++) {
        if (is_unreserved(*path) || *path == '/')
            buf_char(out, *path);
        else
            buf_format(out, "%%%02X", (unsigned)(unsigned char)*path);
    }
}

bool edition_is_address(const char *text)
{
    const char *host;
    const char *at;

    if (text == NULL || (strncmp(text, "https://", 8) != 0 && strncmp(text, "http://", 7) != 0))
        return false;
    for (at = text; *at != '\0'; at++)
        if (*at <= ' ' || *at > '~' || strchr("\"<>\\^`{|}", *at) != NULL)
            return false;
    host = strstr(text, "://") + 3;
    return *host != '\0' && *host != '/';
}

static vitrine_status set_base(struct edition *edition, vitrine_error **err)
{
    const char *base = edition->options->base;

    if (base == NULL || *base == '\0')
        return VITRINE_OK;
    if (!edition_is_address(base) || strpbrk(base, "?#") != NULL)
        return err_set(err, VITRINE_EINVAL, "base: %.200s: a web address is meant, such as https://example.org/media/",
                       base);
    buf_string(&edition->base, base);
    if (base[strlen(base) - 1] != '/')
        buf_char(&edition->base, '/');
    return edition->base.failed ? err_nomem(err) : VITRINE_OK;
}

/* --- the edition --- */

static vitrine_status add_topic(void *context, const struct heading *heading, vitrine_error **err)
{
    struct edition *edition = context;
    struct heading *copy;

    if (!mem_grow(&edition->topics, &edition->topic_capacity, edition->topic_count, sizeof *copy))
        return err_nomem(err);
    copy = &edition->topics[edition->topic_count++];
    memset(copy, 0, sizeof *copy);
    return heading_copy(copy, heading) < 0 ? err_nomem(err) : VITRINE_OK;
}

static vitrine_status set_languages(struct edition *edition, vitrine_error **err)
{
    const struct filter_list *show = edition->options->show;
    struct buf home = BUF_INIT;
    vitrine_status s = edition->store->ops->setting(edition->store, &home, "home", err);

    strncpy(edition->home, buf_text(&home), sizeof edition->home - 1);
    buf_dispose(&home);
    if (s < 0 || show == NULL || show->count == 0)
        return s;
    edition->show_count = show->count;
    return condition_languages(&edition->show, &edition->arena, edition->store, show, err);
}

vitrine_status edition_open(struct edition *out, struct store *store, const struct export_options *options,
                            vitrine_error **err)
{
    vitrine_status s;

    out->store = store;
    out->options = options;
    s = set_base(out, err);
    if (s >= 0)
        s = set_languages(out, err);
    if (s >= 0)
        s = store->ops->headings(store, HEADING_TOPIC, add_topic, out, err);
    return s;
}

void edition_dispose(struct edition *edition)
{
    while (edition->topic_count > 0)
        heading_dispose(&edition->topics[--edition->topic_count]);
    mem_free(edition->topics);
    arena_dispose(&edition->arena);
    buf_dispose(&edition->base);
}

const char *edition_language(const struct edition *edition)
{
    return edition->show_count > 0 ? edition->show[0] : edition->home;
}

bool edition_shows(const struct edition *edition, const char *language)
{
    size_t i;

    for (i = 0; i < edition->show_count; i++)
        if (language_matches(language, edition->show[i]))
            return true;
    return edition->show_count == 0;
}

const char *edition_language_of(const struct edition *edition, const struct record *record)
{
    const char *found;
    size_t i;

    for (i = 0; i < edition->show_count; i++) {
        found = record_display_language(record, edition->show[i], NULL);
        if (found != NULL && language_matches(found, edition->show[i]))
            return found;
    }
    return record_display_language(record, NULL, edition->home);
}

const struct heading *edition_heading(const struct edition *edition, const char *name)
{
    size_t i;

    for (i = 0; i < edition->topic_count; i++)
        if (strcmp(edition->topics[i].name, name) == 0)
            return &edition->topics[i];
    return NULL;
}

const char *edition_topic(const struct edition *edition, const char *name, const char *language)
{
    const struct heading *topic = edition_heading(edition, name);
    const char *label = topic != NULL ? labels_first(&topic->labels, language) : NULL;

    if (topic != NULL && label == NULL)
        label = labels_first(&topic->labels, edition->home);
    return label != NULL ? label : name;
}

/* --- one record --- */

int64_t edition_updated_at(const struct edition *edition, const struct record *record)
{
    const char *language = edition_language_of(edition, record);
    const struct record_text *text = language != NULL ? record_find_text(record, language) : NULL;
    int64_t seconds = text != NULL && text->updated_at > 0 ? text->updated_at : record->modified_at;
    char written[CLOCK_TEXT_SIZE];

    if (seconds == INT64_MIN)
        return 0;
    clock_format(written, seconds);
    return *written != '\0' ? seconds : 0;
}

static void set_times(struct edition_item *out, const struct edition *edition)
{
    const char *from = out->record->valid_from;

    out->updated_at = edition_updated_at(edition, out->record);
    clock_format(out->updated, out->updated_at);
    if (from != NULL && strlen(from) == 10)
        strcat(strcpy(out->published, from), "T00:00:00Z");
}

static void set_title(struct edition_item *out)
{
    const char *path = out->record->path;
    const char *slash = path != NULL ? strrchr(path, '/') : NULL;

    out->title = record_shown_text(out->record, FIELD_TITLE, out->language);
    if (out->title != NULL)
        return;
    buf_string(&out->name, slash != NULL ? slash + 1 : path != NULL ? path : out->urn);
    out->title = buf_text(&out->name);
}

static void set_texts(struct edition_item *out)
{
    const struct record *record = out->record;

    set_title(out);
    out->description = record_shown_text(record, FIELD_DESCRIPTION, out->language);
    out->body = record_shown_text(record, FIELD_BODY, out->language);
    out->alt_text = record_shown_text(record, FIELD_ALT_TEXT, out->language);
    out->place = record_shown_text(record, FIELD_PLACE, out->language);
    out->creator = record_shown_text(record, FIELD_CREATOR, "");
    out->rights = record_shown_text(record, FIELD_COPYRIGHT_NOTICE, "");
    out->license = record_shown_text(record, FIELD_LICENSE, "");
}

static vitrine_status add_tag(struct record_list *tags, const char *text, size_t length)
{
    char *copy = mem_string_n(text, length);
    vitrine_status s = VITRINE_OK;

    if (copy == NULL)
        return VITRINE_ENOMEM;
    if (!record_list_has(tags, copy))
        s = record_list_append(tags, copy);
    mem_free(copy);
    return s;
}

static vitrine_status set_tags(struct edition_item *out, const struct edition *edition)
{
    const char *joined = record_shown_text(out->record, FIELD_KEYWORDS, out->language);
    vitrine_status s = VITRINE_OK;
    const char *item;
    size_t length;
    size_t i;

    for (i = 0; s >= 0 && i < out->record->topics.count; i++) {
        item = edition_topic(edition, out->record->topics.items[i], out->language);
        s = add_tag(&out->tags, item, strlen(item));
    }
    while (s >= 0 && record_keyword(joined, 0, &item, &length)) {
        s = add_tag(&out->tags, item, length);
        joined = item[length] != '\0' ? item + length + 1 : NULL;
    }
    return s;
}

vitrine_status edition_item(struct edition_item *out, const struct edition *edition, const struct record *record,
                            vitrine_error **err)
{
    const char *language = edition_language_of(edition, record);

    out->record = record;
    out->language = language != NULL ? language : "";
    strcpy(out->urn, "urn:uuid:");
    record_uuid_format(out->urn + strlen(out->urn), record->uuid);
    set_texts(out);
    set_times(out, edition);
    if (edition->base.length > 0 && record->path != NULL) {
        buf_string(&out->address, buf_text(&edition->base));
        put_encoded(&out->address, record->path);
    }
    if (set_tags(out, edition) < 0 || out->name.failed || out->address.failed)
        return err_nomem(err);
    return VITRINE_OK;
}

void edition_item_dispose(struct edition_item *item)
{
    record_list_dispose(&item->tags);
    buf_dispose(&item->name);
    buf_dispose(&item->address);
}

static void put_paragraph(struct buf *out, const char *text)
{
    if (text == NULL)
        return;
    buf_string(out, "<p>");
    html_put_text(out, text);
    buf_string(out, "</p>\n");
}

void edition_html(struct buf *out, const struct edition_item *item)
{
    if (item->record->kind == RECORD_IMAGE && item->address.length > 0) {
        buf_format(out, "<p><img src=\"%s\" alt=\"", buf_text(&item->address));
        html_put_attribute(out, item->alt_text != NULL ? item->alt_text : item->title);
        buf_string(out, "\"></p>\n");
    }
    put_paragraph(out, item->description);
    put_paragraph(out, item->body);
}
