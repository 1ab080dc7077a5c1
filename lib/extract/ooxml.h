/* SPDX-License-Identifier: MIT
 * extract/ooxml.h - the XML parts of a Word document (ECMA-376 part 1, both its transitional and its strict
 * form). */
#ifndef EXTRACT_OOXML_H
#define EXTRACT_OOXML_H

#include "extract/office_styles.h"
#include "extract/xml_events.h"

/* Each reads a whole part; *damage as xml_read. */
vitrine_status ooxml_styles_read(struct office_styles *out, const char **damage, const struct buf *document,
                                 const struct budget *budget, vitrine_error **err);
/* word/document.xml, also footnotes.xml and endnotes.xml. */
vitrine_status ooxml_text_read(struct office_text *out, const struct office_styles *styles,
                               const char **damage, const struct buf *document, const struct budget *budget,
                               vitrine_error **err);

/* Where a part's relations lead: the first of each kind, as names of members; "" if there is none. */
enum ooxml_relation {
    RELATION_DOCUMENT,
    RELATION_PROPERTIES,
    RELATION_STYLES,
    RELATION_FOOTNOTES,
    RELATION_ENDNOTES
};
#define RELATION_END (RELATION_ENDNOTES + 1)
#define OOXML_PATH_SIZE 256
struct ooxml_relations {
    char part[OOXML_PATH_SIZE]; /* that they are of; "": the package */
    char targets[RELATION_END][OOXML_PATH_SIZE];
};
/* Those found before are kept. */
vitrine_status ooxml_relations_read(struct ooxml_relations *out, const char **damage,
                                    const struct buf *document, const struct budget *budget,
                                    vitrine_error **err);

/* The font that a w:rFonts has for letters beyond ASCII; NULL if it says none, "" if the theme's. */
const char *ooxml_font(const struct xml_element *element);

#endif
