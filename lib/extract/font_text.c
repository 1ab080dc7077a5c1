/* SPDX-License-Identifier: MIT
 * Fonts with encodings of their own; see font_text.h. */
#include "extract/font_text.h"

#include <stdio.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

/* Fonts of symbols have their bytes at U+F000 for Windows. */
#define SYMBOLS_START 0xf020u
#define SYMBOLS_END 0xf0ffu

bool font_has_encoding(const char *font)
{
    return font != NULL && font[0] != '\0' && charset_of_font(NULL, font) != NULL;
}

static void append_without_symbols(struct buf *out, const char *text, size_t length)
{
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);

        buf_codepoint(out, c >= SYMBOLS_START && c <= SYMBOLS_END ? c - 0xf000 : c);
    }
}

vitrine_status font_text_read(struct font_text *done, struct buf *text, const char *font, vitrine_error **err)
{
    const struct charset_options options = {.font = font};
    struct charset_result result;
    struct buf plain = BUF_INIT;
    struct buf shown = BUF_INIT;
    vitrine_status s;

    append_without_symbols(&plain, buf_text(text), text->length);
    s = charset_mend(&shown, &result, buf_text(&plain), plain.length, &options, err);
    if (s >= 0 && (plain.failed || shown.failed))
        s = err_nomem(err);
    buf_dispose(&plain);
    if (s < 0) {
        buf_dispose(&shown);
        return s;
    }
    buf_dispose(text);
    *text = shown;
    if (result.route[0] == '\0')
        return VITRINE_OK;
    done->lost += result.lost;
    if (done->used[0] == '\0')
        snprintf(done->used, sizeof done->used, "%s", font);
    return VITRINE_OK;
}

vitrine_status font_text_tell(const struct font_text *done, struct extraction *extraction, const char *what,
                              vitrine_error **err)
{
    vitrine_status s;

    if (done->used[0] == '\0')
        return VITRINE_OK;
    s = extraction_warn(extraction, err, "%s: text in the font %s taken for %s", what, done->used,
                        charset_of_font(NULL, done->used));
    if (s >= 0 && done->lost > 0)
        s = extraction_warn(extraction, err, "%s: %zu characters could not be decoded", what, done->lost);
    return s;
}

vitrine_status font_text_mend(struct buf *text, struct extraction *extraction, const char *what,
                              vitrine_error **err)
{
    struct charset_result result;
    struct buf mended = BUF_INIT;
    vitrine_status s = charset_mend(&mended, &result, buf_text(text), text->length, NULL, err);

    if (s >= 0 && mended.failed)
        s = err_nomem(err);
    if (s >= 0 && result.route[0] != '\0') {
        buf_dispose(text);
        *text = mended;
        return extract_tell_charset(extraction, &result, what, err);
    }
    buf_dispose(&mended);
    return s;
}
