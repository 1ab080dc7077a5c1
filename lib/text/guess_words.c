/* SPDX-License-Identifier: MIT
 * Words of a text and what each weighs; see guess_words.h. */
#include "text/guess_words.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <uchar.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "text/guess_word.h"
#include "text/vietnamese.h"

#define LONG_SYLLABLE 4

/* What one word weighs, for a language or against it. */
enum {
    SMALL_WORD = 4,
    SMALL_DOUBTFUL = 2, /* also a usual syllable of Vietnamese (can, to), or in a name (Angkor Wat) */
    SMALL_LETTER = 1,   /* of one letter */
    USUAL_WORD = 3,
    ENDING = 1,
    OWN_LETTER = 3,
    FOREIGN_LETTER = -3,

    VIETNAMESE_LETTER = 5,
    VIETNAMESE_NAME = 2, /* with a letter of few other languages, and no syllable: Dak Lak with its marks */
    MARKED_SYLLABLE = 2,
    USUAL_SYLLABLE = 2,
    PLAIN_SYLLABLE = 1,
    LONG_SYLLABLE_USUAL = 3,
    NAME = -1, /* begins with a capital, and is no syllable */
    NO_SYLLABLE = -3
};

static bool is_vietnamese_letter(uint32_t c)
{
    static const char16_t others[] = u"ẹẽịọụỹ"; /* Yoruba, Igbo, Guarani */
    size_t i;

    if (c == 0x1a1 || c == 0x1b0 || c == 0x309)
        return true;
    for (i = 0; others[i] != 0; i++)
        if (others[i] == c)
            return false;
    return c >= 0x1ea0 && c <= 0x1ef9;
}

static bool is_listed(const char *list, const struct word *word)
{
    return list != NULL && strstr(list, word->spaced) != NULL;
}

static bool has_ending(const char *list, const struct word *word)
{
    const char *end = word->spaced + 1 + word->length;

    while (list != NULL && *++list != '\0') {
        size_t count = 0;

        while (list[count] != ' ' && list[count] != '\0') /* they are short: strcspn takes longer to begin */
            count++;
        if (word->length > count + 1 && end[-1] == list[count - 1] && memcmp(end - count, list, count) == 0)
            return true;
        list += count;
    }
    return false;
}

static bool has_letter(const char *letters, uint32_t c)
{
    size_t length = letters != NULL ? strlen(letters) : 0;
    size_t at = 0;

    while (at < length)
        if (utf8_next(letters, length, &at) == c)
            return true;
    return false;
}

static bool any_letter(const struct word *word, const char *own)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (has_letter(own, word->letters[i]))
            return true;
    return false;
}

/* Letters that every Cyrillic alphabet of the table has, and the Latin ones without marks. */
static bool is_common_letter(uint32_t c)
{
    static const char16_t cyrillic[] = u"абвгджзклмнопрстуфхцчше";
    size_t i;

    for (i = 0; cyrillic[i] != 0; i++)
        if (cyrillic[i] == c)
            return true;
    return c < 0x80;
}

static bool any_foreign_letter(const struct word *word, const char *letters)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (!is_common_letter(word->letters[i]) && !has_letter(letters, word->letters[i]))
            return true;
    return false;
}

static bool any_vietnamese_letter(const struct word *word)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (is_vietnamese_letter(word->letters[i]))
            return true;
    return false;
}

static bool is_syllable(const struct word *word)
{
    struct syllable syllable;

    return word->marked ? syllable_parse(&syllable, word->letters, word->count)
                        : syllable_is_plain_shape(word->spaced + 1, word->length);
}

/* Names of places and people stand in texts of any language. */
static bool is_inner_name(const struct word *word)
{
    return word->is_name && !word->is_first;
}

static int weigh_small(const struct word *word)
{
    if (word->count == 1 && !word->marked)
        return SMALL_LETTER;
    return is_inner_name(word) || is_listed(list_syllables, word) ? SMALL_DOUBTFUL : SMALL_WORD;
}

