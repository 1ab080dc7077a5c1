/* SPDX-License-Identifier: MIT
 * A target without a fuzzer, as smoke.c: characters that composition concerns (those with a canonical form, marks, what
 * composes with its neighbours) among letters of one script, in any order. marks COUNT: so many texts, the same in each run. */
#include <unicode/uchar.h>

#include "fuzz.h"

#define CHANGING 4096
#define LONGEST 9 /* characters */

/* Where letters, signs and what goes with them are taken from. */
static const uint32_t blocks[][2] = {
    {'A', 'z'},       {0xa8, 0x17f},    {0x370, 0x3ff},   {0x400, 0x45f},   {0x5b0, 0x5ea},   {0x621, 0x655},
    {0x900, 0x94d},   {0x9be, 0x9d7},   {0xb3e, 0xb57},   {0xe01, 0xe4f},   {0xe80, 0xedf},   {0xf40, 0xf90},
    {0x1000, 0x109f}, {0x1100, 0x1175}, {0x11a8, 0x11b0}, {0x1780, 0x17dd}, {0x1a20, 0x1a7f}, {0x1b00, 0x1b4b},
    {0x1e00, 0x1fff}, {0x2200, 0x2275}, {0x3005, 0x30ff}, {0xa980, 0xa9df}, {0xfb1d, 0xfb4e}, {0xff65, 0xff9f},
    {0x11099, 0x110ba},
};

static uint32_t changing[CHANGING];
static size_t changing_count;

static uint32_t next_random(void)
{
    static uint32_t state = 1;

    state = state * 1664525u + 1013904223u;
    return state >> 8;
}

static bool may_change(uint32_t c)
{
    return u_getCombiningClass((UChar32)c) != 0 ||
           u_getIntPropertyValue((UChar32)c, UCHAR_NFC_QUICK_CHECK) != UNORM_YES ||
           u_getIntPropertyValue((UChar32)c, UCHAR_NFD_QUICK_CHECK) != UNORM_YES;
}

/* All but most of the many ideographs and syllables that change alike. */
static void find_changing(void)
{
    uint32_t c;

    for (c = 0xa0; c < 0x1e000 && changing_count < CHANGING; c++) {
        if (c == 0xac20)
            c = 0xd7b0;
        if (c == 0xf910)
            c = 0xfb00;
        if (may_change(c))
            changing[changing_count++] = c;
    }
}

static uint32_t choose(const uint32_t block[2])
{
    uint32_t c;

    switch (next_random() % 8) {
    case 0:
    case 1:
        return changing[next_random() % changing_count];
    case 2:
    case 3:
        return 0x300 + next_random() % 0x46;
    case 4:
        return next_random() % 4 == 0 ? 0x200b + next_random() % 3 : ' ' + next_random() % 0x20;
    default:
        c = block[0] + next_random() % (block[1] - block[0] + 1);
        return u_isdefined((UChar32)c) ? c : 'a';
    }
}

static void run(void)
{
    const uint32_t *block = blocks[next_random() % (sizeof blocks / sizeof blocks[0])];
    size_t left = 2 + next_random() % (LONGEST - 1);
    struct buf input = BUF_INIT;

    buf_char(&input, (char)(next_random() % 64));
    while (left-- > 0)
        buf_codepoint(&input, choose(block));
    FUZZ_CHECK(!input.failed);
    LLVMFuzzerTestOneInput((const uint8_t *)buf_text(&input), input.length);
    buf_dispose(&input);
}

int main(int argc, char **argv)
{
    long count = argc == 2 ? atol(argv[1]) : 0;
    long i;

    find_changing();
    for (i = 0; i < count; i++)
        run();
    printf("%ld inputs of %zu characters that change\n", count, changing_count);
    return count == 0;
}
