/* SPDX-License-Identifier: MIT
 * text/border.h - is it sure where a run of characters of one kind ends, without a look further? */
#ifndef TEXT_BORDER_H
#define TEXT_BORDER_H

#include "text/letters.h"

/* Does a run of that kind end before text[at], whatever it holds and whatever follows? False where that is
 * not sure. ASCII letters and digits are taken for the end of any run. */
bool border_is_sure(const struct letters *letters, enum letter_kind kind, const char *text, size_t length,
                    size_t at);

#endif
