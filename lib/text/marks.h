/* SPDX-License-Identifier: MIT
 * text/marks.h - the marks that follow a character, in one order whatever order they were typed in. */
#ifndef TEXT_MARKS_H
#define TEXT_MARKS_H

#include "text/glyphs.h"

#define MARKS_SIZE 30 /* different ones on one character; more are no text, and left out */

struct marks {
    struct glyph items[MARKS_SIZE];
    uint8_t classes[MARKS_SIZE]; /* canonical combining classes */
    size_t count;
    size_t end; /* of the bytes of the last */
};

/* Add the next one; false, and nothing added, if it is a character of its own (class 0). */
bool marks_add(struct marks *marks, const struct glyph *glyph, const struct letter *letter);
/* Put them in order: those that any letter may carry, then the signs of clusters, each by class (UAX #15). Each gets bytes
 * of the text in that order, so that spans do not cross. */
void marks_sort(struct marks *marks, const struct letters *letters);

#endif
