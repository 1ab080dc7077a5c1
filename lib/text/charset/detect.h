/* SPDX-License-Identifier: MIT
 * text/charset/detect.h - which reading of a sample is Vietnamese, and how sure that is. */
#ifndef TEXT_CHARSET_DETECT_H
#define TEXT_CHARSET_DETECT_H

#include "text/charset/weigh.h"

#define READING_BIT(reading) (1u << (reading))
/* Bytes that are no Unicode. */
#define READINGS_OF_BYTES                                                                 \
    (READING_BIT(LEGACY_TCVN3) | READING_BIT(LEGACY_TCVN5712) | READING_BIT(LEGACY_VNI) | \
     READING_BIT(LEGACY_WINDOWS_1258) | READING_BIT(LEGACY_VISCII) | READING_BIT(LEGACY_VPS))
/* Unicode text whose characters were made from the bytes by windows-1252. */
#define READINGS_OF_TEXT (READINGS_OF_BYTES | READING_BIT(READING_UTF_8) | READING_BIT(READING_UTF_8_TWICE))

struct verdict {
    int reading;       /* -1: none changes the text */
    double confidence; /* that it is Vietnamese in that reading */
};

/* doubt: how unlikely Vietnamese is before the text is seen, as a natural logarithm of odds. */
void detect_vietnamese(struct verdict *out, const struct sample *sample, unsigned readings, double doubt);

#endif
