/* SPDX-License-Identifier: MIT
 * Bytes of a file to UTF-8; see charset.h. */
#include "text/charset.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include "base/err.h"
#include "base/utf8.h"
#include "text/utf16.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])
#define CHUNK 2048 /* UTF-16 units converted at a time */
#define NAME_MAX_LENGTH 64

/* A mark at the start of the bytes; converter NULL: the rest is UTF-8. */
static const struct mark {
    const char *bytes;
    size_t length;
    const char *name;
    const char *converter;
} marks[] = {
    {"\xef\xbb\xbf", 3, "UTF-8", NULL},          {"\xff\xfe\0\0", 4, "UTF-32LE", "UTF-32LE"},
    {"\0\0\xfe\xff", 4, "UTF-32BE", "UTF-32BE"}, {"\xff\xfe", 2, "UTF-16LE", "UTF-16LE"},
    {"\xfe\xff", 2, "UTF-16BE", "UTF-16BE"},
};

/* Declared names that in practice mean a larger set (as browsers read them). */
static const struct {
    const char *declared;
    const char *meant;
} aliases[] = {
    {"iso-8859-1", "windows-1252"}, {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},     {"us-ascii", "windows-1252"},
    {"ascii", "windows-1252"},      {"cp1252", "windows-1252"},
    {"gb2312", "gb18030"},          {"gbk", "gb18030"},
    {"euc-kr", "windows-949"},      {"ks_c_5601-1987", "windows-949"},
    {"big5", "windows-950"},        {"tis-620", "windows-874"},
    {"iso-8859-11", "windows-874"}, {"shift_jis", "windows-31j"},
    {"utf-16", "UTF-16LE"},         {"utf8", "UTF-8"},
};

/* Bytes 80 to 9F of windows-1252; 0: none. */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17d,  0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0,      0x17e,  0x178,
};

static void add_character(struct buf *out, uint32_t c)
{
    if (c != 0)
        buf_codepoint(out, c);
}

static void decode_windows_1252(struct buf *out, struct charset_result *result, const char *bytes,
                                size_t length)
{
    size_t i;

    result->name = "windows-1252";
    for (i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        bool lost = byte >= 0x80 && byte < 0xa0 && windows_1252[byte - 0x80] == 0;

        if (lost)
            result->lost++;
        if (lost)
            buf_codepoint(out, 0xfffd);
        else
            add_character(out, byte >= 0x80 && byte < 0xa0 ? windows_1252[byte - 0x80] : byte);
    }
}

static void decode_utf8(struct buf *out, struct charset_result *result, const char *bytes, size_t length)
{
    bool bad_before = false;
    size_t at = 0;

    result->name = "UTF-8";
    while (at < length) {
        uint32_t c = utf8_next(bytes, length, &at);
        bool bad = c == UTF8_INVALID;

        if (bad)
            result->lost++;
        if (!bad || !bad_before)
            add_character(out, bad ? 0xfffd : c);
        bad_before = bad;
    }
}

struct utf8_count {
    size_t characters; /* well-formed, not ASCII */
    size_t bad;        /* bytes in no character */
};

static struct utf8_count count_utf8(const char *bytes, size_t length)
{
    struct utf8_count count = {0, 0};
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(bytes, length, &at);

        if (c == UTF8_INVALID)
            count.bad++;
        else if (c >= 0x80)
            count.characters++;
    }
    return count;
}

/* UTF-8 with a few damaged bytes, such as a field cut inside a letter. */
static bool is_damaged_utf8(const struct utf8_count *count)
{
    return count->bad > 0 && count->characters >= 4 * count->bad;
}

/* UTF-16 without a mark has a zero in most pairs of Latin text, on one side only. NULL if it is none. */
static const char *utf16_order(const char *bytes, size_t length)
{
    size_t zeros[2] = {0, 0};
    size_t pairs = length / 2;
    size_t i;

    for (i = 0; i < pairs * 2; i++)
        if (bytes[i] == 0)
            zeros[i & 1]++;
    if (pairs < 2)
        return NULL;
    if (zeros[1] * 4 >= pairs && zeros[0] * 20 <= zeros[1])
        return "UTF-16LE";
    if (zeros[0] * 4 >= pairs && zeros[1] * 20 <= zeros[0])
        return "UTF-16BE";
    return NULL;
}

/* ICU hands a callback its context as const. */
struct lost_counter {
    size_t *lost;
};

