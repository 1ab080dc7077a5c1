/* SPDX-License-Identifier: MIT
 * What looks equal in Khmer, Lao, Thai and Burmese is spelled one way, and what does not is left alone.
 *
 * Left, as typed; right, the order and letters that language.md, section 4.2, prescribes. */
#include "base/buf.h"
#include "check.h"
#include "text/analyzer.h"

static const struct {
    const char *typed;
    const char *repaired;
} rows[] = {
    /* Khmer: shifter and robat before vowels, stacked ro last, signs behind */
    {"\u179f\u17b8\u17ca", "\u179f\u17ca\u17b8"},
    {"\u1794\u17bb\u17c9", "\u1794\u17c9\u17bb"},
    {"\u1785\u17c6\u17b6", "\u1785\u17b6\u17c6"},
    {"\u179f\u17d2\u179a\u17d2\u178f\u17b8", "\u179f\u17d2\u178f\u17d2\u179a\u17b8"},
    {"\u1780\u17b6\u17d2\u179a", "\u1780\u17d2\u179a\u17b6"},
    {"\u1792\u17b6\u17cc", "\u1792\u17cc\u17b6"},
    /* halves of vowels, in either order of typing */
    {"\u178a\u17c1\u17b8\u179a", "\u178a\u17be\u179a"},
    {"\u178a\u17c1\u17b6\u1799", "\u178a\u17c4\u1799"},
    {"\u1796\u17c1\u17b6\u17c7", "\u1796\u17c4\u17c7"},
    {"\u1794\u17b8\u17c1", "\u1794\u17be"},
    {"\u179b\u17b6\u17c1\u1780", "\u179b\u17c4\u1780"},
    {"\u1794\u17be\u17b6", "\u1794\u17c4\u17b8"},
    {"\u1791\u17be\u17b6\u17b8", "\u1791\u17c4\u17b8"},
    /* u below a vowel that stands above is drawn as the shifter, and typed for it: first series */
    {"\u179f\u17bb\u17b8", "\u179f\u17ca\u17b8"},
    {"\u179f\u17b8\u17bb", "\u179f\u17ca\u17b8"},
    {"\u179f\u17d2\u179a\u17bb\u17b8", "\u179f\u17ca\u17d2\u179a\u17b8"},
    {"\u179f\u17bb\u17b8\u17d2\u179a", "\u179f\u17ca\u17d2\u179a\u17b8"},
    {"\u179f\u17c1\u17bb\u17b8\u1794", "\u179f\u17ca\u17be\u1794"},
    {"\u179f\u17b8\u17bb\u17c1\u1794", "\u179f\u17ca\u17be\u1794"},
    {"\u17a2\u17bb\u17b6\u17c6", "\u17a2\u17ca\u17b6\u17c6"},
    {"\u17a2\u17c6\u17bb\u17b6", "\u17a2\u17ca\u17b6\u17c6"},
    /* second series, and ba */
    {"\u1798\u17bb\u17b8", "\u1798\u17c9\u17b8"},
    {"\u1789\u17bb\u17b6\u17c6", "\u1789\u17c9\u17b6\u17c6"},
    {"\u1794\u17bb\u17b7\u1793", "\u1794\u17c9\u17b7\u1793"},
    {"\u179a\u17bb\u17d0\u1780", "\u179a\u17c9\u17d0\u1780"},
    /* u without such a vowel is u */
    {"\u1780\u17bb\u17c6", "\u1780\u17bb\u17c6"},
    {"\u1780\u17c6\u17bb", "\u1780\u17bb\u17c6"},
    {"\u179f\u17bb\u17d0\u1780", "\u179f\u17bb\u17d0\u1780"},
    /* what cannot be seen: coeng twice, borders and joiners inside a cluster */
    {"\u1780\u17d2\u17d2\u17d2\u179a", "\u1780\u17d2\u179a"},
    {"\u179f\u17d2\u17d2\u178a\u17b8", "\u179f\u17d2\u178f\u17b8"},
    {"\u1780\u17d2\u179a\u17d2\u179a\u17b6", "\u1780\u17d2\u179a\u17b6"},
    {"\u1780\u17d2\u200b\u179a\u200c\u17b6", "\u1780\u17d2\u179a\u17b6"},
    /* letters that stand for others */
    {"\u179f\u17d2\u178a\u17b8", "\u179f\u17d2\u178f\u17b8"},
    {"\u17b2\u17d2\u1799", "\u17b1\u17d2\u1799"},
    {"\u17a3", "\u17a2"},
    {"\u17a4", "\u17a2\u17b6"},
    {"\u17a8", "\u17a7\u1780"},
    {"\u1780\u17d3", "\u1780\u17c6"},
    {"\u1780\u17dd", "\u1780\u17d1"},
    {"\u1780\u17b4\u17b6", "\u1780\u17b6"},
    {"\u1780\u17b6\u17b6", "\u1780\u17b6"},
    {"\u178a\u17b8", "\u178a\u17b8"}, /* da that is not stacked stays da */
    /* Thai: vowel before tone, SARA AM whole, two SARA E for one SARA AE */
    {"\u0e17\u0e48\u0e35", "\u0e17\u0e35\u0e48"},
    {"\u0e19\u0e49\u0e33", "\u0e19\u0e49\u0e33"},
    {"\u0e19\u0e49\u0e4d\u0e32", "\u0e19\u0e49\u0e33"},
    {"\u0e19\u0e4d\u0e49\u0e32", "\u0e19\u0e49\u0e33"},
    {"\u0e19\u0e33\u0e49", "\u0e19\u0e49\u0e33"},
    {"\u0e40\u0e40\u0e2b\u0e25\u0e21", "\u0e41\u0e2b\u0e25\u0e21"},
    {"\u0e17\u0e35\u0e48\u0e48", "\u0e17\u0e35\u0e48"},
    {"\u0e01\u0e32\u0e01", "\u0e01\u0e32\u0e01"},
    {"\u0e40\u200b\u0e01\u200b\u0e32\u0e30", "\u0e40\u0e01\u0e32\u0e30"}, /* a border that cannot be one */
    /* Lao: the same, and the digraphs with ho */
    {"\u0e84\u0ecd\u0eb2", "\u0e84\u0eb3"},
    {"\u0e99\u0ecd\u0ec9\u0eb2", "\u0e99\u0ec9\u0eb3"},
    {"\u0eab\u0e99\u0ead\u0e87", "\u0edc\u0ead\u0e87"},
    {"\u0eab\u0ea1\u0eb9\u0ec8", "\u0edd\u0eb9\u0ec8"},
    {"\u0eab\u0ea5\u0ea7\u0e87", "\u0eab\u0ebc\u0ea7\u0e87"},
    {"\u0ec0\u0ec0\u0e81", "\u0ec1\u0e81"},
    {"\u0e81\u0ecd", "\u0e81\u0ecd"}, /* a vowel of its own */
    {"\u0e88\u0ecd\u0eb3", "\u0e88\u0eb3"}, /* half of it typed twice */
    {"\u0e9b\u0ec9\u0eb3\u0eb2\u0ea1", "\u0e9b\u0ec9\u0eb3\u0ea1"},
    {"\u0e9b\u0ecd\u0ec9\u0eb2\u0eb2\u0ea1", "\u0e9b\u0ec9\u0eb3\u0ea1"},
    {"\u0e19\u0e4d\u0e33", "\u0e19\u0e33"},
    {"\u0e01\u0e32\u0e45", "\u0e01\u0e32"}, /* the long aa is an aa */
    {"\u0e01\u0e4d\u0e45", "\u0e01\u0e33"},
    {"\u0e28\u0e4b\u0e4a\u0e30\u0e4b", "\u0e28\u0e4b\u0e4a\u0e30"}, /* tones twice, not side by side */
    {"\u0ea5\u0ebc\u0eb9\u0ebd\u0eba", "\u0ea5\u0ebc\u0eba\u0eb9\u0ebd"}, /* virama before vowels */
    {"\u1025\u1038\u102e", "\u1026\u1038"},
    /* Burmese: dot below before asat as NFC has it, medials in order, kinzi and asat left alone */
    {"\u1001\u103d\u1004\u103a\u1037", "\u1001\u103d\u1004\u1037\u103a"},
    {"\u1000\u103d\u103b", "\u1000\u103b\u103d"},
    {"\u1000\u102f\u102d", "\u1000\u102d\u102f"},
    {"\u1021\u1004\u103a\u1039\u1002\u101c\u102d\u1015\u103a",
     "\u1021\u1004\u103a\u1039\u1002\u101c\u102d\u1015\u103a"},
    {"\u101a\u1031\u102c\u1000\u103a\u103b\u102c\u1038", "\u101a\u1031\u102c\u1000\u103a\u103b\u102c\u1038"},
    {"\u1025\u103a", "\u1009\u103a"}, /* u for nya */
    {"\u1025\u102c\u100f\u103a", "\u1009\u102c\u100f\u103a"},
    {"\u1025\u103a\u1037", "\u1009\u1037\u103a"},
    {"\u1025\u102e", "\u1026"},
    {"\u1005\u103b\u1031\u1038", "\u1008\u1031\u1038"}, /* ca with ya for jha */
    {"\u101e\u103c\u1002\u102f\u1010\u103a", "\u1029\u1002\u102f\u1010\u103a"}, /* sa with ra for o */
    /* digits */
    {"\u17e2\u17e0\u17e2\u17e1", "2021"},
    {"\u0e51\u0e52\u0e53", "123"},
    {"\u0ed1\u0ed2\u0ed3", "123"},
    {"\u1041\u1042\u1043", "123"},
};

int main(void)
{
    struct analyzer *analyzer;
    size_t i;

    if (!CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    for (i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct buf got = BUF_INIT;

        analyzer_normalise(analyzer, &got, "und", rows[i].typed, strlen(rows[i].typed), false);
        CHECK_ROW(buf_text(&got), rows[i].repaired, rows[i].typed);
        buf_dispose(&got);
    }
    analyzer_free(analyzer);
    return check_end();
}
