/* SPDX-License-Identifier: MIT
 * text/equivalent.h - what may be written in place of some words: names with several spellings, numbers, dates. A source
 * of them is asked for a sequence of words, and tells each. */
#ifndef TEXT_EQUIVALENT_H
#define TEXT_EQUIVALENT_H

#include <stdbool.h>
#include <stddef.h>

#include "vitrine/error.h"

#define EQUIVALENT_WORDS 12 /* a longer sequence has none */

/* A token (text/analyzer.h) of a query, with what stands between it and the one before. */
struct query_word {
    const char *written; /* both are NUL-terminated */
    const char *folded;
    bool marked;
    char gap; /* 0: nothing, ' ': spaces, a sign of ASCII: that sign alone, perhaps in spaces; '?': anything else */
};

/* Gets words with spaces between them; where several may stand in one place, '|' is between these: "7|07 tháng 9|09". Each
 * has to be one token. language: the tag of the texts that they are for; NULL: any. words NULL: those asked for mean this
 * only while they stand together, in their order (a date), so the typed ones have to. False to stop. */
typedef bool equivalent_sink(void *context, const char *words, const char *language);

/* Tell what may stand for all the words together. What it tells need not occur anywhere, but should mean the same. */
typedef vitrine_status equivalent_source(void *context, const struct query_word *words, size_t count,
                                         equivalent_sink *sink, void *sink_context, vitrine_error **err);

/* A word of the language's own, as it is written and without its marks. */
struct known_word {
    const char *written;
    const char *folded;
};

/* Is it that word, typed with its marks or without any? */
bool query_word_is(const struct query_word *word, const struct known_word *known);
/* The number that it is, of at most nine digits; -1: it is none. */
long query_word_number(const struct query_word *word);

/* A number as equivalents have it, below ten with and without a zero in front: "7|07". Returns the bytes it takes. */
size_t equivalent_number(char *out, size_t size, long number);

#endif
