/* SPDX-License-Identifier: MIT
 * The calls of vitrine/text.h. */
#include <string.h>

#include "api/handle.h"
#include "base/err.h"

vitrine_status vitrine_text_fold(char **out, const char *text, const char *language, vitrine_form form,
                                 vitrine_error **err)
{
    struct analyzer *analyzer = NULL;
    struct buf folded = BUF_INIT;
    char tag[LANGUAGE_SIZE] = "und";
    vitrine_status s;

    if (out != NULL)
        *out = NULL;
    if (out == NULL || text == NULL)
        return err_set(err, VITRINE_EINVAL, "fold: an argument is missing");
    s = handle_text(text, "fold", err);
    if (s >= 0 && language != NULL)
        s = language_parse(tag, language, NULL, NULL, err);
    if (s >= 0)
        s = analyzer_new(&analyzer, err);
    if (s >= 0) {
        analyzer_normalise(analyzer, &folded, tag, text, strlen(text), form == VITRINE_FOLDED);
        *out = buf_take(&folded);
        s = *out == NULL ? err_nomem(err) : VITRINE_OK;
    }
    analyzer_free(analyzer);
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
    *out = buf_take(&canonical);
    return *out == NULL ? err_nomem(err) : VITRINE_OK;
}
