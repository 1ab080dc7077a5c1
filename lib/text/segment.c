/* SPDX-License-Identifier: MIT
 * A text cut into tokens; see segment.h.
 *
 * Characters gather in a run as long as they are of one kind; at its end the run gives its tokens (run.c).
 * Most of most texts passes beside all that (short_way.c). */
#include "text/segment.h"

#include <string.h>

#include "base/utf8.h"
#include "text/burmese.h"
#include "text/cluster.h"
#include "text/run.h"
#include "text/short_way.h"
#include "text/zawgyi.h"

#define RUN_SOFT (GLYPHS_SIZE / 2) /* from here on unspaced runs end before the next base */
#define BREAKS_IN_CLUSTER 4        /* zero-width spaces and joiners in a row that one may leave by mistake */

/* An unspaced run that has become long may end before this letter. */
static bool may_end_before(const struct segmenter *s, const struct letter *letter)
{
    const struct glyphs *run = &s->run;

    if (run->count < RUN_SOFT || !kind_is_unspaced(s->kind) || (letter->flags & LETTER_UNSTABLE))
        return false;
    return s->kind == KIND_SINGLE || cluster_may_begin(run->items[run->count - 1].c, letter->lower);
}

/* Does another run begin with this letter? */
static bool begins_run(const struct segmenter *s, const struct letter *letter)
{
    if (letter->kind == KIND_MARK || s->run.count == 0)
        return false;
    if (letter->kind != s->kind || may_end_before(s, letter))
        return true;
    return s->kind == KIND_CLUSTER && cluster_script(letter->lower) != cluster_script(s->run.items[0].c);
}

static void take_letter(struct segmenter *s, const struct glyph *glyph, const struct letter *letter)
{
    struct glyph small = {letter->lower, glyph->start, glyph->end};
    enum letter_kind kind = (enum letter_kind)letter->kind;

    if (kind == KIND_MARK && (s->run.count == 0 || s->kind == KIND_CLUSTER))
        return; /* a mark on nothing, or on a letter that has none */
    if (begins_run(s, letter))
        run_end(s);
    if (kind != KIND_MARK)
        s->kind = kind;
    if (s->whole && s->run.count == GLYPHS_SIZE)
        run_end(s);
    s->flags |= letter->flags;
    if (!glyphs_add(&s->run, &small))
        s->run.items[s->run.count - 1].end = glyph->end;
}

/* Is the next character a sign that belongs to the cluster at hand? */
static bool sign_follows(const struct segmenter *s)
{
    size_t at = s->at;
    int looked;

    for (looked = 0; looked < BREAKS_IN_CLUSTER && at < s->length; looked++) {
        uint32_t c = utf8_next(s->text, s->length, &at);
        uint8_t kind = letters_get(s->letters, c == UTF8_INVALID ? 0xfffd : c).kind;

        if (kind != KIND_BREAK && kind != KIND_DROPPED)
            return kind == KIND_MARK || (kind == KIND_CLUSTER && !cluster_may_begin(0, c));
    }
    return false;
}

/* Then a break here is a slip. */
static bool is_inside_cluster(const struct segmenter *s)
{
    return sign_follows(s) || (s->kind == KIND_CLUSTER && cluster_goes_on(s->run.items[s->run.count - 1].c));
}

/* Whose signs of clusters are taken: those of the cluster at hand; without one, of one script. */
static uint32_t script_at_hand(const struct segmenter *s)
{
    uint32_t least = UINT32_MAX;
    size_t i;

    if (s->run.count > 0 && s->kind == KIND_CLUSTER)
        return cluster_script(s->run.items[0].c);
    for (i = 0; i < s->marks.count; i++) {
        uint32_t c = s->marks.items[i].c;

        if (letters_get(s->letters, c).kind == KIND_CLUSTER && cluster_script(c) < least)
            least = cluster_script(c);
    }
    return least;
}

/* The marks that have gathered go to the run. */
static void take_marks(struct segmenter *s)
{
    uint32_t script;
    size_t i;

    if (s->marks.count == 0)
        return;
    script = script_at_hand(s);
    marks_sort(&s->marks, s->letters);
    for (i = 0; i < s->marks.count; i++) {
        const struct glyph *mark = &s->marks.items[i];
        struct letter letter = letters_get(s->letters, mark->c);

        if (letter.kind != KIND_CLUSTER || cluster_script(mark->c) == script)
            take_letter(s, mark, &letter);
    }
    s->marks.count = 0;
}

