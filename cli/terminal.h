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

void terminal_look(struct terminal *out);
/* Append the codes that begin and end a style; nothing without colours. */
void terminal_begin(const struct terminal *terminal, struct text *out, enum style style);
void terminal_end(const struct terminal *terminal, struct text *out);

/* All of it, or an errno. What a terminal might obey becomes an escape of JSON on its way to one. */
int terminal_write(const struct terminal *terminal, int descriptor, const char *bytes, size_t length, bool is_json);

#endif
