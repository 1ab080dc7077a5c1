/* SPDX-License-Identifier: MIT
 * Folding twice is folding once: of whole texts in both forms, and of the keys of tokens; with an analyzer of either kind. */
#include "fuzz.h"

static void check_whole(const char *language, const struct buf *text, bool folded)
{
    struct buf once = BUF_INIT;
    struct buf twice = BUF_INIT;

    analyzer_normalise(fuzz_analyzer(), &once, language, buf_text(text), text->length, folded);
    FUZZ_CHECK(utf8_valid(buf_text(&once), once.length));
    analyzer_normalise(fuzz_analyzer(), &twice, language, buf_text(&once), once.length, folded);
    fuzz_expect_same(&once, &twice, folded ? "folded" : "written");
    buf_dispose(&once);
    buf_dispose(&twice);
}

/* The folded form of a written form is the folded form. */
static void check_both(const char *language, const struct buf *text)
{
    struct buf written = BUF_INIT;
    struct buf folded = BUF_INIT;
    struct buf direct = BUF_INIT;

    analyzer_normalise(fuzz_analyzer(), &written, language, buf_text(text), text->length, false);
    analyzer_normalise(fuzz_analyzer(), &folded, language, buf_text(&written), written.length, true);
    analyzer_normalise(fuzz_analyzer(), &direct, language, buf_text(text), text->length, true);
    fuzz_expect_same(&folded, &direct, "written and folded");
    buf_dispose(&written);
    buf_dispose(&folded);
    buf_dispose(&direct);
}

/* An analyzer without tables says the same. */
static void check_brief(const char *language, const struct buf *text, bool folded)
{
    static struct analyzer *brief;
    struct buf wanted = BUF_INIT;
    struct buf got = BUF_INIT;

    if (brief == NULL)
        FUZZ_CHECK(analyzer_new_brief(&brief, NULL) == VITRINE_OK);
    analyzer_normalise(fuzz_analyzer(), &wanted, language, buf_text(text), text->length, folded);
    analyzer_normalise(brief, &got, language, buf_text(text), text->length, folded);
    fuzz_expect_same(&wanted, &got, "brief");
    buf_dispose(&wanted);
    buf_dispose(&got);
}

static bool check_token(void *context, const struct token *token)
{
    struct buf once = BUF_INIT;
    struct buf twice = BUF_INIT;

    (void)context;
    analyzer_fold(fuzz_analyzer(), &once, token->bytes, token->length);
    analyzer_fold(fuzz_analyzer(), &twice, buf_text(&once), once.length);
    fuzz_expect_same(&once, &twice, "key");
    FUZZ_CHECK(utf8_valid(buf_text(&once), once.length));
    FUZZ_CHECK(analyzer_last_mark(fuzz_analyzer(), token->bytes, token->length) <= token->length);
    buf_dispose(&once);
    buf_dispose(&twice);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const char *language = fuzz_language(length > 0 ? bytes[0] : 0);
    struct buf text = BUF_INIT;

    if (length > 0)
        fuzz_text(&text, bytes + 1, length - 1);
    check_whole(language, &text, false);
    check_whole(language, &text, true);
    check_both(language, &text);
    check_brief(language, &text, length % 2 == 0);
    FUZZ_CHECK(analyzer_run(fuzz_analyzer(), language, buf_text(&text), text.length, check_token, NULL, NULL) ==
               VITRINE_OK);
    buf_dispose(&text);
    return 0;
}
