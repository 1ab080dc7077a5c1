/* SPDX-License-Identifier: MIT
 * The calls of vitrine/text.h on words: a text analysed once, its tokens given one by one. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"

struct kept_token {
    size_t written; /* where it is in `bytes`, with a NUL behind */
    size_t length;
    size_t start;
    size_t end;
    bool marked;
    bool joined;
    bool unspaced;
};

struct vitrine_tokens {
    struct analyzer *analyzer; /* borrowed */
    char language[LANGUAGE_SIZE];
    struct kept_token *items;
    size_t count;
    size_t capacity;
    struct buf bytes;
    bool failed;
    size_t next;
    struct vitrine_token current;
    struct buf folded;
    struct buf stem;
};

static bool keep_token(void *context, const struct token *token)
{
    struct vitrine_tokens *tokens = context;

    if (!mem_grow(&tokens->items, &tokens->capacity, tokens->count, sizeof tokens->items[0])) {
        tokens->failed = true;
        return false;
    }
    tokens->items[tokens->count++] =
        (struct kept_token){tokens->bytes.length, token->length, token->start,   token->end,
                            token->marked,        token->joined, token->unspaced};
    buf_append(&tokens->bytes, token->bytes, token->length);
    buf_char(&tokens->bytes, '\0');
    return !tokens->bytes.failed;
}

static vitrine_status analyse(vitrine_tokens *tokens, const char *text, size_t length, const char *language,
                              vitrine_error **err)
{
    vitrine_status s = handle_text_n(text, length, "tokens", err);

    if (s >= 0)
        s = handle_tag(tokens->language, language, err);
    if (s >= 0)
        s = analyzer_run(tokens->analyzer, tokens->language, text, length, keep_token, tokens, err);
    return s >= 0 && (tokens->failed || tokens->bytes.failed) ? err_nomem(err) : s;
}

vitrine_status vitrine_tokens_new(vitrine_tokens **out, vitrine_analyzer *analyzer, const char *text,
                                  size_t length, const char *language, vitrine_error **err)
{
    vitrine_tokens *tokens;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || analyzer == NULL || text == NULL)
        return err_set(err, VITRINE_EINVAL, "tokens: an argument is missing");
    tokens = mem_zero(1, sizeof *tokens);
    if (tokens == NULL)
        return err_nomem(err);
    tokens->analyzer = analyzer->analyzer;
    s = analyse(tokens, text, length, language, err);
    if (s < 0) {
        vitrine_tokens_free(tokens);
        return s;
    }
    *out = tokens;
    return VITRINE_OK;
}

vitrine_status vitrine_tokens_next(vitrine_tokens *tokens, const vitrine_token **token, vitrine_error **err)
{
    const struct kept_token *kept;

    if (token != NULL)
        *token = NULL;
    if (tokens == NULL || token == NULL)
        return err_set(err, VITRINE_EINVAL, "tokens: an argument is missing");
    tokens->current.written = NULL;
    if (tokens->next == tokens->count)
        return VITRINE_DONE;
    kept = &tokens->items[tokens->next];
    buf_clear(&tokens->folded);
    analyzer_fold(tokens->analyzer, &tokens->folded, tokens->bytes.bytes + kept->written, kept->length);
    if (tokens->folded.failed)
        return err_nomem(err);
    tokens->current = (vitrine_token){.written = tokens->bytes.bytes + kept->written,
                                      .written_length = kept->length,
                                      .folded = buf_text(&tokens->folded),
                                      .folded_length = tokens->folded.length,
                                      .start = kept->start,
                                      .end = kept->end,
                                      .position = (uint32_t)tokens->next,
                                      .marked = kept->marked,
                                      .joined = kept->joined,
                                      .unspaced = kept->unspaced};
    tokens->next++;
    *token = &tokens->current;
    return VITRINE_OK;
}

vitrine_status vitrine_tokens_stem(const char **out, vitrine_tokens *tokens, vitrine_error **err)
{
    if (out != NULL)
        *out = NULL;
    if (out == NULL || tokens == NULL)
        return err_set(err, VITRINE_EINVAL, "stem: an argument is missing");
    if (tokens->current.written == NULL)
        return err_set(err, VITRINE_EINVAL, "stem: no token has been given");
    buf_clear(&tokens->stem);
    analyzer_stem(tokens->analyzer, &tokens->stem, tokens->language, tokens->current.written,
                  tokens->current.written_length);
    if (tokens->stem.failed)
        return err_nomem(err);
    if (tokens->stem.length > 0)
        *out = buf_text(&tokens->stem);
    return VITRINE_OK;
}

void vitrine_tokens_free(vitrine_tokens *tokens)
{
    if (tokens == NULL)
        return;
    mem_free(tokens->items);
    buf_dispose(&tokens->bytes);
    buf_dispose(&tokens->folded);
    buf_dispose(&tokens->stem);
    mem_free(tokens);
}
