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

/* How unlikely Vietnamese is before the text is seen, as natural logarithms of odds: among bytes that are no
 * Unicode, in a Vietnamese archive; as Unicode that is not what it seems; under a font that is made for
 * nothing else, whose word is then taken from FONT_CONFIDENCE on. */
#define DOUBT_OF_BYTES 1.5
#define DOUBT_OF_TEXT 4.0
#define DOUBT_OF_FONT (-1.5)
#define FONT_CONFIDENCE 0.5

struct verdict {
    int reading;       /* -1: none changes the text */
    double confidence; /* that it is Vietnamese in that reading */
};

/* doubt: one of the above. With a font there is no need of many words. */
void detect_vietnamese(struct verdict *out, const struct sample *sample, unsigned readings, double doubt);

#endif
