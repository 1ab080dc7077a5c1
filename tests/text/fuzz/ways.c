/* SPDX-License-Identifier: MIT
 * Any bytes by the short way and by the long one: the same tokens. */
#include "../both_ways.h"

#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static struct both_ways ways;
    struct buf text = BUF_INIT;
    struct buf by_short = BUF_INIT;
    struct buf by_long = BUF_INIT;

    if (length == 0)
        return 0;
    if (ways.segmenter.letters == NULL)
        FUZZ_CHECK(both_ways_init(&ways));
    fuzz_text(&text, bytes + 1, length - 1);
    both_ways_note(&by_short, &ways, true, bytes[0], buf_text(&text), text.length);
    both_ways_note(&by_long, &ways, false, bytes[0], buf_text(&text), text.length);
    fuzz_expect_same(&by_short, &by_long, "tokens");
    buf_dispose(&text);
    buf_dispose(&by_short);
    buf_dispose(&by_long);
    return 0;
}
