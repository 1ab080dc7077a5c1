/* SPDX-License-Identifier: MIT
 * Every small Latin letter against ICU's transform Latin-ASCII, which knows nothing of ours: where it gives plain
 * letters, so does the folded form. Compatibility forms are another matter. */
#include "base/buf.h"
#include "check.h"
#include "text/analyzer.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define LAST 0x1ffff

static bool is_small_letter(UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;

    return uscript_getScript(c, &error) == USCRIPT_LATIN && u_islower(c) &&
           u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE) <= U_DT_CANONICAL;
}

static bool is_plain(const char *text)
{
    for (; *text != '\0'; text++)
        if (*text < 'a' || *text > 'z')
            return false;
    return true;
}

static void transform(char want[64], UTransliterator *ascii, UChar32 c)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar units[32];
    int32_t length = 0;
    int32_t limit;

    U16_APPEND_UNSAFE(units, length, c);
    limit = length;
    utrans_transUChars(ascii, units, &length, 32, 0, &limit, &error);
    u_strToUTF8(want, 64, NULL, units, length, &error);
    CHECK(U_SUCCESS(error));
}

static void check_letter(struct analyzer *analyzer, UTransliterator *ascii, UChar32 c)
{
    struct buf letter = BUF_INIT;
    struct buf folded = BUF_INIT;
    char want[64];

    buf_codepoint(&letter, (uint32_t)c);
    transform(want, ascii, c);
    if (is_plain(want)) {
        analyzer_normalise(analyzer, &folded, "is", buf_text(&letter), letter.length, true);
        CHECK_ROW(buf_text(&folded), want, buf_text(&letter));
    }
    buf_dispose(&letter);
    buf_dispose(&folded);
}

int main(void)
{
    UErrorCode error = U_ZERO_ERROR;
    struct analyzer *analyzer;
    UTransliterator *ascii;
    UChar32 c;
    UChar id[32];

    u_uastrcpy(id, "Latin-ASCII");
    ascii = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (!CHECK(U_SUCCESS(error)) || !CHECK(analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    for (c = 'a'; c <= LAST; c++)
        if (is_small_letter(c))
            check_letter(analyzer, ascii, c);
    utrans_close(ascii);
    analyzer_free(analyzer);
    return check_end();
}
