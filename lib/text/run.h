/* SPDX-License-Identifier: MIT
 * text/run.h - the tokens of a segmenter's run, and how any token is given. */
#ifndef TEXT_RUN_H
#define TEXT_RUN_H

#include "text/segment.h"

/* End the run at hand, if there is one, and give its tokens. */
void run_end(struct segmenter *segmenter);

static inline bool kind_is_unspaced(enum letter_kind kind)
{
    return kind == KIND_CLUSTER || kind == KIND_SINGLE;
}

/* What a character between words leaves behind. */
static inline unsigned segment_gap_of(const struct letter *letter)
{
    if (letter->kind == KIND_BREAK)
        return GAP_UNSPACED;
    if (letter->flags & LETTER_LINK_DIGITS)
        return GAP_OF_DIGITS;
    return letter->flags & LETTER_LINK ? 0 : GAP_BROKEN;
}

/* Is a token of that kind joined to the one before it? */
static inline bool segment_is_joined(const struct segmenter *s, enum letter_kind kind)
{
    if (s->gaps & GAP_BROKEN)
        return false;
    if ((s->gaps & GAP_OF_DIGITS) && !(s->last_digits && kind == KIND_DIGIT))
        return false;
    return !(s->gaps & GAP_UNSPACED) || (s->last_unspaced && kind_is_unspaced(kind));
}

static inline void segment_give(struct segmenter *s, const char *bytes, size_t length, size_t start,
                                size_t end, enum letter_kind kind, bool marked)
{
    bool unspaced = kind_is_unspaced(kind);

    if (s->stopped)
        return;
    if (s->span_sink != NULL) {
        s->stopped = !s->span_sink(s->context, bytes, length, start, end);
        return;
    }
    s->stopped = !s->sink(s->context, &(struct token){bytes, length, start, end, s->position, marked,
                                                      segment_is_joined(s, kind), unspaced});
    s->position++;
    s->gaps = 0;
    s->last_digits = kind == KIND_DIGIT;
    s->last_unspaced = unspaced;
}

#endif
