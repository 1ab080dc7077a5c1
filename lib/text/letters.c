/* SPDX-License-Identifier: MIT
 * What one character is; see letters.h. */
#include "text/letters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/latin.h"
#include "text/radical.h"
#include "text/utf16.h"
#include "text/variant.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

struct range {
    uint32_t first;
    uint32_t last;
};

/* Characters that are written in place of others, whose compatibility form (NFKC) is the word a reader sees.
 * Not here: SARA AM and its like, HO NO, modifier letters, trade marks, spacing accents. */
static const struct range compatible_ranges[] = {
    {0xaa, 0xaa},       {0xb2, 0xb3},       {0xb9, 0xba},       {0xbc, 0xbe},     {0x132, 0x133},
    {0x13f, 0x140},     {0x149, 0x149},     {0x17f, 0x17f},     {0x1c4, 0x1cc},   {0x1f1, 0x1f3},
    {0x3d0, 0x3d6},     {0x3f0, 0x3f5},     {0x3f9, 0x3f9},     {0x587, 0x587},   {0x1e9a, 0x1e9a},
    {0x2070, 0x209c},   {0x2100, 0x211f},   {0x2121, 0x2121},   {0x2124, 0x2138}, {0x2150, 0x2189},
    {0x2460, 0x24ea},
    {0x2e80, 0x2ef3},   {0x2f00, 0x2fd5},   {0x3036, 0x303a},   {0x309f, 0x309f}, {0x30ff, 0x30ff},
    {0x3131, 0x318e},   {0x3200, 0x33ff},   {0xfb00, 0xfb06},   {0xfb13, 0xfb17}, {0xfb20, 0xfb4f},
    {0xfb50, 0xfdfb},   {0xfe70, 0xfefc},   {0xff01, 0xffee},   {0x1d400, 0x1d7ff}, {0x1f130, 0x1f149},
};

/* Gaps that stand inside a written word. */
static const struct range links[] = {
    {'&', '\''},      {'+', '+'},       {'-', '/'},       {'@', '@'},       {'\\', '\\'},
    {'_', '`'},       {0xb4, 0xb4},     {0xb7, 0xb7},     {0x2b9, 0x2bf},   {0x2010, 0x2013},
    {0x2018, 0x201b}, {0x2032, 0x2032}, {0x2044, 0x2044}, {0x2215, 0x2215}, {0x30fb, 0x30fb},
    {0x55a, 0x55a},   {0x58a, 0x58a},   {0x5be, 0x5be},   {0x5f3, 0x5f4},   {0x30a0, 0x30a0},
};

/* Signs that lengthen a word to fill its line: tatweel of Arabic, lajanyalan of N'Ko. */
static bool is_filler(uint32_t c)
{
    return c == 0x640 || c == 0x7fa;
}

static const UScriptCode cluster_scripts[] = {
    USCRIPT_KHMER,    USCRIPT_LAO,         USCRIPT_THAI,   USCRIPT_MYANMAR,  USCRIPT_LANNA,
    USCRIPT_TAI_VIET, USCRIPT_NEW_TAI_LUE, USCRIPT_TAI_LE, USCRIPT_JAVANESE, USCRIPT_BALINESE,
};

static const UScriptCode single_scripts[] = {
    USCRIPT_HAN,      USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL,
    USCRIPT_BOPOMOFO, USCRIPT_YI,       USCRIPT_NUSHU,    USCRIPT_TANGUT,
};

static bool in_ranges(const struct range *ranges, size_t count, uint32_t c)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    return false;
}

static bool in_scripts(const UScriptCode *scripts, size_t count, UScriptCode script)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (scripts[i] == script)
            return true;
    return false;
}

static UScriptCode script_of(uint32_t c)
{
    UErrorCode error = U_ZERO_ERROR;

    return uscript_getScript((UChar32)c, &error);
}

static enum letter_kind kind_of_letter(uint32_t c)
{
    UScriptCode script = script_of(c);