static void take_gap(struct segmenter *s, uint32_t c, const struct letter *letter)
{
    if (letter->kind == KIND_BREAK && s->run.count + s->marks.count > 0 && sign_follows(s))
        return;
    take_marks(s);
    if (letter->kind == KIND_BREAK && s->run.count > 0 && is_inside_cluster(s))
        return;
    run_end(s);
    s->gaps |= segment_gap_of(letter);
    if (s->gap != NULL && !s->stopped)
        s->gap(s->context, c);
}

static void take_glyph(struct segmenter *s, const struct glyph *glyph, const struct letter *letter)
{
    switch ((enum letter_kind)letter->kind) {
    case KIND_GAP:
    case KIND_SPACE:
    case KIND_BREAK:
        take_gap(s, letter->kind == KIND_GAP ? letter->lower : glyph->c, letter);
        break;
    case KIND_DROPPED:
        break;
    default:
        if (marks_add(&s->marks, glyph, letter))
            break;
        take_marks(s);
        take_letter(s, glyph, letter);
    }
}

/* The characters that a compatible one stands for, each with its bytes. */
static void take_expansion(struct segmenter *s, const struct glyph *glyph)
{
    uint32_t parts[LETTER_EXPANSION];
    size_t count = letters_expand(s->letters, parts, glyph->c);
    struct glyph part = *glyph;
    size_t i;

    for (i = 0; i < (count ? count : 1); i++) {
        struct letter letter;

        part.c = count ? parts[i] : glyph->c;
        letter = letters_get(s->letters, part.c);
        take_glyph(s, &part, &letter);
    }
}

/* The whole line around a character: from its start, where nothing before can be composed with it. */
static void read_line(struct segmenter *s, size_t at)
{
    const char *before = memrchr(s->text, '\n', at);
    const char *end = memchr(s->text + at, '\n', s->length - at);
    const char *start = before != NULL ? before + 1 : s->text;

    s->line_end = end != NULL ? (size_t)(end - s->text) : s->length;
    s->zawgyi = s->probe != NULL && burmese_is_zawgyi(s->probe, start, (size_t)(s->text + s->line_end - start));
}

/* The first character to come that is not dropped, and neither zero nor wa; 0: none. */
static uint32_t decisive_after(const struct segmenter *s)
{
    size_t at = s->at;

    while (at < s->length) {
        uint32_t c = utf8_next(s->text, s->length, &at);

        if (c == UTF8_INVALID ||
            (!burmese_is_zero_or_wa(c) && letters_get(s->letters, c).kind != KIND_DROPPED))
            return c;
    }
    return 0;
}

/* A character of Burmese for what it is, which its neighbours and its line decide. */
static struct letter read_burmese(struct segmenter *s, struct glyph *glyph)
{
    struct letter letter;

    if (glyph->start >= s->line_end)
        read_line(s, glyph->start);
    if (burmese_is_zero_or_wa(glyph->c)) {
        uint32_t before;

        take_marks(s);
        before = s->run.count > 0 ? s->run.items[s->run.count - 1].c : 0;
        glyph->c = burmese_zero_or_wa(before, glyph->c, decisive_after(s));
    }
    letter = letters_get(s->letters, glyph->c);
    if (s->zawgyi && zawgyi_has_letter(glyph->c)) {
        letter.kind = KIND_CLUSTER;
        letter.lower = glyph->c;
    }
    return letter;
}

static void take_next(struct segmenter *s)
{
    struct glyph glyph = {0, s->at, 0};
    struct letter letter;

    glyph.c = utf8_next(s->text, s->length, &s->at);
    glyph.end = s->at;
    if (glyph.c == UTF8_INVALID)
        glyph.c = 0xfffd;
    letter = burmese_has(glyph.c) ? read_burmese(s, &glyph) : letters_get(s->letters, glyph.c);
    if (letter.flags & LETTER_COMPATIBLE)
        take_expansion(s, &glyph);
    else
        take_glyph(s, &glyph, &letter);
}

void segment_run(struct segmenter *s, const char *text, size_t length)
{
    s->text = text;
    s->length = length;
    s->at = 0;
    s->stopped = false;
    s->position = 0;
    s->gaps = GAP_BROKEN;
    s->last_digits = false;
    s->last_unspaced = false;
    s->kind = KIND_GAP;
    s->flags = 0;
    s->zawgyi = false;
    s->line_end = 0;
    s->run.count = 0;
    s->marks.count = 0;
    while (s->at < length && !s->stopped)
        if (!short_way_take(s))
            take_next(s);
    if (s->stopped)
        return;
    take_marks(s);
    run_end(s);
}
