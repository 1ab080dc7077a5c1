/* SPDX-License-Identifier: MIT
 * A text cut into tokens; see segment.h.
 *
 * Characters gather in a run as long as they are of one kind; at its end the run is composed, repaired and
 * given as one word or as its clusters or characters. Plain ASCII words, the bulk of most texts, pass beside
 * all that. */
#include "text/segment.h"

#include <string.h>

#include "base/utf8.h"
#include "text/burmese.h"
#include "text/cluster.h"
#include "text/kana.h"
#include "text/spelling.h"
#include "text/vietnamese.h"
#include "text/zawgyi.h"

#define RUN_SOFT (GLYPHS_SIZE / 2) /* from here on unspaced runs end before the next base */
#define BREAKS_IN_CLUSTER 4        /* zero-width spaces and joiners in a row that one may leave by mistake */
#define SYLLABLE_MARKED (SYLLABLE_LETTERS + 3) /* its letters, and marks that found no letter to join */

static bool is_unspaced(enum letter_kind kind)
{
    return kind == KIND_CLUSTER || kind == KIND_SINGLE;
}

static bool is_joined(const struct segmenter *s, enum letter_kind kind)
{
    if (s->gaps & GAP_BROKEN)
        return false;
    if ((s->gaps & GAP_OF_DIGITS) && !(s->last_digits && kind == KIND_DIGIT))
        return false;
    return !(s->gaps & GAP_UNSPACED) || (s->last_unspaced && is_unspaced(kind));
}

static void give_token(struct segmenter *s, const char *bytes, size_t length, size_t start, size_t end,
                       enum letter_kind kind, bool marked)
{
    struct token token = {
        bytes, length, start, end, s->position, marked, is_joined(s, kind), is_unspaced(kind)};

