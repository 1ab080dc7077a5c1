/* SPDX-License-Identifier: MIT
 * terminal.h - where standard output and standard error go, and how that is written to. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>

#include "text.h"

struct terminal {
    bool shows_output; /* standard output is a terminal */
    bool colours;
    bool progress;  /* standard error is a terminal that can rewrite a line */
    size_t columns; /* of standard output; 80 where it is none */
    size_t error_columns;
};

enum style { STYLE_TITLE, STYLE_DIM, STYLE_MATCH };

/* Standard streams that are closed are opened on nothing, so that no file of ours gets their number; writing
 * to standard output then fails. First of all calls. */
void terminal_hold(void);
void terminal_look(struct terminal *out);
/* Append the codes that begin and end a style; nothing without colours. */
void terminal_begin(const struct terminal *terminal, struct text *out, enum style style);
void terminal_end(const struct terminal *terminal, struct text *out);

/* What is written, which says how it is made safe for a terminal. Elsewhere bytes stay as they are. */
enum content {
    CONTENT_SAFE, /* holds nothing that a terminal might obey but our own styles */
    CONTENT_JSON, /* such characters stand in strings: an escape means the same */
    CONTENT_LINES /* they are shown as escapes, but for the ends of lines */
};

/* All of it, or an errno. Whole characters only. */
int terminal_write(const struct terminal *terminal, int descriptor, const char *bytes, size_t length,
                   enum content content);

#endif
