/* SPDX-License-Identifier: MIT
 * Any bytes through vitrine_decode: what comes out is UTF-8, places of loss lie inside and in order, nothing is claimed that
 * was not done, and its own output is UTF-8 that passes unchanged. The first byte chooses among options. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "vitrine.h"

#define FUZZ_CHECK(condition)                                                                                \
    ((condition) ? (void)0 : (fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition), abort()))

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static bool is_border(const char *text, size_t length, size_t at)
{
    return at == length || ((unsigned char)text[at] & 0xc0) != 0x80;
}

static void check_places(const vitrine_decoded *decoded, const char *text, size_t length)
{
    size_t before = 0;
    size_t start;
    size_t end;
    size_t i;

    for (i = 0; vitrine_decoded_lost_range(decoded, i, &start, &end); i++) {
        FUZZ_CHECK((i == 0 || start > before) && start < end && end <= length);
        FUZZ_CHECK(is_border(text, length, start) && is_border(text, length, end));
        before = end;
    }
    FUZZ_CHECK((i > 0) == (vitrine_decoded_lost(decoded) > 0) && i <= vitrine_decoded_lost(decoded));
}

static bool is_confidence(double value)
{
    return value >= 0 && value <= 1;
}

static void check_decoded(const vitrine_decoded *decoded)
{
    double suspicion = 0;
    size_t length;
    const char *text = vitrine_decoded_text(decoded, &length);
    const char *suspected = vitrine_decoded_suspected(decoded, &suspicion);

    FUZZ_CHECK(utf8_valid(text, length) && text[length] == '\0');
    FUZZ_CHECK(is_confidence(vitrine_decoded_confidence(decoded)) && is_confidence(suspicion));
    FUZZ_CHECK(suspected == NULL || (suspected[0] != '\0' && suspicion < 1));
    FUZZ_CHECK(vitrine_decoded_encoding(decoded)[0] != '\0');
    check_places(decoded, text, length);
}

static void check_same(const void *bytes, size_t length, const vitrine_decode_options *options, const char *want,
                       size_t want_length)
{
    vitrine_decoded *decoded = NULL;
    size_t got_length;

    FUZZ_CHECK(vitrine_decode(&decoded, bytes, length, options, NULL) == VITRINE_OK);
    FUZZ_CHECK(strlen(vitrine_decoded_encoding(decoded)) > 0);
    check_decoded(decoded);
    FUZZ_CHECK(memcmp(vitrine_decoded_text(decoded, &got_length), want, want_length) == 0 && got_length == want_length);
    vitrine_decoded_free(decoded);
}

static bool has_mark(const char *text, size_t length)
{
    return length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
}

/* As UTF-8 the text is what it is. */
static void check_identity(const vitrine_decoded *decoded)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    size_t length;
    const char *text = vitrine_decoded_text(decoded, &length);

    options.encoding = "UTF-8";
    if (!has_mark(text, length))
        check_same(text, length, &options, text, length);
}

/* What it says it was taken for, it was read as; UTF-8 without loss and route is as it came. */
static void check_claim(const vitrine_decoded *decoded, const char *bytes, size_t length)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    size_t text_length;
    const char *text = vitrine_decoded_text(decoded, &text_length);
    bool is_utf8;

    if (vitrine_decoded_route(decoded) != NULL)
        return;
    options.encoding = vitrine_decoded_encoding(decoded);
    is_utf8 = strcmp(options.encoding, "UTF-8") == 0;
    if (strncmp(options.encoding, "UTF-16", 6) != 0 && strncmp(options.encoding, "UTF-32", 6) != 0)
        check_same(bytes, length, &options, text, text_length);
    if (is_utf8 && vitrine_decoded_lost(decoded) == 0 && !has_mark(bytes, length))
        FUZZ_CHECK(text_length == length && memcmp(text, bytes, length) == 0);
}

static void check_guess(const char *bytes, size_t length, double least)
{
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    vitrine_decoded *decoded = NULL;

    options.min_confidence = least;
    FUZZ_CHECK(vitrine_decode(&decoded, bytes, length, &options, NULL) == VITRINE_OK);
    check_decoded(decoded);
    check_identity(decoded);
    check_claim(decoded, bytes, length);
    if (vitrine_decoded_route(decoded) != NULL)
        FUZZ_CHECK(vitrine_decoded_confidence(decoded) >= least);
    vitrine_decoded_free(decoded);
}

static void check_asked(const char *bytes, size_t length, const vitrine_decode_options *options)
{
    vitrine_decoded *decoded = NULL;
    vitrine_status s = vitrine_decode(&decoded, bytes, length, options, NULL);

    FUZZ_CHECK(s == VITRINE_OK);
    check_decoded(decoded);
    check_identity(decoded);
    vitrine_decoded_free(decoded);
    s = vitrine_decode_text(&decoded, bytes, length, options, NULL);
    FUZZ_CHECK(s == VITRINE_OK || s == VITRINE_EINVAL);
    if (s < 0)
        return;
    check_decoded(decoded);
    check_identity(decoded);
    vitrine_decoded_free(decoded);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const char *const fonts[] = {".VnTime", ".VnTimeH", "VNI-Times", "VPS Times", "VI Times", "Arial"};
    static const char *const declared[] = {"viscii", "windows-1252", "gb2312", "utf-8", "koi8-r", "nonsense", ""};
    vitrine_decode_options options = VITRINE_DECODE_OPTIONS_INIT;
    const char *text = (const char *)bytes + 1;
    size_t i;

    if (length == 0)
        return 0;
    check_guess(text, length - 1, 0.5 + bytes[0] % 16 / 20.0);
    for (i = 0; vitrine_encoding_name(i) != NULL; i++)
        ;
    options.encoding = vitrine_encoding_name(bytes[0] % i);
    check_asked(text, length - 1, &options);
    options.encoding = NULL;
    options.font = fonts[bytes[0] % (sizeof fonts / sizeof fonts[0])];
    options.declared = declared[bytes[0] % (sizeof declared / sizeof declared[0])];
    check_asked(text, length - 1, &options);
    return 0;
}
