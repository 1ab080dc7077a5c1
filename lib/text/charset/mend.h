/* SPDX-License-Identifier: MIT
 * text/charset/mend.h - Unicode text turned back into the bytes it was made from, and read as what they were.
 */
#ifndef TEXT_CHARSET_MEND_H
#define TEXT_CHARSET_MEND_H

#include "text/charset/detect.h"
#include "text/charset/sink.h"

/* Read the UTF-8 text in a way that detect_vietnamese gave. Characters that stand for no byte stay. */
void mend_text(struct sink *out, const char *text, size_t length, int reading);
/* "TCVN3 read as windows-1252". */
void mend_route(char out[CHARSET_NAME_SIZE], const char *text, size_t length, int reading);

#endif
