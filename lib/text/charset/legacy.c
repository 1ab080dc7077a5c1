/* SPDX-License-Identifier: MIT
 * The 8-bit encodings of Vietnamese; see legacy.h. */
#include "text/charset/legacy.h"

#include <unicode/unorm2.h>

#include "text/charset/legacy_tables.h"
#include "text/charset/toned.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define REPLACEMENT 0xfffdu

/* Where windows-1258 is not windows-1252; 0: nothing. */
static const struct {
    unsigned char byte;
    uint16_t letter;
} in_windows_1258[] = {
    {0x8a, 0},     {0x8e, 0},     {0x9a, 0},     {0x9e, 0},     {0xc3, 0x102}, {0xcc, 0x300},
    {0xd0, 0x110}, {0xd2, 0x309}, {0xd5, 0x1a0}, {0xdd, 0x1af}, {0xde, 0x303}, {0xe3, 0x103},
    {0xec, 0x301}, {0xf0, 0x111}, {0xf2, 0x323}, {0xf5, 0x1a1}, {0xfd, 0x1b0}, {0xfe, 0x20ab},
};

/* Letters of VNI that are one byte. The capital is 20 less, as with the marks below. */
static const struct {
    unsigned char byte;
    uint16_t letter;
} vni_letters[] = {
    {0xe6, 0x1ec9}, {0xec, 0xec},  {0xed, 0xed},  {0xee, 0x1ef5}, {0xf1, 0x111},
    {0xf2, 0x1ecb}, {0xf3, 0x129}, {0xf4, 0x1a1}, {0xf6, 0x1b0},
};

/* What stands behind a vowel in VNI: a tone, and the circumflex or breve under it (0: the vowel as it is). */
static const struct vni_mark {
    unsigned char byte;
    char sign; /* '^', '(' or 0 */
    enum tone tone;
} vni_marks[] = {
    {0xf9, 0, TONE_ACUTE},   {0xf8, 0, TONE_GRAVE},   {0xfb, 0, TONE_HOOK},    {0xf5, 0, TONE_TILDE},
    {0xef, 0, TONE_DOT},     {0xe2, '^', TONE_LEVEL}, {0xe1, '^', TONE_ACUTE}, {0xe0, '^', TONE_GRAVE},
    {0xe5, '^', TONE_HOOK},  {0xe3, '^', TONE_TILDE}, {0xe4, '^', TONE_DOT},   {0xea, '(', TONE_LEVEL},
    {0xe9, '(', TONE_ACUTE}, {0xe8, '(', TONE_GRAVE}, {0xfa, '(', TONE_HOOK},  {0xfc, '(', TONE_TILDE},
    {0xeb, '(', TONE_DOT},
};

static uint32_t in_windows_1252(unsigned char byte, bool *lost)
{
    uint32_t c = byte;

    if (byte >= 0x80 && byte < 0xa0)
        c = legacy_windows_1252[byte - 0x80];
    if (c != 0 || byte == 0)
        return c;
    *lost = true;
    return REPLACEMENT;
}

int legacy_byte_1252(uint32_t c)
{
    int i;

    if (c < 0x100)
        return (int)c;
    if (c == 0x3bc) /* small mu, which is what became of the micro sign when somebody normalised */
        return 0xb5;
    if (c > 0x2122 || (c > 0x192 && c < 0x2c6))
        return -1;
    for (i = 0; i < 0x20; i++)
        if (legacy_windows_1252[i] == c)
            return 0x80 + i;
    return -1;
}

static uint32_t of_windows_1258(unsigned char byte, bool *lost)
{
    size_t i;

    for (i = 0; i < LENGTH(in_windows_1258); i++) {
        if (in_windows_1258[i].byte != byte)
            continue;
        *lost |= in_windows_1258[i].letter == 0;
        return in_windows_1258[i].letter != 0 ? in_windows_1258[i].letter : REPLACEMENT;
    }
    return in_windows_1252(byte, lost);
}

/* Signs of print that an encoding of letters only leaves to windows-1252, and fonts do have. */
static bool is_print(unsigned char byte)
{
    return byte < 0xc0;
}

static uint32_t of_table(const struct legacy_table *table, unsigned char byte, bool *lost)
{
    uint32_t c = byte < 0x20 ? table->low[byte] : byte >= 0x80 ? table->high[byte - 0x80] : 0;

    if (c != 0)
        return c;
    *lost |= byte >= 0x80 && !is_print(byte);
    return in_windows_1252(byte, lost);
}

/* What all of them have alike. */
static bool is_ascii(unsigned char byte)
{
    return byte >= 0x20 && byte < 0x80;
}

