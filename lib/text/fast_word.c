/* SPDX-License-Identifier: MIT
 * Words in one pass; see fast_word.h.
 *
 * Each letter is looked up by its bytes and written small; a mark behind a letter is joined to it by a table.
 * What the place of a Vietnamese tone depends on is gathered on the way, a byte a letter. Nearly all tones
 * stand where they belong: only a word whose tone may not goes the long way, as does any word with a letter
 * or a neighbour that needs more than a look. */
#include "text/fast_word.h"

#include "base/utf8.h"
#include "text/border.h"

/* The shape of a letter: its plain letter (1 for a), and what it carries. 0: no letter. */
#define SHAPE_PLAIN 0x1f
#define SHAPE_OWN_MARK 0x20 /* breve, circumflex or horn */
#define SHAPE_TONE 0x40
#define SHAPE_VOWEL 0x80
#define PLAIN(letter) ((letter) - 'a' + 1)

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define SYLLABLE_MAX 7 /* letters; longer words have no tone to place */

static const uint16_t marks[FAST_MARKS] = {0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31b, 0x323};

/* --- the tables --- */

static bool is_vowel(uint32_t plain)
{
    return plain == 'a' || plain == 'e' || plain == 'i' || plain == 'o' || plain == 'u' || plain == 'y';
}

static size_t mark_index(uint32_t mark)
{
    size_t i = 0;

    while (i < FAST_MARKS && marks[i] != mark)
        i++;
    return i;
}

/* Are the marks of a letter all of Vietnamese, and is one the letter's own? */
static void look_at_marks(const struct letters *letters, uint32_t c, bool *usual, bool *own)
{
    UChar units[8];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = unorm2_getDecomposition(letters->nfc, (UChar32)c, units, 8, &error);
    int32_t i;

    *usual = U_SUCCESS(error);
    *own = false;
    for (i = 1; *usual && i < length; i++) {
        *usual = mark_index(units[i]) < FAST_MARKS;
        *own = *own || units[i] == 0x302 || units[i] == 0x306 || units[i] == 0x31b;
    }
}

static uint8_t shape_of(const struct letter *letter, bool own_mark)
{
    unsigned shape = letter->folded >= 'a' && letter->folded <= 'z' ? PLAIN(letter->folded) : SHAPE_PLAIN;

    if (is_vowel(letter->folded))
        shape |= SHAPE_VOWEL;
    if (letter->flags & LETTER_TONED)
        shape |= SHAPE_TONE;
    if (own_mark)
        shape |= SHAPE_OWN_MARK;
    return (uint8_t)shape;
}

static bool goes_short_way(const struct letter *letter)
{
    return letter->kind == KIND_WORD && !(letter->flags & (LETTER_COMPATIBLE | LETTER_UNSTABLE | LETTER_ETH));
}

static struct fast_letter *find_letter(struct fast_letters *fast, uint32_t c)
{
    if (c < FAST_LOW)
        return &fast->items[c];
    return c >= FAST_HIGH_FIRST && c - FAST_HIGH_FIRST < FAST_HIGH
               ? &fast->items[FAST_LOW + c - FAST_HIGH_FIRST]
               : NULL;
}

/* Each small vowel without marks of other languages gets a row of `composed`. */
static void describe(struct fast_letters *fast, uint32_t c, uint8_t *rows)
{
    struct fast_letter *out = find_letter(fast, c);
    struct letter letter = letters_get(fast->letters, c);
    struct letter small = letters_get(fast->letters, letter.lower);
    bool usual;
    bool own;

    memset(out, 0, sizeof *out);
    if (!goes_short_way(&letter) || !goes_short_way(&small))
        return;
    look_at_marks(fast->letters, letter.lower, &usual, &own);
    out->length = (uint8_t)utf8_encode(out->lower, letter.lower);
    out->flags = small.flags;
    out->shape = shape_of(&small, own);
    if (usual && is_vowel(small.folded) && letter.lower == c && *rows < FAST_ROWS)
        out->row = (*rows)++;
}

