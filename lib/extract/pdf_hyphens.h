/* SPDX-License-Identifier: MIT
 * extract/pdf_hyphens.h - the letter ư of TCVN3 where a PDF took it for a hyphen.
 *
 * Its byte is 0xad, at which the usual encodings of PDF have a soft hyphen, and which programs read as "-".
 */
#ifndef EXTRACT_PDF_HYPHENS_H
#define EXTRACT_PDF_HYPHENS_H

#include "base/buf.h"

/* Append UTF-8 text with ư for hyphens wherever that makes a word a syllable; returns how many words. */
size_t pdf_restore_hyphens(struct buf *out, const char *text, size_t length);

#endif
