/* SPDX-License-Identifier: MIT
 * word/styles.xml: the fonts of styles, and which of them are titles; see ooxml.h. */
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "extract/ooxml.h"
#include "extract/xml_events.h"

struct reader {
    struct office_styles *styles;
    struct office_style *style; /* that is open; NULL: the defaults are */
};

static const char *family_of(const char *type)
{
    return type != NULL && strcmp(type, "character") == 0 ? "character" : "paragraph";
}

/* Word's own names of styles, which stay English in every language. */
static enum office_paragraph kind_of(const char *name)
{
    if (strcasecmp(name, "title") == 0)
        return PARAGRAPH_TITLE;
    return strcasecmp(name, "heading 1") == 0 ? PARAGRAPH_HEADING : PARAGRAPH_PLAIN;
}

static vitrine_status begin_style(struct reader *reader, const struct xml_element *element,
                                  vitrine_error **err)
{
    const char *type = xml_attribute(element, "w:type");
    const char *id = xml_attribute(element, "w:styleId");
    const char *is_default = xml_attribute(element, "w:default");

    reader->style = office_styles_add(reader->styles);
    if (reader->style == NULL)
        return err_nomem(err);
    reader->style->family = family_of(type);
    reader->style->name = office_styles_copy(reader->styles, id != NULL ? id : "");
    if (reader->style->name == NULL) {
        reader->style->name = "";
        return err_nomem(err);
    }
    if (is_default != NULL && strcmp(is_default, "0") != 0 &&
        strcmp(type != NULL ? type : "", "paragraph") == 0)
        reader->styles->paragraph = reader->style->name;
    return VITRINE_OK;
}

static vitrine_status take_font(struct reader *reader, const struct xml_element *element, vitrine_error **err)
{
    const char **font = reader->style != NULL ? &reader->style->font : &reader->styles->font;
    const char *name = ooxml_font(element);

    if (name == NULL)
        return VITRINE_OK;
    *font = office_styles_copy(reader->styles, name);
    return *font != NULL ? VITRINE_OK : err_nomem(err);
}

static vitrine_status take_parent(struct reader *reader, const char *parent, vitrine_error **err)
{
    if (parent == NULL)
        return VITRINE_OK;
    reader->style->parent = office_styles_copy(reader->styles, parent);
    return reader->style->parent != NULL ? VITRINE_OK : err_nomem(err);
}

static vitrine_status style_open(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;
    const char *value;

    if (strcmp(element->name, "w:style") == 0)
        return begin_style(reader, element, err);
    if (strcmp(element->name, "w:rFonts") == 0)
        return take_font(reader, element, err);
    if (reader->style == NULL)
        return VITRINE_OK;
    value = xml_attribute(element, "w:val");
    if (strcmp(element->name, "w:basedOn") == 0)
        return take_parent(reader, value, err);
    if (strcmp(element->name, "w:name") == 0 && value != NULL)
        reader->style->kind = kind_of(value);
    return VITRINE_OK;
}

static vitrine_status style_close(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;

    (void)err;
    if (strcmp(element->name, "w:style") == 0)
        reader->style = NULL;
    return VITRINE_OK;
}

vitrine_status ooxml_styles_read(struct office_styles *out, const char **damage, const struct buf *document,
                                 const struct budget *budget, vitrine_error **err)
{
    struct reader reader = {.styles = out};
    const struct xml_handler handler = {&reader, style_open, style_close, NULL};

    return office_styles_read(out, damage, &handler, document, budget, err);
}
