/* SPDX-License-Identifier: MIT
 * The text of a Word document: w:p are paragraphs, w:r runs, w:t text; see ooxml.h. What was deleted, moved
 * away or hidden, instructions of fields, and the second of two alternatives are no part of it. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/ooxml.h"

enum action {
    ACTION_NONE,
    ACTION_PARAGRAPH,
    ACTION_PARAGRAPH_STYLE,
    ACTION_RUN,
    ACTION_RUN_PROPERTIES,
    ACTION_RUN_STYLE,
    ACTION_RUN_FONT,
    ACTION_RUN_HIDDEN,
    ACTION_TEXT,
    ACTION_SPACE,
    ACTION_LINE,
    ACTION_HYPHEN,
    ACTION_SYMBOL,
    ACTION_PICTURE,
    ACTION_SKIP
};

static const struct {
    const char *name;
    enum action action;
} elements[] = {
    {"w:p", ACTION_PARAGRAPH},
    {"w:pStyle", ACTION_PARAGRAPH_STYLE},
    {"w:r", ACTION_RUN},
    {"m:r", ACTION_RUN},
    {"w:rPr", ACTION_RUN_PROPERTIES},
    {"w:rStyle", ACTION_RUN_STYLE},
    {"w:rFonts", ACTION_RUN_FONT},
    {"w:vanish", ACTION_RUN_HIDDEN},
    {"w:t", ACTION_TEXT},
    {"m:t", ACTION_TEXT},
    {"a:t", ACTION_TEXT},
    {"w:tab", ACTION_SPACE},
    {"w:ptab", ACTION_SPACE},
    {"w:br", ACTION_LINE},
    {"w:cr", ACTION_LINE},
    {"a:p", ACTION_LINE},
    {"w:noBreakHyphen", ACTION_HYPHEN},
    {"w:sym", ACTION_SYMBOL},
    {"wp:docPr", ACTION_PICTURE},
    {"v:shape", ACTION_PICTURE},
    {"mc:Fallback", ACTION_SKIP},
    {"w:del", ACTION_SKIP},
    {"w:moveFrom", ACTION_SKIP},
    {"w:rt", ACTION_SKIP},
    {"w:tabs", ACTION_SKIP},
    {"w:sdtPr", ACTION_SKIP},
    {"w:pPrChange", ACTION_SKIP},
    {"w:rPrChange", ACTION_SKIP},
};

/* An open element, and what holds inside it. */
struct frame {
    bool skipped;
    bool is_text;
    bool in_properties;     /* of a run */
    size_t paragraph;       /* depth of the innermost one; 0: none */
    size_t run;             /* likewise, inside that paragraph */
    const char *font;       /* of the paragraph's style, or what the run says itself */
    const char *style_font; /* of the run's style */
    bool hidden;            /* the run is */
};

