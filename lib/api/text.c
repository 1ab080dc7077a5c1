/* SPDX-License-Identifier: MIT
 * The calls of vitrine/text.h on whole texts; those on words are in tokens.c. */
#include <string.h>

#include "api/handle.h"
#include "base/alloc.h"
#include "base/err.h"
#include "text/collation.h"
#include "text/equal.h"

/* The buf as the caller's string. */
static vitrine_status give(char **out, struct buf *buf, vitrine_error **err)
{
    *out = buf_take(buf);
    return *out == NULL ? err_nomem(err) : VITRINE_OK;
}

/* --- analyzers --- */

#define BRIEF_BYTES 2000 /* less text than this is analysed faster than a table of letters is made */

/* One for a call that has texts of so many bytes. */
static vitrine_status start(vitrine_analyzer *out, size_t bytes, vitrine_error **err)
{
    return bytes < BRIEF_BYTES ? analyzer_new_brief(&out->analyzer, err) : analyzer_new(&out->analyzer, err);
}

static size_t length_of(const char *text)
{
    return text != NULL ? strlen(text) : 0;
}

vitrine_status vitrine_analyzer_new(vitrine_analyzer **out, vitrine_error **err)
{
    vitrine_analyzer *analyzer;
    vitrine_status s;

    if (out == NULL)
        return err_set(err, VITRINE_EINVAL, "analyzer: an argument is missing");
    *out = NULL;
    analyzer = mem_zero(1, sizeof *analyzer);
    if (analyzer == NULL)
        return err_nomem(err);
    s = analyzer_new(&analyzer->analyzer, err);
    if (s < 0) {
        mem_free(analyzer);
        return s;
    }
    *out = analyzer;
    return VITRINE_OK;
}

void vitrine_analyzer_free(vitrine_analyzer *analyzer)
{
    if (analyzer == NULL)
        return;
    analyzer_free(analyzer->analyzer);
    mem_free(analyzer);
}

/* --- forms --- */

static vitrine_status check_form(const char *text, vitrine_form form, vitrine_error **err)
{
    if (form != VITRINE_WRITTEN && form != VITRINE_FOLDED)
        return err_set(err, VITRINE_EINVAL, "fold: no such form");
    return handle_text(text, "fold", err);
}

vitrine_status vitrine_analyzer_fold(char **out, vitrine_analyzer *analyzer, const char *text,
                                     const char *language, vitrine_form form, vitrine_error **err)
{
    struct buf folded = BUF_INIT;
    char tag[LANGUAGE_SIZE];
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || analyzer == NULL || text == NULL)
        return err_set(err, VITRINE_EINVAL, "fold: an argument is missing");
    s = check_form(text, form, err);
    if (s >= 0)
        s = handle_tag(tag, language, err);
    if (s < 0)
        return s;
    analyzer_normalise(analyzer->analyzer, &folded, tag, text, strlen(text), form == VITRINE_FOLDED);
    return give(out, &folded, err);
}

vitrine_status vitrine_text_fold(char **out, const char *text, const char *language, vitrine_form form,
                                 vitrine_error **err)
{
    vitrine_analyzer analyzer = {NULL};
    vitrine_status s = start(&analyzer, length_of(text), err);

    if (s >= 0)
        s = vitrine_analyzer_fold(out, &analyzer, text, language, form, err);
    else if (out != NULL)
        *out = NULL;
    analyzer_free(analyzer.analyzer);
    return s;
}

/* --- equality --- */

static vitrine_status check_pair(const char *a, const char *b, const char *what, vitrine_error **err)
{
    vitrine_status s = handle_text(a, what, err);

    return s < 0 ? s : handle_text(b, what, err);
}

