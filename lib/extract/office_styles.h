/* SPDX-License-Identifier: MIT
 * extract/office_styles.h - styles of a document: which font, and which kind of paragraph, each comes to
 * through those it is based on. */
#ifndef EXTRACT_OFFICE_STYLES_H
#define EXTRACT_OFFICE_STYLES_H

#include "base/arena.h"
#include "extract/office_text.h"
#include "extract/xml_events.h"

struct office_style {
    const char *family; /* "paragraph", "character"; styles of two families may share a name */
    const char *name;   /* as paragraphs and runs name it */
    const char *parent; /* NULL: none */
    const char *font;   /* NULL: the parent's */
    enum office_paragraph kind;
};

/* A zeroed one has none. */
struct office_styles {
    struct arena strings; /* of all styles, and of whoever reads by them */
    struct office_style *items;
    size_t count;
    size_t capacity;
    const char *font;      /* where no style says one; NULL: none */
    const char *paragraph; /* the style of paragraphs that name none; NULL: none */
};

#define OFFICE_MAX_STYLES 4096

void office_styles_dispose(struct office_styles *styles);
/* One more, to be filled in; its strings are to live in `strings`. NULL: no memory. Beyond OFFICE_MAX_STYLES
 * the last one is given again. */
struct office_style *office_styles_add(struct office_styles *styles);
/* All are there: they can be looked up. May be called again after more were added. */
void office_styles_settle(struct office_styles *styles);
/* xml_read of the part that holds them, and settled. */
vitrine_status office_styles_read(struct office_styles *out, const char **damage, const struct xml_handler *handler,
                                  const struct buf *document, const struct budget *budget, vitrine_error **err);
/* A copy in `strings`, without quotes around it, cut to what a font's or style's name may be. NULL: no memory. */
const char *office_styles_copy(struct office_styles *styles, const char *text);
/* NULL if the style and those it is based on say none. */
const char *office_styles_font(const struct office_styles *styles, const char *family, const char *name);
enum office_paragraph office_styles_kind(const struct office_styles *styles, const char *name);

#endif
