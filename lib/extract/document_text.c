/* SPDX-License-Identifier: MIT
 * Text files, whole; see document_text.h. */
#include "extract/document_text.h"

#include <string.h>

#include "base/alloc.h"
#include "base/err.h"
#include "extract/clean.h"

#define MAX_LANGUAGE 64 /* bytes; more is no tag */

/* No text has a NUL among its first bytes, unless it is UTF-16, where every other byte may be one, and in the
 * scripts of East Asia any. */
static bool is_binary(const char *bytes, size_t length)
{
    size_t nuls[2] = {0, 0};
    size_t i;

    if (length > 4096)
        length = 4096;
    if (length >= 2 && (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0))
        return false;
    for (i = 0; i < length; i++)
        nuls[i & 1] += bytes[i] == '\0';
    return nuls[0] > 0 && nuls[1] > 0 && charset_utf16_order(bytes, length) == NULL;
}

vitrine_status document_load(struct buf *out, const struct input *input, struct budget *budget,
                             vitrine_error **err)
{
    vitrine_status s;

    if (input->size == 0)
        return err_set(err, VITRINE_EFORMAT, "the file is empty");
    if (input->size > EXTRACTION_MAX_PAYLOAD)
        return err_set(err, VITRINE_ELIMIT, "text of more than %zu bytes", EXTRACTION_MAX_PAYLOAD);
    s = extract_load(out, input, 0, (size_t)input->size, budget, err);
    if (s >= 0 && is_binary(buf_text(out), out->length))
        s = err_set(err, VITRINE_EFORMAT, "not a text: it holds NUL bytes");
    return s;
}

/* CRLF and CR to LF, in place. */
static void unify_lines(struct buf *text)
{
    size_t to = 0;
    size_t at;

    for (at = 0; at < text->length; at++) {
        char c = text->bytes[at];

        if (c == '\r') {
            if (at + 1 < text->length && text->bytes[at + 1] == '\n')
                continue;
            c = '\n';
        }
        text->bytes[to++] = c;
    }
    buf_truncate(text, to);
}

vitrine_status document_load_text(struct buf *out, struct extraction *extraction, const struct input *input,
                                  struct budget *budget, vitrine_error **err)
{
    struct buf bytes = BUF_INIT;
    vitrine_status s = document_load(&bytes, input, budget, err);

    if (s >= 0)
        s = extract_decode(out, extraction, buf_text(&bytes), bytes.length, NULL, "text", err);
    if (s >= 0 && out->failed)
        s = err_nomem(err);
    if (s >= 0)
        unify_lines(out);
    buf_dispose(&bytes);
    return s;
}

bool document_next_line(const char **line, size_t *line_length, const char *text, size_t length, size_t *at)
{
    const char *end;

    if (*at >= length)
        return false;
    *line = text + *at;
    end = memchr(*line, '\n', length - *at);
    *line_length = end != NULL ? (size_t)(end - *line) : length - *at;
    *at += *line_length + 1;
    return true;
}

bool document_is_blank(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (strchr(" \t\n\v\f", text[i]) == NULL)
            return false;
    return true;
}

vitrine_status document_set_language(struct extraction *out, const char *language, size_t length,
                                     vitrine_error **err)
{
    struct buf cleaned = BUF_INIT;

    if (out->language != NULL || length > MAX_LANGUAGE)
        return VITRINE_OK;
    clean_append(&cleaned, language, length, true);
    if (cleaned.length == 0 && !cleaned.failed) {
        buf_dispose(&cleaned);
        return VITRINE_OK;
    }
    out->language = buf_take(&cleaned);
    return out->language != NULL ? VITRINE_OK : err_nomem(err);
}
