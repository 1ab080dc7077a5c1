/* SPDX-License-Identifier: MIT
 * NFC of the beginning of a text, without asking for memory; see guess_sample.h. */
#include "text/guess_sample.h"

#include <stdbool.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "text/utf16.h"

static bool is_ascii(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static void put_units(struct sample *out, const UChar *units, int32_t count)
{
    int32_t at = 0;

    out->text = out->composed;
    out->length = 0;
    while (at < count)
        out->length += utf8_encode(out->composed + out->length, utf16_next(units, count, &at));
}

/* Unless it is composed, or cannot be. */
static void compose(struct sample *out)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&code);
    UChar units[SAMPLE_SIZE];
    UChar composed[SAMPLE_SIZE];
    int32_t count = 0;

    u_strFromUTF8(units, SAMPLE_SIZE, &count, out->text, (int32_t)out->length, &code);
    if (U_FAILURE(code) || unorm2_spanQuickCheckYes(nfc, units, count, &code) == count)
        return;
    count = unorm2_normalize(nfc, units, count, composed, SAMPLE_SIZE, &code);
    if (U_SUCCESS(code))
        put_units(out, composed, count);
}

void sample_take(struct sample *out, const char *text, size_t length)
{
    out->text = text;
    out->length = utf8_floor(text, length, SAMPLE_SIZE);
    if (!is_ascii(out->text, out->length))
        compose(out);
}
