/* SPDX-License-Identifier: MIT
 * Mixing the blocks of SHA-256 (FIPS 180-4 section 6.2.2); see digest_mix.h. */
#include "base/digest_mix.h"

#include <string.h>

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_X86 1
#include <cpuid.h>
#include <immintrin.h>
#endif

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}

static void expand_block(uint32_t w[64], const unsigned char block[64])
{
    int i;

    for (i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 | (uint32_t)block[4 * i + 2] << 8 |
               block[4 * i + 3];
    for (; i < 64; i++) {
        uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;

        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

/* The eight words of the state stay in registers: each round renames them. */
static void mix_block(uint32_t state[8], const uint32_t w[64])
{
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    int i;

    for (i = 0; i < 64; i++) {
        uint32_t t1 = h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((e & f) ^ (~e & g)) + round_constants[i] +
                      w[i];
        uint32_t t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));

        h = g;
        g = f;
        f = e;
        e = d + t1;
        d = c;
        c = b;
        b = a;
        a = t1 + t2;
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
    state[4] += e;
    state[5] += f;
    state[6] += g;
    state[7] += h;
}

void digest_mix(uint32_t state[8], const unsigned char *blocks, size_t count)
{
    uint32_t w[64];

    for (; count > 0; count--, blocks += 64) {
        expand_block(w, blocks);
        mix_block(state, w);
    }
}

#ifdef HAS_X86

bool digest_has_instructions(void)
{
    unsigned a, b, c, d;

    return __builtin_cpu_supports("ssse3") && __builtin_cpu_supports("sse4.1") && __get_cpuid_count(7, 0, &a, &b, &c, &d) &&
           (b & bit_SHA) != 0;
}

/* Four rounds with four words of the schedule. The instructions keep the state as {a,b,e,f} and {c,d,g,h}. */
__attribute__((target("sha,sse4.1"))) static void mix_four(__m128i *abef, __m128i *cdgh, __m128i words, int round)
{
    __m128i sum = _mm_add_epi32(words, _mm_loadu_si128((const __m128i *)(const void *)&round_constants[round]));

    *cdgh = _mm_sha256rnds2_epu32(*cdgh, *abef, sum);
    *abef = _mm_sha256rnds2_epu32(*abef, *cdgh, _mm_shuffle_epi32(sum, 0x0e));
}

/* The next four words of the schedule from the sixteen before them, in place of the oldest. */
__attribute__((target("sha,ssse3,sse4.1"))) static __m128i next_words(const __m128i w[4], int oldest)
{
    __m128i first = w[oldest & 3];
    __m128i last = w[(oldest + 3) & 3];
    __m128i seventh = _mm_alignr_epi8(last, w[(oldest + 2) & 3], 4);

    first = _mm_add_epi32(_mm_sha256msg1_epu32(first, w[(oldest + 1) & 3]), seventh);
    return _mm_sha256msg2_epu32(first, last);
}

__attribute__((target("sha,ssse3,sse4.1"))) static void mix_by_instructions(__m128i *abef, __m128i *cdgh,
                                                                            const unsigned char *block)
{
    const __m128i high_first = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i w[4];
    int i;

    for (i = 0; i < 4; i++) {
        w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)(block + 16 * i)), high_first);
        mix_four(abef, cdgh, w[i], 4 * i);
    }
    for (i = 0; i < 12; i++) {
        w[i & 3] = next_words(w, i);
        mix_four(abef, cdgh, w[i & 3], 16 + 4 * i);
    }
}

__attribute__((target("sha,ssse3,sse4.1"))) void digest_mix_by_instructions(uint32_t state[8],
                                                                            const unsigned char *blocks, size_t count)
{
    __m128i abef = _mm_set_epi32((int)state[0], (int)state[1], (int)state[4], (int)state[5]);
    __m128i cdgh = _mm_set_epi32((int)state[2], (int)state[3], (int)state[6], (int)state[7]);
    uint32_t out[8];

    for (; count > 0; count--, blocks += 64) {
        __m128i abef_before = abef;
        __m128i cdgh_before = cdgh;

        mix_by_instructions(&abef, &cdgh, blocks);
        abef = _mm_add_epi32(abef, abef_before);
        cdgh = _mm_add_epi32(cdgh, cdgh_before);
    }
    _mm_storeu_si128((__m128i *)(void *)out, abef);
    _mm_storeu_si128((__m128i *)(void *)(out + 4), cdgh);
    state[0] = out[3];
    state[1] = out[2];
    state[2] = out[7];
    state[3] = out[6];
    state[4] = out[1];
    state[5] = out[0];
    state[6] = out[5];
    state[7] = out[4];
}

#else

bool digest_has_instructions(void)
{
    return false;
}

void digest_mix_by_instructions(uint32_t state[8], const unsigned char *blocks, size_t count)
{
    digest_mix(state, blocks, count);
}

#endif
