/* SPDX-License-Identifier: MIT
 * base/nearest.h - the word somebody probably meant. */
#ifndef BASE_NEAREST_H
#define BASE_NEAREST_H

/* Of a NULL-ended list, the word with the fewest edits (insert, delete, replace, swap of neighbours) from `word`, by
 * bytes without regard to ASCII case; NULL when more than a third of it would have to change. Borrowed. */
const char *nearest_word(const char *word, const char *const *words);

#endif
