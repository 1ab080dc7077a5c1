/* SPDX-License-Identifier: MIT
 * query/addition.h - the terms that a rewriting adds to a tree: read, checked for doubles, put together. */
#ifndef QUERY_ADDITION_H
#define QUERY_ADDITION_H

#include "query/rewrite.h"

#define ADDITION_PARTS 64 /* of phrases, that may be replaced */

/* Words [start, end) of one term, and what may stand in their place. */
struct addition_part {
    size_t term;
    size_t start;
    size_t end;
    struct query_token *tokens;
    size_t token_count;
    const char *language;
    enum query_reason reason;
    bool guessed;
};

struct additions {
    struct query_tree *tree; /* room for QUERY_MAX_ADDED terms behind those typed */
    struct arena *arena;
    struct analyzer *analyzer;
    struct query_word *words; /* of all typed terms, one after another */
    /* What the next words are for. */
    size_t start; /* of `words` */
    size_t end;
    size_t term;
    size_t term_count; /* 0: for a part of it */
    enum query_reason reason;
    bool guesses;
    struct addition_part parts[ADDITION_PARTS];
    size_t part_count;
    size_t token_count; /* of all terms added */
    bool failed;        /* no memory */
};

/* Words of a source (text/equivalent.h) as a term, or as a part of terms to be. False: no more are wanted. */
bool additions_take(struct additions *additions, const char *words, const char *language);
/* Phrases with their parts replaced. first_word: of each typed term, and one more. False: no memory. */
bool additions_add_variants(struct additions *additions, const size_t *first_word);

#endif
