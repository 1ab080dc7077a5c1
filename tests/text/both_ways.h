/* SPDX-License-Identifier: MIT
 * tests/text/both_ways.h - a segmenter that can go the short way, and be held to the long one. */
#ifndef TESTS_TEXT_BOTH_WAYS_H
#define TESTS_TEXT_BOTH_WAYS_H

#include "base/buf.h"
#include "text/segment.h"

struct both_ways {
    struct letters letters;
    struct fast_letters fast;
    struct fast_signs signs;
    struct fast_memo memo;
    struct segmenter segmenter;
    struct segmenter probe;
};

/* Zeroed at first. */
static bool both_ways_init(struct both_ways *ways)
{
    struct segmenter *segmenter = &ways->segmenter;

    if (!letters_init(&ways->letters))
        return false;
    fast_letters_init(&ways->fast, &ways->letters, &segmenter->run, &segmenter->composed);
    fast_signs_init(&ways->signs, &ways->letters);
    ways->probe.letters = &ways->letters;
    segmenter->letters = &ways->letters;
    segmenter->signs = &ways->signs;
    segmenter->memo = &ways->memo;
    segmenter->probe = &ways->probe;
    return true;
}

static bool both_ways_take_token(void *context, const struct token *token)
{
    struct buf *out = context;

    buf_append(out, token->bytes, token->length);
    buf_format(out, " %zu-%zu %u %d%d%d\n", token->start, token->end, token->position, token->marked,
               token->joined, token->unspaced);
    return true;
}

static void both_ways_take_gap(void *context, uint32_t c)
{
    buf_format(context, "gap %x\n", c);
}

/* All tokens, a line each. The bits of `mode`: whole words, with the gaps between them; eth is kept. */
static void both_ways_note(struct buf *out, struct both_ways *ways, bool short_way, unsigned mode,
                           const char *text, size_t length)
{
    struct segmenter *segmenter = &ways->segmenter;

    buf_clear(out);
    segmenter->fast = short_way ? &ways->fast : NULL;
    segmenter->sink = both_ways_take_token;
    segmenter->gap = mode & 1 ? both_ways_take_gap : NULL;
    segmenter->whole = (mode & 1) != 0;
    segmenter->keeps_eth = (mode & 2) != 0;
    segmenter->context = out;
    segment_run(segmenter, text, length);
}

#endif
