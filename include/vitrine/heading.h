/* SPDX-License-Identifier: MIT
 * vitrine/heading.h - topics and collections: what assets are put under. See catalogue.h for what is common to all
 * headers.
 *
 * A topic is a subject heading in a tree (tourism, below it beaches); a collection is a named set of assets with dates, or
 * with a day that returns each year, and the languages it needs. Each has a name, which is its identity, and a label per
 * language; labels of topics are terms of the glossary, too. Assets are put under one with vitrine_assets_set
 * ("topic+=beaches"). */
#ifndef VITRINE_HEADING_H
#define VITRINE_HEADING_H

#include "vitrine/catalogue.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum vitrine_heading_kind { VITRINE_TOPIC = 1, VITRINE_COLLECTION = 2 } vitrine_heading_kind;

/* NULL leaves a value as it is (none, for a new heading), "" takes it away. Borrowed for the call. */
typedef struct vitrine_heading_options {
    size_t size;
    const char *const *labels; /* label_count of "LANG=TEXT"; an empty text takes that language's label away */
    size_t label_count;
    const char *parent; /* of a topic: name or label of the one above it */
    const char *from;   /* of a collection: dates (2026-04-30), both inclusive; not together with yearly */
    const char *to;
    const char *yearly; /* of a collection: the day that returns each year (04-30) */
    const char *wanted; /* of a collection: the languages it needs ("km,th") */
} vitrine_heading_options;
#define VITRINE_HEADING_OPTIONS_INIT                                                                         \
    {                                                                                                        \
        .size = sizeof(vitrine_heading_options)                                                              \
    }

/* Make one, or change the one of that name. options may be NULL. Errors: EINVAL (a value, in its own words),
 * ENOTFOUND (the parent). */
VITRINE_CHECKED vitrine_status vitrine_heading_put(vitrine_catalogue *cat, vitrine_heading_kind kind, const char *name,
                                                   const vitrine_heading_options *options, vitrine_error **err);
/* Remove the one of that name or label. Assets are taken from under it; topics below it come under the one above.
 * Errors: ENOTFOUND, with the nearest; EINVAL when a label means several. */
VITRINE_CHECKED vitrine_status vitrine_heading_remove(vitrine_catalogue *cat, vitrine_heading_kind kind,
                                                      const char *name, vitrine_error **err);
/* All as the JSON object of `vitrine topic list` or `collection list` (cli.md), by name; with a name or label: that
 * one's object alone. "assets" counts those under it, for a topic with those under the topics below it. Free with
 * vitrine_string_free. Errors: ENOTFOUND, EINVAL. */
VITRINE_CHECKED vitrine_status vitrine_headings_json(char **out, vitrine_catalogue *cat, vitrine_heading_kind kind,
                                                     const char *name, vitrine_error **err);

/* One heading, borrowed for the callback. */
typedef struct vitrine_heading vitrine_heading;
/* Return false to stop; the call is then OK all the same. */
typedef bool (*vitrine_heading_sink)(void *context, const vitrine_heading *heading);
/* Each of that kind, by name; with a name or label not NULL: that one. The callback may not use the catalogue. Errors:
 * ENOTFOUND, EINVAL. */
VITRINE_CHECKED vitrine_status vitrine_headings(vitrine_catalogue *cat, vitrine_heading_kind kind, const char *name,
                                                vitrine_heading_sink sink, void *context, vitrine_error **err);
VITRINE_API const char *vitrine_heading_name(const vitrine_heading *heading);
/* NULL where there is none. */
VITRINE_API const char *vitrine_heading_parent(const vitrine_heading *heading);
VITRINE_API const char *vitrine_heading_from(const vitrine_heading *heading);
VITRINE_API const char *vitrine_heading_to(const vitrine_heading *heading);
VITRINE_API const char *vitrine_heading_yearly(const vitrine_heading *heading);
VITRINE_API const char *vitrine_heading_wanted(const vitrine_heading *heading); /* "km,th" */
/* The i-th label, by language; false, and no write, behind the last. */
VITRINE_API bool vitrine_heading_label(const vitrine_heading *heading, size_t i, const char **language,
                                       const char **text);
VITRINE_API uint64_t vitrine_heading_assets(const vitrine_heading *heading);

#ifdef __cplusplus
}
#endif
#endif