/* ICU calls this for bytes that stand for nothing. */
static void U_CALLCONV count_lost(const void *context, UConverterToUnicodeArgs *args, const char *units,
                                  int32_t length, UConverterCallbackReason reason, UErrorCode *error)
{
    const struct lost_counter *counter = context;
    static const UChar replacement = 0xfffd;

    (void)units;
    if (reason > UCNV_IRREGULAR)
        return;
    *counter->lost += (size_t)length;
    *error = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

static void append_units(struct buf *out, const UChar *units, int32_t count, UChar *lead)
{
    int32_t at = 0;

    while (at < count) {
        uint32_t c = utf16_next(units, count, &at);

        if (*lead != 0 && c >= 0xdc00 && c < 0xe000)
            c = 0x10000 + (((uint32_t)*lead - 0xd800) << 10) + (c - 0xdc00);
        *lead = 0;
        if (c >= 0xd800 && c < 0xdc00)
            *lead = (UChar)c; /* its other half is in the next chunk */
        else
            add_character(out, c);
    }
}

static vitrine_status convert(struct buf *out, struct charset_result *result, UConverter *converter,
                              const char *bytes, size_t length, vitrine_error **err)
{
    const struct lost_counter counter = {&result->lost};
    UErrorCode error = U_ZERO_ERROR;
    const char *source = bytes;
    UChar units[CHUNK];
    UChar lead = 0;

    ucnv_setToUCallBack(converter, count_lost, &counter, NULL, NULL, &error);
    do {
        UChar *target = units;

        error = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + CHUNK, &source, bytes + length, NULL, 1, &error);
        append_units(out, units, (int32_t)(target - units), &lead);
    } while (error == U_BUFFER_OVERFLOW_ERROR && !out->failed);
    if (out->failed || error == U_MEMORY_ALLOCATION_ERROR)
        return err_nomem(err);
    return VITRINE_OK;
}

/* NULL, and no error, if ICU has no such converter. */
static vitrine_status open_converter(UConverter **out, const char *name, vitrine_error **err)
{
    UErrorCode error = U_ZERO_ERROR;

    *out = strlen(name) < NAME_MAX_LENGTH ? ucnv_open(name, &error) : NULL;
    if (error == U_MEMORY_ALLOCATION_ERROR)
        return err_nomem(err);
    return VITRINE_OK;
}

vitrine_status charset_decode_as(struct buf *out, struct charset_result *result, const char *bytes,
                                 size_t length, const char *name, vitrine_error **err)
{
    UConverter *converter;
    vitrine_status s = open_converter(&converter, name, err);

    *result = (struct charset_result){"declared", false, 0};
    if (s < 0)
        return s;
    if (converter == NULL)
        return err_set(err, VITRINE_EINVAL, "%.64s: no such character encoding", name);
    s = convert(out, result, converter, bytes, length, err);
    ucnv_close(converter);
    return s;
}

static const struct mark *find_mark(const char *bytes, size_t length)
{
    size_t i;

    for (i = 0; i < LENGTH(marks); i++)
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0)
            return &marks[i];
    return NULL;
}

static const char *usual_name(const char *declared)
{
    size_t i;

    for (i = 0; i < LENGTH(aliases); i++)
        if (strcasecmp(declared, aliases[i].declared) == 0)
            return aliases[i].meant;
    return declared;
}

/* DONE if the declaration is of no use, so that the bytes must tell. */
static vitrine_status decode_declared(struct buf *out, struct charset_result *result, const char *bytes,
                                      size_t length, const char *declared, vitrine_error **err)
{
    const char *name = usual_name(declared);
    UConverter *converter;
    vitrine_status s;

    if (strcasecmp(name, "UTF-8") == 0)
        return VITRINE_DONE; /* looked at, and found wanting */
    if (strcmp(name, "windows-1252") == 0) {
        decode_windows_1252(out, result, bytes, length);
        result->name = "declared";
        return VITRINE_OK;
    }
    s = open_converter(&converter, name, err);
    if (s < 0 || converter == NULL)
        return s < 0 ? s : VITRINE_DONE;
    result->name = "declared";
    s = convert(out, result, converter, bytes, length, err);
    ucnv_close(converter);
    return s;
}

static vitrine_status decode_marked(struct buf *out, struct charset_result *result, const struct mark *mark,
                                    const char *bytes, size_t length, vitrine_error **err)
{
    vitrine_status s = VITRINE_OK;

    if (mark->converter == NULL)
        decode_utf8(out, result, bytes + mark->length, length - mark->length);
    else
        s = charset_decode_as(out, result, bytes + mark->length, length - mark->length, mark->converter, err);
    result->name = mark->name;
    return s;
}

static vitrine_status decode_unmarked(struct buf *out, struct charset_result *result, const char *bytes,
                                      size_t length, const char *declared, vitrine_error **err)
{
    struct utf8_count count = count_utf8(bytes, length);
    const char *order = utf16_order(bytes, length);
    vitrine_status s = VITRINE_DONE;

    if (order != NULL) {
        s = charset_decode_as(out, result, bytes, length, order, err);
        result->name = order;
        result->guessed = true;
        return s;
    }
    if (declared != NULL && !(count.bad == 0 && count.characters > 0))
        s = decode_declared(out, result, bytes, length, declared, err);
    if (s != VITRINE_DONE)
        return s;
    if (count.bad == 0 || is_damaged_utf8(&count)) {
        decode_utf8(out, result, bytes, length);
    } else {
        decode_windows_1252(out, result, bytes, length);
        result->guessed = true;
    }
    return VITRINE_OK;
}

vitrine_status charset_decode(struct buf *out, struct charset_result *result, const char *bytes,
                              size_t length, const char *declared, vitrine_error **err)
{
    const struct mark *mark = find_mark(bytes, length);
    vitrine_status s;

    *result = (struct charset_result){"UTF-8", false, 0};
    s = mark != NULL ? decode_marked(out, result, mark, bytes, length, err)
                     : decode_unmarked(out, result, bytes, length, declared, err);
    return s >= 0 && out->failed ? err_nomem(err) : s;
}
