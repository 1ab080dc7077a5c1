/* SPDX-License-Identifier: MIT
 * JSON strings; see json.h. */
#include "json.h"

#include <string.h>

#include "glyph.h"

static void json_character(struct text *out, uint32_t codepoint, const char *bytes, size_t length)
{
    if (codepoint == '"' || codepoint == '\\')
        text_format(out, "\\%c", (char)codepoint);
    else if (codepoint < 0x20 || (codepoint >= 0x7f && codepoint < 0xa0))
        text_format(out, "\\u%04x", (unsigned)codepoint);
    else
        text_append(out, bytes, length);
}

void json_put_bytes(struct text *out, const char *bytes, size_t length)
{
    uint32_t codepoint = 0;

    text_char(out, '"');
    for (size_t at = 0, step; at < length; at += step ? step : 1) {
        step = glyph_decode(&codepoint, bytes + at, length - at);
        if (step == 0)
            text_string(out, "\xef\xbf\xbd");
        else
            json_character(out, codepoint, bytes + at, step);
    }
    text_char(out, '"');
}

void json_put_string(struct text *out, const char *string)
{
    if (string == NULL)
        text_string(out, "null");
    else
        json_put_bytes(out, string, strlen(string));
}
