/* SPDX-License-Identifier: MIT
 * The guess of a language: a canonical tag, a confidence that is one, the same in every composed form. */
#include "fuzz.h"
#include "text/language.h"
#include "vitrine.h"

static void check_canonical(const char *tag)
{
    char *canonical = NULL;

    FUZZ_CHECK(vitrine_language_canonical(&canonical, tag, NULL) == VITRINE_OK);
    FUZZ_CHECK(strcmp(canonical, tag) == 0);
    vitrine_string_free(canonical);
}

static void guess(char out[LANGUAGE_SIZE], const struct buf *text)
{
    double confidence = -1;
    char *tag = NULL;

    FUZZ_CHECK(vitrine_language_guess(&tag, &confidence, buf_text(text), text->length, NULL) == VITRINE_OK);
    FUZZ_CHECK(confidence >= 0 && confidence <= 1);
    FUZZ_CHECK(confidence > 0 || strcmp(tag, "und") == 0);
    check_canonical(tag);
    strcpy(out, tag);
    vitrine_string_free(tag);
}

static void check_form(const char *wanted, const UNormalizer2 *form, const struct buf *text)
{
    struct buf changed = BUF_INIT;
    char got[LANGUAGE_SIZE];

    fuzz_normalise(&changed, form, text);
    guess(got, &changed);
    FUZZ_CHECK(strcmp(got, wanted) == 0);
    buf_dispose(&changed);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    UErrorCode error = U_ZERO_ERROR;
    struct buf text = BUF_INIT;
    char tag[LANGUAGE_SIZE];
    char of_keyword[LANGUAGE_SIZE];

    fuzz_text(&text, bytes, length);
    guess(tag, &text);
    if (text.length < 512) { /* of a longer text the beginning counts, and forms differ in length */
        check_form(tag, unorm2_getNFCInstance(&error), &text);
        check_form(tag, unorm2_getNFDInstance(&error), &text);
    }
    language_of_keyword(of_keyword, buf_text(&text), text.length);
    check_canonical(of_keyword);
    buf_dispose(&text);
    return 0;
}
