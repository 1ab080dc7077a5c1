/* SPDX-License-Identifier: MIT
 * Scripts and the languages they settle; see guess_scripts.h. */
#include "text/guess_scripts.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "base/utf8.h"

#define KANA_SHARE 18  /* one kana among a dozen Han makes it Japanese; Chinese has one in a name */
#define HANGUL_SHARE 6 /* Korean puts Han in brackets behind a name */

/* sure: whether other languages of note use the script. weight: how much one letter of it says. Where a
 * script has the letters of several languages, the largest of them. */
static const struct script {
    UScriptCode code;
    const char *tag; /* NULL: it settles nothing */
    double sure;
    unsigned weight;
} scripts[SCRIPTS] = {
    [SCRIPT_LATIN] = {USCRIPT_LATIN, NULL, 0, 2},
    [SCRIPT_CYRILLIC] = {USCRIPT_CYRILLIC, NULL, 0, 2},
    [SCRIPT_HAN] = {USCRIPT_HAN, NULL, 0, 5},
    [SCRIPT_HIRAGANA] = {USCRIPT_HIRAGANA, "ja", 1, 4},
    [SCRIPT_KATAKANA] = {USCRIPT_KATAKANA, "ja", 1, 4},
    [SCRIPT_HANGUL] = {USCRIPT_HANGUL, "ko", 1, 4},
    {USCRIPT_KHMER, "km", 1, 7},
    {USCRIPT_LAO, "lo", 1, 5},
    {USCRIPT_THAI, "th", 1, 5},
    {USCRIPT_MYANMAR, "my", 0.95, 7},
    {USCRIPT_GREEK, "el", 1, 2},
    {USCRIPT_ARMENIAN, "hy", 1, 2},
    {USCRIPT_GEORGIAN, "ka", 1, 2},
    {USCRIPT_HEBREW, "he", 0.8, 2},
    {USCRIPT_ARABIC, "ar", 0.6, 2},
    {USCRIPT_DEVANAGARI, "hi", 0.6, 2},
    {USCRIPT_BENGALI, "bn", 0.8, 2},
    {USCRIPT_TAMIL, "ta", 1, 2},
    {USCRIPT_TELUGU, "te", 1, 2},
    {USCRIPT_KANNADA, "kn", 1, 2},
    {USCRIPT_MALAYALAM, "ml", 1, 2},
    {USCRIPT_GUJARATI, "gu", 1, 2},
    {USCRIPT_GURMUKHI, "pa", 0.9, 2},
    {USCRIPT_SINHALA, "si", 1, 2},
    {USCRIPT_TIBETAN, "bo", 0.8, 2},
    {USCRIPT_ETHIOPIC, "am", 0.7, 2},
};

/* Signs belong to letters. */
static bool is_sign(uint32_t c)
{
    return c == UTF8_INVALID ||
           (U_MASK(u_charType((UChar32)c)) & (U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK)) != 0;
}

static void count_letter(struct script_shares *shares, uint32_t c)
{
    UErrorCode error = U_ZERO_ERROR;
    UScriptCode code = is_sign(c) ? USCRIPT_COMMON : uscript_getScript((UChar32)c, &error);
    size_t i;

    for (i = 0; i < SCRIPTS && code != USCRIPT_COMMON; i++) {
        if (scripts[i].code == code) {
            shares->counts[i] += scripts[i].weight;
            shares->total += scripts[i].weight;
        }
    }
}

void scripts_count(struct script_shares *out, const char *text, size_t length)
{
    size_t at = 0;

    memset(out, 0, sizeof *out);
    while (at < length)
        count_letter(out, utf8_next(text, length, &at));
}

/* The script that the Han characters of the text belong to. */
static size_t script_of_han(const unsigned *counts)
{
    if (counts[SCRIPT_HANGUL] * HANGUL_SHARE > counts[SCRIPT_HAN])
        return SCRIPT_HANGUL;
    if ((counts[SCRIPT_HIRAGANA] + counts[SCRIPT_KATAKANA]) * KANA_SHARE > counts[SCRIPT_HAN])
        return SCRIPT_HIRAGANA;
    return SCRIPT_HAN;
}

double scripts_share(const struct script_shares *shares, size_t script)
{
    const unsigned *counts = shares->counts;
    size_t han = script_of_han(counts);
    unsigned count = counts[script];

    if (script == SCRIPT_HIRAGANA)
        count += counts[SCRIPT_KATAKANA];
    if (script == han && han != SCRIPT_HAN)
        count += counts[SCRIPT_HAN];
    if (script == SCRIPT_KATAKANA || (script == SCRIPT_HAN && han != SCRIPT_HAN))
        return 0;
    return shares->total > 0 ? (double)count / shares->total : 0;
}

const char *script_language(double *confidence, size_t script)
{
    *confidence = scripts[script].sure;
    return scripts[script].tag;
}
