/* SPDX-License-Identifier: MIT
 * analyze_text.c - what Vitrine's text analysis tells of a text, without a catalogue: its language, its words
 * and where they stand, which of them answer a question, and the alphabetical order of names.
 *
 *     cc analyze_text.c $(pkg-config --cflags --libs vitrine) -o analyze_text
 *     ./analyze_text 'Chợ nổi Cái Răng họp từ sáng sớm' 'cho noi'
 *
 * An analyzer is made once and kept: one for each thread of a program that asks often. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vitrine.h>

static vitrine_status print_language(char **language, const char *text, vitrine_error **err)
{
    double confidence = 0;
    vitrine_status s = vitrine_language_guess(language, &confidence, text, strlen(text), err);

    if (s >= 0)
        printf("language: %s (%.0f %% sure)\n", *language, 100 * confidence);
    return s;
}

/* One line: where the word stands, what is written there, and the key it shares with its other spellings. */
static void print_token(const vitrine_token *token, const char *text, const char *stem)
{
    printf("  %2zu-%-2zu %.*s: %s, folded %s", token->start, token->end, (int)(token->end - token->start),
           text + token->start, token->written, token->folded);
    if (stem != NULL)
        printf(", stem %s", stem);
    printf("\n");
}

static vitrine_status print_tokens(vitrine_analyzer *analyzer, const char *text, const char *language,
                                   vitrine_error **err)
{
    vitrine_tokens *tokens = NULL;
    const vitrine_token *token = NULL; /* borrowed from tokens, until the next _next */
    const char *stem = NULL;
    vitrine_status s = vitrine_tokens_new(&tokens, analyzer, text, strlen(text), language, err);

    while (s >= 0 && (s = vitrine_tokens_next(tokens, &token, err)) == VITRINE_OK) {
        s = vitrine_tokens_stem(&stem, tokens, err);
        if (s >= 0)
            print_token(token, text, stem);
    }
    vitrine_tokens_free(tokens);
    return s == VITRINE_DONE ? VITRINE_OK : s;
}

static vitrine_status print_answer(vitrine_analyzer *analyzer, const char *query, const char *text,
                                   const char *language, vitrine_error **err)
{
    bool equal = false;
    vitrine_status s =
        vitrine_analyzer_equal(&equal, analyzer, query, text, language, VITRINE_MARKS_SMART, err);

    if (s >= 0)
        printf("'%s' is%s answered by '%s'\n", query, equal ? "" : " not", text);
    return s;
}

struct name {
    const char *text;
    char *key; /* ours; strcmp of two keys is the order of their names */
};

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct name *)a)->key, ((const struct name *)b)->key);
}

static vitrine_status print_sorted(vitrine_analyzer *analyzer, vitrine_error **err)
{
    struct name names[] = {{"Đà Nẵng", NULL}, {"Bạc Liêu", NULL}, {"Cao Bằng", NULL},
                           {"Cà Mau", NULL},  {"Bắc Kạn", NULL},  {"An Giang", NULL}};
    const size_t count = sizeof names / sizeof names[0];
    vitrine_status s = VITRINE_OK;

    for (size_t i = 0; s >= 0 && i < count; i++)
        s = vitrine_analyzer_sort_key(&names[i].key, analyzer, names[i].text, "vi", err);
    if (s >= 0)
        qsort(names, count, sizeof names[0], compare_names);
    for (size_t i = 0; i < count; i++) {
        if (s >= 0)
            printf("%s%s", names[i].text, i + 1 < count ? ", " : "\n");
        vitrine_string_free(names[i].key);
    }
    return s;
}

int main(int argc, char **argv)
{
    vitrine_analyzer *analyzer = NULL;
    vitrine_error *err = NULL; /* holds the cause once a call has failed, and is ours to free */
    char *language = NULL;
    vitrine_status s;

    if (argc != 3) {
        fprintf(stderr, "usage: analyze_text TEXT WORDS\n");
        return 2;
    }
    s = vitrine_analyzer_new(&analyzer, &err);
    if (s >= 0)
        s = print_language(&language, argv[1], &err);
    if (s >= 0)
        s = print_tokens(analyzer, argv[1], language, &err);
    if (s >= 0)
        s = print_answer(analyzer, argv[2], argv[1], language, &err);
    if (s >= 0)
        s = print_sorted(analyzer, &err);
    if (s < 0)
        fprintf(stderr, "analyze_text: %s\n", vitrine_error_message(err));
    vitrine_error_free(err);
    vitrine_string_free(language);
    vitrine_analyzer_free(analyzer);
    return s < 0 ? 1 : 0;
}
