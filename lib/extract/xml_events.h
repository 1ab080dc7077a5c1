/* SPDX-License-Identifier: MIT
 * extract/xml_events.h - XML of office documents as a run of events, its namespaces as short prefixes.
 *
 * Document type declarations, and with them entities, are refused; what is nested deeper than XML_MAX_DEPTH
 * ends the reading. */
#ifndef EXTRACT_XML_EVENTS_H
#define EXTRACT_XML_EVENTS_H

#include "extract/extraction.h"

#define XML_MAX_DEPTH 256
#define XML_NAME_SIZE 48

struct xml_element {
    /* "w:p" whatever prefix the document uses; "local" where it has no namespace; "" for namespaces and names
     * that no reader of ours looks for. */
    char name[XML_NAME_SIZE];
    const char **attributes; /* as Expat has them; read with xml_attribute */
    size_t depth;            /* of the root: 1 */
};

struct xml_handler {
    void *context;
    vitrine_status (*open)(void *context, const struct xml_element *element, vitrine_error **err);
    /* Without attributes. May be NULL. */
    vitrine_status (*close)(void *context, const struct xml_element *element, vitrine_error **err);
    /* `depth` of the element it stands in. May be NULL. */
    vitrine_status (*text)(void *context, const char *text, size_t length, size_t depth, vitrine_error **err);
};

/* *damage is set to words for a warning if not all could be read. What a handler returns below 0 ends the
 * reading. */
vitrine_status xml_read(const char **damage, const struct xml_handler *handler, const struct buf *document,
                        const struct budget *budget, vitrine_error **err);
/* The value of the attribute of that name ("w:val"); NULL if there is none. */
const char *xml_attribute(const struct xml_element *element, const char *name);

#endif
