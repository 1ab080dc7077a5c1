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

/* What lists and letters say of one word, each as a set of languages. */
struct word_facts {
    struct list_word listed;
    uint32_t own;     /* has a letter that hardly another language has */
    uint32_t foreign; /* has a letter that the language doesn't */
};

static void find_letters(struct word_facts *out, const struct list_table *table, const struct word *word)
{
    size_t i;

    for (i = 0; i < word->count; i++) {
        const struct list_letter *letter;

        if (is_common_letter(word->letters[i]))
            continue;
        letter = list_find_letter(table, word->letters[i]);
        out->own |= letter != NULL ? letter->own : 0;
        out->foreign |= letter != NULL ? ~letter->has : UINT32_MAX;
    }
}

static void find_facts(struct word_facts *out, const struct list_table *table, const struct word *word)
{
    memset(out, 0, sizeof *out);
    list_find(&out->listed, word->spaced + 1, word->length);
    if (word->marked)
        find_letters(out, table, word);
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

static int weigh_small(const struct word *word, bool usual_syllable)
{
    if (word->count == 1 && !word->marked)
        return SMALL_LETTER;
    return is_inner_name(word) || usual_syllable ? SMALL_DOUBTFUL : SMALL_WORD;
}

/* For the language of this bit. */
static int weigh_for(uint32_t language, const struct word *word, const struct word_facts *facts,
                     bool syllable)
{
    const struct list_word *listed = &facts->listed;
    int weight = 0;

    if ((word->before_apostrophe && (listed->before & language) != 0) ||
        (word->after_apostrophe && (listed->after & language) != 0))
        weight += SMALL_WORD;
    else if ((listed->small & language) != 0)
        weight += weigh_small(word, listed->is_syllable);
    else if ((listed->usual & language) != 0)
        weight += USUAL_WORD;
    else if ((listed->ending & language) != 0)
        weight += ENDING;
    if ((facts->own & language) != 0)
        weight += OWN_LETTER;
    if ((facts->foreign & language) != 0 && !(syllable && is_inner_name(word)))
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

static bool has_rare_letter(const struct word *word)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (word->letters[i] == 0x103 || word->letters[i] == 0x111) /* a with breve, d with stroke */
            return true;
    return false;
}

/* A name weighs half. */
static int weigh_syllable(const struct word *word, const struct word_facts *facts, bool syllable,
                          bool own_letter)
{
    int weight = PLAIN_SYLLABLE;

    if (!own_letter && !syllable && has_rare_letter(word))
        return VIETNAMESE_NAME;
    if (!own_letter && !syllable)
        return word->is_name ? NAME : NO_SYLLABLE;
    if (own_letter)
        weight = VIETNAMESE_LETTER;
    else if (word->marked)
        weight = MARKED_SYLLABLE;
    else if (facts->listed.is_syllable)
        weight = word->count < LONG_SYLLABLE ? USUAL_SYLLABLE : LONG_SYLLABLE_USUAL;
    return is_inner_name(word) ? (weight + 1) / 2 : weight;
}

static void weigh_vietnamese(struct word_evidence *evidence, const struct word *word,
                             const struct word_facts *facts, bool syllable, bool own)
{
    if (!has_vowel(word) || (word->count < 2 && !word->marked))
        return;
    evidence->words++;
    evidence->syllables += syllable;
    evidence->marked_syllables += syllable && word->marked;
    evidence->marked_others += !syllable && word->marked;
    evidence->vietnamese_letters += own;
    evidence->vietnamese += weigh_syllable(word, facts, syllable, own);
}

static void weigh_word(struct word_evidence *evidence, struct word *word)
{
    struct word_facts facts;
    bool own;
    bool syllable;
    size_t i;

    if (word->count == 0 || word->is_code || word->too_long)
        return;
    word_spell(word);
    word->is_first = evidence->words == 0;
    own = word->marked && any_vietnamese_letter(word);
    syllable = is_syllable(word);
    find_facts(&facts, evidence->table, word);
    for (i = 0; i < evidence->table->count && !own; i++)
        evidence->scores[i] += weigh_for((uint32_t)1 << i, word, &facts, syllable);
    weigh_vietnamese(evidence, word, &facts, syllable, own);
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
