/* SPDX-License-Identifier: MIT
 * Runs of characters and their composed form; see glyphs.h.
 *
 * Composing is done here and not by ICU's normaliser because offsets must be kept, marks in the wrong order
 * repaired in between, and no memory asked for; the data is ICU's. */
#include "text/glyphs.h"

#include <string.h>
#include <unicode/uchar.h>

#include "text/utf16.h"

#define PIECE 32               /* a base with its marks; text with more marks on one base is no text */
#define DECOMPOSED (PIECE * 4) /* no canonical form has more than 4 characters */

struct piece {
    struct glyph items[DECOMPOSED];
    uint8_t classes[DECOMPOSED]; /* canonical combining classes */
    size_t count;
};

bool glyphs_add(struct glyphs *glyphs, const struct glyph *glyph)
{
    if (glyphs->count == GLYPHS_SIZE)
        return false;
    glyphs->items[glyphs->count++] = *glyph;
    return true;
}

bool glyphs_insert(struct glyphs *glyphs, size_t at, const struct glyph *glyph)
{
    if (glyphs->count == GLYPHS_SIZE)
        return false;
    memmove(&glyphs->items[at + 1], &glyphs->items[at], (glyphs->count - at) * sizeof *glyph);
    glyphs->items[at] = *glyph;
    glyphs->count++;
    return true;
}

static void cover(struct glyph *glyph, const struct glyph *other)
{
    if (other->start < glyph->start)
        glyph->start = other->start;
    if (other->end > glyph->end)
        glyph->end = other->end;
}

void glyphs_merge(struct glyphs *glyphs, size_t at)
{
    if (at > 0)
        cover(&glyphs->items[at - 1], &glyphs->items[at]);
    glyphs->count--;
    memmove(&glyphs->items[at], &glyphs->items[at + 1], (glyphs->count - at) * sizeof glyphs->items[0]);
}

/* Append a character's canonical form, keeping the marks sorted by class. */
static void piece_add(struct piece *piece, const struct glyph *glyph)
{
    size_t at = piece->count;
    uint8_t class = u_getCombiningClass((UChar32)glyph->c);

    if (piece->count == DECOMPOSED)
        return;
    while (class != 0 && at > 0 && piece->classes[at - 1] > class) {
        piece->items[at] = piece->items[at - 1];
        piece->classes[at] = piece->classes[at - 1];
        at--;
    }
    piece->items[at] = *glyph;
    piece->classes[at] = class;
    piece->count++;
}

static void piece_decompose(struct piece *piece, const struct glyph *glyph, const struct letters *letters)
{
    struct glyph part = *glyph;
    UChar units[8];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = unorm2_getDecomposition(letters->nfc, (UChar32)glyph->c, units, 8, &error);
    int32_t at = 0;

    if (length <= 0 || U_FAILURE(error)) {
        piece_add(piece, glyph);
        return;
    }
    while (at < length) {
        part.c = utf16_next(units, length, &at);
        piece_add(piece, &part);
    }
}

static bool is_own_mark(uint32_t c)
{
    return c == 0x302 || c == 0x306;
}

static bool is_tone_above(uint32_t c)
{
    return c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309;
}

static void piece_remove(struct piece *piece, size_t at)
{
    cover(&piece->items[at - 1], &piece->items[at]);
    piece->count--;
    memmove(&piece->items[at], &piece->items[at + 1], (piece->count - at) * sizeof piece->items[0]);
    memmove(&piece->classes[at], &piece->classes[at + 1], piece->count - at);
}

/* Circumflex and breve before the tones. */
static void piece_order(struct piece *piece)
{
    struct glyph *items = piece->items;
    size_t i;

    for (i = 1; i < piece->count; i++) {
        size_t at = i;

        for (; is_own_mark(items[at].c) && is_tone_above(items[at - 1].c); at--) {
            struct glyph mark = items[at];

            items[at] = items[at - 1];
            items[at - 1] = mark;
        }
    }
}

/* Is the mark at `at` on its base already? */
static bool is_repeated(const struct piece *piece, size_t at)
{
    size_t i;

    for (i = at; piece->classes[at] != 0 && i-- > 0 && piece->classes[i] != 0;)
        if (piece->items[i].c == piece->items[at].c)
            return true;
    return false;
}

/* Small i needs no dot, whatever else it carries. */
static bool is_dot_of_i(const struct piece *piece, size_t at)
{
    return piece->items[at].c == 0x307 && piece->items[0].c == 'i';
}

/* A mark typed twice counts once. */
static void piece_drop(struct piece *piece)
{
    size_t i;

    for (i = 1; i < piece->count; i++)
        if (is_repeated(piece, i) || is_dot_of_i(piece, i))
            piece_remove(piece, i--);
}

/* Canonical composition (UAX #15) of a piece in canonical order, in place. */
static void piece_compose(struct piece *piece, const struct letters *letters)
{
    size_t starter = 0;
    size_t kept = 1;
    size_t i;

    for (i = 1; i < piece->count; i++) {
        bool next_to = kept == starter + 1;
        bool free_way =
            next_to || (piece->classes[kept - 1] != 0 && piece->classes[kept - 1] < piece->classes[i]);
        UChar32 composed = -1;

        if (free_way && piece->classes[starter] == 0)
            composed = unorm2_composePair(letters->nfc, (UChar32)piece->items[starter].c,
                                          (UChar32)piece->items[i].c);
        if (composed >= 0) {
            piece->items[starter].c = (uint32_t)composed;
            cover(&piece->items[starter], &piece->items[i]);
            continue;
        }
        piece->items[kept] = piece->items[i];
        piece->classes[kept] = piece->classes[i];
        if (piece->classes[i] == 0)
            starter = kept;
        kept++;
    }
    piece->count = kept;
}

/* One base with what may change beside it; returns how many glyphs that were. */
static size_t take_piece(struct piece *piece, const struct glyph *glyphs, size_t count,
                         const struct letters *letters)
{
    size_t taken = 0;

    piece->count = 0;
    do
        piece_decompose(piece, &glyphs[taken++], letters);
    while (taken < count && taken < PIECE && (letters_get(letters, glyphs[taken].c).flags & LETTER_UNSTABLE));
    return taken;
}

void glyphs_compose(struct glyphs *out, const struct glyphs *in, const struct letters *letters)
{
    struct piece piece;
    size_t at = 0;
    size_t i;

    out->count = 0;
    while (at < in->count) {
        at += take_piece(&piece, in->items + at, in->count - at, letters);
        piece_drop(&piece);
        if (letters_get(letters, piece.items[0].c).flags & LETTER_LATIN)
            piece_order(&piece);
        piece_compose(&piece, letters);
        for (i = 0; i < piece.count; i++)
            glyphs_add(out, &piece.items[i]);
    }
}
