/* SPDX-License-Identifier: MIT
 * extract/html_fonts.h - text of a page that is written for a font with an encoding of its own (.VnTime,
 * VNI-Times): which font is open, and its text as Unicode. */
#ifndef EXTRACT_HTML_FONTS_H
#define EXTRACT_HTML_FONTS_H

#include "extract/font_text.h"
#include "extract/html_tokens.h"

#define HTML_FONTS_OPEN 8

/* A zeroed one has none open. */
struct html_fonts {
    struct html_font {
        char element[HTML_NAME_SIZE];
        unsigned depth; /* elements of that name open since, itself included */
        char name[FONT_NAME_SIZE];
    } open[HTML_FONTS_OPEN];
    size_t count;
    struct font_text done;
};

void html_fonts_enter(struct html_fonts *fonts, const struct html_token *tag);
void html_fonts_leave(struct html_fonts *fonts, const char *element);
/* Replace text (references resolved) by what it shows in the font that is open, if that has an encoding of
 * its own and the text may be written for it. */
vitrine_status html_fonts_read(struct html_fonts *fonts, struct buf *text, vitrine_error **err);
/* The same with the first font that had such text: of a title, which has no font. */
vitrine_status html_fonts_read_title(struct html_fonts *fonts, struct buf *text, vitrine_error **err);

#endif
