/* SPDX-License-Identifier: MIT
 * XML and HTML, written; see xml.h. */
#include "publish/xml.h"

#include <string.h>

#include "base/utf8.h"

#define REPLACEMENT 0xfffd

static bool is_xml_character(uint32_t codepoint)
{
    if (codepoint < 0x20)
        return codepoint == '\t' || codepoint == '\n' || codepoint == '\r';
    return codepoint != UTF8_INVALID && codepoint != 0xfffe && codepoint != 0xffff;
}

/* '>' too, for "]]>"; CR, which a parser would take for a line feed. */
static const char *reference_of(uint32_t codepoint)
{
    switch (codepoint) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

/* In an attribute a parser would take these for spaces, or for its end. */
static const char *reference_in_attribute(uint32_t codepoint)
{
    switch (codepoint) {
    case '"':
        return "&quot;";
    case '\t':
        return "&#9;";
    case '\n':
        return "&#10;";
    default:
        return reference_of(codepoint);
    }
}

static void put(struct buf *out, const char *text, const char *(*reference)(uint32_t codepoint))
{
    size_t length = strlen(text);
    size_t at = 0;

    while (at < length) {
        uint32_t codepoint = utf8_next(text, length, &at);
        const char *written = reference(codepoint);

        if (written != NULL)
            buf_string(out, written);
        else
            buf_codepoint(out, is_xml_character(codepoint) ? codepoint : REPLACEMENT);
    }
}

void xml_put_text(struct buf *out, const char *text)
{
    put(out, text, reference_of);
}

void xml_put_attribute(struct buf *out, const char *name, const char *value)
{
    if (value == NULL || *value == '\0')
        return;
    buf_format(out, " %s=\"", name);
    put(out, value, reference_in_attribute);
    buf_char(out, '"');
}

void xml_put_element(struct buf *out, const char *name, const char *language, const char *text)
{
    if (text == NULL || *text == '\0')
        return;
    buf_format(out, "<%s", name);
    xml_put_attribute(out, "xml:lang", language);
    buf_char(out, '>');
    xml_put_text(out, text);
    buf_format(out, "</%s>\n", name);
}

/* --- HTML --- */

static const char *reference_in_html(uint32_t codepoint)
{
    return codepoint == '\n' ? "<br>\n" : reference_of(codepoint);
}

void html_put_text(struct buf *out, const char *text)
{
    put(out, text, reference_in_html);
}

void html_put_attribute(struct buf *out, const char *text)
{
    put(out, text, reference_in_attribute);
}