vitrine_status vitrine_analyzer_equal(bool *out, vitrine_analyzer *analyzer, const char *query,
                                      const char *text, const char *language, vitrine_marks marks,
                                      vitrine_error **err)
{
    char tag[LANGUAGE_SIZE];
    vitrine_status s;

    if (out != NULL)
        *out = false;
    if (out == NULL || analyzer == NULL || query == NULL || text == NULL)
        return err_set(err, VITRINE_EINVAL, "equal: an argument is missing");
    if ((unsigned)marks > VITRINE_MARKS_STRICT)
        return err_set(err, VITRINE_EINVAL, "equal: no such way of marks");
    s = check_pair(query, text, "equal", err);
    if (s >= 0)
        s = handle_tag(tag, language, err);
    return s < 0 ? s : text_equal(out, analyzer->analyzer, query, text, tag, marks, err);
}

vitrine_status vitrine_text_equal(bool *out, const char *query, const char *text, const char *language,
                                  vitrine_marks marks, vitrine_error **err)
{
    vitrine_analyzer analyzer = {NULL};
    vitrine_status s = start(&analyzer, length_of(query) + length_of(text), err);

    if (s >= 0)
        s = vitrine_analyzer_equal(out, &analyzer, query, text, language, marks, err);
    else if (out != NULL)
        *out = false;
    analyzer_free(analyzer.analyzer);
    return s;
}

/* --- order --- */

vitrine_status vitrine_analyzer_sort_key(char **out, vitrine_analyzer *analyzer, const char *text,
                                         const char *language, vitrine_error **err)
{
    struct buf key = BUF_INIT;
    char tag[LANGUAGE_SIZE];
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || analyzer == NULL || text == NULL)
        return err_set(err, VITRINE_EINVAL, "order: an argument is missing");
    s = handle_text(text, "order", err);
    if (s >= 0)
        s = handle_tag(tag, language, err);
    if (s < 0)
        return s;
    collation_append(&key, analyzer->analyzer, tag, text, strlen(text));
    return give(out, &key, err);
}

vitrine_status vitrine_text_compare(int *out, const char *a, const char *b, const char *language,
                                    vitrine_error **err)
{
    vitrine_analyzer analyzer = {NULL};
    char *key_a = NULL;
    char *key_b = NULL;
    vitrine_status s;

    if (out == NULL)
        return err_set(err, VITRINE_EINVAL, "order: an argument is missing");
    *out = 0;
    s = start(&analyzer, length_of(a) + length_of(b), err);
    if (s >= 0)
        s = vitrine_analyzer_sort_key(&key_a, &analyzer, a, language, err);
    if (s >= 0)
        s = vitrine_analyzer_sort_key(&key_b, &analyzer, b, language, err);
    if (s >= 0)
        *out = strcmp(key_a, key_b);
    vitrine_string_free(key_a);
    vitrine_string_free(key_b);
    analyzer_free(analyzer.analyzer);
    return s;
}

/* --- languages --- */

vitrine_status vitrine_language_guess(char **out, double *confidence, const char *text, size_t length,
                                      vitrine_error **err)
{
    struct buf tag = BUF_INIT;
    struct language_guess guess;
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (confidence != NULL)
        *confidence = 0;
    if (out == NULL || text == NULL)
        return err_set(err, VITRINE_EINVAL, "guess: an argument is missing");
    s = handle_text_n(text, length, "guess", err);
    if (s < 0)
        return s;
    language_guess(&guess, text, length);
    buf_string(&tag, guess.tag);
    s = give(out, &tag, err);
    if (s >= 0 && confidence != NULL)
        *confidence = guess.confidence;
    return s;
}

vitrine_status vitrine_language_canonical(char **out, const char *tag, vitrine_error **err)
{
    struct buf canonical = BUF_INIT;
    char parsed[LANGUAGE_SIZE];
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || tag == NULL)
        return err_set(err, VITRINE_EINVAL, "language: an argument is missing");
    s = language_parse(parsed, tag, NULL, NULL, err);
    if (s < 0)
        return s;
    buf_string(&canonical, parsed);
    return give(out, &canonical, err);
}
