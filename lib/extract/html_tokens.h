/* SPDX-License-Identifier: MIT
 * extract/html_tokens.h - HTML as a run of texts and tags, whatever is wrong with it; no tree, so depth costs
 * nothing. */
#ifndef EXTRACT_HTML_TOKENS_H
#define EXTRACT_HTML_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#define HTML_NAME_SIZE 16

enum html_kind { HTML_TEXT, HTML_OPEN, HTML_CLOSE };

struct html_token {
    enum html_kind kind;
    char name[HTML_NAME_SIZE]; /* of a tag, lower case, cut */
    const char *text;          /* of HTML_TEXT, references unresolved; of HTML_OPEN, its attributes */
    size_t length;
};

/* A zeroed reader with `text` and `length` set is at the start. Borrows the text. */
struct html_reader {
    const char *text;
    size_t length;
    size_t at;
    char raw[HTML_NAME_SIZE]; /* inside this element no mark-up counts but its end */
};

/* The next token; false at the end. Comments and declarations are passed over. */
bool html_next(struct html_reader *reader, struct html_token *out);
/* Append the value of an attribute, references resolved; false if the tag has none of that name. */
bool html_attribute(struct buf *out, const struct html_token *tag, const char *name);

#endif
