/* SPDX-License-Identifier: MIT
 * extract/font_text.h - text that is written for a font with an encoding of its own (.VnTime, VNI-Times), as
 * Unicode. */
#ifndef EXTRACT_FONT_TEXT_H
#define EXTRACT_FONT_TEXT_H

#include "extract/extraction.h"

#define FONT_NAME_SIZE 40

/* What was done in one document. A zeroed one: nothing. */
struct font_text {
    char used[FONT_NAME_SIZE]; /* the first font whose text was taken for its encoding; "" if none was */
    size_t lost;               /* characters, in all of such text */
};

/* Has the font an encoding of its own? NULL and "" have none. */
bool font_has_encoding(const char *font);
/* Replace text by what it shows in that font, if it may be written for it; else leave it. */
vitrine_status font_text_read(struct font_text *done, struct buf *text, const char *font,
                              vitrine_error **err);
/* Warn of what was done. `what` names the format. */
vitrine_status font_text_tell(const struct font_text *done, struct extraction *extraction, const char *what,
                              vitrine_error **err);
/* Replace text that no font explains and that is sure to be mojibake by what it says, with a warning. */
vitrine_status font_text_mend(struct buf *text, struct extraction *extraction, const char *what,
                              vitrine_error **err);

#endif
