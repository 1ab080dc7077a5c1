/* SPDX-License-Identifier: MIT
 * Fonts and styles of an RTF; see rtf_fonts.h. */
#include "extract/rtf_fonts.h"

#include <string.h>
#include <strings.h>

#include "base/alloc.h"

/* \fcharset, the code page that Windows has for it, and its encoding. */
static const struct {
    int charset;
    int page;
    const char *encoding;
} encodings[] = {
    {0, 1252, "windows-1252"},   {77, 10000, "macintosh"},    {128, 932, "windows-932"},
    {129, 949, "windows-949"},   {130, 1361, "ibm-1363"},     {134, 936, "GBK"},
    {136, 950, "Big5"},          {161, 1253, "windows-1253"}, {162, 1254, "windows-1254"},
    {163, 1258, "windows-1258"}, {177, 1255, "windows-1255"}, {178, 1256, "windows-1256"},
    {186, 1257, "windows-1257"}, {204, 1251, "windows-1251"}, {222, 874, "windows-874"},
    {238, 1250, "windows-1250"}, {254, 437, "ibm-437"},       {255, 850, "ibm-850"},
    {-2, 65001, "UTF-8"},
};

void rtf_fonts_dispose(struct rtf_fonts *fonts)
{
    arena_dispose(&fonts->names);
    mem_free(fonts->items);
}

static const char *encoding_of_charset(long charset)
{
    size_t i;

    for (i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
        if (encodings[i].charset == charset)
            return encodings[i].encoding;
    return NULL;
}

const char *rtf_encoding_of_page(long page)
{
    size_t i;

    for (i = 0; i < sizeof encodings / sizeof encodings[0]; i++)
        if (encodings[i].page == page)
            return encodings[i].encoding;
    return NULL;
}

bool rtf_fonts_add(struct rtf_fonts *fonts, long number, const char *name, size_t length, long charset)
{
    const char *end = length > 0 ? memchr(name, ';', length) : NULL;
    struct rtf_font font = {number, NULL, NULL};

    if (end != NULL)
        length = (size_t)(end - name);
    while (length > 0 && *name == ' ') {
        name++;
        length--;
    }
    if (fonts->count >= RTF_MAX_FONTS)
        return true;
    font.name = arena_copy(&fonts->names, name, length < FONT_NAME_SIZE ? length : FONT_NAME_SIZE);
    if (font.name == NULL || !mem_grow(&fonts->items, &fonts->capacity, fonts->count, sizeof font))
        return false;
    font.encoding = font_has_encoding(font.name) ? "windows-1252" : encoding_of_charset(charset);
    fonts->items[fonts->count++] = font;
    return true;
}

const struct rtf_font *rtf_fonts_find(const struct rtf_fonts *fonts, long number)
{
    size_t i;

    for (i = 0; i < fonts->count; i++)
        if (fonts->items[i].number == number)
            return &fonts->items[i];
    return NULL;
}

void rtf_fonts_add_style(struct rtf_fonts *fonts, long number, const char *name)
{
    size_t length = strcspn(name, ";");

    if (length == 5 && strncasecmp(name, "title", 5) == 0)
        fonts->titles[PARAGRAPH_TITLE] = number + 1;
    if (length == 9 && strncasecmp(name, "heading 1", 9) == 0)
        fonts->titles[PARAGRAPH_HEADING] = number + 1;
}

enum office_paragraph rtf_fonts_kind(const struct rtf_fonts *fonts, long style)
{
    size_t i;

    for (i = PARAGRAPH_TITLE; i > PARAGRAPH_PLAIN; i--)
        if (style > 0 && fonts->titles[i] == style + 1)
            break;
    return (enum office_paragraph)i;
}
