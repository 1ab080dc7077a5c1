/* SPDX-License-Identifier: MIT
 * Any bytes by the short way and by the long one: the same tokens. */
#include "fuzz.h"
#include "text/segment.h"

static struct letters letters;
static struct fast_letters fast;
static struct fast_signs signs;
static struct fast_memo memo;
static struct segmenter segmenter;
static struct segmenter probe;

static void prepare(void)
{
    if (segmenter.letters != NULL)
        return;
    FUZZ_CHECK(letters_init(&letters));
    fast_letters_init(&fast, &letters, &segmenter.run, &segmenter.composed);
    fast_signs_init(&signs, &letters);
    segmenter.letters = &letters;
    segmenter.signs = &signs;
    segmenter.memo = &memo;
    segmenter.probe = &probe;
    probe.letters = &letters;
}

static bool note_token(void *context, const struct token *token)
{
    struct buf *out = context;

    buf_append(out, token->bytes, token->length);
    buf_format(out, " %zu-%zu %u %d%d%d\n", token->start, token->end, token->position, token->marked,
               token->joined, token->unspaced);
    return true;
}

static void note_gap(void *context, uint32_t c)
{
    buf_format(context, "gap %x\n", c);
}

static void note_tokens(struct buf *out, const struct buf *text, unsigned mode, bool short_ways)
{
    segmenter.fast = short_ways ? &fast : NULL;
    segmenter.sink = note_token;
    segmenter.gap = mode & 1 ? note_gap : NULL;
    segmenter.whole = (mode & 1) != 0;
    segmenter.keeps_eth = (mode & 2) != 0;
    segmenter.context = out;
    segment_run(&segmenter, buf_text(text), text->length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf text = BUF_INIT;
    struct buf by_short = BUF_INIT;
    struct buf by_long = BUF_INIT;

    if (length == 0)
        return 0;
    prepare();
    fuzz_text(&text, bytes + 1, length - 1);
    note_tokens(&by_short, &text, bytes[0], true);
    note_tokens(&by_long, &text, bytes[0], false);
    fuzz_expect_same(&by_short, &by_long, "tokens");
    buf_dispose(&text);
    buf_dispose(&by_short);
    buf_dispose(&by_long);
    return 0;
}
