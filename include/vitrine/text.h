/* SPDX-License-Identifier: MIT
 * vitrine/text.h - the text analysis by itself; needs no catalogue. See catalogue.h for what is common to all
 * headers. Pure functions: no locale, no state, any thread. */
#ifndef VITRINE_TEXT_H
#define VITRINE_TEXT_H

#include "vitrine/catalogue.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum vitrine_form {
    VITRINE_WRITTEN = 0, /* NFC, lower case, Vietnamese tones placed the new way, repaired spelling */
    VITRINE_FOLDED = 1   /* that without marks on Latin letters; d for đ */
} vitrine_form;

/* The text in that form, spaces and punctuation kept. Free with vitrine_string_free. */
VITRINE_CHECKED vitrine_status vitrine_text_fold(char **out, const char *text, const char *language,
                                                 vitrine_form form, vitrine_error **err);
/* The canonical tag as catalogues store it ("vi-VN" gives "vi", "zh_TW" "zh-Hant"). Errors: EINVAL, with the likely
 * tag in the message, for what is no language. */
VITRINE_CHECKED vitrine_status vitrine_language_canonical(char **out, const char *tag, vitrine_error **err);

#ifdef __cplusplus
}
#endif
#endif
