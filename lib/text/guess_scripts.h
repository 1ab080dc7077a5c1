/* SPDX-License-Identifier: MIT
 * text/guess_scripts.h - how much of a text is in which script, and the languages that a script settles. */
#ifndef TEXT_GUESS_SCRIPTS_H
#define TEXT_GUESS_SCRIPTS_H

#include <stddef.h>

#define SCRIPTS 26

/* The first rows of the table: scripts that settle nothing by themselves, and those Han stands beside. */
enum { SCRIPT_LATIN, SCRIPT_CYRILLIC, SCRIPT_HAN, SCRIPT_HIRAGANA, SCRIPT_KATAKANA, SCRIPT_HANGUL };

struct script_shares {
    unsigned counts[SCRIPTS]; /* letters, weighted: a Han character says more than a Latin letter */
    unsigned total;
};

void scripts_count(struct script_shares *out, const char *text, size_t length);
/* The share of a script, 0 to 1. Han beside kana or Hangul is Japanese or Korean: theirs then, and none of
 * Han. */
double scripts_share(const struct script_shares *shares, size_t script);
/* The language a script settles, with its likelihood; NULL for Latin, Cyrillic and Han. */
const char *script_language(double *confidence, size_t script);

#endif
