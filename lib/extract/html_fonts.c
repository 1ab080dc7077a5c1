/* SPDX-License-Identifier: MIT
 * Fonts with encodings of their own in pages; see html_fonts.h. */
#include "extract/html_fonts.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Elements that end where the next of their kind begins. */
static bool ends_itself(const char *element)
{
    static const char *const elements[] = {"p", "li", "td", "th", "tr", "dd", "dt", "option"};
    size_t i;

    for (i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (strcmp(elements[i], element) == 0)
            return true;
    return false;
}

/* The first of a list of families, without quotes. */
static void first_family(char out[FONT_NAME_SIZE], const char *list)
{
    size_t length;

    list += strspn(list, " \t\n\r'\"");
    length = strcspn(list, ",;'\"");
    while (length > 0 && list[length - 1] == ' ')
        length--;
    snprintf(out, FONT_NAME_SIZE, "%.*s", length < FONT_NAME_SIZE ? (int)length : 0, list);
}

/* What style="..." or face="..." asks for; "" if nothing. */
static void font_of(char out[FONT_NAME_SIZE], const struct html_token *tag)
{
    struct buf value = BUF_INIT;
    const char *family;

    out[0] = '\0';
    if (html_attribute(&value, tag, "face"))
        first_family(out, buf_text(&value));
    buf_clear(&value);
    if (html_attribute(&value, tag, "style")) {
        family = strcasestr(buf_text(&value), "font-family");
        if (family != NULL && (family = strchr(family, ':')) != NULL)
            first_family(out, family + 1);
    }
    buf_dispose(&value);
}

static struct html_font *innermost(struct html_fonts *fonts)
{
    return fonts->count > 0 ? &fonts->open[fonts->count - 1] : NULL;
}

void html_fonts_enter(struct html_fonts *fonts, const struct html_token *tag)
{
    struct html_font *inner = innermost(fonts);
    char name[FONT_NAME_SIZE];

    if (inner != NULL && ends_itself(tag->name) && strcmp(inner->element, tag->name) == 0)
        html_fonts_leave(fonts, tag->name);
    font_of(name, tag);
    inner = innermost(fonts);
    if (name[0] == '\0' || fonts->count == HTML_FONTS_OPEN) {
        if (inner != NULL && strcmp(inner->element, tag->name) == 0)
            inner->depth++;
        return;
    }
    inner = &fonts->open[fonts->count++];
    *inner = (struct html_font){.depth = 1};
    memcpy(inner->element, tag->name, sizeof inner->element);
    memcpy(inner->name, name, sizeof inner->name);
}

void html_fonts_leave(struct html_fonts *fonts, const char *element)
{
    struct html_font *inner = innermost(fonts);

    if (inner != NULL && strcmp(inner->element, element) == 0 && --inner->depth == 0)
        fonts->count--;
}

vitrine_status html_fonts_read(struct html_fonts *fonts, struct buf *text, vitrine_error **err)
{
    const struct html_font *inner = innermost(fonts);

    if (inner == NULL || !font_has_encoding(inner->name))
        return VITRINE_OK;
    return font_text_read(&fonts->done, text, inner->name, err);
}

vitrine_status html_fonts_read_title(struct html_fonts *fonts, struct buf *text, vitrine_error **err)
{
    return fonts->done.used[0] != '\0' ? font_text_read(&fonts->done, text, fonts->done.used, err)
                                       : VITRINE_OK;
}
