/* SPDX-License-Identifier: MIT
 * Which language a text is in, from its letters alone; see language.h.
 *
 * The script decides where it can. Among Latin texts Vietnamese is told by its own letters and by how many
 * words are syllables it could have; English, French and their neighbours by their small words. */
#include "text/language.h"

#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

#include "base/utf8.h"
#include "text/han.h"
#include "text/vietnamese.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define SAMPLE_SIZE 4096 /* bytes of a text that are read */
#define WORD_LETTERS 24  /* longer words say nothing */
#define SYLLABLE_SHARE 0.8
#define SMALL_WORD 3  /* what a small word counts, against 1 for an ending */
#define KANA_SHARE 18 /* one kana among a dozen Han makes it Japanese; Chinese has one in a name */

/* Scripts and the language they settle; NULL: they don't. weight: how much one letter of it says. */
static const struct script {
    UScriptCode code;
    const char *tag;
    double sure;
    unsigned weight;
} scripts[] = {
    {USCRIPT_LATIN, NULL, 0, 1},        {USCRIPT_CYRILLIC, NULL, 0, 1},   {USCRIPT_HAN, NULL, 0, 3},
    {USCRIPT_HIRAGANA, "ja", 1, 2},     {USCRIPT_KATAKANA, "ja", 1, 2},   {USCRIPT_HANGUL, "ko", 1, 2},
    {USCRIPT_KHMER, "km", 1, 2},        {USCRIPT_LAO, "lo", 1, 2},        {USCRIPT_THAI, "th", 1, 2},
    {USCRIPT_MYANMAR, "my", 1, 2},      {USCRIPT_GREEK, "el", 1, 1},      {USCRIPT_ARMENIAN, "hy", 1, 1},
    {USCRIPT_GEORGIAN, "ka", 1, 1},     {USCRIPT_HEBREW, "he", 0.8, 1},   {USCRIPT_ARABIC, "ar", 0.6, 1},
    {USCRIPT_DEVANAGARI, "hi", 0.6, 1}, {USCRIPT_BENGALI, "bn", 0.8, 1},  {USCRIPT_TAMIL, "ta", 1, 1},
    {USCRIPT_TELUGU, "te", 1, 1},       {USCRIPT_KANNADA, "kn", 1, 1},    {USCRIPT_MALAYALAM, "ml", 1, 1},
    {USCRIPT_GUJARATI, "gu", 1, 1},     {USCRIPT_GURMUKHI, "pa", 0.9, 1}, {USCRIPT_SINHALA, "si", 1, 1},
    {USCRIPT_TIBETAN, "bo", 0.8, 1},    {USCRIPT_ETHIOPIC, "am", 0.7, 1},
};

enum { LATIN, CYRILLIC, HAN, HIRAGANA, KATAKANA };

/* Letters of Cyrillic alphabets that Russian has not. */
static const struct {
    const char *letters;
    const char *tag;
} cyrillic_letters[] = {
    {"іїєґ", "uk"}, {"ў", "be"}, {"ђћџљњј", "sr"}, {"ғқңұһәі", "kk"}, {"өү", "mn"},
};

/* Languages told by their small words, and by how their longer ones end. Each list ends with NULL. */
enum { ENGLISH, FRENCH, GERMAN, SPANISH, WORD_LANGUAGES };

static const char *const word_tags[WORD_LANGUAGES] = {"en", "fr", "de", "es"};