    if (s->stopped)
        return;
    s->stopped = !s->sink(s->context, &token);
    s->position++;
    s->gaps = 0;
    s->last_digits = kind == KIND_DIGIT;
    s->last_unspaced = token.unspaced;
}

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
    if (s->flags & (LETTER_MARKED | LETTER_UNSTABLE))
        marked = is_marked(s, word);
    give_token(s, s->written, write_glyphs(s, word->items, word->count), start, end, s->kind, marked);
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
    give_token(s, s->written, write_glyphs(s, run->items + from, end - from), start_byte, end_byte, s->kind,
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

static void give_clusters(struct segmenter *s, struct glyphs *run)
{
    size_t at = 0;

    if (s->kind == KIND_CLUSTER)
        spelling_repair(run);
    else
        kana_repeat(run, s->letters);
    while (at < run->count && !s->stopped) {
        size_t end = s->kind == KIND_CLUSTER ? cluster_end(run, at) : single_end(s, run, at);

        give_cluster(s, run, at, end);
        at = end;
    }
}

static void end_run(struct segmenter *s)
{
    struct glyphs *run = &s->run;

    if (run->count == 0)
        return;
    if (s->flags & LETTER_UNSTABLE) {
        glyphs_compose(&s->composed, run, s->letters);
        run = &s->composed;
    }
    if (s->zawgyi && s->kind == KIND_CLUSTER && burmese_has(run->items[0].c)) {
        struct glyphs *other = run == &s->run ? &s->composed : &s->run;

        zawgyi_convert(other, run);
        glyphs_compose(run, other, s->letters);
    }
    if (is_unspaced(s->kind))
        give_clusters(s, run);
    else
        give_word(s, run);
    s->run.count = 0;
    s->flags = 0;
}

/* An unspaced run that has become long may end before this letter. */
static bool may_end_before(const struct segmenter *s, const struct letter *letter)
{
    const struct glyphs *run = &s->run;

    if (run->count < RUN_SOFT || !is_unspaced(s->kind) || (letter->flags & LETTER_UNSTABLE))
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
    return s->kind == KIND_CLUSTER && burmese_has(letter->lower) != burmese_has(s->run.items[0].c);
}

static void take_letter(struct segmenter *s, const struct glyph *glyph, const struct letter *letter)
{
    struct glyph small = {letter->lower, glyph->start, glyph->end};
    enum letter_kind kind = (enum letter_kind)letter->kind;

    if (kind == KIND_MARK && s->run.count == 0)
        return; /* a mark on nothing */
    if (begins_run(s, letter))
        end_run(s);
    if (kind != KIND_MARK)
        s->kind = kind;
    if (s->whole && s->run.count == GLYPHS_SIZE)
        end_run(s);
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

/* What a character between words leaves behind. */
static unsigned gap_of(const struct letter *letter)
{
    if (letter->kind == KIND_BREAK)
        return GAP_UNSPACED;
    if (letter->flags & LETTER_LINK_DIGITS)
        return GAP_OF_DIGITS;
    return letter->flags & LETTER_LINK ? 0 : GAP_BROKEN;
}

static void take_gap(struct segmenter *s, uint32_t c, const struct letter *letter)
{
    if (letter->kind == KIND_BREAK && s->run.count > 0 && is_inside_cluster(s))
        return;
    end_run(s);
    s->gaps |= gap_of(letter);
    if (s->gap != NULL && !s->stopped)
        s->gap(s->context, c);
}

static void take_glyph(struct segmenter *s, const struct glyph *glyph, const struct letter *letter)
{
    switch ((enum letter_kind)letter->kind) {
    case KIND_GAP:
    case KIND_SPACE:
    case KIND_BREAK:
        take_gap(s, glyph->c, letter);
        break;
    case KIND_DROPPED:
        break;
    default:
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

static void read_line(struct segmenter *s, size_t start)
{
    const char *end = memchr(s->text + start, '\n', s->length - start);

    s->line_end = end != NULL ? (size_t)(end - s->text) : s->length;
    s->zawgyi = s->probe != NULL && burmese_is_zawgyi(s->probe, s->text + start, s->line_end - start);
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
        uint32_t before = s->run.count > 0 ? s->run.items[s->run.count - 1].c : 0;

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

/* A word that goes the short way; false, and nothing taken, if there is none. */
static bool take_fast_word(struct segmenter *s)
{
    struct fast_word word;
    size_t start = s->at;

    if (!fast_word_read(&word, s->written, s->fast, s->memo, s->text + start, s->length - start))
        return false;
    s->kind = KIND_WORD;
    s->at += word.size;
    give_token(s, s->written, word.length, start, s->at, KIND_WORD, word.marked);
    return true;
}

/* An ASCII character between words, of which nobody wants to know more. */
static bool take_fast_gap(struct segmenter *s)
{
    unsigned char c = (unsigned char)s->text[s->at];
    const struct letter *letter = &s->letters->table[c];

    if (s->fast == NULL || s->gap != NULL || c >= 0x80 ||
        (letter->kind != KIND_SPACE && letter->kind != KIND_GAP))
        return false;
    s->gaps |= gap_of(letter);
    s->at++;
    return true;
}

/* A cluster or character of unspaced text that is as it should be; false, and nothing taken, if there is
 * none. */
static bool take_fast_unspaced(struct segmenter *s)
{
    const char *text = s->text + s->at;
    size_t left = s->length - s->at;
    size_t length = fast_cluster_length(s->signs, text, left);

    s->kind = KIND_CLUSTER;
    if (length == 0) {
        length = fast_single_length(s->signs, text, left);
        s->kind = KIND_SINGLE;
    }
    if (length == 0)
        return false;
    s->at += length;
    give_token(s, text, length, s->at - length, s->at, s->kind, false);
    return true;
}

/* What nearly all text is made of; false, and nothing taken, if something else comes. */
static bool take_short_way(struct segmenter *s)
{
    unsigned char lead = (unsigned char)s->text[s->at];

    if (lead < 0x80)
        return take_fast_gap(s) || take_fast_word(s);
    return lead >= 0xe2 || lead == 0xe0 ? take_fast_unspaced(s) : take_fast_word(s) || take_fast_unspaced(s);
}

/* Is there no run at hand? One of unspaced text may end here, so that the rest goes the short way again. */
static bool may_go_short_way(struct segmenter *s)
{
    const char *text = s->text + s->at;
    size_t left = s->length - s->at;

    if (s->run.count == 0)
        return true;
    if (s->kind == KIND_CLUSTER
            ? !fast_cluster_may_follow(s->signs, s->run.items[s->run.count - 1].c, text, left)
            : s->kind != KIND_SINGLE || !fast_single_begins(text, left))
        return false;
    end_run(s);
    return true;
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
    while (s->at < length && !s->stopped)
        if (s->fast == NULL || !may_go_short_way(s) || !take_short_way(s))
            take_next(s);
    if (!s->stopped)
        end_run(s);
}
