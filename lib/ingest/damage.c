/* SPDX-License-Identifier: MIT
 * Which values look damaged; see damage.h. */
#include "ingest/damage.h"

#include <string.h>

#include "document/document.h"
#include "text/ocr.h"

bool damage_is_plain(enum field field, const char *language, const char *text)
{
    size_t length = strlen(text);

    return field_is_text(field) && field != FIELD_KEYWORDS && document_may_be_damaged(language) &&
           ocr_has_many_marks(text, length) && ocr_judge(text, length) == OCR_DAMAGED;
}