struct reader {
    struct office_text *out;
    const struct office_styles *styles;
    struct arena names;                     /* of fonts that runs say */
    const char *last;                       /* the newest of them */
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

const char *ooxml_font(const struct xml_element *element)
{
    const char *font = xml_attribute(element, "w:hAnsi");

    if (xml_attribute(element, "w:hAnsiTheme") != NULL)
        return "";
    return font != NULL ? font : xml_attribute(element, "w:ascii");
}

static const char *font_at(const struct reader *reader, const struct frame *frame)
{
    const struct frame *run = &reader->frames[frame->run];
    const struct frame *paragraph = &reader->frames[frame->paragraph];

    if (frame->run > 0 && run->font != NULL)
        return run->font;
    if (frame->run > 0 && run->style_font != NULL)
        return run->style_font;
    if (frame->paragraph > 0 && paragraph->font != NULL)
        return paragraph->font;
    return reader->styles->font;
}

static vitrine_status begin_paragraph(struct reader *reader, struct frame *frame, size_t depth,
                                      vitrine_error **err)
{
    frame->paragraph = depth;
    frame->run = 0;
    frame->font = office_styles_font(reader->styles, "paragraph", reader->styles->paragraph);
    frame->in_properties = false;
    return office_text_begin(reader->out, PARAGRAPH_PLAIN, err);
}

static vitrine_status take_paragraph_style(struct reader *reader, const struct frame *frame,
                                           const char *style, vitrine_error **err)
{
    enum office_paragraph kind = office_styles_kind(reader->styles, style);

    if (frame->paragraph == 0 || style == NULL)
        return VITRINE_OK;
    reader->frames[frame->paragraph].font = office_styles_font(reader->styles, "paragraph", style);
    return kind != PARAGRAPH_PLAIN ? office_text_begin(reader->out, kind, err) : VITRINE_OK;
}

static vitrine_status take_run_font(struct reader *reader, const struct frame *frame,
                                    const struct xml_element *element, vitrine_error **err)
{
    const char *name = ooxml_font(element);

    if (!frame->in_properties || frame->run == 0 || name == NULL)
        return VITRINE_OK;
    if (reader->last == NULL || strcmp(reader->last, name) != 0)
        reader->last = arena_copy(&reader->names, name, strnlen(name, FONT_NAME_SIZE));
    if (reader->last == NULL)
        return err_nomem(err);
    reader->frames[frame->run].font = reader->last;
    return VITRINE_OK;
}

/* <w:vanish/> or <w:vanish w:val="1"/>, but not "0", "false", "off". */
static bool is_on(const struct xml_element *element)
{
    const char *value = xml_attribute(element, "w:val");

    return value == NULL ||
           (strcmp(value, "0") != 0 && strcmp(value, "false") != 0 && strcmp(value, "off") != 0);
}

/* A character by its number in a font. Those of symbols mean nothing without it. */
static vitrine_status add_symbol(struct reader *reader, const struct xml_element *element,
                                 vitrine_error **err)
{
    const char *font = xml_attribute(element, "w:font");
    const char *number = xml_attribute(element, "w:char");
    unsigned long character = number != NULL ? strtoul(number, NULL, 16) : 0;
    struct buf text = BUF_INIT;
    vitrine_status s;

    if (character < 0x20 || character > 0x10ffff ||
        (character >= 0xe000 && character <= 0xf8ff && !font_has_encoding(font)))
        return VITRINE_OK;
    buf_codepoint(&text, (uint32_t)character);
    s = text.failed ? err_nomem(err) : office_text_add(reader->out, font, text.bytes, text.length, err);
    buf_dispose(&text);
    return s;
}

/* A picture's alternative is read where the picture would be seen. */
static vitrine_status add_alternative(struct reader *reader, const struct xml_element *element,
                                      vitrine_error **err)
{
    const char *text = xml_attribute(element, strcmp(element->name, "v:shape") == 0 ? "alt" : "descr");
    vitrine_status s;

    if (text == NULL)
        return VITRINE_OK;
    s = office_text_space(reader->out, err);
    if (s >= 0)
        s = office_text_add(reader->out, NULL, text, strlen(text), err);
    return s < 0 ? s : office_text_space(reader->out, err);
}

static vitrine_status take_run(struct reader *reader, struct frame *frame, enum action action,
                               const struct xml_element *element, vitrine_error **err)
{
    switch (action) {
    case ACTION_RUN:
        frame->run = element->depth;
        frame->font = frame->style_font = NULL;
        frame->hidden = false;
        break;
    case ACTION_RUN_PROPERTIES:
        frame->in_properties = frame->run > 0 && frame->run == element->depth - 1;
        break;
    case ACTION_RUN_STYLE:
        if (frame->in_properties)
            reader->frames[frame->run].style_font =
                office_styles_font(reader->styles, "character", xml_attribute(element, "w:val"));
        break;
    case ACTION_RUN_FONT:
        return take_run_font(reader, frame, element, err);
    case ACTION_RUN_HIDDEN:
        if (frame->in_properties)
            reader->frames[frame->run].hidden = is_on(element);
        break;
    default:
        break;
    }
    return VITRINE_OK;
}

static vitrine_status take_element(struct reader *reader, struct frame *frame, enum action action,
                                   const struct xml_element *element, vitrine_error **err)
{
    switch (action) {
    case ACTION_PARAGRAPH:
        return begin_paragraph(reader, frame, element->depth, err);
    case ACTION_PARAGRAPH_STYLE:
        return take_paragraph_style(reader, frame, xml_attribute(element, "w:val"), err);
    case ACTION_SPACE:
        return office_text_space(reader->out, err);
    case ACTION_LINE:
        return office_text_break(reader->out, 1, err);
    case ACTION_HYPHEN:
        return office_text_add(reader->out, NULL, "\xe2\x80\x91", 3, err);
    case ACTION_SYMBOL:
        return add_symbol(reader, element, err);
    case ACTION_PICTURE:
        return add_alternative(reader, element, err);
    case ACTION_TEXT:
    case ACTION_SKIP:
        frame->is_text = action == ACTION_TEXT;
        frame->skipped = action == ACTION_SKIP;
        return VITRINE_OK;
    default:
        return take_run(reader, frame, action, element, err);
    }
}

static vitrine_status text_open(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;
    struct frame *frame = &reader->frames[element->depth];

    *frame = reader->frames[element->depth - 1];
    frame->is_text = false;
    if (frame->skipped)
        return VITRINE_OK;
    return take_element(reader, frame, action_of(element->name), element, err);
}

static vitrine_status text_close(void *context, const struct xml_element *element, vitrine_error **err)
{
    struct reader *reader = context;

    if (reader->frames[element->depth].skipped || strcmp(element->name, "w:p") != 0)
        return VITRINE_OK;
    return office_text_break(reader->out, 2, err);
}

static vitrine_status text_text(void *context, const char *text, size_t length, size_t depth,
                                vitrine_error **err)
{
    struct reader *reader = context;
    const struct frame *frame = &reader->frames[depth];

    if (!frame->is_text || frame->skipped || reader->frames[frame->run].hidden)
        return VITRINE_OK;
    return office_text_add(reader->out, font_at(reader, frame), text, length, err);
}

vitrine_status ooxml_text_read(struct office_text *out, const struct office_styles *styles,
                               const char **damage, const struct buf *document, const struct budget *budget,
                               vitrine_error **err)
{
    struct reader *reader = mem_zero(1, sizeof *reader);
    const struct xml_handler handler = {reader, text_open, text_close, text_text};
    vitrine_status s;

    if (reader == NULL)
        return err_nomem(err);
    reader->out = out;
    reader->styles = styles;
    s = xml_read(damage, &handler, document, budget, err);
    if (s >= 0)
        s = office_text_break(out, 2, err);
    arena_dispose(&reader->names);
    mem_free(reader);
    return s;
}
