/* SPDX-License-Identifier: MIT
 * extract/text_flow.h - running text put together from pieces of mark-up: white space collapsed, lines broken
 * where blocks begin and end. */
#ifndef EXTRACT_TEXT_FLOW_H
#define EXTRACT_TEXT_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* A zeroed one is empty. */
struct text_flow {
    struct buf text;
    bool space;      /* one is due before the next word */
    unsigned breaks; /* so many line ends are */
};

void text_flow_add(struct text_flow *flow, const char *text, size_t length);
/* As it stands: white space counts. */
void text_flow_add_verbatim(struct text_flow *flow, const char *text, size_t length);
/* The next word starts a new line (1) or paragraph (2). */
void text_flow_break(struct text_flow *flow, unsigned lines);
/* The next word stands apart. */
void text_flow_space(struct text_flow *flow);

#endif
