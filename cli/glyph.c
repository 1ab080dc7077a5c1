/* SPDX-License-Identifier: MIT
 * One character at a time; see glyph.h. */
#include "glyph.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>

static const struct form {
    unsigned char mask, lead;
    size_t length;
    uint32_t least;
} forms[] = {
    {0x80, 0x00, 1, 0},
    {0xe0, 0xc0, 2, 0x80},
    {0xf0, 0xe0, 3, 0x800},
    {0xf8, 0xf0, 4, 0x10000},
};

static size_t decode_form(uint32_t *codepoint, const struct form *form, const char *bytes)
{
    uint32_t value = (unsigned char)bytes[0] & (unsigned char)~form->mask;

    for (size_t i = 1; i < form->length; i++) {
        unsigned char byte = (unsigned char)bytes[i];

        if ((byte & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (byte & 0x3f);
    }
    if (value < form->least || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 0;
    *codepoint = value;
    return form->length;
}

size_t glyph_decode(uint32_t *codepoint, const char *bytes, size_t length)
{
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        if (length >= forms[i].length && ((unsigned char)bytes[0] & forms[i].mask) == forms[i].lead)
            return decode_form(codepoint, &forms[i], bytes);
    return 0;
}

bool glyph_is_utf8(const char *string)
{
    size_t length = strlen(string);
    uint32_t codepoint;

    for (size_t at = 0, step; at < length; at += step) {
        step = glyph_decode(&codepoint, string + at, length - at);
        if (step == 0)
            return false;
    }
    return true;
}

void glyph_setup(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
}

/* Inclusive ranges of what a terminal might obey, or what turns the direction of a line around. */
static const struct {
    uint32_t first, last;
} unsafe[] = {
    {0x00, 0x1f},     {0x7f, 0x9f},     {0x061c, 0x061c}, {0x200e, 0x200f},
    {0x2028, 0x202e}, {0x2066, 0x2069}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb},
};

static bool is_unsafe(uint32_t codepoint)
{
    for (size_t i = 0; i < sizeof(unsafe) / sizeof(unsafe[0]); i++)
        if (codepoint >= unsafe[i].first && codepoint <= unsafe[i].last)
            return true;
    return false;
}

static void show_escape(struct glyph *glyph, uint32_t codepoint, bool is_byte)
{
    const char *format = is_byte || codepoint < 0x80 ? "\\x%02x" : "\\u%04x";
    int written = snprintf(glyph->shown, sizeof(glyph->shown), format, (unsigned)codepoint);

    glyph->shown_length = (size_t)written;
    glyph->columns = (size_t)written;
}

static void show_itself(struct glyph *glyph, uint32_t codepoint, const char *bytes)
{
    int width = wcwidth((wchar_t)codepoint);

    memcpy(glyph->shown, bytes, glyph->length);
    glyph->shown_length = glyph->length;
    glyph->columns = width < 0 ? 1 : (size_t)width;
    glyph->is_space = codepoint == ' ' || codepoint == 0x200b;
    glyph->joins = codepoint == 0x17d2 || codepoint == 0x200d || codepoint == 0x1039;
}

void glyph_read(struct glyph *out, const char *bytes, size_t length, bool flat)
{
    uint32_t codepoint = 0;
    size_t taken = glyph_decode(&codepoint, bytes, length);

    *out = (struct glyph){.length = taken ? taken : 1};
    if (taken == 0)
        show_escape(out, (unsigned char)bytes[0], true);
    else if (flat && codepoint >= '\t' && codepoint <= '\r')
        show_itself(out, ' ', " ");
    else if (is_unsafe(codepoint))
        show_escape(out, codepoint, false);
    else
        show_itself(out, codepoint, bytes);
}

void glyph_append(struct text *out, const char *bytes, size_t length)
{
    struct glyph glyph;

    for (size_t at = 0; at < length; at += glyph.length) {
        glyph_read(&glyph, bytes + at, length - at, false);
        text_append(out, glyph.shown, glyph.shown_length);
    }
}
