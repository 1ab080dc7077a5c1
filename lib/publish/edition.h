/* SPDX-License-Identifier: MIT
 * publish/edition.h - records as readers of one language get them: what a feed or a page says of each.
 *
 * The language of a record is the first of those to be shown that it has, else the home language, else its first. */
#ifndef PUBLISH_EDITION_H
#define PUBLISH_EDITION_H

#include "base/arena.h"
#include "publish/export.h"
#include "text/language.h"

struct edition {
    struct store *store;
    const struct export_options *options;
    struct arena arena;
    char (*show)[LANGUAGE_SIZE];
    size_t show_count;
    char home[LANGUAGE_SIZE];
    struct heading *topics;
    size_t topic_count;
    size_t topic_capacity;
    struct buf base; /* a web address that ends in '/'; "": none */
};

/* Into a zeroed one. EINVAL: a language that is none, a base that is no web address. */
vitrine_status edition_open(struct edition *out, struct store *store, const struct export_options *options,
                            vitrine_error **err);
void edition_dispose(struct edition *edition);
/* What readers asked for: the first language shown, else home. */
const char *edition_language(const struct edition *edition);
/* Is that stored tag one of those shown? True when all are. */
bool edition_shows(const struct edition *edition, const char *language);

/* One record. Strings are borrowed from record and edition, or owned by the arena of buffers below. */
struct edition_item {
    const struct record *record;
    const char *language; /* "" : the asset has no text */
    const char *title;    /* never empty: else the file's name, else the uuid */
    const char *description; /* this and the others: NULL if there is none */
    const char *body;
    const char *alt_text;
    const char *place;
    const char *creator;
    const char *rights;
    const char *license;
    struct record_list tags; /* labels of topics, then keywords; owned */
    char urn[46];            /* urn:uuid:... */
    char updated[32];        /* RFC 3339 */
    char published[32];      /* "": not known */
    int64_t updated_at;
    struct buf name;    /* what stands in for a title; owned */
    struct buf address; /* of the file in the web; "": not known; owned */
};

/* Into a zeroed one, to be disposed of in any case. */
vitrine_status edition_item(struct edition_item *out, const struct edition *edition, const struct record *record,
                            vitrine_error **err);
void edition_item_dispose(struct edition_item *item);
/* When the text that is shown changed last, else the file. */
int64_t edition_updated_at(const struct edition *edition, const struct record *record);
/* The topic's label in that language, else in the home language, else its name. */
const char *edition_topic(const struct edition *edition, const char *name, const char *language);
const struct heading *edition_heading(const struct edition *edition, const char *name);
/* The language a record is shown in; NULL: it has no text. */
const char *edition_language_of(const struct edition *edition, const struct record *record);
/* An address that may stand in a link: http or https, and nothing that ends it. NULL is none. */
bool edition_is_address(const char *text);
/* The item's picture, alt text and words as HTML. */
void edition_html(struct buf *out, const struct edition_item *item);

#endif
