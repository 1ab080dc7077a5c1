/* SPDX-License-Identifier: MIT
 * From text to tokens; see analyzer.h. Here the parts are put together: segmenter, folding, stemmers. */
#include "text/analyzer.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "text/fast_cluster.h"
#include "text/fast_word.h"
#include "text/fold.h"
#include "text/segment.h"
#include "text/stem.h"
#include "text/typed.h"
#include "text/vietnamese.h"

struct analyzer {
    struct letters letters;
    struct fast_letters fast;
    struct fast_signs signs;
    struct fast_memo memo;
    struct segmenter segmenter;
    struct segmenter probe; /* of the segmenter */
    struct stemmers stemmers;
};

static void join_parts(struct analyzer *analyzer)
{
    analyzer->segmenter.letters = &analyzer->letters;
    analyzer->segmenter.probe = &analyzer->probe;
    analyzer->probe.letters = &analyzer->letters;
}

vitrine_status analyzer_new(struct analyzer **out, vitrine_error **err)
{
    struct analyzer *analyzer = mem_zero(1, sizeof *analyzer);

    *out = NULL;
    if (analyzer == NULL)
        return err_nomem(err);
    if (!letters_init(&analyzer->letters) || !stemmers_init(&analyzer->stemmers)) {
        analyzer_free(analyzer);
        return err_nomem(err);
    }
    join_parts(analyzer);
    fast_letters_init(&analyzer->fast, &analyzer->letters, &analyzer->segmenter.run, &analyzer->segmenter.composed);
    fast_signs_init(&analyzer->signs, &analyzer->letters);
    analyzer->segmenter.fast = &analyzer->fast;
    analyzer->segmenter.signs = &analyzer->signs;
    analyzer->segmenter.memo = &analyzer->memo;
    *out = analyzer;
    return VITRINE_OK;
}

vitrine_status analyzer_new_brief(struct analyzer **out, vitrine_error **err)
{
    struct analyzer *analyzer = mem_alloc(sizeof *analyzer); /* its tables are not used, and so not even zeroed */

    *out = NULL;
    if (analyzer == NULL)
        return err_nomem(err);
    memset(&analyzer->segmenter, 0, sizeof analyzer->segmenter);
    memset(&analyzer->probe, 0, sizeof analyzer->probe);
    memset(&analyzer->stemmers, 0, sizeof analyzer->stemmers);
    if (!letters_init_brief(&analyzer->letters)) {
        analyzer_free(analyzer);
        return err_nomem(err);
    }
    join_parts(analyzer);
    *out = analyzer;
    return VITRINE_OK;
}

void analyzer_free(struct analyzer *analyzer)
{
    if (analyzer == NULL)
        return;
    stemmers_dispose(&analyzer->stemmers);
    mem_free(analyzer);
}

static bool has_eth(const char *language)
{
    return language != NULL && (strcmp(language, "is") == 0 || strcmp(language, "fo") == 0);
}

/* Its sinks are set already. */
static void run(struct analyzer *analyzer, const char *language, const char *text, size_t length, void *context)
{
    struct segmenter *segmenter = &analyzer->segmenter;

    segmenter->gap = NULL;
    segmenter->context = context;
    segmenter->keeps_eth = has_eth(language);
    segmenter->whole = false;
    segment_run(segmenter, text, length);
    segmenter->span_sink = NULL;
}

vitrine_status analyzer_run(struct analyzer *analyzer, const char *language, const char *text, size_t length,
                            token_sink *sink, void *context, vitrine_error **err)
{
    (void)err; /* nothing here asks for memory */
    analyzer->segmenter.sink = sink;
    run(analyzer, language, text, length, context);
    return VITRINE_OK;
}

void analyzer_run_spans(struct analyzer *analyzer, const char *language, const char *text, size_t length,
                        span_sink *sink, void *context)
{
    analyzer->segmenter.span_sink = sink;
    run(analyzer, language, text, length, context);
}

void analyzer_fold(struct analyzer *analyzer, struct buf *out, const char *token, size_t length)
{
    fold_append(out, &analyzer->letters, token, length, true);
}

void analyzer_stem(struct analyzer *analyzer, struct buf *out, const char *language, const char *token,
                   size_t length)
{
    struct buf stem = BUF_INIT;

    stem_append(&stem, &analyzer->stemmers, language, token, length);
    if (stem.failed)
        out->failed = true;
    else
        fold_append(out, &analyzer->letters, buf_text(&stem), stem.length, true);
    buf_dispose(&stem);
}

bool analyzer_swap_iy(struct analyzer *analyzer, struct buf *out, const char *token, size_t length)
{
    uint32_t letters[SYLLABLE_LETTERS];
    struct syllable syllable;
    size_t count = 0;
    size_t at = 0;
    size_t i;

    (void)analyzer;
    while (at < length && count < SYLLABLE_LETTERS)
        letters[count++] = utf8_next(token, length, &at);
    if (at < length || !syllable_parse(&syllable, letters, count) || !syllable_swap_iy(&syllable))
        return false;
    count = syllable_write(letters, &syllable);
    for (i = 0; i < count; i++)
        buf_codepoint(out, letters[i]);
    return true;
}

bool analyzer_begins(struct analyzer *analyzer, const char *typed, size_t typed_length, const char *token, size_t length)
{
    return typed_begins(&analyzer->letters, typed, typed_length, token, length);
}

size_t analyzer_last_mark(struct analyzer *analyzer, const char *token, size_t length)
{
    return fold_last_mark(&analyzer->letters, token, length);
}

/* A whole text being written again. */
struct rewriting {
    struct buf *out;
    const struct letters *letters;
    bool folded;
    bool spaced;         /* the last thing written is a space */
    bool broken;         /* a zero-width space is due, unless unspaced text goes on behind it */
    bool after_unspaced; /* the last thing written is unspaced text */
};

static void write_space(struct rewriting *rewriting)
{
    if (!rewriting->spaced)
        buf_char(rewriting->out, ' ');
    rewriting->spaced = true;
    rewriting->broken = false;
    rewriting->after_unspaced = false;
}

static bool write_token(void *context, const struct token *token)
{
    struct rewriting *rewriting = context;

    if (rewriting->broken && !(rewriting->after_unspaced && token->unspaced))
        write_space(rewriting);
    if (rewriting->folded)
        fold_append(rewriting->out, rewriting->letters, token->bytes, token->length, false);
    else
        buf_append(rewriting->out, token->bytes, token->length);
    rewriting->spaced = false;
    rewriting->broken = false;
    rewriting->after_unspaced = token->unspaced;
    return !rewriting->out->failed;
}

static void write_gap(void *context, uint32_t c)
{
    struct rewriting *rewriting = context;
    uint8_t kind = letters_get(rewriting->letters, c).kind;

    if (kind == KIND_BREAK) {
        rewriting->broken = true;
    } else if (kind == KIND_SPACE) {
        write_space(rewriting);
    } else {
        buf_codepoint(rewriting->out, c);
        rewriting->spaced = false;
        rewriting->broken = false;
        rewriting->after_unspaced = false;
    }
}

void analyzer_normalise(struct analyzer *analyzer, struct buf *out, const char *language, const char *text,
                        size_t length, bool folded)
{
    struct rewriting rewriting = {out, &analyzer->letters, folded, false, false, false};
    struct segmenter *segmenter = &analyzer->segmenter;

    segmenter->sink = write_token;
    segmenter->gap = write_gap;
    segmenter->context = &rewriting;
    segmenter->keeps_eth = has_eth(language);
    segmenter->whole = true;
    segment_run(segmenter, text, length);
}