static const char *const *const small_words[WORD_LANGUAGES] = {
    [ENGLISH] =
        (const char *const[]){
            "a",       "an",   "and",    "are",     "as",    "at",   "be",    "by",       "for",   "from",
            "has",     "have", "her",    "his",     "in",    "into", "is",    "it",       "its",   "near",
            "not",     "of",   "off",    "on",      "one",   "or",   "our",   "out",      "over",  "she",
            "that",    "the",  "their",  "these",   "they",  "this", "to",    "was",      "were",  "when",
            "which",   "who",  "with",   "without", "you",   "your", "shall", "everyone", "all",   "any",
            "other",   "such", "should", "must",    "may",   "can",  "new",   "down",     "up",    "under",
            "between", "we",   "had",    "will",    "would", "been", "more",  "about",    "after", "before",
            "said",    "what", "how",    "if",      "am",    NULL},
    [FRENCH] = (const char *const[]){"au",   "aux",  "avec",  "ce",   "ces",   "cette",  "dans", "de",
                                     "des",  "du",   "elle",  "en",   "entre", "est",    "et",   "il",
                                     "ils",  "la",   "le",    "les",  "leur",  "leurs",  "mais", "ne",
                                     "ni",   "nous", "on",    "ont",  "ou",    "par",    "pas",  "pour",
                                     "que",  "qui",  "sa",    "sans", "se",    "ses",    "son",  "sont",
                                     "sous", "sur",  "toute", "tout", "tous",  "un",     "une",  "vers",
                                     "à",    "été",  "où",    "vous", "être",  "toutes", "doit", NULL},
    [GERMAN] = (const char *const[]){"der", "die",  "das",  "und",  "ist",  "nicht",  "mit",  "von",
                                     "den", "dem",  "des",  "ein",  "eine", "einen",  "im",   "auf",
                                     "für", "zu",   "zum",  "zur",  "bei",  "aus",    "nach", "wie",
                                     "als", "auch", "sich", "oder", "wird", "werden", "über", NULL},
    [SPANISH] = (const char *const[]){"el",  "los",  "las", "una",  "del",  "por",   "para",  "con",
                                      "su",  "sus",  "es",  "en",   "la",   "y",     "al",    "como",
                                      "más", "pero", "son", "este", "esta", "entre", "sobre", NULL},
};

static const char *const *const endings[WORD_LANGUAGES] = {
    [ENGLISH] = (const char *const[]){"ing", "ed", "ly", "ness", "ship", "ght", "ery", "ists", "ers", "ays",
                                      "ish", "ity", "ands", "sh", "wn", "ck", NULL},
    [FRENCH] = (const char *const[]){"eur", "eurs", "euse", "ment", "ique", "eaux", "aux", "elle", "eux",
                                     "oir", "ière", "ières", "ées", "ée", "és", "ales", NULL},
    [GERMAN] = (const char *const[]){"ung", "ungen", "keit", "heit", "lich", "isch", "ischen", "schen", NULL},
    [SPANISH] = (const char *const[]){"ción", "ciones", "dad", "ero", "ado", "ados", "ando", "iendo", NULL},
};

struct word {
    uint32_t letters[WORD_LETTERS];
    size_t count;
    bool too_long;
    bool marked;
    bool only_vietnamese; /* has a letter that no other language of ours has */
};

struct evidence {
    unsigned words; /* of two letters and more, with a vowel */
    unsigned syllables;
    unsigned marked_syllables;
    unsigned vietnamese_letters; /* syllables with a letter of Vietnamese alone */
    unsigned marked_others;      /* marked words that are no syllables */
    unsigned scores[WORD_LANGUAGES];
};

static const UNormalizer2 *composer(void)
{
    UErrorCode error = U_ZERO_ERROR;

    return unorm2_getNFCInstance(&error);
}

static bool is_vietnamese_letter(uint32_t c)
{
    return c == 0x103 || c == 0x111 || c == 0x1a1 || c == 0x1b0 || (c >= 0x1ea0 && c <= 0x1ef9) ||
           c == 0x309 || c == 0x323;
}

/* A combining mark goes onto its letter if they compose; tones may stay by themselves. */
static void add_mark(struct word *word, uint32_t mark, const UNormalizer2 *nfc)
{
    size_t at = word->count;

    if (mark == 0x302 || mark == 0x306 || mark == 0x31b) {
        while (at > 0 && u_getCombiningClass((UChar32)word->letters[at - 1]) != 0)
            at--;
    }
    if (at > 0 && nfc != NULL) {
        UChar32 whole = unorm2_composePair(nfc, (UChar32)word->letters[at - 1], (UChar32)mark);

        if (whole >= 0) {
            word->letters[at - 1] = (uint32_t)whole;
            return;
        }
    }
    if (word->count < WORD_LETTERS)
        word->letters[word->count++] = mark;
}

