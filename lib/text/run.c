/* SPDX-License-Identifier: MIT
 * What a run of characters becomes: composed and repaired, one word, or its clusters or characters; see
 * run.h. */
#include "text/run.h"

#include <string.h>

#include "base/utf8.h"
#include "text/burmese.h"
#include "text/cluster.h"
#include "text/kana.h"
#include "text/spelling.h"
#include "text/vietnamese.h"
#include "text/zawgyi.h"

#define SYLLABLE_MARKED (SYLLABLE_LETTERS + 3) /* its letters, and marks that found no letter to join */

/* UTF-8 of `glyphs` into written, as far as a token goes. */
static size_t write_glyphs(struct segmenter *s, const struct glyph *glyphs, size_t count)
{
    size_t length = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        char bytes[4];
        size_t more = utf8_encode(bytes, glyphs[i].c);

        if (!s->whole && length + more > TOKEN_SIZE)
            break;
        memcpy(s->written + length, bytes, more);
        length += more;
    }
    return length;
}

/* Vietnamese d with stroke for its look-alikes. */
static void replace_eth(struct glyphs *word)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (word->items[i].c == 0xf0 || word->items[i].c == 0x256)
            word->items[i].c = 0x111;
}

/* The tone of a Vietnamese syllable in its place; other words are left alone. */
static void place_tone(struct glyphs *word)
{
    uint32_t letters[SYLLABLE_MARKED];
    uint32_t placed[SYLLABLE_LETTERS];
    struct syllable syllable;
    size_t i;

    if (word->count > SYLLABLE_MARKED)
        return;
    for (i = 0; i < word->count; i++)
        letters[i] = word->items[i].c;
    if (!syllable_parse(&syllable, letters, word->count))
        return;
    word->count = syllable_write(placed, &syllable);
    for (i = 0; i < word->count; i++)
        word->items[i].c = placed[i];
}

static bool is_marked(const struct segmenter *s, const struct glyphs *word)
{
    size_t i;

    for (i = 0; i < word->count; i++) {
        struct letter letter = letters_get(s->letters, word->items[i].c);

        if ((letter.flags & LETTER_MARKED) || (letter.kind == KIND_MARK && (s->flags & LETTER_LATIN)))
            return true;
    }
    return false;
}

static void give_word(struct segmenter *s, struct glyphs *word)
{
    size_t start = word->items[0].start;
    size_t end = word->items[word->count - 1].end;
    bool marked = false;

    if ((s->flags & LETTER_ETH) && !s->keeps_eth)
        replace_eth(word);
    if (s->flags & (LETTER_TONED | LETTER_UNSTABLE))
        place_tone(word);
    if (s->flags & LETTER_LATIN)
        marked = is_marked(s, word);
    segment_give(s, s->written, write_glyphs(s, word->items, word->count), start, end, s->kind, marked);
}

/* Glyphs [from, end) of an unspaced run as one token. */
static void give_cluster(struct segmenter *s, const struct glyphs *run, size_t from, size_t end)
{
    size_t start_byte = run->items[from].start;
    size_t end_byte = run->items[from].end;
    size_t i;

    for (i = from; i < end; i++) {
        if (run->items[i].start < start_byte)
            start_byte = run->items[i].start;
        if (run->items[i].end > end_byte)
            end_byte = run->items[i].end;
    }
    segment_give(s, s->written, write_glyphs(s, run->items + from, end - from), start_byte, end_byte, s->kind,
                 false);
}

/* A character with the marks that did not compose with it. */
static size_t single_end(const struct segmenter *s, const struct glyphs *run, size_t at)
{
    size_t end = at + 1;

    while (end < run->count && letters_get(s->letters, run->items[end].c).kind == KIND_MARK)
        end++;
    return end;
}

/* Of the two, the one that a run does not stand in. */
static struct glyphs *other_room(struct segmenter *s, const struct glyphs *run)
{
    return run == &s->run ? &s->composed : &s->run;
}

static struct glyphs *repair(struct segmenter *s, struct glyphs *run)
{
    struct glyphs *other = other_room(s, run);

    if (s->kind == KIND_CLUSTER) {
        spelling_repair(run);
        return run;
    }
    if (!kana_repeat(run, s->letters))
        return run;
    glyphs_compose(other, run, s->letters);
    return other;
}

static void give_clusters(struct segmenter *s, struct glyphs *run)
{
    size_t at = 0;

    run = repair(s, run);
    while (at < run->count && !s->stopped) {
        size_t end = s->kind == KIND_CLUSTER ? cluster_end(run, at) : single_end(s, run, at);

        give_cluster(s, run, at, end);
        at = end;
    }
}

/* Of what is left out, so that its neighbours are not joined. */
static void leave_gap(struct segmenter *s)
{
    s->gaps |= GAP_BROKEN;
    if (s->gap != NULL && !s->stopped)
        s->gap(s->context, ' ');
}

static void give_run(struct segmenter *s, struct glyphs *run)
{
    if (run->count == 0)
        return;
    if (kind_is_unspaced(s->kind))
        give_clusters(s, run);
    else
        give_word(s, run);
}

/* A run in Zawgyi. */
static void give_zawgyi(struct segmenter *s, struct glyphs *run)
{
    struct glyphs *other = other_room(s, run);
    unsigned left_out = zawgyi_convert(other, run);

    glyphs_compose(run, other, s->letters);
    if (left_out & ZAWGYI_LEFT_BEFORE)
        leave_gap(s);
    give_run(s, run);
    if (left_out & ZAWGYI_LEFT_BEHIND)
        leave_gap(s);
}

void run_end(struct segmenter *s)
{
    struct glyphs *run = &s->run;

    if (run->count == 0)
        return;
    if (s->flags & LETTER_UNSTABLE) {
        glyphs_compose(&s->composed, run, s->letters);
        run = &s->composed;
    }
    if (s->zawgyi && s->kind == KIND_CLUSTER && burmese_has(run->items[0].c))
        give_zawgyi(s, run);
    else
        give_run(s, run);
    s->run.count = 0;
    s->flags = 0;
}
