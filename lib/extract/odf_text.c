/* SPDX-License-Identifier: MIT
 * The text of an OpenDocument text: text:p and text:h are paragraphs, text:span runs; see odf.h. What was
 * deleted, comments and readings of characters are no part of it. */
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/odf.h"

enum action {
    ACTION_NONE,
    ACTION_PARAGRAPH,
    ACTION_SPAN,
    ACTION_DESCRIPTION, /* of a picture */
    ACTION_SPACE,
    ACTION_LINE,
    ACTION_SKIP
};

static const struct {
    const char *name;
    enum action action;
} elements[] = {
    {"text:p", ACTION_PARAGRAPH},
    {"text:h", ACTION_PARAGRAPH},
    {"text:span", ACTION_SPAN},
    {"svg:title", ACTION_DESCRIPTION},
    {"svg:desc", ACTION_DESCRIPTION},
    {"text:s", ACTION_SPACE},
    {"text:tab", ACTION_SPACE},
    {"text:line-break", ACTION_LINE},
    {"text:tracked-changes", ACTION_SKIP},
    {"text:note-citation", ACTION_SKIP},
    {"text:ruby-text", ACTION_SKIP},
    {"office:annotation", ACTION_SKIP},
    {"office:forms", ACTION_SKIP},
};

/* What holds inside an open element. */
struct frame {
    bool skipped;
    bool is_text;
    const char *font; /* NULL: the default one */
};

struct reader {
    struct office_text *out;
    const struct office_styles *styles;
    struct frame frames[XML_MAX_DEPTH + 1]; /* [0] is above the root */
};

static enum action action_of(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof elements / sizeof elements[0]; i++)
        if (strcmp(elements[i].name, name) == 0)
            return elements[i].action;
    return ACTION_NONE;
}

/* The family of the font a style comes to; NULL if it says none. */
static const char *font_of(const struct office_styles *styles, const char *family, const char *style)
{
    const char *name = style != NULL ? office_styles_font(styles, family, style) : styles->font;
    const char *face = name != NULL ? office_styles_font(styles, "face", name) : NULL;

    return face != NULL ? face : name;
}

static vitrine_status begin_paragraph(struct reader *reader, struct frame *frame,
                                      const struct xml_element *element, vitrine_error **err)
{
    const char *style = xml_attribute(element, "text:style-name");
    const char *level = xml_attribute(element, "text:outline-level");
    enum office_paragraph kind = office_styles_kind(reader->styles, style);

    if (kind == PARAGRAPH_PLAIN && level != NULL && strcmp(level, "1") == 0)
        kind = PARAGRAPH_HEADING;
    frame->is_text = true;
    frame->font = font_of(reader->styles, "paragraph", style);
    if (frame->font == NULL)
        frame->font = font_of(reader->styles, "paragraph", NULL);
    return office_text_begin(reader->out, kind, err);
}

static void begin_span(struct reader *reader, struct frame *frame, const struct xml_element *element)
{
    const char *style = xml_attribute(element, "text:style-name");
    const char *font = style != NULL ? font_of(reader->styles, "character", style) : NULL;

    if (font != NULL)
        frame->font = font;
}

static vitrine_status text_open(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;
    struct frame *frame = &reader->frames[element->depth];

    *frame = reader->frames[element->depth - 1];
    if (frame->skipped)
        return VITRINE_OK;
    switch (action_of(element->name)) {
    case ACTION_PARAGRAPH:
        return begin_paragraph(reader, frame, element, err);
    case ACTION_SPAN:
        begin_span(reader, frame, element);
        break;
    case ACTION_DESCRIPTION:
        frame->is_text = true;
        frame->font = NULL;
        return office_text_space(reader->out, err);
    case ACTION_SPACE:
        return office_text_space(reader->out, err);
    case ACTION_LINE:
        return office_text_break(reader->out, 1, err);
    case ACTION_SKIP:
        frame->skipped = true;
        break;
    case ACTION_NONE:
        break;
    }
    return VITRINE_OK;
}

static vitrine_status text_close(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;
    enum action action = action_of(element->name);

    if (reader->frames[element->depth].skipped)
        return VITRINE_OK;
    if (action == ACTION_PARAGRAPH)
        return office_text_break(reader->out, 2, err);
    return action == ACTION_DESCRIPTION ? office_text_space(reader->out, err) : VITRINE_OK;
}

static vitrine_status text_text(void *context, const char *text, size_t length, size_t depth,
                                vitrine_error **err)
{
    struct reader *reader = context;
    const struct frame *frame = &reader->frames[depth];

    if (!frame->is_text || frame->skipped)
        return VITRINE_OK;
    return office_text_add(reader->out, frame->font, text, length, err);
}

vitrine_status odf_text_read(struct office_text *out, const struct office_styles *styles, const char **damage,
                             const struct buf *document, const struct budget *budget, vitrine_error **err)
{
    struct reader *reader = mem_zero(1, sizeof *reader);
    const struct xml_handler handler = {reader, text_open, text_close, text_text};
    vitrine_status s;

    if (reader == NULL)
        return err_nomem(err);
    reader->out = out;
    reader->styles = styles;
    s = xml_read(damage, &handler, document, budget, err);
    mem_free(reader);
    return s;
}
