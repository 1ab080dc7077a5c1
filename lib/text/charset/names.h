/* SPDX-License-Identifier: MIT
 * text/charset/names.h - what encodings are called. */
#ifndef TEXT_CHARSET_NAMES_H
#define TEXT_CHARSET_NAMES_H

#include "text/charset/legacy.h"
#include "vitrine/error.h"

/* Encodings that are read by our own code. */
enum charset {
    CHARSET_UTF_8,
    CHARSET_UTF_16LE,
    CHARSET_UTF_16BE,
    CHARSET_VIQR,
    CHARSET_LEGACY, /* and LEGACY_COUNT of them */
    CHARSET_COUNT = CHARSET_LEGACY + LEGACY_COUNT,
    CHARSET_OTHER = -1 /* perhaps ICU's */
};

/* By name or alias, letters, digits and nothing else compared. */
enum charset charset_find(const char *name);
const char *charset_of_legacy(enum legacy legacy);
/* EINVAL, with the nearest name. */
vitrine_status charset_unknown(const char *name, vitrine_error **err);

#endif
