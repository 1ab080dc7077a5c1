/* SPDX-License-Identifier: MIT
 * text/charset/viqr.h - Vietnamese spelled with ASCII marks (RFC 1456, VIQR): ^ ( + for the letters, ' ` ? ~
 * . for the tones, dd, and \ before a sign that is none of these.
 *
 * Where writers leave the backslash out, spelling tells: dd is one letter only where a word begins; a period
 * or question mark behind a word is one, if as a tone it would spoil the syllable; a period that could be a
 * tone ends a line, if others in the text do so without doubt and none is escaped. */
#ifndef TEXT_CHARSET_VIQR_H
#define TEXT_CHARSET_VIQR_H

#include "text/charset/sink.h"

/* The text in its letters; what is not ASCII is taken for UTF-8. */
void viqr_decode(struct sink *out, const char *text, size_t length);
/* Where the word ends that begins at `at`: letters, and marks behind vowels. */
size_t viqr_word_end(const char *text, size_t length, size_t at);
/* Has the word a mark that is no punctuation (before a letter, or behind another mark), or dd at its start?
 */
bool viqr_is_marked(const char *word, size_t length);

#endif
