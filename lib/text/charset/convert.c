/* SPDX-License-Identifier: MIT
 * ICU's converters; see convert.h. */
#include "text/charset/convert.h"

#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include "base/err.h"
#include "text/utf16.h"

#define CHUNK 2048 /* UTF-16 units converted at a time */

/* ICU calls this for bytes that stand for nothing. */
static void U_CALLCONV replace(const void *context, UConverterToUnicodeArgs *args, const char *units,
                               int32_t length, UConverterCallbackReason reason, UErrorCode *error)
{
    static const UChar replacement = 0xfffd;

    (void)context;
    (void)units;
    (void)length;
    if (reason > UCNV_IRREGULAR)
        return;
    *error = U_ZERO_ERROR;
    ucnv_cbToUWriteUChars(args, &replacement, 1, 0, error);
}

static void append_units(struct sink *out, const UChar *units, int32_t count, UChar *lead)
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
            sink_put(out, c, c == 0xfffd);
    }
}

static vitrine_status convert(struct sink *out, UConverter *converter, const char *bytes, size_t length,
                              vitrine_error **err)
{
    UErrorCode error = U_ZERO_ERROR;
    const char *source = bytes;
    UChar units[CHUNK];
    UChar lead = 0;

    ucnv_setToUCallBack(converter, replace, NULL, NULL, NULL, &error);
    do {
        UChar *target = units;

        error = U_ZERO_ERROR;
        ucnv_toUnicode(converter, &target, units + CHUNK, &source, bytes + length, NULL, 1, &error);
        append_units(out, units, (int32_t)(target - units), &lead);
    } while (error == U_BUFFER_OVERFLOW_ERROR && !out->out->failed);
    if (out->out->failed || error == U_MEMORY_ALLOCATION_ERROR)
        return err_nomem(err);
    return VITRINE_OK;
}

vitrine_status convert_by_icu(struct sink *out, const char *name, const char *bytes, size_t length,
                              vitrine_error **err)
{
    UErrorCode error = U_ZERO_ERROR;
    UConverter *converter = strlen(name) < CHARSET_NAME_SIZE ? ucnv_open(name, &error) : NULL;
    vitrine_status s;

    if (error == U_MEMORY_ALLOCATION_ERROR)
        return err_nomem(err);
    if (converter == NULL)
        return VITRINE_DONE;
    s = convert(out, converter, bytes, length, err);
    ucnv_close(converter);
    return s;
}
