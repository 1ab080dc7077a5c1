/* SPDX-License-Identifier: MIT
 * extract/office_text.h - the running text of a word processor's document as its reader comes upon it:
 * paragraphs, of which some are titles, and runs, some of them in fonts with an encoding of their own
 * (.VnTime, VNI-Times).
 *
 * Runs of one font are joined before they are read: programs cut words, and letters of two bytes, where they
 * like. */
#ifndef EXTRACT_OFFICE_TEXT_H
#define EXTRACT_OFFICE_TEXT_H

#include "extract/font_text.h"
#include "extract/text_flow.h"

enum office_paragraph { PARAGRAPH_PLAIN, PARAGRAPH_HEADING, PARAGRAPH_TITLE };

/* A zeroed one is empty. */
struct office_text {
    struct text_flow body;
    struct text_flow titles[PARAGRAPH_TITLE + 1]; /* the first of each kind; that of plain ones isn't used */
    enum office_paragraph paragraph;              /* that is open */
    bool title_open;                              /* it is the first of its kind */
    bool full;                                    /* what came behind was left out */
    struct buf run;                               /* pending text in `font` */
    char font[FONT_NAME_SIZE];
    struct font_text done;
};

void office_text_dispose(struct office_text *text);
/* Text in a font, or in none that is known (NULL). */
vitrine_status office_text_add(struct office_text *text, const char *font, const char *bytes, size_t length,
                               vitrine_error **err);
/* The next word starts a new line (1) or paragraph (2). */
vitrine_status office_text_break(struct office_text *text, unsigned lines, vitrine_error **err);
vitrine_status office_text_space(struct office_text *text, vitrine_error **err);
/* A paragraph begins. Ends the one before. */
vitrine_status office_text_begin(struct office_text *text, enum office_paragraph kind, vitrine_error **err);

/* All text is there: read it as Unicode, warn of what was done and left out. `what` names the format. */
vitrine_status office_text_end(struct office_text *text, struct extraction *out, const char *what,
                               vitrine_error **err);
/* The first title, else the first heading; may be empty. */
const struct buf *office_text_title(const struct office_text *text);

#endif
