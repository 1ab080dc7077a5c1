/* SPDX-License-Identifier: MIT
 * tests/text/fuzz/fuzz.h - what the targets share: arbitrary bytes as a language and a text. Run by run.sh with libFuzzer, and
 * by smoke.c over the vectors with any compiler. A target checks what must hold of every text, and aborts where it doesn't. */
#ifndef TESTS_TEXT_FUZZ_H
#define TESTS_TEXT_FUZZ_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "text/analyzer.h"
#include "text/utf16.h"

#define FUZZ_CHECK(condition)                                                                                \
    ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition), abort()))

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* By the first byte of the input. */
__attribute__((unused)) static const char *fuzz_language(uint8_t byte)
{
    static const char *const languages[] = {"vi", "und", "en", "fr", "km", "lo", "th", "my", "zh-Hans", "zh-Hant",
                                            "ja", "ko",  "ru", "is", "de", "tr"};

    return languages[byte % (sizeof languages / sizeof languages[0])];
}

/* Valid UTF-8 from any bytes: those that start no character become one that the analysis has rules for, so that a single
 * changed byte is likely to try another rule. */
__attribute__((unused)) static void fuzz_text(struct buf *out, const uint8_t *bytes, size_t length)
{
    static const uint32_t special[] = {
        0x300,  0x301,  0x302,  0x303,  0x306,  0x309,  0x31b,  0x323,  0x340,  0x341,  0x344,  0x327,  /* marks */
        0xad,   0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x2019, 0x2bc,  0x180e, 0x34f,               /* unseen */
        0x110,  0x111,  0xd0,   0xf0,   0x189,  0x256,  0xdf,   0x153,  0x130,  0x131,  0x1b0,  0x1a1, 0x1ec7,
        0x17d2, 0x17c9, 0x17ca, 0x17cc, 0x17c1, 0x17b8, 0x17b6, 0x17c6, 0x17a3, 0x17d3, 0x17dd, 0x17b4, /* Khmer */
        0xe40,  0xe33,  0xe4d,  0xe32,  0xe48,  0xe4a,  0xe38,  0xeb3,  0xecd,  0xeb2,  0xec8,  0xeab,  0xedc,
        0x1037, 0x103a, 0x1039, 0x103b, 0x102b, 0x1031, 0x106a, 0x1086,                              /* Burmese */
        0x1100, 0x1161, 0x11a8, 0xac00, 0x3099, 0x309a, 0xff76, 0xff9e, 0x30fc, 0x3005, 0x570b, 0xf900,
        0xff11, 0x2460, 0xbd,   0xfb01, 0xfdfa, 0x1e9b, 0x1f82, 0x3c2,  0x451,  0x438,  0x1d15e, 0x0958,
    };
    size_t at = 0;

    while (at < length) {
        size_t from = at;
        uint32_t c = utf8_next((const char *)bytes, length, &at);

        if (c == UTF8_INVALID)
            c = special[bytes[from] % (sizeof special / sizeof special[0])];
        buf_codepoint(out, c);
    }
    FUZZ_CHECK(!out->failed);
}

/* One for all inputs: what one text leaves in it must not show in the next. */
__attribute__((unused)) static struct analyzer *fuzz_analyzer(void)
{
    static struct analyzer *analyzer;

    if (analyzer == NULL)
        FUZZ_CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK);
    return analyzer;
}

/* Append the text in one of ICU's normal forms. */
__attribute__((unused)) static void fuzz_normalise(struct buf *out, const UNormalizer2 *form, const struct buf *text)
{
    UErrorCode error = U_ZERO_ERROR;
    int32_t units = (int32_t)text->length + 1;
    UChar *from = malloc((size_t)units * sizeof *from);
    UChar *to = malloc((size_t)units * 18 * sizeof *to);
    int32_t length = 0;

    FUZZ_CHECK(from != NULL && to != NULL);
    u_strFromUTF8(from, units, &length, buf_text(text), (int32_t)text->length, &error);
    length = unorm2_normalize(form, from, length, to, units * 18, &error);
    FUZZ_CHECK(U_SUCCESS(error));
    for (int32_t at = 0; at < length;)
        buf_codepoint(out, utf16_next(to, length, &at));
    free(from);
    free(to);
}

/* Stop, and show both, unless they are the same. */
__attribute__((unused)) static void fuzz_expect_same(const struct buf *a, const struct buf *b, const char *what)
{
    if (a->length == b->length && memcmp(buf_text(a), buf_text(b), a->length) == 0)
        return;
    fprintf(stderr, "%s: not the same:\n%s\n%s\n", what, buf_text(a), buf_text(b));
    abort();
}

#endif
