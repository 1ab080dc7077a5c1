/* SPDX-License-Identifier: MIT
 * The SQL functions vitrine_fold(TEXT [, LANGUAGE [, 'folded' | 'written']]), vitrine_sort_key(TEXT [,
 * LANGUAGE]) and vitrine_analysis(). */
#include <string.h>

#include "base/alloc.h"
#include "extension/extension.h"
#include "text/collation.h"
#include "text/language.h"

#define FUNCTION_FLAGS (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)

/* What one function of one connection keeps. */
struct function {
    struct analyzer *analyzer; /* made when first asked for, since many connections never ask */
};

/* What a call asks for. */
struct question {
    struct analyzer *analyzer;
    const char *text;
    size_t length;
    char language[LANGUAGE_SIZE];
    bool folded;
};

/* --- arguments: false where the call has its answer, be it an error or NULL --- */

static bool read_language(struct question *question, sqlite3_context *context, sqlite3_value *value)
{
    const char *tag = (const char *)sqlite3_value_text(value);
    vitrine_error *err = NULL;
    vitrine_status s = VITRINE_OK;

    if (tag != NULL)
        s = language_parse(question->language, tag, NULL, NULL, &err);
    if (s == VITRINE_ENOMEM)
        sqlite3_result_error_nomem(context);
    else if (s < 0)
        sqlite3_result_error(context, err != NULL ? vitrine_error_message(err) : "no language", -1);
    vitrine_error_free(err);
    return s >= 0;
}

static bool read_form(struct question *question, sqlite3_context *context, sqlite3_value *value)
{
    const char *form = (const char *)sqlite3_value_text(value);

    question->folded = form == NULL || strcmp(form, "folded") == 0;
    if (question->folded || strcmp(form, "written") == 0)
        return true;
    sqlite3_result_error(context, "vitrine_fold: the form is 'folded' or 'written'", -1);
    return false;
}

static bool read_text(struct question *question, sqlite3_value *value)
{
    question->text = (const char *)sqlite3_value_text(value);
    question->length = (size_t)sqlite3_value_bytes(value);
    return question->text != NULL; /* SQLite remembers where it found no memory */
}

static bool find_analyzer(struct question *question, sqlite3_context *context)
{
    struct function *function = sqlite3_user_data(context);

    if (function->analyzer == NULL && analyzer_new(&function->analyzer, NULL) < 0)
        sqlite3_result_error_nomem(context);
    question->analyzer = function->analyzer;
    return question->analyzer != NULL;
}

static bool read_question(struct question *question, sqlite3_context *context, int count,
                          sqlite3_value **values)
{
    *question = (struct question){NULL, NULL, 0, "und", true};
    return (count < 2 || read_language(question, context, values[1])) &&
           (count < 3 || read_form(question, context, values[2])) && read_text(question, values[0]) &&
           find_analyzer(question, context);
}

/* --- answers --- */

static void give_text(sqlite3_context *context, struct buf *text)
{
    size_t length = text->length;
    char *bytes = buf_take(text);

    if (bytes == NULL)
        sqlite3_result_error_nomem(context);
    else
        sqlite3_result_text64(context, bytes, length, mem_free, SQLITE_UTF8);
}

static void fold(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct question question;
    struct buf out = BUF_INIT;

    if (!read_question(&question, context, count, values))
        return;
    analyzer_normalise(question.analyzer, &out, question.language, question.text, question.length,
                       question.folded);
    give_text(context, &out);
}

static void sort_key(sqlite3_context *context, int count, sqlite3_value **values)
{
    struct question question;
    struct buf out = BUF_INIT;

    if (!read_question(&question, context, count, values))
        return;
    collation_append(&out, question.analyzer, question.language, question.text, question.length);
    give_text(context, &out);
}

static void analysis(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_text(context, ANALYZER_STAMP, -1, SQLITE_STATIC);
}

/* --- registration --- */

typedef void answer_call(sqlite3_context *context, int count, sqlite3_value **values);

static const struct {
    const char *name;
    int count; /* of arguments */
    answer_call *answer;
} functions[] = {
    {"vitrine_fold", 1, fold},         {"vitrine_fold", 2, fold},         {"vitrine_fold", 3, fold},
    {"vitrine_sort_key", 1, sort_key}, {"vitrine_sort_key", 2, sort_key}, {"vitrine_analysis", 0, analysis},
};

static void function_free(void *freed)
{
    struct function *function = freed;

    analyzer_free(function->analyzer);
    mem_free(function);
}

int functions_register(sqlite3 *db)
{
    int code = SQLITE_OK;
    size_t i;

    for (i = 0; code == SQLITE_OK && i < sizeof functions / sizeof functions[0]; i++) {
        struct function *function = mem_zero(1, sizeof *function);

        if (function == NULL)
            return SQLITE_NOMEM;
        /* Frees it on failure, too. */
        code = sqlite3_create_function_v2(db, functions[i].name, functions[i].count, FUNCTION_FLAGS, function,
                                          functions[i].answer, NULL, NULL, function_free);
    }
    return code;
}