    if (c >= 0x2b9 && c <= 0x2df)
        return KIND_GAP; /* modifier letters that people type for an apostrophe */
    if (in_scripts(cluster_scripts, LENGTH(cluster_scripts), script))
        return KIND_CLUSTER;
    if (in_scripts(single_scripts, LENGTH(single_scripts), script) || (c >= 0x3000 && c < 0x3100))
        return KIND_SINGLE;
    return KIND_WORD;
}

static enum letter_kind kind_of(uint32_t c)
{
    uint32_t type = U_GET_GC_MASK((UChar32)c);

    if (c == 0x200b)
        return KIND_BREAK;
    if (u_isUWhiteSpace((UChar32)c))
        return KIND_SPACE;
    if (u_hasBinaryProperty((UChar32)c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
        (type & (U_GC_CF_MASK | U_GC_ME_MASK)) || is_filler(c))
        return KIND_DROPPED;
    if (type & U_GC_ND_MASK)
        return KIND_DIGIT;
    if (type & (U_GC_L_MASK | U_GC_NL_MASK))
        return kind_of_letter(c);
    if (type & (U_GC_MN_MASK | U_GC_MC_MASK))
        return in_scripts(cluster_scripts, LENGTH(cluster_scripts), script_of(c)) ? KIND_CLUSTER : KIND_MARK;
    return KIND_GAP;
}

static uint32_t lower_of(uint32_t c, enum letter_kind kind)
{
    if (kind == KIND_DIGIT)
        return '0' + (uint32_t)u_charDigitValue((UChar32)c);
    if (c == 0x130)
        return 'i'; /* a dot that every small i has */
    if (c == 0x1e9b)
        return 0x1e61; /* long s, which is s, with a dot */
    return (uint32_t)u_tolower((UChar32)c);
}

/* The first character of the canonical form; `marks` gets the ones after it. */
static uint32_t base_of(const struct letters *letters, uint32_t c, UChar marks[4], int32_t *count)
{
    UChar units[8];
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = unorm2_getDecomposition(letters->nfc, (UChar32)c, units, LENGTH(units), &error);
    uint32_t base;
    int32_t at = 0;

    *count = 0;
    if (length <= 0 || U_FAILURE(error))
        return c;
    base = utf16_next(units, length, &at);
    while (at < length && *count < 4)
        marks[(*count)++] = units[at++];
    return base;
}

/* Marks on what is no letter fall, also of a sign that is composed with one. */
static uint32_t sign_without_marks(const struct letters *letters, uint32_t c)
{
    UChar marks[4];
    int32_t count;

    return base_of(letters, c, marks, &count);
}

static bool is_tone(UChar mark)
{
    return mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309 || mark == 0x323;
}

/* The plain letter of one that has no decomposition; LETTER_LONG if it is several. */
static uint32_t plain_of(uint32_t c, bool *marked)
{
    const char *plain = latin_plain(c, marked);

    if (plain == NULL)
        return c;
    return plain[1] == '\0' ? (uint32_t)plain[0] : LETTER_LONG;
}

static void describe_latin(const struct letters *letters, struct letter *letter)
{
    UChar marks[4];
    int32_t count;
    bool marked;

    letter->flags |= LETTER_LATIN;
    letter->folded = base_of(letters, letter->lower, marks, &count);
    if (count > 0)
        letter->flags |= LETTER_MARKED;
    while (count > 0)
        if (is_tone(marks[--count]))
            letter->flags |= LETTER_TONED;
    letter->folded = plain_of(letter->folded, &marked);
    if (marked)
        letter->flags |= LETTER_MARKED;
    if (letter_folded_long(letter->lower) != NULL)
        letter->folded = LETTER_LONG;
}

/* Greek without what its canonical form takes off; then variants. */
static uint32_t fold_other(const struct letters *letters, uint32_t c, UScriptCode script)
{
    UChar marks[4];
    int32_t count;

    return variant_of(script == USCRIPT_GREEK ? base_of(letters, c, marks, &count) : c);
}

static struct letter describe(const struct letters *letters, uint32_t c)
{
    enum letter_kind kind = kind_of(c);
    UScriptCode script = script_of(c);
    struct letter letter = {0, 0, (uint8_t)kind, 0};
    int32_t composes;

