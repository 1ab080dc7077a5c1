/* SPDX-License-Identifier: MIT
 * Fonts with encodings of their own in pages; see html_fonts.h. */
#include "extract/html_fonts.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"

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
static void first_family(char out[HTML_FONT_SIZE], const char *list)
{
    size_t length;

    list += strspn(list, " \t\n\r'\"");
    length = strcspn(list, ",;'\"");
    while (length > 0 && list[length - 1] == ' ')
        length--;
    snprintf(out, HTML_FONT_SIZE, "%.*s", length < HTML_FONT_SIZE ? (int)length : 0, list);
}

/* What style="..." or face="..." asks for; "" if nothing. */
static void font_of(char out[HTML_FONT_SIZE], const struct html_token *tag)
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
    char name[HTML_FONT_SIZE];

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

static vitrine_status read_by_font(struct html_fonts *fonts, struct buf *text, const char *font,
                                   vitrine_error **err)
{
    const struct charset_options options = {.font = font};
    struct charset_result result;
    struct buf shown = BUF_INIT;
    vitrine_status s = charset_mend(&shown, &result, buf_text(text), text->length, &options, err);

    if (s < 0) {
        buf_dispose(&shown);
        return s;
    }
    buf_dispose(text);
    *text = shown;
    if (result.route[0] == '\0')
        return VITRINE_OK;
    fonts->lost += result.lost;
    if (fonts->used[0] == '\0')
        snprintf(fonts->used, sizeof fonts->used, "%s", font);
    return VITRINE_OK;
}

vitrine_status html_fonts_read(struct html_fonts *fonts, struct buf *text, vitrine_error **err)
{
    const struct html_font *inner = innermost(fonts);

    if (inner == NULL || charset_of_font(NULL, inner->name) == NULL)
        return VITRINE_OK;
    return read_by_font(fonts, text, inner->name, err);
}

vitrine_status html_fonts_read_title(struct html_fonts *fonts, struct buf *text, vitrine_error **err)
{
    return fonts->used[0] != '\0' ? read_by_font(fonts, text, fonts->used, err) : VITRINE_OK;
}

vitrine_status html_fonts_tell(const struct html_fonts *fonts, struct extraction *extraction,
                               vitrine_error **err)
{
    vitrine_status s;

    if (fonts->used[0] == '\0')
        return VITRINE_OK;
    s = extraction_warn(extraction, err, "HTML: text in the font %s taken for %s", fonts->used,
                        charset_of_font(NULL, fonts->used));
    if (s >= 0 && fonts->lost > 0)
        s = extraction_warn(extraction, err, "HTML: %zu characters could not be decoded", fonts->lost);
    return s;
}
