/* SPDX-License-Identifier: MIT
 * Plain text: the first line that says something is the title, the rest the body. */
#include "extract/document_text.h"
#include "extract/readers.h"

/* Bytes. A longer first line is a paragraph: the text has no title then, and all of it is body. */
#define MAX_TITLE 1000

static vitrine_status tell(struct extraction *out, const char *text, size_t length, vitrine_error **err)
{
    const char *line = text;
    size_t line_length = 0;
    size_t at = 0;
    vitrine_status s;

    while (document_next_line(&line, &line_length, text, length, &at))
        if (!document_is_blank(line, line_length))
            break;
    if (line_length > MAX_TITLE)
        return extraction_add(out, FIELD_BODY, SOURCE_FILE, "", text, length, err);
    s = extraction_add(out, FIELD_TITLE, SOURCE_FILE, "", line, line_length, err);
    if (s < 0 || at >= length)
        return s;
    return extraction_add(out, FIELD_BODY, SOURCE_FILE, "", text + at, length - at, err);
}

vitrine_status plain_read(struct extraction *out, const struct input *input, struct budget *budget,
                          vitrine_error **err)
{
    struct buf text = BUF_INIT;
    vitrine_status s = document_load_text(&text, out, input, budget, err);

    if (s >= 0)
        s = tell(out, buf_text(&text), text.length, err);
    buf_dispose(&text);
    return s;
}