static void add_letter(struct word *word, uint32_t c, const UNormalizer2 *nfc)
{
    if (c == 0xd0 || c == 0xf0)
        c = 0x111;
    c = (uint32_t)u_tolower((UChar32)c);
    if (c >= 0x80)
        word->marked = true;
    if (u_getCombiningClass((UChar32)c) != 0)
        add_mark(word, c, nfc);
    else if (word->count < WORD_LETTERS)
        word->letters[word->count++] = c;
    else
        word->too_long = true;
}

/* ASCII of an unmarked word, with a NUL. */
static void plain_text(char out[WORD_LETTERS * 4 + 1], const struct word *word)
{
    size_t length = 0;
    size_t i;

    for (i = 0; i < word->count; i++)
        length += utf8_encode(out + length, word->letters[i]);
    out[length] = '\0';
}

static bool is_listed(const char *const *list, const char *text)
{
    for (; *list != NULL; list++)
        if (strcmp(*list, text) == 0)
            return true;
    return false;
}

static bool has_ending(const char *const *list, const char *text)
{
    size_t length = strlen(text);

    for (; *list != NULL; list++) {
        size_t count = strlen(*list);

        if (length > count + 1 && strcmp(text + length - count, *list) == 0)
            return true;
    }
    return false;
}

static void weigh_text(struct evidence *evidence, const char *text)
{
    size_t i;

    for (i = 0; i < WORD_LANGUAGES; i++)
        if (is_listed(small_words[i], text))
            evidence->scores[i] += SMALL_WORD;
        else if (has_ending(endings[i], text))
            evidence->scores[i]++;
}

/* French before an apostrophe: l' d' qu' and their like; English has s and t behind one. */
static bool is_elided(const char *text)
{
    return strcmp(text, "qu") == 0 ||
           (text[0] != '\0' && text[1] == '\0' && strchr("dlnjcm", text[0]) != NULL);
}

static bool has_vowel(const struct word *word)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (word->letters[i] >= 0x80 || strchr("aeiouy", (int)word->letters[i]) != NULL)
            return true;
    return false;
}

static bool has_vietnamese_letter(const struct word *word)
{
    size_t i;

    for (i = 0; i < word->count; i++)
        if (is_vietnamese_letter(word->letters[i]))
            return true;
    return false;
}

static void weigh_word(struct evidence *evidence, const struct word *word, bool before_apostrophe)
{
    char text[WORD_LETTERS * 4 + 1];
    struct syllable syllable;
    bool valid;

    plain_text(text, word);
    if (strcmp(text, "a") == 0 || strcmp(text, "i") == 0)
        evidence->scores[ENGLISH]++;
    if (before_apostrophe && is_elided(text))
        evidence->scores[FRENCH] += SMALL_WORD;
    if ((word->count < 2 && !word->marked) || word->too_long || !has_vowel(word))
        return;
    evidence->words++;
    weigh_text(evidence, text);
    valid = word->marked ? syllable_parse(&syllable, word->letters, word->count)
                         : syllable_is_plain_shape(text, strlen(text));
    if (valid)
        evidence->syllables++;
    if (valid && word->marked)
        evidence->marked_syllables++;
    if (valid && has_vietnamese_letter(word))
        evidence->vietnamese_letters++;
    if (!valid && word->marked)
        evidence->marked_others++;
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2bc;
}

static void weigh_latin(struct evidence *evidence, const char *text, size_t length)
{
    const UNormalizer2 *nfc = composer();
    struct word word = {0};
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);

        if (c != UTF8_INVALID && !is_apostrophe(c) &&
            (u_isalpha((UChar32)c) || u_getCombiningClass((UChar32)c))) {
            add_letter(&word, c, nfc);
            continue;
        }
        if (word.count > 0)
            weigh_word(evidence, &word, is_apostrophe(c));
        memset(&word, 0, sizeof word);
    }
    if (word.count > 0)
        weigh_word(evidence, &word, false);
}

static void answer(struct language_guess *out, const char *tag, double confidence)
{
    strcpy(out->tag, tag);
    out->confidence = confidence;
}

