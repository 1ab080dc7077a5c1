/* SPDX-License-Identifier: MIT
 * The grammar of Vietnamese syllables: onsets, rimes, tones; see vietnamese.h.
 *
 * Letters are named as one types them in Telex: AW is a with breve, AA with circumflex, OW with horn, DD with
 * stroke. The tone's place follows Decision 1989/QD-BGDDT (2018), article 8: on the letter of the main vowel.
 */
#include "text/vietnamese.h"

/* clang-format off */
enum letter {
    NONE,
    A, AW, AA, E, EE, I, O, OO, OW, U, UW, Y, /* vowels */
    B, C, D, DD, G, H, K, L, M, N, P, Q, R, S, T, V, X
};

enum tone { LEVEL, GRAVE, ACUTE, TILDE, HOOK, DOT };

#define TONES 6
#define LETTER_BITS 5
#define LETTER_MASK 31u
#define WITH(letter, tone) ((letter) | (tone) << LETTER_BITS)
#define KEY(a, b, c, d) ((uint32_t)(a) << 15 | (uint32_t)(b) << 10 | (uint32_t)(c) << 5 | (uint32_t)(d))

/* What a lower-case code point is; also consonants with a tone, as slips of the hand leave them. */
static const uint8_t low_letters[0x200] = {
    [0x61] = A, [0x62] = B, [0x63] = C, [0x64] = D, [0x65] = E, [0x67] = G, [0x68] = H, [0x69] = I,
    [0x6b] = K, [0x6c] = L, [0x6d] = M, [0x6e] = N, [0x6f] = O, [0x70] = P, [0x71] = Q, [0x72] = R,
    [0x73] = S, [0x74] = T, [0x75] = U, [0x76] = V, [0x78] = X, [0x79] = Y, [0xe0] = WITH(A, GRAVE),
    [0xe1] = WITH(A, ACUTE), [0xe2] = AA, [0xe3] = WITH(A, TILDE), [0xe8] = WITH(E, GRAVE),
    [0xe9] = WITH(E, ACUTE), [0xea] = EE, [0xec] = WITH(I, GRAVE), [0xed] = WITH(I, ACUTE),
    [0xf1] = WITH(N, TILDE), [0xf2] = WITH(O, GRAVE), [0xf3] = WITH(O, ACUTE), [0xf4] = OO,
    [0xf5] = WITH(O, TILDE), [0xf9] = WITH(U, GRAVE), [0xfa] = WITH(U, ACUTE), [0xfd] = WITH(Y, ACUTE),
    [0x103] = AW, [0x107] = WITH(C, ACUTE), [0x111] = DD, [0x129] = WITH(I, TILDE),
    [0x13a] = WITH(L, ACUTE), [0x144] = WITH(N, ACUTE), [0x155] = WITH(R, ACUTE), [0x15b] = WITH(S, ACUTE),
    [0x169] = WITH(U, TILDE), [0x1a1] = OW, [0x1b0] = UW, [0x1f5] = WITH(G, ACUTE),
    [0x1f9] = WITH(N, GRAVE),
};
static const uint8_t high_letters[0x100] = {
    [0x1e05 - 0x1e00] = WITH(B, DOT), [0x1e0d - 0x1e00] = WITH(D, DOT), [0x1e25 - 0x1e00] = WITH(H, DOT),
    [0x1e31 - 0x1e00] = WITH(K, ACUTE), [0x1e33 - 0x1e00] = WITH(K, DOT), [0x1e37 - 0x1e00] = WITH(L, DOT),
    [0x1e3f - 0x1e00] = WITH(M, ACUTE), [0x1e43 - 0x1e00] = WITH(M, DOT), [0x1e47 - 0x1e00] = WITH(N, DOT),
    [0x1e55 - 0x1e00] = WITH(P, ACUTE), [0x1e5b - 0x1e00] = WITH(R, DOT), [0x1e63 - 0x1e00] = WITH(S, DOT),
    [0x1e6d - 0x1e00] = WITH(T, DOT), [0x1e7d - 0x1e00] = WITH(V, TILDE), [0x1e7f - 0x1e00] = WITH(V, DOT),
    [0x1ea1 - 0x1e00] = WITH(A, DOT), [0x1ea3 - 0x1e00] = WITH(A, HOOK),
    [0x1ea5 - 0x1e00] = WITH(AA, ACUTE), [0x1ea7 - 0x1e00] = WITH(AA, GRAVE),
    [0x1ea9 - 0x1e00] = WITH(AA, HOOK), [0x1eab - 0x1e00] = WITH(AA, TILDE),
    [0x1ead - 0x1e00] = WITH(AA, DOT), [0x1eaf - 0x1e00] = WITH(AW, ACUTE),
    [0x1eb1 - 0x1e00] = WITH(AW, GRAVE), [0x1eb3 - 0x1e00] = WITH(AW, HOOK),
    [0x1eb5 - 0x1e00] = WITH(AW, TILDE), [0x1eb7 - 0x1e00] = WITH(AW, DOT),
    [0x1eb9 - 0x1e00] = WITH(E, DOT), [0x1ebb - 0x1e00] = WITH(E, HOOK), [0x1ebd - 0x1e00] = WITH(E, TILDE),
    [0x1ebf - 0x1e00] = WITH(EE, ACUTE), [0x1ec1 - 0x1e00] = WITH(EE, GRAVE),
    [0x1ec3 - 0x1e00] = WITH(EE, HOOK), [0x1ec5 - 0x1e00] = WITH(EE, TILDE),
    [0x1ec7 - 0x1e00] = WITH(EE, DOT), [0x1ec9 - 0x1e00] = WITH(I, HOOK), [0x1ecb - 0x1e00] = WITH(I, DOT),
    [0x1ecd - 0x1e00] = WITH(O, DOT), [0x1ecf - 0x1e00] = WITH(O, HOOK),
    [0x1ed1 - 0x1e00] = WITH(OO, ACUTE), [0x1ed3 - 0x1e00] = WITH(OO, GRAVE),
    [0x1ed5 - 0x1e00] = WITH(OO, HOOK), [0x1ed7 - 0x1e00] = WITH(OO, TILDE),
    [0x1ed9 - 0x1e00] = WITH(OO, DOT), [0x1edb - 0x1e00] = WITH(OW, ACUTE),
    [0x1edd - 0x1e00] = WITH(OW, GRAVE), [0x1edf - 0x1e00] = WITH(OW, HOOK),
    [0x1ee1 - 0x1e00] = WITH(OW, TILDE), [0x1ee3 - 0x1e00] = WITH(OW, DOT),
    [0x1ee5 - 0x1e00] = WITH(U, DOT), [0x1ee7 - 0x1e00] = WITH(U, HOOK),
    [0x1ee9 - 0x1e00] = WITH(UW, ACUTE), [0x1eeb - 0x1e00] = WITH(UW, GRAVE),
    [0x1eed - 0x1e00] = WITH(UW, HOOK), [0x1eef - 0x1e00] = WITH(UW, TILDE),
    [0x1ef1 - 0x1e00] = WITH(UW, DOT), [0x1ef3 - 0x1e00] = WITH(Y, GRAVE), [0x1ef5 - 0x1e00] = WITH(Y, DOT),
    [0x1ef7 - 0x1e00] = WITH(Y, HOOK), [0x1ef9 - 0x1e00] = WITH(Y, TILDE),
};

