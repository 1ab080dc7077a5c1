/* SPDX-License-Identifier: MIT
 * vitrine/text.h without memory: the n-th allocation fails, for every n, and a second time all after it too.
 * The answer is ENOMEM with nothing given, or the right one. ICU's own allocations are left out: it makes
 * none once it has been used. */
#include "base/alloc.h"
#include "check.h"
#include "vitrine.h"

static const char text[] = "Đảo Phú Quốc ឆ្នេរ 富國 islands œuvre";

static vitrine_status fold(vitrine_error **err)
{
    char *out = (char *)"old";
    vitrine_status s = vitrine_text_fold(&out, text, "vi", VITRINE_FOLDED, err);

    CHECK((out != NULL) == (s >= 0));
    if (s >= 0)
        CHECK_TEXT(out, "dao phu quoc ឆ្នេរ 富國 islands oeuvre");
    vitrine_string_free(out);
    return s;
}

static vitrine_status equal(vitrine_error **err)
{
    bool out = true;
    vitrine_status s =
        vitrine_text_equal(&out, "dao phu quoc ky", "Đảo Phú Quốc kĩ", "vi", VITRINE_MARKS_SMART, err);

    CHECK(out == (s >= 0));
    return s;
}

static vitrine_status equal_signs(vitrine_error **err)
{
    bool out = true;
    vitrine_status s = vitrine_text_equal(&out, "!!!!", "!!!!", "vi", VITRINE_MARKS_STRICT, err);

    CHECK(out == (s >= 0));
    return s;
}

static vitrine_status compare(vitrine_error **err)
{
    int out = 9;
    vitrine_status s = vitrine_text_compare(&out, text, "Đảo Phú Quý, œ", NULL, err);

    CHECK(s >= 0 ? out < 0 : out == 0);
    return s;
}

static vitrine_status walk(vitrine_tokens *tokens, size_t *count, vitrine_error **err)
{
    const vitrine_token *token = NULL;
    const char *stem = NULL;
    vitrine_status s;

    while ((s = vitrine_tokens_next(tokens, &token, err)) == VITRINE_OK) {
        s = vitrine_tokens_stem(&stem, tokens, err);
        if (s < 0)
            return s;
        CHECK(stem != NULL);
        ++*count;
    }
    CHECK(token == NULL);
    return s == VITRINE_DONE ? VITRINE_OK : s;
}

static vitrine_status tokens(vitrine_error **err)
{
    vitrine_analyzer *analyzer = NULL;
    vitrine_tokens *tokens = NULL;
    size_t count = 0;
    vitrine_status s = vitrine_analyzer_new(&analyzer, err);

    CHECK((analyzer != NULL) == (s >= 0));
    if (s >= 0) {
        s = vitrine_tokens_new(&tokens, analyzer, text, sizeof text - 1, "fr", err);
        CHECK((tokens != NULL) == (s >= 0));
    }
    if (s >= 0)
        s = walk(tokens, &count, err);
    CHECK(s < 0 || count == 9);
    vitrine_tokens_free(tokens);
    vitrine_analyzer_free(analyzer);
    return s;
}

static vitrine_status guess(vitrine_error **err)
{
    char *tag = (char *)"old";
    vitrine_status s = vitrine_language_guess(&tag, NULL, text, sizeof text - 1, err);

    CHECK((tag != NULL) == (s >= 0));
    vitrine_string_free(tag);
    return s;
}

static vitrine_status canonical(vitrine_error **err)
{
    char *tag = (char *)"old";
    vitrine_status s = vitrine_language_canonical(&tag, "zh-TW", err);

    CHECK((tag != NULL) == (s >= 0));
    vitrine_string_free(tag);
    return s;
}

/* False when the work came to its end without a failed allocation. */
static int run(vitrine_status (*work)(vitrine_error **err), long n, int persist)
{
    vitrine_error *err = NULL;
    vitrine_status s;
    int hit;

    mem_fault_set(n, persist);
    s = work(&err);
    hit = mem_fault_hit();
    mem_fault_set(-1, 0);
    CHECK(s == (hit ? VITRINE_ENOMEM : VITRINE_OK) && vitrine_error_status(err) == s);
    vitrine_error_free(err);
    return hit;
}

int main(void)
{
    static vitrine_status (*const works[])(vitrine_error * *err) = {fold,   equal, equal_signs, compare,
                                                                    tokens, guess, canonical};
    size_t i;
    int persist;
    long n;

    for (i = 0; i < sizeof works / sizeof works[0]; i++) {
        CHECK(!run(works[i], 1L << 40, 0)); /* warmed up, and right without a failure */
        for (persist = 0; persist < 2; persist++)
            for (n = 0; run(works[i], n, persist); n++)
                ;
    }
    return check_end();
}
