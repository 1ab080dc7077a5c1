/* SPDX-License-Identifier: MIT
 * Any bytes through the public interface: refused with the place of the first that is no UTF-8, or tokens whose spans are in
 * order, inside the text, on borders of characters. Each token is written as it would be written again. */
#include "fuzz.h"
#include "vitrine.h"

struct span {
    size_t start;
    size_t end;
};

static bool is_border(const char *text, size_t length, size_t at)
{
    return at == length || ((unsigned char)text[at] & 0xc0) != 0x80;
}

/* Apart, but for one character that stands for several words. */
static bool follows(const char *text, size_t length, const struct span *before, const vitrine_token *token)
{
    size_t at = token->start;

    if (token->start >= before->end)
        return true;
    utf8_next(text, length, &at);
    return token->start >= before->start && token->end >= before->end && at == before->end;
}

static void check_token(const vitrine_token *token, const char *text, size_t length, const struct span *before)
{
    FUZZ_CHECK(token->start < token->end && token->end <= length);
    FUZZ_CHECK(is_border(text, length, token->start) && is_border(text, length, token->end));
    FUZZ_CHECK(follows(text, length, before, token));
    FUZZ_CHECK(token->written_length > 0 && token->written_length <= 255);
    FUZZ_CHECK(token->written[token->written_length] == '\0' && token->folded[token->folded_length] == '\0');
    FUZZ_CHECK(utf8_valid(token->written, token->written_length) && utf8_valid(token->folded, token->folded_length));
    FUZZ_CHECK(strpbrk(token->written, " \t\n") == NULL);
}

static bool has_burmese(const char *text, size_t length)
{
    size_t at = 0;

    while (at < length) {
        uint32_t c = utf8_next(text, length, &at);

        if (c >= 0x1000 && c < 0x10a0)
            return true;
    }
    return false;
}

/* The written form is its own written form; but Burmese is read by its neighbours and its line. */
static void check_stable(const char *written, size_t length, const char *language)
{
    struct buf again = BUF_INIT;

    if (has_burmese(written, length))
        return;
    analyzer_normalise(fuzz_analyzer(), &again, language, written, length, false);
    if (strcmp(buf_text(&again), written) != 0)
        fprintf(stderr, "written [%s], again [%s]\n", written, buf_text(&again));
    FUZZ_CHECK(strcmp(buf_text(&again), written) == 0);
    buf_dispose(&again);
}

static void check_tokens(vitrine_tokens *tokens, const char *text, size_t length, const char *language)
{
    const vitrine_token *token = NULL;
    struct span before = {0, 0};
    uint32_t position = 0;

    while (vitrine_tokens_next(tokens, &token, NULL) == VITRINE_OK) {
        const char *stem = NULL;

        check_token(token, text, length, &before);
        check_stable(token->written, token->written_length, language);
        FUZZ_CHECK(token->position == position++);
        FUZZ_CHECK(vitrine_tokens_stem(&stem, tokens, NULL) == VITRINE_OK);
        FUZZ_CHECK(stem == NULL || utf8_valid(stem, strlen(stem)));
        before = (struct span){token->start, token->end};
    }
}

/* Exactly as long as it is said to be, so that a byte read behind it is found out. */
static char *copy_of(const uint8_t *bytes, size_t length)
{
    char *text = malloc(length > 0 ? length : 1);

    FUZZ_CHECK(text != NULL);
    if (length > 0)
        memcpy(text, bytes, length);
    return text;
}

static void run(vitrine_analyzer *analyzer, const char *text, size_t length, const char *language)
{
    vitrine_tokens *tokens = NULL;
    vitrine_error *err = NULL;
    vitrine_status s = vitrine_tokens_new(&tokens, analyzer, text, length, language, &err);
    size_t start = 0;
    size_t end = 0;

    if (s == VITRINE_EINVAL) {
        FUZZ_CHECK(vitrine_error_span(err, &start, &end) && start < length && utf8_valid(text, start));
        FUZZ_CHECK(!utf8_valid(text, length) && tokens == NULL);
    } else {
        FUZZ_CHECK(s == VITRINE_OK && utf8_valid(text, length));
        check_tokens(tokens, text, length, language);
    }
    vitrine_error_free(err);
    vitrine_tokens_free(tokens);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *language = fuzz_language(length > 0 ? bytes[0] : 0);
    static vitrine_analyzer *analyzer;
    struct buf text = BUF_INIT;
    char *copy;

    if (analyzer == NULL)
        FUZZ_CHECK(vitrine_analyzer_new(&analyzer, NULL) == VITRINE_OK);
    if (length == 0)
        return 0;
    copy = copy_of(bytes + 1, length - 1);
    run(analyzer, copy, length - 1, language);
    free(copy);
    fuzz_text(&text, bytes + 1, length - 1);
    copy = copy_of((const uint8_t *)buf_text(&text), text.length);
    run(analyzer, copy, text.length, language);
    free(copy);
    buf_dispose(&text);
    return 0;
}
