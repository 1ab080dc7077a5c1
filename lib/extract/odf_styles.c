/* SPDX-License-Identifier: MIT
 * Styles and fonts of an OpenDocument text; see odf.h. */
#include <string.h>

#include "base/err.h"
#include "extract/odf.h"

struct reader {
    struct office_styles *styles;
    struct office_style *style; /* that is open; NULL: none, or the defaults */
    bool in_default;            /* of paragraphs */
};

const char *odf_family(const char *family)
{
    return family != NULL && strcmp(family, "text") == 0 ? "character" : "paragraph";
}

/* Copies an attribute; *out stays as it is where there is none. */
static vitrine_status copy_attribute(const char **out, struct reader *reader,
                                     const struct xml_element *element, const char *name, vitrine_error **err)
{
    const char *value = xml_attribute(element, name);

    if (value == NULL)
        return VITRINE_OK;
    value = office_styles_copy(reader->styles, value);
    if (value == NULL)
        return err_nomem(err);
    *out = value;
    return VITRINE_OK;
}

static vitrine_status begin_style(struct reader *reader, const struct xml_element *element,
                                  const char *family, vitrine_error **err)
{
    vitrine_status s;

    reader->style = office_styles_add(reader->styles);
    if (reader->style == NULL)
        return err_nomem(err);
    reader->style->family = family;
    s = copy_attribute(&reader->style->name, reader, element, "style:name", err);
    if (strcmp(reader->style->name, "Title") == 0)
        reader->style->kind = PARAGRAPH_TITLE;
    return s < 0 ? s
                 : copy_attribute(&reader->style->parent, reader, element, "style:parent-style-name", err);
}

static vitrine_status take_face(struct reader *reader, const struct xml_element *element, vitrine_error **err)
{
    vitrine_status s = begin_style(reader, element, "face", err);

    if (s >= 0)
        s = copy_attribute(&reader->style->font, reader, element, "svg:font-family", err);
    reader->style = NULL;
    return s;
}

static vitrine_status take_font(struct reader *reader, const struct xml_element *element, vitrine_error **err)
{
    const char **font = reader->style != NULL ? &reader->style->font : &reader->styles->font;
    vitrine_status s;

    if (reader->style == NULL && !reader->in_default)
        return VITRINE_OK;
    s = copy_attribute(font, reader, element, "fo:font-family", err);
    return s < 0 ? s : copy_attribute(font, reader, element, "style:font-name", err);
}

static vitrine_status style_open(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;
    const char *family = xml_attribute(element, "style:family");

    if (strcmp(element->name, "style:font-face") == 0)
        return take_face(reader, element, err);
    if (strcmp(element->name, "style:style") == 0)
        return begin_style(reader, element, odf_family(family), err);
    if (strcmp(element->name, "style:default-style") == 0)
        reader->in_default = family != NULL && strcmp(family, "paragraph") == 0;
    if (strcmp(element->name, "style:text-properties") == 0)
        return take_font(reader, element, err);
    return VITRINE_OK;
}

static vitrine_status style_close(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;

    (void)err;
    if (strcmp(element->name, "style:style") == 0)
        reader->style = NULL;
    if (strcmp(element->name, "style:default-style") == 0)
        reader->in_default = false;
    return VITRINE_OK;
}

vitrine_status odf_styles_read(struct office_styles *out, const char **damage, const struct buf *document,
                               const struct budget *budget, vitrine_error **err)
{
    struct reader reader = {.styles = out};
    const struct xml_handler handler = {&reader, style_open, style_close, NULL};

    return office_styles_read(out, damage, &handler, document, budget, err);
}
