/* SPDX-License-Identifier: MIT
 * The short way through a text; see short_way.h. Its tokens are those of the long way:
 * tests/text/short_way.c. */
#include "text/short_way.h"

#include "text/run.h"

/* Words, and the ASCII between them if nobody wants to see it. */
static void take_words(struct segmenter *s)
{
    const bool gaps_wanted = s->gap != NULL;
    struct fast_word word;

    while (s->at < s->length && !s->stopped) {
        size_t start = s->at;
        unsigned char c = (unsigned char)s->text[start];
        const struct letter *letter = &s->letters->table[c];

        if (c < 0x80 && letter->kind <= KIND_SPACE && !gaps_wanted) {
            s->gaps |= segment_gap_of(letter);
            s->at++;
            continue;
        }
        if (!fast_word_read(&word, s->written, s->fast, s->memo, s->text + start, s->length - start))
            return;
        s->at += word.size;
        segment_give(s, s->written, word.length, start, s->at, KIND_WORD, word.marked);
    }
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
