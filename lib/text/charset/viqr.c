/* SPDX-License-Identifier: MIT
 * VIQR; see viqr.h. */
#include "text/charset/viqr.h"

#include <string.h>

#include "base/utf8.h"
#include "text/charset/toned.h"
#include "text/charset/unicode.h"
#include "text/vietnamese.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define TONES "'`?~."
#define SIGNS "^(+*"

/* A letter with its sign. The asterisk is another habit for the horn. */
static const struct {
    char vowel;
    char sign;
    uint16_t letter;
} signed_vowels[] = {{'a', '^', 0xe2},  {'e', '^', 0xea},  {'o', '^', 0xf4},  {'a', '(', 0x103},
                     {'o', '+', 0x1a1}, {'u', '+', 0x1b0}, {'o', '*', 0x1a1}, {'u', '*', 0x1b0}};

static const struct {
    char sign;
    enum tone tone;
} tones[] = {
    {'\'', TONE_ACUTE}, {'`', TONE_GRAVE}, {'?', TONE_HOOK}, {'~', TONE_TILDE}, {'.', TONE_DOT},
};

struct reader {
    const char *text;
    size_t length;
    size_t at;
    bool lines_end_in_periods; /* some, by periods that no letter could take for its tone; and none is escaped
                                */
    uint32_t word[SYLLABLE_LETTERS + 1]; /* letters since the last that was none, lower case */
    size_t count;                        /* of them; more than fit: too long to be a syllable */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouyAEIOUY", c) != NULL;
}

static bool is_mark(char c)
{
    return c != '\0' && strchr(SIGNS TONES, c) != NULL;
}

/* The byte at `ahead` of the next; NUL behind the end. */
static char peek(const struct reader *reader, size_t ahead)
{
    return reader->length - reader->at > ahead ? reader->text[reader->at + ahead] : '\0';
}

static char before(const struct reader *reader)
{
    return reader->at > 0 ? reader->text[reader->at - 1] : '\0';
}

static uint32_t with_sign(uint32_t vowel, char sign)
{
    uint32_t small = toned_lower(vowel);
    size_t i;

    for (i = 0; i < LENGTH(signed_vowels); i++)
        if ((uint32_t)signed_vowels[i].vowel == small && signed_vowels[i].sign == sign)
            return small == vowel ? signed_vowels[i].letter : toned_upper(signed_vowels[i].letter);
    return 0;
}

static enum tone tone_of(char sign)
{
    size_t i;

    for (i = 0; i < LENGTH(tones); i++)
        if (tones[i].sign == sign)
            return tones[i].tone;
    return TONE_LEVEL;
}

/* Is the word, with `vowel` as its last letter, no syllable that carries its tone there? */
static bool is_spoiled(const struct reader *reader, uint32_t vowel)
{
    uint32_t letters[SYLLABLE_LETTERS + 1];
    struct syllable syllable;

    memcpy(letters, reader->word, sizeof letters);
    letters[reader->count] = toned_lower(vowel);
    return !syllable_parse(&syllable, letters, reader->count + 1) || syllable.nucleus != reader->count;
}

static bool is_syllable(const struct reader *reader, uint32_t last)
{
    uint32_t letters[SYLLABLE_LETTERS + 1];
    struct syllable syllable;

    memcpy(letters, reader->word, sizeof letters);
    letters[reader->count] = toned_lower(last);
    return syllable_parse(&syllable, letters, reader->count + 1);
}

/* Is nothing behind the sign at hand but the end of the line, and quotation marks at most? */
static bool ends_line(const struct reader *reader)
{
    size_t ahead = 1;

    while (peek(reader, ahead) == ' ' || peek(reader, ahead) == '"')
        ahead++;
    return peek(reader, ahead) == '\0' || peek(reader, ahead) == '\n' || peek(reader, ahead) == '\r';
}

/* Does the sign at hand, behind `vowel`, end a sentence rather than carry a tone? */
static bool is_punctuation(const struct reader *reader, uint32_t vowel, uint32_t toned)
{
    char sign = peek(reader, 0);
    char next = peek(reader, 1);

    if ((sign != '.' && sign != '?') || is_letter(next) || is_mark(next))
        return false;
    if (reader->count >= SYLLABLE_LETTERS)
        return true;
    if (is_spoiled(reader, toned))
        return reader->count > 0 || is_syllable(reader, vowel);
    return sign == '.' && reader->lines_end_in_periods && ends_line(reader);
}

