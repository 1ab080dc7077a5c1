/* SPDX-License-Identifier: MIT
 * The tables of signs; see signs.h.
 *
 * Ranks are the orders that the standards prescribe: Thai and Lao virama (UAX #15), vowel, tone, following vowel (WTT 2.0);
 * Khmer shifter, robat, stacked consonants, vowel (of several that before, below, above and behind), signs, spacing signs
 * (Unicode 16.4; Khmer Encoding Structure); Burmese medials, e, upper, lower, aa, anusvara, dot below, asat, visarga
 * (Unicode Technical Note 11). */
#include "text/signs.h"

#include <stdbool.h>
#include <unicode/uchar.h>

#define F(rank) (SIGN_FOLLOWS | (rank))

/* clang-format off: tables */
const uint8_t signs_thai[256] = {
    [0x30] = F(7), [0x31] = F(5), [0x32] = F(7), [0x33] = F(7), [0x34] = F(5), [0x35] = F(5), [0x36] = F(5),
    [0x37] = F(5), [0x38] = F(5), [0x39] = F(5), [0x3a] = F(4), [0x40] = SIGN_LEADS | SIGN_LOOK,
    [0x41] = SIGN_LEADS, [0x42] = SIGN_LEADS, [0x43] = SIGN_LEADS, [0x44] = SIGN_LEADS, [0x45] = F(7),
    [0x47] = F(5), [0x48] = F(6), [0x49] = F(6), [0x4a] = F(6), [0x4b] = F(6), [0x4c] = F(6),
    [0x4d] = F(5) | SIGN_LOOK, [0x4e] = F(6), [0xab] = SIGN_LOOK, [0xb0] = F(7), [0xb1] = F(5),
    [0xb2] = F(7), [0xb3] = F(7), [0xb4] = F(5), [0xb5] = F(5), [0xb6] = F(5), [0xb7] = F(5), [0xb8] = F(5),
    [0xb9] = F(5), [0xba] = F(4), [0xbb] = F(5), [0xbc] = F(4), [0xbd] = F(7),
    [0xc0] = SIGN_LEADS | SIGN_LOOK, [0xc1] = SIGN_LEADS, [0xc2] = SIGN_LEADS, [0xc3] = SIGN_LEADS,
    [0xc4] = SIGN_LEADS, [0xc8] = F(6), [0xc9] = F(6), [0xca] = F(6), [0xcb] = F(6), [0xcc] = F(6),
    [0xcd] = F(5) | SIGN_LOOK, [0xce] = F(6),
};

const uint8_t signs_myanmar[160] = {
    [0x05] = SIGN_LOOK, [0x1e] = SIGN_LOOK, [0x25] = SIGN_LOOK, [0x2b] = F(8), [0x2c] = F(8), [0x2d] = F(6),
    [0x2e] = F(6), [0x2f] = F(7), [0x30] = F(7), [0x31] = F(5), [0x32] = F(6), [0x33] = F(0), [0x34] = F(0),
    [0x35] = F(0), [0x36] = F(9), [0x37] = F(10), [0x38] = F(12), [0x39] = F(0) | SIGN_STACKS,
    [0x3a] = F(11), [0x3b] = F(1), [0x3c] = F(2), [0x3d] = F(3), [0x3e] = F(4), [0x56] = F(0), [0x57] = F(0),
    [0x58] = F(0), [0x59] = F(0), [0x5e] = F(0), [0x5f] = F(0), [0x60] = F(0), [0x62] = F(0), [0x63] = F(0),
    [0x64] = F(0), [0x67] = F(0), [0x68] = F(0), [0x69] = F(0), [0x6a] = F(0), [0x6b] = F(0), [0x6c] = F(0),
    [0x6d] = F(0), [0x71] = F(0), [0x72] = F(0), [0x73] = F(0), [0x74] = F(0), [0x82] = F(0), [0x83] = F(0),
    [0x84] = F(0), [0x85] = F(0), [0x86] = F(0), [0x87] = F(0), [0x88] = F(0), [0x89] = F(0), [0x8a] = F(0),
    [0x8b] = F(0), [0x8c] = F(0), [0x8d] = F(0), [0x8f] = F(0), [0x9a] = F(0), [0x9b] = F(0), [0x9c] = F(0),
    [0x9d] = F(0),
};

const uint8_t signs_khmer[128] = {
    [0x23] = SIGN_LOOK, [0x24] = SIGN_LOOK, [0x28] = SIGN_LOOK, [0x32] = SIGN_LOOK, [0x34] = F(0),
    [0x35] = F(0), [0x36] = F(8), [0x37] = F(7), [0x38] = F(7), [0x39] = F(7), [0x3a] = F(7),
    [0x3b] = F(6) | SIGN_LOOK, [0x3c] = F(6), [0x3d] = F(6), [0x3e] = F(5) | SIGN_LOOK, [0x3f] = F(5),
    [0x40] = F(5), [0x41] = F(5) | SIGN_LOOK, [0x42] = F(5), [0x43] = F(5), [0x44] = F(5), [0x45] = F(5),
    [0x46] = F(9), [0x47] = F(10), [0x48] = F(10), [0x49] = F(1), [0x4a] = F(1), [0x4b] = F(9),
    [0x4c] = F(2), [0x4d] = F(9), [0x4e] = F(9), [0x4f] = F(9), [0x50] = F(9), [0x51] = F(9),
    [0x52] = F(0) | SIGN_STACKS | SIGN_LOOK, [0x53] = F(0) | SIGN_LOOK, [0x5d] = F(0) | SIGN_LOOK,
};
/* clang-format on */

/* Javanese pangkon, Balinese adeg adeg, Lanna sakot. */
static bool stacks(uint32_t c)
{
    return c == 0xa9c0 || c == 0x1b44 || c == 0x1a60;
}

/* Vowels, finals and tones of New Tai Lue are letters to Unicode. */
static bool is_tai_lue_sign(uint32_t c)
{
    return c >= 0x19b0 && c <= 0x19c9;
}

uint8_t sign_compute(uint32_t c)
{
    if (stacks(c))
        return SIGN_FOLLOWS | SIGN_STACKS;
    if (u_hasBinaryProperty((UChar32)c, UCHAR_LOGICAL_ORDER_EXCEPTION))
        return SIGN_LEADS;
    if (is_tai_lue_sign(c) || (U_GET_GC_MASK((UChar32)c) & (U_GC_MN_MASK | U_GC_MC_MASK)))
        return SIGN_FOLLOWS;
    return 0;
}
