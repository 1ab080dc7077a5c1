/* SPDX-License-Identifier: MIT
 * vitrine/text.h on words: tokens with their spans, forms and stems, one by one. */
#include "check.h"
#include "vitrine.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

static vitrine_analyzer *analyzer;

/* --- tables --- */

/* Tokens as "written[the bytes they stand for]flags": * marked, + joined, ~ unspaced. */
static const struct {
    const char *language;
    const char *text;
    const char *want;
} rows[] = {
    {"vi", "Đảo Phú-Quốc!", "đảo[Đảo]* phú[Phú]* quốc[Quốc]*+"},
    {"vi", "hòa", "hoà[hòa]*"},
    {"vi", "e\xcc\x82\xcc\x81m", "ếm[e\xcc\x82\xcc\x81m]*"},
    {"vi", "TP.HCM", "tp[TP] hcm[HCM]+"},
    {"vi", "Q1", "q[Q] 1[1]+"},
    {"vi", "a_b c", "a[a] b[b]+ c[c]"},
    {"en", "The Beaches", "the[The] beaches[Beaches]"},
    {"fr", "l’Île", "l[l] île[Île]*+"},
    {"km", "ឆ្នេរ", "ឆ្នេ[ឆ្នេ]~ រ[រ]+~"},
    {"zh", "海灘x", "海[海]~ 灘[灘]+~ x[x]+"},
    {"ja", "ｶﾞ", "ガ[ｶﾞ]~"},
    {NULL, " \t!?", ""},
    {NULL, "", ""},
};

static void write_token(char *out, size_t size, const vitrine_token *token, const char *text)
{
    size_t used = strlen(out);

    snprintf(out + used, size - used, "%s%s[%.*s]%s%s%s", used > 0 ? " " : "", token->written,
             (int)(token->end - token->start), text + token->start, token->marked ? "*" : "",
             token->joined ? "+" : "", token->unspaced ? "~" : "");
}

static void test_tables(void)
{
    size_t i;

    for (i = 0; i < LENGTH(rows); i++) {
        vitrine_tokens *tokens = NULL;
        const vitrine_token *token = NULL;
        char got[512] = "";
        uint32_t position = 0;

        CHECK(vitrine_tokens_new(&tokens, analyzer, rows[i].text, strlen(rows[i].text), rows[i].language,
                                 NULL) == VITRINE_OK);
        while (vitrine_tokens_next(tokens, &token, NULL) == VITRINE_OK) {
            CHECK(token->position == position++ && strlen(token->written) == token->written_length &&
                  strlen(token->folded) == token->folded_length);
            write_token(got, sizeof got, token, rows[i].text);
        }
        CHECK(token == NULL);
        CHECK(vitrine_tokens_next(tokens, &token, NULL) == VITRINE_DONE);
        CHECK_ROW(got, rows[i].want, rows[i].text);
        vitrine_tokens_free(tokens);
    }
}

static void test_keys(void)
{
    static const struct {
        const char *language;
        const char *word;
        const char *folded;
        const char *stem; /* NULL: the language has no stemmer */
    } words[] = {
        {"vi", "Đường", "duong", NULL},
        {"en", "islands", "islands", "island"},
        {"fr", "Plages", "plages", "plag"},
        {"fr", "îles", "iles", "ile"},
        {"ru", "острова", "острова", "остров"},
        {"ja", "カ", "か", NULL},
        {"zh", "灘", "滩", NULL},
        {NULL, "islands", "islands", NULL},
        {"de", "Straße", "strasse", "strass"},
    };
    size_t i;

    for (i = 0; i < LENGTH(words); i++) {
        vitrine_tokens *tokens = NULL;
        const vitrine_token *token = NULL;
        const char *stem = "old";

        CHECK(vitrine_tokens_new(&tokens, analyzer, words[i].word, strlen(words[i].word), words[i].language,
                                 NULL) == VITRINE_OK);
        CHECK(vitrine_tokens_next(tokens, &token, NULL) == VITRINE_OK);
        CHECK_ROW(token->folded, words[i].folded, words[i].word);
        CHECK(vitrine_tokens_stem(&stem, tokens, NULL) == VITRINE_OK);
        CHECK_ROW(stem, words[i].stem, words[i].word);
        CHECK_ROW(token->folded, words[i].folded, words[i].word); /* still there */
        vitrine_tokens_free(tokens);
    }
}

/* --- bounds --- */

static size_t count_tokens(const char *text, size_t length)
{
    vitrine_tokens *tokens = NULL;
    const vitrine_token *token = NULL;
    size_t count = 0;

    CHECK(vitrine_tokens_new(&tokens, analyzer, text, length, NULL, NULL) == VITRINE_OK);
    while (vitrine_tokens_next(tokens, &token, NULL) == VITRINE_OK) {
        CHECK(token->start < token->end && token->end <= length);
        count++;
    }
    vitrine_tokens_free(tokens);
    return count;
}