static const uint16_t vowels[Y + 1][TONES] = {
    [A] = {0x61, 0xe0, 0xe1, 0xe3, 0x1ea3, 0x1ea1},
    [AW] = {0x103, 0x1eb1, 0x1eaf, 0x1eb5, 0x1eb3, 0x1eb7},
    [AA] = {0xe2, 0x1ea7, 0x1ea5, 0x1eab, 0x1ea9, 0x1ead},
    [E] = {0x65, 0xe8, 0xe9, 0x1ebd, 0x1ebb, 0x1eb9},
    [EE] = {0xea, 0x1ec1, 0x1ebf, 0x1ec5, 0x1ec3, 0x1ec7},
    [I] = {0x69, 0xec, 0xed, 0x129, 0x1ec9, 0x1ecb},
    [O] = {0x6f, 0xf2, 0xf3, 0xf5, 0x1ecf, 0x1ecd},
    [OO] = {0xf4, 0x1ed3, 0x1ed1, 0x1ed7, 0x1ed5, 0x1ed9},
    [OW] = {0x1a1, 0x1edd, 0x1edb, 0x1ee1, 0x1edf, 0x1ee3},
    [U] = {0x75, 0xf9, 0xfa, 0x169, 0x1ee7, 0x1ee5},
    [UW] = {0x1b0, 0x1eeb, 0x1ee9, 0x1eef, 0x1eed, 0x1ef1},
    [Y] = {0x79, 0x1ef3, 0xfd, 0x1ef9, 0x1ef7, 0x1ef5},
};