/* A byte by itself; may be a combining mark. */
static uint32_t letter_of(enum legacy encoding, unsigned char byte, bool *lost)
{
    if (is_ascii(byte))
        return byte;
    switch (encoding) {
    case LEGACY_TCVN3:
        if (byte >= 0xa0)
            return of_table(&legacy_tcvn5712, byte, lost);
        return in_windows_1252(byte, lost);
    case LEGACY_TCVN5712:
        return of_table(&legacy_tcvn5712, byte, lost);
    case LEGACY_VISCII:
        return of_table(&legacy_viscii, byte, lost);
    case LEGACY_VPS:
        return of_table(&legacy_vps, byte, lost);
    case LEGACY_WINDOWS_1258:
        return of_windows_1258(byte, lost);
    default:
        return in_windows_1252(byte, lost);
    }
}

static bool is_combining(uint32_t c)
{
    return toned_of_mark(c) != TONE_LEVEL;
}

/* The letter with the mark, by the table of Vietnamese or else by Unicode (n with tilde); 0 if there is none.
 */
static uint32_t compose(uint32_t letter, uint32_t mark)
{
    UErrorCode error = U_ZERO_ERROR;
    uint32_t whole = toned_join(letter, toned_of_mark(mark));
    const UNormalizer2 *nfc;
    UChar32 pair;

    if (whole != 0)
        return whole;
    nfc = unorm2_getNFCInstance(&error);
    pair = nfc != NULL ? unorm2_composePair(nfc, (UChar32)letter, (UChar32)mark) : -1;
    return pair > 0 ? (uint32_t)pair : 0;
}

/* With the tone behind it, in encodings that keep tones apart. */
static uint32_t next_composed(enum legacy encoding, const char *bytes, size_t length, size_t *at, bool *lost)
{
    bool no_mark = false;
    uint32_t letter = letter_of(encoding, (unsigned char)bytes[(*at)++], lost);
    uint32_t mark = *at < length ? letter_of(encoding, (unsigned char)bytes[*at], &no_mark) : 0;
    uint32_t whole = is_combining(mark) && !is_combining(letter) ? compose(letter, mark) : 0;

    if (whole != 0) {
        (*at)++;
        return whole;
    }
    /* B0 behind a digit is the degree sign that the fonts have; the standard has no such sign */
    if (encoding == LEGACY_TCVN3 && is_combining(letter))
        return (unsigned char)bytes[*at - 1];
    return letter;
}

static const struct vni_mark *find_vni_mark(unsigned char byte)
{
    size_t i;

    for (i = 0; i < LENGTH(vni_marks); i++)
        if (vni_marks[i].byte == byte || vni_marks[i].byte == byte + 0x20)
            return &vni_marks[i];
    return NULL;
}

static uint32_t with_sign(uint32_t vowel, char sign)
{
    static const struct {
        char vowel;
        char sign;
        uint16_t letter;
    } signed_vowels[] = {{'a', '^', 0xe2}, {'e', '^', 0xea}, {'o', '^', 0xf4}, {'a', '(', 0x103}};
    uint32_t small = toned_lower(vowel);
    size_t i;

    if (sign == 0)
        return vowel;
    for (i = 0; i < LENGTH(signed_vowels); i++)
        if ((uint32_t)signed_vowels[i].vowel == small && signed_vowels[i].sign == sign)
            return small == vowel ? signed_vowels[i].letter : toned_upper(signed_vowels[i].letter);
    return 0;
}

/* May a mark of VNI stand behind it? i has its letters with tones as single bytes. */
static bool takes_vni_mark(uint32_t letter)
{
    uint32_t small = toned_lower(letter);

    return small == 'a' || small == 'e' || small == 'o' || small == 'u' || small == 'y' || small == 0x1a1 ||
           small == 0x1b0;
}

static uint32_t of_vni(unsigned char byte, bool *lost)
{
    size_t i;

    if (is_ascii(byte))
        return byte;
    for (i = 0; i < LENGTH(vni_letters); i++) {
        if (vni_letters[i].byte == byte)
            return vni_letters[i].letter;
        if (vni_letters[i].byte == byte + 0x20)
            return toned_upper(vni_letters[i].letter);
    }
    *lost |= byte >= 0x80 && !is_print(byte);
    return in_windows_1252(byte, lost);
}

static uint32_t next_vni(const char *bytes, size_t length, size_t *at, bool *lost)
{
    uint32_t letter = of_vni((unsigned char)bytes[(*at)++], lost);
    const struct vni_mark *mark;
    uint32_t vowel;

    if (*at >= length || !takes_vni_mark(letter))
        return letter;
    mark = find_vni_mark((unsigned char)bytes[*at]);
    vowel = mark != NULL ? with_sign(letter, mark->sign) : 0;
    if (vowel == 0)
        return letter;
    (*at)++;
    return toned_join(vowel, mark->tone);
}

uint32_t legacy_next(enum legacy encoding, const char *bytes, size_t length, size_t *at, bool *lost)
{
    if (encoding == LEGACY_VNI)
        return next_vni(bytes, length, at, lost);
    if (encoding == LEGACY_WINDOWS_1258 || encoding == LEGACY_TCVN3 || encoding == LEGACY_TCVN5712)
        return next_composed(encoding, bytes, length, at, lost);
    return letter_of(encoding, (unsigned char)bytes[(*at)++], lost);
}
