/* SPDX-License-Identifier: MIT
 * text/charset/sink.h - where decoded characters go, and where something was lost. */
#ifndef TEXT_CHARSET_SINK_H
#define TEXT_CHARSET_SINK_H

#include "text/charset.h"

struct sink {
    struct buf *out;
    size_t start;                  /* of the text in `out` */
    size_t lost;                   /* characters */
    struct charset_places *places; /* NULL: not asked for */
    bool keep_nul;
    bool capitals; /* of a font that has no small letters */
};

void sink_put(struct sink *sink, uint32_t c, bool lost);

#endif
