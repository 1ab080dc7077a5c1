/* SPDX-License-Identifier: MIT
 * record/field.h - what can be said of an asset, and where it can come from. */
#ifndef RECORD_FIELD_H
#define RECORD_FIELD_H

#include <stdbool.h>
#include <stddef.h>

/* Numbers are stored: never renumbered, new ones are appended. The first six are texts in a language, the others
 * facts without one. */
enum field {
    FIELD_TITLE = 1,
    FIELD_DESCRIPTION = 2,
    FIELD_ALT_TEXT = 3,
    FIELD_KEYWORDS = 4, /* a list: items joined by '\n', none empty */
    FIELD_PLACE = 5,
    FIELD_BODY = 6,
    FIELD_CREATOR = 7,
    FIELD_CREDIT_LINE = 8,
    FIELD_COPYRIGHT_NOTICE = 9,
    FIELD_LICENSE = 10,
    FIELD_TAKEN_AT = 11,  /* cli.md: 1975, 1975-04, 1975-04-30, 2021-07-15T08:30:00, with +07:00 if known */
    FIELD_LATITUDE = 12,  /* decimal degrees as text, WGS 84 */
    FIELD_LONGITUDE = 13,
    FIELD_ALTITUDE = 14,  /* metres above the sea as decimal text */
    FIELD_CAMERA = 15
};
#define FIELD_END 16

/* Numbers are stored. */
enum source {
    SOURCE_FILE = 1,
    SOURCE_EXIF = 2,
    SOURCE_IPTC = 3,
    SOURCE_XMP = 4,
    SOURCE_SIDECAR = 5,
    SOURCE_IMPORT = 6,
    SOURCE_HAND = 7
};
#define SOURCE_END 8

const char *field_name(enum field field);   /* as cli.md spells it: "alt_text" */
enum field field_of_name(const char *name); /* 0 if there is none */
bool field_is_text(enum field field);
const char *source_name(enum source source);
enum source source_of_name(const char *name); /* 0 if there is none */
/* Place in line among what files say, 0 first; people (hand, import) stand before all. */
int source_rank(enum field field, enum source source);

#endif
