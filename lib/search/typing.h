/* SPDX-License-Identifier: MIT
 * search/typing.h - what a person has typed so far, as words, the last of which may go on. */
#ifndef SEARCH_TYPING_H
#define SEARCH_TYPING_H

#include "base/arena.h"
#include "text/analyzer.h"

#define TYPING_WORDS 12

struct typing_word {
    const char *written; /* neither is NUL-terminated */
    size_t length;
    const char *folded;
    size_t folded_length;
    const char *other; /* its folded form with i for y or y for i, of the same length; NULL: it has none */
    bool marked;
};

struct typing {
    struct typing_word words[TYPING_WORDS];
    size_t count;
    bool too_long;
    bool open;   /* the last word may go on */
    bool marked; /* one of them is */
    struct buf key; /* what keys (document/term.h) of texts that begin so begin with */
    struct buf other_key; /* the same with every `other`; empty: there is none */
    struct buf scratch;
    bool failed; /* an answer of typing_fits had no memory */
};

/* Into a zeroed one, words into the arena. In any case end with typing_dispose. ENOMEM. */
vitrine_status typing_read(struct typing *out, struct arena *arena, struct analyzer *analyzer, const char *prefix,
                           vitrine_error **err);
void typing_dispose(struct typing *typing);

/* May a word of a text, in written form, be what was typed as word i? A mark that was typed counts; unmarked: the text is
 * of a language spelled without marks. */
bool typing_fits(struct typing *typing, size_t i, struct analyzer *analyzer, const char *word, size_t length,
                 bool unmarked);

#endif
