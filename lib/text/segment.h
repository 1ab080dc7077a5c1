/* SPDX-License-Identifier: MIT
 * text/segment.h - a text cut into tokens, in one pass and without asking for memory. */
#ifndef TEXT_SEGMENT_H
#define TEXT_SEGMENT_H

#include "text/analyzer.h"
#include "text/fast_cluster.h"
#include "text/fast_word.h"
#include "text/glyphs.h"
#include "text/letters.h"
#include "text/marks.h"

#define TOKEN_SIZE 255 /* bytes of a token's written form that are kept: an encoded blob is no word */

/* Gets the characters between tokens, one by one, in the small form of their width. */
typedef void gap_sink(void *context, uint32_t codepoint);

/* What the tokens before leave behind: decides whether the next one is joined to them. */
enum segment_gap {
    GAP_BROKEN = 1 << 0,
    GAP_OF_DIGITS = 1 << 1, /* a comma or colon: joins digits only */
    GAP_UNSPACED = 1 << 2   /* a zero-width space: joins only inside unspaced text */
};

struct segmenter {
    const struct letters *letters;
    const struct fast_letters *fast; /* NULL, and so the next two: all goes the long way */
    const struct fast_signs *signs;
    struct fast_memo *memo;
    token_sink *sink;
    span_sink *span_sink; /* gets all tokens instead, unless NULL */
    gap_sink *gap; /* NULL: nobody wants them */
    void *context;
    struct segmenter *probe; /* reads lines of Burmese in advance; NULL: all are Unicode */
    bool keeps_eth;          /* Icelandic and Faroese */
    bool whole;              /* words are given in full, in pieces if need be, and not cut at TOKEN_SIZE */
    /* the rest is the segmenter's own */
    const char *text;
    size_t length;
    size_t at;
    bool stopped;
    uint32_t position;
    unsigned gaps; /* since the last token */
    bool last_digits;
    bool last_unspaced;
    enum letter_kind kind; /* of the run at hand */
    unsigned flags;        /* of all its letters */
    bool zawgyi;           /* the line's Burmese */
    size_t line_end;       /* as far as that is known */
    uint32_t decisive;     /* the next character that tells zero from wa in Burmese, or 0 */
    size_t decisive_at;    /* where it stands; behind that it is not known */
    bool broken;           /* a zero-width space follows what is at hand: a border, unless what follows says else */
    struct marks marks; /* that follow what is in the run, not yet in order */
    struct glyphs run;
    struct glyphs composed;
    struct word_map map; /* of the text from about here, for the short way */
    char written[GLYPHS_SIZE * 4];
};

/* Set letters, fast to memo, probe, sink, gap, context, keeps_eth and whole first. */
void segment_run(struct segmenter *segmenter, const char *text, size_t length);

#endif
