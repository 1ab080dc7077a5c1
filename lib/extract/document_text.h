/* SPDX-License-Identifier: MIT
 * extract/document_text.h - what the readers of text files share. */
#ifndef EXTRACT_DOCUMENT_TEXT_H
#define EXTRACT_DOCUMENT_TEXT_H

#include "extract/extraction.h"

/* The whole of `input` as it is. EFORMAT: empty, or no text; ELIMIT beyond EXTRACTION_MAX_PAYLOAD. */
vitrine_status document_load(struct buf *out, const struct input *input, struct budget *budget,
                             vitrine_error **err);
/* The same as UTF-8 with LF line ends. */
vitrine_status document_load_text(struct buf *out, struct extraction *extraction, const struct input *input,
                                  struct budget *budget, vitrine_error **err);
/* The line at *at without its LF; moves behind it. False at the end. */
bool document_next_line(const char **line, size_t *line_length, const char *text, size_t length, size_t *at);
/* Nothing but white space of ASCII? */
bool document_is_blank(const char *text, size_t length);
/* Remember what the document says of its language, the first time. */
vitrine_status document_set_language(struct extraction *out, const char *language, size_t length,
                                     vitrine_error **err);

#endif