static bool is_vietnamese(const struct evidence *e, double share)
{
    unsigned other = e->scores[ENGLISH] > e->scores[FRENCH] ? e->scores[ENGLISH] : e->scores[FRENCH];

    if (e->words == 0)
        return false;
    if (e->vietnamese_letters > 0)
        return share >= 0.5;
    if (share < SYLLABLE_SHARE || other >= 2 * e->words)
        return false;
    return e->marked_syllables > 0 ? other < e->words : e->words >= 2;
}

static void guess_latin(struct language_guess *out, const char *text, size_t length)
{
    struct evidence e = {0};
    double share;
    size_t best = 0;
    size_t i;

    weigh_latin(&e, text, length);
    share = e.words ? (double)e.syllables / e.words : 0;
    if (is_vietnamese(&e, share)) {
        answer(out, "vi", e.vietnamese_letters ? 0.6 + 0.4 * share : e.words < 4 ? 0.6 : 0.8);
        return;
    }
    e.scores[FRENCH] += e.marked_others;
    for (i = 1; i < WORD_LANGUAGES; i++)
        if (e.scores[i] > e.scores[best])
            best = i;
    if (e.scores[best] > 0)
        answer(out, word_tags[best], e.scores[best] >= e.words ? 0.9 : 0.5);
}

static void guess_cyrillic(struct language_guess *out, const char *text, size_t length)
{
    size_t at = 0;
    size_t i;

    answer(out, "ru", 0.9);
    while (at < length) {
        size_t start = at;

        utf8_next(text, length, &at);
        for (i = 0; i < LENGTH(cyrillic_letters); i++) {
            if (at - start == 2 && memmem(cyrillic_letters[i].letters, strlen(cyrillic_letters[i].letters),
                                          text + start, 2) != NULL) {
                answer(out, cyrillic_letters[i].tag, 0.7);
                return;
            }
        }
    }
}

/* Letters of each row of scripts[], times their weight. */
static unsigned count_scripts(unsigned counts[LENGTH(scripts)], const char *text, size_t length)
{
    unsigned total = 0;
    size_t at = 0;
    size_t i;

    memset(counts, 0, LENGTH(scripts) * sizeof counts[0]);
    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);
        UErrorCode error = U_ZERO_ERROR;
        UScriptCode script = c == UTF8_INVALID ? USCRIPT_COMMON : uscript_getScript((UChar32)c, &error);

        for (i = 0; i < LENGTH(scripts) && script != USCRIPT_COMMON; i++) {
            if (scripts[i].code == script) {
                counts[i] += scripts[i].weight;
                total += scripts[i].weight;
            }
        }
    }
    return total;
}

static size_t largest(const unsigned *counts)
{
    size_t best = 0;
    size_t i;

    for (i = 1; i < LENGTH(scripts); i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

void language_guess(struct language_guess *out, const char *text, size_t length)
{
    unsigned counts[LENGTH(scripts)];
    unsigned total;
    unsigned kana;
    size_t best;

    answer(out, "und", 0);
    length = utf8_floor(text, length, SAMPLE_SIZE);
    total = count_scripts(counts, text, length);
    if (total == 0)
        return;
    kana = counts[HIRAGANA] + counts[KATAKANA];
    best = largest(counts);
    if (best == HAN && kana * KANA_SHARE > counts[HAN])
        best = HIRAGANA;
    if (best == LATIN)
        guess_latin(out, text, length);
    else if (best == CYRILLIC)
        guess_cyrillic(out, text, length);
    else if (best == HAN)
        answer(out, han_is_traditional_text(text, length) ? "zh-Hant" : "zh-Hans", 0.9);
    else
        answer(out, scripts[best].tag, scripts[best].sure);
}

void language_of_keyword(char out[LANGUAGE_SIZE], const char *text, size_t length)
{
    unsigned counts[LENGTH(scripts)];
    struct evidence e = {0};
    struct language_guess guess;
    size_t best;

    strcpy(out, "und");
    length = utf8_floor(text, length, SAMPLE_SIZE);
    if (count_scripts(counts, text, length) == 0)
        return;
    best = largest(counts);
    if (best == LATIN) {
        weigh_latin(&e, text, length);
        if (e.vietnamese_letters > 0 || (e.marked_syllables > 0 && e.marked_others == 0))
            strcpy(out, "vi");
        return;
    }
    language_guess(&guess, text, length);
    strcpy(out, guess.tag);
}
