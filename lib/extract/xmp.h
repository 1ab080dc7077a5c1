/* SPDX-License-Identifier: MIT
 * extract/xmp.h - XMP: one or several packets of RDF/XML collected, then told as fields. */
#ifndef EXTRACT_XMP_H
#define EXTRACT_XMP_H

#include "extract/extraction.h"

/* What Vitrine reads of XMP. */
enum xmp_property {
    XMP_TITLE,
    XMP_HEADLINE,
    XMP_DESCRIPTION,
    XMP_ALT_TEXT,
    XMP_LONG_DESCRIPTION,
    XMP_SUBJECT,
    XMP_CREATOR,
    XMP_CREDIT,
    XMP_RIGHTS,
    XMP_WEB_STATEMENT,
    XMP_DATE_CREATED,
    XMP_SUBLOCATION, /* these four in the order a place is written */
    XMP_CITY,
    XMP_PROVINCE,
    XMP_COUNTRY,
    XMP_LATITUDE,
    XMP_LONGITUDE,
    XMP_ALTITUDE,
    XMP_ALTITUDE_REF,
    XMP_SIDECAR_FOR, /* the suffix of the file that a sidecar belongs to: "JPG" */
    XMP_HAS_EXTENDED /* the name of the packet that goes on in other segments */
};

struct xmp_value {
    enum xmp_property property;
    char *language; /* xml:lang as given, or "" */
    char *text;     /* not cleaned yet; of a list, one item */
};

struct xmp {
    struct xmp_value *values;
    size_t count;
    size_t capacity;
    const char *damage; /* static words for a warning; NULL: all was read */
};
#define XMP_INIT       \
    {                  \
        .values = NULL \
    }
void xmp_dispose(struct xmp *xmp);

/* Does this look like XMP (from the first bytes of a file)? */
bool xmp_looks_like(const char *bytes, size_t length);
/* Collect what a packet holds. Damage ends the packet and is remembered, what stood before it stays. ENOMEM,
 * and what the budget says. */
vitrine_status xmp_parse(struct xmp *xmp, const char *packet, size_t length, const struct budget *budget,
                         vitrine_error **err);
/* Tell what was collected as values of SOURCE_XMP, and damage as a warning. A headline is a title only where
 * `out` has none, so other sources come first. */
vitrine_status xmp_tell(struct extraction *out, const struct xmp *xmp, vitrine_error **err);
/* The first text of a property, or NULL. Borrowed. */
const char *xmp_text(const struct xmp *xmp, enum xmp_property property);

#endif