static const uint16_t consonants[X + 1] = {
    [B] = 'b', [C] = 'c', [D] = 'd', [DD] = 0x111, [G] = 'g', [H] = 'h', [K] = 'k', [L] = 'l', [M] = 'm',
    [N] = 'n', [P] = 'p', [Q] = 'q', [R] = 'r', [S] = 's', [T] = 't', [V] = 'v', [X] = 'x',
};

/* Kinds of onsets, by the rimes that may follow. */
enum onset_kind {
    BARE = 1 << 0,  /* no onset */
    FREE = 1 << 1,  /* any rime */
    FRONT = 1 << 2, /* k gh ngh: only e ê i y */
    HARD = 1 << 3,  /* c: neither those nor a glide, which qu spells */
    G_ALONE = 1 << 4,
    NG = 1 << 5,
    QU = 1 << 6,
    GI = 1 << 7
};

#define AFTER_BACK (BARE | FREE | HARD | G_ALONE | NG | GI)
#define AFTER_GLIDE (BARE | FREE | G_ALONE | NG)
#define AFTER_E (BARE | FREE | FRONT | QU)
#define AFTER_I (BARE | FREE | FRONT | G_ALONE)
#define AFTER_Y (BARE | FREE | FRONT | QU)

struct rime {
    uint32_t key;
    uint8_t nucleus; /* which letter carries the tone, new style */
    bool stopped;    /* ends in c ch p t: takes only two tones */
    uint8_t after;   /* kinds of onsets */
};

