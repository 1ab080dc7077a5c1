/* SPDX-License-Identifier: MIT
 * Running text; see text_flow.h. */
#include "extract/text_flow.h"

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Write what is due before the next word; nothing is at the start. */
static void settle(struct text_flow *flow)
{
    unsigned i;

    if (flow->text.length > 0) {
        for (i = 0; i < flow->breaks; i++)
            buf_char(&flow->text, '\n');
        if (flow->breaks == 0 && flow->space)
            buf_char(&flow->text, ' ');
    }
    flow->breaks = 0;
    flow->space = false;
}

void text_flow_add(struct text_flow *flow, const char *text, size_t length)
{
    size_t at = 0;

    while (at < length) {
        size_t start = at;

        while (at < length && !is_space(text[at]))
            at++;
        if (at > start) {
            settle(flow);
            buf_append(&flow->text, text + start, at - start);
        }
        for (; at < length && is_space(text[at]); at++)
            flow->space = true;
    }
}

void text_flow_add_verbatim(struct text_flow *flow, const char *text, size_t length)
{
    if (length == 0)
        return;
    settle(flow);
    buf_append(&flow->text, text, length);
}

void text_flow_break(struct text_flow *flow, unsigned lines)
{
    if (lines > flow->breaks)
        flow->breaks = lines;
}

void text_flow_space(struct text_flow *flow)
{
    flow->space = true;
}