    letter.lower = kind == KIND_GAP ? sign_without_marks(letters, c) : lower_of(c, kind);
    letter.folded = letter.lower;
    if (kind == KIND_WORD && script == USCRIPT_LATIN)
        describe_latin(letters, &letter);
    else if (kind != KIND_DIGIT)
        letter.folded = fold_other(letters, letter.lower, script);
    composes = u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK);
    if (u_getCombiningClass((UChar32)c) != 0 || composes != UNORM_YES)
        letter.flags |= LETTER_UNSTABLE;
    if (composes == UNORM_NO || in_ranges(compatible_ranges, LENGTH(compatible_ranges), c))
        letter.flags |= LETTER_COMPATIBLE;
    if (letter.lower == 0xf0 || letter.lower == 0x256)
        letter.flags |= LETTER_ETH;
    if (in_ranges(links, LENGTH(links), c))
        letter.flags |= LETTER_LINK;
    if (c == ',' || c == ':' || c == 0x66b || c == 0x66c)
        letter.flags |= LETTER_LINK_DIGITS;
    return letter;
}

bool letters_init_brief(struct letters *letters)
{
    UErrorCode error = U_ZERO_ERROR;

    letters->nfc = unorm2_getNFCInstance(&error);
    letters->nfkc = unorm2_getNFKCInstance(&error);
    letters->described = 0;
    return U_SUCCESS(error);
}

bool letters_init(struct letters *letters)
{
    uint32_t c;

    if (!letters_init_brief(letters))
        return false;
    for (c = 0; c < LETTERS_LOW; c++)
        letters->table[c] = describe(letters, c);
    for (c = 0; c < LETTERS_BLOCK; c++) {
        letters->table[letters_place(LETTERS_CJK + c)] = letters_compute(letters, LETTERS_CJK + c);
        letters->table[letters_place(LETTERS_WIDE + c)] = letters_compute(letters, LETTERS_WIDE + c);
    }
    letters->described = LETTERS_TABLE;
    return true;
}

struct letter letters_compute(const struct letters *letters, uint32_t c)
{
    struct letter plain = {c, c, KIND_WORD, LETTER_LATIN};
    struct letter single = {c, c, KIND_SINGLE, 0};

    if (c >= 'a' && c <= 'z')
        return plain;
    if ((c >= 0x4e00 && c <= 0x9fff) || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0x3041 && c <= 0x3096) ||
        (c >= 0x30a1 && c <= 0x30f6))
        return single;
    return describe(letters, c);
}

size_t letters_expand(const struct letters *letters, uint32_t out[LETTER_EXPANSION], uint32_t c)
{
    UChar units[LETTER_EXPANSION];
    bool compatible = in_ranges(compatible_ranges, LENGTH(compatible_ranges), c);
    UErrorCode error = U_ZERO_ERROR;
    int32_t length = unorm2_getDecomposition(compatible ? letters->nfkc : letters->nfc, (UChar32)c, units,
                                             LETTER_EXPANSION, &error);
    int32_t at = 0;
    size_t count = 0;

    out[0] = c >= 0xff01 && c <= 0xff5e ? c - 0xff01 + '!' : radical_ideograph(c);
    if (out[0] != c)
        return 1;
    if (length <= 0 || U_FAILURE(error))
        return 0;
    while (at < length)
        out[count++] = utf16_next(units, length, &at);
    return count;
}

const char *letter_folded_long(uint32_t c)
{
    bool marked;
    const char *plain = latin_plain(c, &marked);

    return plain != NULL && plain[1] != '\0' ? plain : NULL;
}
