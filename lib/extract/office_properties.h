/* SPDX-License-Identifier: MIT
 * extract/office_properties.h - what a document says of itself, beside its text. */
#ifndef EXTRACT_OFFICE_PROPERTIES_H
#define EXTRACT_OFFICE_PROPERTIES_H

#include "extract/office_text.h"

enum office_property {
    PROPERTY_TITLE,
    PROPERTY_DESCRIPTION,
    PROPERTY_SUBJECT,
    PROPERTY_KEYWORDS,      /* several are joined by ";" */
    PROPERTY_CREATOR,       /* likewise */
    PROPERTY_FIRST_CREATOR, /* where the one above may be who wrote last */
    PROPERTY_LANGUAGE,
    PROPERTY_CREATED, /* as moment_parse takes it */
    PROPERTY_MODIFIED
};
#define PROPERTY_END (PROPERTY_MODIFIED + 1)

/* A zeroed one says nothing. */
struct office_properties {
    struct buf values[PROPERTY_END];
};

void office_properties_dispose(struct office_properties *properties);
/* One more value of it. */
void office_properties_add(struct office_properties *properties, enum office_property property,
                           const char *text, size_t length);
/* The properties and the text as values of `out`. `what` names the format in warnings. Ends the text. */
vitrine_status office_tell(struct extraction *out, struct office_properties *properties,
                           struct office_text *text, const char *what, vitrine_error **err);

/* The properties of an XML document: docProps/core.xml, meta.xml. *damage as xml_read. */
vitrine_status office_properties_read(struct office_properties *out, const char **damage,
                                      const struct buf *document, const struct budget *budget,
                                      vitrine_error **err);

#endif
