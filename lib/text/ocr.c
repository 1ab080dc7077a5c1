/* SPDX-License-Identifier: MIT
 * Words that were misread, counted; see ocr.h. */
#include "text/ocr.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/utf8.h"
#include "text/guess_word.h"
#include "text/misread.h"
#include "text/vietnamese.h"

#define GLANCE_SIZE 2048 /* bytes that show that the marks of a text are sound */
#define SOUND_WORDS 3    /* legible ones that show it before any impossible one comes */
#define SAMPLE_SIZE 65536
#define LONG_ENOUGH 20 /* marked words of a text of which it is said that it is damaged */
#define FEW_WORDS 3    /* fewer may be a name */

struct counts {
    unsigned words;          /* of two letters and more */
    unsigned plain;          /* of them, those without marks ... */
    unsigned shapes;         /* ... and of these, syllables whose marks may have been left out */
    unsigned marked;         /* words with a mark */
    unsigned impossible;     /* of them, those that are no syllable */
    unsigned misread_marked; /* of these, those that would be one if some letters were read right */
    unsigned legible;        /* of them, syllables with a mark that such readings lack */
    unsigned misread; /* plain words in small letters that are no syllable, but would be if one letter were
                         read right */
    bool marked_only; /* count nothing else */
};

/* --- one word --- */

/* The word with e for each acute e: the one accented letter that nearly every reading knows. False: it has
 * others. */
static bool drop_acutes(char out[WORD_LETTERS], const struct word *word)
{
    size_t i;

    for (i = 0; i < word->count; i++) {
        uint32_t c = word->letters[i] == 0xe9 ? 'e' : word->letters[i];

        if (c >= 0x80)
            return false;
        out[i] = (char)c;
    }
    return true;
}

static void count_marked(struct counts *counts, const struct word *word)
{
    char plain[WORD_LETTERS];
    bool only_acutes = drop_acutes(plain, word);
    struct syllable syllable;

    counts->marked++;
    if (syllable_parse(&syllable, word->letters, word->count)) {
        counts->legible += !only_acutes;
        return;
    }
    counts->impossible++;
    counts->misread_marked +=
        only_acutes && (syllable_is_plain_shape(plain, word->count) || misread_syllable(plain, word->count));
}

static void count_plain(struct counts *counts, const struct word *word)
{
    bool shape = syllable_is_plain_shape(word->spaced + 1, word->length);

    counts->plain++;
    counts->shapes += shape;
    counts->misread +=
        !shape && word->has_small && !word->is_name && misread_syllable(word->spaced + 1, word->length);
}

static void count_word(struct counts *counts, struct word *word)
{
    if (word->count < 2 || word->too_long || (counts->marked_only && !word->marked))
        return;
    if (word->marked && !word->is_code) {
        counts->words++;
        count_marked(counts, word);
        return;
    }
    word_spell(word);
    if (word->is_code) {
        counts->misread += misread_syllable(word->spaced + 1, word->length);
    } else {
        counts->words++;
        count_plain(counts, word);
    }
}

/* --- all words --- */

static bool is_ascii_of_word(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_part_of_word(uint32_t c)
{
    if (c < 0x80)
        return is_ascii_of_word(c);
    return c != UTF8_INVALID && (u_isalpha((UChar32)c) || u_getCombiningClass((UChar32)c) != 0);
}

/* Where the next word with more than ASCII begins, seen from a border of words; `length`: nowhere. */
static size_t next_marked(const char *text, size_t length, size_t at)
{
    size_t start = at;

    for (; at < length && (unsigned char)text[at] < 0x80; at++)
        if (!is_ascii_of_word((unsigned char)text[at]))
            start = at + 1;
    return at < length ? start : length;
}

/* Nothing that follows could change what a glance tells. */
static bool is_seen(const struct counts *counts)
{
    return counts->marked_only && counts->legible >= SOUND_WORDS && counts->impossible == 0;
}

static void count_words(struct counts *counts, const char *text, size_t length)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    struct word word = {0};
    size_t at = counts->marked_only ? next_marked(text, length, 0) : 0;

    while (at < length && !is_seen(counts)) {
        uint32_t c = utf8_next(text, length, &at);

        if (is_part_of_word(c)) {
            word_add(&word, c, nfc);
            word.is_code = word.is_code || (c >= '0' && c <= '9');
            continue;
        }
        count_word(counts, &word);
        memset(&word, 0, sizeof word);
        if (counts->marked_only)
            at = next_marked(text, length, at);
    }
    count_word(counts, &word);
}

static bool are_marks_lost(const struct counts *counts)
{
    return 2 * counts->impossible >= counts->marked;
}

/* Most texts are sound, and show it soon. */
static bool is_sound_at_a_glance(const char *text, size_t length)
{
    struct counts counts = {.marked_only = true};

    count_words(&counts, text, utf8_floor(text, length, GLANCE_SIZE));
    return counts.legible > 0 && !are_marks_lost(&counts);
}

/* French has as many accents, but few words that are syllables, or could be if read right. */
static bool is_shaped(const struct counts *counts)
{
    return 5 * (counts->shapes + counts->misread) >= 3 * counts->plain;
}

bool ocr_has_many_marks(const char *text, size_t length)
{
    unsigned count = 0;
    size_t i;

    for (i = 0; i < length && count < LONG_ENOUGH; i++)
        count += (unsigned char)text[i] >= 0xc0; /* begins a letter beyond ASCII */
    return count == LONG_ENOUGH;
}

enum ocr_judgement ocr_judge(const char *text, size_t length)
{
    struct counts counts = {0};

    if (is_sound_at_a_glance(text, length))
        return OCR_SOUND;
    count_words(&counts, text, utf8_floor(text, length, SAMPLE_SIZE));
    if (counts.words < FEW_WORDS || !is_shaped(&counts))
        return OCR_SOUND;
    if (counts.marked >= LONG_ENOUGH && are_marks_lost(&counts))
        return OCR_DAMAGED;
    return counts.legible == 0 && counts.misread_marked + counts.misread > 0 ? OCR_SUSPECT : OCR_SOUND;
}
