/* SPDX-License-Identifier: MIT
 * The short way through a text; see short_way.h. Its tokens are those of the long way:
 * tests/text/short_way.c. */
#include "text/short_way.h"

#include "text/run.h"

/* A word that takes more than a look. Apart, so that the usual ones stay in registers. */
__attribute__((noinline)) static bool take_other_word(struct segmenter *s, size_t start)
{
    struct fast_word word;

    if (!fast_word_read(&word, s->written, s->fast, s->memo, s->text + start, s->length - start))
        return false;
    s->at = start + word.size;
    segment_give(s, word.bytes, word.length, start, s->at, KIND_WORD, word.marked);
    return true;
}

/* Words, and the ASCII between them if nobody wants to see it. */
static void take_words(struct segmenter *s)
{
    const bool gaps_wanted = s->gap != NULL;
    const struct letter *letters = s->letters->table;
    const char *text = s->text;
    const size_t length = s->length;
    struct fast_word word;
    size_t at = s->at;

    while (at < length && !s->stopped) {
        unsigned char c = (unsigned char)text[at];

        if (c < 0x80 && letters[c].kind <= KIND_SPACE && !gaps_wanted) {
            s->gaps |= segment_gap_of(&letters[c]);
            at++;
        } else if (fast_word_known(&word, s->memo, text + at, length - at)) {
            segment_give(s, word.bytes, word.length, at, at + word.size, KIND_WORD, word.marked);
            at += word.size;
        } else {
            s->at = at;
            if (!take_other_word(s, at))
                return;
            at = s->at;
        }
    }
    s->at = at;
}

/* Clusters and characters of unspaced text. */
static void take_unspaced(struct segmenter *s)
{
    while (s->at < s->length && !s->stopped) {
        const char *text = s->text + s->at;
        size_t start = s->at;
        size_t left = s->length - start;
        size_t length = fast_cluster_length(s->signs, text, left);
        enum letter_kind kind = length > 0 ? KIND_CLUSTER : KIND_SINGLE;

        if (length == 0)
            length = fast_single_length(s->signs, text, left);
        if (length == 0)
            return;
        s->at += length;
        segment_give(s, text, length, start, s->at, kind, false);
    }
}

/* No run is at hand, or one of unspaced text that may end here. */
static bool may_begin(struct segmenter *s)
{
    const char *text = s->text + s->at;
    size_t left = s->length - s->at;

    if (s->marks.count > 0)
        return false;
    if (s->run.count == 0)
        return true;
    if (s->kind == KIND_CLUSTER)
        return fast_cluster_may_follow(s->signs, s->run.items[s->run.count - 1].c, text, left);
    return s->kind == KIND_SINGLE && fast_single_begins(text, left);
}

/* Can no word of fast_word.h begin with this byte? */
static bool is_unspaced_lead(unsigned char lead)
{
    return lead == 0xe0 || lead >= 0xe2;
}

bool short_way_take(struct segmenter *s)
{
    size_t start = s->at;

    if (s->fast == NULL || !may_begin(s))
        return false;
    run_end(s);
    s->broken = false; /* inside of unspaced text it is nothing */
    if (!s->stopped && !is_unspaced_lead((unsigned char)s->text[start]))
        take_words(s);
    take_unspaced(s);
    return s->at > start || s->stopped;
}
