/* SPDX-License-Identifier: MIT
 * text/ocr.h - is a Vietnamese text what a machine read from a page, with its marks lost or wrong?
 *
 * Such readings know few accented letters, often é alone, and put it for many others; what comes out are
 * syllables that Vietnamese cannot have. Their marks mean nothing, so they are searched as if there were
 * none. */
#ifndef TEXT_OCR_H
#define TEXT_OCR_H

#include <stdbool.h>
#include <stddef.h>

enum ocr_judgement {
    OCR_SOUND,   /* its marks can be relied upon, or it has none and no word tells of damage */
    OCR_SUSPECT, /* short: no mark in it means anything, and some word was misread */
    OCR_DAMAGED  /* long enough to say so: most of its marked syllables are impossible */
};

/* Of one value in Vietnamese or in no known language. Reads its first 64 KiB. */
enum ocr_judgement ocr_judge(const char *text, size_t length);
/* Enough of them for OCR_DAMAGED? Tells quickly of most captions that they cannot be. */
bool ocr_has_many_marks(const char *text, size_t length);

#endif