static void share_row(struct fast_letters *fast, uint32_t c)
{
    const struct fast_letter *small = find_letter(fast, letters_get(fast->letters, c).lower);

    if (find_letter(fast, c)->length > 0 && small != NULL)
        find_letter(fast, c)->row = small->row;
}

/* What the long way makes of a letter and the mark behind it. */
static void compose(struct fast_letters *fast, uint32_t c, size_t mark, struct glyphs *pair,
                    struct glyphs *composed)
{
    uint8_t row = find_letter(fast, c)->row;
    const struct fast_letter *joined;

    if (row == 0 || letters_get(fast->letters, c).lower != c)
        return;
    pair->count = 2;
    pair->items[0] = (struct glyph){c, 0, 0};
    pair->items[1] = (struct glyph){marks[mark], 0, 0};
    glyphs_compose(composed, pair, fast->letters);
    joined = composed->count == 1 ? find_letter(fast, composed->items[0].c) : NULL;
    if (joined != NULL && joined->length > 0)
        fast->composed[row][mark] = (uint16_t)(joined - fast->items);
}

static uint32_t next_letter(uint32_t c)
{
    return c + 1 == FAST_LOW ? FAST_HIGH_FIRST : c + 1;
}

void fast_letters_init(struct fast_letters *fast, const struct letters *letters, struct glyphs *pair,
                       struct glyphs *composed)
{
    const uint32_t end = FAST_HIGH_FIRST + FAST_HIGH;
    uint8_t rows = 1;
    uint32_t c;
    size_t mark;

    fast->letters = letters;
    memset(fast->composed, 0, sizeof fast->composed);
    for (c = 0; c < end; c = next_letter(c))
        describe(fast, c, &rows);
    for (c = 0; c < end; c = next_letter(c))
        share_row(fast, c);
    for (c = 0; c < end; c = next_letter(c))
        for (mark = 0; mark < FAST_MARKS; mark++)
            compose(fast, c, mark, pair, composed);
}

/* --- does the tone stand where it belongs? --- */

/* Two vowels, both plain, of which one has the tone: language.md 1.3, rules 3, 5 and 6. */
static bool stands_in_pair(unsigned before, unsigned first, unsigned second, bool on_second, bool has_coda)
{
    bool glides = (first == PLAIN('o') && (second == PLAIN('a') || second == PLAIN('e'))) ||
                  (first == PLAIN('u') && second == PLAIN('y'));
    bool of_onset =
        (first == PLAIN('u') && before == PLAIN('q')) || (first == PLAIN('i') && before == PLAIN('g'));

    if (on_second)
        return has_coda || glides || of_onset;
    return !has_coda && !glides && !of_onset;
}

/* The tone stands on one of several plain vowels. */
static bool stands_among_plain(uint64_t shapes, uint64_t vowels, uint64_t tone)
{
    int coda = __builtin_ctzll(vowels) - 7; /* bits behind the last vowel */
    uint64_t run = vowels >> coda;          /* 0x8080, 0x808080 if they stand together */
    uint64_t letters = shapes >> coda;

    if (run == 0x8080)
        return stands_in_pair(letters >> 16 & SHAPE_PLAIN, letters >> 8 & SHAPE_PLAIN, letters & SHAPE_PLAIN,
                              tone >> coda == 0x80, coda > 0);
    return run == 0x808080 && coda == 0 && tone >> coda == 0x8000;
}

/* True only if the long way would leave the word as it is. The last letter is the lowest byte of shapes. */
static bool tone_stands(uint64_t shapes)
{
    uint64_t vowels = shapes & EACH(SHAPE_VOWEL);
    uint64_t tones = shapes << 1 & EACH(0x80);
    uint64_t own_marks = shapes << 2 & EACH(0x80);
    uint64_t behind = tones - 1; /* the letters behind the tone, and bits between */

    if (tones == vowels && (tones & behind) == 0)
        return true; /* on the only vowel */
    if ((tones & behind) != 0 || (tones & ~vowels) != 0)
        return false; /* there are two, or one stands on a consonant */
    if (tones & own_marks)
        return (own_marks & behind) == 0; /* the last letter with a mark of its own */
    return (own_marks & vowels) == 0 && stands_among_plain(shapes, vowels, tones);
}

/* --- reading --- */

