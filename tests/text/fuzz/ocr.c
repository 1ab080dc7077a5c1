/* SPDX-License-Identifier: MIT
 * Texts read by machines: a judgement of any text; distances that are one; tokens in order and inside of the
 * text. */
#include "text/ocr.h"
#include "document/document.h"
#include "fuzz.h"
#include "text/misread.h"

struct seen {
    size_t length;
    size_t end; /* of the token before */
};

static bool see_token(void *context, const struct token *token)
{
    struct seen *seen = context;

    FUZZ_CHECK(token->length > 0 && token->start < token->end && token->end <= seen->length);
    FUZZ_CHECK(token->end >= seen->end);
    seen->end = token->end;
    return true;
}

/* The two halves of the bytes as words. */
static void check_distance(const char *bytes, size_t length)
{
    const char *a = bytes;
    const char *b = bytes + length / 2;
    size_t a_length = length / 2;
    size_t b_length = length - length / 2;
    unsigned distance = misread_distance(a, a_length, b, b_length, MISREAD_EDIT);

    FUZZ_CHECK((distance == 0) == (a_length <= MISREAD_BYTES && b_length <= MISREAD_BYTES &&
                                   a_length == b_length && memcmp(a, b, a_length) == 0));
    misread_syllable(a, a_length);
    misread_syllable(b, b_length);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct buf text = BUF_INIT;
    struct seen seen = {0, 0};

    fuzz_text(&text, bytes, length);
    ocr_judge(buf_text(&text), text.length);
    seen.length = text.length;
    FUZZ_CHECK(document_tokens(fuzz_analyzer(), "vi", DOCUMENT_DAMAGED, buf_text(&text), text.length,
                               see_token, &seen, NULL) == VITRINE_OK);
    check_distance((const char *)bytes, length < 24 ? length : 24);
    buf_dispose(&text);
    return 0;
}
