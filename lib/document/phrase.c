/* SPDX-License-Identifier: MIT
 * Phrases of a document and their keys; see phrase.h. */
#include "document/phrase.h"

#include <string.h>

#include "base/err.h"
#include "document/term.h"

/* False: the sink wants no more. */
static bool give_keywords(const struct buf *keywords, phrase_sink *sink, void *context)
{
    char phrase[1 + PHRASE_BYTES];
    const char *at = buf_text(keywords);

    phrase[0] = PHRASE_KEYWORD;
    while (*at != '\0') {
        size_t length = strcspn(at, "\n");

        if (length > 0 && length <= PHRASE_BYTES) {
            memcpy(phrase + 1, at, length);
            if (!sink(context, phrase, 1 + length))
                return false;
        }
        at += length + (at[length] == '\n');
    }
    return true;
}

static vitrine_status give_title(const struct buf *title, struct analyzer *analyzer, struct buf *scratch,
                                 phrase_sink *sink, void *context)
{
    const char *token;
    size_t length;
    size_t at = 0;

    if (title->length > PHRASE_BYTES || !document_next(title, &at, &token, &length) || token[0] == DOCUMENT_DAMAGED)
        return VITRINE_OK;
    buf_clear(scratch);
    buf_char(scratch, PHRASE_TITLE);
    analyzer_fold(analyzer, scratch, token + (token[0] == DOCUMENT_PLAIN), length - (token[0] == DOCUMENT_PLAIN));
    if (scratch->failed)
        return VITRINE_ENOMEM;
    sink(context, scratch->bytes, scratch->length);
    return VITRINE_OK;
}

vitrine_status phrases_each(const struct document *document, struct analyzer *analyzer, struct buf *scratch,
                            phrase_sink *sink, void *context)
{
    if (!give_keywords(&document->keywords, sink, context))
        return VITRINE_OK;
    return give_title(&document->columns[DOCUMENT_TITLE], analyzer, scratch, sink, context);
}

vitrine_status phrase_key(struct buf *out, struct analyzer *analyzer, const char *language, const char *phrase,
                          size_t length, vitrine_error **err)
{
    char text[PHRASE_BYTES + 1];
    size_t before = out->length;
    vitrine_status s;

    if (length == 0 || length > 1 + PHRASE_BYTES) /* a damaged table may hold any */
        return VITRINE_OK;
    buf_char(out, phrase[0]);
    if (phrase[0] == PHRASE_TITLE) {
        buf_append(out, phrase + 1, length - 1);
        return out->failed ? err_nomem(err) : VITRINE_OK;
    }
    memcpy(text, phrase + 1, length - 1);
    text[length - 1] = '\0';
    s = term_key(out, analyzer, language, text, err);
    if (s >= 0 && out->length == before + 1)
        buf_truncate(out, before);
    return s;
}

unsigned phrase_power(uint64_t uses)
{
    unsigned power = 0;

    while (uses >>= 2)
        power++;
    return power;
}