/* An English ending, which no Vietnamese syllable has: Sainsbury's. */
static bool is_apostrophe(const struct reader *reader)
{
    char next = peek(reader, 1);

    return peek(reader, 0) == '\'' && (next == 's' || next == 'd') && !is_letter(peek(reader, 2)) &&
           !is_mark(peek(reader, 2));
}

/* The vowel just passed, with the marks behind it. */
static uint32_t take_marks(struct reader *reader, uint32_t vowel)
{
    uint32_t letter = with_sign(vowel, peek(reader, 0));
    enum tone tone;

    if (letter != 0)
        reader->at++;
    else
        letter = vowel;
    tone = tone_of(peek(reader, 0));
    if (tone == TONE_LEVEL || is_apostrophe(reader) ||
        is_punctuation(reader, letter, toned_join(letter, tone)))
        return letter;
    reader->at++;
    return toned_join(letter, tone);
}

/* A backslash that keeps a sign from being a mark, or a second d from being one letter with the first. */
static bool is_escape(const struct reader *reader)
{
    char next = peek(reader, 1);

    if (peek(reader, 0) != '\\')
        return false;
    if (is_mark(next))
        return is_vowel(before(reader)) || is_mark(before(reader));
    return (next | 0x20) == 'd' && (before(reader) | 0x20) == 'd';
}

static uint32_t next_letter(struct reader *reader)
{
    bool starts = !is_letter(before(reader));
    char c = reader->text[reader->at++];

    if ((c | 0x20) == 'd' && starts && (peek(reader, 0) | 0x20) == 'd') {
        reader->at++;
        return c == 'd' ? 0x111 : 0x110;
    }
    return is_vowel(c) ? take_marks(reader, (uint32_t)c) : (uint32_t)c;
}

static void remember(struct reader *reader, uint32_t letter)
{
    if (reader->count < SYLLABLE_LETTERS)
        reader->word[reader->count] = toned_lower(letter);
    reader->count++;
}

/* Has the text periods behind consonants or behind a tone, at the end of a line, and no escaped one? */
static bool has_periods(const char *text, size_t length)
{
    struct reader reader = {.text = text, .length = length};
    bool found = false;

    for (reader.at = 1; reader.at < length; reader.at++) {
        char last = before(&reader);

        if (text[reader.at] != '.')
            continue;
        if (last == '\\')
            return false;
        found |= ((is_letter(last) && !is_vowel(last)) || (last != '\0' && strchr(TONES, last) != NULL)) &&
                 ends_line(&reader);
    }
    return found;
}

/* What is no letter of ASCII; what was lost before it came here counts. */
static void put_other(struct sink *out, struct reader *reader)
{
    size_t start = reader->at;
    uint32_t c = utf8_next(reader->text, reader->length, &reader->at);

    if (c == UTF8_INVALID) {
        reader->at = unicode_skip_broken(reader->text, reader->length, start);
        c = 0xfffd;
    }
    sink_put(out, c, c == 0xfffd);
}

void viqr_decode(struct sink *out, const char *text, size_t length)
{
    struct reader reader = {.text = text, .length = length};

    reader.lines_end_in_periods = has_periods(text, length);
    while (reader.at < length) {
        if (is_letter(text[reader.at])) {
            uint32_t c = next_letter(&reader);

            remember(&reader, c);
            sink_put(out, c, false);
            continue;
        }
        reader.count = 0;
        reader.at += is_escape(&reader);
        put_other(out, &reader);
    }
}

size_t viqr_word_end(const char *text, size_t length, size_t at)
{
    char last = '\0';

    for (; at < length; at++) {
        if (!is_letter(text[at]) && !(is_mark(text[at]) && (is_vowel(last) || is_mark(last))))
            break;
        last = text[at];
    }
    return at;
}

bool viqr_is_marked(const char *word, size_t length)
{
    size_t at;

    if (length > 2 && (word[0] | 0x20) == 'd' && (word[1] | 0x20) == 'd')
        return true;
    for (at = 1; at < length && is_letter(word[at - 1]); at++)
        ;
    for (; at < length; at++)
        if (is_mark(word[at - 1]) && (is_letter(word[at]) || strchr(TONES, word[at]) != NULL))
            return true;
    return false;
}
