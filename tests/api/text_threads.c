/* SPDX-License-Identifier: MIT
 * vitrine/text.h from many threads at once, each with its own analyzer or none: all get the same answers.
 * Under a thread sanitizer this shows that nothing is shared. */
#include <pthread.h>

#include "check.h"
#include "vitrine.h"

#define THREADS 8
#define ROUNDS 20

static const char text[] =
    "Đảo Phú Quốc, ឆ្នេរខ្សាច់, หาดทราย, 富國島, フーコック, the islands, l’île d’été, остров";

struct answers {
    char forms[2][256];
    char tokens[1024];
    char stems[1024];
    char key[512];
    char tag[16];
    bool equal;
    int order;
    int failed;
};

static void take(struct answers *answers, vitrine_status s)
{
    answers->failed += s != VITRINE_OK;
}

static void take_string(struct answers *answers, char *out, size_t size, char *string)
{
    snprintf(out, size, "%s", string != NULL ? string : "(none)");
    answers->failed += string == NULL;
    vitrine_string_free(string);
}

static void ask_words(struct answers *answers, vitrine_analyzer *analyzer)
{
    vitrine_tokens *tokens = NULL;
    const vitrine_token *token = NULL;

    answers->tokens[0] = answers->stems[0] = '\0';
    take(answers, vitrine_tokens_new(&tokens, analyzer, text, sizeof text - 1, "en", NULL));
    while (vitrine_tokens_next(tokens, &token, NULL) == VITRINE_OK) {
        const char *stem = NULL;

        take(answers, vitrine_tokens_stem(&stem, tokens, NULL));
        strcat(strcat(answers->tokens, token->folded), " ");
        strcat(strcat(answers->stems, stem != NULL ? stem : "-"), " ");
    }
    vitrine_tokens_free(tokens);
}

static void ask(struct answers *answers, vitrine_analyzer *analyzer)
{
    char *string = NULL;
    double confidence;

    take(answers, vitrine_text_fold(&string, text, "vi", VITRINE_WRITTEN, NULL));
    take_string(answers, answers->forms[0], sizeof answers->forms[0], string);
    take(answers, vitrine_analyzer_fold(&string, analyzer, text, "vi", VITRINE_FOLDED, NULL));
    take_string(answers, answers->forms[1], sizeof answers->forms[1], string);
    take(answers, vitrine_analyzer_sort_key(&string, analyzer, text, NULL, NULL));
    take_string(answers, answers->key, sizeof answers->key, string);
    take(answers, vitrine_language_guess(&string, &confidence, text, sizeof text - 1, NULL));
    take_string(answers, answers->tag, sizeof answers->tag, string);
    take(answers, vitrine_text_equal(&answers->equal, "duong", "Đường", "vi", VITRINE_MARKS_SMART, NULL));
    take(answers, vitrine_text_compare(&answers->order, "bà", "ban", "vi", NULL));
    ask_words(answers, analyzer);
}

static void *run(void *context)
{
    struct answers *answers = context;
    vitrine_analyzer *analyzer = NULL;
    int i;

    take(answers, vitrine_analyzer_new(&analyzer, NULL));
    for (i = 0; analyzer != NULL && i < ROUNDS; i++)
        ask(answers, analyzer);
    vitrine_analyzer_free(analyzer);
    return NULL;
}

static void compare(const struct answers *a, const struct answers *b)
{
    CHECK(b->failed == 0);
    CHECK_TEXT(b->forms[0], a->forms[0]);
    CHECK_TEXT(b->forms[1], a->forms[1]);
    CHECK_TEXT(b->tokens, a->tokens);
    CHECK_TEXT(b->stems, a->stems);
    CHECK_TEXT(b->key, a->key);
    CHECK_TEXT(b->tag, a->tag);
    CHECK(b->equal && b->order < 0);
}

int main(void)
{
    static struct answers answers[THREADS + 1];
    pthread_t threads[THREADS];
    int i;

    for (i = 0; i < THREADS; i++) /* first: whatever is made once is made by all of them at once */
        if (!CHECK(pthread_create(&threads[i], NULL, run, &answers[i]) == 0))
            return check_end();
    for (i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    run(&answers[THREADS]);
    for (i = 0; i < THREADS; i++)
        compare(&answers[THREADS], &answers[i]);
    return check_end();
}