static void test_lengths(void)
{
    static const char with_nul[] = "bún\0bò";
    vitrine_tokens *tokens = NULL;
    const vitrine_token *token = NULL;
    char *long_text = malloc(100000);
    size_t i;

    CHECK(count_tokens(with_nul, sizeof with_nul - 1) == 2); /* NUL is no letter */
    CHECK(count_tokens("phở bò", 5) == 1);                   /* what is behind the length is not read */
    for (i = 0; long_text != NULL && i < 100000; i++)
        long_text[i] = 'a';
    if (!CHECK(long_text != NULL))
        return;
    CHECK(vitrine_tokens_new(&tokens, analyzer, long_text, 100000, NULL, NULL) == VITRINE_OK);
    CHECK(vitrine_tokens_next(tokens, &token, NULL) == VITRINE_OK);
    CHECK(token->written_length <= 255 && token->start == 0);
    vitrine_tokens_free(tokens);
    free(long_text);
}

static void test_refuses(void)
{
    vitrine_tokens *tokens = (vitrine_tokens *)rows;
    const vitrine_token *token = NULL;
    const char *stem = "old";
    vitrine_error *err = NULL;
    size_t start = 0;
    size_t end = 0;

    CHECK(vitrine_tokens_new(NULL, analyzer, "a", 1, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_tokens_new(&tokens, NULL, "a", 1, NULL, NULL) == VITRINE_EINVAL && tokens == NULL);
    CHECK(vitrine_tokens_new(&tokens, analyzer, NULL, 0, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_tokens_new(&tokens, analyzer, "a", 1, "xx", NULL) == VITRINE_EINVAL);
    CHECK(vitrine_tokens_new(&tokens, analyzer, "ph\xe1\xbb", 4, "vi", &err) == VITRINE_EINVAL &&
          tokens == NULL);
    CHECK_TEXT(vitrine_error_message(err),
               "tokens: not valid UTF-8, at byte 2"); /* a character cut by the length */
    CHECK(vitrine_error_span(err, &start, &end) && start == 2);
    vitrine_error_free(err);
    CHECK(vitrine_tokens_next(NULL, &token, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_tokens_new(&tokens, analyzer, "beaches", 7, "en", NULL) == VITRINE_OK);
    CHECK(vitrine_tokens_next(tokens, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_tokens_stem(&stem, tokens, NULL) == VITRINE_EINVAL && stem == NULL); /* before the first */
    CHECK(vitrine_tokens_next(tokens, &token, NULL) == VITRINE_OK);
    CHECK(vitrine_tokens_stem(NULL, tokens, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_tokens_stem(&stem, NULL, NULL) == VITRINE_EINVAL);
    CHECK(vitrine_tokens_next(tokens, &token, NULL) == VITRINE_DONE);
    CHECK(vitrine_tokens_stem(&stem, tokens, NULL) == VITRINE_EINVAL); /* behind the last */
    vitrine_tokens_free(tokens);
    vitrine_tokens_free(NULL);
}

/* --- who lives how long --- */

/* The text may go once it is analysed, and several runs share one analyzer, each with its own language. */
static void test_lifetime(void)
{
    char *text = strdup("Các bãi biển đẹp");
    vitrine_tokens *first = NULL;
    vitrine_tokens *second = NULL;
    const vitrine_token *token = NULL;
    const vitrine_token *other = NULL;
    const char *stem = NULL;
    char *folded = NULL;

    if (!CHECK(text != NULL))
        return;
    CHECK(vitrine_tokens_new(&first, analyzer, text, strlen(text), "vi", NULL) == VITRINE_OK);
    memset(text, 'x', strlen(text));
    free(text);
    CHECK(vitrine_tokens_next(first, &token, NULL) == VITRINE_OK);
    CHECK(vitrine_tokens_new(&second, analyzer, "islands", 7, "en", NULL) == VITRINE_OK);
    CHECK(vitrine_tokens_next(second, &other, NULL) == VITRINE_OK);
    CHECK(vitrine_analyzer_fold(&folded, analyzer, "Chợ", "vi", VITRINE_FOLDED, NULL) == VITRINE_OK);
    CHECK(vitrine_tokens_stem(&stem, second, NULL) == VITRINE_OK);
    CHECK_TEXT(token->written, "các");
    CHECK_TEXT(token->folded, "cac");
    CHECK_TEXT(stem, "island");
    CHECK_TEXT(folded, "cho");
    vitrine_string_free(folded);
    vitrine_tokens_free(second);
    CHECK(vitrine_tokens_next(first, &token, NULL) == VITRINE_OK);
    CHECK_TEXT(token->written, "bãi");
    vitrine_tokens_free(first);
}

int main(void)
{
    if (!CHECK(vitrine_analyzer_new(&analyzer, NULL) == VITRINE_OK))
        return check_end();
    test_tables();
    test_keys();
    test_lengths();
    test_refuses();
    test_lifetime();
    vitrine_analyzer_free(analyzer);
    return check_end();
}
