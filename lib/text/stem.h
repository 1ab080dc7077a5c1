/* SPDX-License-Identifier: MIT
 * text/stem.h - the stemmers of libstemmer, one a language, made once. */
#ifndef TEXT_STEM_H
#define TEXT_STEM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

#define STEM_LANGUAGES 32 /* room for the table in stem.c */

struct sb_stemmer;

struct stemmers {
    struct sb_stemmer *of[STEM_LANGUAGES];
};

/* False if there is no memory; then (and always) end with stemmers_dispose. Zeroed is valid. A language that
 * this libstemmer does not have has no stems. */
bool stemmers_init(struct stemmers *stemmers);
void stemmers_dispose(struct stemmers *stemmers);
/* The stem of a lower-case word, not yet folded; nothing if the language has none. out fails if memory does.
 */
void stem_append(struct buf *out, struct stemmers *stemmers, const char *language, const char *word,
                 size_t length);

#endif
