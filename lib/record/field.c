/* SPDX-License-Identifier: MIT
 * The names of fields and sources, and which source goes first; see field.h. */
#include "record/field.h"

#include <string.h>

static const char *const field_names[FIELD_END] = {
    [FIELD_TITLE] = "title",
    [FIELD_DESCRIPTION] = "description",
    [FIELD_ALT_TEXT] = "alt_text",
    [FIELD_KEYWORDS] = "keywords",
    [FIELD_PLACE] = "place",
    [FIELD_BODY] = "body",
    [FIELD_CREATOR] = "creator",
    [FIELD_CREDIT_LINE] = "credit_line",
    [FIELD_COPYRIGHT_NOTICE] = "copyright_notice",
    [FIELD_LICENSE] = "license",
    [FIELD_TAKEN_AT] = "taken_at",
    [FIELD_LATITUDE] = "latitude",
    [FIELD_LONGITUDE] = "longitude",
    [FIELD_ALTITUDE] = "altitude",
    [FIELD_CAMERA] = "camera",
};

static const char *const source_names[SOURCE_END] = {
    [SOURCE_FILE] = "file",       [SOURCE_EXIF] = "exif",     [SOURCE_IPTC] = "iptc", [SOURCE_XMP] = "xmp",
    [SOURCE_SIDECAR] = "sidecar", [SOURCE_IMPORT] = "import", [SOURCE_HAND] = "hand",
};

const char *field_name(enum field field)
{
    return field > 0 && field < FIELD_END ? field_names[field] : "";
}

enum field field_of_name(const char *name)
{
    int field;

    for (field = 1; field < FIELD_END; field++)
        if (strcmp(field_names[field], name) == 0)
            return (enum field)field;
    return (enum field)0;
}

bool field_is_text(enum field field)
{
    return field >= FIELD_TITLE && field <= FIELD_BODY;
}

const char *source_name(enum source source)
{
    return source > 0 && source < SOURCE_END ? source_names[source] : "";
}

enum source source_of_name(const char *name)
{
    int source;

    for (source = 1; source < SOURCE_END; source++)
        if (strcmp(source_names[source], name) == 0)
            return (enum source)source;
    return (enum source)0;
}

int source_rank(enum field field, enum source source)
{
    /* vitrine.md section 5: when, where and with what a picture was taken, its camera knows best. */
    static const enum source usual[] = {SOURCE_SIDECAR, SOURCE_XMP, SOURCE_IPTC, SOURCE_EXIF, SOURCE_FILE};
    static const enum source capture[] = {SOURCE_SIDECAR, SOURCE_EXIF, SOURCE_XMP, SOURCE_IPTC, SOURCE_FILE};
    const enum source *order = field >= FIELD_TAKEN_AT ? capture : usual;
    int rank;

    for (rank = 0; rank < 5; rank++)
        if (order[rank] == source)
            return rank;
    return -1;
}
