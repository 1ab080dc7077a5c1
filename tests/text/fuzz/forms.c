/* SPDX-License-Identifier: MIT
 * How a text is composed does not matter: it, its NFC and its NFD have the same tokens, forms and place in the order. */
#include "fuzz.h"
#include "text/collation.h"

static bool note_token(void *context, const struct token *token)
{
    struct buf *out = context;

    buf_append(out, token->bytes, token->length);
    buf_format(out, "%c%c%c\n", token->marked ? '*' : ' ', token->joined ? '+' : ' ', token->unspaced ? '~' : ' ');
    return true;
}

/* All that analysis says of a text but its spans. */
static void analyse(struct buf *out, const char *language, const struct buf *text)
{
    struct analyzer *analyzer = fuzz_analyzer();

    FUZZ_CHECK(analyzer_run(analyzer, language, buf_text(text), text->length, note_token, out, NULL) == VITRINE_OK);
    analyzer_normalise(analyzer, out, language, buf_text(text), text->length, false);
    buf_char(out, '\n');
    analyzer_normalise(analyzer, out, language, buf_text(text), text->length, true);
    buf_char(out, '\n');
    collation_append(out, analyzer, language, buf_text(text), text->length);
    FUZZ_CHECK(!out->failed);
}

static void check_form(const struct buf *wanted, const char *language, const UNormalizer2 *form, const struct buf *text)
{
    struct buf changed = BUF_INIT;
    struct buf got = BUF_INIT;

    fuzz_normalise(&changed, form, text);
    analyse(&got, language, &changed);
    fuzz_expect_same(wanted, &got, language);
    buf_dispose(&changed);
    buf_dispose(&got);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *language = fuzz_language(length > 0 ? bytes[0] : 0);
    UErrorCode error = U_ZERO_ERROR;
    struct buf text = BUF_INIT;
    struct buf wanted = BUF_INIT;

    if (length == 0 || length > 256) /* one word of some 1,000 characters is cut, by the characters it has */
        return 0;
    fuzz_text(&text, bytes + 1, length - 1);
    analyse(&wanted, language, &text);
    check_form(&wanted, language, unorm2_getNFCInstance(&error), &text);
    check_form(&wanted, language, unorm2_getNFDInstance(&error), &text);
    buf_dispose(&text);
    buf_dispose(&wanted);
    return 0;
}