static int weigh_for(const struct list_language *language, const struct word *word, bool syllable)
{
    int weight = 0;

    if ((word->before_apostrophe && is_listed(language->before, word)) ||
        (word->after_apostrophe && is_listed(language->after, word)))
        weight += SMALL_WORD;
    else if (is_listed(language->small, word))
        weight += weigh_small(word);
    else if (is_listed(language->usual, word))
        weight += USUAL_WORD;
    else if (has_ending(language->endings, word))
        weight += ENDING;
    if (word->marked && any_letter(word, language->own))
        weight += OWN_LETTER;
    if (word->marked && !(syllable && is_inner_name(word)) && any_foreign_letter(word, language->letters))
        weight += FOREIGN_LETTER;
    return weight;
}

static bool has_vowel(const struct word *word)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (word->letters[i] >= 0x80 || strchr("aeiouy", (int)word->letters[i]) != NULL)
            return true;
    return false;
}

/* A name weighs half. */
static int weigh_syllable(const struct word *word, bool syllable, bool own_letter)
{
    int weight = PLAIN_SYLLABLE;

    if (!own_letter && !syllable && any_letter(word, "ăđ"))
        return VIETNAMESE_NAME;
    if (!own_letter && !syllable)
        return word->is_name ? NAME : NO_SYLLABLE;
    if (own_letter)
        weight = VIETNAMESE_LETTER;
    else if (word->marked)
        weight = MARKED_SYLLABLE;
    else if (is_listed(list_syllables, word))
        weight = word->count < LONG_SYLLABLE ? USUAL_SYLLABLE : LONG_SYLLABLE_USUAL;
    return is_inner_name(word) ? (weight + 1) / 2 : weight;
}

static void weigh_vietnamese(struct word_evidence *evidence, const struct word *word, bool syllable, bool own)
{
    if (!has_vowel(word) || (word->count < 2 && !word->marked))
        return;
    evidence->words++;
    evidence->syllables += syllable;
    evidence->marked_syllables += syllable && word->marked;
    evidence->marked_others += !syllable && word->marked;
    evidence->vietnamese_letters += own;
    evidence->vietnamese += weigh_syllable(word, syllable, own);
}

static void weigh_word(struct word_evidence *evidence, struct word *word)
{
    bool own;
    bool syllable;
    size_t i;

    if (word->count == 0 || word->is_code || word->too_long)
        return;
    word_spell(word);
    word->is_first = evidence->words == 0;
    own = word->marked && any_vietnamese_letter(word);
    syllable = is_syllable(word);
    for (i = 0; i < evidence->table->count && !own; i++)
        evidence->scores[i] += weigh_for(&evidence->table->languages[i], word, syllable);
    weigh_vietnamese(evidence, word, syllable, own);
}

/* --- all words --- */

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2bc;
}

/* A mark belongs to a letter before it. */
static bool is_part_of_word(const struct word *word, uint32_t c, int script)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode own;

    if (c < 0x80)
        return script == USCRIPT_LATIN && u_isalpha((UChar32)c);
    if (c == UTF8_INVALID || is_apostrophe(c))
        return false;
    own = uscript_getScript((UChar32)c, &error);
    if (own == USCRIPT_INHERITED)
        return word->count > 0 && u_getCombiningClass((UChar32)c) != 0;
    return own == (UScriptCode)script && u_isalpha((UChar32)c);
}

/* `c` stands behind the word: weigh it and begin the next. */
static void end_word(struct word_evidence *evidence, struct word *word, uint32_t c)
{
    bool is_digit = c != UTF8_INVALID && u_isdigit((UChar32)c);

    word->before_apostrophe = is_apostrophe(c);
    word->is_code = word->is_code || is_digit;
    weigh_word(evidence, word);
    memset(word, 0, sizeof *word);
    word->is_code = is_digit;
    word->after_apostrophe = is_apostrophe(c);
}

void words_weigh(struct word_evidence *out, const struct list_table *table, const char *text, size_t length)
{
    UErrorCode error = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&error);
    struct word word = {0};
    size_t at = 0;

    memset(out, 0, sizeof *out);
    out->table = table;
    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);

        if (is_part_of_word(&word, c, table->script))
            word_add(&word, c, nfc);
        else
            end_word(out, &word, c);
    }
    end_word(out, &word, ' ');
}
