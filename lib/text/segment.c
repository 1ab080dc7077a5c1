/* SPDX-License-Identifier: MIT
 * A text cut into tokens; see segment.h.
 *
 * Characters gather in a run as long as they are of one kind; at its end the run gives its tokens (run.c).
 * Most of most texts passes beside all that (short_way.c). */
#include "text/segment.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "text/burmese.h"
#include "text/cluster.h"
#include "text/run.h"
#include "text/short_way.h"
#include "text/zawgyi.h"

#define BREAK 0x200b /* zero-width space */
#define ANY_LETTER 0x1000
#define RUN_SOFT (GLYPHS_SIZE / 2) /* from here on unspaced runs end before the next base */

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

/* Of the signs of clusters among the marks, the least; UINT32_MAX if there are none. */
static uint32_t script_of_marks(const struct segmenter *s)
{
    uint32_t least = UINT32_MAX;
    size_t i;

    for (i = 0; i < s->marks.count; i++) {
        uint32_t c = s->marks.items[i].c;

        if (letters_get(s->letters, c).kind == KIND_CLUSTER && cluster_script(c) < least)
            least = cluster_script(c);
    }
    return least;
}

/* Whose signs of clusters are taken: those of the cluster at hand; without one, of one script. */
static uint32_t script_at_hand(const struct segmenter *s)
{
    return s->run.count > 0 && s->kind == KIND_CLUSTER ? cluster_script(s->run.items[0].c) : script_of_marks(s);
}

/* Is there anything that a sign may belong to? Marks on nothing will fall, but the signs of clusters. */
static bool has_run(const struct segmenter *s)
{
    return s->run.count > 0 || script_of_marks(s) != UINT32_MAX;
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

/* What is at hand ends before a character that gives no token. */
static void end_before(struct segmenter *s, uint32_t c, const struct letter *letter)
{
    take_marks(s);
    run_end(s);
    s->gaps |= segment_gap_of(letter);
    if (s->gap != NULL && !s->stopped)
        s->gap(s->context, c);
}

/* The zero-width space that waits for what follows it was one. */
static void end_at_break(struct segmenter *s)
{
    const struct letter break_letter = letters_get(s->letters, BREAK);

    s->broken = false;
    end_before(s, BREAK, &break_letter);
}

static void take_gap(struct segmenter *s, uint32_t c, const struct letter *letter)
{
    if (letter->kind == KIND_BREAK && has_run(s)) {
        s->broken = true;
        return;
    }
    if (s->broken)
        end_at_break(s);
    end_before(s, c, letter);
}

/* Behind a zero-width space a sign belongs to what is before it, and inside of unspaced text it is nothing. */
static void pass_break(struct segmenter *s, const struct letter *letter)
{
    enum letter_kind kind = (enum letter_kind)letter->kind;

    take_marks(s);
    if (kind != KIND_MARK && !(kind == KIND_CLUSTER && !cluster_may_begin(0, letter->lower)) &&
        !(kind_is_unspaced(kind) && kind_is_unspaced(s->kind)))
        end_at_break(s);
    s->broken = false;
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
        if (marks_add(&s->marks, glyph, letter)) {
            s->broken = false;
            break;
        }
        if (s->broken)
            pass_break(s, letter);
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

/* Marks of other scripts fall, or may stand before or behind those of Burmese (UAX #15). */
static bool is_foreign_mark(const struct segmenter *s, uint32_t c)
{
    return !burmese_has(c) && (letters_get(s->letters, c).kind == KIND_MARK ||
                               u_getIntPropertyValue((UChar32)c, UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0);
}

static bool is_decisive(const struct segmenter *s, uint32_t c)
{
    return c != BREAK && !(s->zawgyi && zawgyi_leads(c)) && !burmese_is_zero_or_wa(c) && !is_foreign_mark(s, c) && letters_get(s->letters, c).kind != KIND_DROPPED;
}

/* What its neighbours see in a character: a digit of any script, or form, is one of Latin; Zawgyi has letters among
 * those of Shan. */
static uint32_t seen_as(const struct segmenter *s, uint32_t c)
{
    struct letter letter = letters_get(s->letters, c);
    uint32_t parts[LETTER_EXPANSION];

    if (s->zawgyi && zawgyi_has_letter(c))
        return ANY_LETTER;
    if ((letter.flags & LETTER_COMPATIBLE) && letters_expand(s->letters, parts, c) > 0) {
        c = parts[0];
        letter = letters_get(s->letters, c);
    }
    return letter.kind == KIND_DIGIT && !burmese_is_zero_or_wa(c) ? letter.lower : c;
}

/* The first character to come that tells zero from wa; 0: none. It is looked for once. */
static uint32_t decisive_after(struct segmenter *s)
{
    bool broken = false; /* by a zero-width space, which a sign would undo */
    size_t at = s->at;

    if (s->at <= s->decisive_at)
        return s->decisive;
    s->decisive = 0;
    while (s->decisive == 0 && at < s->length) {
        uint32_t c;

        s->decisive_at = at;
        c = utf8_next(s->text, s->length, &at);
        c = seen_as(s, c == UTF8_INVALID ? 0xfffd : c);
        if (is_decisive(s, c))
            s->decisive = broken && !burmese_has(c) ? BREAK : c;
        if (letters_get(s->letters, c).kind != KIND_DROPPED)
            broken = c == BREAK;
    }
    if (s->decisive == 0)
        s->decisive_at = s->length;
    return s->decisive;
}

/* The letter, digit or sign of Burmese before the place at hand, whatever marks of other scripts it has; 0: none. */
static uint32_t decisive_before(const struct segmenter *s)
{
    size_t at = s->broken && !kind_is_unspaced(s->kind) ? 0 : s->run.count;

    while (at > 0 && is_foreign_mark(s, s->run.items[at - 1].c))
        at--;
    if (at == 0 || (s->zawgyi && s->kind == KIND_CLUSTER && !zawgyi_has_base(&s->run)))
        return 0;
    return seen_as(s, s->run.items[at - 1].c);
}

/* A character of Burmese for what it is, which its neighbours and its line decide. */
static struct letter read_burmese(struct segmenter *s, struct glyph *glyph)
{
    struct letter letter;

    if (glyph->start >= s->line_end)
        read_line(s, glyph->start);
    if (burmese_is_zero_or_wa(glyph->c)) {
        uint32_t after = decisive_after(s);

        take_marks(s);
        glyph->c = burmese_zero_or_wa(decisive_before(s), glyph->c, after);
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
    s->decisive_at = 0;
    s->decisive = 0;
    s->broken = false;
    s->run.count = 0;
    s->marks.count = 0;
    s->map.end = 0;
    while (s->at < length && !s->stopped)
        if (!short_way_take(s))
            take_next(s);
    if (s->stopped)
        return;
    if (s->broken)
        end_at_break(s);
    take_marks(s);
    run_end(s);
}
