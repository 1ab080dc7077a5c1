/* SPDX-License-Identifier: MIT
 * extract/odf.h - the XML parts of an OpenDocument text (OASIS OpenDocument 1.2 and later). */
#ifndef EXTRACT_ODF_H
#define EXTRACT_ODF_H

#include "extract/office_styles.h"
#include "extract/xml_events.h"

/* The styles in styles.xml or content.xml, and the fonts they name (of the family "face"). */
vitrine_status odf_styles_read(struct office_styles *out, const char **damage, const struct buf *document,
                               const struct budget *budget, vitrine_error **err);
/* The text of content.xml. */
vitrine_status odf_text_read(struct office_text *out, const struct office_styles *styles, const char **damage,
                             const struct buf *document, const struct budget *budget, vitrine_error **err);
/* "character" for texts, else "paragraph". */
const char *odf_family(const char *family);

#endif
