/* SPDX-License-Identifier: MIT
 * The SQL functions vitrine_fold(TEXT [, LANGUAGE [, 'folded' | 'written']]) and vitrine_analysis(). */
#include <string.h>

#include "base/alloc.h"
#include "extension/extension.h"
#include "text/language.h"

#define FUNCTION_FLAGS (SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS)

/* Made when first asked for, since many connections never fold. */
struct folding {
    struct analyzer *analyzer;
};

/* Set the error and return false where an argument is not as it should be. */
static bool read_language(char out[LANGUAGE_SIZE], sqlite3_context *context, sqlite3_value *value)
{
    const char *tag = (const char *)sqlite3_value_text(value);
    vitrine_error *err = NULL;
    vitrine_status s = VITRINE_OK;

    strcpy(out, "und");
    if (tag != NULL)
        s = language_parse(out, tag, NULL, NULL, &err);
    if (s == VITRINE_ENOMEM)
        sqlite3_result_error_nomem(context);
    else if (s < 0)
        sqlite3_result_error(context, err != NULL ? vitrine_error_message(err) : "no language", -1);
    vitrine_error_free(err);
    return s >= 0;
}

static bool read_form(bool *folded, sqlite3_context *context, sqlite3_value *value)
{
    const char *form = (const char *)sqlite3_value_text(value);

    *folded = form == NULL || strcmp(form, "folded") == 0;
    if (*folded || strcmp(form, "written") == 0)
        return true;
    sqlite3_result_error(context, "vitrine_fold: the form is 'folded' or 'written'", -1);
    return false;
}

static void result_buf(sqlite3_context *context, struct buf *text)
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
    struct folding *folding = sqlite3_user_data(context);
    char language[LANGUAGE_SIZE] = "und";
    struct buf out = BUF_INIT;
    bool folded = true;
    const char *text;

    if (count < 1 || count > 3) {
        sqlite3_result_error(context, "vitrine_fold takes a text, a language and a form", -1);
        return;
    }
    if ((count > 1 && !read_language(language, context, values[1])) ||
        (count > 2 && !read_form(&folded, context, values[2])))
        return;
    text = (const char *)sqlite3_value_text(values[0]);
    if (text == NULL)
        return; /* of NULL, NULL; SQLite remembers if it found no memory */
    if (folding->analyzer == NULL && analyzer_new(&folding->analyzer, NULL) < 0) {
        sqlite3_result_error_nomem(context);
        return;
    }
    analyzer_normalise(folding->analyzer, &out, language, text, (size_t)sqlite3_value_bytes(values[0]),
                       folded);
    result_buf(context, &out);
}

static void analysis(sqlite3_context *context, int count, sqlite3_value **values)
{
    (void)count;
    (void)values;
    sqlite3_result_text(context, ANALYZER_STAMP, -1, SQLITE_STATIC);
}

static void folding_free(void *freed)
{
    struct folding *folding = freed;

    analyzer_free(folding->analyzer);
    mem_free(folding);
}

int functions_register(sqlite3 *db)
{
    struct folding *folding = mem_zero(1, sizeof *folding);
    int code;

    if (folding == NULL)
        return SQLITE_NOMEM;
    /* Frees it on failure, too. */
    code = sqlite3_create_function_v2(db, "vitrine_fold", -1, FUNCTION_FLAGS, folding, fold, NULL, NULL,
                                      folding_free);
    if (code == SQLITE_OK)
        code = sqlite3_create_function_v2(db, "vitrine_analysis", 0, FUNCTION_FLAGS, NULL, analysis, NULL,
                                          NULL, NULL);
    return code;
}
