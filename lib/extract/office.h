/* SPDX-License-Identifier: MIT
 * extract/office.h - the parts of an office document in their package. */
#ifndef EXTRACT_OFFICE_H
#define EXTRACT_OFFICE_H

#include "extract/office_properties.h"
#include "extract/ooxml.h"
#include "extract/zip.h"

/* Bytes of a part, unpacked; what is behind is left out. With what reading it takes, a document stays far
 * below what one file may use. */
#define OFFICE_MAX_PART ((size_t)32 << 20)

/* All that is read of one document. */
struct office {
    struct extraction *out;
    struct zip zip;
    const char *what; /* "Word", for warnings */
    bool encrypted;
    struct ooxml_relations relations;
    struct office_styles styles;
    struct office_text text;
    struct office_properties properties;
};

/* One part of the document, whole. *damage as xml_read. */
typedef vitrine_status office_part(struct office *office, const char **damage, const struct buf *part,
                                   vitrine_error **err);
/* Read the part of that name; that there is none is no matter, damage is a warning. */
vitrine_status office_read_part(struct office *office, const char *name, office_part *read,
                                vitrine_error **err);
/* The same for the part that holds the text. EFORMAT: it isn't there, or so damaged that it says nothing. */
vitrine_status office_read_main(struct office *office, const char *name, office_part *read,
                                vitrine_error **err);
/* office_part: properties in XML. */
vitrine_status office_read_properties(struct office *office, const char **damage, const struct buf *part,
                                      vitrine_error **err);

/* What the package holds, into the office's text and properties. EFORMAT: so damaged that it says nothing. */
vitrine_status ooxml_read(struct office *office, vitrine_error **err);
vitrine_status odf_read(struct office *office, vitrine_error **err);

#endif
