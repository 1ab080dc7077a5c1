/* SPDX-License-Identifier: MIT
 * NFC of a whole text by ICU; see compose.h. */
#include "text/compose.h"

#include <limits.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/alloc.h"
#include "base/err.h"
#include "base/utf8.h"
#include "text/utf16.h"

static void append_utf16(struct buf *out, const UChar *units, int32_t count)
{
    int32_t at = 0;

    while (at < count)
        buf_codepoint(out, utf16_next(units, count, &at));
}

/* NFC is at most three times as long as its input in UTF-16 (UAX 15). */
static bool compose_utf16(struct buf *out, const char *text, int32_t length)
{
    size_t room = (size_t)length + 1;
    UChar *units = mem_zero(room, sizeof *units);
    UChar *composed = mem_zero(room, 3 * sizeof *composed);
    UErrorCode code = U_ZERO_ERROR;
    int32_t count = 0;

    if (units != NULL && composed != NULL) {
        u_strFromUTF8(units, length + 1, &count, text, length, &code);
        count = unorm2_normalize(unorm2_getNFCInstance(&code), units, count, composed, 3 * length + 3, &code);
        if (U_SUCCESS(code))
            append_utf16(out, composed, count);
    }
    mem_free(units);
    mem_free(composed);
    return units != NULL && composed != NULL && U_SUCCESS(code);
}

vitrine_status compose_append(struct buf *out, const char *text, size_t length, vitrine_error **err)
{
    if (utf8_is_ascii(text, length) || !utf8_valid(text, length) || length > INT_MAX / 8)
        buf_append(out, text, length);
    else if (!compose_utf16(out, text, (int32_t)length))
        return err_nomem(err);
    return out->failed ? err_nomem(err) : VITRINE_OK;
}
