/* SPDX-License-Identifier: MIT
 * Decoded characters; see sink.h. */
#include "text/charset/sink.h"

#include "base/alloc.h"
#include "text/charset/toned.h"

/* The range becomes a place of its own, or longer the one it touches. */
static void add_place(struct charset_places *places, size_t start, size_t end)
{
    struct charset_place *last = places->count > 0 ? &places->items[places->count - 1] : NULL;

    if (last != NULL && last->end == start) {
        last->end = end;
        return;
    }
    if (places->count == CHARSET_MAX_PLACES)
        return;
    if (!mem_grow(&places->items, &places->capacity, places->count, sizeof *places->items)) {
        places->failed = true;
        return;
    }
    places->items[places->count++] = (struct charset_place){start, end};
}

void sink_put(struct sink *sink, uint32_t c, bool lost)
{
    size_t before = sink->out->length;

    if (c == 0 && !sink->keep_nul)
        return;
    if (c == 0)
        buf_char(sink->out, '\0');
    else
        buf_codepoint(sink->out, sink->capitals ? toned_upper(c) : c);
    sink->lost += lost;
    if (lost && sink->places != NULL && !sink->out->failed)
        add_place(sink->places, before - sink->start, sink->out->length - sink->start);
}
