/* SPDX-License-Identifier: MIT
 * publish/xml.h - XML 1.0 in UTF-8, written piece by piece. What XML cannot hold (most control characters, U+FFFE and
 * U+FFFF, bytes that are not UTF-8) becomes U+FFFD; a parser gives everything else back as it was. */
#ifndef PUBLISH_XML_H
#define PUBLISH_XML_H

#include "base/buf.h"

#define XML_DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* Append the text of an element. */
void xml_put_text(struct buf *out, const char *text);
/* Append ` NAME="VALUE"`; nothing for NULL or "". */
void xml_put_attribute(struct buf *out, const char *name, const char *value);
/* Append a line with an element that holds the text, in that language ("" or NULL: not said). Nothing for a text of NULL
 * or "". */
void xml_put_element(struct buf *out, const char *name, const char *language, const char *text);

/* Append the text as HTML: no mark-up of its own, line breaks as <br>. Not yet XML text. */
void html_put_text(struct buf *out, const char *text);
/* The same for a value between double quotes. */
void html_put_attribute(struct buf *out, const char *text);

#endif