/* Sorted by key. */
static const struct rime rimes[] = {
    {KEY(A, 0, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(A, I, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(A, O, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(A, U, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(A, Y, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(A, C, 0, 0), 0, true, AFTER_BACK | QU},
    {KEY(A, C, H, 0), 0, true, AFTER_BACK | QU}, {KEY(A, M, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(A, N, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(A, N, G, 0), 0, false, AFTER_BACK | QU},
    {KEY(A, N, H, 0), 0, false, AFTER_BACK | QU}, {KEY(A, P, 0, 0), 0, true, AFTER_BACK | QU},
    {KEY(A, T, 0, 0), 0, true, AFTER_BACK | QU}, {KEY(AW, C, 0, 0), 0, true, AFTER_BACK | QU},
    {KEY(AW, M, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(AW, N, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(AW, N, G, 0), 0, false, AFTER_BACK | QU}, {KEY(AW, P, 0, 0), 0, true, AFTER_BACK | QU},
    {KEY(AW, T, 0, 0), 0, true, AFTER_BACK | QU}, {KEY(AA, U, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(AA, Y, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(AA, C, 0, 0), 0, true, AFTER_BACK | QU},
    {KEY(AA, M, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(AA, N, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(AA, N, G, 0), 0, false, AFTER_BACK | QU}, {KEY(AA, P, 0, 0), 0, true, AFTER_BACK | QU},
    {KEY(AA, T, 0, 0), 0, true, AFTER_BACK | QU}, {KEY(E, 0, 0, 0), 0, false, AFTER_E | GI},
    {KEY(E, O, 0, 0), 0, false, AFTER_E | GI}, {KEY(E, C, 0, 0), 0, true, AFTER_E | GI},
    {KEY(E, M, 0, 0), 0, false, AFTER_E | GI}, {KEY(E, N, 0, 0), 0, false, AFTER_E | GI},
    {KEY(E, N, G, 0), 0, false, AFTER_E | GI}, {KEY(E, P, 0, 0), 0, true, AFTER_E | GI},
    {KEY(E, T, 0, 0), 0, true, AFTER_E | GI}, {KEY(EE, 0, 0, 0), 0, false, AFTER_E},
    {KEY(EE, U, 0, 0), 0, false, AFTER_E}, {KEY(EE, C, H, 0), 0, true, AFTER_E},
    {KEY(EE, M, 0, 0), 0, false, AFTER_E}, {KEY(EE, N, 0, 0), 0, false, AFTER_E},
    {KEY(EE, N, H, 0), 0, false, AFTER_E}, {KEY(EE, P, 0, 0), 0, true, AFTER_E},
    {KEY(EE, T, 0, 0), 0, true, AFTER_E}, {KEY(I, 0, 0, 0), 0, false, AFTER_I | QU},
    {KEY(I, A, 0, 0), 0, false, BARE | FREE | FRONT}, {KEY(I, EE, U, 0), 1, false, FREE | FRONT | G_ALONE},
    {KEY(I, EE, C, 0), 1, true, FREE | FRONT | G_ALONE},
    {KEY(I, EE, M, 0), 1, false, FREE | FRONT | G_ALONE},
    {KEY(I, EE, N, 0), 1, false, FREE | FRONT | G_ALONE},
    {KEY(I, EE, N, G), 1, false, FREE | FRONT | G_ALONE},
    {KEY(I, EE, P, 0), 1, true, FREE | FRONT | G_ALONE}, {KEY(I, EE, T, 0), 1, true, FREE | FRONT | G_ALONE},
    {KEY(I, U, 0, 0), 0, false, AFTER_I}, {KEY(I, C, H, 0), 0, true, AFTER_I | QU},
    {KEY(I, M, 0, 0), 0, false, AFTER_I}, {KEY(I, N, 0, 0), 0, false, AFTER_I},
    {KEY(I, N, H, 0), 0, false, AFTER_I | QU}, {KEY(I, P, 0, 0), 0, true, AFTER_I},
    {KEY(I, T, 0, 0), 0, true, AFTER_I | QU}, {KEY(O, 0, 0, 0), 0, false, AFTER_BACK},
    {KEY(O, A, 0, 0), 1, false, AFTER_GLIDE}, {KEY(O, A, I, 0), 1, false, AFTER_GLIDE},
    {KEY(O, A, O, 0), 1, false, AFTER_GLIDE}, {KEY(O, A, Y, 0), 1, false, AFTER_GLIDE},
    {KEY(O, A, C, 0), 1, true, AFTER_GLIDE}, {KEY(O, A, C, H), 1, true, AFTER_GLIDE},
    {KEY(O, A, M, 0), 1, false, AFTER_GLIDE}, {KEY(O, A, N, 0), 1, false, AFTER_GLIDE},
    {KEY(O, A, N, G), 1, false, AFTER_GLIDE}, {KEY(O, A, N, H), 1, false, AFTER_GLIDE},
    {KEY(O, A, P, 0), 1, true, AFTER_GLIDE}, {KEY(O, A, T, 0), 1, true, AFTER_GLIDE},
    {KEY(O, AW, C, 0), 1, true, AFTER_GLIDE}, {KEY(O, AW, M, 0), 1, false, AFTER_GLIDE},
    {KEY(O, AW, N, 0), 1, false, AFTER_GLIDE}, {KEY(O, AW, N, G), 1, false, AFTER_GLIDE},
    {KEY(O, AW, T, 0), 1, true, AFTER_GLIDE}, {KEY(O, E, 0, 0), 1, false, AFTER_GLIDE},
    {KEY(O, E, O, 0), 1, false, AFTER_GLIDE}, {KEY(O, E, N, 0), 1, false, AFTER_GLIDE},
    {KEY(O, E, T, 0), 1, true, AFTER_GLIDE}, {KEY(O, I, 0, 0), 0, false, AFTER_BACK},
    {KEY(O, O, C, 0), 1, true, AFTER_BACK}, {KEY(O, O, N, G), 1, false, AFTER_BACK},
    {KEY(O, C, 0, 0), 0, true, AFTER_BACK}, {KEY(O, M, 0, 0), 0, false, AFTER_BACK},
    {KEY(O, N, 0, 0), 0, false, AFTER_BACK}, {KEY(O, N, G, 0), 0, false, AFTER_BACK},
    {KEY(O, P, 0, 0), 0, true, AFTER_BACK}, {KEY(O, T, 0, 0), 0, true, AFTER_BACK},
    {KEY(OO, 0, 0, 0), 0, false, AFTER_BACK}, {KEY(OO, I, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(OO, C, 0, 0), 0, true, AFTER_BACK | QU}, {KEY(OO, M, 0, 0), 0, false, AFTER_BACK},
    {KEY(OO, N, 0, 0), 0, false, AFTER_BACK}, {KEY(OO, N, G, 0), 0, false, AFTER_BACK},
    {KEY(OO, P, 0, 0), 0, true, AFTER_BACK}, {KEY(OO, T, 0, 0), 0, true, AFTER_BACK},
    {KEY(OW, 0, 0, 0), 0, false, AFTER_BACK | QU}, {KEY(OW, I, 0, 0), 0, false, AFTER_BACK | QU},
    {KEY(OW, M, 0, 0), 0, false, AFTER_BACK}, {KEY(OW, N, 0, 0), 0, false, AFTER_BACK},
    {KEY(OW, P, 0, 0), 0, true, AFTER_BACK}, {KEY(OW, T, 0, 0), 0, true, AFTER_BACK},
    {KEY(U, 0, 0, 0), 0, false, AFTER_BACK}, {KEY(U, A, 0, 0), 0, false, AFTER_BACK},
    {KEY(U, AA, Y, 0), 1, false, AFTER_GLIDE}, {KEY(U, AA, N, 0), 1, false, AFTER_GLIDE},
    {KEY(U, AA, N, G), 1, false, AFTER_GLIDE}, {KEY(U, AA, T, 0), 1, true, AFTER_GLIDE},
    {KEY(U, EE, 0, 0), 1, false, AFTER_GLIDE}, {KEY(U, EE, C, H), 1, true, AFTER_GLIDE},
    {KEY(U, EE, N, H), 1, false, AFTER_GLIDE}, {KEY(U, I, 0, 0), 0, false, AFTER_BACK},
    {KEY(U, OO, I, 0), 1, false, AFTER_BACK}, {KEY(U, OO, C, 0), 1, true, AFTER_BACK},
    {KEY(U, OO, M, 0), 1, false, AFTER_BACK}, {KEY(U, OO, N, 0), 1, false, AFTER_BACK},
    {KEY(U, OO, N, G), 1, false, AFTER_BACK}, {KEY(U, OO, T, 0), 1, true, AFTER_BACK},
    {KEY(U, OW, 0, 0), 1, false, AFTER_GLIDE}, {KEY(U, Y, 0, 0), 1, false, AFTER_GLIDE},
    {KEY(U, Y, A, 0), 1, false, AFTER_GLIDE}, {KEY(U, Y, EE, N), 2, false, AFTER_GLIDE},
    {KEY(U, Y, EE, T), 2, true, AFTER_GLIDE}, {KEY(U, Y, U, 0), 1, false, AFTER_GLIDE},
    {KEY(U, Y, C, H), 1, true, AFTER_GLIDE}, {KEY(U, Y, N, 0), 1, false, AFTER_GLIDE},
    {KEY(U, Y, N, H), 1, false, AFTER_GLIDE}, {KEY(U, Y, P, 0), 1, true, AFTER_GLIDE},
    {KEY(U, Y, T, 0), 1, true, AFTER_GLIDE}, {KEY(U, C, 0, 0), 0, true, AFTER_BACK},
    {KEY(U, M, 0, 0), 0, false, AFTER_BACK}, {KEY(U, N, 0, 0), 0, false, AFTER_BACK},
    {KEY(U, N, G, 0), 0, false, AFTER_BACK}, {KEY(U, P, 0, 0), 0, true, AFTER_BACK},
    {KEY(U, T, 0, 0), 0, true, AFTER_BACK}, {KEY(UW, 0, 0, 0), 0, false, AFTER_BACK},
    {KEY(UW, A, 0, 0), 0, false, AFTER_BACK}, {KEY(UW, I, 0, 0), 0, false, AFTER_BACK},
    {KEY(UW, OW, I, 0), 1, false, AFTER_BACK}, {KEY(UW, OW, U, 0), 1, false, AFTER_BACK},
    {KEY(UW, OW, C, 0), 1, true, AFTER_BACK}, {KEY(UW, OW, M, 0), 1, false, AFTER_BACK},
    {KEY(UW, OW, N, 0), 1, false, AFTER_BACK}, {KEY(UW, OW, N, G), 1, false, AFTER_BACK},
    {KEY(UW, OW, P, 0), 1, true, AFTER_BACK}, {KEY(UW, OW, T, 0), 1, true, AFTER_BACK},
    {KEY(UW, U, 0, 0), 0, false, AFTER_BACK}, {KEY(UW, C, 0, 0), 0, true, AFTER_BACK},
    {KEY(UW, M, 0, 0), 0, false, AFTER_BACK}, {KEY(UW, N, 0, 0), 0, false, AFTER_BACK},
    {KEY(UW, N, G, 0), 0, false, AFTER_BACK}, {KEY(UW, T, 0, 0), 0, true, AFTER_BACK},
    {KEY(Y, 0, 0, 0), 0, false, AFTER_Y}, {KEY(Y, A, 0, 0), 0, false, QU},
    {KEY(Y, EE, U, 0), 1, false, BARE}, {KEY(Y, EE, M, 0), 1, false, BARE},
    {KEY(Y, EE, N, 0), 1, false, BARE | QU}, {KEY(Y, EE, N, G), 1, false, BARE},
    {KEY(Y, EE, T, 0), 1, true, BARE | QU}, {KEY(Y, U, 0, 0), 0, false, QU}, {KEY(Y, C, H, 0), 0, true, QU},
    {KEY(Y, N, 0, 0), 0, false, QU}, {KEY(Y, N, H, 0), 0, false, QU}, {KEY(Y, P, 0, 0), 0, true, QU},
    {KEY(Y, T, 0, 0), 0, true, QU},
};

struct onset {
    uint8_t first;
    uint8_t second;
    uint8_t third;
    uint8_t kind;
};

/* Onsets of more than one letter, the longest first. */
static const struct onset long_onsets[] = {
    {N, G, H, FRONT}, {C, H, NONE, FREE}, {G, H, NONE, FRONT}, {G, I, NONE, GI},   {K, H, NONE, FREE},
    {N, G, NONE, NG}, {N, H, NONE, FREE}, {P, H, NONE, FREE},  {Q, U, NONE, QU},   {T, H, NONE, FREE},
    {T, R, NONE, FREE},
};

static const uint8_t single_onsets[X + 1] = {
    [B] = FREE, [C] = HARD, [D] = FREE, [DD] = FREE, [G] = G_ALONE, [H] = FREE, [K] = FRONT, [L] = FREE,
    [M] = FREE, [N] = FREE, [P] = FREE, [R] = FREE,  [S] = FREE,    [T] = FREE, [V] = FREE,  [X] = FREE,
};

/* clang-format on */

static uint8_t letter_of(uint32_t c)
{
    if (c < 0x200)
        return low_letters[c];
    return c >= 0x1e00 && c < 0x1f00 ? high_letters[c - 0x1e00] : NONE;
}

static uint8_t tone_of_mark(uint32_t c)
{
    switch (c) {
    case 0x300:
        return GRAVE;
    case 0x301:
        return ACUTE;
    case 0x303:
        return TILDE;
    case 0x309:
        return HOOK;
    case 0x323:
        return DOT;
    default:
        return LEVEL;
    }
}

/* Letters and the one tone of a word; false if it has other letters, too many, or two tones. */
static bool take_letters(struct syllable *out, const uint32_t *word, size_t count)
{
    size_t i;

    out->count = 0;
    out->tone = LEVEL;
    for (i = 0; i < count; i++) {
        uint8_t code = letter_of(word[i]);
        uint8_t tone = code != NONE ? (uint8_t)(code >> LETTER_BITS) : tone_of_mark(word[i]);

        if (code == NONE && (tone == LEVEL || i == 0))
            return false;
        if (tone != LEVEL && out->tone != LEVEL && tone != out->tone)
            return false;
        if (tone != LEVEL)
            out->tone = tone;
        if (code == NONE)
            continue;
        if (out->count == SYLLABLE_LETTERS)
            return false;
        out->letters[out->count++] = code & LETTER_MASK;
    }
    return out->count > 0;
}

/* The kind of the onset that is exactly the first `length` letters; 0 if there is none. */
static unsigned onset_kind(const uint8_t *letters, size_t length)
{
    uint8_t third = length == 3 ? letters[2] : NONE;
    size_t i;

    if (length == 0)
        return BARE;
    if (length == 1)
        return single_onsets[letters[0]];
    for (i = 0; i < sizeof long_onsets / sizeof long_onsets[0]; i++) {
        const struct onset *onset = &long_onsets[i];

        if (onset->first == letters[0] && onset->second == letters[1] && onset->third == third)
            return onset->kind;
    }
    return 0;
}

static const struct rime *find_rime(const uint8_t *letters, size_t count)
{
    size_t low = 0;
    size_t high = sizeof rimes / sizeof rimes[0];
    uint32_t key = 0;
    size_t i;

    if (count == 0 || count > 4)
        return NULL;
    for (i = 0; i < 4; i++)
        key = key << LETTER_BITS | (i < count ? letters[i] : NONE);
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (rimes[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof rimes / sizeof rimes[0] && rimes[low].key == key ? &rimes[low] : NULL;
}

static bool tone_fits(const struct rime *rime, uint8_t tone)
{
    return !rime->stopped || tone == LEVEL || tone == ACUTE || tone == DOT;
}

bool syllable_parse(struct syllable *out, const uint32_t *word, size_t count)
{
    size_t onset;

    if (!take_letters(out, word, count))
        return false;
    onset = out->count > 3 ? 4 : out->count;
    while (onset-- > 0) {
        unsigned kind = onset_kind(out->letters, onset);
        const struct rime *rime = kind ? find_rime(out->letters + onset, out->count - onset) : NULL;

        if (rime == NULL || !(rime->after & kind))
            continue;
        out->onset = onset;
        out->nucleus = onset + rime->nucleus;
        return tone_fits(rime, out->tone);
    }
    return false;
}

size_t syllable_write(uint32_t out[SYLLABLE_LETTERS], const struct syllable *syllable)
{
    size_t i;

    for (i = 0; i < syllable->count; i++) {
        uint8_t letter = syllable->letters[i];

        if (letter > Y)
            out[i] = consonants[letter];
        else
            out[i] = vowels[letter][i == syllable->nucleus ? syllable->tone : LEVEL];
    }
    return syllable->count;
}

bool syllable_swap_iy(struct syllable *syllable)
{
    static const bool swaps[X + 1] = {[B] = true, [H] = true, [K] = true, [L] = true, [M] = true,
                                      [N] = true, [S] = true, [T] = true, [V] = true, [X] = true};
    const uint8_t *letters = syllable->letters;
    size_t onset = syllable->onset;
    uint8_t *last;

    if (syllable->count != onset + 1 || onset == 0 || onset > 2)
        return false;
    if (onset == 1 && !swaps[letters[0]])
        return false;
    if (onset == 2 && letters[0] != Q && !(letters[0] == T && letters[1] == H))
        return false;
    last = &syllable->letters[onset];
    if (*last != I && *last != Y)
        return false;
    *last = *last == I ? Y : I;
    return true;
}

/* The letter without breve, circumflex, horn and stroke. */
static uint8_t plain_letter(uint8_t letter)
{
    static const uint8_t plain[X + 1] = {
        [AW] = A, [AA] = A, [EE] = E, [OO] = O, [OW] = O, [UW] = U, [DD] = D};

    return plain[letter] != NONE ? plain[letter] : letter;
}

static bool is_plain_rime(const struct rime *rime, const uint8_t *letters, size_t count)
{
    size_t i;

    for (i = 0; i < 4; i++) {
        uint8_t letter = (uint8_t)(rime->key >> (15 - LETTER_BITS * i) & LETTER_MASK);

        if (plain_letter(letter) != (i < count ? letters[i] : NONE))
            return false;
    }
    return true;
}

static bool any_plain_rime(const uint8_t *letters, size_t count, unsigned kind)
{
    size_t i;

    if (count == 0 || count > 4)
        return false;
    for (i = 0; i < sizeof rimes / sizeof rimes[0]; i++)
        if ((rimes[i].after & kind) && is_plain_rime(&rimes[i], letters, count))
            return true;
    return false;
}

uint32_t syllable_letter(uint32_t letter, unsigned *tone)
{
    uint8_t code = letter_of(letter);
    uint8_t base = code & LETTER_MASK;

    if (code >> LETTER_BITS == LEVEL)
        return letter;
    *tone = code >> LETTER_BITS;
    return base <= Y ? vowels[base][LEVEL] : consonants[base];
}

bool syllable_is_plain_shape(const char *word, size_t length)
{
    uint8_t letters[SYLLABLE_LETTERS];
    size_t i;

    if (length == 0 || length > SYLLABLE_LETTERS)
        return false;
    for (i = 0; i < length; i++) {
        letters[i] = word[i] >= 'a' && word[i] <= 'z' ? low_letters[(unsigned char)word[i]] : NONE;
        if (letters[i] == NONE)
            return false;
    }
    for (i = 0; i < 4 && i < length; i++) {
        unsigned kind = onset_kind(letters, i);

        if (kind && any_plain_rime(letters + i, length - i, kind))
            return true;
    }
    return false;
}