struct reading {
    const struct fast_letters *fast;
    const char *text;
    size_t length;
    size_t at;
    char *written;
    size_t count;                     /* bytes written */
    uint64_t shapes;                  /* of the last eight letters */
    unsigned flags;                   /* of those that are not ASCII */
    const struct fast_letter *before; /* the last letter read */
};

/* A letter of two or three bytes; NULL if none stands here. */
static inline const struct fast_letter *wide_letter(const struct reading *r, size_t *size)
{
    const unsigned char *p = (const unsigned char *)r->text + r->at;
    size_t left = r->length - r->at;
    const struct fast_letter *letter;

    if (p[0] >= 0xc3 && p[0] < 0xc0 + FAST_LOW / 0x40 && left > 1 && (p[1] & 0xc0) == 0x80) {
        letter = &r->fast->items[(p[0] & 0x1fu) << 6 | (p[1] & 0x3fu)];
        *size = 2;
    } else if (p[0] == 0xe1 && left > 2 && (p[1] & 0xfc) == 0xb8 && (p[2] & 0xc0) == 0x80) {
        letter = &r->fast->items[FAST_LOW + ((p[1] & 3u) << 6 | (p[2] & 0x3fu))];
        *size = 3;
    } else {
        return NULL;
    }
    return letter->length > 0 ? letter : NULL;
}

/* The letter that the last one and the mark that stands here make; NULL if none does, or they make none. */
static const struct fast_letter *joined_letter(const struct reading *r)
{
    size_t at = r->at;
    size_t mark;

    if (r->before == NULL || ((unsigned char)r->text[at] & 0xfe) != 0xcc)
        return NULL;
    mark = mark_index(utf8_next(r->text, r->length, &at));
    if (mark == FAST_MARKS || r->before->row == 0 || r->fast->composed[r->before->row][mark] == 0)
        return NULL;
    return &r->fast->items[r->fast->composed[r->before->row][mark]];
}

static inline void write_letter(struct reading *r, const struct fast_letter *letter, size_t size)
{
    memcpy(r->written + r->count, letter->lower, sizeof letter->lower);
    r->count += letter->length;
    r->shapes = r->shapes << 8 | letter->shape;
    r->flags |= letter->flags;
    r->before = letter;
    r->at += size;
}

static inline bool read_wide(struct reading *r)
{
    size_t size;
    const struct fast_letter *letter = wide_letter(r, &size);

    if (letter == NULL) {
        letter = joined_letter(r);
        if (letter == NULL)
            return false;
        r->count -= r->before->length;
        r->shapes >>= 8;
        size = 2;
    }
    write_letter(r, letter, size);
    return true;
}

static inline bool read_narrow(struct reading *r)
{
    const struct fast_letter *letter = &r->fast->items[(unsigned char)r->text[r->at]];

    if (letter->length == 0)
        return false;
    r->written[r->count++] = letter->lower[0];
    r->shapes = r->shapes << 8 | letter->shape;
    r->before = letter;
    r->at++;
    return true;
}

/* All letters from here; false if there are none, or it is not sure where the word ends. */
static inline bool read_letters(struct reading *r)
{
    size_t end = r->length < FAST_WORD_SIZE ? r->length : FAST_WORD_SIZE;

    while (r->at < end) {
        if ((unsigned char)r->text[r->at] < 0x80) {
            if (!read_narrow(r))
                return r->count > 0;
        } else if (!read_wide(r)) {
            return r->count > 0 && border_is_sure(r->fast->letters, KIND_WORD, r->text, r->length, r->at);
        }
    }
    return r->at == r->length;
}

bool fast_word_read(struct fast_word *out, char written[FAST_WORD_ROOM], const struct fast_letters *fast,
                    const char *text, size_t length)
{
    struct reading r = {fast, text, length, 0, written, 0, 0, 0, NULL};

    if (!read_letters(&r))
        return false;
    if ((r.flags & LETTER_TONED) && r.shapes >> 8 * SYLLABLE_MAX == 0 && !tone_stands(r.shapes))
        return false;
    *out = (struct fast_word){written, r.at, r.count, (r.flags & LETTER_MARKED) != 0};
    return true;
}
