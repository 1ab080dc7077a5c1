/* SPDX-License-Identifier: MIT
 * The tokens of one value as they are indexed; see document.h.
 *
 * Analysis cuts where letters meet digits. In a damaged value that would part a misread syllable (d6i), so
 * pieces that touch are held back until it is known that they are none. */
#include <string.h>

#include "document/document.h"
#include "text/misread.h"
#include "text/ocr.h"

#define PIECES 5

/* Tokens that touch one another, held back. */
struct joiner {
    struct token pieces[PIECES];
    char bytes[MISREAD_BYTES]; /* of all of them */
    size_t count;
    size_t length;
    bool stopped;
    token_sink *sink;
    void *context;
};

bool document_is_latin(const struct token *token)
{
    size_t i;

    if (token->unspaced)
        return false;
    for (i = 0; i < token->length; i++)
        if (token->bytes[i] >= 'a' && token->bytes[i] <= 'z')
            return true;
    return false;
}

bool document_may_be_damaged(const char *language)
{
    return strcmp(language, "vi") == 0 || strcmp(language, "und") == 0;
}

char document_prefix(const char *language, enum field field, const char *text, size_t length)
{
    if (!document_may_be_damaged(language))
        return '\0';
    return field == FIELD_KEYWORDS || ocr_judge(text, length) == OCR_SOUND ? DOCUMENT_PLAIN
                                                                           : DOCUMENT_DAMAGED;
}

static void give(struct joiner *joiner, const struct token *token)
{
    joiner->stopped = joiner->stopped || !joiner->sink(joiner->context, token);
}

static void give_joined(struct joiner *joiner)
{
    struct token whole = joiner->pieces[0];

    whole.bytes = joiner->bytes;
    whole.length = joiner->length;
    whole.end = joiner->pieces[joiner->count - 1].end;
    give(joiner, &whole);
}

static bool has_digit(const struct joiner *joiner)
{
    size_t i;

    for (i = 0; i < joiner->length; i++)
        if (joiner->bytes[i] >= '0' && joiner->bytes[i] <= '9')
            return true;
    return false;
}

static void release(struct joiner *joiner)
{
    size_t i;

    if (joiner->count > 1 && has_digit(joiner) && misread_syllable(joiner->bytes, joiner->length))
        give_joined(joiner);
    else
        for (i = 0; i < joiner->count; i++)
            give(joiner, &joiner->pieces[i]);
    joiner->count = 0;
    joiner->length = 0;
}

static bool touches(const struct joiner *joiner, const struct token *token)
{
    return joiner->count > 0 && joiner->pieces[joiner->count - 1].end == token->start;
}

static bool take_token(void *context, const struct token *token)
{
    struct joiner *joiner = context;
    struct token *piece;

    if (!touches(joiner, token) || joiner->count == PIECES || joiner->length + token->length > MISREAD_BYTES)
        release(joiner);
    if (token->length > MISREAD_BYTES) {
        give(joiner, token);
        return !joiner->stopped;
    }
    piece = &joiner->pieces[joiner->count++];
    *piece = *token;
    piece->bytes = memcpy(joiner->bytes + joiner->length, token->bytes, token->length);
    joiner->length += token->length;
    return !joiner->stopped;
}

vitrine_status document_tokens(struct analyzer *analyzer, const char *language, char prefix, const char *text,
                               size_t length, token_sink *sink, void *context, vitrine_error **err)
{
    struct joiner joiner = {.sink = sink, .context = context};
    vitrine_status s;

    if (prefix != DOCUMENT_DAMAGED)
        return analyzer_run(analyzer, language, text, length, sink, context, err);
    s = analyzer_run(analyzer, language, text, length, take_token, &joiner, err);
    if (s >= 0 && !joiner.stopped)
        release(&joiner);
    return s;
}
