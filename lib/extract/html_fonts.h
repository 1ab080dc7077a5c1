/* SPDX-License-Identifier: MIT
 * extract/html_fonts.h - text of a page that is written for a font with an encoding of its own (.VnTime,
 * VNI-Times): which font is open, and its text as Unicode. */
#ifndef EXTRACT_HTML_FONTS_H
#define EXTRACT_HTML_FONTS_H

#include "extract/extraction.h"
#include "extract/html_tokens.h"

#define HTML_FONTS_OPEN 8
#define HTML_FONT_SIZE 40

/* A zeroed one has none open. */
struct html_fonts {
    struct html_font {
        char element[HTML_NAME_SIZE];
        unsigned depth; /* elements of that name open since, itself included */
        char name[HTML_FONT_SIZE];
    } open[HTML_FONTS_OPEN];
    size_t count;
    char used[HTML_FONT_SIZE]; /* the first whose text was taken for its encoding; "" if none was */
    size_t lost;               /* characters, in all of such text */
};

void html_fonts_enter(struct html_fonts *fonts, const struct html_token *tag);
void html_fonts_leave(struct html_fonts *fonts, const char *element);
/* Replace text (references resolved) by what it shows in the font that is open, if that has an encoding of
 * its own and the text may be written for it. */
vitrine_status html_fonts_read(struct html_fonts *fonts, struct buf *text, vitrine_error **err);
/* The same with the first font that had such text: of a title, which has no font. */
vitrine_status html_fonts_read_title(struct html_fonts *fonts, struct buf *text, vitrine_error **err);
/* Warn of what was done. */
vitrine_status html_fonts_tell(const struct html_fonts *fonts, struct extraction *extraction,
                               vitrine_error **err);

#endif
